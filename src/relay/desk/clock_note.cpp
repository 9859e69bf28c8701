#include "relay/desk/clock_note.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace recall {

namespace {

namespace fs = std::filesystem;

fs::path clock_note_in(const std::string& folder) { return fs::path(folder) / "clock-is-right"; }

}  // namespace

bool leave_clock_word(const std::string& folder, Instant machine) {
    std::ofstream file(clock_note_in(folder), std::ios::trunc);
    file << machine.ms << '\n';
    file.close();
    return bool(file);
}

bool take_clock_word(const std::string& folder, Instant machine) {
    if (folder.empty()) return false;
    std::ifstream file(clock_note_in(folder));
    Instant left;
    if (!(file >> left.ms)) return false;
    std::error_code error;
    fs::remove(clock_note_in(folder), error);
    return std::abs(machine - left) <= clock_word_ms_max;
}

}  // namespace recall
