#include "shell/app/stored.hpp"

#include "shell/app/http_json.hpp"
#include "shell/app/program.hpp"
#include "wire/protocol.hpp"

namespace recall::shell {

namespace {

struct Envelope {
    Json json;
    Command command;
    Instant at;
};

std::optional<Envelope> open(const StoredCommand& stored) {
    auto parsed = parse_json(stored.text);
    if (!parsed) return std::nullopt;
    Json json = std::move(parsed).value();
    if (!json.is_object() || !json.contains("command") || !json.contains("at") ||
        !json["at"].is_number_integer()) {
        return std::nullopt;
    }
    auto command = command_json().read(json["command"]);
    if (!command) return std::nullopt;
    const Instant at{json["at"].get<std::int64_t>()};
    return Envelope{std::move(json), std::move(command).value(), at};
}

Json envelope(const Command& command, Instant at) {
    return Json{{"at", at.ms}, {"command", command_json().write(command)}};
}

}  // namespace

StoredCommand to_stored(const Pending& pending) {
    return {pending.client, pending.number,
            to_text(envelope(pending.command, pending.wished_at))};
}

StoredCommand to_stored(const Refused& refused) {
    Json json = envelope(refused.command, refused.wished_at);
    json["code"] = refused.error.code;
    json["message"] = refused.error.message;
    return {refused.client, refused.number, to_text(json)};
}

std::optional<Pending> pending_from(const StoredCommand& stored) {
    auto opened = open(stored);
    if (!opened) return std::nullopt;
    return Pending{stored.client, stored.number, std::move(opened->command),
                   opened->at,    true,          false};
}

std::vector<Pending> pending_from(const std::vector<StoredCommand>& stored) {
    std::vector<Pending> pending;
    for (const StoredCommand& command : stored) {
        if (auto read = pending_from(command)) pending.push_back(std::move(*read));
    }
    return pending;
}

std::optional<Refused> refused_from(const StoredCommand& stored) {
    auto opened = open(stored);
    if (!opened) return std::nullopt;
    return Refused{stored.client,
                   stored.number,
                   std::move(opened->command),
                   opened->at,
                   {text_in(opened->json, "code"), text_in(opened->json, "message")}};
}

std::string history_text(const StoredHistory& history) {
    Json json{{"mark", history.mark}};
    if (history.known) {
        json["relay"] = history.known->relay.ms;
        json["wall"] = history.known->wall.ms;
    }
    return to_text(json);
}

StoredHistory history_from(const std::string& text) {
    const auto parsed = parse_json(text);
    if (!parsed || !parsed.value().is_object()) return {};
    const Json& json = parsed.value();
    StoredHistory history{text_in(json, "mark"), std::nullopt};
    const auto relay = json.find("relay"), wall = json.find("wall");
    if (relay != json.end() && relay->is_number_integer() && wall != json.end() &&
        wall->is_number_integer()) {
        history.known = KnownTime{{relay->get<std::int64_t>()}, {wall->get<std::int64_t>()}};
    }
    return history;
}

std::string stored_text(const Departed& departed) {
    return to_text(Json{{"assignment", row_to_json(departed.assignment)},
                        {"lead", row_to_json(departed.lead)}});
}

std::optional<Departed> departed_from(const std::string& text) {
    auto parsed = parse_json(text);
    if (!parsed || !parsed.value().is_object()) return std::nullopt;
    const Json& json = parsed.value();
    if (!json.contains("assignment") || !json.contains("lead")) return std::nullopt;
    auto assignment = row_from_json(json["assignment"]);
    auto lead = row_from_json(json["lead"]);
    if (!assignment || !lead) return std::nullopt;
    const auto* known = std::get_if<Assignment>(&assignment.value());
    const auto* of = std::get_if<Lead>(&lead.value());
    if (!known || !of) return std::nullopt;
    return Departed{*known, *of};
}

std::vector<StoredRow> to_stored(const Effects& effects) {
    std::vector<StoredRow> stored;
    for (const Row& row : effects.rows) {
        RowKey key = key_of(row);
        const auto* assignment = std::get_if<Assignment>(&row);
        const auto* call = std::get_if<CompletedCall>(&row);
        const bool over =
            (assignment && !is_open(assignment->stage)) || (call && call->archived_at);
        stored.push_back({std::move(key.kind), std::move(key.id), over ? "" : row_text(row)});
    }
    for (const GoneRow& gone : effects.gone) {
        RowKey key = key_of(gone);
        stored.push_back({std::move(key.kind), std::move(key.id), ""});
    }
    return stored;
}

std::vector<Row> rows_from(const std::vector<StoredRow>& stored) {
    std::vector<Row> rows;
    for (const StoredRow& one : stored) {
        auto json = parse_json(one.text);
        if (!json) continue;
        auto row = row_from_json(json.value());
        if (row) rows.push_back(std::move(row).value());
    }
    return rows;
}

}  // namespace recall::shell
