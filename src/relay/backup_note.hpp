// When the desk was last backed up: the file last-backup in its data folder, a line of text such as
// 2026-11-21T08:30:00.000Z. `recall backup` writes it once the copy is whole; a copy has none.
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
