#include "journal/private_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace recall {

namespace {

constexpr mode_t of_others = S_IRWXG | S_IRWXO;
constexpr mode_t written_by_others = S_IWGRP | S_IWOTH;

// With what SQLite keeps beside each of them.
constexpr const char* desk_files[] = {"desk.db", "accounts.db", "notes.db"};
constexpr const char* suffixes[] = {"", "-wal", "-shm", "-journal"};

std::optional<JournalError> close_file(const std::string& path) {
    struct stat seen {};
    if (::stat(path.c_str(), &seen) != 0) return std::nullopt;
    if ((seen.st_mode & of_others) == 0) return std::nullopt;
    if (::chmod(path.c_str(), seen.st_mode & S_IRWXU) == 0) return std::nullopt;
    return JournalError{"read_only", "Others on this machine can read " + path +
                                         ", and that cannot be changed (" + std::strerror(errno) +
                                         "). As its owner run: chmod 600 " + path};
}

}  // namespace

std::optional<JournalError> keep_private(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::create_directories(folder, error)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    }
    struct stat seen {};
    if (::stat(folder.c_str(), &seen) != 0) return std::nullopt;  // whoever opens it says why
    if ((seen.st_mode & written_by_others) != 0) {
        return JournalError{"read_only", "Others on this machine can write to the folder " +
                                             folder +
                                             ", so they could change the desk. Run: chmod 700 " +
                                             folder + " (or choose a folder of the desk's own)"};
    }
    for (const char* name : desk_files) {
        for (const char* suffix : suffixes) {
            if (auto wrong = close_file(folder + '/' + name + suffix)) return wrong;
        }
    }
    return std::nullopt;
}

std::optional<std::string> seen_by_others(const std::string& folder) {
    struct stat seen {};
    if (::stat(folder.c_str(), &seen) != 0 || (seen.st_mode & of_others) == 0) return std::nullopt;
    return "others on this machine can see what the folder " + folder +
           " holds, though not read it. To close it: chmod 700 " + folder;
}

}  // namespace recall
