#include "tests/ui/agent_desk.hpp"

#include "wire/protocol.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t lagos_ms = hour_ms;

Campaign campaign_of(Kind kind) {
    Campaign campaign;
    campaign.kind = kind;
    if (kind == Kind::client) {
        campaign.id = client_campaign;
        campaign.name = "Client CRM";
        campaign.script = "Good morning, this is the travel desk.";
        campaign.outcomes = {{.code = success_code, .label = "Success", .success = true},
                             {.code = Code("NA"), .label = "No Answer", .dialable_again = true},
                             {.code = Code("OLD"), .label = "Fax", .retired = true},
                             {.code = callback_code, .label = "Callback", .callback = true}};
    } else {
        campaign.id = customer_campaign;
        campaign.name = "Customer Service";
        campaign.outcomes = {
            {.code = resolved_code, .label = "Resolved", .notes_required = true},
            {.code = Code("FOLLOWUP"), .label = "Follow-up", .notes_required = true}};
    }
    return campaign;
}

}  // namespace

AgentDesk::AgentDesk(float width, float height) : stage(width, height) {
    replica = std::make_unique<Replica>("agent1", "tab");
    agent.username = "agent1";
    agent.name = "Adaeze Okafor";
    agent.campaigns = {client_campaign, customer_campaign};
    model.session = SessionState::signed_in;
    model.link = Link::live;
    model.device_keeps = true;
    model.utc_offset_ms = lagos_ms;
    set_now({stage.frame.now_ms});
    rows_.push_back(Desk{"Lagos", "Africa/Lagos", "NG", ""});
    rows_.push_back(campaign_of(Kind::client));
    rows_.push_back(campaign_of(Kind::customer));
}

void AgentDesk::set_now(Instant now) {
    model.now = now;
    model.today = {static_cast<std::int32_t>((now.ms + lagos_ms) / (24 * hour_ms))};
    stage.frame.now_ms = now.ms;
}

AssignmentId AgentDesk::add_number(std::string name, Kind kind, std::string zone) {
    const std::uint64_t id = ++count_;
    Lead lead;
    lead.id = {id};
    lead.list = "may";
    lead.phone = {2348038180440 + id};
    lead.name = std::move(name);
    lead.zone = std::move(zone);
    lead.columns.add("Company", "Zenith " + std::to_string(id));
    Assignment assignment;
    assignment.id = {id};
    assignment.lead = lead.id;
    assignment.list = lead.list;
    assignment.campaign = campaign_of(kind).id;
    assignment.kind = kind;
    assignment.agent = agent.username;
    assignment.day = model.today;
    assignment.assigned_at = model.now + -hour_ms;
    rows_.push_back(lead);
    rows_.push_back(assignment);
    return assignment.id;
}

CallbackId AgentDesk::add_callback(std::string name, Instant time, Recipient recipient) {
    const std::uint64_t id = ++count_;
    Lead lead;
    lead.id = {id};
    lead.list = "may";
    lead.phone = {2348038180440 + id};
    lead.name = std::move(name);
    lead.status = status_callback_hold;
    Callback callback;
    callback.id = {id};
    callback.lead = lead.id;
    callback.list = lead.list;
    callback.campaign = client_campaign;
    callback.callback_time = time;
    callback.user = agent.username;
    callback.recipient = recipient;
    callback.comments = "Ask for " + lead.name;
    rows_.push_back(lead);
    rows_.push_back(callback);
    return callback.id;
}

void AgentDesk::add_call(std::string name, Kind kind) {
    CompletedCall call;
    const std::uint64_t id = ++count_;
    call.id = {id};
    call.assignment = {id};
    call.lead = {id};
    call.campaign = campaign_of(kind).id;
    call.kind = kind;
    call.agent = agent.username;
    call.day = model.today;
    call.completed_at = model.now + -minute_ms;
    call.outcome = kind == Kind::client ? success_code : resolved_code;
    call.notes = "All is well";
    call.phone = {2348038180440 + id};
    call.name = std::move(name);
    rows_.push_back(call);
}

void AgentDesk::open(Screen screen) {
    rows_.push_back(agent);
    std::map<TallyKey, Tally> tallies;
    for (const Row& row : rows_) {
        const auto* number = std::get_if<Assignment>(&row);
        const auto* call = std::get_if<CompletedCall>(&row);
        if (!number && !call) continue;
        const TallyKey key{agent.username, number ? number->kind : call->kind, model.today};
        Tally& tally = tallies[key];
        tally.key = key;
        ++tally.assigned;
        if (call) ++tally.completed;
    }
    for (const auto& [key, tally] : tallies) rows_.push_back(tally);
    replica->restore_rows(rows_, 1);
    model.replica = replica.get();
    model.screen = screen;
    stage.show_bare([this] { draw_page(model, memory, wishes); });
}

void AgentDesk::draw() { stage.frames(4); }

void AgentDesk::give(Command command, bool on_device) {
    const auto pending = replica->wish(std::move(command), model.now, model.today);
    ASSERT_TRUE(bool(pending)) << pending.error().message;
    if (on_device) replica->stored(pending.value().client, pending.value().number);
    draw();
}

void AgentDesk::carry_out_wishes() {
    const Wishes all = std::exchange(wishes, {});
    for (const Wish& wish : all) {
        if (const Give* one = wish_as<Give>(wish)) give(one->command);
    }
}

void AgentDesk::take_back(AssignmentId id, Instant at) {
    Assignment ended = *replica->view().assignment(id);
    ended.stage = recall::Stage::recycled;
    ended.ended_at = at;
    receive({.rows = {ended}});
}

void AgentDesk::lapse(AssignmentId id) {
    Assignment lapsed = *replica->view().assignment(id);
    lapsed.stage = recall::Stage::assigned;
    lapsed.claim_expires = model.now;
    const auto pending = replica->pending();
    std::vector<RelayMessage> answers;
    for (const Pending& one : pending) {
        answers.push_back(AnswerMessage{one.client, one.number, model.now, std::nullopt, false});
    }
    receive({.rows = {lapsed}}, answers);
}

void AgentDesk::receive(RowsMessage message, const std::vector<RelayMessage>& more) {
    message.position = {2, ""};
    message.now = model.now;
    const DeviceTime here{model.now, model.now.ms};
    replica->connected();
    const Welcome welcome{protocol_version, replica->user(), model.now, model.today, false};
    std::vector<RelayMessage> all{welcome, std::move(message)};
    all.insert(all.end(), more.begin(), more.end());
    for (const RelayMessage& one : all) {
        ASSERT_TRUE(bool(replica->receive(encode(one), here)));
    }
    replica->disconnected();
    draw();
}

}  // namespace recall::ui
