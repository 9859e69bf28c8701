// Files of every shape as other programs write them, and how each is read: tests/data/shapes,
// beside each file what is right. A region in its name is the desk's; else it is Nigeria.
//
//   RECALL_WRITE_CASES=1 relay_tests --gtest_filter='Shapes*'   writes what is found, to look at
#include "relay/desk/calendar.hpp"
#include "relay/import/import_file.hpp"
#include "relay/import/import_terms.hpp"
#include "relay/import/repeats.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace recall {
namespace {

const TzCalendar calendar_of_shapes;
constexpr std::size_t told_columns_max = 12;

std::string shape_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string shape_region(const std::string& name) {
    constexpr std::string_view mark = "region-";
    return name.starts_with(mark) ? name.substr(mark.size(), 2) : "NG";
}

void tell_columns(const std::vector<ColumnUse>& columns, std::ostream& out) {
    std::size_t gone = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnUse& column = columns[i];
        gone += column.no_room;
        if (i >= told_columns_max) continue;
        out << "  “" << column.header << "” " << column.use << (column.guessed ? ", a guess" : "")
            << ": " << (column.sample.empty() ? "empty" : column.sample) << '\n';
    }
    if (columns.size() > told_columns_max) out << "  " << columns.size() << " columns\n";
    if (gone > 0) out << "  no room for " << gone << '\n';
}

void tell_file(const ImportFile& file, std::ostream& out) {
    const FileShape& shape = file.shape;
    out << shape.encoding << (shape.encoding_guessed ? " by a guess" : "") << ", “"
        << (shape.delimiter == "\t" ? "tab" : shape.delimiter) << "”, headings in line "
        << shape.header_line << (shape.header_sure ? "" : ", not remembered") << '\n';
    tell_columns(file.columns, out);
    out << file.rows << " rows: " << file.leads.size() << " new, " << file.repeats << " repeats, "
        << file.refused_count << " refused, " << file.do_not_call.size() << " not to be called\n";
    for (std::size_t i = 0; i < file.leads.size(); ++i) {
        const NewLead& lead = file.leads[i];
        out << "line " << file.lines[i] << ": " << to_text(lead.phone) << "  " << lead.name;
        for (const LabelledPhone& further : lead.further) {
            out << " and " << to_text(further.phone) << " " << further.label;
        }
        std::size_t told = 0;
        for (const auto& [column, value] : lead.columns.all()) {
            if (++told <= 3) out << "; " << column << "=" << value;
        }
        out << '\n';
    }
    for (const RowRemark& row : file.refused) {
        out << "refused, line " << row.line << ": " << row.reason << '\n';
    }
    for (const RowRemark& row : file.warnings) {
        out << "odd, line " << row.line << ", " << row.column << ": " << row.reason << '\n';
    }
    if (!file.refused_file.empty()) out << "given back:\n" << file.refused_file;
}

std::string found_in_shape(const std::filesystem::path& path) {
    const std::string bytes = shape_text(path);
    const auto result = read_import(bytes, {shape_region(path.filename().string()), std::nullopt},
                                    calendar_of_shapes);
    std::ostringstream out;
    if (result) {
        tell_file(result.value(), out);
    } else {
        out << result.error().code << ": " << result.error().message << '\n';
        tell_columns(result.error().columns, out);
    }
    return out.str();
}

TEST(Shapes, AreReadAsStandsBesideThem) {
    const std::filesystem::path folder = std::string(RECALL_SOURCE_DIR) + "/tests/data/shapes";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".becomes") continue;
        ++files;
        const std::filesystem::path beside = entry.path().string() + ".becomes";
        const std::string found = found_in_shape(entry.path());
        if (std::getenv("RECALL_WRITE_CASES")) std::ofstream(beside) << found;
        EXPECT_EQ(found, shape_text(beside)) << entry.path().filename();
    }
    EXPECT_GE(files, 35);
}

ImportFile read_as(const std::string& bytes, const FileTerms& terms,
                   const RememberedColumns& remembered = {}) {
    auto options = options_from(terms, "NG");
    EXPECT_TRUE(options) << (options ? "" : options.error());
    ImportOptions said = std::move(options).value();
    said.remembered = remembered;
    auto result = read_import(bytes, said, calendar_of_shapes);
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    return result ? std::move(result).value() : ImportFile{};
}

TEST(Shapes, EncodingDelimiterAndHeadingsAreAsSomebodySays) {
    const std::string cyrillic = "Name,Phone\n\xCE\xEB\xE5\xED\xE0,08031251001\n";
    EXPECT_EQ(read_as(cyrillic, {.encoding = "windows-1251"}).leads.at(0).name, "Олена");
    const ImportFile western = read_as(cyrillic, {.encoding = "windows-1252"});
    EXPECT_EQ(western.leads.at(0).name, "Îëåíà");
    EXPECT_FALSE(western.shape.encoding_guessed) << "somebody said it";
    EXPECT_EQ(western.shape.letters, std::vector<std::string>{"Îëåíà"});

    const std::string text = "a;b,Phone\nAda;Lagos,08031251002\n";
    EXPECT_EQ(read_as(text, {.delimiter = "comma"}).leads.at(0).columns.value_of("a;b"),
              "Ada;Lagos");

    const std::string lines = "Old headings\nName,Phone\nAda,08031251003\n";
    EXPECT_EQ(read_as(lines, {.header = "2"}).rows, 1);
    const ImportFile none = read_as("Phone,Name\n08031251004,Ada\n", {.header = "none"});
    EXPECT_EQ(none.rows, 2) << "the first line is a row";
    EXPECT_EQ(none.refused_count, 1);
    EXPECT_EQ(none.leads.at(0).name, "Ada");
}

TEST(Shapes, WordsThatMakeNoSenseAreAnsweredWithWhatDoes) {
    for (const FileTerms& terms :
         {FileTerms{.delimiter = ";;"}, FileTerms{.columns = "phone,shoe"},
          FileTerms{.columns = "phone,phone"}, FileTerms{.columns = "do_not_call,do_not_call"},
          FileTerms{.encoding = "klingon"}, FileTerms{.header = "-1"},
          FileTerms{.header = "first"}}) {
        EXPECT_FALSE(options_from(terms, "NG"))
            << terms.delimiter << terms.columns << terms.encoding << terms.header;
    }
    EXPECT_NE(options_from({.encoding = "x"}, "NG").error().find("windows-1252"),
              std::string::npos);
}

// What of the file is remembered for later ones, where its first three columns are said to be that.
RememberedColumns remembered_of(const std::string& text, const std::string& columns,
                                const std::string& header = "") {
    const FileTerms terms{.columns = columns, .header = header};
    return columns_to_remember(options_from(terms, "NG").value(), read_as(text, terms));
}

TEST(Shapes, NothingOfALeadIsRememberedAsAHeader) {
    const std::string lead = "Ada Bello,08031251101,Lagos\nOla Eze,08031251102,Jos\n";
    EXPECT_TRUE(remembered_of(lead, "name,phone,kept").empty());
    EXPECT_TRUE(remembered_of(lead, "name,phone,kept", "1").empty()) << "whatever is said";
    for (const char* none : {"", "-", "n/a", "withheld", "0803 125", "2.34803E+12", "+2348031"}) {
        EXPECT_TRUE(remembered_of(std::string("Ada Bello,") + none +
                                      ",Lagos\nOla Eze,08031251102,Jos\n",
                                  "name,phone,kept")
                        .empty())
            << none;
    }
    const std::string known = "Who,Phone,Ref 1234567,a@example.org\nAda,08031251103,x,y\n";
    EXPECT_EQ(remembered_of(known, "name,phone,kept,kept"),
              (RememberedColumns{{"who", "name"}, {"phone", "phone"}}));
    EXPECT_EQ(remembered_of("Reach at,Called\n08031251104,Ada\n", "phone,name"),
              (RememberedColumns{{"reachat", "phone"}, {"called", "name"}}))
        << "words above numbers are headings";
}

TEST(Shapes, WhatWasSaidOfAColumnIsTakenBack) {
    const RememberedColumns before{{"mobile", "kept"}, {"phone", "left_out"}};
    const std::string text = "Phone,Mobile\n08031251201,08031251202\n";
    auto refused = read_import(text, {"NG", std::nullopt, {}, before}, calendar_of_shapes);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("of “Mobile” somebody said before"), std::string::npos)
        << refused.error().message;
    const ImportFile file = read_as(text, {.columns = "by_header,by_header"}, before);
    EXPECT_EQ(to_text(file.leads.at(0).phone), "+2348031251201");
    EXPECT_EQ(file.leads.at(0).further.size(), 1U);
    EXPECT_FALSE(file.columns.at(0).remembered);
    EXPECT_EQ(remembered_of(text, "by_header,"), (RememberedColumns{{"phone", ""}}))
        << "to be forgotten";
}

TEST(Shapes, WhatIsSaidToBeKeptIsKeptWhereThereIsNoRoomForAll) {
    std::string head = "Name,Phone", row = "Ada,08031251301", said = "name,phone";
    for (int i = 0; i < 70; ++i) {
        head += ",c" + std::to_string(i);
        row += i == 3 ? "," : ",v";
        said += i == 69 ? ",kept" : ",";
    }
    const std::string text = head + "\n" + row + "\n";
    const auto gone = [](const ImportFile& file) {
        std::string names;
        for (const ColumnUse& column : file.columns) {
            if (column.no_room) names += column.header + " ";
        }
        return names;
    };
    EXPECT_EQ(gone(read_as(text, {})), "c3 c65 c66 c67 c68 c69 ") << "the empty one first";
    EXPECT_EQ(gone(read_as(text, {.columns = said})), "c3 c64 c65 c66 c67 c68 ");
    const std::string all = said.substr(0, 10) + [] {
        std::string kept;
        for (int i = 0; i < 70; ++i) kept += ",kept";
        return kept;
    }();
    const auto refused = read_import(
        text, options_from({.columns = all}, "NG").value(), calendar_of_shapes);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "too_many_columns");
    EXPECT_EQ(refused.error().columns.size(), 72U) << "to choose which";
}

TEST(Shapes, ARepeatIsToldWithItsLineWhatItRepeatsAndWhatDiffers) {
    const ImportFile file = read_as("Name,Phone,Mobile,Balance\n"
                                    "Ada,08031251401,,100\n"
                                    "Ada Bello,0803 125 1401,08031251402,250\n"
                                    "Ada,08031251401,,\n",
                                    {});
    EXPECT_EQ(file.repeats, 2);
    ASSERT_EQ(file.repeated.size(), 2U);
    EXPECT_EQ(file.repeated[0].line, 3);
    EXPECT_EQ(file.repeated[0].of_line, 2);
    EXPECT_EQ(file.repeated[0].differs,
              "Name: “Ada Bello”, was “Ada”; Mobile: “+2348031251402”; Balance: “250”, was “100”");
    EXPECT_EQ(file.repeated[1].differs, "");
    EXPECT_TRUE(repeats_as_file(file.repeated).starts_with("Line,Phone,Repeats,What differs\r\n"
                                                           "3,+234 803 125 14 01,line 2,"));
}

}  // namespace
}  // namespace recall
