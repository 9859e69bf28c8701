// How the relay is, for people: what it keeps and where, who is connected, what the clock does.
// A figure is true or not there. For machines: /healthz, /readyz, /metrics.
#include "journal/sqlite_journal.hpp"
#include "relay/api/handlers.hpp"
#include "relay/desk/backup_note.hpp"

#include <filesystem>

namespace recall::api {

namespace {

namespace fs = std::filesystem;

// What the journal takes of the disk, with what is still in SQLite's log.
std::optional<std::uintmax_t> journal_bytes(const std::string& folder) {
    std::error_code error;
    const std::uintmax_t desk = fs::file_size(desk_file(folder), error);
    if (error) return std::nullopt;
    const std::uintmax_t log = fs::file_size(desk_file(folder) + "-wal", error);
    return error ? desk : desk + log;
}

// What only a desk that is kept on a disk has.
void add_storage(Json& health, const std::string& folder) {
    if (folder.empty()) return;
    if (const auto bytes = journal_bytes(folder)) health["journal"]["bytes"] = *bytes;
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error) {
        health["disk"] = {{"free_bytes", space.available}, {"total_bytes", space.capacity}};
    }
    health["backup"] = {{"last_at", instant_json(last_backup(folder).value_or(Instant{}))}};
}

Json tabs_json(const Presence& presence) {
    std::size_t connected = 0, users = 0;
    for (const auto& [username, seen] : presence.all()) {
        connected += seen.connections;
        if (seen.connections > 0) ++users;
    }
    return {{"connected", connected}, {"users", users}};
}

}  // namespace

HttpReply health(const Services& services, const Caller&, const HttpRequest&) {
    struct Read {
        std::int64_t records;
        Instant last_at, next_wake;
        Day open_day;
    };
    const Read read = services.desk.ask([](const DeskThread::Desk& desk) {
        return Read{desk.position, desk.last_at, desk.next_wake,
                    desk.state.counters().open_day};
    });
    const auto closed = services.reader.last_day_closed();
    if (!closed) return error_reply(closed.error());
    Json error = nullptr;
    if (const auto why = services.health.error()) {
        error = {{"code", why->code}, {"message", why->message}};
    }
    const std::int64_t up_ms = services.clock() - services.started_at;
    Json health{{"relay",
                 {{"version", RECALL_VERSION},
                  {"started_at", instant_json(services.started_at)},
                  {"uptime_seconds", std::max<std::int64_t>(0, up_ms) / second_ms}}},
                {"journal",
                 {{"records", read.records},
                  {"last_commit_at", instant_json(read.last_at)},
                  {"error", std::move(error)}}},
                {"tabs", tabs_json(services.presence)},
                {"scheduler",
                 {{"next_wake", instant_json(read.next_wake)},
                  {"open_day", read.open_day ? Json(to_text(read.open_day)) : Json(nullptr)},
                  {"last_day_closed_at", instant_json(closed.value().value_or(Instant{}))}}}};
    add_storage(health, services.data);
    return json_reply(health);
}

}  // namespace recall::api
