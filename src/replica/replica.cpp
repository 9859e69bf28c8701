#include "replica/replica.hpp"

#include "core/query.hpp"
#include "replica/tray.hpp"
#include "wire/protocol.hpp"

#include <algorithm>

namespace recall {

namespace {

const WireError offline_error{
    "needs_the_relay",
    "This takes from what everybody shares, so it needs a connection. Try again when the status "
    "line says you are connected."};
const WireError another_number{
    "other_history",
    "The relay was put back to an earlier state and has given this number's place to another one "
    "since. So it was not sent: do it once more for the right number."};
const char* const hello_question = "hello";
constexpr AssignmentId first_guessed_assignment{1ULL << 50};
constexpr CallId first_guessed_call{1ULL << 50};
constexpr CallbackId first_guessed_callback{1ULL << 50};
constexpr UnplacedId first_guessed_unplaced{1ULL << 50};
const WireError too_much_pending{
    "too_much_pending",
    "Too much is waiting to be sent. Connect to the relay before you go on: nothing is lost."};

// What several tabs wished is guessed in the order in which it was wished.
void put_in_order(std::vector<Pending>& wishes) {
    std::stable_sort(wishes.begin(), wishes.end(), [](const Pending& a, const Pending& b) {
        return a.wished_at < b.wished_at;
    });
}

}  // namespace

Replica::Replica(Username user, std::string client)
    : Replica(std::move(user), std::move(client), commands_json) {}

Replica::Replica(Username user, std::string client, const CommandJson& json)
    : user_(std::move(user)), client_(std::move(client)), json_(&json) {
    rebuild();
}

void Replica::let_go(std::string fresh_client) {
    ++version_;
    client_ = std::move(fresh_client);
    next_number_ = 1;
    // What is in this tab's memory only stays its own.
    std::deque<Pending> mine;
    for (Pending& one : pending_) {
        if (one.on_device && works_offline(one.command))
            others_.push_back(std::move(one));
        else
            mine.push_back(std::move(one));
    }
    pending_ = std::move(mine);
    put_in_order(others_);
    rebuild();
}

// ---- What the device had kept

void Replica::restore_rows(const std::vector<Row>& rows, std::int64_t position, std::string mark) {
    ++version_;
    for (const Row& row : rows) confirmed_.put(row);
    position_ = {position, std::move(mark)};
    rebuild();
}

void Replica::restore_refused(std::vector<Refused> refused) {
    ++version_;
    for (Refused& one : refused) refused_.push_back(std::move(one));
    while (refused_.size() > refused_max) refused_.pop_front();
}

void Replica::restore_departed(std::vector<Departed> departed) {
    ++version_;
    for (Departed& one : departed) {
        const AssignmentId id = one.assignment.id;
        if (!confirmed_.assignment(id) && !this->departed(id)) keep_departed(std::move(one));
    }
}

void Replica::adopt(std::vector<Pending> pending) {
    ++version_;
    // They were wished before anything of this tab, so they go and are guessed first.
    for (auto one = pending.rbegin(); one != pending.rend(); ++one) {
        if (is_adopted(*one)) continue;
        std::erase_if(others_, [&](const Pending& other) {
            return other.client == one->client && other.number == one->number;
        });
        one->on_device = true;
        one->sent = false;
        pending_.push_front(std::move(*one));
    }
    rebuild();
}

bool Replica::is_adopted(const Pending& one) const {
    return std::any_of(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.client == one.client && pending.number == one.number;
    });
}

void Replica::set_others(std::vector<Pending> others) {
    ++version_;
    std::erase_if(others, [this](const Pending& one) { return is_adopted(one); });
    put_in_order(others);
    others_ = std::move(others);
    rebuild();
}

// ---- Wishes

// As the relay would see it, with what this client still knows of numbers that went away.
std::optional<Request> Replica::request_for(const Command& command, Instant now, Day today) const {
    Request request{user_, now, today, command, std::nullopt};
    const auto id = assignment_of(command);
    if (!id || view_.assignment(*id)) return request;
    const bool corrects = std::holds_alternative<CorrectOutcome>(command);
    if (const CompletedCall* call = corrects ? call_of(view_, user_, *id) : nullptr) {
        if (view_.lead(call->lead)) return request;
        request.recalled = Assignment{.id = *id, .agent = user_, .stage = Stage::completed};
        return request;
    }
    if (const Departed* gone = departed(*id)) {
        request.recalled = gone->assignment;
        return request;
    }
    return std::nullopt;
}

// Managers page through callbacks: theirs are not here to be decided about.
bool Replica::knows(const Command& command) const {
    const auto* move = std::get_if<MoveCallback>(&command);
    return !move || view_.callback(move->callback);
}

Result<Pending, WireError> Replica::wish(Command command, Instant now, Day today) {
    ++version_;
    if (pending_.size() >= pending_max) return too_much_pending;
    today_ = today;
    const bool keeps = works_offline(command) && knows(command);
    if (!keeps && !live_) return offline_error;
    if (!may(view_, user_, command)) return to_wire(Rejection{Reason::not_allowed});
    if (keeps) {
        const auto request = request_for(command, now, today);
        if (!request) return to_wire(Rejection{Reason::assignment_unknown});
        // A lead that is gone from here cannot be decided about; the relay still can.
        if (!request->recalled) {
            const Decision decision = decide_own_work(view_, *request);
            if (!decision) return to_wire(decision.error());
        }
    }
    pending_.push_back({client_, next_number_++, std::move(command), now, !keeps, false});
    guess(pending_.back());
    return pending_.back();
}

void Replica::stored(const std::string& client, std::int64_t number) {
    ++version_;
    for (Pending& pending : pending_) {
        if (pending.client == client && pending.number == number) pending.on_device = true;
    }
}

void Replica::device_failed() {
    ++version_;
    for (Pending& pending : pending_) pending.on_device = true;
}

// ---- Confirmed rows with the pending commands run over them

void Replica::rebuild() {
    view_ = confirmed_;
    // Guessed calls and callbacks get identities of their own: the relay's are not known here.
    Counters counters = view_.counters();
    counters.next_assignment = first_guessed_assignment;
    counters.next_call = first_guessed_call;
    counters.next_callback = first_guessed_callback;
    counters.next_unplaced = first_guessed_unplaced;
    view_.put(counters);
    // One of them may have been answered already: it decides nothing then, or is refused.
    for (const Pending& other : others_) guess(other);
    for (const Pending& pending : pending_) guess(pending);
}

void Replica::guess(const Pending& pending) {
    if (!works_offline(pending.command)) return;
    const Day today = today_ ? today_ : confirmed_.counters().open_day;
    const auto request = request_for(pending.command, pending.wished_at, today);
    if (!request || request->recalled) return;
    const Decision decision = decide_own_work(view_, *request);
    if (!decision) return;  // It stays pending: the relay has the last word.
    Changes unused;
    for (const Event& event : decision.value()) apply_own_work(view_, event, unused);
}

// ---- The relay

void Replica::connected() {
    lose_line();
    connected_ = true;
}

void Replica::disconnected() { lose_line(); }

void Replica::lose_line() {
    ++version_;
    connected_ = false;
    welcomed_ = false;
    other_history_ = false;
    live_ = false;
    partial_.reset();
    clock_.forget_questions();
    for (Pending& pending : pending_) pending.sent = false;
}

Hello Replica::hello(DeviceTime at) {
    clock_.asked(hello_question, at);
    return {protocol_version, user_, wants_whole_view_ ? Position{} : position_};
}

std::optional<std::string> Replica::time_question(DeviceTime at) {
    if (!welcomed_ || relay_version_ < 2 || !clock_.should_ask(at)) return std::nullopt;
    // Other tabs ask on the same line; the client's id makes it this one's.
    const std::string id = client_.substr(0, 16) + "/" + std::to_string(++questions_asked_);
    clock_.asked(id, at);
    return encode(TabMessage{TimeQuestion{id}});
}

std::vector<std::string> Replica::outgoing() {
    std::vector<std::string> texts;
    if (!welcomed_ || other_history_) return texts;
    std::size_t in_flight = 0;
    for (Pending& pending : pending_) {
        // In order: one that the device does not have yet holds back those behind it.
        if (!pending.on_device || in_flight == commands_in_flight_max) break;
        ++in_flight;
        if (pending.sent) continue;
        pending.sent = true;
        texts.push_back(encode(TabMessage{
            CommandMessage{pending.client, pending.number, json_->write(pending.command)}}));
    }
    return texts;
}

Result<Effects, WireError> Replica::receive(std::string_view text, DeviceTime at) {
    auto decoded = decode_relay_message(text);
    if (!decoded) return decoded.error();
    RelayMessage message = std::move(decoded).value();
    Effects effects = std::visit([&](auto& one) { return take(std::move(one), at); }, message);
    if (!effects.quiet) ++version_;
    return effects;
}

Effects Replica::take(Welcome message, DeviceTime at) {
    Effects effects;
    if (!connected_) return effects;
    if (message.user != user_) {
        lose_line();
        effects.another_user = true;
        return effects;
    }
    clock_.answered(hello_question, message.now, at);
    welcomed_ = true;
    relay_version_ = message.version;
    today_ = message.today;
    demo_ = message.demo;
    effects.welcomed = true;
    effects.other_history = other_history_ = message.other_history;
    return effects;
}

Effects Replica::take(RowsMessage message, DeviceTime at) {
    if (!welcomed_) return {};
    clock_.heard(message.now, at);
    if (partial_) {
        partial_->rows.insert(partial_->rows.end(), message.rows.begin(), message.rows.end());
        partial_->gone.insert(partial_->gone.end(), message.gone.begin(), message.gone.end());
        partial_->ended.merge(message.ended);
        partial_->position = std::move(message.position);
        partial_->more = message.more;
    } else {
        partial_ = std::move(message);
    }
    Effects effects;
    if (partial_->more) return effects;

    RowsMessage whole = std::move(*partial_);
    partial_.reset();
    if (whole.reset)
        take_view(whole, effects);
    else
        take_change(whole, effects);
    settle_calls(whole.rows, effects);
    if (!live_) settle_known_calls(effects);
    position_ = whole.position;
    effects.caught_up = !live_;
    live_ = true;
    effects.reset = whole.reset;
    effects.rows = std::move(whole.rows);
    effects.gone = std::move(whole.gone);
    effects.position = position_;
    effects.rows_changed = true;
    rebuild();
    return effects;
}

void Replica::take_view(const RowsMessage& whole, Effects& effects) {
    wants_whole_view_ = false;
    State fresh;
    for (const Row& row : whole.rows) fresh.put(row);
    compare_numbers(fresh, effects);
    compare_promises(fresh, whole.now, effects);
    if (std::exchange(other_history_, false)) put_aside_strangers(fresh, effects);
    confirmed_ = std::move(fresh);
}

void Replica::put_aside_strangers(const State& fresh, Effects& effects) {
    std::erase_if(pending_, [&](Pending& one) {
        const auto id = assignment_of(one.command);
        const Assignment* meant = id ? confirmed_.assignment(*id) : nullptr;
        const Assignment* now = id ? fresh.assignment(*id) : nullptr;
        if (!meant || !now || meant->lead == now->lead) return false;
        refused_.push_back(
            {one.client, one.number, std::move(one.command), one.wished_at, another_number});
        effects.refused.push_back(refused_.back());
        return true;
    });
}

void Replica::take_change(const RowsMessage& change, Effects& effects) {
    std::vector<Callback> gone_callbacks;
    // First, because a lead's new callback may come with the end of the one before.
    for (const GoneRow& gone : change.gone) {
        const auto* id = std::get_if<CallbackId>(&gone);
        if (!id) continue;
        if (const Callback* callback = confirmed_.callback(*id)) {
            gone_callbacks.push_back(*callback);
        }
        const auto end = change.ended.find(*id);
        auto waited = end == change.ended.end() ? released_.end() : released_.find(*id);
        if (waited != released_.end()) {
            waited->second.ended = end->second;
            effects.lost_promises.push_back(std::move(waited->second));
            released_.erase(waited);
        }
        confirmed_.remove(gone);
    }
    for (const Row& row : change.rows) {
        if (const auto* ended = std::get_if<Assignment>(&row); ended && !is_open(ended->stage)) {
            depart(*ended, effects);
        }
        if (const auto* callback = std::get_if<Callback>(&row)) released_.erase(callback->id);
        confirmed_.put(row);
    }
    for (const Callback& callback : gone_callbacks) {
        if (kept_by_user(callback, confirmed_)) continue;
        const auto end = change.ended.find(callback.id);
        lose_promise(callback, end == change.ended.end() ? CallbackEnd::none : end->second,
                     change.now, effects);
    }
    for (const GoneRow& gone : change.gone) confirmed_.remove(gone);
}

Effects Replica::take(AnswerMessage message, DeviceTime at) {
    Effects effects;
    if (!welcomed_) return effects;
    clock_.heard(message.now, at);
    const auto answered =
        std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
            return pending.client == message.client && pending.number == message.number;
        });
    if (answered == pending_.end()) return effects;
    if (message.error) {
        refuse({answered->client, answered->number, std::move(answered->command),
                answered->wished_at, std::move(*message.error)},
               effects);
    } else {
        effects.accepted.emplace_back(answered->client, answered->number);
        effects.nothing = message.nothing;
        settle(answered->command, effects);
    }
    pending_.erase(answered);
    rebuild();
    effects.rows_changed = true;
    return effects;
}

Effects Replica::take(TimeMessage message, DeviceTime at) {
    Effects effects;
    effects.quiet = true;
    if (!welcomed_) return effects;
    if (message.id.empty())
        clock_.heard(message.now, at);
    else
        clock_.answered(message.id, message.now, at);
    return effects;
}

Effects Replica::take(DueMessage message, DeviceTime) {
    Effects effects;
    effects.quiet = message.counts == due_;
    if (welcomed_) due_ = std::move(message.counts);
    return effects;
}

int Replica::promises_due(Code campaign) const {
    const auto at = due_.find(campaign);
    return live_ && at != due_.end() ? at->second : 0;
}

Effects Replica::take(UnavailableMessage message, DeviceTime) {
    Effects effects;
    effects.unavailable = std::move(message.error);
    return effects;
}

Effects Replica::take(ErrorMessage message, DeviceTime) {
    Effects effects;
    effects.error = std::move(message.error);
    return effects;
}

// ---- Reading

void Replica::drop_pending(const std::string& client, std::int64_t number) {
    ++version_;
    const auto is_it = [&](const Pending& one) {
        return one.client == client && one.number == number;
    };
    std::erase_if(pending_, is_it);
    std::erase_if(others_, is_it);
    rebuild();
}

void Replica::drop_refused(const std::string& client, std::int64_t number) {
    ++version_;
    std::erase_if(refused_, [&](const Refused& refused) {
        return refused.client == client && refused.number == number;
    });
}

const Departed* Replica::departed(AssignmentId id) const {
    for (auto one = departed_.rbegin(); one != departed_.rend(); ++one) {
        if (one->assignment.id == id) return &*one;
    }
    return nullptr;
}

void Replica::give_up(AssignmentId id) {
    ++version_;
    std::erase_if(departed_, [id](const Departed& one) {
        return one.assignment.id == id && one.assignment.stage != Stage::completed;
    });
}

const Pending* Replica::waiting_completion(AssignmentId id) const {
    const auto completes = [id](const Pending& one) {
        const auto* call = std::get_if<CompleteCall>(&one.command);
        return call && call->assignment == id;
    };
    const auto own = std::find_if(pending_.begin(), pending_.end(), completes);
    if (own != pending_.end()) return &*own;
    const auto others = std::find_if(others_.begin(), others_.end(), completes);
    return others == others_.end() ? nullptr : &*others;
}

bool Replica::is_pending(AssignmentId id) const {
    const auto is_about = [id](const Pending& one) { return assignment_of(one.command) == id; };
    return std::any_of(pending_.begin(), pending_.end(), is_about) ||
           std::any_of(others_.begin(), others_.end(), is_about);
}

SaveState Replica::save_state() const {
    SaveState state;
    for (const Pending& pending : pending_) {
        ++(pending.on_device ? state.waiting : state.unsaved);
    }
    state.waiting += others_.size();
    return state;
}

}  // namespace recall
