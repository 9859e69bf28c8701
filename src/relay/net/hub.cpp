#include "relay/net/hub.hpp"

#include "core/query.hpp"
#include "wire/protocol.hpp"

#include <algorithm>

namespace recall {

namespace {

bool leads_people(const User& user) { return user.active && user.role != Role::agent; }

Texts shared(std::vector<std::string> texts) {
    Texts all;
    for (std::string& text : texts) {
        all.push_back(std::make_shared<const std::string>(std::move(text)));
    }
    return all;
}

Texts whole_view(const State& state, const User& user, const Position& position, Instant now) {
    std::vector<std::string> rows;
    for (const Row& row : view_of(state, user)) rows.push_back(row_text(row));
    return shared(rows_texts(position, now, true, rows, {}));
}

// A position without a mark lies nowhere: it was kept by a tab of an older version.
bool lies_here(const Position& position, const DeskThread::Desk& desk) {
    return position.number > 0 && position.number <= desk.position && !position.mark.empty() &&
           position.mark == desk.mark_at(position.number);
}

}  // namespace

void Hub::join(ConnectionId id, std::shared_ptr<Outlet> outlet, const Username& username,
               const Hello& hello, const DeskThread::Desk& desk) {
    const User* user = desk.state.user(username);
    if (!user || !user->active) {
        mail_.put([outlet] { outlet->close(close_code::not_signed_in, "not signed in"); });
        return;
    }
    position_ = desk.position;
    mark_ = desk.mark_at(desk.position);
    now_ = desk.stamp.now;
    if (began_at_ < 0) began_at_ = desk.position;
    connections_[id] = {username, outlet, hello.version};
    of_user_[username][id] = outlet;
    seen_as_[username] = *user;

    const bool same_history = lies_here(hello.position, desk);
    const bool claims_other = !hello.position.mark.empty() && !same_history;
    const Welcome welcome{std::min(hello.version, protocol_version),
                          username,
                          desk.stamp.now,
                          desk.stamp.today,
                          demo_,
                          claims_other};
    Texts texts{std::make_shared<const std::string>(encode(RelayMessage{welcome}))};
    const bool unchanged = same_history && hello.position.number >= unchanged_since(*user);
    const Texts view = unchanged ? shared(rows_texts(here(), desk.stamp.now, false, {}, {}))
                                 : whole_view(desk.state, *user, here(), desk.stamp.now);
    texts.insert(texts.end(), view.begin(), view.end());
    count_due(desk.state);
    if (hello.version >= protocol_version_of_due) texts.push_back(due_text(*user));
    mail_.put([outlet, texts] { outlet->send(texts, true); });
}

void Hub::leave(ConnectionId id) {
    const auto at = connections_.find(id);
    if (at == connections_.end()) return;
    const Username username = at->second.username;
    connections_.erase(at);
    auto& others = of_user_[username];
    others.erase(id);
    if (others.empty()) {
        of_user_.erase(username);
        seen_as_.erase(username);
    }
}

void Hub::forget_connections() {
    mail_.drop();
    connections_.clear();
    of_user_.clear();
    seen_as_.clear();
}

// Nobody who says hello after this is told that nothing has changed since.
void Hub::start_over() {
    mail_.drop();
    managers_rows_.clear();
    all_changed_at_ = position_ + 1;
    for (const auto& [id, connection] : connections_) {
        mail_.put([to = connection.outlet] { to->close(close_code::too_slow, "try again"); });
    }
    connections_.clear();
    of_user_.clear();
    seen_as_.clear();
}

std::int64_t Hub::unchanged_since(const User& user) const {
    std::int64_t since = std::max(began_at_, all_changed_at_);
    if (leads_people(user)) since = std::max(since, managers_changed_at_);
    const auto own = changed_at_.find(user.username);
    return own == changed_at_.end() ? since : std::max(since, own->second);
}

Hub::Outlets Hub::outlets_of(const Username& username) const {
    const auto at = of_user_.find(username);
    return at == of_user_.end() ? Outlets{} : at->second;
}

void Hub::to_user(const Username& username, const Texts& texts, bool whole) {
    for (const auto& [id, outlet] : outlets_of(username)) {
        mail_.put([to = outlet, texts, whole] { to->send(texts, whole); });
    }
}

void Hub::send_whole_view(const State& state, const User& user) {
    to_user(user.username, whole_view(state, user, here(), now_), true);
}

// Where this user's rows go; null where no tab of the user is connected.
Hub::Feed* Hub::feed_of(Feeds& feeds, const Username& username, std::int64_t position) {
    changed_at_[username] = position;
    return is_connected(username) ? &feeds[username] : nullptr;
}

void Hub::publish(const State& state, const Sequencer::Done& done) {
    const Changes& changes = done.changes;
    if (began_at_ < 0) began_at_ = done.position;
    position_ = done.position;
    mark_ = done.mark;
    now_ = done.now;
    if (changes.empty()) return;

    Feeds feeds;
    publish_settings(state, changes, feeds);
    publish_work(state, changes, feeds);
    publish_callbacks(state, changes, feeds);
    publish_tallies(state, changes, feeds);
    for (const auto& [username, feed] : feeds) {
        to_user(username, shared(rows_texts(here(), now_, false, feed.rows, feed.gone)), false);
    }
    publish_users(state, changes);
    count_due(state);
    open_day_ = state.counters().open_day;
}

// The desk, campaigns, lists, the recycling log, and how much work is unplaced.
void Hub::publish_settings(const State& state, const Changes& changes, Feeds& feeds) {
    if (changes.desk) {
        all_changed_at_ = position_;
        const std::string text = row_text(state.desk());
        for_managers("desk", text);
        for (const auto& [username, user] : seen_as_) {
            if (!leads_people(user)) feeds[username].rows.push_back(text);
        }
    }
    for (const Code id : changes.campaigns) {
        const Campaign& campaign = *state.campaign(id);
        const std::string text = row_text(campaign);
        all_changed_at_ = position_;
        for_managers("campaign " + id.text(), text);
        for (const auto& [username, user] : seen_as_) {
            const User* current = state.user(username);
            if (current && !leads_people(user) && sees(state, *current, campaign)) {
                feeds[username].rows.push_back(text);
            }
        }
    }
    for (const ListId& id : changes.lists) for_managers("list " + id, row_text(*state.list(id)));
    for (const ListId& id : changes.list_counts) {
        if (state.list(id)) for_managers("list_counts " + id, row_text(state.counts(id)));
    }
    if (!changes.unplaced.empty()) {
        for_managers("unplaced_count", row_text(state.unplaced_count()));
    }
    const auto log = [&](const RecycleEntry& entry) {
        for_managers("recycle " + std::to_string(entry.id.value), row_text(entry));
    };
    for (const RecycleId id : changes.recycles) {
        if (const RecycleEntry* entry = state.recycle(id)) log(*entry);
    }
    for (const auto& [id, entry] : changes.finished_recycles) log(entry);
}

void Hub::publish_tallies(const State& state, const Changes& changes, Feeds& feeds) {
    for (const TallyKey& key : changes.tallies) {
        const Tally* tally = state.tally(key);
        // Of the day that is open, and once more as it stood when that day closed.
        if (!tally || key.day < std::min(open_day_, state.counters().open_day)) continue;
        const std::string text = row_text(*tally);
        for_managers("tally " + key.agent + ' ' + to_text(key.day) + ' ' +
                         std::to_string(static_cast<int>(key.kind)),
                     text);
        const auto seen = seen_as_.find(key.agent);
        if (seen != seen_as_.end() && leads_people(seen->second)) continue;
        if (Feed* feed = feed_of(feeds, key.agent, position_)) feed->rows.push_back(text);
    }
}

// Agents' own numbers: assignments, their leads, and calls.
void Hub::publish_work(const State& state, const Changes& changes, Feeds& feeds) {
    std::set<LeadId> told;
    for (const auto& [id, assignment] : changes.assignments) {
        Feed* feed = feed_of(feeds, assignment.agent, position_);
        if (!feed) continue;
        const Assignment* held = state.assignment_of(assignment.lead);
        const bool lead_is_theirs = held && held->agent == assignment.agent;
        // A lead comes with its assignment; after that only when it changes itself.
        // One that was taken from the hopper is claimed at once.
        const bool is_new = assignment.assigned_at == now_;
        const bool lead_is_news = is_new || assignment.stage == Stage::assigned ||
                                  changes.leads.contains(assignment.lead);
        if (lead_is_theirs && lead_is_news && told.insert(assignment.lead).second) {
            feed->rows.push_back(row_text(*state.lead(assignment.lead)));
        }
        // An assignment that has ended is sent once more: its stage says what became of it. Whose
        // figures it is in is the managers' matter, and older tabs have no word for it.
        if (assignment.stage == Stage::returned) {
            Assignment told_of = assignment;
            told_of.stage = Stage::recycled;
            feed->rows.push_back(row_text(told_of));
        } else {
            feed->rows.push_back(row_text(assignment));
        }
        const User* agent = state.user(assignment.agent);
        const bool still_seen = agent && sees(state, *agent, *state.lead(assignment.lead));
        if (!lead_is_theirs && !still_seen) feed->gone.push_back(gone_text(assignment.lead));
    }
    for (const LeadId id : changes.leads) {
        const Assignment* held = state.assignment_of(id);
        if (!held || told.contains(id)) continue;
        if (Feed* feed = feed_of(feeds, held->agent, position_)) {
            feed->rows.push_back(row_text(*state.lead(id)));
        }
    }
    for (const auto& [id, call] : changes.calls) {
        Feed* feed = feed_of(feeds, call.agent, position_);
        if (!feed) continue;
        if (call.archived_at) {
            feed->gone.push_back(gone_text(id));
        } else {
            feed->rows.push_back(row_text(call));
        }
    }
}

// To whom they belong or who has their number in hand; `gone` to whom they no longer concern.
void Hub::publish_callbacks(const State& state, const Changes& changes, Feeds& feeds) {
    if (state.callbacks().empty() && changes.callbacks.empty()) return;
    std::set<std::pair<Username, CallbackId>> concerned = changes.callbacks_lost;
    std::map<LeadId, std::vector<CallbackId>> ended;
    for (const auto& [id, callback] : changes.callbacks) {
        concerned.insert({callback.user, id});
        const Assignment* held = state.assignment_of(callback.lead);
        if (held) concerned.insert({held->agent, id});
        ended[callback.lead].push_back(id);
    }
    for (const auto& [assignment_id, assignment] : changes.assignments) {
        if (const Callback* callback = state.callback_of(assignment.lead)) {
            concerned.insert({assignment.agent, callback->id});
        }
        const auto of_lead = ended.find(assignment.lead);
        if (of_lead == ended.end()) continue;
        for (const CallbackId id : of_lead->second) concerned.insert({assignment.agent, id});
    }
    for (const auto& [username, id] : concerned) {
        tell_callback(state, changes, username, id, feeds);
    }
    for (const LeadId id : changes.leads) {
        const Callback* callback = state.callback_of(id);
        if (!callback || concerned.contains({callback->user, callback->id})) continue;
        tell_callback(state, changes, callback->user, callback->id, feeds);
    }
}

void Hub::tell_callback(const State& state, const Changes& changes, const Username& username,
                        CallbackId id, Feeds& feeds) {
    const User* user = state.user(username);
    if (!user || leads_people(*user)) return;
    Feed* feed = feed_of(feeds, username, position_);
    if (!feed) return;
    const Callback* open = state.callback(id);
    const LeadId lead_id = open ? open->lead : changes.callbacks.at(id).lead;
    const Lead& lead = *state.lead(lead_id);
    if (open && sees(state, *user, *open)) {
        feed->rows.push_back(row_text(lead));
        feed->rows.push_back(row_text(*open));
        return;
    }
    feed->gone.push_back(gone_text(id, open ? CallbackEnd::none : changes.callbacks.at(id).ended));
    if (!sees(state, *user, lead)) feed->gone.push_back(gone_text(lead_id));
}

// Last, because a user whose rights changed gets a whole view that has all the rest in it.
void Hub::publish_users(const State& state, const Changes& changes) {
    // Whose campaigns changed is told of others.
    due_changed_ = due_changed_ || !changes.users.empty();
    for (const Username& username : changes.users) {
        const User& user = *state.user(username);
        for_managers("user " + username, row_text(user));
        changed_at_[username] = position_;
        const auto seen = seen_as_.find(username);
        if (seen != seen_as_.end()) seen->second = user;
        if (!user.active) {
            user_ended_(username);
            for (const auto& [id, outlet] : outlets_of(username)) {
                mail_.put([to = outlet] { to->close(close_code::not_signed_in, "deactivated"); });
            }
        }
        if (seen == seen_as_.end() || !user.active) continue;
        send_whole_view(state, user);
    }
}

void Hub::for_managers(const std::string& key, const std::string& row) {
    managers_changed_at_ = position_;
    managers_rows_[key] = row;
}

// After every change, so in one pass, and not at all where nobody has promised anything.
void Hub::count_due(const State& state) {
    if (state.callbacks().empty() && due_counts_.empty()) return;
    std::map<Code, int> counts;
    for (const auto& [id, list] : state.lists()) {
        if (const int due = state.due(id)) counts[list.campaign] += due;
    }
    if (counts == due_counts_) return;
    due_counts_ = std::move(counts);
    due_changed_ = true;
}

Text Hub::due_text(const User& user) const {
    DueMessage message;
    for (const auto& [campaign, due] : due_counts_) {
        const bool theirs = leads_people(user) || std::count(user.campaigns.begin(),
                                                             user.campaigns.end(), campaign) > 0;
        if (theirs) message.counts[campaign] = due;
    }
    return std::make_shared<const std::string>(encode(RelayMessage{message}));
}

void Hub::flush_due_counts(Instant now) {
    due_due_ = now + due_ms;
    due_changed_ = false;
    for (const auto& [id, connection] : connections_) {
        if (connection.version < protocol_version_of_due) continue;
        const Text text = due_text(seen_as_.at(connection.username));
        mail_.put([to = connection.outlet, text] { to->send({text}, false); });
    }
}

std::optional<Instant> Hub::next_flush() const {
    std::optional<Instant> next;
    if (!managers_rows_.empty()) next = managers_due_;
    if (due_changed_) next = next ? std::min(*next, due_due_) : due_due_;
    return next;
}

void Hub::flush_due(Instant now) {
    // A clock that was set back must not silence anybody for long.
    if (managers_due_ > now + manager_rows_ms) managers_due_ = now;
    if (due_due_ > now + due_ms) due_due_ = now;
    if (due_changed_ && now >= due_due_) flush_due_counts(now);
    if (!managers_rows_.empty() && now >= managers_due_) flush_managers(now);
}

void Hub::flush_managers(Instant now) {
    managers_due_ = now + manager_rows_ms;
    std::vector<std::string> rows;
    for (auto& [key, row] : std::exchange(managers_rows_, {})) rows.push_back(row);
    const bool anybody = std::any_of(seen_as_.begin(), seen_as_.end(),
                                     [](const auto& seen) { return leads_people(seen.second); });
    if (!anybody) return;
    const Texts texts = shared(rows_texts(here(), now_, false, rows, {}));
    for (const auto& [username, user] : seen_as_) {
        if (leads_people(user)) to_user(username, texts, false);
    }
}

void Hub::flush_for(const Username& username) {
    const auto seen = seen_as_.find(username);
    if (seen == seen_as_.end() || !leads_people(seen->second) || managers_rows_.empty()) return;
    flush_managers(now_);
}

}  // namespace recall
