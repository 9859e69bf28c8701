// Where numbers ring, as libphonenumber's data has it: RULES.md §3.
#include "core/calling_hours.hpp"
#include "core/number_zones.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

TEST(NumberZones, GoByTheLongestBeginningThatSaysSomething) {
    const std::pair<std::uint64_t, std::string_view> numbers[] = {
        {2348031234567U, "Africa/Lagos"},
        {442079460958U, "Europe/London"},
        {12125550143U, "America/New_York"},
        {14155550123U, "America/Los_Angeles"},
        {18085550123U, "Pacific/Honolulu"},
        {74951234567U, "Europe/Moscow"},
        {18003569377U, ""},   // toll-free: anywhere from Guam to Newfoundland
        {99912345678U, ""},   // no country
    };
    for (const auto& [digits, zone] : numbers) {
        EXPECT_EQ(zone_of_number(Phone{digits}), zone) << digits;
    }
    EXPECT_EQ(zone_of_number(Phone{}), "");
    EXPECT_EQ(zone_of_number(Phone{442079460958U, extension_from_text("12")}), "Europe/London");
}

TEST(NumberZones, SeveralZonesAreTheFirstAndTheLastOfThem) {
    const std::string congo(zone_of_number(Phone{243810000001U}));
    EXPECT_EQ(congo, "Africa/Kinshasa,Africa/Lubumbashi");
    EXPECT_EQ(zones_in(congo),
              (std::vector<std::string>{"Africa/Kinshasa", "Africa/Lubumbashi"}));
    EXPECT_EQ(first_zone(congo), "Africa/Kinshasa");
    EXPECT_EQ(zones_in(""), std::vector<std::string>{});
    EXPECT_EQ(first_zone("Europe/London"), "Europe/London");
}

}  // namespace
}  // namespace recall
