// What a tab and the relay say to each other.
#include "tests/wire/samples.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

std::string tab_error(const std::string& text) {
    const auto message = decode_tab_message(text);
    return message ? "read" : message.error().code + ": " + message.error().message;
}
std::string relay_error(const std::string& text) {
    const auto message = decode_relay_message(text);
    return message ? "read" : message.error().code + ": " + message.error().message;
}

TEST(Protocol, EveryMessageComesBack) {
    for (const TabMessage& message : every_tab_message()) {
        const auto read = decode_tab_message(encode(message));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read.value().index(), message.index());
        EXPECT_EQ(encode(read.value()), encode(message));
    }
    for (const RelayMessage& message : every_relay_message()) {
        const auto read = decode_relay_message(encode(message));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read.value().index(), message.index());
        EXPECT_EQ(encode(read.value()), encode(message));
    }
}

TEST(Protocol, ATabsMessageIsCheckedFieldByField) {
    const std::string hello = "malformed: hello needs version and position.";
    const std::string command =
        "malformed: command needs client (at most 64 bytes), number (from 1) and command.";
    EXPECT_EQ(tab_error(R"({"type":"hello","version":1,"position":0})"), "read");
    EXPECT_EQ(tab_error(R"({"type":"hello","version":2,"user":"ann","position":0,"mark":""})"),
              "read");
    EXPECT_EQ(tab_error(R"({"type":"hello","version":2,"position":0,"mark":""})"),
              "malformed: hello needs the user whom the tab works for.");
    EXPECT_EQ(tab_error(R"({"type":"hello","version":2,"user":"ann","position":0,"mark":1})"),
              hello);
    EXPECT_EQ(tab_error(R"({"type":"time","id":""})"),
              "malformed: time needs an id of at most 64 bytes.");
    EXPECT_EQ(tab_error(R"({"type":"hello","version":1})"), hello);
    EXPECT_EQ(tab_error(R"({"type":"hello","version":"1","position":0})"), hello);
    EXPECT_EQ(tab_error(R"({"type":"hello","version":1,"position":-1})"), hello);
    EXPECT_EQ(tab_error(R"({"type":"hello","version":1,"position":18446744073709551615})"), hello);
    EXPECT_EQ(tab_error(R"({"type":"hello","version":99999999999,"position":0})"), hello);
    EXPECT_EQ(tab_error(R"({"type":"command","client":"t","number":1,"command":{}})"), "read");
    EXPECT_EQ(tab_error(R"({"type":"command","client":"","number":1,"command":{}})"), command);
    EXPECT_EQ(tab_error(R"({"type":"command","client":")" + std::string(client_bytes_max, 'c') +
                        R"(","number":1,"command":{}})"),
              "read");
    EXPECT_EQ(tab_error(R"({"type":"command","client":")" + std::string(client_bytes_max + 1, 'c') +
                        R"(","number":1,"command":{}})"),
              command);
    EXPECT_EQ(tab_error(R"({"type":"command","client":"t","number":0,"command":{}})"), command);
    EXPECT_EQ(tab_error(R"({"type":"command","client":"t","number":1.5,"command":{}})"), command);
    EXPECT_EQ(tab_error(R"({"type":"command","client":"t","number":1})"), command);
    EXPECT_EQ(tab_error(R"({"type":"welcome"})"), "malformed: There is no message “welcome”.");
    EXPECT_EQ(tab_error(R"({"type":7})"), "malformed: A message is an object with a \"type\".");
    EXPECT_EQ(tab_error("[]"), "malformed: A message is an object with a \"type\".");
    EXPECT_EQ(tab_error("hello"), "malformed: This is not JSON in UTF-8.");
}

TEST(Protocol, AWrongCommandStillHasItsNumberSoThatItCanBeAnswered) {
    const auto message = decode_tab_message(
        R"({"type":"command","client":"t","number":9,"command":{"type":"SellCompany"}})");
    ASSERT_TRUE(message);
    const auto& command = std::get<CommandMessage>(message.value());
    EXPECT_EQ(command.number, 9);
    EXPECT_FALSE(bool(command_from_json(command.command)));
}

TEST(Protocol, ARelaysMessageIsCheckedFieldByField) {
    EXPECT_EQ(relay_error(R"({"type":"welcome","version":1,"user":"ann","now":1,"demo":false})"),
              "malformed: welcome needs version, user, now, today and demo.");
    EXPECT_EQ(relay_error(R"({"type":"welcome","version":1,"user":"ann","now":1,"today":"x",
                              "demo":false})"),
              "malformed: welcome.today must be a day.");
    EXPECT_EQ(
        relay_error(R"({"type":"welcome","version":2,"user":"ann","now":1,"today":"2026-11-20",
                              "demo":false,"other_history":1})"),
        "malformed: welcome.other_history must be true or false.");
    EXPECT_EQ(relay_error(R"({"type":"time","id":"t"})"), "malformed: time needs id and now.");
    EXPECT_EQ(relay_error(R"({"type":"rows"})"),
              "malformed: rows needs position, now, reset and more.");
    const std::string rows = R"({"type":"rows","position":1,"now":1,"reset":false,"more":false)";
    EXPECT_EQ(relay_error(rows + R"(,"rows":[],"gone":[]})"), "read");
    EXPECT_EQ(relay_error(rows + R"(,"gone":[]})"), "malformed: rows must be an array.");
    EXPECT_EQ(relay_error(rows + R"(,"rows":[],"gone":{}})"), "malformed: gone must be an array.");
    EXPECT_EQ(relay_error(rows + R"(,"rows":[{"row":"list"}],"gone":[]})"),
              "malformed: list: id is missing.");
    EXPECT_EQ(relay_error(rows + R"(,"rows":[],"gone":[{}]})"),
              "malformed: A gone row needs its row and id.");
    EXPECT_EQ(relay_error(R"({"type":"answer","client":"t","number":1,"now":1})"),
              "malformed: answer needs client, number, now and error.");
    EXPECT_EQ(relay_error(R"({"type":"answer","client":"t","number":1,"now":1,"error":{}})"),
              "malformed: answer.error is wrong.");
    EXPECT_EQ(relay_error(R"({"type":"unavailable"})"),
              "malformed: The message “unavailable” is not known.");
    EXPECT_EQ(relay_error(R"({"type":"party","error":{"code":"a","message":"b"}})"),
              "malformed: There is no message “party”.");
}

// Tabs and relays of version 1 are still about.
TEST(Protocol, TextsOfTheVersionBeforeAreRead) {
    const auto hello = decode_tab_message(R"({"position":42,"type":"hello","version":1})");
    ASSERT_TRUE(hello);
    EXPECT_EQ(std::get<Hello>(hello.value()).position, (Position{42, ""}));
    const auto welcome = decode_relay_message(
        R"({"demo":true,"now":1,"today":"2026-11-20","type":"welcome","user":"ann","version":1})");
    ASSERT_TRUE(welcome);
    EXPECT_FALSE(std::get<Welcome>(welcome.value()).other_history);
    EXPECT_EQ(relay_error(R"({"gone":[],"more":false,"now":0,"position":7,"reset":false,"rows":[],)"
                          R"("type":"rows"})"),
              "read");
}

TEST(Protocol, ADeskWithoutADayHasAWelcomeToo) {
    const auto read = decode_relay_message(encode(RelayMessage{Welcome{1, "ada", {5}, {}, false}}));
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<Welcome>(read.value()).today, Day{});
}

TEST(Protocol, ARejectionOnTheWireHasItsCodeAndSentence) {
    const WireError error = to_wire({Reason::not_enough_leads, "clients", 3});
    EXPECT_EQ(error.code, "not_enough_leads");
    EXPECT_EQ(error.message,
              "Only 3 numbers are available in “clients”. Assign fewer, or import more.");
}

// ---- Splitting

struct Parts {
    std::vector<std::string> texts;
    std::vector<RowsMessage> messages;
};

Parts split(bool reset, const std::vector<Row>& rows, const std::vector<GoneRow>& gone) {
    std::vector<std::string> row_texts, gone_texts;
    for (const Row& row : rows) row_texts.push_back(row_text(row));
    for (const GoneRow& one : gone) gone_texts.push_back(gone_text(one));
    Parts parts{rows_texts({42, "00c0ffee00c0ffee"}, {7}, reset, row_texts, gone_texts), {}};
    for (const std::string& text : parts.texts) {
        const auto message = decode_relay_message(text);
        EXPECT_TRUE(bool(message));
        if (message) parts.messages.push_back(std::get<RowsMessage>(message.value()));
    }
    return parts;
}

std::vector<Row> leads_with_notes(std::size_t count, std::size_t bytes) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < count; ++i) {
        Lead lead = sample_lead();
        lead.id = {i + 1};
        lead.name = std::string(bytes, 'n');
        rows.push_back(lead);
    }
    return rows;
}

// Together the parts hold everything, in order; all but the last say more; only the first resets.
void must_be_whole(const Parts& parts, bool reset, const std::vector<Row>& rows,
                   const std::vector<GoneRow>& gone) {
    std::vector<Row> all_rows;
    std::vector<GoneRow> all_gone;
    for (std::size_t i = 0; i < parts.messages.size(); ++i) {
        const RowsMessage& message = parts.messages[i];
        EXPECT_EQ(message.position, (Position{42, "00c0ffee00c0ffee"}));
        EXPECT_EQ(message.now, Instant{7});
        EXPECT_EQ(message.reset, reset && i == 0);
        EXPECT_EQ(message.more, i + 1 < parts.messages.size());
        all_rows.insert(all_rows.end(), message.rows.begin(), message.rows.end());
        all_gone.insert(all_gone.end(), message.gone.begin(), message.gone.end());
    }
    EXPECT_EQ(all_rows, rows);
    EXPECT_EQ(all_gone, gone);
}

TEST(Rows, NothingIsOneMessageToo) {
    const Parts parts = split(true, {}, {});
    EXPECT_EQ(parts.texts.size(), 1U);
    must_be_whole(parts, true, {}, {});
}

TEST(Rows, AFewAreOneMessage) {
    const Parts parts = split(false, every_row(), every_gone_row());
    EXPECT_EQ(parts.texts.size(), 1U);
    must_be_whole(parts, false, every_row(), every_gone_row());
}

TEST(Rows, ManyAreSplitBelowTheLimitOfAMessage) {
    for (const std::size_t bytes : {0U, 100U, 997U, 20'000U, 33'000U, 64'000U}) {
        const std::vector<Row> rows = leads_with_notes(300'000 / (bytes + 300) + 2, bytes);
        std::vector<GoneRow> gone;
        for (std::uint64_t i = 1; i < 5'000; ++i) gone.push_back(AssignmentId{i});
        const Parts parts = split(true, rows, gone);
        EXPECT_GT(parts.texts.size(), 3U);
        for (const std::string& text : parts.texts) EXPECT_LE(text.size(), message_bytes_max);
        must_be_whole(parts, true, rows, gone);
    }
}

TEST(Rows, OneLargerThanAMessageGoesAloneAndNothingIsLost) {
    std::vector<Row> rows = leads_with_notes(3, 10);
    Lead large = sample_lead();
    large.name = std::string(2 * message_bytes_max, 'n');
    rows.insert(rows.begin() + 1, large);
    rows.push_back(large);
    const Parts parts = split(true, rows, every_gone_row());
    EXPECT_EQ(parts.texts.size(), 5U);
    must_be_whole(parts, true, rows, every_gone_row());
}

// What the limits of the rules allow, at its worst: control characters are written as six.
TEST(Rows, TheLargestCallStillReachesItsAgent) {
    CompletedCall call = sample_call();
    call.notes = std::string(notes_bytes_max, '\x01');
    call.columns = {};
    call.columns.add("c", std::string(lead_columns_bytes_max - 3, '\x02'));
    const Parts parts = split(false, {call, sample_user()}, {});
    must_be_whole(parts, false, {call, sample_user()}, {});
}

}  // namespace
}  // namespace recall::test
