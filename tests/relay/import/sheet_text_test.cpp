#include "relay/import/sheet_text.hpp"

#include "tests/relay/sheets/made_workbook.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(SheetAsText, CountsItsLinesAsTheSheetCountsRows) {
    const auto read = SheetText::read(
        file_of({.cells = "<row r=\"2\"><c t=\"str\"><v>Phone</v></c><c t=\"str\"><v>Note</v></c>"
                          "</row><row r=\"3\"><c><v>12</v></c><c t=\"str\"><v>a\nb, \"c\"</v></c>"
                          "</row><row r=\"4\"><c t=\"str\"><v>=1+1</v></c></row><row r=\"7\"><c>"
                          "<v>8</v></c></row>"}),
        "");
    ASSERT_TRUE(read) << read.error().message;
    const SheetText& sheet = read.value();
    EXPECT_EQ(sheet.text(), "\r\nPhone,Note\r\n12,\"a\nb, \"\"c\"\"\"\r\n=1+1,\r\n\r\n\r\n8,\r\n");
    EXPECT_EQ(sheet.row_of(2), 2);
    EXPECT_EQ(sheet.row_of(3), 3);
    EXPECT_EQ(sheet.row_of(5), 4);
    EXPECT_EQ(sheet.row_of(8), 7);
    for (const std::int64_t row : {1, 2, 3, 4, 7}) {
        EXPECT_EQ(sheet.row_of(sheet.line_of(row)), row);
    }
    EXPECT_EQ(sheet.line_of(4), 5) << "what stands below a cell of two lines";
    EXPECT_EQ(sheet.sheets().read, "Leads");
}

// A program that opened one of our CSV files as Windows-1252, and saved it as a workbook.
TEST(SheetAsText, LeavesOutAMarkThatWasTakenForLetters) {
    const auto read = SheetText::read(
        file_of({.cells = "<row r=\"1\"><c t=\"str\"><v>ï»¿Phone</v></c></row>"
                          "<row r=\"2\"><c t=\"str\"><v>ï»¿12</v></c></row>"}),
        "");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read.value().text(), "Phone\r\nï»¿12\r\n") << "only where a file begins";
}

TEST(SheetAsText, IsRefusedAsTheWorkbookIs) {
    const auto none = SheetText::read(sheet_file("cover.xlsx"), "");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, "sheet_empty");
    EXPECT_EQ(none.error().sheet, "Cover");
    EXPECT_EQ(none.error().sheets, (std::vector<std::string>{"Settings", "Cover", "Numbers"}));
}

}  // namespace
}  // namespace recall::test
