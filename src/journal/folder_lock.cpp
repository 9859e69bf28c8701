#include "journal/folder_lock.hpp"

#include "journal/private_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace recall {

namespace {

JournalError not_writable(const std::string& folder, const std::string& why) {
    return {"read_only", "The folder " + folder + " cannot be written (" + why +
                             "). Give the relay's user the right to write there, or choose another "
                             "folder."};
}

std::string holder(int file) {
    char text[32] = {};
    const auto size = ::pread(file, text, sizeof text - 1, 0);
    return size > 0 ? " (process " + std::string(text, static_cast<std::size_t>(size)) + ")" : "";
}

}  // namespace

Result<FolderLock, JournalError> FolderLock::take(const std::string& folder) {
    if (auto wrong = keep_private(folder)) return *wrong;

    const std::string path = folder + "/relay.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return not_writable(folder, std::strerror(errno));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        const std::string by = holder(file);
        ::close(file);
        if (why != EWOULDBLOCK) return not_writable(folder, std::strerror(why));
        return JournalError{"locked", "A relay is already running on the folder " + folder + by +
                                          ". Stop it, or choose another folder."};
    }
    // For whoever finds it taken; without it the message only lacks a number.
    const std::string process = std::to_string(::getpid());
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, process.data(), process.size(), 0) < 0) {
        (void)errno;
    }
    return FolderLock(file);
}

FolderLock::~FolderLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace recall
