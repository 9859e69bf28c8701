// Calling hours in every place of the world whose clocks are changed: slots that are skipped, slots
// that come twice, and desks in another zone than their customers.
#include "core/hopper.hpp"
#include "relay/desk/calendar.hpp"
#include "tests/core/given.hpp"
#include "tests/relay/test_relay.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

namespace recall::test {
namespace {


struct ClockChange {
    std::string zone;
    Instant at;
};

std::vector<ClockChange> clock_changes() {
    using std::chrono::seconds;
    const date::sys_seconds from{seconds(1'767'225'600)};   // 2026
    const date::sys_seconds until{seconds(1'830'297'600)};  // 2028
    std::vector<ClockChange> changes;
    for (const date::time_zone& zone : date::get_tzdb().zones) {
        auto info = zone.get_info(from);
        while (info.end < until) {
            const Instant at{info.end.time_since_epoch().count() * second_ms};
            const auto next = zone.get_info(info.end);
            if (next.offset != info.offset) changes.push_back({zone.name(), at});
            info = next;
        }
    }
    return changes;
}

// Customers are called by night, so that every change of clocks falls into the hours or beside
// them.
CallingHours by_night() { return {{{"", 1, 7, 60, 5 * 60}}, {}}; }

TEST(CallingHoursOfTheWorld, KnowHundredsOfChangesOfClocks) {
    EXPECT_GT(clock_changes().size(), 200u);
}

TEST(CallingHoursOfTheWorld, ASlotThatIsOfferedIsOpenWhenItsInstantComes) {
    const TzCalendar calendar;
    for (const auto& [zone, change] : clock_changes()) {
        const LocalTime earliest = *calendar.local_time(change + -30 * hour_ms, zone);
        for (std::int64_t ms = -26 * hour_ms; ms <= 26 * hour_ms; ms += 20 * minute_ms) {
            const LocalTime wished = *calendar.local_time(change + ms, zone);
            const auto slot = nearest_open_slot(by_night(), zone, wished, earliest, 30);
            ASSERT_TRUE(slot);
            EXPECT_TRUE(is_open(by_night(), zone, *slot));
            const LocalTime shown = *calendar.local_time(instant_of(*slot, zone), zone);
            // Where the clocks skip it, it is the first moment after.
            EXPECT_TRUE(shown == *slot || shown > *slot) << zone << ' ' << to_text(*slot);
            EXPECT_TRUE(is_open(by_night(), zone, shown)) << zone << ' ' << to_text(*slot);
        }
    }
}

TEST(CallingHoursOfTheWorld, AnHourThatComesTwiceIsItsFirst) {
    for (const auto& [zone, change] : clock_changes()) {
        const TzCalendar calendar;
        const LocalTime before = *calendar.local_time(change + -1, zone);
        const LocalTime after = *calendar.local_time(change, zone);
        if (after > before) continue;
        EXPECT_LT(instant_of(after, zone), change) << zone;
        EXPECT_EQ(*calendar.local_time(instant_of(after, zone), zone), after) << zone;
    }
}

TEST(CallingHoursOfTheWorld, TheRulesTakeWhatIsOpenThereAndNameASlotThatIs) {
    const TzCalendar calendar;
    std::string zone_before;
    for (const auto& [zone, change] : clock_changes()) {
        if (zone == zone_before) continue;  // once a place is enough
        zone_before = zone;
        World world = desk_with({{"ann", 1}});
        const Lead lead = world.lead(1);
        world.when("mia", EditLead{L(1), lead.phone, lead.name, zone, lead.columns});
        Campaign campaign = client_campaign();
        campaign.hours = by_night();
        world.when("ada", SaveCampaign{campaign});
        world.clocks = &calendar;
        world.now = change + -30 * hour_ms;
        for (std::int64_t ms = -5 * hour_ms; ms <= 5 * hour_ms; ms += 30 * minute_ms) {
            CompleteCall command{A(1), call_back, "", {}, {}};
            command.callback = NewCallback{change + ms, "", zone, Recipient::ANYONE, ""};
            const Decision decision = world.ask("ann", command);
            const LocalTime there = *calendar.local_time(change + ms, zone);
            EXPECT_EQ(bool(decision), is_open(by_night(), zone, there)) << zone;
            if (decision) continue;
            const auto offered = local_time_from_text(decision.error().subject);
            ASSERT_TRUE(offered) << decision.error().subject;
            command.callback->time = instant_of(*offered, zone);
            EXPECT_TRUE(bool(world.ask("ann", command))) << zone << ' ' << to_text(*offered);
        }
    }
}

// "+1 …" may ring on either coast: at nine in New York somebody in Los Angeles is asleep.
TEST(CallingHoursOfTheWorld, ANumberThatMayRingInTwoPlacesIsClosedWhileOneOfThemIs) {
    const TzCalendar calendar;
    const std::string east = "America/New_York", west = "America/Los_Angeles";
    World world = desk_with({{"ann", 1}});
    const Lead lead = world.lead(1);
    world.when("mia", EditLead{L(1), lead.phone, lead.name, west + "," + east, lead.columns});
    Campaign campaign = client_campaign();
    campaign.hours.rules = {{"", 1, 7, 8 * 60, 20 * 60}};
    world.when("ada", SaveCampaign{campaign});
    world.clocks = &calendar;
    const Campaign& stored = *world.state().campaign(campaign.id);
    const Instant start = world.now;
    int open_ones = 0;
    for (std::int64_t ms = 0; ms < 48 * hour_ms; ms += 30 * minute_ms) {
        const Moment then{start + ms, &calendar};
        const auto open_in = [&](const std::string& zone, Instant at) {
            return is_open(campaign.hours, zone, *calendar.local_time(at, zone));
        };
        const bool open = open_in(east, then.at) && open_in(west, then.at);
        EXPECT_EQ(hours_open(world.state(), stored, world.lead(1).zone, then), open);
        const auto opens = hours_open_at(world.state(), stored, world.lead(1).zone, then);
        ASSERT_TRUE(opens);
        EXPECT_EQ(*opens == then.at, open);
        EXPECT_TRUE(open_in(east, *opens) && open_in(west, *opens));
        open_ones += open;
        CompleteCall command{A(1), call_back, "", {}, {}};
        command.callback = NewCallback{then.at + 1, "", west, Recipient::ANYONE, ""};
        const Decision decision = world.ask("ann", command);
        EXPECT_EQ(bool(decision), open);
        if (decision) continue;
        const auto offered = local_time_from_text(decision.error().subject);
        ASSERT_TRUE(offered) << decision.error().subject;
        command.callback->time = instant_of(*offered, west);
        EXPECT_TRUE(bool(world.ask("ann", command))) << to_text(*offered);
    }
    EXPECT_EQ(open_ones, 2 * 2 * 9) << "from 11:00 to 20:00 in New York";
}

TEST(CallingHoursOfTheWorld, AClockThatStepsBackHoldsNothingForEver) {
    const TzCalendar calendar;
    World world = desk_with({{"ann", 1}});
    Campaign campaign = client_campaign();
    campaign.hours.rules = {{"", 1, 7, 8 * 60, 20 * 60}};
    world.when("ada", SaveCampaign{campaign});
    world.clocks = &calendar;
    CompleteCall command{A(1), call_back, "", {}, {}};
    command.callback = NewCallback{minutes(8 * 60), "", "", Recipient::ANYONE, ""};
    EXPECT_EQ(world.when("ann", command), yes());
    const auto work = [&] { return due(world.state(), world.now, world.today(), 9, &calendar); };
    world.now = minutes(8 * 60);
    EXPECT_EQ(work().size(), 1u);
    world.now = minutes(5 * 60);  // 06:00 in Lagos
    EXPECT_TRUE(work().empty());
    EXPECT_EQ(next_due(world.state(), world.now, &calendar), minutes(8 * 60));
    world.now = minutes(8 * 60);
    EXPECT_EQ(work().size(), 1u);
}

}  // namespace
}  // namespace recall::test
