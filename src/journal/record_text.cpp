#include "journal/record_text.hpp"

#include "journal/json_text.hpp"
#include "wire/json.hpp"

namespace recall {

namespace {

std::string day_text(Day day) { return day ? to_text(day) : ""; }

std::string rejection_text(const std::optional<Rejection>& rejection) {
    if (!rejection) return "";
    return to_text(Json{{"reason", std::string(code_of(rejection->reason))},
                        {"subject", rejection->subject},
                        {"number", rejection->number}});
}

// {"type": "LeadClaimed", ...}: what event_to_json writes, without building it first.
void append_event(std::string& text, const Event& event) {
    text += "{\"type\":\"";
    text += name_of(event);
    text += '"';
    FieldAppender fields(text);
    std::visit([&](const auto& fact) { Fields<std::decay_t<decltype(fact)>>::visit(fields, fact); },
               event);
    text += '}';
}

std::string events_text(const Events& events) {
    std::string text = "[";
    for (const Event& event : events) {
        if (text.size() > 1) text += ',';
        append_event(text, event);
    }
    return text + ']';
}

bool read_day(const std::string& text, Day& day) {
    if (text.empty()) return true;
    const auto read = day_from_text(text);
    if (read) day = *read;
    return read.has_value();
}

bool read_rejection(const std::string& text, std::optional<Rejection>& rejection) {
    if (text.empty()) return true;
    const auto parsed = parse_json(text);
    if (!parsed) return false;
    const Json& json = parsed.value();
    if (!json.is_object() || !json.contains("reason") || !json["reason"].is_string()) return false;
    const auto reason = reason_from_code(json["reason"].get_ref<const std::string&>());
    if (!reason) return false;
    rejection.emplace(*reason);
    if (json.contains("subject") && json["subject"].is_string()) {
        rejection->subject = json["subject"].get_ref<const std::string&>();
    }
    if (json.contains("number") && json["number"].is_number_integer()) {
        rejection->number = json["number"].get<std::int64_t>();
    }
    return true;
}

std::string read_events(const std::string& text, Events& events) {
    const auto parsed = parse_json(text);
    if (!parsed) return parsed.error().message;
    if (!parsed.value().is_array()) return "The events are no array.";
    for (const Json& json : parsed.value()) {
        auto event = event_from_json(json, Detail::record);
        if (!event) return event.error().message;
        events.push_back(std::move(event).value());
    }
    return "";
}

void add_field(std::string& text, std::string_view field) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
    text += ',';
}

}  // namespace

RecordText to_stored(const Record& record) {
    return {.seq = record.seq,
            .at = record.at.ms,
            .day = day_text(record.today),
            .user = record.by,
            .client = record.client,
            .number = record.number,
            .command = record.command,
            .rejection = rejection_text(record.rejection),
            .events = events_text(record.events),
            .digest = record.digest};
}

Result<Record, std::string> from_stored(const RecordText& stored) {
    Record record;
    record.seq = stored.seq;
    record.at = {stored.at};
    record.by = stored.user;
    record.client = stored.client;
    record.number = stored.number;
    record.command = stored.command;
    record.digest = stored.digest;
    const std::string which = "Record " + std::to_string(stored.seq) + ": ";
    if (!read_day(stored.day, record.today)) return which + "its day is not a day.";
    if (!read_rejection(stored.rejection, record.rejection)) {
        return which + "its rejection is not one this version knows.";
    }
    const std::string error = read_events(stored.events, record.events);
    if (!error.empty()) return which + error;
    return record;
}

Sha256 chain(Sha256Hasher& hasher, const Sha256& before, const RecordText& stored) {
    std::string text(before.begin(), before.end());
    add_field(text, std::to_string(stored.seq));
    add_field(text, std::to_string(stored.at));
    add_field(text, stored.day);
    add_field(text, stored.user);
    add_field(text, stored.client);
    add_field(text, std::to_string(stored.number));
    add_field(text, stored.command);
    add_field(text, stored.rejection);
    add_field(text, stored.events);
    return hasher(text);
}

std::string mark_of(const Sha256& hash) {
    constexpr std::size_t mark_bytes = 8;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string mark;
    for (std::size_t i = 0; i < mark_bytes; ++i) {
        mark += digits[hash[i] >> 4];
        mark += digits[hash[i] & 0xf];
    }
    return mark;
}

}  // namespace recall
