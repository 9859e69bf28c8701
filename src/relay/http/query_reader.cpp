#include "relay/http/query_reader.hpp"

#include <charconv>

namespace recall::api {

namespace {

constexpr std::int64_t id_max = std::int64_t{1} << 53;  // what JSON keeps whole everywhere

std::string quoted(const std::string& text) { return "“" + text + "”"; }

[[noreturn]] void refuse_value(const char* name, const std::string& why) {
    throw Refusal{
        error_reply(422, "value_unknown", quoted(name) + " " + why, {{"parameter", name}})};
}

[[noreturn]] void refuse_text(const char* name, const std::string& why) {
    refuse(quoted(name) + " " + why);
}

std::string listed(WordTable words) {
    std::string text;
    for (const std::string_view word : words) {
        if (word.empty()) continue;
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

std::int64_t number_from(const char* name, const std::string& text, std::int64_t least,
                         std::int64_t most) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least ||
        number > most) {
        refuse_text(name, "must be a number from " + std::to_string(least) + " to " +
                              std::to_string(most) + ".");
    }
    return number;
}

}  // namespace

const std::string* QueryReader::given(const char* name, bool flag) {
    const auto part = request_.path_parts.find(name);
    if (part != request_.path_parts.end()) return &part->second;
    known_.insert(name);
    const auto at = request_.query.find(name);
    if (at != request_.query.end() && !at->second.empty()) return &at->second;
    static const std::string yes = "1";
    return flag && at != request_.query.end() ? &yes : nullptr;
}

void QueryReader::finish() const {
    for (const auto& [name, text] : request_.query) {
        if (known_.contains(name)) continue;
        std::string names;
        for (const std::string& one : known_) names += (names.empty() ? "" : ", ") + one;
        throw Refusal{
            error_reply(422, "parameter_unknown",
                        "There is no parameter " + quoted(name) + " here. " +
                            (names.empty() ? "There is none." : "There are " + names + "."),
                        {{"parameter", name}})};
    }
}

void QueryReader::check_order(Day from, Day to) {
    if (from && to && to < from) refuse_value("from", "must not be after “to”.");
}

// An agent is told of nobody else, so not whether a name is somebody's either.
void QueryReader::check_name(const char* name, const std::string& text, Naming names) const {
    if (names == Naming::nothing || !caller_.leads_people() || is_known(text, names)) return;
    if (request_.path_parts.contains(name)) return;
    refuse_value(name, "names nothing that is there: " + quoted(text) + ".");
}

bool QueryReader::is_known(const std::string& text, Naming names) const {
    if (names == Naming::command) return place_of(text, command_names()).has_value();
    return services_.desk.ask([&](const DeskThread::Desk& desk) {
        const State& state = desk.state;
        const Code code = Code::from_text(text).value_or(Code{});
        switch (names) {
            case Naming::user_or_clock:
                if (text == clock_name || text == operator_name) return true;
                [[fallthrough]];
            case Naming::user: return state.user(text) != nullptr;
            case Naming::campaign: return state.campaign(code) != nullptr;
            case Naming::list: return state.list(text) != nullptr;
            case Naming::outcome:
                for (const auto& [id, campaign] : state.campaigns()) {
                    for (const Outcome& outcome : campaign.outcomes) {
                        if (outcome.code == code) return true;
                    }
                }
                return false;
            case Naming::command:
            case Naming::nothing: return true;
        }
        return true;
    });
}

void QueryReader::read(const char* name, const std::string& text, std::int64_t& value,
                       const About& about) {
    value = number_from(name, text, about.least, about.most);
}

void QueryReader::read(const char* name, const std::string& text, std::optional<int>& value,
                       const About& about) {
    constexpr std::int64_t int_max = std::numeric_limits<int>::max();
    value = static_cast<int>(number_from(name, text, about.least, std::min(about.most, int_max)));
}

void QueryReader::read(const char* name, const std::string& text, bool& value, const About&) {
    value = text == "1" || text == "true";
    if (!value && text != "0" && text != "false") refuse_value(name, "must be 0 or 1.");
}

void QueryReader::read(const char* name, const std::string& text, Day& value, const About&) {
    const auto day = day_from_text(text);
    if (!day) refuse_text(name, "must be a date such as 2026-11-21.");
    value = *day;
}

void QueryReader::read(const char* name, const std::string& text, Code& value, const About&) {
    const auto code = Code::from_text(text);
    if (!code) refuse_text(name, "must be a code of at most eight characters.");
    value = *code;
}

void QueryReader::read(const char* name, const std::string& text, std::optional<Kind>& value,
                       const About&) {
    value.reset();
    if (text != "all") value = static_cast<Kind>(place_from(name, text, Words<Kind>::all));
}

std::uint64_t QueryReader::id_from(const char* name, const std::string& text) {
    return static_cast<std::uint64_t>(number_from(name, text, 1, id_max));
}

std::size_t QueryReader::place_from(const char* name, const std::string& text, WordTable words) {
    const auto place = place_of(text, words);
    if (!place) refuse_value(name, "must be one of " + listed(words) + ".");
    return *place;
}

std::size_t QueryReader::sort_from(const char* name, const std::string& word, WordTable words) {
    const auto place = place_of(word, words);
    if (!place) {
        refuse_value(name,
                     "must be one of " + listed(words) + ", with - before it for descending.");
    }
    return *place;
}

}  // namespace recall::api
