// A replica over a relay that is nothing but decide, apply and the wire, for its tests.
#pragma once

#include "core/query.hpp"
#include "replica/replica.hpp"
#include "wire/protocol.hpp"

#include <gtest/gtest.h>

namespace recall {

constexpr Instant start{1'790'000'000'000};
constexpr Day today{20'717};
constexpr Code client_campaign{"client"};
constexpr Code success{"SUCCESS"};

inline Instant minutes(std::int64_t count) { return start + count * minute_ms; }

inline Campaign campaign() {
    return {.id = client_campaign,
            .name = "Client CRM",
            .outcomes = {{.code = success, .label = "Success", .success = true},
                         {.code = Code{"FU"}, .label = "Follow-up", .notes_required = true},
                         {.code = Code{"CALLBK"}, .label = "Callback", .callback = true}},
            .dial_statuses = {status_new}};
}

// The relay's side of the tests: one desk, one agent with numbers, a manager.
class Desk1 {
public:
    Desk1() {
        give(operator_name, ConfigureDesk{{"Desk", "Africa/Lagos", "NG", ""}});
        give(operator_name, SaveCampaign{campaign()});
        give(operator_name, SaveUser{{.username = "ann", .name = "Ann",
                                      .campaigns = {client_campaign}}});
        give(operator_name,
             SaveUser{{.username = "mia", .name = "Mia", .role = Role::manager}});
        give(operator_name, SaveList{{"spring", client_campaign, "Spring"}});
        ImportLeads import{"spring", {}};
        for (std::uint64_t i = 0; i < 5; ++i) {
            import.leads.push_back({.phone = Phone{2348030000000 + i},
                                    .name = "Lead " + std::to_string(i)});
        }
        give(operator_name, import);
        give("mia", AssignLeads{"spring", {"ann"}, 3, {}});
    }

    std::optional<Rejection> give(const Username& by, Command command, Instant now = start) {
        const Decision decision = decide(state_, {by, now, today, std::move(command)});
        if (!decision) return decision.error();
        Changes changes;
        for (const Event& event : decision.value()) apply(state_, event, changes);
        ++position_;
        return std::nullopt;
    }

    std::vector<std::string> view_texts(const Username& user) const {
        std::vector<std::string> rows;
        for (const Row& row : view_of(state_, *state_.user(user))) rows.push_back(row_text(row));
        return rows_texts({position_, ""}, start, true, rows, {});
    }
    std::vector<std::string> change_texts(const std::vector<Row>& rows,
                                          const std::vector<GoneRow>& gone = {}) const {
        std::vector<std::string> texts, gone_texts;
        for (const Row& row : rows) texts.push_back(row_text(row));
        for (const GoneRow& one : gone) gone_texts.push_back(gone_text(one));
        return rows_texts({position_, ""}, start, false, texts, gone_texts);
    }
    const State& state() const { return state_; }

private:
    State state_;
    std::int64_t position_ = 1;
};

class ReplicaTest : public ::testing::Test {
protected:
    Effects receive(const std::string& text) {
        auto effects = ann.receive(text, {start, start.ms});
        EXPECT_TRUE(effects) << effects.error().message;
        return effects ? std::move(effects).value() : Effects{};
    }
    void connect() {
        begin_line();
        for (const std::string& text : desk.view_texts("ann")) receive(text);
    }
    // A line on which the relay has welcomed her, and not yet sent her rows.
    void begin_line() {
        ann.connected();
        receive(encode(RelayMessage{Welcome{protocol_version, "ann", start, today, false}}));
    }
    Pending wish(Command command, Instant at = start) {
        auto pending = ann.wish(std::move(command), at, today);
        EXPECT_TRUE(pending) << pending.error().message;
        return std::move(pending).value();
    }
    void wish_stored(Command command) {
        const Pending pending = wish(std::move(command));
        ann.stored(pending.client, pending.number);
    }
    Effects answer(const Pending& pending, std::optional<WireError> error = std::nullopt) {
        return receive(encode(
            RelayMessage{AnswerMessage{pending.client, pending.number, start, std::move(error),
                                       false}}));
    }
    AssignmentId first() const { return ann.view().assignments().begin()->first; }

    Desk1 desk;
    Replica ann{"ann", "client-1"};
};

}  // namespace recall
