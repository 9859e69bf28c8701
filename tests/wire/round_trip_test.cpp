// What is written is read again, whole; and a record keeps no personal data.
#include "tests/wire/samples.hpp"

#include <gtest/gtest.h>

#include <set>

namespace recall::test {
namespace {

template <typename Variant>
std::size_t kinds_in(const std::vector<Variant>& samples) {
    std::set<std::size_t> kinds;
    for (const Variant& sample : samples) kinds.insert(sample.index());
    return kinds.size();
}

Json through_text(const Json& json) {
    auto parsed = parse_json(to_text(json));
    EXPECT_TRUE(bool(parsed));
    return std::move(parsed).value();
}

TEST(Samples, HoldOneOfEveryKind) {
    EXPECT_EQ(kinds_in(every_row()), std::variant_size_v<Row>);
    EXPECT_EQ(kinds_in(every_command()), std::variant_size_v<Command>);
    EXPECT_EQ(kinds_in(every_event()), std::variant_size_v<Event>);
    EXPECT_EQ(kinds_in(every_gone_row()), std::variant_size_v<GoneRow>);
    EXPECT_EQ(kinds_in(every_tab_message()), std::variant_size_v<TabMessage>);
    EXPECT_EQ(kinds_in(every_relay_message()), std::variant_size_v<RelayMessage>);
}

TEST(RoundTrip, EveryRow) {
    for (const Row& row : every_row()) {
        const auto read = row_from_json(through_text(row_to_json(row)));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read.value(), row) << to_text(row_to_json(row));
    }
}

TEST(RoundTrip, EveryGoneRow) {
    for (const GoneRow& gone : every_gone_row()) {
        const auto read = gone_from_json(through_text(gone_to_json(gone)));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read.value(), gone);
    }
}

// Commands and events are compared by what they are written as: that holds every field.
TEST(RoundTrip, EveryCommand) {
    for (const Command& command : every_command()) {
        const Json json = command_to_json(command);
        const auto read = command_from_json(through_text(json));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read.value().index(), command.index());
        EXPECT_EQ(command_to_json(read.value()), json);
        EXPECT_EQ(json.at("type"), name_of(command));
    }
}

TEST(RoundTrip, TheAgentsProgramWritesAndReadsTheCommandsOfAgentsAndNoOther) {
    std::set<std::string> read;
    for (const Command& command : every_command()) {
        const Json json = command_to_json(command);
        const auto known = agents_commands_json.read(json);
        if (!known) {
            EXPECT_EQ(known.error().code, "unknown_command");
            continue;
        }
        EXPECT_EQ(command_to_json(known.value()), json);
        EXPECT_EQ(agents_commands_json.write(command), json);
        read.emplace(name_of(command));
    }
    EXPECT_EQ(read, (std::set<std::string>{"ArchiveCalls", "ClaimLead", "CompleteCall",
                                           "CorrectOutcome", "ExtendClaim", "HandToManager",
                                           "MoveCallback", "NoteCall", "ReleaseClaim", "StartCall",
                                           "TakeCallback", "TakeNext"}));
}

TEST(RoundTrip, EveryEventWholeAndAsARecord) {
    for (const Detail detail : {Detail::whole, Detail::record}) {
        for (const Event& event : every_event()) {
            const Json json = event_to_json(event, detail);
            const auto read = event_from_json(through_text(json), detail);
            ASSERT_TRUE(read) << read.error().message;
            EXPECT_EQ(read.value().index(), event.index());
            EXPECT_EQ(event_to_json(read.value(), detail), json);
            EXPECT_EQ(json.at("type"), name_of(event));
        }
    }
}

TEST(RoundTrip, NounsOnTheirOwn) {
    EXPECT_EQ(from_json<User>(to_json(sample_user())).value(), sample_user());
    EXPECT_EQ(from_json<Campaign>(to_json(sample_campaign())).value(), sample_campaign());
    const Counters counters{{1}, {2}, {3}, {4}, Day{20777}};
    EXPECT_EQ(from_json<Counters>(to_json(counters)).value(), counters);
}

TEST(Record, HoldsNoPersonalData) {
    for (const Event& event : every_event()) {
        const std::string text = to_text(event_to_json(event, Detail::record));
        for (const char* personal : {"Bello", "Okafor", "2348012345678", "Köln", "Rang out"}) {
            EXPECT_EQ(text.find(personal), std::string::npos) << text;
        }
    }
    const User blank = from_json<User>(to_json(sample_user(), Detail::record), Detail::record)
                           .value();
    EXPECT_EQ(blank.name, "");
    EXPECT_EQ(blank.username, sample_user().username);
}

TEST(OlderTexts, FieldsAddedLaterKeepTheirDefaults) {
    const auto user = from_json<User>(
        parse_json(R"({"username":"ann","name":"Ann","role":"agent"})").value());
    EXPECT_EQ(user.value(), (User{.username = "ann", .name = "Ann"}));
    const auto recycle = command_from_json(parse_json(R"({"type":"Recycle"})").value());
    EXPECT_FALSE(std::get<Recycle>(recycle.value()).agent);
    const auto assign = command_from_json(
        parse_json(R"({"type":"AssignLeads","list":"l","agents":["ann"],"count":3})").value());
    EXPECT_EQ(std::get<AssignLeads>(assign.value()).count, 3);
}

TEST(NewerTexts, UnknownFieldsAreLeftAside) {
    const auto read = command_from_json(
        parse_json(R"({"type":"ClaimLead","assignment":11,"colour":"red"})").value());
    EXPECT_EQ(std::get<ClaimLead>(read.value()).assignment, AssignmentId{11});
}

TEST(Text, ThatIsNoUtf8IsWrittenAsUtf8AllTheSame) {
    Lead lead;
    lead.name = "caf\xe9";
    const std::string text = row_text(lead);
    EXPECT_TRUE(bool(parse_json(text)));
    EXPECT_NE(text.find("caf\xef\xbf\xbd"), std::string::npos) << text;
}

}  // namespace
}  // namespace recall::test
