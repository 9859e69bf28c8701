#include "tests/sim/compare.hpp"

#include "core/query.hpp"

namespace recall::sim {

namespace {

const Lead& plain(const Lead& noun, Lead& room) {
    room = noun;
    room.phone = {};
    room.name.clear();
    room.zone.clear();
    room.columns = {};
    room.numbers.reset();
    return room;
}
const CompletedCall& plain(const CompletedCall& noun, CompletedCall& room) {
    room = noun;
    room.phone = {};
    room.name.clear();
    room.zone.clear();
    room.columns = {};
    room.notes.clear();
    room.closed_why.clear();
    return room;
}
const Callback& plain(const Callback& noun, Callback& room) {
    room = noun;
    room.comments.clear();
    return room;
}
const Assignment& plain(const Assignment& noun, Assignment& room) {
    room = noun;
    room.notes.clear();
    room.called = {};
    room.closed_why.clear();
    return room;
}
const Unplaced& plain(const Unplaced& noun, Unplaced& room) {
    room = noun;
    room.work.why.clear();
    room.work.phone = {};
    room.work.name.clear();
    room.work.notes.clear();
    room.work.callback.reset();
    room.work.note.clear();
    return room;
}
const User& plain(const User& noun, User& room) {
    room = noun;
    room.name.clear();
    return room;
}
const Import& plain(const Import& noun, Import& room) {
    room = noun;
    room.file.clear();
    return room;
}
template <typename T>
const T& plain(const T& noun, T&) {
    return noun;
}

std::string text_of(const Username& id) { return id; }
std::string text_of(Code id) { return id.text(); }
std::string text_of(const TallyKey& key) { return key.agent + ' ' + to_text(key.day); }
template <typename Tag>
std::string text_of(Id<Tag> id) {
    return std::to_string(id.value);
}

template <typename Map>
std::string first_difference(const char* what, const Map& one, const Map& other,
                             Personal personal = Personal::counts) {
    for (const auto& [id, noun] : one) {
        const auto at = other.find(id);
        const std::string name = std::string(what) + ' ' + text_of(id);
        if (at == other.end()) return name + " is in the first only";
        typename Map::mapped_type a, b;
        const bool same = personal == Personal::ignored ? plain(noun, a) == plain(at->second, b)
                                                        : noun == at->second;
        if (!same) return name + " differs";
    }
    for (const auto& [id, noun] : other) {
        if (!one.contains(id)) {
            return std::string(what) + ' ' + text_of(id) + " is in the second only";
        }
    }
    return {};
}

std::map<TallyKey, Tally> tallies_from(const State& state, Day day) {
    std::map<TallyKey, Tally> tallies;
    for (const auto& [key, tally] : state.tallies()) {
        if (key.day >= day) tallies.emplace(key, tally);
    }
    return tallies;
}

}  // namespace

std::string difference(const State& one, const State& other, Personal personal) {
    std::string no;
    const auto found = [&no](std::string text) {
        no = std::move(text);
        return !no.empty();
    };
    if (one.desk() != other.desk()) return "the desk differs";
    if (one.counters() != other.counters()) return "the counters differ";
    if (found(first_difference("user", one.users(), other.users(), personal))) return no;
    if (found(first_difference("campaign", one.campaigns(), other.campaigns()))) return no;
    if (found(first_difference("list", one.lists(), other.lists()))) return no;
    if (found(first_difference("lead", one.leads(), other.leads(), personal))) return no;
    if (found(first_difference("assignment", one.assignments(), other.assignments(), personal))) {
        return no;
    }
    if (found(first_difference("call", one.calls(), other.calls(), personal))) return no;
    if (found(first_difference("callback", one.callbacks(), other.callbacks(), personal))) {
        return no;
    }
    if (found(first_difference("tally", one.tallies(), other.tallies()))) return no;
    if (found(first_difference("recycling", one.recycles(), other.recycles()))) return no;
    if (found(first_difference("import", one.imports(), other.imports(), personal))) return no;
    if (found(first_difference("unplaced", one.unplaced(), other.unplaced(), personal))) return no;
    for (const auto& [id, list] : one.lists()) {
        if (one.counts(id) != other.counts(id)) return "the counts of list " + id + " differ";
        if (one.pool(id) != other.pool(id)) return "the pool of list " + id + " differs";
    }
    return {};
}

std::string view_difference(const State& tab, const State& relay, const User& user) {
    State due;
    for (const Row& row : view_of(relay, user)) due.put(row);
    const Day open_day = relay.counters().open_day;
    std::map<Code, Campaign> campaigns;
    for (const auto& [id, campaign] : tab.campaigns()) {
        if (due.campaign(id)) campaigns.emplace(id, campaign);
    }
    std::string no;
    const auto found = [&no](std::string text) {
        no = std::move(text);
        return !no.empty();
    };
    if (tab.desk() != due.desk()) return "the desk differs";
    if (found(first_difference("user", tab.users(), due.users()))) return no;
    if (found(first_difference("campaign", campaigns, due.campaigns()))) return no;
    if (found(first_difference("list", tab.lists(), due.lists()))) return no;
    if (found(first_difference("lead", tab.leads(), due.leads()))) return no;
    if (found(first_difference("assignment", tab.assignments(), due.assignments()))) return no;
    if (found(first_difference("call", tab.calls(), due.calls()))) return no;
    if (found(first_difference("callback", tab.callbacks(), due.callbacks()))) return no;
    if (found(
            first_difference("tally", tallies_from(tab, open_day), tallies_from(due, open_day)))) {
        return no;
    }
    if (found(first_difference("recycling", tab.recycles(), due.recycles()))) return no;
    if (user.role == Role::agent) return {};
    if (tab.unplaced_count() != due.unplaced_count()) return "the count of unplaced work differs";
    for (const auto& [id, list] : due.lists()) {
        if (tab.counts(id) != due.counts(id)) return "the counts of list " + id + " differ";
    }
    return {};
}

}  // namespace recall::sim
