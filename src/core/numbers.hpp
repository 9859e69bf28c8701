// The numbers that reach a person: one, or up to five with what each is called, of which some may
// stand on a do-not-call list. The first is the key of the lead in its list. RULES.md §3.
#pragma once

#include "core/nouns.hpp"

#include <vector>

namespace recall {

// All of them in their order, however many there are.
std::vector<LeadNumber> numbers_of(const Lead& lead);
std::vector<Phone> phones_of(const Lead& lead);
std::vector<Phone> phones_of(const NewLead& lead);

// Which is dialled where nobody says: the first that may be called; where none may, the first.
Phone phone_to_call(const Lead& lead);
bool has_number(const Lead& lead, Phone phone);

// The lead has the numbers of `data` from now on, each once. Which of them are barred is not known
// here.
void give_numbers(Lead& lead, const NewLead& data);
// What give_numbers() would need in order to give the same ones.
void take_numbers(NewLead& data, const Lead& lead);

}  // namespace recall
