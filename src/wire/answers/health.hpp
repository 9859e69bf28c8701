// GET /health: how the relay is, for people. A figure is true or not there.
#pragma once

#include "wire/answers/clock.hpp"

namespace recall {

struct HealthQuery {};
template <>
struct Asked<HealthQuery> {
    static constexpr std::string_view path = "/health";
    static void visit(auto&, auto&) {}
};

struct RelayHealth {
    std::string version;
    Instant started_at;
    std::int64_t uptime_seconds = 0;
};
template <>
struct Told<RelayHealth> {
    static constexpr std::string_view name = "RelayHealth";
    static void visit(auto& f, auto& x) {
        f("version", x.version);
        f("started_at", x.started_at);
        f("uptime_seconds", x.uptime_seconds);
    }
};

struct JournalHealth {
    std::int64_t records = 0;
    Instant last_commit_at;
    std::optional<ToldRefusal> error;
    std::optional<std::int64_t> bytes;
};
template <>
struct Told<JournalHealth> {
    static constexpr std::string_view name = "JournalHealth";
    static void visit(auto& f, auto& x) {
        f("records", x.records);
        f("last_commit_at", x.last_commit_at);
        f("error", x.error, {.says = "Why nothing can be saved now."});
        f.if_any("bytes", x.bytes, {.says = "On the disk."});
    }
};

struct DiskHealth {
    std::int64_t free_bytes = 0, total_bytes = 0;
    bool operator==(const DiskHealth&) const = default;
};
template <>
struct Told<DiskHealth> {
    static constexpr std::string_view name = "DiskHealth";
    static void visit(auto& f, auto& x) {
        f("free_bytes", x.free_bytes);
        f("total_bytes", x.total_bytes);
    }
};

struct BackupHealth {
    Instant last_at;
};
template <>
struct Told<BackupHealth> {
    static constexpr std::string_view name = "BackupHealth";
    static void visit(auto& f, auto& x) { f("last_at", x.last_at); }
};

struct TabsHealth {
    std::int64_t connected = 0, users = 0;
};
template <>
struct Told<TabsHealth> {
    static constexpr std::string_view name = "TabsHealth";
    static void visit(auto& f, auto& x) {
        f("connected", x.connected, {.says = "Browsers: tabs of one browser share a connection."});
        f("users", x.users);
    }
};

struct SchedulerHealth {
    Instant next_wake;
    Day open_day;
    Instant last_day_closed_at;
};
template <>
struct Told<SchedulerHealth> {
    static constexpr std::string_view name = "SchedulerHealth";
    static void visit(auto& f, auto& x) {
        f("next_wake", x.next_wake);
        f.or_null("open_day", x.open_day);
        f("last_day_closed_at", x.last_day_closed_at);
    }
};

// `disk` and `backup` only of a desk that is kept on a disk.
struct HealthOfRelay {
    RelayHealth relay;
    JournalHealth journal;
    std::optional<DiskHealth> disk;
    std::optional<BackupHealth> backup;
    TabsHealth tabs;
    SchedulerHealth scheduler;
    std::optional<ClockDoubt> clock;
};
template <>
struct Told<HealthOfRelay> {
    static constexpr std::string_view name = "Health";
    static void visit(auto& f, auto& x) {
        f("relay", x.relay);
        f("journal", x.journal);
        f.if_any("disk", x.disk);
        f.if_any("backup", x.backup);
        f("tabs", x.tabs);
        f("scheduler", x.scheduler);
        f("clock", x.clock, {.says = "Where the machine's clock is in doubt: no day is closed, "
                                     "and nothing is released, until POST /clock."});
    }
};

}  // namespace recall
