// When the desk was last backed up: the file last-backup in its data folder, one line, milliseconds
// since 1970 and the same for people: "1795000000123 2026-11-18T11:06:40.123Z". `recall backup`
// writes it once the copy is whole; a copy has none.
#pragma once

#include "core/ids.hpp"

#include <optional>
#include <string>

namespace recall {

// False where it could not be written.
bool note_backup(const std::string& folder, Instant at);
// Nothing where there was none, or the line is not one.
std::optional<Instant> last_backup(const std::string& folder);

}  // namespace recall
