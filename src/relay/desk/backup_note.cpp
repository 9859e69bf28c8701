#include "relay/desk/backup_note.hpp"

#include "wire/answers/instants.hpp"

#include <filesystem>
#include <fstream>

namespace recall {

namespace {

namespace fs = std::filesystem;

fs::path note_in(const std::string& folder) { return fs::path(folder) / "last-backup"; }

}  // namespace

bool note_backup(const std::string& folder, Instant at) {
    // Put in its place whole: a relay may be reading it.
    const fs::path note = note_in(folder);
    const fs::path fresh = note.string() + ".new";
    std::ofstream file(fresh, std::ios::trunc);
    file << at.ms << ' ' << rfc3339(at) << '\n';  // the second for people
    file.close();
    std::error_code error;
    if (file) fs::rename(fresh, note, error);
    return file && !error;
}

std::optional<Instant> last_backup(const std::string& folder) {
    std::ifstream file(note_in(folder));
    Instant at;
    if (!(file >> at.ms)) return std::nullopt;
    return at;
}

}  // namespace recall
