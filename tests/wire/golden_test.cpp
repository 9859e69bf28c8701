// The names on the wire, in records and in tables are for ever: golden.txt holds one text of each
// noun, command, record and message. A line that no longer matches says that old records, rows and
// tabs would no longer be understood; only a new line is harmless.
#include "tests/wire/samples.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace recall::test {
namespace {

std::vector<std::string> written_today() {
    std::vector<std::string> lines;
    for (const Row& row : every_row()) lines.push_back("row " + row_text(row));
    for (const GoneRow& gone : every_gone_row()) lines.push_back("gone " + gone_text(gone));
    for (const Command& command : every_command()) {
        lines.push_back("command " + to_text(command_to_json(command)));
    }
    for (const Event& event : every_event()) {
        lines.push_back("record " + to_text(event_to_json(event, Detail::record)));
    }
    for (const TabMessage& message : every_tab_message()) {
        lines.push_back("tab " + encode(message));
    }
    for (const RelayMessage& message : every_relay_message()) {
        const auto* rows = std::get_if<RowsMessage>(&message);
        if (!rows || rows->rows.empty()) lines.push_back("relay " + encode(message));
    }
    return lines;
}

TEST(Golden, EveryTextIsWrittenAsEverBefore) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/wire/golden.txt");
    ASSERT_TRUE(file);
    std::vector<std::string> golden;
    for (std::string line; std::getline(file, line);) golden.push_back(line);
    const std::vector<std::string> today = written_today();
    for (std::size_t i = 0; i < std::min(golden.size(), today.size()); ++i) {
        EXPECT_EQ(today[i], golden[i]) << "line " << i + 1;
    }
    EXPECT_EQ(today.size(), golden.size());
}

TEST(Golden, OldTextsAreStillRead) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/wire/golden.txt");
    for (std::string line; std::getline(file, line);) {
        const std::string kind = line.substr(0, line.find(' '));
        const std::string text = line.substr(kind.size() + 1);
        const auto json = parse_json(text);
        ASSERT_TRUE(json) << line;
        const bool read = kind == "row"       ? bool(row_from_json(json.value()))
                          : kind == "gone"    ? bool(gone_from_json(json.value()))
                          : kind == "command" ? bool(command_from_json(json.value()))
                          : kind == "record" ? bool(event_from_json(json.value(), Detail::record))
                          : kind == "tab"    ? bool(decode_tab_message(text))
                                             : bool(decode_relay_message(text));
        EXPECT_TRUE(read) << line;
    }
}

// What a browser's store, a table or a tab of the version before holds has not yet what was added.
TEST(Golden, TextsFromBeforeAFieldWasAddedAreStillRead) {
    for (const Row& row : every_row()) {
        if (!std::holds_alternative<Lead>(row)) continue;
        Json json = row_to_json(row);
        ASSERT_EQ(json.erase("zone_from"), 1U);
        const auto read = row_from_json(json);
        ASSERT_TRUE(read) << to_text(json);
        EXPECT_EQ(std::get<Lead>(read.value()).zone_from, ZoneFrom::desk);
    }
}

}  // namespace
}  // namespace recall::test
