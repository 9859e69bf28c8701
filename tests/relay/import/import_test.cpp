#include "relay/import/import_file.hpp"

#include "relay/desk/limits.hpp"
#include "relay/import/csv_table.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/table_shape.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace recall {

namespace {

const TzCalendar calendar;

std::string data_file(const std::string& name) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/data/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

ImportFile read(std::string_view text) {
    auto result = read_import(text, {"NG", std::nullopt}, calendar);
    EXPECT_TRUE(bool(result)) << result.error().message;
    return result ? std::move(result).value() : ImportFile{};
}

ImportError refused(std::string_view text, const std::string& encoding = "") {
    auto result = read_import(text, {"NG", std::nullopt, {}, {}, encoding}, calendar);
    EXPECT_FALSE(bool(result));
    return result ? ImportError{} : result.error();
}

struct Figures {
    const char* name;
    std::int64_t rows, fresh, repeats, unusable;
};

TEST(Import, ReportsTheExactFiguresOfEachFile) {
    for (const Figures& file : {Figures{"clients-1000.csv", 1000, 935, 40, 25},
                                Figures{"customers-400.csv", 400, 380, 12, 8},
                                Figures{"list-600.psv", 600, 565, 20, 15}}) {
        const ImportFile found = read(data_file(file.name));
        EXPECT_EQ(found.rows, file.rows) << file.name;
        EXPECT_EQ(static_cast<std::int64_t>(found.leads.size()), file.fresh) << file.name;
        EXPECT_EQ(found.repeats, file.repeats) << file.name;
        EXPECT_EQ(found.refused_count, file.unusable) << file.name;
        EXPECT_EQ(found.refused.size(), static_cast<std::size_t>(file.unusable)) << file.name;
    }
}

TEST(Import, GivesBackExactlyTheRefusedRowsAsAFile) {
    const ImportFile found = read(data_file("clients-1000.csv"));
    const ImportFile again = [&] {
        auto result = read_import(found.refused_file, {"NG", std::nullopt}, calendar);
        return std::move(result).value();
    }();
    EXPECT_EQ(again.rows, 25);
    EXPECT_EQ(again.refused_count, 25);
    for (std::size_t i = 0; i < found.refused.size(); ++i) {
        EXPECT_EQ(again.refused[i].text, found.refused[i].text);
        EXPECT_EQ(again.refused[i].reason, found.refused[i].reason);
    }
}

TEST(Import, NamesLinesAsAnEditorDoes) {
    const ImportFile found = read("Name,Phone\r\n\"two\r\nlines\",08030000001\r\n\r\nBad,12\r\n");
    ASSERT_EQ(found.refused.size(), 1u);
    EXPECT_EQ(found.refused[0].line, 5);
    EXPECT_EQ(found.refused[0].column, "Phone");
    EXPECT_EQ(found.refused[0].text, "12");
    ASSERT_EQ(found.leads.size(), 1u);
    EXPECT_EQ(found.leads[0].name, "two\r\nlines");
}

TEST(Import, ReadsOneNumberHoweverItIsWritten) {
    const ImportFile found = read(
        "phone\n08030000001\n+234 803 000 0001\n002348030000001\n(0803) 000-0001\n0803 000 0001\n");
    EXPECT_EQ(found.leads.size(), 1u);
    EXPECT_EQ(found.repeats, 4);
    EXPECT_EQ(to_text(found.leads[0].phone), "+2348030000001");
}

TEST(Import, KnowsColumnsByTheHeadersPeopleUse) {
    for (const char* header : {"Phone", "phone_number", "Phone Number", "MOBILE", "Tel", "tel."}) {
        EXPECT_EQ(read(std::string(header) + "\n08030000001\n").leads.size(), 1u) << header;
    }
    const ImportFile found = read(
        "last_name;Company;first_name;middle;Mobile;time_zone;Note\n"
        "Obi;Okafor & Sons;Ada;M.;08030000001;Africa/Lagos;=1+1\n");
    ASSERT_EQ(found.leads.size(), 1u);
    EXPECT_EQ(found.delimiter, ';');
    EXPECT_EQ(found.leads[0].name, "Ada M. Obi");
    EXPECT_EQ(found.leads[0].zone, "Africa/Lagos");
    EXPECT_EQ(found.leads[0].zone_from, ZoneFrom::column);
    const auto columns = found.leads[0].columns.all();
    ASSERT_EQ(columns.size(), 2u);
    EXPECT_EQ(columns[0].first, "Company");
    EXPECT_EQ(columns[1].second, "=1+1");
}

std::string numbers_of(const NewLead& lead) {
    std::string all = lead.label + " " + to_text(lead.phone);
    for (const LabelledPhone& further : lead.further) {
        all += ", " + further.label + " " + to_text(further.phone);
    }
    return all;
}

TEST(Import, GivesAPersonAllTheNumbersOfTheRow) {
    const ImportFile found = read(
        "Name,Phone 1 - Type,Phone 1 - Value,Mobile,Business Phone,Phone\n"
        "Ada,Home,01 234 5678,0803 123 4501,,\n"
        "Bola,,,,0803 123 4502,\"0803 123 4503 / 0803 123 4504\"\n"
        "Chi,,,none,0803 123,0803 123 4505\n"
        "Dan,,,,,\n");
    ASSERT_EQ(found.leads.size(), 3u);
    EXPECT_EQ(numbers_of(found.leads[0]), "Home +23412345678, Mobile +2348031234501");
    EXPECT_EQ(numbers_of(found.leads[1]),
              "Phone +2348031234503, Phone +2348031234504, Business Phone +2348031234502");
    EXPECT_EQ(numbers_of(found.leads[2]), " +2348031234505") << "one needs no name";
    EXPECT_EQ(found.leads[2].columns.value_of("Mobile"), "none");
    EXPECT_EQ(found.leads[2].columns.value_of("Business Phone"), "0803 123");
    ASSERT_EQ(found.warnings.size(), 1u);
    EXPECT_EQ(found.warnings[0].column, "Business Phone");
    ASSERT_EQ(found.refused.size(), 1u);
    EXPECT_EQ(found.refused[0].column, "Phone");
}

TEST(Import, KeepsWhatIsMoreThanAPersonCanHave) {
    const ImportFile found = read(
        "Phone,Mobile\n"
        "\"08031234501,08031234502,08031234503,08031234504,08031234505\",08031234506\n"
        "08031234507,0803 123 4507\n");
    ASSERT_EQ(found.leads.size(), 2u);
    EXPECT_EQ(found.leads[0].further.size(), lead_numbers_max - 1);
    EXPECT_EQ(found.leads[0].columns.value_of("Mobile"), "08031234506");
    EXPECT_EQ(found.warnings.size(), 1u);
    EXPECT_TRUE(found.leads[1].further.empty()) << "it is the same number";
}

TEST(Import, CallsANumberByTheBeginningOfALongHeader) {
    const std::string header = std::string(2 * name_bytes_max, 'x') + " phone";
    const ImportFile found = read("Phone," + header + "\n08031234501,08031234502\n");
    ASSERT_EQ(found.leads.size(), 1u);
    ASSERT_EQ(found.leads[0].further.size(), 1u);
    EXPECT_LE(found.leads[0].further[0].label.size(), name_bytes_max);
    EXPECT_TRUE(found.leads[0].further[0].label.starts_with("xxx"));
}

TEST(Import, ReadsTheFurtherPhonesOfAnExport) {
    const ImportFile found = read(
        "Phone,Further phones\n"
        "+2348031234501,Office: +23412345678;ext=12; Mum: home: +2348031234502; +2348031234503\n");
    ASSERT_EQ(found.leads.size(), 1u);
    EXPECT_EQ(numbers_of(found.leads[0]),
              "Phone +2348031234501, Office +23412345678;ext=12, Mum: home +2348031234502,  "
              "+2348031234503");
}

TEST(Import, ReadsAForeignNumberByItsCallingCode) {
    const ImportFile found = read("phone_code,phone_number\n44,020 7946 0018\n,08030000001\n");
    ASSERT_EQ(found.leads.size(), 2u);
    EXPECT_EQ(to_text(found.leads[0].phone), "+442079460018");
}

TEST(Import, FindsTheDelimiter) {
    EXPECT_EQ(detect_delimiter("a,b,c;d\n"), ',');
    EXPECT_EQ(detect_delimiter("a;b;c,d\n1,2,3,4,5\n"), ';');
    EXPECT_EQ(detect_delimiter("a\tb\n"), '\t');
    EXPECT_EQ(detect_delimiter("\"a,b,c\"|d|e\n"), '|');
    EXPECT_EQ(detect_delimiter("phone\n"), ',');
}

TEST(Import, RefusesAWholeFileInASentence) {
    EXPECT_EQ(refused("").code, "file_empty");
    EXPECT_EQ(refused("\xEF\xBB\xBF\r\n").code, "file_empty");
    EXPECT_EQ(refused("Name,Phone\r\n").code, "no_rows");
    EXPECT_EQ(refused(std::string("Phone\n0803\0\n", 11)).code, "not_text");
    std::string many = "Phone";
    for (std::size_t i = 0; i < import_columns_max; ++i) many += ",x" + std::to_string(i);
    EXPECT_EQ(refused(many + "\n08030000001\n").code, "too_many_columns");
    EXPECT_EQ(refused("Phone\n" + std::string(import_cells_max, ',') + "\n").code, "malformed");

    const ImportError latin = refused("Name,Phone\nFran\xE7ois,08030000001\n", "utf-8");
    EXPECT_EQ(latin.code, "not_utf8");
    EXPECT_TRUE(latin.shape) << "another encoding may be chosen";
    EXPECT_EQ(latin.line, 2);
    EXPECT_NE(latin.message.find("byte 16"), std::string::npos) << latin.message;

    const ImportError missing = refused("Name,Town\nAda,Lagos\n");
    EXPECT_EQ(missing.code, "phone_column_missing");
    EXPECT_NE(missing.message.find("“Name”, “Town”"), std::string::npos) << missing.message;

    const ImportError quote = refused("Name,Phone\nAda,08030000001\n\"Obi,08030000002\n\n\n");
    EXPECT_EQ(quote.code, "malformed");
    EXPECT_EQ(quote.line, 3);
}

TEST(Import, RefusesAFileThatIsTooLarge) {
    const std::string large(import_file_bytes_max + 1, 'x');
    const ImportError error = refused(large);
    EXPECT_EQ(error.code, "too_big");
    EXPECT_NE(error.message.find("64 MiB"), std::string::npos);
}

TEST(Import, RefusesARowWithMoreThanTheHeaderHasAndGoesOn) {
    const ImportFile found = read(
        "Name,Phone\nAda,08030000001,more\nObi\nUche,08030000002\n" + std::string(300, 'n') +
        ",08030000003\n");
    EXPECT_EQ(found.leads.size(), 1u);
    ASSERT_EQ(found.refused.size(), 3u);
    EXPECT_EQ(found.refused[0].line, 2);
    EXPECT_EQ(found.refused[0].reason, "has 3 cells where the header has 2");
    EXPECT_EQ(found.refused[1].line, 3);
    EXPECT_EQ(found.refused[1].column, "Phone") << "what is missing is blank";
    EXPECT_EQ(found.refused[2].line, 5);
}

TEST(Import, KeepsAZoneNobodyKnowsAsAColumnAndSaysSo) {
    const ImportFile found = read("Phone,Timezone\n08030000001,Lagos time\n");
    ASSERT_EQ(found.leads.size(), 1u);
    EXPECT_EQ(found.leads[0].zone, "Africa/Lagos");
    EXPECT_EQ(found.leads[0].zone_from, ZoneFrom::number);
    EXPECT_EQ(found.leads[0].columns.value_of("Timezone"), "Lagos time");
    ASSERT_EQ(found.warnings.size(), 1u);
    EXPECT_EQ(found.warnings[0].line, 2);
}

TEST(Utf8, IsCheckedToTheLetter) {
    EXPECT_EQ(read("Phone,Adéyẹmí Łukasz \xF0\x9F\x93\x9E\n08030000001,\n").leads.size(), 1U);
    const auto is_wrong_at = [](const char* header, const char* byte) {
        const ImportError error =
            refused(std::string("Phone,") + header + "\n08030000001,x\n", "utf-8");
        return error.code == "not_utf8" && error.message.find(byte) != std::string::npos;
    };
    EXPECT_TRUE(is_wrong_at("ab\xC0\xAF", "byte 9,"));         // written longer than need be
    EXPECT_TRUE(is_wrong_at("\xED\xA0\x80", "byte 7,"));       // a surrogate
    EXPECT_TRUE(is_wrong_at("x\xF4\x90\x80\x80", "byte 8,"));  // beyond the last character
    EXPECT_TRUE(is_wrong_at("x\xE2\x82", "byte 8,"));          // cut off
}

TEST(Import, TakesTheZoneOfTheFileElseOfTheNumber) {
    const ImportFile found = read("Phone,Timezone\n"
                                  "+442079460958,\n"
                                  "+442079460959,Africa/Lagos\n"
                                  "+18003569377,\n"
                                  "+243810000001,\n"
                                  "+243810000002,\"America/Denver,America/Chicago\"\n");
    ASSERT_EQ(found.leads.size(), 5U);
    const std::pair<std::string, ZoneFrom> zones[] = {
        {"Europe/London", ZoneFrom::number},
        {"Africa/Lagos", ZoneFrom::column},
        {"", ZoneFrom::desk},
        {"Africa/Kinshasa,Africa/Lubumbashi", ZoneFrom::number},
        {"America/Denver,America/Chicago", ZoneFrom::column},  // as an export has it
    };
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(found.leads[i].zone, zones[i].first);
        EXPECT_EQ(found.leads[i].zone_from, zones[i].second) << i;
    }
}

TEST(CsvText, QuotesAndDisarms) {
    EXPECT_EQ(csv_line({"a", "b,c", "say \"x\"", "=1", "@x", "-2", "+3", "\tx"}),
              "a,\"b,c\",\"say \"\"x\"\"\",'=1,'@x,'-2,'+3,'\tx\r\n");
}

// Where a semicolon parts cells, what follows one is a cell, quoted or not.
TEST(CsvText, QuotesAndDisarmsWhatFollowsASemicolon) {
    EXPECT_EQ(csv_line({"x;=1+1", "a; b", "Notes;=x"}),
              "\"x;'=1+1\",\"a; b\",\"Notes;'=x\"\r\n");
}

// There the line break ends a row as well.
TEST(CsvText, DisarmsWhatFollowsALineBreak) {
    EXPECT_EQ(csv_line({"- a\n=b", "\xEF\xBC\x9D" "1"}),
              "\"'- a\n'=b\",'\xEF\xBC\x9D" "1\r\n");
}

}  // namespace

}  // namespace recall
