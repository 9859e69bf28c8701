// Days, codes, phone numbers and columns, to and from text.
#include "core/columns.hpp"
#include "core/ids.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

TEST(Day, CountsFrom1970AsTheCalendarDoes) {
    EXPECT_EQ(to_text(Day{1}), "1970-01-02");
    EXPECT_EQ(to_text(Day{20777}), "2026-11-20");
    EXPECT_EQ(to_text(Day{11016}), "2000-02-29");
    EXPECT_EQ(to_text(next(Day{11016})), "2000-03-01");
    EXPECT_EQ(to_text(previous(Day{11016})), "2000-02-28");
    EXPECT_EQ(to_text(Day{-1}), "1969-12-31");
}

TEST(Day, EveryDayComesBackFromItsText) {
    for (std::int32_t number = -720'000; number <= 2'932'000; number += 97) {
        const Day day{number};
        const auto back = day_from_text(to_text(day));
        if (to_text(day).front() == '-') continue;  // Before the year 0.
        ASSERT_TRUE(back) << to_text(day);
        ASSERT_EQ(*back, day);
    }
}

TEST(Day, ThatDoesNotExistIsNone) {
    for (const char* text :
         {"2026-02-30", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
          "2026-11-00", "2026-1-01", "26-11-2001", "2026/11/20", "2026-11-20 ", " 2026-11-20",
          "2026-11-2x", "+026-11-20", "-001-01-01", "", "2026-11--1"}) {
        EXPECT_FALSE(day_from_text(text)) << text;
    }
    EXPECT_TRUE(day_from_text("2024-02-29"));
    EXPECT_EQ(to_text(*day_from_text("0000-01-01")), "0000-01-01");
    EXPECT_EQ(to_text(*day_from_text("9999-12-31")), "9999-12-31");
}

TEST(Code, IsShortAndPlain) {
    EXPECT_EQ(Code::from_text("CBHOLD")->text(), "CBHOLD");
    EXPECT_EQ(Code::from_text("a_b-c.d"), std::nullopt);
    EXPECT_EQ(Code::from_text("12345678")->view().size(), Code::bytes_max);
    EXPECT_EQ(Code::from_text("123456789"), std::nullopt);
    EXPECT_EQ(Code::from_text("a b"), std::nullopt);
    EXPECT_EQ(Code::from_text("ä"), std::nullopt);
    EXPECT_EQ(Code::from_text(std::string_view("a\0", 2)), std::nullopt);
    EXPECT_FALSE(bool(*Code::from_text("")));
    EXPECT_EQ(*Code::from_text("NEW"), Code("NEW"));
    EXPECT_LT(Code("A"), Code("B"));
    EXPECT_LT(Code("A"), Code("AA"));
}

TEST(Columns, KeepTheirOrderEvenWhereNamesRepeat) {
    Columns columns;
    EXPECT_TRUE(columns.empty());
    columns.add("Company", "Okafor & Sons");
    columns.add("", "no name");
    columns.add("Company", "");
    EXPECT_EQ(columns.count(), 3U);
    ASSERT_EQ(columns.all().size(), 3U);
    EXPECT_EQ(columns.all()[1].second, "no name");
    EXPECT_EQ(columns.value_of("Company"), "Okafor & Sons") << "the first of that name";
    EXPECT_EQ(columns.value_of("absent"), "");
}

TEST(Columns, DropTheirSeparatorsFromWhatTheyHold) {
    Columns columns;
    columns.add("a\x1f" "b", "c\x1e" "d");
    ASSERT_EQ(columns.all().size(), 1U);
    EXPECT_EQ(columns.value_of("ab"), "cd");
    EXPECT_EQ(columns.count(), 1U);
}

}  // namespace
}  // namespace recall::test
