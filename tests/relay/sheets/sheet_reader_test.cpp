#include "relay/sheets/sheet_reader.hpp"

#include "relay/desk/limits.hpp"
#include "tests/relay/sheets/made_workbook.hpp"

#include <gmock/gmock.h>

#include <random>

namespace recall::test {
namespace {

using Rows = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;

std::string sheet_row(int number, const std::string& cells) {
    return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}
std::string text_cell(const std::string& reference, const std::string& text) {
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

TEST(Sheets, OfAWorkbookAreReadAsTheyStand) {
    const std::string file = sheet_file("call-list.xlsx");
    EXPECT_EQ(rows_in(file),
              (Rows{"1: Name|Phone|Since|Last call|Balance|VIP|Customer no|Branch|Note",
                    "2: Ada Okafor|2348031234567|2024-11-05|2024-11-05 13:30:00|1250.5|TRUE|"
                    "123456789012345|=A2&\" & Sons\"|likes tea\nand coffee",
                    "3: Zoë “Zed” Bello|+2348031234568|1900-01-31|2026-02-28 23:59:59|0.1|FALSE|"
                    "00007||",
                    "5: Ngozi, Umar|08031234569|1900-03-01||-3||42|#N/A| two  spaces ",
                    "7: Merged|08031234570|14:05:00|36:00:00|8031234567800|||Lagos|"}));
    EXPECT_EQ(rows_in(sheet_file("since-1904.xlsx")),
              (Rows{"1: Phone|Since", "2: 08031234567|2024-11-05"}));
}

TEST(Sheets, AreChosenByNameOrPlace) {
    const std::string file = sheet_file("call-list.xlsx");
    const Rows old{"1: Phone", "2: 08031234999"};
    EXPECT_EQ(rows_in(file, "Old numbers"), old);
    EXPECT_EQ(rows_in(file, "old NUMBERS"), old);
    EXPECT_EQ(rows_in(file, "2"), old);
    EXPECT_EQ(rows_in(file, "4"),
              Rows{"sheet_unknown: The workbook has no sheet “4”. Choose one of “Leads”, “Old "
                   "numbers”, “Empty”."});
    EXPECT_EQ(rows_in(file, "Empty"),
              Rows{"sheet_empty: The sheet “Empty” is empty. Choose another one of the workbook: "
                   "“Leads”, “Old numbers”."});
    // The first one is hidden.
    EXPECT_THAT(rows_in(sheet_file("cover.xlsx")).front(), HasSubstr("The sheet “Cover” is empty"));
    const auto read = read_sheet(file, {"2", 9}, [](const SheetRow&) { return false; });
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().read, "Old numbers");
    EXPECT_EQ(read.value().all, (Rows{"Leads", "Old numbers", "Empty"}));
}

TEST(Sheets, HaveTextsOfManyKinds) {
    const MadeWorkbook made{
        .cells = sheet_row(1, "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"str\"><f>X</f>"
                        "<v>by formula</v></c>") +
                 sheet_row(2, "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c>"
                              "<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is>"
                              "</c>") +
                 sheet_row(3, "<c t=\"str\"><f>IF(1,\"\")</f><v></v></c><c><f>A1+B1</f></c>"
                              "<c t=\"d\"><v>2024-11-05T13:30:00</v></c>"),
        .strings = "<si><t xml:space=\"preserve\"> two_x000D_\nlines </t></si>"
                   "<si><r><rPr><b/></rPr><t>Tom &amp; </t></r><r><t>Zoë</t></r>"
                   "<rPh sb=\"0\" eb=\"1\"><t>read aloud</t></rPh></si>"};
    EXPECT_EQ(rows_in(file_of(made)),
              (Rows{"1:  two\r\nlines |Tom & Zoë|by formula", "2: TRUE|#DIV/0!|inline",
                    "3: |=A1+B1|2024-11-05 13:30:00"}));
}

TEST(Sheets, HaveCellsInAnyOrderAndRowsWithGaps) {
    const MadeWorkbook made{
        .cells = sheet_row(2, text_cell("C2", "c") + text_cell("A2", "a")) +
                 "<row><c/><c><v>5</v></c></row>" +
                 sheet_row(9, text_cell("D9", "beyond") + "<c r=\"XFD9\" s=\"1\"/>") +
                 sheet_row(1'000'000, "<c r=\"A1000000\"/>")};
    EXPECT_EQ(rows_in(file_of(made)), (Rows{"2: a||c", "3: |5|", "9: |||beyond"}));
    EXPECT_THAT(rows_in(file_of(made), "", 3),
                ElementsAre("malformed: Row 9: more than 3 columns in this row. Correct the file "
                            "and try again."));
}

TEST(Sheets, WithPrefixesAndOtherPlacesAreReadToo) {
    Parts parts = parts_of({.cells = ""});
    parts["xl/worksheets/sheet1.xml"] =
        "<?xml version=\"1.0\"?><!-- by a program --><x:worksheet xmlns:x=\"y\"><x:sheetData>"
        "<x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    std::swap(parts["XL\\Worksheets\\Sheet1.xml"], parts["xl/worksheets/sheet1.xml"]);
    parts.erase("xl/worksheets/sheet1.xml");
    parts.erase("xl/sharedStrings.xml");
    parts.erase("xl/styles.xml");
    EXPECT_EQ(rows_in(zip_of(parts, false)), Rows{"1: 7"});
}

TEST(Sheets, OfOtherProgramsAreRefusedInWords) {
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1000, '\0');
    EXPECT_THAT(rows_in(compound).front(), HasSubstr("workbook_old: This is a workbook of"));
    std::string encrypted = compound;
    for (const char c : std::string("EncryptedPackage")) encrypted += std::string{c, '\0'};
    EXPECT_THAT(rows_in(encrypted).front(), HasSubstr("workbook_encrypted: "));
    const Parts calc{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                     {"content.xml", "<x/>"}};
    EXPECT_THAT(rows_in(zip_of(calc, false)).front(), HasSubstr("(.ods)"));
    EXPECT_THAT(rows_in(zip_of({{"leads.csv", "Phone\n1\n"}})).front(),
                HasSubstr("not_a_workbook: This is a zip file with no workbook in it."));
    Parts binary = parts_of({.cells = ""});
    binary["_rels/.rels"] =
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
        "Target=\"xl/workbook.bin\"/></Relationships>";
    EXPECT_THAT(rows_in(zip_of(binary)).front(), HasSubstr(".xlsb"));
}

TEST(Sheets, ThatAreDamagedAreRefusedInWords) {
    const std::string whole = sheet_file("call-list.xlsx");
    EXPECT_THAT(rows_in(whole.substr(0, whole.size() / 2)).front(),
                HasSubstr("workbook_damaged: The workbook is damaged: its end is missing"));
    EXPECT_THAT(rows_in("PK\x03\x04 and nothing of a zip").front(), HasSubstr("workbook_damaged"));
    struct Case {
        const char* cells;
        const char* words;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/>", "row 1 comes after row 2"},
             {"<row r=\"1048577\"/>", "more than 1048576 rows"},
             {"<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "more than 16384 columns"},
             {"<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
              "a cell twice"},
             {"<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", "a text that is not there"},
             {"<row r=\"1\"><c><v>1</v></row>", "is broken in line 1"},
             {"<row r=\"1\"><c><v>&lol;</v></c></row>", "is broken in line 1"}}) {
        EXPECT_THAT(rows_in(file_of({.cells = one.cells})).front(), HasSubstr(one.words));
    }
    Parts missing = parts_of({.cells = ""});
    missing.erase("xl/worksheets/sheet1.xml");
    EXPECT_THAT(rows_in(zip_of(missing)).front(), HasSubstr("sheet1.xml” is missing"));
}

TEST(Sheets, ADigitThatChangedOnTheWayIsSeen) {
    std::string file = zip_of(parts_of({.cells = sheet_row(1, "<c><v>8031234567</v></c>")}), false);
    ASSERT_EQ(rows_in(file), Rows{"1: 8031234567"});
    file[file.find("8031234567")] = '9';
    EXPECT_THAT(rows_in(file).front(), HasSubstr("sheet1.xml” cannot be unpacked"));
}

TEST(Sheets, ThatSwellAreRefused) {
    const std::string bomb(workbook_ratio_bytes_min + 1, ' ');
    EXPECT_THAT(rows_in(file_of({.cells = bomb})).front(),
                HasSubstr("workbook_too_big: The workbook unpacks to more than 200 times"));
    const std::string laughs = "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;\">]>";
    const std::string laugh = sheet_row(1, "<c><v>&c;</v></c>");
    EXPECT_THAT(rows_in(file_of({.cells = laugh, .sheet_start = laughs})).front(),
                HasSubstr("its XML declares a document type"));
    std::string nested;
    for (std::size_t i = 0; i < xml_depth_max; ++i) nested += "<a>";
    EXPECT_THAT(rows_in(file_of({.cells = nested})).front(), HasSubstr("nested too deeply"));
    const std::string comment = "<!--" + std::string(2 * xml_token_bytes_max, 'x') + "-->";
    EXPECT_THAT(rows_in(file_of({.cells = comment})).front(), HasSubstr("does not end"));
    const std::string cell = text_cell("A1", std::string(sheet_cell_bytes_max + 1, 'x'));
    EXPECT_THAT(rows_in(file_of({.cells = sheet_row(1, cell)})).front(),
                HasSubstr("longer than a cell"));
}

TEST(Sheets, AFewSharedTextsUsedOftenAreCounted) {
    const std::string text(100'000, 'x');
    std::string cells;
    for (int at = 1; at <= 60; ++at) cells += "<c t=\"s\"><v>0</v></c>";
    const std::string strings = "<si><t>" + text + "</t></si>";
    EXPECT_THAT(rows_in(file_of({.cells = sheet_row(1, cells), .strings = strings})).front(),
                HasSubstr("has a row, number 1, of more than 4 MiB"));
}

TEST(Sheets, OfAMillionSharedTextsAreRead) {
    std::string strings, cells;
    constexpr int count = 1'000'000;
    for (int i = 0; i < count; ++i) {
        strings += "<si><t>+23480" + std::to_string(30'000'000 + i) + "</t></si>";
        if (i % 1000 == 0) cells += "<row><c t=\"s\"><v>" + std::to_string(i) + "</v></c></row>";
    }
    const Rows rows = rows_in(file_of({.cells = cells, .strings = strings}));
    ASSERT_EQ(rows.size(), 1000u);
    EXPECT_EQ(rows.back(), "1000: +2348030999000");
}

// Whatever stands in it, it is read or refused; the sanitizers see to the rest.
TEST(Sheets, WithChangedBytesDoNoHarm) {
    Parts parts = parts_of({.cells = sheet_row(1, "<c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c>") +
                                     sheet_row(2, "<c s=\"1\"><f>A1</f><v>45601.5</v></c>") +
                                     sheet_row(3, text_cell("B3", "a_x000D_b")),
                            .strings = "<si><r><t>a</t></r></si>",
                            .styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/>"
                                      "</numFmts><cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs>"});
    std::mt19937 random(20261121);
    const auto change = [&random](std::string bytes) {
        for (int times = 1 + static_cast<int>(random() % 4); times > 0; --times) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        return bytes;
    };
    const std::string packed = zip_of(parts), plain = zip_of(parts, false);
    for (int i = 0; i < 2'000; ++i) {
        EXPECT_FALSE(rows_in(change(packed)).empty());
        EXPECT_FALSE(rows_in(change(plain)).empty());
        Parts changed = parts;
        auto part = std::next(changed.begin(), static_cast<int>(random() % changed.size()));
        part->second = change(part->second);
        EXPECT_FALSE(rows_in(zip_of(changed, false)).empty());
    }
}

}  // namespace
}  // namespace recall::test
