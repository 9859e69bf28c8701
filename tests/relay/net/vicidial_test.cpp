// The rest of tests/core/vicidial_test.cpp: what needs sockets, a scheduler or time zones.
#include "journal/memory_journal.hpp"
#include "relay/desk/scheduler.hpp"
#include "tests/relay/test_relay.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace recall {
namespace {

using Ids = std::vector<std::int64_t>;

Ids ids(const Response& response) {
    Ids found;
    EXPECT_EQ(response.status, 200) << response.body;
    const Json body = response.json();
    for (const Json& item : body["items"]) found.push_back(item["callback_id"].get<std::int64_t>());
    return found;
}

// Ann keeps 1 for herself in two hours, anyone may have 2 in one; bob keeps 3 in three hours.
struct Promised {
    Promised() {
        const auto anns = relay.assign("ann", 3);
        const auto bobs = relay.assign("bob", 1);
        relay.promise("ann", anns[0], 2 * hour_ms, Recipient::USERONLY);
        relay.promise("ann", anns[1], hour_ms, Recipient::ANYONE);
        relay.promise("bob", bobs[0], 3 * hour_ms, Recipient::USERONLY);
    }
    TestRelay relay;
};

// It takes one filter at a time, none of them the status or a time, and has no pages.
TEST(Vicidial, TheViewerFiltersByAllTogetherSortsPagesAndExports) {
    Promised desk;
    HttpClient max = desk.relay.signed_in("max");
    const std::string all = "/callbacks?campaign=client&list=L1&user=ann&status=ACTIVE"
                            "&from=2000-01-01&to=2100-01-01&sort=-callback_time";
    EXPECT_EQ(ids(max.get(all)), (Ids{1, 2}));
    EXPECT_EQ(ids(max.get(all + "&size=1&page=2")), (Ids{2}));
    EXPECT_EQ(ids(max.get(all + "&recipient=ANYONE")), (Ids{2}));
    const std::string csv = max.get(all + "&format=csv").body;
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3) << "a header and two lines";
    EXPECT_NE(max.get(all + "&format=json&download=1").body.find("\"callback_id\""),
              std::string::npos);
}

// A deleted user's callbacks are not listed.
TEST(Vicidial, OfAnOwnerWhoIsGoneTheyAreListedAndMovedManyAtOnce) {
    Promised desk;
    User ann{.username = "ann", .name = "Ann", .campaigns = {Code("client")}, .active = false};
    desk.relay.give("ada", SaveUser{ann});
    HttpClient max = desk.relay.signed_in("max");
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), (Ids{1}));
    const Json change{{"user", "bob"}, {"why", "Ann has left"}};
    const Json preview =
        max.post("/callbacks/change?orphaned=1&dry_run=1", change).json();
    EXPECT_EQ(preview["matched"], 1);
    EXPECT_EQ(preview["changed"], 1);
    EXPECT_EQ(preview["owners"], Json::parse(R"([{"user": "ann", "callbacks": 1}])"));
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), (Ids{1})) << "a preview changes nothing";
    EXPECT_EQ(max.post("/callbacks/change?orphaned=1", change).json()["changed"], 1);
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), Ids{});
    EXPECT_EQ(ids(max.get("/callbacks?user=bob")), (Ids{1, 3}));
    const Json steps = max.get("/callbacks/1").json()["history"];
    EXPECT_EQ(steps.back()["what"], "moved");
    EXPECT_EQ(steps.back()["why"], "Ann has left");
}

// ---- On a virtual clock: a desk in Lagos whose customers live anywhere.

struct Clockwork {
    explicit Clockwork(Instant start) : now(start) {
        EXPECT_FALSE(sequencer.load());
        give(operator_name, ConfigureDesk{{"Desk", "Africa/Lagos", "NG", ""}});
        Campaign campaign;
        campaign.id = Code("client");
        campaign.name = "Client CRM";
        campaign.outcomes = {{.code = Code("CALLBK"), .label = "Callback", .callback = true}};
        campaign.dial_statuses = {status_new, status_callback_due};
        campaign.claims_max = 100;
        give(operator_name, SaveCampaign{campaign});
        give(operator_name,
             SaveUser{{.username = "ann", .name = "Ann", .campaigns = {campaign.id}}});
        give(operator_name, SaveList{{"L1", campaign.id, "List"}});
    }
    CommandAnswer give(const Username& by, Command command) {
        const Submission one[] = {{by, "test", ++number, std::move(command)}};
        auto done = sequencer.run(one, scheduler.stamp(now));
        EXPECT_TRUE(bool(done));
        const CommandAnswer answer = std::move(done).value().answers.front();
        EXPECT_FALSE(answer.rejection) << message_of(*answer.rejection);
        return answer;
    }
    CallbackId promise(Instant time, const std::string& zone) {
        const std::uint64_t lead = sequencer.state().counters().next_lead.value;
        give(operator_name, ImportLeads{"L1", {{.phone = {2348030000000 + lead}}}});
        give(operator_name, AssignLeads{"L1", {"ann"}, 0, {{lead}}});
        CompleteCall call{sequencer.state().assignment_of({lead})->id, Code("CALLBK"), "", {}, {}};
        call.callback = NewCallback{time, wall_time(time, zone), zone, Recipient::ANYONE, ""};
        give("ann", call);
        return sequencer.state().callback_of({lead})->id;
    }
    void do_what_is_due() {
        for (auto work = scheduler.due(now); !work.empty(); work = scheduler.due(now)) {
            ASSERT_TRUE(bool(sequencer.run(work, scheduler.stamp(now))));
        }
    }
    bool is_live(CallbackId id) const {
        return sequencer.state().callback(id)->status == CallbackStatus::LIVE;
    }

    Instant now;
    MemoryJournal journal;
    TzCalendar calendar;
    Sequencer sequencer{journal};
    Scheduler scheduler{sequencer, calendar};
    std::int64_t number = 0;
};

// The agent's screen asks every 20 s, its hopper runs every minute.
TEST(Vicidial, TheClockWakesAtTheSecondItFallsDue) {
    Clockwork desk(Instant{1'795'132'800'000});
    const Instant due = desk.now + hour_ms + 17 * second_ms;
    const CallbackId id = desk.promise(due, "Europe/London");
    desk.now = due + -30 * second_ms;
    EXPECT_EQ(desk.scheduler.next_wake(desk.now), due) << "not at the next minute";
    desk.now = due;
    desk.do_what_is_due();
    EXPECT_TRUE(desk.is_live(id));
}

struct Change {
    std::string zone;
    Instant at;           // the clocks are put forward or back
    std::int64_t by_ms;   // forward: a gap; back: an hour comes twice
};

// The next two of every zone of the database that has any from 2026 on.
std::vector<Change> clock_changes() {
    std::vector<Change> changes;
    const date::sys_days start = date::year(2026) / 1 / 2;
    for (const date::time_zone& zone : date::get_tzdb().zones) {
        date::sys_info info = zone.get_info(start);
        for (int i = 0; i < 2; ++i) {
            if (info.end >= date::sys_days(date::year(2028) / 1 / 1)) break;
            const date::sys_info after = zone.get_info(info.end);
            const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(
                info.end.time_since_epoch());
            const auto by = std::chrono::duration_cast<std::chrono::milliseconds>(after.offset -
                                                                                  info.offset);
            if (by.count() != 0) changes.push_back({zone.name(), {at.count()}, by.count()});
            info = after;
        }
    }
    return changes;
}

// It keeps a fixed hour offset, taken when the promise was made.
TEST(Vicidial, TimeZonesKeepTheInstantAndThePromisedWallTimeWhateverTheClocksDo) {
    const std::vector<Change> changes = clock_changes();
    ASSERT_GT(changes.size(), 100u);
    for (const Change& change : changes) {
        SCOPED_TRACE(change.zone + " " + std::to_string(change.at.ms));
        Clockwork desk(change.at + -30 * twenty_four_hours_ms);
        // Before the change, in it and after: where clocks go back the same wall time comes twice.
        std::vector<std::pair<Instant, CallbackId>> promised;
        for (const std::int64_t minutes : {-60, -30, 0, 30, 60, 90}) {
            const Instant at = change.at + minutes * minute_ms;
            promised.emplace_back(at, desk.promise(at, change.zone));
        }
        for (const auto& [at, id] : promised) {
            const Callback& callback = *desk.sequencer.state().callback(id);
            EXPECT_EQ(callback.wall_time, wall_time(at, change.zone));
            desk.now.ms = at.ms - 1;
            desk.do_what_is_due();
            EXPECT_FALSE(desk.is_live(id)) << "a moment too early";
            desk.now = at;
            desk.do_what_is_due();
            EXPECT_TRUE(desk.is_live(id));
        }
        // The machine's clock steps back: nothing is done again, and nothing before its time.
        const std::int64_t records = desk.sequencer.position();
        desk.now = change.at;
        desk.do_what_is_due();
        EXPECT_EQ(desk.sequencer.position(), records + 1) << "but for the word that it did";
        for (const auto& [at, id] : promised) EXPECT_TRUE(desk.is_live(id));
        if (testing::Test::HasFailure()) return;
    }
}

TEST(Vicidial, AWallTimeThatComesTwiceIsTwoInstantsAndOneThatIsSkippedNone) {
    for (const Change& change : clock_changes()) {
        SCOPED_TRACE(change.zone);
        const std::string before = wall_time(change.at + -minute_ms, change.zone);
        const std::string after = wall_time(change.at, change.zone);
        if (change.by_ms < 0) {
            EXPECT_EQ(wall_time({change.at.ms + change.by_ms}, change.zone), after)
                << "the hour that comes twice";
        } else {
            EXPECT_NE(wall_time({change.at.ms + change.by_ms}, change.zone), after);
            EXPECT_LT(before, after);
        }
        if (testing::Test::HasFailure()) return;
    }
}

}  // namespace
}  // namespace recall
