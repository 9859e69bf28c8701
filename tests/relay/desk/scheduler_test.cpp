// The clock's work on a virtual clock: no test here waits.
#include "journal/memory_journal.hpp"
#include "relay/desk/scheduler.hpp"

#include <date/date.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace recall {

namespace {

Instant at(const std::string& utc) {
    std::istringstream text(utc);
    date::sys_time<std::chrono::milliseconds> time;
    text >> date::parse("%F %T", time);
    EXPECT_TRUE(text) << utc;
    return {time.time_since_epoch().count()};
}
Day day(const std::string& text) { return day_from_text(text).value(); }

// A desk with one agent and ten numbers, in a zone, on a clock that only tests move.
struct World {
    World(const std::string& zone, Instant start) : now(start) {
        restart();
        give(operator_name, ConfigureDesk{{"Desk", zone, "NG", ""}});
        Campaign campaign;
        campaign.id = Code("client");
        campaign.name = "Client CRM";
        campaign.outcomes = {{.code = Code("OK"), .label = "Done"},
                             {.code = Code("CALLBK"), .label = "Callback", .callback = true}};
        campaign.dial_statuses = {status_new, status_callback_due};
        give(operator_name, SaveCampaign{campaign});
        give(operator_name, SaveUser{{.username = "ann",
                                      .name = "Ann",
                                      .campaigns = {Code("client")}}});
        give(operator_name, SaveList{{"L1", Code("client"), "List"}});
        ImportLeads import{"L1", {}};
        for (std::uint64_t i = 0; i < 10; ++i) {
            import.leads.push_back({.phone = {2348030000001 + i}});
        }
        give(operator_name, std::move(import));
    }
    void restart() {
        scheduler.reset();
        sequencer = std::make_unique<Sequencer>(journal, &calendar);
        EXPECT_FALSE(sequencer->load());
        scheduler = std::make_unique<Scheduler>(*sequencer, calendar);
    }
    CommandAnswer give(const Username& by, Command command) {
        const Submission one[] = {{by, "test", ++number, std::move(command)}};
        auto done = sequencer->run(one, scheduler->stamp(now));
        EXPECT_TRUE(bool(done));
        const CommandAnswer answer = std::move(done).value().answers.front();
        EXPECT_FALSE(answer.rejection) << message_of(*answer.rejection);
        return answer;
    }
    void assign(int count) { give(operator_name, AssignLeads{"L1", {"ann"}, count, {}}); }
    AssignmentId first() const { return *sequencer->state().assignments_of("ann").begin(); }

    // What the desk thread does until then: sleeps no longer than it may, and does what is due.
    void run_until(Instant end) {
        while (true) {
            for (auto work = scheduler->due(now); !work.empty(); work = scheduler->due(now)) {
                ASSERT_TRUE(bool(sequencer->run(work, scheduler->stamp(now))));
            }
            if (now >= end) return;
            const Instant wake = scheduler->next_wake(now);
            ASSERT_GT(wake, now);
            now = std::min(wake, end);
        }
    }
    std::vector<RecycleEntry> log() {
        auto page = journal.recycling_log({}, {1, 100});
        auto entries = page.value().items;
        std::reverse(entries.begin(), entries.end());
        return entries;
    }

    Instant now;
    MemoryJournal journal;
    TzCalendar calendar;
    std::unique_ptr<Sequencer> sequencer;
    std::unique_ptr<Scheduler> scheduler;
    std::int64_t number = 0;
};

TEST(Calendar, KnowsWhenADayBeginsWhateverDaylightSavingDoes) {
    const TzCalendar calendar;
    EXPECT_EQ(calendar.start_of(day("2026-03-29"), "Europe/London"), at("2026-03-29 00:00:00"));
    EXPECT_EQ(calendar.start_of(day("2026-03-30"), "Europe/London"), at("2026-03-29 23:00:00"));
    EXPECT_EQ(calendar.start_of(day("2026-10-26"), "Europe/London"), at("2026-10-26 00:00:00"));
    EXPECT_EQ(calendar.start_of(day("2026-11-21"), "Africa/Lagos"), at("2026-11-20 23:00:00"));
    // Midnight was skipped: the day began at one.
    EXPECT_EQ(calendar.start_of(day("2018-11-04"), "America/Sao_Paulo"),
              at("2018-11-04 03:00:00"));
    EXPECT_EQ(calendar.day_at(at("2018-11-04 02:59:59"), "America/Sao_Paulo"), day("2018-11-03"));
    // Midnight comes twice: the day begins with the first.
    EXPECT_EQ(calendar.start_of(day("2026-11-01"), "America/Havana"), at("2026-11-01 04:00:00"));
    EXPECT_FALSE(calendar.knows("Mars/Olympus"));
    EXPECT_FALSE(calendar.knows(""));
}

TEST(CallbackTime, WakesTheSchedulerAtItsInstantAlsoAfterARestart) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    world.assign(2);
    CompleteCall complete{world.first(), Code("CALLBK"), "", {}, {}};
    complete.callback = NewCallback{at("2026-11-21 11:30:00"), "2026-11-21 12:30",
                                    "Africa/Lagos", Recipient::ANYONE, ""};
    world.give("ann", complete);
    world.run_until(at("2026-11-21 11:29:59"));
    world.restart();
    EXPECT_TRUE(world.scheduler->due(world.now).empty());
    EXPECT_EQ(world.scheduler->next_wake(world.now), at("2026-11-21 11:30:00"));
    world.run_until(at("2026-11-21 11:30:00"));
    EXPECT_EQ(world.sequencer->state().callbacks().begin()->second.status, CallbackStatus::LIVE);
    world.restart();
    EXPECT_TRUE(world.scheduler->due(world.now).empty()) << "once";
    EXPECT_EQ(world.sequencer->state().pool("L1").begin()->lead, LeadId{1});
}

// As the campaign is to be, from the operator.
template <typename Change>
void change_campaign(World& world, Change change) {
    Campaign campaign = *world.sequencer->state().campaign(Code("client"));
    change(campaign);
    world.give(operator_name, SaveCampaign{campaign});
}

TEST(CallingHours, ACallbackGoesOnWhenTheyOpen) {
    World world("Africa/Lagos", at("2026-11-20 17:00:00"));  // a Friday
    world.assign(1);
    CompleteCall complete{world.first(), Code("CALLBK"), "", {}, {}};
    complete.callback = NewCallback{at("2026-11-20 17:30:00"), "2026-11-20 18:30", "Africa/Lagos",
                                    Recipient::ANYONE, ""};
    world.give("ann", complete);
    change_campaign(world, [](Campaign& c) { c.hours.rules = {{"", 1, 5, 8 * 60, 18 * 60}}; });
    const auto status = [&world] {
        return world.sequencer->state().callbacks().begin()->second.status;
    };
    world.run_until(at("2026-11-23 06:59:59"));
    EXPECT_EQ(status(), CallbackStatus::ACTIVE) << "held over the weekend";
    EXPECT_EQ(world.scheduler->next_wake(world.now), at("2026-11-23 07:00:00"));
    world.run_until(at("2026-11-23 07:00:00"));
    EXPECT_EQ(status(), CallbackStatus::LIVE);
}

TEST(RecyclingRule, ANumberIsDialledAgainAtTheSecondItsWaitEnds) {
    World world("Africa/Lagos", at("2026-11-20 10:00:00"));
    change_campaign(world, [](Campaign& c) {
        c.outcomes[0].dialable_again = true;
        c.dial_statuses.push_back(Code("OK"));
        c.recycling = {{Code("OK"), 45, 0}};
    });
    world.assign(1);
    world.give("ann", ClaimLead{world.first()});
    world.give("ann", CompleteCall{world.first(), Code("OK"), "", {}, {}});
    world.restart();
    world.run_until(at("2026-11-20 10:44:59"));
    EXPECT_EQ(world.sequencer->state().counts("L1").waiting, 1);
    world.restart();
    world.run_until(at("2026-11-20 10:45:00"));
    EXPECT_EQ(world.sequencer->state().counts("L1").waiting, 0);
    EXPECT_EQ(world.sequencer->state().counts("L1").available, 10);
}

TEST(List, RestsFromTheMidnightAfterItsLastDay) {
    World world("Africa/Lagos", at("2026-11-20 10:00:00"));
    List list = *world.sequencer->state().list("L1");
    list.expires = day("2026-11-20");
    world.give(operator_name, SaveList{list});
    world.run_until(at("2026-11-20 22:59:59"));
    EXPECT_EQ(world.sequencer->state().counts("L1").available, 10);
    world.run_until(at("2026-11-20 23:00:00"));
    EXPECT_EQ(world.sequencer->state().counts("L1").resting, 10);
}

TEST(Midnight, TakesBackAtTheFirstInstantOfTheNewDate) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    world.assign(4);
    const AssignmentId done = world.first();
    world.give("ann", ClaimLead{done});
    world.give("ann", CompleteCall{done, Code("OK"), "", {}, {}});
    world.run_until(at("2026-11-21 22:59:59"));
    EXPECT_EQ(world.log().size(), 0u);
    EXPECT_EQ(world.sequencer->state().assignments().size(), 3u);
    world.run_until(at("2026-11-21 23:00:00"));
    const auto log = world.log();
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].at, at("2026-11-21 23:00:00"));
    EXPECT_EQ(log[0].by, clock_name);
    EXPECT_EQ(log[0].day, day("2026-11-21"));
    EXPECT_EQ(log[0].recycled, 3);
    EXPECT_EQ(log[0].archived, 1);
    EXPECT_EQ(world.sequencer->state().counters().open_day, day("2026-11-22"));
    EXPECT_TRUE(world.sequencer->state().assignments().empty());
}

// Runs five days from `start` and checks that each date was closed once, at its own midnight.
void check_five_days(const std::string& zone, const std::string& first_day) {
    const TzCalendar calendar;
    const Day first = day(first_day);
    World world(zone, calendar.start_of(first, zone) + 12 * 60 * minute_ms);
    Day last = first;
    for (int i = 0; i < 5; ++i) {
        world.assign(2);
        last = next(last);
        world.run_until(calendar.start_of(last, zone) + 12 * 60 * minute_ms);
    }
    const auto log = world.log();
    ASSERT_EQ(log.size(), 5u) << zone;
    Day of = first;
    for (const RecycleEntry& entry : log) {
        EXPECT_EQ(entry.day, of) << zone;
        EXPECT_EQ(entry.at, calendar.start_of(next(of), zone)) << zone << ' ' << to_text(of);
        EXPECT_EQ(entry.recycled, 2) << zone;
        of = next(of);
    }
}

TEST(Midnight, ComesOnceADateWhenTheClocksGoForward) {
    check_five_days("Europe/London", "2026-03-27");
}
TEST(Midnight, ComesOnceADateWhenTheClocksGoBack) {
    check_five_days("Europe/London", "2026-10-23");
    check_five_days("America/Havana", "2026-10-30");
}
TEST(Midnight, ComesOnceADateWhereThereIsNoDaylightSaving) {
    check_five_days("Africa/Lagos", "2026-03-27");
}
TEST(Midnight, ComesOnceADateWhereItIsSkipped) {
    check_five_days("America/Sao_Paulo", "2018-11-02");
    check_five_days("America/Sao_Paulo", "2018-02-15");
}

TEST(Midnight, IsCaughtUpForEveryDateThatWasMissed) {
    World world("Africa/Lagos", at("2026-11-18 10:00:00"));
    world.assign(3);
    world.now = at("2026-11-21 08:00:00");  // the relay was down for three midnights
    world.restart();
    world.run_until(at("2026-11-21 08:00:00"));
    const auto log = world.log();
    ASSERT_EQ(log.size(), 3u);
    EXPECT_EQ(log[0].day, day("2026-11-18"));
    EXPECT_EQ(log[0].recycled, 3);
    EXPECT_EQ(log[1].day, day("2026-11-19"));
    EXPECT_EQ(log[2].day, day("2026-11-20"));
    EXPECT_EQ(log[2].recycled, 0);
    EXPECT_EQ(world.sequencer->state().counters().open_day, day("2026-11-21"));
    // And once more does nothing.
    world.restart();
    world.run_until(at("2026-11-21 08:30:00"));
    EXPECT_EQ(world.log().size(), 3u);
}

TEST(Midnight, IsTakenUpWhereItWasBrokenOff) {
    World world("Africa/Lagos", at("2026-11-20 10:00:00"));
    ImportLeads import{"L1", {}};
    const std::size_t many = 2 * close_day_slice_max;
    for (std::uint64_t i = 0; i < many; ++i) import.leads.push_back({.phone = {2348130000001 + i}});
    world.give(operator_name, std::move(import));
    world.assign(static_cast<int>(many));
    world.now = at("2026-11-20 23:00:00");
    const auto slice = world.scheduler->due(world.now);
    ASSERT_TRUE(bool(world.sequencer->run(slice, world.scheduler->stamp(world.now))));
    EXPECT_EQ(world.sequencer->state().assignments().size(), many - close_day_slice_max);
    world.restart();
    world.run_until(at("2026-11-20 23:00:01"));
    const auto log = world.log();
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].recycled, static_cast<int>(many));
}

TEST(Claims, LapseWhenTheirTimeIsUp) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    world.assign(1);
    world.give("ann", ClaimLead{world.first()});
    const auto stage = [&] {
        return world.sequencer->state().assignment(world.first())->stage;
    };
    world.run_until(at("2026-11-21 10:29:59"));
    EXPECT_EQ(stage(), Stage::claimed);
    world.run_until(at("2026-11-21 10:30:00"));
    EXPECT_EQ(stage(), Stage::assigned);
}

TEST(Claims, UnderACallLapseWhenTheirTimeWasHadTwice) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    world.assign(1);
    world.give("ann", ClaimLead{world.first()});
    world.give("ann", StartCall{world.first(), world.now});
    const auto claim = [&] { return *world.sequencer->state().assignment(world.first()); };
    world.run_until(at("2026-11-21 10:30:00"));
    EXPECT_EQ(claim().stage, Stage::claimed);
    EXPECT_TRUE(claim().extended);
    world.run_until(at("2026-11-21 10:59:59"));
    EXPECT_EQ(claim().stage, Stage::claimed);
    world.run_until(at("2026-11-21 11:00:00"));
    EXPECT_EQ(claim().stage, Stage::assigned);
}

TEST(Clock, ThatIsSetBackChangesNothingTwice) {
    World world("Africa/Lagos", at("2026-11-21 22:50:00"));
    world.assign(2);
    world.run_until(at("2026-11-21 23:10:00"));
    EXPECT_EQ(world.log().size(), 1u);
    world.now = at("2026-11-21 22:00:00");
    world.run_until(at("2026-11-21 23:30:00"));
    EXPECT_EQ(world.log().size(), 1u);
}

// "The server's clock was a day ahead for an hour; the next day no claim ran out and no callback
// came, until the evening."
TEST(Clock, ThatWasAheadAndIsSetBackLeavesNothingInTheFuture) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    const Instant ahead = at("2026-11-22 09:00:00"), right = at("2026-11-21 11:00:00");
    world.now = ahead;
    world.run_until(world.now);  // The day that was missed is closed.
    world.assign(2);
    world.give("ann", ClaimLead{world.first()});
    world.give("ann", StartCall{world.first(), world.now});
    world.now = right;
    world.give("ann", ExtendClaim{world.first()});
    EXPECT_EQ(world.sequencer->last_at(), ahead) << "until it is noticed, time stands still";
    world.run_until(right);
    const Assignment held = *world.sequencer->state().assignment(world.first());
    EXPECT_EQ(held.assigned_at, right);
    EXPECT_EQ(held.call_started, right);
    EXPECT_EQ(held.claim_expires, right + 30 * minute_ms);
    EXPECT_EQ(world.sequencer->last_at(), right);
    world.give("ann", ReleaseClaim{world.first()});
    EXPECT_EQ(world.sequencer->last_at(), right);
    world.restart();
    world.give("ann", ClaimLead{world.first()});
    world.run_until(right + 61 * minute_ms);  // Extended once, for its call was begun.
    EXPECT_EQ(world.sequencer->state().assignment(world.first())->stage, Stage::assigned);
    EXPECT_EQ(world.log().size(), 1u) << "and no day was closed twice";
}

TEST(Clock, ThatIsSetBackALittleStandsStillForThatLong) {
    World world("Africa/Lagos", at("2026-11-21 10:00:00"));
    world.assign(1);
    const Instant before = world.now;
    world.now = before + -clock_back_ms_max;
    world.run_until(world.now);
    world.give("ann", ClaimLead{world.first()});
    EXPECT_EQ(world.sequencer->last_at(), before);
}

}  // namespace

}  // namespace recall
