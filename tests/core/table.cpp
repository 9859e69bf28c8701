#include "tests/core/table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace recall::test {

// ---- Writing

std::string time_text(Instant at) {
    std::int64_t left = (at - start) / minute_ms;
    if (left == 0) return "0m";
    std::string text = left < 0 ? "-" : "";
    left = std::abs(left);
    if (left / 1440) text += std::to_string(left / 1440) + "d";
    if (left % 1440 / 60) text += std::to_string(left % 1440 / 60) + "h";
    if (left % 60) text += std::to_string(left % 60) + "m";
    return text;
}

namespace {

std::string name(AssignmentId id) { return "A" + std::to_string(id.value); }
std::string name(RecycleId id) { return "R" + std::to_string(id.value); }
std::string name(CallbackId id) { return "B" + std::to_string(id.value); }
std::string name(CallId id) { return "C" + std::to_string(id.value); }
std::string name(LeadId id) { return "L" + std::to_string(id.value); }
std::string name(UnplacedId id) { return "U" + std::to_string(id.value); }
std::string name(ImportId id) { return "I" + std::to_string(id.value); }

template <typename T>
std::string names(const std::vector<T>& ids) {
    std::string text;
    for (std::size_t i = 0; i < ids.size() && i < 5; ++i) text += " " + name(ids[i]);
    return ids.size() > 5 ? text + " +" + std::to_string(ids.size() - 5) : text;
}

struct Describe {
    std::string operator()(const DayOpened& e) const { return "DayOpened " + to_text(e.day); }
    std::string operator()(const DeskConfigured&) const { return "DeskConfigured"; }
    std::string operator()(const UserSaved& e) const { return "UserSaved " + e.user.username; }
    std::string operator()(const CampaignSaved& e) const {
        return "CampaignSaved " + e.campaign.id.text();
    }
    std::string operator()(const ListSaved& e) const { return "ListSaved " + e.list.id; }
    std::string operator()(const LeadsImported& e) const {
        return "LeadsImported " + std::to_string(e.count) + " into " + e.list;
    }
    std::string operator()(const LeadsAssigned& e) const {
        std::string text = "LeadsAssigned";
        for (const LeadId lead : e.leads) text += " L" + std::to_string(lead.value);
        return text + " to " + e.agent;
    }
    std::string operator()(const LeadClaimed& e) const {
        return "LeadClaimed " + name(e.assignment) + " until " + time_text(e.expires);
    }
    std::string operator()(const ClaimExtended& e) const {
        return "ClaimExtended " + name(e.assignment) + " until " + time_text(e.expires) +
               (e.by_itself ? " by itself" : "");
    }
    std::string operator()(const ClaimReleased& e) const {
        return "ClaimReleased " + name(e.assignment);
    }
    std::string operator()(const ClaimLapsed& e) const {
        return "ClaimLapsed " + name(e.assignment);
    }
    std::string operator()(const CallStarted& e) const {
        return "CallStarted " + name(e.assignment) + " " + time_text(e.at);
    }
    std::string operator()(const CallCompleted& e) const {
        return "CallCompleted " + name(e.assignment.id) + " " + e.outcome.text() + " " +
               time_text(e.started_at) + ".." + time_text(e.completed_at) +
               (e.late ? " late" : "") + (e.settles_lead ? "" : " unsettled");
    }
    std::string operator()(const AssignmentWithdrawn& e) const {
        return "AssignmentWithdrawn " + name(e.assignment);
    }
    std::string operator()(const RecycleStarted& e) const {
        return "RecycleStarted " + name(e.entry.id);
    }
    std::string operator()(const AssignmentsRecycled& e) const {
        return "AssignmentsRecycled" + names(e.assignments);
    }
    std::string operator()(const CallsArchived& e) const {
        return "CallsArchived" + names(e.calls);
    }
    std::string operator()(const RecycleFinished& e) const {
        return "RecycleFinished " + name(e.entry);
    }
    std::string operator()(const DayClosed& e) const { return "DayClosed " + to_text(e.day); }
    std::string operator()(const ImportStarted& e) const {
        return "ImportStarted " + name(e.import.id);
    }
    std::string operator()(const ImportUndone& e) const { return "ImportUndone " + name(e.import); }
    std::string operator()(const LeadEdited& e) const { return "LeadEdited " + name(e.lead); }
    std::string operator()(const DoNotCallSet& e) const {
        return (e.do_not_call ? "DoNotCallSet" : "DoNotCallSet off") + names(e.leads);
    }
    std::string operator()(const DoNotCallAdded& e) const {
        return "DoNotCallAdded " + std::to_string(e.count) + names(e.leads);
    }
    std::string operator()(const DoNotCallRemoved& e) const {
        return "DoNotCallRemoved " + std::to_string(e.count) + names(e.leads);
    }
    std::string operator()(const LeadsRestored& e) const {
        return "LeadsRestored" + names(e.leads);
    }
    static std::string promised(const Callback& callback) {
        return "L" + std::to_string(callback.lead.value) + " " +
               time_text(callback.callback_time) + " " + callback.user +
               (callback.recipient == Recipient::USERONLY ? " only" : "");
    }
    std::string operator()(const CallbacksReleased& e) const {
        return "CallbacksReleased" + names(e.callbacks);
    }
    std::string operator()(const CallbackTaken& e) const {
        return "CallbackTaken " + name(e.callback) + " " + e.agent;
    }
    std::string operator()(const CallbackBooked& e) const {
        return "CallbackBooked " + promised(e.callback);
    }
    std::string operator()(const CallbackMoved& e) const {
        return "CallbackMoved " + name(e.callback.id) + " " + promised(e.callback);
    }
    std::string operator()(const CallbackReleased& e) const {
        return "CallbackReleased " + name(e.callback);
    }
    std::string operator()(const CallbackEnded& e) const {
        static const char* const ends[] = {"",        "called",    "replaced",    "do_not_call",
                                           "success", "cancelled", "not_reached", "given_up",
                                           "corrected"};
        return "CallbackEnded " + name(e.callback) + " " + ends[static_cast<int>(e.end)];
    }
    std::string operator()(const NumberReturned& e) const {
        return "NumberReturned " + name(e.assignment);
    }
    std::string operator()(const ClockTurnedBack& e) const {
        return "ClockTurnedBack " + time_text(e.to);
    }
    std::string operator()(const WaitsEnded& e) const { return "WaitsEnded " + time_text(e.until); }
    std::string operator()(const ListReset& e) const { return "ListReset " + e.list; }
    std::string operator()(const UnplacedAdded& e) const {
        return "UnplacedAdded " + name(e.item.id) + " " + e.item.by +
               (e.item.work.reason.empty() ? "" : " " + e.item.work.reason);
    }
    std::string operator()(const NumberReckoned& e) const {
        return "NumberReckoned " + name(e.assignment.id) + " " + name(e.assignment.lead) + " " +
               e.assignment.agent;
    }
    std::string operator()(const UnplacedClosed& e) const {
        static const char* const states[] = {"open", "placed", "handed", "dismissed"};
        return "UnplacedClosed " + name(e.unplaced) + " " + states[static_cast<int>(e.state)];
    }
    std::string operator()(const CallCorrected& e) const {
        return "CallCorrected " + name(e.call) + " " + e.outcome.text() +
               (e.settles_lead ? "" : " alone");
    }
    std::string operator()(const CallNoted& e) const {
        return "CallNoted " + std::to_string(e.call.value) + (e.reviewed ? " reviewed" : "");
    }
    std::string operator()(const NumbersPlanned& e) const {
        return "NumbersPlanned " + e.campaign.text() +
               (e.minute ? " " + std::to_string(*e.minute) : "");
    }
    std::string operator()(const PlanDone& e) const {
        return "PlanDone " + e.campaign.text() + " " + to_text(e.day);
    }
};

}  // namespace

std::string describe(const Event& event) { return std::visit(Describe{}, event); }

std::string describe(const Events& events) {
    if (events.empty()) return "nothing";
    std::string text;
    for (const Event& event : events) text += (text.empty() ? "" : ", ") + describe(event);
    return text;
}

// ---- Reading

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string::npos) return "";
    return text.substr(from, text.find_last_not_of(" \t") + 1 - from);
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

Instant time_from(const std::string& text) {
    Instant at = start;
    std::istringstream in(text);
    std::int64_t count = 0;
    for (char unit = 0; in >> count >> unit;) {
        at.ms += count * minute_ms * (unit == 'd' ? 1440 : unit == 'h' ? 60 : 1);
    }
    return at;
}

std::uint64_t id_from(const std::string& text) { return std::stoull(text.substr(1)); }

// The words of a wish; "quoted notes" are one word. keyword("at") takes the word and the next one.
class Words {
public:
    explicit Words(const std::string& text) {
        bool quoted = false, fresh = true;
        for (const char c : text) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                fresh = true;
                continue;
            }
            if (fresh) words_.emplace_back();
            fresh = false;
            words_.back() += c;
        }
    }
    bool empty() const { return words_.empty(); }
    std::string next() {
        if (words_.empty()) {
            ADD_FAILURE() << "the line ends too early";
            return "?0";
        }
        std::string word = words_.front();
        words_.erase(words_.begin());
        return word;
    }
    std::string keyword(const std::string& key) {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
            if (words_[i] != key) continue;
            std::string value = words_[i + 1];
            const auto at = words_.begin() + static_cast<std::ptrdiff_t>(i);
            words_.erase(at, at + 2);
            return value;
        }
        return "";
    }

private:
    std::vector<std::string> words_;
};

Command assign_from(Words& words) {
    AssignLeads command;
    const std::string which = words.next();
    command.list = words.keyword("of");
    command.agents = split(words.keyword("to"), ',');
    if (which.front() != 'L') {
        command.count = std::stoll(which);
    } else {
        for (const std::string& lead : split(which, ',')) {
            command.leads.push_back({id_from(lead)});
        }
    }
    return command;
}

Command complete_from(Words& words) {
    CompleteCall command;
    const std::string from = words.keyword("from"), until = words.keyword("until");
    command.assignment = {id_from(words.next())};
    command.outcome = *Code::from_text(words.next());
    if (!words.empty()) {
        const std::string quoted = words.next();
        command.notes = quoted.substr(1, quoted.size() - 2);
    }
    if (!from.empty()) command.started_at = time_from(from);
    if (!until.empty()) command.ended_at = time_from(until);
    return command;
}

// "correct A1 NA "Rang out." on 30m": on is what the device's clock shows; else that of the call.
Command correct_from(Words& words) {
    const std::string on = words.keyword("on");
    const CompleteCall call = std::get<CompleteCall>(complete_from(words));
    return CorrectOutcome{call.assignment, call.outcome,  call.notes,
                          call.started_at, call.ended_at, on.empty() ? Instant{} : time_from(on)};
}

Command recycle_from(Words& words) {
    Recycle command;
    while (!words.empty()) {
        const std::string word = words.next();
        if (word == "client") command.kind = Kind::client;
        else if (word == "customer") command.kind = Kind::customer;
        else command.agent = word;
    }
    return command;
}

template <typename T>
std::vector<T> ids_from(const std::string& text) {
    std::vector<T> ids;
    for (const std::string& id : split(text, ',')) ids.push_back({id_from(id)});
    return ids;
}

// "bar P1,P2 in client until 2026-11-30": the phone numbers that new_lead(1) and (2) have.
std::optional<Command> do_not_call_from(const std::string& verb, Words& words) {
    if (verb == "expire") return EndDoNotCall{};
    if (verb != "bar" && verb != "unbar") return std::nullopt;
    const Code campaign = *Code::from_text(words.keyword("in"));
    const std::string until = words.keyword("until");
    AddDoNotCall add{campaign, {}, "asked us to", day_from_text(until).value_or(Day{})};
    RemoveDoNotCall remove;
    for (const std::string& number : split(words.next(), ',')) {
        const Phone phone = new_lead(id_from(number)).phone;
        add.phones.push_back(phone);
        remove.numbers.push_back({campaign, phone});
    }
    if (verb == "bar") return add;
    return remove;
}

// Those about leads, imports and calls that were chosen.
std::optional<Command> chosen_from(const std::string& verb, Words& words) {
    if (verb == "mark") return SetDoNotCall{ids_from<LeadId>(words.next()), true};
    if (verb == "unmark") return SetDoNotCall{ids_from<LeadId>(words.next()), false};
    if (verb == "restore") return RestoreLeads{ids_from<LeadId>(words.next())};
    if (verb == "takeback") return Recycle{{}, {}, ids_from<AssignmentId>(words.next())};
    if (verb == "undo") return UndoImport{{id_from(words.next())}};
    const std::string to = words.keyword("to");
    if (verb == "reassign") return ReassignLeads{ids_from<LeadId>(words.next()), to};
    if (verb == "hand") return HandOn{words.keyword("from"), to};
    return std::nullopt;
}

// "place U1 L2 as NA", "give U1 to ann", "dismiss U1".
std::optional<Command> unplaced_from(const std::string& verb, Words& words) {
    if (verb == "place") {
        const std::string outcome = words.keyword("as");
        const UnplacedId id{id_from(words.next())};
        return PlaceUnplaced{id, {id_from(words.next())}, *Code::from_text(outcome)};
    }
    if (verb == "dismiss") return DismissUnplaced{{id_from(words.next())}, "nobody's"};
    if (verb != "give") return std::nullopt;
    const Username to = words.keyword("to");
    const UnplacedId id{id_from(words.next())};
    return HandUnplaced{id, to, words.empty() ? LeadId{} : LeadId{id_from(words.next())}};
}

Command command_from(Words words) {
    const std::string verb = words.next();
    if (verb == "archive" && !words.empty()) return ArchiveCalls{ids_from<CallId>(words.next())};
    if (verb != "assign") {
        if (auto command = do_not_call_from(verb, words)) return *command;
        if (auto command = unplaced_from(verb, words)) return *command;
        if (auto command = chosen_from(verb, words)) return *command;
    }
    if (verb == "assign") return assign_from(words);
    if (verb == "complete") return complete_from(words);
    if (verb == "correct") return correct_from(words);
    if (verb == "recycle") return recycle_from(words);
    if (verb == "archive") return ArchiveCompleted{};
    if (verb == "next") return TakeNext{*Code::from_text(words.next())};
    if (verb == "wake") return EndWaits{};
    if (verb == "reset") return ResetList{words.next()};
    if (verb == "close") return CloseDay{day_from_text(words.next()).value_or(Day{})};
    const std::string from = words.keyword("from");
    const AssignmentId id{id_from(words.next())};
    if (verb == "claim") return ClaimLead{id};
    if (verb == "extend") return ExtendClaim{id};
    if (verb == "release") return ReleaseClaim{id};
    if (verb == "lapse") return LapseClaim{id};
    if (verb == "start") return StartCall{id, from.empty() ? Instant{} : time_from(from)};
    ADD_FAILURE() << "no such command: " << verb;
    return ArchiveCompleted{};
}

std::string usual_asker(const std::string& wish) {
    const bool clocks = wish.starts_with("lapse") || wish.starts_with("close") || wish == "wake" ||
                        wish == "expire";
    return clocks ? clock_name : "mia";
}

void check_line(World& world, const std::string& line) {
    const std::size_t arrow = line.find("->");
    ASSERT_NE(arrow, std::string::npos) << line;
    const std::string wish = trimmed(line.substr(0, arrow));
    const std::string expected = trimmed(line.substr(arrow + 2));

    Words words(wish);
    std::string by = words.keyword("by");
    if (by.empty()) by = usual_asker(wish);
    const std::string at = words.keyword("at");
    if (!at.empty()) {
        ASSERT_GE(time_from(at), world.now) << "time goes back: " << wish;
        world.now = time_from(at);
    }
    const std::string handed_in = words.keyword("handed");
    std::optional<Instant> wished;
    if (!handed_in.empty()) wished = time_from(handed_in);
    const Verdict verdict = world.when(by, command_from(words), wished);
    EXPECT_EQ(verdict.refused() ? verdict.refusal : describe(verdict.events), expected)
        << "    after: " << wish;
    for (const std::string& broken : audit(world.state())) {
        ADD_FAILURE() << broken << "\n    after: " << wish;
    }
}

}  // namespace

void check(World& world, const std::string& table) {
    std::vector<std::string> lines;
    for (const std::string& line : split(table, '\n')) {
        const std::string told = trimmed(line.substr(0, line.find("//")));
        if (told.empty()) continue;
        if (told.front() == ',' && !lines.empty()) lines.back() += told;
        else lines.push_back(told);
    }
    for (const std::string& line : lines) check_line(world, line);
}

}  // namespace recall::test
