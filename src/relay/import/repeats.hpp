// A row whose number is there already: what it has otherwise than what is there.
#pragma once

#include "core/nouns.hpp"
#include "wire/answers/imports.hpp"

#include <string>
#include <vector>

namespace recall {

// "Name: “Ada Bello”, was “Ada”; Balance: “250”, was “100”". What the row leaves blank does not
// differ. Empty: nothing does.
std::string what_differs(const NewLead& row, const NewLead& there);
std::string what_differs(const NewLead& row, const Lead& there);

// As a table in CSV: each repeat with its line, what it repeats and what differs.
std::string repeats_as_file(const std::vector<RowRepeat>& repeats);

}  // namespace recall
