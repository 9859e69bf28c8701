// FaultDisk: a layer between SQLite and the file system (a sqlite3_vfs) that can fail on demand,
// and that knows what a loss of power would leave behind.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace recall {

class FaultDisk {
public:
    FaultDisk();
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    // What to hand to SqliteJournal::open.
    const std::string& name() const { return name_; }

    // The k-th write, sync or truncation from now on fails with this SQLite code; so do all that
    // follow, unless `once`. A write that fails has written its first half.
    void fail(int k, int code, bool once);
    void heal() { fail(0, 0, true); }
    bool has_failed() const { return failed_; }

    // From now on files are opened for reading only, as on a disk mounted so.
    void make_read_only() { read_only_ = true; }

    // Copies the folder as it would be found after the power went now: what was synced is there;
    // of every write since its file's last sync all, nothing or the first half is.
    void lose_power(const std::string& folder, const std::string& copy, std::mt19937& random) const;

    // Called by the files themselves.
    int next_code();
    int open_flags(int flags) const;
    void opened(const std::string& path);
    void wrote(const std::string& path, std::uint64_t offset, const std::string& bytes);
    void truncated(const std::string& path, std::uint64_t size);
    void synced(const std::string& path);
    void removed(const std::string& path) { contents_.erase(path); }

private:
    struct Change {
        bool truncates = false;
        std::uint64_t offset = 0;  // or the new size
        std::string bytes;
    };
    struct Contents {
        std::string safe;
        std::vector<Change> at_risk;
    };
    static void apply(std::string& contents, const Change& change);

    std::string name_;
    struct Vfs;
    std::unique_ptr<Vfs> vfs_;
    std::map<std::string, Contents> contents_;  // by path
    int countdown_ = 0;
    int code_ = 0;
    bool once_ = true;
    bool failed_ = false;
    bool read_only_ = false;
};

}  // namespace recall
