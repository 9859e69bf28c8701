// Calling hours: rules over what the clocks of a place show, and what follows for promises.
#include "core/calling_hours.hpp"
#include "core/callback.hpp"
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr int monday = 1, friday = 5, saturday = 6, sunday = 7, hour = 60;
constexpr Day a_friday = first_day;  // 2026-11-20

LocalTime at(const std::string& text) {
    const auto time = local_time_from_text(text);
    EXPECT_TRUE(time) << text;
    return time.value_or(LocalTime{});
}
std::string text(const std::optional<LocalTime>& time) { return time ? to_text(*time) : "never"; }

CallingHours office() { return {{{"", monday, friday, 8 * hour, 20 * hour}}, {}}; }

// ---- Local time

TEST(LocalTime, IsWrittenAsPeopleDo) {
    EXPECT_EQ(to_text(LocalTime{a_friday, 9 * hour + 5}), "2026-11-20 09:05");
}

TEST(LocalTime, GoesOverMidnightBothWays) {
    EXPECT_EQ(to_text(at("2026-11-20 23:50") + 20), "2026-11-21 00:10");
    EXPECT_EQ(to_text(at("2026-11-20 00:10") + -20), "2026-11-19 23:50");
    EXPECT_EQ(to_text(at("2026-11-20 00:10") + 3 * minutes_a_day), "2026-11-23 00:10");
    EXPECT_EQ(minutes_between(at("2026-11-19 23:50"), at("2026-11-20 00:10")), 20);
}

TEST(LocalTime, KnowsItsWeekday) {
    EXPECT_EQ(weekday_of(Day{0}), 4) << "1970 began on a Thursday";
    EXPECT_EQ(weekday_of(a_friday), friday);
    EXPECT_EQ(weekday_of(Day{a_friday.number + 2}), sunday);
    EXPECT_EQ(weekday_of(Day{-1}), 3);
}

// ---- Rules

TEST(CallingHours, MayGoPastMidnight) {
    // Fridays from ten in the evening until two; the second Friday is a holiday.
    const CallingHours late{{{"", 5, 5, 22 * 60, 2 * 60}}, {{Day{first_day.number + 7}}}};
    const auto open = [&late](int days, int o_clock) {
        return is_open(late, "", {Day{first_day.number + days}, o_clock * 60});
    };
    EXPECT_FALSE(open(0, 1)) << "that would be Thursday's";
    EXPECT_FALSE(open(0, 21));
    EXPECT_TRUE(open(0, 23));
    EXPECT_TRUE(open(1, 1)) << "still Friday's";
    EXPECT_FALSE(open(1, 2));
    EXPECT_FALSE(open(1, 23));
    EXPECT_FALSE(open(7, 23));
    EXPECT_FALSE(open(8, 1)) << "no call of a holiday goes on either";
    const auto next = next_open(late, "", {first_day, 12 * 60});
    ASSERT_TRUE(next);
    EXPECT_EQ(to_text(*next), "2026-11-20 22:00");
}

TEST(CallingHours, WithoutRulesEveryHourIsOpen) {
    EXPECT_TRUE(is_open({}, "Africa/Lagos", at("2026-11-22 03:00")));
    EXPECT_EQ(text(next_open({}, "", at("2026-11-22 03:00"))), "2026-11-22 03:00");
}

TEST(CallingHours, OpenWithTheFirstMinuteAndCloseBeforeTheLast) {
    EXPECT_FALSE(is_open(office(), "", at("2026-11-20 07:59")));
    EXPECT_TRUE(is_open(office(), "", at("2026-11-20 08:00")));
    EXPECT_TRUE(is_open(office(), "", at("2026-11-20 19:59")));
    EXPECT_FALSE(is_open(office(), "", at("2026-11-20 20:00")));
    EXPECT_FALSE(is_open(office(), "", at("2026-11-21 12:00"))) << "a Saturday";
}

TEST(CallingHours, MayRunFromTheEndOfAWeekIntoTheNext) {
    const CallingHours weekends{{{"", saturday, monday, 0, minutes_a_day}}, {}};
    EXPECT_FALSE(is_open(weekends, "", at("2026-11-20 12:00")));
    EXPECT_TRUE(is_open(weekends, "", at("2026-11-21 00:00")));
    EXPECT_TRUE(is_open(weekends, "", at("2026-11-23 23:59")));
    EXPECT_FALSE(is_open(weekends, "", at("2026-11-24 00:00")));
}

TEST(CallingHours, TheLongestNameThatFitsAPlaceDecides) {
    const CallingHours hours{{{"", monday, friday, 8 * hour, 20 * hour},
                              {"Europe/", monday, friday, 9 * hour, 18 * hour},
                              {"Europe/Paris", monday, friday, 10 * hour, 13 * hour},
                              {"Europe/Paris", monday, friday, 14 * hour, 20 * hour}},
                             {{a_friday, "Africa/Lagos"}}};
    EXPECT_TRUE(is_open(hours, "America/New_York", at("2026-11-20 08:30")));
    EXPECT_FALSE(is_open(hours, "Europe/London", at("2026-11-20 08:30")));
    EXPECT_TRUE(is_open(hours, "Europe/London", at("2026-11-20 13:30")));
    EXPECT_FALSE(is_open(hours, "Europe/Paris", at("2026-11-20 13:30")));
    EXPECT_TRUE(is_open(hours, "Europe/Paris", at("2026-11-20 19:30")));
    EXPECT_FALSE(is_open(hours, "Africa/Lagos", at("2026-11-20 12:00"))) << "their holiday";
    EXPECT_TRUE(is_open(hours, "Africa/Cairo", at("2026-11-20 12:00")));
}

TEST(CallingHours, NextOpenSkipsNightsWeekendsAndHolidays) {
    CallingHours hours = office();
    hours.holidays = {{Day{a_friday.number + 3}}};  // the Monday after
    EXPECT_EQ(text(next_open(hours, "", at("2026-11-20 06:00"))), "2026-11-20 08:00");
    EXPECT_EQ(text(next_open(hours, "", at("2026-11-20 12:34"))), "2026-11-20 12:34");
    EXPECT_EQ(text(next_open(hours, "", at("2026-11-20 20:00"))), "2026-11-24 08:00");
}

TEST(CallingHours, ThatNeverOpenHaveNoNextOne) {
    CallingHours never = office();
    for (int day = 0; day <= 800; ++day) never.holidays.push_back({Day{a_friday.number + day}});
    EXPECT_EQ(text(next_open(never, "", at("2026-11-20 06:00"))), "never");
    EXPECT_EQ(
        text(nearest_open_slot(never, "", at("2026-11-20 06:00"), at("2026-11-20 06:00"), 30)),
        "never");
}

TEST(CallingHours, TheNearestOpenSlotMayBeBeforeOrAfter) {
    const auto nearest = [](const char* wished, const char* earliest) {
        return text(nearest_open_slot(office(), "", at(wished), at(earliest), 30));
    };
    EXPECT_EQ(nearest("2026-11-20 10:00", "2026-11-20 07:00"), "2026-11-20 10:00");
    EXPECT_EQ(nearest("2026-11-20 06:00", "2026-11-19 07:00"), "2026-11-20 08:00");
    EXPECT_EQ(nearest("2026-11-20 21:00", "2026-11-20 07:00"), "2026-11-20 19:30");
    EXPECT_EQ(nearest("2026-11-22 21:00", "2026-11-20 07:00"), "2026-11-23 08:00");
    EXPECT_EQ(nearest("2026-11-21 10:00", "2026-11-20 07:00"), "2026-11-20 19:30");
    EXPECT_EQ(nearest("2026-11-21 10:00", "2026-11-20 19:31"), "2026-11-23 08:00")
        << "no slot that has begun";
    EXPECT_EQ(nearest("2026-11-18 10:00", "2026-11-20 07:00"), "2026-11-20 08:00")
        << "a wish in the past";
}

// ---- Presets

std::vector<Day> days(const CallingHours& hours) {
    std::vector<Day> days;
    for (const Holiday& holiday : hours.holidays) days.push_back(holiday.day);
    return days;
}
bool has(const CallingHours& hours, const char* day) {
    const auto all = days(hours);
    return std::find(all.begin(), all.end(), *day_from_text(day)) != all.end();
}

TEST(HoursPreset, KnowsTheHolidaysOfTwoYears) {
    const CallingHours britain = preset_hours(HoursPreset::united_kingdom, 2026);
    EXPECT_TRUE(has(britain, "2026-04-03")) << "Good Friday";
    EXPECT_TRUE(has(britain, "2026-04-06")) << "Easter Monday";
    EXPECT_TRUE(has(britain, "2026-05-04"));
    EXPECT_TRUE(has(britain, "2026-05-25"));
    EXPECT_TRUE(has(britain, "2026-08-31"));
    EXPECT_TRUE(has(britain, "2027-03-26")) << "Good Friday of the next year";
    const CallingHours states = preset_hours(HoursPreset::united_states, 2026);
    EXPECT_TRUE(has(states, "2026-11-26")) << "Thanksgiving";
    EXPECT_TRUE(has(states, "2026-09-07")) << "Labor Day";
    const CallingHours france = preset_hours(HoursPreset::france, 2026);
    EXPECT_TRUE(has(france, "2026-05-14")) << "Ascension";
    EXPECT_TRUE(has(france, "2026-05-25")) << "Whit Monday";
    EXPECT_TRUE(has(preset_hours(HoursPreset::nigeria, 2026), "2026-10-01"));
}

TEST(HoursPreset, IsACampaignsRule) {
    for (const HoursPreset preset : {HoursPreset::nigeria, HoursPreset::united_kingdom,
                                     HoursPreset::united_states, HoursPreset::france}) {
        World world = working_desk();
        Campaign campaign = client_campaign();
        campaign.hours = preset_hours(preset, 2026);
        EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
        EXPECT_TRUE(is_open(campaign.hours, "", at("2026-11-20 15:00")));
        EXPECT_FALSE(is_open(campaign.hours, "", at("2026-11-20 22:00")));
        EXPECT_FALSE(is_open(campaign.hours, "", at("2026-12-25 15:00")));
    }
}

TEST(CallingHours, OfACampaignHaveToMakeSense) {
    const auto save = [](const CallingHours& hours) {
        Campaign campaign = client_campaign();
        campaign.hours = hours;
        return working_desk().when("ada", SaveCampaign{campaign});
    };
    EXPECT_EQ(save({{{"", 0, friday, 480, 1200}}, {}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{{"", monday, 8, 480, 1200}}, {}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{{"", monday, friday, 1200, 1200}}, {}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{{"", monday, friday, 0, minutes_a_day + 1}}, {}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{}, {{Day{}}}}), no(Reason::rule_invalid));
    EXPECT_EQ(save({{{std::string(65, 'z'), monday, friday, 0, 60}}, {}}),
              no(Reason::text_too_long));
    EXPECT_EQ(save({std::vector<HoursRule>(hours_rules_max + 1), {}}), no(Reason::too_many));
    EXPECT_EQ(save({{}, std::vector<Holiday>(holidays_max + 1, {a_friday})}), no(Reason::too_many));
}

// ---- Promises

// Ann has lead 1 in Lagos, an hour ahead of the desk; there they are called from 8 to 20.
struct HoursDesk {
    HoursDesk() {
        Campaign campaign = client_campaign();
        campaign.hours = office();
        world.when("ada", SaveCampaign{campaign});
        world.clocks = &clocks;
    }
    Verdict promise(Instant time) {
        CompleteCall command{A(1), call_back, "", {}, {}};
        command.callback = NewCallback{time, "", "Africa/Lagos", Recipient::ANYONE, ""};
        return world.when("ann", command);
    }
    FixedClocks clocks{{{"Africa/Lagos", 60}}};
    World world = desk_with({{"ann", 1}});
};

TEST(CallingHours, AreCheckedInTheCustomersPlaceWhenACallbackIsPromised) {
    HoursDesk desk;
    EXPECT_EQ(desk.promise(minutes(6 * hour + 30)), no(Reason::hours_closed)) << "07:30 there";
    EXPECT_EQ(desk.promise(minutes(7 * hour)), yes());
}

TEST(CallingHours, TheRefusalNamesTheNearestOpenSlot) {
    HoursDesk desk;
    CompleteCall command{A(1), call_back, "", {}, {}};
    command.callback = NewCallback{minutes(19 * hour + 10), "", "", Recipient::ANYONE, ""};
    const Decision decision = desk.world.ask("ann", command);
    ASSERT_FALSE(decision);
    EXPECT_EQ(decision.error(), Rejection(Reason::hours_closed, "2026-11-20 19:30"));
}

TEST(CallingHours, OfAPlaceNobodyKnowsAreOpen) {
    HoursDesk desk;
    desk.world.clocks = nullptr;
    EXPECT_EQ(desk.promise(minutes(3 * hour)), yes()) << "a tab: the relay has the last word";
}

TEST(CallingHours, HoldWhoeverMovesACallbackToo) {
    HoursDesk desk;
    desk.promise(minutes(7 * hour));
    MoveCallback move{B(1), minutes(2 * hour), "", "", {}, {}, {}};
    EXPECT_EQ(desk.world.when("mia", move), no(Reason::hours_closed));
    move.time = {};
    move.comments = "The time stays.";
    EXPECT_EQ(desk.world.when("mia", move), yes());
}

TEST(CallingHours, ACallMadeBeforeItsNumberWasTakenBackKeepsItsPromise) {
    HoursDesk desk;
    desk.world.when("mia", Recycle{});
    EXPECT_EQ(desk.promise(minutes(3 * hour)), yes());
}

TEST(CallingHours, ACallbackIsHeldWhileTheyAreClosedAndGoesOnByItself) {
    HoursDesk desk;
    World& world = desk.world;
    desk.promise(minutes(7 * hour));
    Campaign later = *world.state().campaign(client);
    later.hours.rules[0].opens = 9 * hour;
    world.when("ada", SaveCampaign{later});
    world.now = minutes(7 * hour + 5);
    const auto work = [&] { return due(world.state(), world.now, world.today(), 9, world.clocks); };
    EXPECT_TRUE(work().empty());
    EXPECT_EQ(why_held(world.state(), *world.state().callback(B(1)), {world.now, world.clocks}),
              Held::hours_closed);
    EXPECT_EQ(world.when(clock_name, ReleaseCallback{B(1)}), yes());
    EXPECT_EQ(world.state().callback(B(1))->status, CallbackStatus::ACTIVE) << "nothing was done";
    EXPECT_EQ(next_due(world.state(), world.now, world.clocks), minutes(8 * hour));
    world.now = minutes(8 * hour);
    ASSERT_EQ(work().size(), 1u);
    EXPECT_EQ(world.when(clock_name, work()[0]), yes());
    EXPECT_EQ(world.lead(1).status, status_callback_due);
}

TEST(CallingHours, FollowALeadThatMovesToAnotherPlace) {
    HoursDesk desk;
    World& world = desk.world;
    desk.promise(minutes(7 * hour));
    world.now = minutes(7 * hour);
    const Lead lead = world.lead(1);
    world.when("mia", EditLead{L(1), lead.phone, lead.name, "", lead.columns});
    EXPECT_TRUE(audit(world.state()).empty());
    const auto work = due(world.state(), world.now, world.today(), 9, world.clocks);
    EXPECT_EQ(work.size(), 1u) << "nobody knows the clocks there, so they are open";
}

}  // namespace
}  // namespace recall::test
