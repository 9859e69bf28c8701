// The names on the wire, in records and in tables are for ever: golden.txt holds one text of each
// noun, command, record and message. A line that no longer matches says that old records, rows and
// tabs would no longer be understood; a new line is harmless, and a field that was added: then what
// stood there goes to older.txt, for browsers, tables and records still hold such texts.
#include "tests/wire/samples.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

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

std::vector<std::string> lines_of(const std::string& name) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/wire/" + name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

TEST(Golden, EveryTextIsWrittenAsEverBefore) {
    const std::vector<std::string> golden = lines_of("golden.txt"), today = written_today();
    if (std::getenv("RECALL_WRITE_GOLDEN")) {
        std::ofstream file(std::string(RECALL_SOURCE_DIR) + "/tests/wire/golden.txt");
        for (const std::string& line : today) file << line << '\n';
    }
    for (std::size_t i = 0; i < std::min(golden.size(), today.size()); ++i) {
        EXPECT_EQ(today[i], golden[i]) << "line " << i + 1;
    }
    EXPECT_EQ(today.size(), golden.size());
}

TEST(Golden, OldTextsAreStillRead) {
    std::vector<std::string> lines = lines_of("golden.txt");
    const std::vector<std::string> older = lines_of("older.txt");
    ASSERT_FALSE(older.empty());
    lines.insert(lines.end(), older.begin(), older.end());
    for (const std::string& line : lines) {
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

}  // namespace
}  // namespace recall::test
