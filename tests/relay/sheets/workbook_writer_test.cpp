#include "relay/sheets/workbook_writer.hpp"

#include "tests/relay/sheets/made_workbook.hpp"

#include <gmock/gmock.h>

#include <random>

namespace recall::test {
namespace {

using Rows = std::vector<std::string>;

Day sheet_day(const char* text) { return *day_from_text(text); }

TEST(WorkbookWriter, WritesWhatIsReadAgain) {
    WorkbookWriter writer("leads", {"Phone", "Name", "Attempts", "Day", "At"});
    writer.add({"+2348031234567", "=1+1", std::int64_t{3}, sheet_day("2026-11-21"),
                WallTime{sheet_day("2026-11-21"), (14 * 3600 + 30 * 60 + 5) * 1000}});
    writer.add({"08031234567", "Zoë _x0041_\r\n\x01 “<&>” \xEF\xBF\xBF", std::int64_t{-1},
                Day{}, WallTime{}});
    writer.add({"", "", std::int64_t{123'456'789'012'345'678}});
    const std::string file = writer.finish();
    EXPECT_EQ(rows_in(file),
              (Rows{"1: Phone|Name|Attempts|Day|At",
                    "2: +2348031234567|=1+1|3|2026-11-21|2026-11-21 14:30:05",
                    "3: 08031234567|Zoë _x0041_\r\n\x01 “<&>” \xEF\xBF\xBF|-1||",
                    "4: ||123456789012345678||"}));
}

TEST(WorkbookWriter, GoesOnOnAnotherSheet) {
    WorkbookWriter writer("do:not/call", {"Phone"}, 2);
    for (std::int64_t i = 1; i <= 5; ++i) writer.add({i});
    const std::string file = writer.finish();
    EXPECT_EQ(rows_in(file, "do-not-call"), (Rows{"1: Phone", "2: 1", "3: 2"}));
    EXPECT_EQ(rows_in(file, "do-not-call 2"), (Rows{"1: Phone", "2: 3", "3: 4"}));
    EXPECT_EQ(rows_in(file, "do-not-call 3"), (Rows{"1: Phone", "2: 5"}));
}

TEST(WorkbookWriter, SaysWhatACellCannotHold) {
    WorkbookWriter writer("long", {"Note"});
    const std::string fits(sheet_cell_units_max, 'x');
    writer.add({fits});
    writer.add({fits + "y"});
    const Rows rows = rows_in(writer.finish());
    EXPECT_EQ(rows.at(1), "2: " + fits);
    EXPECT_THAT(rows.at(2), testing::HasSubstr("xx … (cut off: an Excel cell holds no more)"));
}

// Any text comes back as it was.
TEST(WorkbookWriter, KeepsAnyText) {
    constexpr std::string_view signs[] = {"a", "0", "+", "=", "'", "\"", "<", "&", "]]>", "_x0009_",
                                          "\n", "\r", "\t", "\x1F", " ", "é", "😀", "؋", "\u200B"};
    std::mt19937 random(7);
    WorkbookWriter writer("any", {"A", "B"});
    Rows expected{"1: A|B"};
    for (int row = 2; row < 500; ++row) {
        std::string cells[2];
        for (std::string& cell : cells) {
            for (std::size_t i = random() % 12; i > 0; --i) {
                cell += signs[random() % std::size(signs)];
            }
        }
        writer.add({cells[0], cells[1]});
        if (cells[0].empty() && cells[1].empty()) continue;
        expected.push_back(std::to_string(row) + ": " + cells[0] + "|" + cells[1]);
    }
    EXPECT_EQ(rows_in(writer.finish()), expected);
}

}  // namespace
}  // namespace recall::test
