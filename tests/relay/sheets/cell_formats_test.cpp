#include "relay/sheets/cell_formats.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr CellFormat plain_format{};
constexpr CellFormat day_format{.date = true};
constexpr CellFormat moment_format{.date = true, .time = true};
constexpr CellFormat time_format{.time = true};
constexpr CellFormat elapsed_format{.time = true, .elapsed = true};

TEST(CellFormats, AreKnownByTheirCode) {
    struct Case {
        const char* code;
        CellFormat format;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"General", plain_format},
             {"0.00E+00", plain_format},
             {"#,##0.00 \"days\"", plain_format},
             {"\\d\\a\\y\\s 0", plain_format},
             {"[Red]0;[$-409]d", plain_format},
             {"[$€-407]#,##0", plain_format},
             {"@", plain_format},
             {"0", plain_format},
             {"00000", {.zeros = 5}},
             {"yyyy-mm-dd", day_format},
             {"[$-409]d-mmm-yy;@", day_format},
             {"mmm", day_format},
             {"dd/mm/yyyy hh:mm", moment_format},
             {"m/d/yy h:mm AM/PM", moment_format},
             {"h:mm AM/PM", time_format},
             {"mm:ss.0", time_format},
             {"[h]:mm:ss", elapsed_format},
             {"[mm]:ss", elapsed_format}}) {
        EXPECT_EQ(format_of_code(one.code), one.format) << one.code;
    }
    EXPECT_EQ(builtin_format(0), plain_format);
    EXPECT_EQ(builtin_format(14), day_format);
    EXPECT_EQ(builtin_format(22), moment_format);
    EXPECT_EQ(builtin_format(21), time_format);
    EXPECT_EQ(builtin_format(46), elapsed_format);
    EXPECT_EQ(builtin_format(49), plain_format);
}

TEST(Numbers, KeepAllTheirDigits) {
    struct Case {
        const char *stored, *text;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"8.0312345678E+12", "8031234567800"},
             {"2.3480312345670001E+12", "2348031234567"},
             {"08031234567", "08031234567"},
             {"123456789012345", "123456789012345"},
             {"12345678901234567890", "12345678901234567890"},
             {"0.1", "0.1"},
             {"0.10000000000000001", "0.1"},
             {"0.30000000000000004", "0.30000000000000004"},
             {"12.0", "12"},
             {"-3", "-3"},
             {"-0", "0"},
             {"+7", "7"},
             {"1E-3", "0.001"},
             {"1E20", "100000000000000000000"},
             {"1E300", "1e+300"},
             {"1E999", "1E999"},
             {"", ""},
             {"none", "none"}}) {
        EXPECT_EQ(number_text(one.stored), one.text) << one.stored;
    }
    EXPECT_EQ(number_text("7", {.zeros = 5}), "00007");
    EXPECT_EQ(number_text("1234567", {.zeros = 5}), "1234567");
    EXPECT_EQ(number_text("-7", {.zeros = 5}), "-7");
}

TEST(Dates, AreWrittenWithAllThatIsInThem) {
    struct Case {
        const char* stored;
        CellFormat format;
        const char* text;
    };
    for (const Case& one : std::initializer_list<Case>{
             {"45601", day_format, "2024-11-05"},
             {"45601", moment_format, "2024-11-05 00:00:00"},
             {"45601.5625", day_format, "2024-11-05 13:30:00"},
             {"45601.562506944", moment_format, "2024-11-05 13:30:00.600"},
             {"45601.999999999", moment_format, "2024-11-06 00:00:00"},
             {"1", day_format, "1900-01-01"},
             {"59", day_format, "1900-02-28"},
             {"60", day_format, "1900-02-29"},
             {"61", day_format, "1900-03-01"},
             {"2958465", day_format, "9999-12-31"},
             {"2958466", day_format, "2958466"},
             {"8031234567", day_format, "8031234567"},
             {"-1", day_format, "-1"},
             {"0", day_format, "0"},
             {"0.5", time_format, "12:00:00"},
             {"0", time_format, "00:00:00"},
             {"1.5", time_format, "1900-01-01 12:00:00"},
             {"1.5", elapsed_format, "36:00:00"},
             {"soon", day_format, "soon"}}) {
        EXPECT_EQ(date_text(one.stored, one.format, false), one.text) << one.stored;
    }
    EXPECT_EQ(date_text("0", day_format, true), "1904-01-01");
    EXPECT_EQ(date_text("44139", day_format, true), "2024-11-05");
    EXPECT_EQ(iso_date_text("2024-11-05T00:00:00", day_format), "2024-11-05");
    EXPECT_EQ(iso_date_text("2024-11-05T13:30:00", day_format), "2024-11-05 13:30:00");
    EXPECT_EQ(iso_date_text("2024-11-05", moment_format), "2024-11-05");
}

}  // namespace
}  // namespace recall::test
