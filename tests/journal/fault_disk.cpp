#include "tests/journal/fault_disk.hpp"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

namespace recall {

namespace {

// SQLite allocates szOsFile bytes: ours, and the real file right behind.
struct File {
    sqlite3_file base;
    FaultDisk* disk;
    std::string* path;
    sqlite3_file* real;
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real; }

int close_file(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    delete of(file).path;
    return code;
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    const int fault = of(file).disk->next_code();
    const int written = fault ? size / 2 : size;
    const int code = real(file)->pMethods->xWrite(real(file), from, written, at);
    of(file).disk->wrote(*of(file).path, static_cast<std::uint64_t>(at),
                         {static_cast<const char*>(from), static_cast<std::size_t>(written)});
    return fault ? fault : code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (const int fault = of(file).disk->next_code()) return fault;
    of(file).disk->truncated(*of(file).path, static_cast<std::uint64_t>(size));
    return real(file)->pMethods->xTruncate(real(file), size);
}
// The test's own knowledge stands for the disk: nothing is really synced, which is slow.
int sync_file(sqlite3_file* file, int) {
    if (const int fault = of(file).disk->next_code()) return fault;
    of(file).disk->synced(*of(file).path);
    return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int file_control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file*) { return 512; }
// A cautious disk: it promises nothing.
int device_characteristics(sqlite3_file*) { return 0; }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods file_methods = {2,
                                         close_file,
                                         read_file,
                                         write_file,
                                         truncate_file,
                                         sync_file,
                                         file_size,
                                         lock_file,
                                         unlock_file,
                                         check_reserved_lock,
                                         file_control,
                                         sector_size,
                                         device_characteristics,
                                         shm_map,
                                         shm_lock,
                                         shm_barrier,
                                         shm_unmap,
                                         nullptr,
                                         nullptr};

std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

struct FaultDisk::Vfs {
    sqlite3_vfs self{};
    sqlite3_vfs* real = nullptr;
    FaultDisk* disk = nullptr;

    static Vfs& of(sqlite3_vfs* vfs) { return *static_cast<Vfs*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
        Vfs& layer = of(vfs);
        auto* opened = new (file) File{};
        opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
        const int code =
            layer.real->xOpen(layer.real, path, opened->real, layer.disk->open_flags(flags), out);
        if (code != SQLITE_OK) return code;
        opened->disk = layer.disk;
        opened->path = new std::string(path ? path : "");
        opened->base.pMethods = &file_methods;
        layer.disk->opened(*opened->path);
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* path, int sync) {
        of(vfs).disk->removed(path);
        return of(vfs).real->xDelete(of(vfs).real, path, sync);
    }
    static int access(sqlite3_vfs* vfs, const char* path, int flags, int* answer) {
        return of(vfs).real->xAccess(of(vfs).real, path, flags, answer);
    }
    static int full_pathname(sqlite3_vfs* vfs, const char* path, int size, char* out) {
        return of(vfs).real->xFullPathname(of(vfs).real, path, size, out);
    }
    static int randomness(sqlite3_vfs* vfs, int size, char* out) {
        return of(vfs).real->xRandomness(of(vfs).real, size, out);
    }
    static int sleep(sqlite3_vfs* vfs, int microseconds) {
        return of(vfs).real->xSleep(of(vfs).real, microseconds);
    }
    static int current_time(sqlite3_vfs* vfs, double* now) {
        return of(vfs).real->xCurrentTime(of(vfs).real, now);
    }
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

FaultDisk::FaultDisk() : vfs_(std::make_unique<Vfs>()) {
    static int count = 0;
    name_ = "fault" + std::to_string(++count);
    vfs_->real = sqlite3_vfs_find(nullptr);
    vfs_->disk = this;
    sqlite3_vfs& self = vfs_->self;
    self.iVersion = 1;
    self.szOsFile = static_cast<int>(sizeof(File)) + vfs_->real->szOsFile;
    self.mxPathname = vfs_->real->mxPathname;
    self.zName = name_.c_str();
    self.pAppData = vfs_.get();
    self.xOpen = Vfs::open;
    self.xDelete = Vfs::remove;
    self.xAccess = Vfs::access;
    self.xFullPathname = Vfs::full_pathname;
    self.xRandomness = Vfs::randomness;
    self.xSleep = Vfs::sleep;
    self.xCurrentTime = Vfs::current_time;
    self.xGetLastError = Vfs::last_error;
    sqlite3_vfs_register(&self, 0);
}

FaultDisk::~FaultDisk() { sqlite3_vfs_unregister(&vfs_->self); }

void FaultDisk::fail(int k, int code, bool once) {
    countdown_ = k;
    code_ = code;
    once_ = once;
    failed_ = false;
}

int FaultDisk::next_code() {
    if (code_ == 0 || (failed_ && once_)) return 0;
    if (!failed_ && --countdown_ > 0) return 0;
    failed_ = true;
    return code_;
}

int FaultDisk::open_flags(int flags) const {
    if (!read_only_ || !(flags & SQLITE_OPEN_READWRITE)) return flags;
    return (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
}

void FaultDisk::opened(const std::string& path) {
    if (!contents_.contains(path)) contents_[path].safe = contents_of(path);
}

void FaultDisk::wrote(const std::string& path, std::uint64_t offset, const std::string& bytes) {
    contents_[path].at_risk.push_back({false, offset, bytes});
}

void FaultDisk::truncated(const std::string& path, std::uint64_t size) {
    contents_[path].at_risk.push_back({true, size, ""});
}

void FaultDisk::synced(const std::string& path) {
    Contents& contents = contents_[path];
    for (const Change& change : contents.at_risk) apply(contents.safe, change);
    contents.at_risk.clear();
}

void FaultDisk::apply(std::string& contents, const Change& change) {
    const auto at = static_cast<std::size_t>(change.offset);
    if (change.truncates) return contents.resize(std::min(contents.size(), at));
    if (contents.size() < at + change.bytes.size()) contents.resize(at + change.bytes.size());
    contents.replace(at, change.bytes.size(), change.bytes);
}

void FaultDisk::lose_power(const std::string& folder, const std::string& copy,
                           std::mt19937& random) const {
    for (const auto& [path, contents] : contents_) {
        const std::filesystem::path file(path);
        if (file.parent_path() != std::filesystem::path(folder)) continue;
        std::string left = contents.safe;
        for (Change change : contents.at_risk) {
            const auto fate = random() % 3;
            if (fate == 0) continue;
            if (fate == 1) change.bytes.resize(change.bytes.size() / 2);
            apply(left, change);
        }
        std::ofstream out(std::filesystem::path(copy) / file.filename(), std::ios::binary);
        out << left;
    }
}

}  // namespace recall
