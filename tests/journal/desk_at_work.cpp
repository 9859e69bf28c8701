#include "tests/journal/desk_at_work.hpp"

#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

namespace recall {

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "recall-XXXXXX").string();
    ensure(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string everything(const State& state) {
    std::string text = to_text(to_json(state.desk())) + '\n' + to_text(to_json(state.counters()));
    const auto add_all = [&text](const auto& nouns) {
        for (const auto& [id, noun] : nouns) text += '\n' + to_text(row_to_json(Row(noun)));
    };
    add_all(state.users());
    add_all(state.campaigns());
    add_all(state.lists());
    for (const auto& [id, list] : state.lists()) {
        text += '\n' + to_text(row_to_json(Row(state.counts(id))));
        for (const PoolKey& key : state.pool(id)) text += ' ' + std::to_string(key.lead.value);
    }
    add_all(state.leads());
    add_all(state.assignments());
    add_all(state.calls());
    add_all(state.tallies());
    add_all(state.recycles());
    add_all(state.imports());
    add_all(state.callbacks());
    for (const auto& [id, item] : state.unplaced()) text += '\n' + to_text(to_json(item));
    for (const auto& [key, line] : state.do_not_calls()) {
        text += '\n' + key.campaign.text() + ' ' + to_text(key.phone) + ' ' + line.reason + ' ' +
                std::to_string(line.added_at.ms) + ' ' + line.added_by + ' ' +
                (line.expires ? to_text(line.expires) : "");
    }
    return text;
}

DeskAtWork::DeskAtWork(Journal& journal) : sequencer_(journal) {
    const auto error = sequencer_.load();
    EXPECT_FALSE(error) << error->message;
    number_ = sequencer_.position();
}

std::vector<Submission> DeskAtWork::submissions(
    const std::vector<std::pair<Username, Command>>& batch) const {
    std::vector<Submission> all;
    for (const auto& [by, command] : batch) {
        const auto number = number_ + static_cast<std::int64_t>(all.size()) + 1;
        all.push_back({.by = by, .client = "tab", .number = number, .command = command});
    }
    return all;
}

std::optional<JournalError> DeskAtWork::try_batch(
    const std::vector<std::pair<Username, Command>>& batch) {
    const auto done = sequencer_.run(submissions(batch), stamp_);
    if (!done) return done.error();
    number_ += static_cast<std::int64_t>(batch.size());
    return std::nullopt;
}

CommandAnswer DeskAtWork::say(const Username& by, Command command) {
    stamp_.now.ms += second_ms;
    auto done = sequencer_.run(submissions({{by, std::move(command)}}), stamp_);
    EXPECT_TRUE(bool(done)) << (done ? "" : done.error().message);
    ++number_;
    return done ? std::move(done).value().answers.at(0) : CommandAnswer{};
}

void DeskAtWork::do_it(const Username& by, Command command) {
    const CommandAnswer answer = say(by, std::move(command));
    EXPECT_FALSE(answer.rejection) << message_of(*answer.rejection);
}

void DeskAtWork::set_up() {
    do_it(operator_name, ConfigureDesk{{"Test desk", "Africa/Lagos", "NG", ""}});
    const auto outcome = [](Code code, const char* label, bool again) {
        return Outcome{.code = code, .label = label, .dialable_again = again};
    };
    Campaign client;
    client.id = Code{"client"};
    client.name = "Client CRM";
    client.outcomes = {outcome(success, "Success", false), outcome(no_answer, "No Answer", true),
                       {.code = call_back, .label = "Callback", .callback = true}};
    client.dial_statuses = {status_new, no_answer, status_callback_due};
    Campaign customer = client;
    customer.id = Code{"customer"};
    customer.name = "Customer Service";
    customer.kind = Kind::customer;
    customer.outcomes = {outcome(resolved, "Resolved", false)};
    customer.dial_statuses = {status_new};
    do_it(operator_name, SaveCampaign{client});
    do_it(operator_name, SaveCampaign{customer});
    do_it(operator_name, SaveUser{{.username = ada, .name = "Ada", .role = Role::admin}});
    do_it(ada, SaveUser{{.username = max, .name = "Max", .role = Role::manager}});
    const std::map<Username, std::string> agents = {{ann, secret_agent}, {bob, "Bob"}};
    for (const auto& [username, name] : agents) {
        do_it(ada, SaveUser{{.username = username,
                             .name = name,
                             .role = Role::agent,
                             .campaigns = {client.id, customer.id},
                             .daily_target = 40,
                             .may_keep_callbacks = true}});
    }
    do_it(max, SaveList{{clients, client.id, "Clients", true}});
    do_it(max, SaveList{{customers, customer.id, "Customers", true}});
    for (const ListId& list : {clients, customers}) {
        ImportLeads import{list, {}, list + ".csv", {}};
        for (std::uint64_t i = 0; i < 6; ++i) {
            NewLead lead;
            lead.phone = Phone{2348012345678 + i};
            lead.name = i == 0 ? secret_name : "Lead " + std::to_string(i);
            lead.zone = "Africa/Lagos";
            lead.zone_from = ZoneFrom::column;
            lead.columns.add("Company", secret_column);
            lead.columns.add("Note \"x\"", i == 1 ? "naïve\n" : "plain");
            import.leads.push_back(lead);
        }
        do_it(max, import);
    }
    do_it(max, AssignLeads{clients, {ann}, 2, {}});
    do_it(max, AssignLeads{customers, {bob}, 2, {}});
}

void DeskAtWork::complete_one() {
    do_it(ann, ClaimLead{{1}});
    do_it(ann, StartCall{{1}, stamp_.now});
    do_it(ann, CompleteCall{{1}, success, secret_note, stamp_.now, stamp_.now});
}

void DeskAtWork::close_day() {
    const Day day = state().counters().open_day;
    stamp_.today = next(day);
    stamp_.now.ms += 12 * 60 * minute_ms;
    while (state().counters().open_day == day) do_it(clock_name, CloseDay{day});
}

}  // namespace recall
