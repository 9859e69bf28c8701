// A small desk as a manager's tab knows it: two campaigns, four agents, three lists.
#pragma once
#include "tests/ui/stage.hpp"
#include "ui/page/page.hpp"
#include "ui/screens/screens.hpp"

#include <string>
#include <utility>
#include <vector>

namespace recall::ui {

constexpr Instant desk_now{1'795'000'000'000};  // As on a Stage.
constexpr std::int64_t desk_offset_ms = 60 * minute_ms;
constexpr std::int64_t one_day_ms = 24 * 60 * minute_ms;

inline Day day_of(Instant at) {
    return Day{static_cast<std::int32_t>((at.ms + desk_offset_ms) / one_day_ms)};
}

struct ManagerDesk {
    Replica replica{"manager", "tab"};
    Answers answers;
    Acts acts;
    Model model;
    Memory memory;
    Wishes wishes;
    std::vector<Row> rows;

    ManagerDesk() {
        rows.push_back(Desk{"Lagos", "Africa/Lagos", "NG", ""});
        User manager;
        manager.username = "manager";
        manager.name = "Ngozi";
        manager.role = Role::manager;
        rows.push_back(manager);
        campaign(Code("client"), "Client CRM", Kind::client);
        campaign(Code("customer"), "Customer Service", Kind::customer);
        model.answers = &answers;
        model.acts = &acts;
        model.session = SessionState::signed_in;
        model.link = Link::live;
        model.device_keeps = true;
        model.now = desk_now;
        model.today = day_of(desk_now);
        model.utc_offset_ms = desk_offset_ms;
    }

    void campaign(Code id, const std::string& name, Kind kind) {
        Campaign row;
        row.id = id;
        row.name = name;
        row.kind = kind;
        row.outcomes = {{.code = Code("SUCCESS"), .label = "Success", .success = true}};
        row.dial_statuses = {status_new};
        rows.push_back(row);
    }
    void agent(const Username& username, const std::string& name, std::vector<Code> campaigns) {
        User row;
        row.username = username;
        row.name = name;
        row.campaigns = std::move(campaigns);
        row.daily_target = 20;
        rows.push_back(row);
    }
    void figures(const Username& username, Kind kind, int assigned, int completed) {
        Tally row;
        row.key = {username, kind, model.today};
        row.assigned = assigned;
        row.completed = completed;
        row.calls = completed + 1;
        row.last_call = desk_now + -10 * minute_ms;
        rows.push_back(row);
    }
    void list(const ListId& id, const std::string& name, Code of, int available, int done) {
        rows.push_back(List{id, of, name, true});
        ListCounts counts;
        counts.list = id;
        counts.available = available;
        counts.done = done;
        counts.total = available + done;
        rows.push_back(counts);
    }
    // 37 uncompleted: Ada 12 and 5, Musa 20.
    void agents_at_work() {
        const Code client("client");
        const Code customer("customer");
        agent("ada", "Ada", {client, customer});
        agent("musa", "Musa", {client});
        agent("zainab", "Zainab", {client});
        agent("ife", "Ife", {customer});
        figures("ada", Kind::client, 30, 18);
        figures("ada", Kind::customer, 10, 5);
        figures("musa", Kind::client, 25, 5);
        figures("zainab", Kind::client, 8, 8);
    }
    void lists() {
        list("may", "Clients, May", Code("client"), 120, 30);
        list("april", "Clients, April", Code("client"), 0, 80);
        list("customers", "Customers", Code("customer"), 44, 6);
    }
    void ready() {
        replica.restore_rows(rows, 1);
        model.replica = &replica;
    }

    // What the application does with questions, short of sending them.
    void note_questions() {
        for (const Ask& ask : given<Ask>()) {
            Answer& answer = answers.of(ask.topic);
            answer.path = ask.path;
            answer.about = ask.about;
            answer.stamp = ask.stamp;
            answer.asked_at_ms = ask.at_ms;
            answer.stale = false;
        }
    }
    // The relay has answered it; what it said the test writes down itself.
    void answered(Topic topic, const std::string& path) {
        Answer& answer = answers.of(topic);
        answer.path = answer.about = path;
        answer.known = true;
    }
    std::vector<std::string> asked(Topic topic) const {
        std::vector<std::string> paths;
        for (const Ask& ask : given<Ask>()) {
            if (ask.topic == topic) paths.push_back(ask.path);
        }
        return paths;
    }

    template <typename W>
    std::vector<W> given() const {
        std::vector<W> found;
        for (const Wish& wish : wishes) {
            if (const W* one = wish_as<W>(wish)) found.push_back(*one);
        }
        return found;
    }
    // The commands among the wishes.
    template <typename C>
    std::vector<C> commands() const {
        std::vector<C> found;
        for (const Give& give : given<Give>()) {
            if (const C* one = std::get_if<C>(&give.command)) found.push_back(*one);
        }
        return found;
    }
};

}  // namespace recall::ui
