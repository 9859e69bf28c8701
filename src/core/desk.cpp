// The desk's settings, its users, campaigns and lists.
#include "core/effects.hpp"
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

using MaybeRejection = std::optional<Rejection>;

MaybeRejection check_text(std::string_view what, std::string_view text, std::size_t bytes_max,
                          bool required) {
    if (required && text.empty()) return Rejection{Reason::name_missing, std::string(what)};
    if (text.size() > bytes_max) {
        return Rejection{Reason::text_too_long, std::string(what),
                         static_cast<std::int64_t>(bytes_max)};
    }
    return std::nullopt;
}

bool is_plain(std::string_view id, bool upper_case) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [upper_case](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-' || (upper_case && c >= 'A' && c <= 'Z');
    });
}

MaybeRejection check_id(std::string_view what, std::string_view id, std::size_t bytes_max,
                        bool upper_case) {
    if (!is_plain(id, upper_case)) return Rejection{Reason::id_invalid, std::string(what)};
    return check_text(what, id, bytes_max, true);
}

MaybeRejection check_range(std::string_view what, std::int64_t number, std::int64_t least,
                           std::int64_t most) {
    if (number >= least && number <= most) return std::nullopt;
    return Rejection{Reason::number_out_of_range, std::string(what), most};
}

MaybeRejection check_room(std::string_view what, std::size_t count, std::size_t most) {
    if (count <= most) return std::nullopt;
    return Rejection{Reason::too_many, std::string(what), static_cast<std::int64_t>(most)};
}

// One more noun than there is, unless this one is there already.
template <typename Map, typename Key>
MaybeRejection check_room_for(std::string_view what, const Map& map, const Key& key,
                              std::size_t most) {
    return check_room(what, map.size() + (map.contains(key) ? 0 : 1), most);
}

MaybeRejection check_outcomes(const Campaign& campaign) {
    if (auto no = check_room("outcomes", campaign.outcomes.size(), outcomes_max)) return no;
    std::set<Code> codes;
    bool usable = false;
    for (const Outcome& outcome : campaign.outcomes) {
        if (!outcome.code) return Rejection{Reason::outcome_code_missing};
        if (outcome.code == status_callback_hold || outcome.code == status_callback_ended) {
            return Rejection{Reason::id_reserved, outcome.code.text()};
        }
        if (auto no = check_text("outcome's label", outcome.label, name_bytes_max, true)) return no;
        if (!codes.insert(outcome.code).second) {
            return Rejection{Reason::outcome_repeated, outcome.code.text()};
        }
        usable = usable || !outcome.retired;
    }
    if (!usable) return Rejection{Reason::outcome_missing};
    return std::nullopt;
}

// CBHOLD is a promise, not a number to dial; nor is a status whose outcome ends the matter.
MaybeRejection check_dial_statuses(const Campaign& campaign) {
    const auto& statuses = campaign.dial_statuses;
    if (auto no = check_room("dial statuses", statuses.size(), dial_statuses_max)) return no;
    for (const Code status : statuses) {
        const auto outcome =
            std::find_if(campaign.outcomes.begin(), campaign.outcomes.end(),
                         [status](const Outcome& o) { return o.code == status; });
        const bool ends_the_matter = outcome != campaign.outcomes.end() &&
                                     !outcome->dialable_again && !outcome->callback;
        if (!status || status == status_callback_hold || ends_the_matter) {
            return Rejection{Reason::dial_status_not_dialable, status.text()};
        }
    }
    return std::nullopt;
}

MaybeRejection check_against_before(const Campaign& before, const Campaign& campaign) {
    if (before.kind != campaign.kind) return Rejection{Reason::campaign_kind_fixed};
    for (const Outcome& outcome : before.outcomes) {
        const bool kept =
            std::any_of(campaign.outcomes.begin(), campaign.outcomes.end(),
                        [&outcome](const Outcome& o) { return o.code == outcome.code; });
        if (!kept) return Rejection{Reason::outcome_in_use, outcome.code.text()};
    }
    return std::nullopt;
}

MaybeRejection check_callback_rules(const CallbackRules& rules) {
    if (rules.slot_minutes != 15 && rules.slot_minutes != 30 && rules.slot_minutes != 60) {
        return Rejection{Reason::callback_slot_odd};
    }
    if (auto no = check_range("kept callbacks", rules.kept_max, 0, callbacks_kept_max)) return no;
    if (auto no = check_range("times a callback is set again", rules.retries_max, 0,
                              callback_retries_max)) {
        return no;
    }
    if (auto no = check_range("minutes until it is set again", rules.retry_minutes, 0,
                              callback_minutes_max)) {
        return no;
    }
    for (const auto& [what, minutes] :
         {std::pair{"minutes until it is anyone's", rules.to_anyone_minutes},
          std::pair{"minutes of the reminder", rules.remind_minutes},
          std::pair{"minutes until managers are told", rules.escalate_minutes}}) {
        if (auto no = check_range(what, minutes, 0, callback_minutes_max)) return no;
    }
    return std::nullopt;
}

constexpr std::string_view number_in_dial_address = "{number}";

// A browser opens it, and not every scheme is a telephone's: some are programs.
bool is_dial_address(std::string_view url) {
    if (url.empty()) return true;
    const std::size_t at = url.find(number_in_dial_address);
    if (at == url.npos) return false;
    std::string scheme(url.substr(0, url.find(':')));
    for (char& c : scheme) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const std::string_view rest = url.substr(std::min(scheme.size() + 1, url.size()));
    if (at < scheme.size()) return false;
    if (scheme == "http" || scheme == "https") return rest.substr(0, 2) == "//";
    return scheme == "tel" || scheme == "sip" || scheme == "sips" || scheme == "callto";
}

bool is_last_admin(const State& state, const Username& username) {
    const User* user = state.user(username);
    if (!user || user->role != Role::admin || !user->active) return false;
    return std::none_of(state.users().begin(), state.users().end(), [&](const auto& entry) {
        const User& other = entry.second;
        return other.username != username && other.role == Role::admin && other.active;
    });
}

// The next midnight of a zone whose clocks show this now.
Instant midnight_after(const Clocks& clocks, const std::string& zone, LocalTime there,
                       Instant now) {
    const Instant minute{now.ms / minute_ms * minute_ms};
    Instant midnight = minute + (minutes_a_day - there.minute) * minute_ms;
    // Clocks that are set before then: nearer in steps of what they show.
    for (int tries = 0; tries < 2; ++tries) {
        const auto shown = clocks.local_time(midnight, zone);
        if (!shown) return midnight;
        midnight = midnight + minutes_between(*shown, {next(there.day), 0}) * minute_ms;
    }
    return midnight;
}

// Where the date of another zone is a later one already the day goes on until its next midnight:
// else it would end at once, in the middle of a shift.
void hold_day(const State& state, const Request& request, Desk& desk) {
    const Day open = state.counters().open_day;
    desk.held_day = state.desk().held_day;
    desk.held_until = state.desk().held_until;
    if (!request.clocks || !open || desk.zone == state.desk().zone) return;
    const auto there = request.clocks->local_time(request.now, desk.zone);
    const bool ends = there && there->day > open;
    desk.held_day = ends ? open : Day{};
    desk.held_until =
        ends ? midnight_after(*request.clocks, desk.zone, *there, request.now) : Instant{};
}

}  // namespace

Decision decide_on(const State& state, const Request& request, const ConfigureDesk& command) {
    Desk desk = command.desk;
    if (auto no = check_text("desk's name", desk.name, name_bytes_max, true)) return *no;
    if (auto no = check_text("time zone", desk.zone, name_bytes_max, true)) return *no;
    if (auto no = check_text("region", desk.region, 2, true)) return *no;
    if (auto no = check_range("mark of a list that runs low", desk.pool_low, 0, pool_low_max)) {
        return *no;
    }
    if (auto no = check_text("dial address", desk.dial_url, url_bytes_max, false)) return *no;
    if (!is_dial_address(desk.dial_url)) {
        return Rejection{Reason::dial_address_invalid};
    }
    Events events;
    if (!state.counters().open_day) events.push_back(DayOpened{request.today});
    hold_day(state, request, desk);
    if (desk != state.desk()) events.push_back(DeskConfigured{std::move(desk)});
    return events;
}

Decision decide_on(const State& state, const Request& request, const SaveUser& command) {
    const User& user = command.user;
    if (auto no = check_id("username", user.username, username_bytes_max, false)) return *no;
    if (user.username == clock_name || user.username == operator_name) {
        return Rejection{Reason::id_reserved, user.username};
    }
    if (auto no = check_text("name", user.name, name_bytes_max, true)) return *no;
    if (auto no = check_range("daily target", user.daily_target, 0, daily_target_max)) return *no;
    if (auto no = check_room("campaigns", user.campaigns.size(), campaigns_max)) return *no;
    if (auto no = check_room_for("users", state.users(), user.username, users_max)) return *no;
    for (const Code campaign : user.campaigns) {
        if (!state.campaign(campaign)) {
            return Rejection{Reason::campaign_unknown, campaign.text()};
        }
    }
    const bool stays_admin = user.role == Role::admin && user.active;
    if (!stays_admin && is_last_admin(state, user.username)) return Rejection{Reason::last_admin};
    Events events;
    const User* before = state.user(user.username);
    if (!before || *before != user) events.push_back(UserSaved{user});
    // Nobody's numbers are stranded with somebody who cannot work on them.
    std::vector<AssignmentId> stranded = stranded_by(state, user);
    RecycleEntry scope;
    scope.agent = user.username;
    scope.chosen = user.active && !stranded.empty();
    for (Event& event : taken_back(state, request, scope, std::move(stranded))) {
        events.push_back(std::move(event));
    }
    return events;
}

Decision decide_on(const State& state, const Request&, const SaveCampaign& command) {
    Campaign campaign = command.campaign;
    if (!campaign.id) return Rejection{Reason::id_invalid, "campaign's id"};
    if (auto no = check_text("name", campaign.name, name_bytes_max, true)) return *no;
    if (auto no = check_text("script", campaign.script, script_bytes_max, false)) return *no;
    if (auto no = check_range("claim minutes", campaign.claim_minutes, 1, claim_minutes_max)) {
        return *no;
    }
    if (auto no = check_range("claims at a time", campaign.claims_max, 1, claims_at_a_time_max)) {
        return *no;
    }
    if (auto no = check_range("callback days", campaign.callback_days, 1, callback_days_max)) {
        return *no;
    }
    if (auto no = check_callback_rules(campaign.callbacks)) return *no;
    if (auto no = check_outcomes(campaign)) return *no;
    if (auto no = check_dial_statuses(campaign)) return *no;
    if (auto no = check_recycling(campaign)) return *no;
    if (auto no = check_calling_hours(campaign.hours)) return *no;
    if (auto no = check_room_for("campaigns", state.campaigns(), campaign.id, campaigns_max)) {
        return *no;
    }
    const Campaign* before = state.campaign(campaign.id);
    // The standing plan is managers' to say, by a command of its own.
    campaign.plan_minute = before ? before->plan_minute : std::nullopt;
    campaign.planned = before ? before->planned : Day{};
    if (before) {
        if (auto no = check_against_before(*before, campaign)) return *no;
        if (*before == campaign) return Events{};
    }
    return Events{CampaignSaved{std::move(campaign)}};
}

Decision decide_on(const State& state, const Request&, const SaveList& command) {
    const List& list = command.list;
    if (auto no = check_id("list's id", list.id, list_id_bytes_max, true)) return *no;
    if (auto no = check_text("name", list.name, name_bytes_max, true)) return *no;
    if (!state.campaign(list.campaign)) {
        return Rejection{Reason::campaign_unknown, list.campaign.text()};
    }
    if (auto no = check_room_for("lists", state.lists(), list.id, lists_max)) return *no;
    if (const List* before = state.list(list.id)) {
        if (before->campaign != list.campaign) return Rejection{Reason::list_campaign_fixed};
        if (*before == list) return Events{};
    }
    return Events{ListSaved{list}};
}

void evolve(Edit& edit, const DayOpened& event) {
    edit.counters([&](Counters& counters) { counters.open_day = event.day; });
}
void evolve(Edit& edit, const DeskConfigured& event) { edit.save(event.desk); }
void evolve(Edit& edit, const UserSaved& event) { edit.save(event.user); }
void evolve(Edit& edit, const CampaignSaved& event) { edit.save(event.campaign); }
void evolve(Edit& edit, const ListSaved& event) { edit.save(event.list); }

}  // namespace recall
