#include "ui/parts/command_words.hpp"

#include "ui/parts/status_line.hpp"
#include "ui/toolkit/calendar.hpp"

namespace recall::ui {
namespace {

struct Number {
    std::string name;   // or the phone number
    std::string phone;  // where it has a name
    const Campaign* campaign = nullptr;
};

Number named(const std::string& name, Phone phone, const Campaign* campaign) {
    if (name.empty()) return {phone_text(phone), "", campaign};
    return {name, phone ? phone_text(phone) : std::string(), campaign};
}

// Whatever is still known of the number, open, completed or gone.
Number number_of(AssignmentId id, const Model& model) {
    const Replica& replica = *model.replica;
    const State& view = replica.view();
    const Assignment* assignment = view.assignment(id);
    const Lead* lead = assignment ? view.lead(assignment->lead) : nullptr;
    if (lead) return named(lead->name, lead->phone, view.campaign(assignment->campaign));
    if (const Departed* gone = replica.departed(id)) {
        return named(gone->lead.name, gone->lead.phone, view.campaign(gone->assignment.campaign));
    }
    for (const auto& [call_id, call] : view.calls()) {
        if (call.assignment == id) {
            return named(call.name, call.phone, view.campaign(call.campaign));
        }
    }
    return {"number " + std::to_string(id.value), "", nullptr};
}

std::string outcome_label(const Number& number, const Model& model, Code code) {
    // Where the number is no longer known, any campaign of the user tells what the code means.
    for (const auto& [id, campaign] : model.replica->view().campaigns()) {
        if (number.campaign && number.campaign != &campaign) continue;
        for (const Outcome& outcome : campaign.outcomes) {
            if (outcome.code == code) return outcome.label;
        }
    }
    return code.text();
}

std::string numbers(std::int64_t count) {
    return count_words(static_cast<std::size_t>(count), "number", "numbers");
}

std::string scope_words(const Recycle& command, const Model& model) {
    if (!command.assignments.empty()) {
        return numbers(static_cast<std::int64_t>(command.assignments.size()));
    }
    std::string words = "all numbers that are not completed";
    if (command.agent) {
        const User* user = model.replica->view().user(*command.agent);
        words = "the numbers of " + (user ? user->name : *command.agent);
    }
    if (command.kind) {
        words += *command.kind == Kind::client ? ", Client CRM" : ", Customer Service";
    }
    return words;
}

// One overload for each command: a new one does not compile until it has its words.
struct Wording {
    const Model& model;

    static CommandWords about(const std::string& what, const Number& number,
                              std::string below = {}, std::string notes = {}) {
        return {what + ": " + number.name, std::move(below), std::move(notes), number.name,
                number.phone};
    }
    CommandWords on_number(const char* what, AssignmentId id) const {
        return about(what, number_of(id, model));
    }
    CommandWords operator()(const ConfigureDesk& c) const {
        return {"Change the desk: " + c.desk.name, "", ""};
    }
    CommandWords operator()(const SaveUser& c) const {
        return {"Save user: " + c.user.username, c.user.name, ""};
    }
    CommandWords operator()(const SaveCampaign& c) const {
        return {"Save campaign: " + c.campaign.name, "", ""};
    }
    CommandWords operator()(const SaveList& c) const {
        return {"Save list: " + c.list.name, "", ""};
    }
    CommandWords operator()(const ImportLeads& c) const {
        return {"Import into " + c.list, numbers(static_cast<std::int64_t>(c.leads.size())), ""};
    }
    CommandWords operator()(const AssignLeads& c) const {
        const auto count = c.leads.empty() ? c.count : static_cast<std::int64_t>(c.leads.size());
        return {"Assign numbers of " + c.list,
                numbers(count) + " to " + count_words(c.agents.size(), "agent", "agents"), ""};
    }
    CommandWords operator()(const ClaimLead& c) const { return on_number("Claim", c.assignment); }
    CommandWords operator()(const ExtendClaim& c) const {
        return on_number("Extend claim", c.assignment);
    }
    CommandWords operator()(const ReleaseClaim& c) const {
        return on_number("Release", c.assignment);
    }
    CommandWords operator()(const StartCall& c) const {
        return on_number("Start call", c.assignment);
    }
    CommandWords on_call(const char* what, const CompleteCall& c) const {
        const Number number = number_of(c.assignment, model);
        std::string outcome = outcome_label(number, model, c.outcome);
        if (!c.callback) return about(what, number, std::move(outcome), c.notes);
        outcome += ", " + wall_words(model, c.callback->wall_time) + " " + c.callback->zone;
        const bool both = !c.notes.empty() && !c.callback->comments.empty();
        return about(what, number, std::move(outcome),
                     c.notes + (both ? "\n" : "") + c.callback->comments);
    }
    CommandWords operator()(const CompleteCall& c) const { return on_call("Complete call", c); }
    CommandWords operator()(const CorrectOutcome& c) const {
        return on_call("Correct call", call_in(c));
    }
    CommandWords operator()(const Recycle& c) const {
        return {"Recycle", scope_words(c, model), ""};
    }
    CommandWords operator()(const ArchiveCompleted&) const {
        return {"Archive completed calls", "", ""};
    }
    CommandWords operator()(const LapseClaim& c) const {
        return on_number("Lapse claim", c.assignment);
    }
    CommandWords on_callback(const char* what, CallbackId id, std::string notes = {}) const {
        const State& view = model.replica->view();
        const Callback* callback = view.callback(id);
        const Lead* lead = callback ? view.lead(callback->lead) : nullptr;
        const Number number = lead ? named(lead->name, lead->phone, nullptr)
                                   : Number{"callback " + std::to_string(id.value), "", nullptr};
        return about(what, number, "", std::move(notes));
    }
    CommandWords operator()(const TakeCallback& c) const {
        return on_callback("Take callback", c.callback);
    }
    CommandWords operator()(const MoveCallback& c) const {
        return on_callback("Move callback", c.callback, c.comments.value_or(""));
    }
    CommandWords operator()(const CancelCallback& c) const {
        return on_callback("Cancel callback", c.callback, c.why);
    }
    CommandWords operator()(const ReleaseCallback& c) const {
        return on_callback("Release callback", c.callback);
    }
    CommandWords operator()(const TakeNext& c) const {
        return {"Take the next number of " + c.campaign.text(), "", ""};
    }
    CommandWords operator()(const TurnClockBack&) const { return {"Turn the clock back", "", ""}; }
    CommandWords operator()(const EndWaits&) const { return {"End waits", "", ""}; }
    CommandWords operator()(const ResetList& c) const { return {"Reset list " + c.list, "", ""}; }
    CommandWords operator()(const ReleaseCallbacks& c) const {
        return {"Release callbacks", numbers(static_cast<std::int64_t>(c.callbacks.size())), ""};
    }
    CommandWords operator()(const OpenCallback& c) const {
        return on_callback("Leave callback to anyone", c.callback);
    }
    CommandWords operator()(const CloseDay& c) const {
        return {"Close " + day_words(c.day, model.today), "", ""};
    }
    CommandWords operator()(const EditLead& c) const {
        return about("Correct number", named(c.name, c.phone, nullptr));
    }
    CommandWords operator()(const SetDoNotCall& c) const {
        return {c.do_not_call ? "Mark as do not call" : "Take off do not call",
                numbers(static_cast<std::int64_t>(c.leads.size())), ""};
    }
    CommandWords operator()(const AddDoNotCall& c) const {
        return {"Put on the do-not-call list", numbers(static_cast<std::int64_t>(c.phones.size())),
                c.reason};
    }
    CommandWords operator()(const RemoveDoNotCall& c) const {
        return {"Take off the do-not-call list",
                numbers(static_cast<std::int64_t>(c.numbers.size())), ""};
    }
    CommandWords operator()(const EndDoNotCall&) const {
        return {"End lines of the do-not-call lists", "", ""};
    }
    CommandWords operator()(const RestoreLeads& c) const {
        return {"Restore to the pool", numbers(static_cast<std::int64_t>(c.leads.size())), ""};
    }
    CommandWords operator()(const ReassignLeads& c) const {
        return {"Reassign to " + c.agent, numbers(static_cast<std::int64_t>(c.leads.size())), ""};
    }
    CommandWords operator()(const HandOn& c) const {
        return {"Hand on the numbers of " + c.from + " to " + c.to, "", ""};
    }
    CommandWords operator()(const ArchiveCalls& c) const {
        return {"Archive calls", count_words(c.calls.size(), "call", "calls"), ""};
    }
    CommandWords operator()(const HandToManager& c) const {
        const HandedWork& work = c.work;
        const Number known = work.assignment ? number_of(work.assignment, model) : Number{};
        const bool told = !work.name.empty() || work.phone;
        const Number number = told ? named(work.name, work.phone, nullptr) : known;
        const bool both = !work.notes.empty() && !work.note.empty();
        std::string typed = work.notes + (both ? "\n" : "") + work.note;
        std::string outcome = outcome_label(known, model, work.outcome);
        if (number.name.empty()) {
            return {"Hand to the manager", std::move(outcome), std::move(typed)};
        }
        return about("Hand to the manager", number, std::move(outcome), std::move(typed));
    }
    CommandWords operator()(const PlaceUnplaced& c) const {
        return {"Place unplaced work " + std::to_string(c.unplaced.value), "", ""};
    }
    CommandWords operator()(const HandUnplaced& c) const {
        return {"Hand unplaced work " + std::to_string(c.unplaced.value) + " to " + c.agent, "",
                ""};
    }
    CommandWords operator()(const DismissUnplaced& c) const {
        return {"Dismiss unplaced work " + std::to_string(c.unplaced.value), "", c.why};
    }
    CommandWords operator()(const NoteCall& c) const {
        const std::string call = "call " + std::to_string(c.call.value);
        return {c.reviewed ? "Mark " + call + " as reviewed" : "Add a note to " + call, "", c.text};
    }
    CommandWords operator()(const PlanNumbers& c) const {
        const std::string when = c.minute ? ": every day from " + clock_of({{}, *c.minute})
                                          : ": end it";
        return {"Standing plan of " + c.campaign.text() + when, "", ""};
    }
    CommandWords operator()(const GivePlanned& c) const {
        return {"Give the planned numbers of " + c.campaign.text(), "", ""};
    }
    CommandWords operator()(const UndoImport& c) const {
        return {"Undo import " + std::to_string(c.import.value), "", ""};
    }
};

}  // namespace

CommandWords words_of(const Command& command, const Model& model) {
    return std::visit(Wording{model}, command);
}

std::string refusal_words(const Refused& refused, const Model& model) {
    constexpr std::string_view nameless = "This number";
    const CommandWords words = words_of(refused.command, model);
    const std::string& why = refused.error.message;
    if (!words.about.empty() && why.compare(0, nameless.size(), nameless) == 0) {
        return "“" + words.about + "”" + why.substr(nameless.size());
    }
    return words.title + ". " + why;
}

std::string text_of(const Refused& refused, const Model& model) {
    const CommandWords words = words_of(refused.command, model);
    std::string text = words.title;
    if (!words.phone.empty()) text += ", " + words.phone;
    if (!words.below.empty()) text += "\n" + words.below;
    if (!words.notes.empty()) text += "\n" + words.notes;
    return text + "\n" + time_of_day(model, refused.wished_at) + " – " + refused.error.message +
           "\n";
}

}  // namespace recall::ui
