#include "relay/http/body_reader.hpp"

#include "wire/json.hpp"

namespace recall::api {

namespace {

std::string quoted(const char* name) { return std::string("“") + name + "”"; }

// "ready, paused or away"
std::string listed(WordTable words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

std::string number_rule(const About& about) {
    return about.most == About{}.most ? " must be a whole number from " +
                                            std::to_string(about.least) + "."
                                      : " must be a whole number, at most " +
                                            std::to_string(about.most) + ".";
}

}  // namespace

const Json* BodyReader::at(const char* name) const {
    const auto found = body_.find(name);
    return found == body_.end() ? nullptr : &*found;
}

void BodyReader::read(const char* name, const Json* json, std::string& value, const About&) {
    if (!json || json->is_null()) refuse(quoted(name) + " is missing.");
    if (!json->is_string()) refuse(quoted(name) + " must be a text.");
    value = json->get<std::string>();
}

void BodyReader::read(const char* name, const Json* json, std::int64_t& value,
                      const About& about) {
    if (!json || !json->is_number_integer() || json->get<std::int64_t>() < about.least ||
        json->get<std::int64_t>() > about.most) {
        refuse(quoted(name) + of_each_ + number_rule(about));
    }
    value = json->get<std::int64_t>();
}

void BodyReader::read(const char* name, const Json* json, Instant& value, const About&) {
    read(name, json, value.ms, {.least = 0});
}

void BodyReader::read(const char* name, const Json* json, Day& value, const About& about) {
    std::string text;
    read(name, json, text, about);
    if (text.empty()) return;
    const auto day = day_from_text(text);
    if (!day) refuse(quoted(name) + " must be a day like 2026-11-21, or empty.");
    value = *day;
}

// What cannot be the name of a campaign is the name of none.
void BodyReader::read(const char* name, const Json* json, Code& value, const About& about) {
    std::string text;
    read(name, json, text, about);
    const auto code = Code::from_text(text);
    if (!code) throw Refusal{error_reply(Rejection{Reason::campaign_unknown, text})};
    value = *code;
}

void BodyReader::read(const char* name, const Json* json, Command& value, const About& about) {
    Result<Command, WireError> command = WireError{};
    read(name, json, command, about);
    if (!command) throw Refusal{error_reply(command.error())};
    value = std::move(command).value();
}

void BodyReader::read(const char* name, const Json* json, Result<Command, WireError>& value,
                      const About&) {
    if (!json) refuse(quoted(name) + " is missing.");
    value = command_from_json(*json);
}

void BodyReader::read(const char* name, const Json* json, std::optional<bool>& value,
                      const About&) {
    if (!json || !json->is_boolean()) refuse(quoted(name) + " must be true or false.");
    value = json->get<bool>();
}

void BodyReader::read(const char* name, const Json* json, std::optional<Kind>& value,
                      const About& about) {
    std::string word;
    read(name, json, word, about);
    if (word != "all") value = static_cast<Kind>(place_from(name, word, Words<Kind>::all));
}

bool BodyReader::read_one(const Json& json, std::string& value) {
    if (!json.is_string()) return false;
    value = json.get<std::string>();
    return true;
}

void BodyReader::refuse_many(std::int64_t most, std::string_view one) {
    refuse("At most " + std::to_string(most) + " " + std::string(one) +
           "s are taken at a time. Send the others after these.");
}

std::size_t BodyReader::place_from(const char* name, const std::string& word, WordTable words) {
    const auto place = place_of(word, words);
    if (!place) refuse(quoted(name) + " must be " + listed(words) + ".");
    return *place;
}

}  // namespace recall::api
