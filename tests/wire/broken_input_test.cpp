// Texts from outside that are wrong: each gives an error that says what and where, and none breaks
// the process.
#include "tests/core/random_commands.hpp"
#include "tests/wire/samples.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr const char* campaign = R"({"id":"client","name":"C","kind":"client",
    "outcomes":[{"code":"NA","label":"No Answer"}],"dial_statuses":["NEW"]})";

// The command's error as "code: message", or "read".
std::string command_error(const std::string& text) {
    const auto json = parse_json(text);
    if (!json) return json.error().code + ": " + json.error().message;
    const auto command = command_from_json(json.value());
    return command ? "read" : command.error().code + ": " + command.error().message;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

std::string save_campaign_error(const std::string& what, const std::string& by) {
    return command_error(R"({"type":"SaveCampaign","campaign":)" + replaced(campaign, what, by) +
                         "}");
}

struct Case {
    std::string text, error;
};

TEST(BrokenCommand, IsToldWhatIsWrongAndWhere) {
    const std::string text_id = R"({"type":"ClaimLead","assignment":")" + std::string(1, '7') +
                                R"("})";
    for (const Case& one : std::vector<Case>{
             {R"({"type":"ClaimLead","assignment":7})", "read"},
             {R"({"type":"ClaimLead"})", "malformed: ClaimLead: assignment is missing."},
             {text_id, "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"ClaimLead","assignment":-1})",
              "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"ClaimLead","assignment":1.5})",
              "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"ClaimLead","assignment":99999999999999999999999})",
              "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"ClaimLead","assignment":18446744073709551615})",
              "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"ClaimLead","assignment":null})",
              "malformed: ClaimLead: assignment must be an id, a whole number."},
             {R"({"type":"CloseDay","day":"2026-02-30"})",
              "malformed: CloseDay: day must be a day like 2026-11-21."},
             {R"({"type":"CloseDay","day":20777})",
              "malformed: CloseDay: day must be a day like 2026-11-21."},
             {R"({"type":"StartCall","assignment":1,"at":-5})",
              "malformed: StartCall: at must be an instant in milliseconds since 1970."},
             {R"({"type":"StartCall","assignment":1,"at":9223372036854775807})",
              "malformed: StartCall: at must be an instant in milliseconds since 1970."},
             {R"({"type":"StartCall","assignment":1,"at":253402300799999})", "read"},
             {R"({"type":"CompleteCall","assignment":1,"outcome":"TOO_LONG_X"})",
              "malformed: CompleteCall: outcome must be a code of at most 8 letters, digits, '_' "
              "or '-'."},
             {R"({"type":"CompleteCall","assignment":1,"outcome":"NA","notes":7})",
              "malformed: CompleteCall: notes must be a text."},
             {R"({"type":"Recycle","kind":"clients"})",
              "malformed: Recycle: kind is not one of the known words."},
             {R"({"type":"Recycle","agent":7})", "malformed: Recycle: agent must be a text."},
             {R"({"type":"AssignLeads","list":"l","agents":"ann"})",
              "malformed: AssignLeads: agents must be an array."},
             {R"({"type":"AssignLeads","list":"l","agents":["ann",7]})",
              "malformed: AssignLeads: agents[1] must be a text."},
             {R"({"type":"AssignLeads","list":"l","agents":[],"count":1e3})",
              "malformed: AssignLeads: count must be a whole number."},
             {R"({"type":"SaveUser","user":7})", "malformed: SaveUser: user must be an object."},
             {R"({"type":"SaveUser","user":[]})",
              "malformed: SaveUser: user must be an object."}}) {
        EXPECT_EQ(command_error(one.text), one.error) << one.text;
    }
}

TEST(BrokenCommand, IsToldThePathIntoNestedNouns) {
    EXPECT_EQ(save_campaign_error("\"id\"", "\"id\""), "read");
    EXPECT_EQ(save_campaign_error("\"code\":\"NA\",", ""),
              "malformed: SaveCampaign: campaign.outcomes[0].code is missing.");
    EXPECT_EQ(save_campaign_error("\"No Answer\"", "\"x\",\"retired\":1"),
              "malformed: SaveCampaign: campaign.outcomes[0].retired must be true or false.");
    EXPECT_EQ(save_campaign_error("[\"NEW\"]", "[\"NEW\",\"a b\"]"),
              "malformed: SaveCampaign: campaign.dial_statuses[1] must be a code of at most 8 "
              "letters, digits, '_' or '-'.");
    EXPECT_EQ(save_campaign_error("\"kind\":\"client\"", "\"kind\":\"CLIENT\""),
              "malformed: SaveCampaign: campaign.kind is not one of the known words.");
    EXPECT_EQ(save_campaign_error("\"kind\"", "\"claim_minutes\":4294967296,\"kind\""),
              "malformed: SaveCampaign: campaign.claim_minutes must be a whole number.");
    EXPECT_EQ(save_campaign_error("\"kind\"", "\"claim_minutes\":-2147483649,\"kind\""),
              "malformed: SaveCampaign: campaign.claim_minutes must be a whole number.");
}

std::string import_error(const std::string& lead) {
    return command_error(R"({"type":"ImportLeads","list":"l","leads":[)" + lead + "]}");
}

TEST(BrokenCommand, OfAnImportNamesTheLead) {
    const std::string fine = R"({"phone":"+2348012345678","name":"N"})";
    EXPECT_EQ(import_error(fine), "read");
    EXPECT_EQ(import_error(fine + R"(,{"phone":"0801","name":"N"})"),
              "malformed: ImportLeads: leads[1].phone must be a number like +2348012345678.");
    EXPECT_EQ(import_error(R"({"phone":"","name":"N","columns":{"a":"b"}})"),
              "malformed: ImportLeads: leads[0].columns must be an array of [name, value].");
    for (const char* pair : {"[\"a\"]", "[\"a\",1]", "[\"a\",\"b\",\"c\"]", "\"a\"", "null"}) {
        EXPECT_EQ(import_error(R"({"phone":"","name":"N","columns":[)" + std::string(pair) + "]}"),
                  "malformed: ImportLeads: leads[0].columns must be an array of [name, value].");
    }
    std::string many = R"(["a","b"])";
    for (std::size_t i = 0; i < lead_columns_max; ++i) many += R"(,["a","b"])";
    EXPECT_EQ(import_error(R"({"phone":"","name":"N","columns":[)" + many + "]}"),
              "malformed: ImportLeads: leads[0].columns has too many columns.");
}

TEST(BrokenCommand, ThatIsNoCommand) {
    EXPECT_EQ(command_error("[]"), "malformed: The command must be an object.");
    EXPECT_EQ(command_error("7"), "malformed: The command must be an object.");
    EXPECT_EQ(command_error("{}"), "malformed: The command has no \"type\".");
    EXPECT_EQ(command_error(R"({"type":7})"), "malformed: The command has no \"type\".");
    EXPECT_EQ(command_error(R"({"type":"SellCompany"})"),
              "unknown_command: There is no command “SellCompany”. Check its spelling, or reload "
              "the page if it is older than the relay.");
    EXPECT_EQ(command_error(R"({"type":"LeadClaimed","assignment":1,"expires":1})").substr(0, 15),
              "unknown_command") << "an event is no wish";
}

TEST(BrokenRow, IsToldWhatIsWrong) {
    const auto error = [](const char* text) {
        const auto row = row_from_json(parse_json(text).value());
        return row ? std::string("read") : row.error().code + ": " + row.error().message;
    };
    EXPECT_EQ(error(R"({"row":"lead"})"), "malformed: lead: id is missing.");
    EXPECT_EQ(error(R"({"row":"ghost"})").substr(0, 11), "unknown_row");
    EXPECT_EQ(error(R"({})"), "malformed: The row has no \"row\".");
    for (const char* gone : {R"({"row":"lead"})", R"({"id":7})", R"({"row":"lead","id":-7})",
                             R"({"row":"lead","id":"7"})", R"({"row":"user","id":7})",
                             R"({"row":7,"id":7})", "[]", "null"}) {
        const auto read = gone_from_json(parse_json(gone).value());
        ASSERT_FALSE(read) << gone;
        EXPECT_EQ(read.error().code, "malformed");
    }
}

TEST(BrokenText, IsNoJson) {
    for (const std::string& text : std::vector<std::string>{
             "", " ", "{", "}", "nul", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "[1,2", "\"open",
             "{} {}", "\"\xff\xfe\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\\ud800\"", "NaN",
             "Infinity", "01", "1e999", std::string("\0", 1), "\"a\nb\"", "// comment\n{}"}) {
        const auto json = parse_json(text);
        ASSERT_FALSE(json) << text;
        EXPECT_EQ(json.error(), (WireError{"malformed", "This is not JSON in UTF-8."})) << text;
    }
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

TEST(BrokenText, IsNestedOnlySoDeep) {
    EXPECT_TRUE(bool(parse_json(nested(json_depth_max))));
    const auto deeper = parse_json(nested(json_depth_max + 1));
    ASSERT_FALSE(deeper);
    EXPECT_EQ(deeper.error().message, "The JSON is nested too deeply.");
    EXPECT_FALSE(bool(parse_json(std::string(1'000'000, '['))));
    EXPECT_FALSE(bool(parse_json(std::string(1'000'000, '{'))));
    EXPECT_FALSE(bool(parse_json(std::string(100, ']') + std::string(200, '['))));
    EXPECT_TRUE(bool(parse_json("\"" + std::string(1'000, '[') + "\""))) << "brackets in a text";
    EXPECT_TRUE(bool(parse_json("\"\\\"" + std::string(1'000, '[') + "\"")));
}

// Every field of every command and row left out, and replaced by each other type of value: an
// error or a command, never a crash.
template <typename Read>
void wreck_each_field(const Json& whole, const Read& read) {
    for (const auto& item : whole.items()) {
        Json without = whole;
        without.erase(item.key());
        (void)read(without);
        for (const Json& other : {Json(), Json(true), Json(-1), Json(1.5), Json("x"), Json(""),
                                  Json::array(), Json::array({nullptr}), Json::object(),
                                  Json(UINT64_MAX), Json(INT64_MIN)}) {
            Json wrecked = whole;
            wrecked[item.key()] = other;
            (void)read(wrecked);
        }
    }
}

TEST(BrokenText, WithAnyFieldMissingOrOfAnotherTypeIsSurvived) {
    for (const Row& row : every_row()) wreck_each_field(row_to_json(row), row_from_json);
    for (const Command& command : every_command()) {
        wreck_each_field(command_to_json(command), command_from_json);
    }
    for (const Event& event : every_event()) {
        wreck_each_field(event_to_json(event, Detail::whole),
                         [](const Json& json) { return event_from_json(json, Detail::whole); });
    }
    for (const RelayMessage& message : every_relay_message()) {
        wreck_each_field(parse_json(encode(message)).value(),
                         [](const Json& json) { return decode_relay_message(to_text(json)); });
    }
    for (const TabMessage& message : every_tab_message()) {
        wreck_each_field(parse_json(encode(message)).value(),
                         [](const Json& json) { return decode_tab_message(to_text(json)); });
    }
}

void mutate(Dice& dice, std::string& text) {
    static const std::string bytes = "{}[]\",:\\0-9.eE\x80\xff\x01 u";
    const auto at = static_cast<std::size_t>(dice.below(text.size()));
    switch (dice.below(4)) {
        case 0: text[at] = static_cast<char>(dice.below(256)); break;
        case 1: text[at] = bytes[dice.below(bytes.size())]; break;
        case 2: text.erase(at, 1 + dice.below(4)); break;
        default: text.insert(at, text.substr(dice.below(text.size()), dice.below(8)));
    }
    if (text.empty()) text = "{";
}

TEST(BrokenText, WithRandomBytesChangedIsSurvived) {
    std::vector<std::string> seeds;
    for (const TabMessage& message : every_tab_message()) seeds.push_back(encode(message));
    for (const RelayMessage& message : every_relay_message()) seeds.push_back(encode(message));
    for (const Command& command : every_command()) {
        seeds.push_back(encode(TabMessage{CommandMessage{"t", 1, command_to_json(command)}}));
    }
    Dice dice(20'261'120);
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seeds[dice.below(seeds.size())];
        for (std::uint64_t i = 0; i <= dice.below(3); ++i) mutate(dice, text);
        if (const auto message = decode_relay_message(text)) ++read;
        const auto message = decode_tab_message(text);
        if (!message) {
            EXPECT_FALSE(message.error().code.empty());
            EXPECT_FALSE(message.error().message.empty());
        } else if (const auto* command = std::get_if<CommandMessage>(&message.value())) {
            const auto wish = command_from_json(command->command);
            if (wish && ++read) (void)command_to_json(wish.value());
        }
    }
    EXPECT_GT(read, 500) << "too wild to reach anything behind the parser";
}

}  // namespace
}  // namespace recall::test
