// FolderLock: one process owns a data folder, by the file `relay.lock` in it. The system lets go
// of the lock when the process ends, however it ends; the file itself stays.
#pragma once

#include "journal/journal.hpp"

namespace recall {

class FolderLock {
public:
    // Makes the folder where there is none, readable by its owner only: it holds personal data.
    static Result<FolderLock, JournalError> take(const std::string& folder);

    FolderLock(FolderLock&& other) noexcept : file_(other.file_) { other.file_ = -1; }
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace recall
