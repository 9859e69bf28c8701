#include "relay/backup_note.hpp"

#include "relay/clock.hpp"

#include <date/date.h>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace recall {

namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

fs::path note_in(const std::string& folder) { return fs::path(folder) / "last-backup"; }

}  // namespace

bool note_backup(const std::string& folder, Instant at) {
    // Put in its place whole: a relay may be reading it.
    const fs::path note = note_in(folder);
    const fs::path fresh = note.string() + ".new";
    std::ofstream file(fresh, std::ios::trunc);
    file << rfc3339(at) << '\n';
    file.close();
    std::error_code error;
    if (file) fs::rename(fresh, note, error);
    return file && !error;
}

std::optional<Instant> last_backup(const std::string& folder) {
    std::ifstream file(note_in(folder));
    date::sys_time<Milliseconds> at;
    if (!(file >> date::parse("%FT%TZ", at))) return std::nullopt;
    return Instant{at.time_since_epoch().count()};
}

}  // namespace recall
