// What a thousand agents hear when thousands of promises fall due at once: a count, and no row.
#include "journal/memory_journal.hpp"
#include "relay/desk/scheduler.hpp"
#include "relay/net/hub.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall {

namespace {

constexpr int agents = 1'000;
constexpr int promises = 6'000;
constexpr int lists_of_promises = promises / 500;
constexpr Code client{"client"};
constexpr Code call_back{"CALLBK"};
constexpr Instant nine{20'777 * twenty_four_hours_ms + 9 * 60 * minute_ms};

std::string agent(int n) { return "agent" + std::to_string(n); }

// What one tab was sent.
struct Listener final : Outlet {
    void send(const Texts& texts, bool) override {
        for (const Text& text : texts) heard.push_back(*text);
    }
    void close(int, const std::string&) override {}
    // The counts that it was told, in their order.
    std::vector<int> counts() const {
        std::vector<int> told;
        for (const std::string& text : heard) {
            const Json json = Json::parse(text);
            if (json["type"] == "due") told.push_back(json["counts"].value("client", 0));
        }
        return told;
    }
    std::size_t rows() const {
        std::size_t count = 0;
        for (const std::string& text : heard) {
            const Json json = Json::parse(text);
            if (json["type"] == "rows") count += json["rows"].size() + json["gone"].size();
        }
        return count;
    }
    std::vector<std::string> heard;
};

// A desk in UTC on a clock that the test moves, with everybody connected.
class Morning {
public:
    Morning() : now_(nine + -60 * minute_ms) {
        EXPECT_FALSE(sequencer_.load());
        make_desk();
        make_promises();
        for (int n = 0; n < agents; ++n) join(agent(n));
    }
    void give(const Username& by, Command command) {
        give_all({{by, "test", ++number_, std::move(command)}});
    }
    // The clock releases what is due, slice after slice, a second between two of them.
    void release_all() {
        now_ = nine + second_ms;
        while (true) {
            std::vector<Submission> due = scheduler_.due(now_);
            if (due.empty()) break;
            give_all(std::move(due));
            now_ = now_ + 100;
            flush();
        }
        now_ = now_ + second_ms;
        flush();
    }
    void flush() {
        hub_.flush_due(now_);
        hub_.round_ended();
    }
    std::vector<std::shared_ptr<Listener>> tabs;
    const State& state() const { return sequencer_.state(); }

private:
    void give_all(std::vector<Submission> submissions) {
        auto done = sequencer_.run(submissions, scheduler_.stamp(now_));
        ASSERT_TRUE(bool(done));
        for (const CommandAnswer& answer : done.value().answers) {
            ASSERT_FALSE(answer.rejection) << message_of(*answer.rejection);
        }
        hub_.publish(sequencer_.state(), done.value());
        hub_.round_ended();
    }
    void make_desk() {
        give(operator_name, ConfigureDesk{{"Desk", "UTC", "NG", ""}});
        Campaign campaign;
        campaign.id = client;
        campaign.name = "Client CRM";
        campaign.outcomes = {{.code = call_back, .label = "Callback", .callback = true},
                             {.code = Code("OK"), .label = "Done"}};
        campaign.dial_statuses = {status_new, status_callback_due};
        give(operator_name, SaveCampaign{campaign});
        for (int n = 0; n < agents; ++n) {
            give(operator_name, SaveUser{{.username = agent(n),
                                          .name = agent(n),
                                          .campaigns = {client}}});
        }
    }
    // Agent 0 has promised them all.
    void make_promises() {
        std::uint64_t phone = 2348030000000;
        for (int n = 0; n < lists_of_promises; ++n) {
            const ListId list = "L" + std::to_string(n);
            give(operator_name, SaveList{{list, client, list}});
            ImportLeads import{list, {}};
            for (int i = 0; i < 500; ++i) import.leads.push_back({.phone = {++phone}});
            give(operator_name, std::move(import));
            give(operator_name, AssignLeads{list, {agent(0)}, 500, {}});
        }
        const auto open = sequencer_.state().assignments_of(agent(0));
        for (const AssignmentId id : std::vector<AssignmentId>(open.begin(), open.end())) {
            CompleteCall call{id, call_back, "", {}, {}};
            call.callback = NewCallback{.time = nine};
            give(agent(0), std::move(call));
        }
    }
    void join(const Username& username) {
        tabs.push_back(std::make_shared<Listener>());
        Hello hello;
        hello.user = username;
        hub_.join(static_cast<ConnectionId>(tabs.size()), tabs.back(), username, hello,
                  {sequencer_.state(), sequencer_.position(), scheduler_.stamp(now_)});
        hub_.round_ended();
        tabs.back()->heard.clear();
    }

    Instant now_;
    std::int64_t number_ = 0;
    TzCalendar calendar_;
    MemoryJournal journal_;
    Sequencer sequencer_{journal_, &calendar_};
    Scheduler scheduler_{sequencer_, calendar_};
    Mail mail_{[](Letters letters) {
        for (const Letter& letter : letters) letter();
    }};
    Hub hub_{mail_, false, [](const Username&) {}};
};

TEST(Hub, TellsAThousandAgentsOfSixThousandPromisesByACount) {
    Morning morning;
    morning.release_all();
    ASSERT_EQ(promises_due(morning.state(), client), promises);
    for (std::size_t n = 1; n < morning.tabs.size(); ++n) {
        const Listener& tab = *morning.tabs[n];
        ASSERT_EQ(tab.rows(), 0U) << "agent " << n << ": nobody's customer is shown to all";
        const std::vector<int> counts = tab.counts();
        ASSERT_FALSE(counts.empty());
        ASSERT_EQ(counts.back(), promises);
        ASSERT_LE(counts.size(), 4U) << "at most once a second";
    }

    // Everybody takes one: each gets another, and hears of the rest by a count again.
    std::set<LeadId> taken;
    for (int n = 0; n < agents; ++n) {
        morning.give(agent(n), TakeNext{client});
        const auto& own = morning.state().assignments_of(agent(n));
        ASSERT_EQ(own.size(), 1U);
        taken.insert(morning.state().assignment(*own.begin())->lead);
    }
    EXPECT_EQ(taken.size(), static_cast<std::size_t>(agents));
    morning.release_all();
    EXPECT_EQ(morning.tabs.back()->counts().back(), promises - agents);
}

}  // namespace

}  // namespace recall
