// How the relay is, for people: what it keeps and where, who is connected, what the clock does.
// A figure is true or not there. For machines: /healthz, /readyz, /metrics.
#include "journal/sqlite_journal.hpp"
#include "relay/api/handlers.hpp"
#include "relay/desk/backup_note.hpp"
#include "relay/desk/log.hpp"


#include <filesystem>

namespace recall::api {

namespace {

namespace fs = std::filesystem;

// What the journal takes of the disk, with what is still in SQLite's log.
std::optional<std::int64_t> journal_bytes(const std::string& folder) {
    std::error_code error;
    const std::uintmax_t desk = fs::file_size(desk_file(folder), error);
    if (error) return std::nullopt;
    const std::uintmax_t log = fs::file_size(desk_file(folder) + "-wal", error);
    return static_cast<std::int64_t>(error ? desk : desk + log);
}

// What only a desk that is kept on a disk has.
void add_storage(HealthOfRelay& health, const std::string& folder) {
    if (folder.empty()) return;
    health.journal.bytes = journal_bytes(folder);
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error) {
        health.disk = {static_cast<std::int64_t>(space.available),
                       static_cast<std::int64_t>(space.capacity)};
    }
    health.backup = {last_backup(folder).value_or(Instant{})};
}

TabsHealth tabs_of(const Presence& presence) {
    TabsHealth tabs;
    for (const auto& [username, seen] : presence.all()) {
        tabs.connected += static_cast<std::int64_t>(seen.connections);
        if (seen.connections > 0) ++tabs.users;
    }
    return tabs;
}

}  // namespace

HealthOfRelay health(const Services& services, const Caller&, const HealthQuery&) {
    HealthOfRelay health = services.desk.ask([](const DeskThread::Desk& desk) {
        HealthOfRelay read;
        read.journal.records = desk.position;
        read.journal.last_commit_at = desk.last_at;
        read.scheduler.next_wake = desk.next_wake;
        read.scheduler.open_day = desk.state.counters().open_day;
        return read;
    });
    health.scheduler.last_day_closed_at =
        value_or_refuse(services.reader.last_day_closed()).value_or(Instant{});
    if (const auto why = services.health.error()) {
        health.journal.error = {why->code, why->message};
    }
    const std::int64_t up_ms = services.clock() - services.started_at;
    health.relay = {RECALL_VERSION, services.started_at,
                    std::max<std::int64_t>(0, up_ms) / second_ms};
    health.tabs = tabs_of(services.presence);
    add_storage(health, services.data);
    if (const auto doubt = services.desk_clock.doubt()) {
        health.clock = ClockDoubt{doubt->machine, doubt->desk};
    }
    return health;
}

Ok confirm_clock(const Services& services, const Caller& caller) {
    if (services.desk_clock.doubt()) {
        log::warn("{} says that the machine's clock is right", caller.user.username);
    }
    services.desk_clock.confirm();
    return {};
}

}  // namespace recall::api
