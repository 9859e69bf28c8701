#include "wire/protocol.hpp"

namespace recall {

namespace {

Json to_json(const WireError& error) {
    return Json{{"code", error.code}, {"message", error.message}};
}

// ---- Small readers: a message is a handful of fields, each checked where it is read.

const Json* field(const Json& json, const char* name) {
    const auto at = json.find(name);
    return at == json.end() ? nullptr : &*at;
}

bool read(const Json& json, const char* name, std::string& value) {
    const Json* at = field(json, name);
    if (!at || !at->is_string()) return false;
    value = at->get_ref<const std::string&>();
    return true;
}
bool read(const Json& json, const char* name, std::int64_t& value) {
    const Json* at = field(json, name);
    if (!at || !at->is_number_integer()) return false;
    value = at->get<std::int64_t>();
    return value >= 0;
}
bool read(const Json& json, const char* name, int& value) {
    std::int64_t wide = 0;
    if (!read(json, name, wide) || wide > 1'000'000) return false;
    value = static_cast<int>(wide);
    return true;
}
bool read(const Json& json, const char* name, Instant& value) { return read(json, name, value.ms); }
bool read(const Json& json, const char* name, bool& value) {
    const Json* at = field(json, name);
    if (!at || !at->is_boolean()) return false;
    value = at->get<bool>();
    return true;
}
bool read(const Json& json, const char* name, WireError& value) {
    const Json* at = field(json, name);
    return at && at->is_object() && read(*at, "code", value.code) &&
           read(*at, "message", value.message);
}

WireError malformed(const std::string& what) { return {"malformed", what}; }

struct Typed {
    Json json;
    std::string type;
};

Result<Typed, WireError> parse_typed(std::string_view text) {
    auto parsed = parse_json(text);
    if (!parsed) return parsed.error();
    Typed typed{std::move(parsed).value(), ""};
    if (!typed.json.is_object() || !read(typed.json, "type", typed.type)) {
        return malformed("A message is an object with a \"type\".");
    }
    return typed;
}

template <typename T>
std::optional<WireError> read_all(const Json& json, const char* name, std::vector<T>& values,
                                  Result<T, WireError> (*read_one)(const Json&)) {
    const Json* at = field(json, name);
    if (!at || !at->is_array()) return malformed(std::string(name) + " must be an array.");
    for (const Json& one : *at) {
        auto value = read_one(one);
        if (!value) return value.error();
        values.push_back(std::move(value).value());
    }
    return std::nullopt;
}

// A mark came with version 2.
bool read_position(const Json& json, Position& position) {
    return read(json, "position", position.number) &&
           (!field(json, "mark") || read(json, "mark", position.mark));
}

Result<RelayMessage, WireError> read_rows(const Json& json) {
    RowsMessage message;
    if (!read_position(json, message.position) || !read(json, "now", message.now) ||
        !read(json, "reset", message.reset) || !read(json, "more", message.more)) {
        return malformed("rows needs position, now, reset and more.");
    }
    if (auto no = read_all(json, "rows", message.rows, row_from_json)) return *no;
    if (auto no = read_all(json, "gone", message.gone, gone_from_json)) return *no;
    for (std::size_t i = 0; i < message.gone.size(); ++i) {
        const CallbackEnd end = ended_from_json(json["gone"][i]);
        const auto* callback = std::get_if<CallbackId>(&message.gone[i]);
        if (callback && end != CallbackEnd::none) message.ended[*callback] = end;
    }
    return RelayMessage{std::move(message)};
}

Result<RelayMessage, WireError> read_welcome(const Json& json) {
    Welcome message;
    std::string today;
    if (!read(json, "version", message.version) || !read(json, "user", message.user) ||
        !read(json, "now", message.now) || !read(json, "today", today) ||
        !read(json, "demo", message.demo)) {
        return malformed("welcome needs version, user, now, today and demo.");
    }
    const auto day = day_from_text(today);
    if (!day) return malformed("welcome.today must be a day.");
    message.today = *day;
    if (field(json, "other_history") && !read(json, "other_history", message.other_history)) {
        return malformed("welcome.other_history must be true or false.");
    }
    return RelayMessage{std::move(message)};
}

Result<RelayMessage, WireError> read_answer(const Json& json) {
    AnswerMessage message;
    const Json* error = field(json, "error");
    if (!read(json, "client", message.client) || !read(json, "number", message.number) ||
        !read(json, "now", message.now) || !error) {
        return malformed("answer needs client, number, now and error.");
    }
    if (!error->is_null()) {
        message.error.emplace();
        if (!read(json, "error", *message.error)) return malformed("answer.error is wrong.");
    }
    if (field(json, "nothing") && !read(json, "nothing", message.nothing)) {
        return malformed("answer.nothing is wrong.");
    }
    return RelayMessage{std::move(message)};
}

Result<RelayMessage, WireError> read_time(const Json& json) {
    TimeMessage message;
    if (!read(json, "id", message.id) || !read(json, "now", message.now)) {
        return malformed("time needs id and now.");
    }
    return RelayMessage{std::move(message)};
}

Result<RelayMessage, WireError> read_due(const Json& json) {
    const auto wrong = [] { return malformed("due needs counts, a whole number a campaign."); };
    const Json* counts = field(json, "counts");
    if (!counts || !counts->is_object()) return wrong();
    DueMessage message;
    for (const auto& [campaign, count] : counts->items()) {
        const auto code = Code::from_text(campaign);
        int due = 0;
        if (!code || !read(*counts, campaign.c_str(), due)) return wrong();
        message.counts[*code] = due;
    }
    return RelayMessage{std::move(message)};
}

Result<TabMessage, WireError> read_hello(const Json& json) {
    Hello hello;
    if (!read(json, "version", hello.version) || !read_position(json, hello.position)) {
        return malformed("hello needs version and position.");
    }
    if (hello.version >= 2 && !read(json, "user", hello.user)) {
        return malformed("hello needs the user whom the tab works for.");
    }
    return TabMessage{std::move(hello)};
}

Result<TabMessage, WireError> read_command(const Json& json) {
    CommandMessage message;
    const Json* command = field(json, "command");
    if (!read(json, "client", message.client) || !read(json, "number", message.number) ||
        !command || message.client.empty() || message.client.size() > client_bytes_max ||
        message.number < 1) {
        return malformed("command needs client (at most 64 bytes), number (from 1) and command.");
    }
    message.command = *command;
    return TabMessage{std::move(message)};
}

Result<TabMessage, WireError> read_question(const Json& json) {
    TimeQuestion message;
    if (!read(json, "id", message.id) || message.id.empty() ||
        message.id.size() > client_bytes_max) {
        return malformed("time needs an id of at most 64 bytes.");
    }
    return TabMessage{std::move(message)};
}

Json write(const Hello& m) {
    return {{"type", "hello"},
            {"version", m.version},
            {"user", m.user},
            {"position", m.position.number},
            {"mark", m.position.mark}};
}
Json write(const TimeQuestion& m) { return {{"type", "time"}, {"id", m.id}}; }
Json write(const CommandMessage& m) {
    return {{"type", "command"},
            {"client", m.client},
            {"number", m.number},
            {"command", m.command}};
}
Json write(const Welcome& m) {
    return {{"type", "welcome"},
            {"version", m.version},
            {"user", m.user},
            {"now", m.now.ms},
            {"today", to_text(m.today)},
            {"demo", m.demo},
            {"other_history", m.other_history}};
}
Json write(const RowsMessage& m) {
    Json rows = Json::array(), gone = Json::array();
    for (const Row& row : m.rows) rows.push_back(row_to_json(row));
    for (const GoneRow& one : m.gone) {
        const auto* callback = std::get_if<CallbackId>(&one);
        const auto end = callback ? m.ended.find(*callback) : m.ended.end();
        gone.push_back(gone_to_json(one, end == m.ended.end() ? CallbackEnd::none : end->second));
    }
    return {{"type", "rows"},          {"position", m.position.number},
            {"mark", m.position.mark}, {"now", m.now.ms},
            {"reset", m.reset},        {"more", m.more},
            {"rows", std::move(rows)}, {"gone", std::move(gone)}};
}
Json write(const AnswerMessage& m) {
    Json json{{"type", "answer"},
              {"client", m.client},
              {"number", m.number},
              {"now", m.now.ms},
              {"error", m.error ? to_json(*m.error) : Json()}};
    if (m.nothing) json["nothing"] = true;
    return json;
}
Json write(const TimeMessage& m) { return {{"type", "time"}, {"id", m.id}, {"now", m.now.ms}}; }
Json write(const DueMessage& m) {
    Json counts = Json::object();
    for (const auto& [campaign, count] : m.counts) counts[campaign.text()] = count;
    return {{"type", "due"}, {"counts", std::move(counts)}};
}
Json write(const UnavailableMessage& m) {
    return {{"type", "unavailable"}, {"error", to_json(m.error)}};
}
Json write(const ErrorMessage& m) { return {{"type", "error"}, {"error", to_json(m.error)}}; }

std::string joined(const std::vector<std::string>& texts, std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from) all += ',';
        all += texts[i];
    }
    return all;
}

}  // namespace

std::string encode(const TabMessage& message) {
    return std::visit([](const auto& m) { return to_text(write(m)); }, message);
}
std::string encode(const RelayMessage& message) {
    return std::visit([](const auto& m) { return to_text(write(m)); }, message);
}

Result<TabMessage, WireError> decode_tab_message(std::string_view text) {
    auto typed = parse_typed(text);
    if (!typed) return typed.error();
    const auto [json, type] = std::move(typed).value();
    if (type == "hello") return read_hello(json);
    if (type == "command") return read_command(json);
    if (type == "time") return read_question(json);
    return malformed("There is no message “" + type + "”.");
}

Result<RelayMessage, WireError> decode_relay_message(std::string_view text) {
    auto typed = parse_typed(text);
    if (!typed) return typed.error();
    const auto [json, type] = std::move(typed).value();
    if (type == "rows") return read_rows(json);
    if (type == "welcome") return read_welcome(json);
    if (type == "answer") return read_answer(json);
    if (type == "time") return read_time(json);
    if (type == "due") return read_due(json);
    WireError error;
    if (!read(json, "error", error)) return malformed("The message “" + type + "” is not known.");
    if (type == "unavailable") return RelayMessage{UnavailableMessage{std::move(error)}};
    if (type == "error") return RelayMessage{ErrorMessage{std::move(error)}};
    return malformed("There is no message “" + type + "”.");
}

std::string row_text(const Row& row) { return to_text(row_to_json(row)); }
std::string gone_text(const GoneRow& gone, CallbackEnd ended) {
    return to_text(gone_to_json(gone, ended));
}

std::vector<std::string> rows_texts(const Position& position, Instant now, bool reset,
                                    const std::vector<std::string>& rows,
                                    const std::vector<std::string>& gone) {
    // What the frame around the rows takes at most.
    constexpr std::size_t frame_bytes_max = 256;
    std::vector<std::string> texts;
    std::size_t row = 0, gone_row = 0;
    do {
        std::size_t room = message_bytes_max - frame_bytes_max;
        const auto take = [&room](const std::vector<std::string>& from, std::size_t& next) {
            const std::size_t first = next;
            while (next < from.size() && from[next].size() + 1 <= room) {
                room -= from[next].size() + 1;
                ++next;
            }
            return joined(from, first, next);
        };
        const std::size_t row_before = row, gone_before = gone_row;
        std::string rows_part = take(rows, row);
        const std::string gone_part = row == rows.size() ? take(gone, gone_row) : "";
        // Larger than a message by itself: it goes alone, for a row cannot be split.
        if (row == row_before && gone_row == gone_before && row < rows.size()) {
            rows_part = rows[row++];
        }
        const bool more = row < rows.size() || gone_row < gone.size();
        ensure(!more || row > row_before || gone_row > gone_before);
        texts.push_back("{\"type\":\"rows\",\"position\":" + std::to_string(position.number) +
                        ",\"mark\":\"" + position.mark + "\",\"now\":" + std::to_string(now.ms) +
                        ",\"reset\":" + (reset && texts.empty() ? "true" : "false") +
                        ",\"more\":" + (more ? "true" : "false") + ",\"rows\":[" + rows_part +
                        "],\"gone\":[" + gone_part + "]}");
    } while (row < rows.size() || gone_row < gone.size());
    return texts;
}

WireError to_wire(const Rejection& rejection) {
    return {std::string(code_of(rejection.reason)), message_of(rejection)};
}

}  // namespace recall
