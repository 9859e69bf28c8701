#include "replica/replica.hpp"

#include <algorithm>

namespace recall {

namespace {

const WireError offline_error{
    "needs_the_relay",
    "This takes from what everybody shares, so it needs a connection. Try again when the status "
    "line says you are connected."};
constexpr CallId first_guessed_call{1ULL << 50};
constexpr CallbackId first_guessed_callback{1ULL << 50};
const WireError too_much_pending{
    "too_much_pending",
    "Too much is waiting to be sent. Connect to the relay before you go on: nothing is lost."};

}  // namespace

Replica::Replica(Username user, std::string client)
    : user_(std::move(user)), client_(std::move(client)) {
    rebuild();
}

// ---- What the device had kept

void Replica::restore_rows(const std::vector<Row>& rows, std::int64_t position) {
    ++version_;
    for (const Row& row : rows) confirmed_.put(row);
    position_ = position;
    rebuild();
}

void Replica::restore_refused(std::vector<Refused> refused) {
    ++version_;
    for (Refused& one : refused) refused_.push_back(std::move(one));
    while (refused_.size() > refused_max) refused_.pop_front();
}

void Replica::adopt(std::vector<Pending> pending) {
    ++version_;
    // They were wished before anything of this tab, so they go and are guessed first.
    for (auto one = pending.rbegin(); one != pending.rend(); ++one) {
        one->on_device = true;
        one->sent = false;
        pending_.push_front(std::move(*one));
    }
    rebuild();
}

void Replica::set_others(std::vector<Pending> others) {
    ++version_;
    others_ = std::move(others);
    rebuild();
}

// ---- Wishes

// As the relay would see it, with what this client still knows of numbers that went away.
std::optional<Request> Replica::request_for(const Command& command, Instant now, Day today) const {
    Request request{user_, now, today, command, std::nullopt};
    const auto id = assignment_of(command);
    if (!id || view_.assignment(*id)) return request;
    if (const Departed* gone = departed(*id)) {
        request.recalled = gone->assignment;
        return request;
    }
    return std::nullopt;
}

Result<Pending, WireError> Replica::wish(Command command, Instant now, Day today) {
    ++version_;
    if (pending_.size() >= pending_max) return too_much_pending;
    today_ = today;
    const bool keeps = works_offline(command);
    if (!keeps && !live_) return offline_error;
    if (!may(view_, user_, command)) return to_wire(Rejection{Reason::not_allowed});
    if (keeps) {
        const auto request = request_for(command, now, today);
        if (!request) return to_wire(Rejection{Reason::assignment_unknown});
        // A lead that is gone from here cannot be decided about; the relay still can.
        if (!request->recalled) {
            const Decision decision = decide(view_, *request);
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
    counters.next_call = first_guessed_call;
    counters.next_callback = first_guessed_callback;
    view_.put(counters);
    for (const Pending& pending : others_) guess(pending);
    for (const Pending& pending : pending_) guess(pending);
}

void Replica::guess(const Pending& pending) {
    if (!works_offline(pending.command)) return;
    const Day today = today_ ? today_ : confirmed_.counters().open_day;
    const auto request = request_for(pending.command, pending.wished_at, today);
    if (!request || request->recalled) return;
    const Decision decision = decide(view_, *request);
    if (!decision) return;  // It stays pending: the relay has the last word.
    Changes unused;
    for (const Event& event : decision.value()) apply(view_, event, unused);
}

// ---- The relay

void Replica::connected() {
    ++version_;
    connected_ = true;
    live_ = false;
    partial_.reset();
    for (Pending& pending : pending_) pending.sent = false;
}

void Replica::disconnected() {
    ++version_;
    connected_ = false;
    live_ = false;
    partial_.reset();
    for (Pending& pending : pending_) pending.sent = false;
}

std::vector<std::string> Replica::outgoing() {
    std::vector<std::string> texts;
    if (!connected_) return texts;
    std::size_t in_flight = 0;
    for (Pending& pending : pending_) {
        // In order: one that the device does not have yet holds back those behind it.
        if (!pending.on_device || in_flight == commands_in_flight_max) break;
        ++in_flight;
        if (pending.sent) continue;
        pending.sent = true;
        texts.push_back(encode(TabMessage{
            CommandMessage{pending.client, pending.number, command_to_json(pending.command)}}));
    }
    return texts;
}

Result<Effects, WireError> Replica::receive(std::string_view text, Instant local_now) {
    ++version_;
    auto decoded = decode_relay_message(text);
    if (!decoded) return decoded.error();
    return std::visit([&](auto& message) { return take(std::move(message), local_now); },
                      const_cast<RelayMessage&>(decoded.value()));
}

void Replica::settle_clock(Instant relay_now, Instant local_now) {
    clock_offset_ms_ = relay_now - local_now;
}

Effects Replica::take(Welcome message, Instant local_now) {
    settle_clock(message.now, local_now);
    today_ = message.today;
    demo_ = message.demo;
    return {};
}

Effects Replica::take(RowsMessage message, Instant local_now) {
    settle_clock(message.now, local_now);
    if (partial_) {
        partial_->rows.insert(partial_->rows.end(), message.rows.begin(), message.rows.end());
        partial_->gone.insert(partial_->gone.end(), message.gone.begin(), message.gone.end());
        partial_->position = message.position;
        partial_->more = message.more;
    } else {
        partial_ = std::move(message);
    }
    Effects effects;
    if (partial_->more) return effects;

    const RowsMessage whole = std::move(*partial_);
    partial_.reset();
    if (whole.reset) {
        wants_whole_view_ = false;
        // Whatever was open and is not in the new view has left this user's hands meanwhile.
        const auto before = confirmed_.assignments();
        State fresh;
        for (const Row& row : whole.rows) fresh.put(row);
        for (const auto& [id, assignment] : before) {
            if (!fresh.assignment(id)) {
                Assignment ended = assignment;
                ended.stage = Stage::recycled;
                depart(ended, effects);
            }
        }
        confirmed_ = std::move(fresh);
    } else {
        // First, because a lead's new callback may come with the end of the one before.
        for (const GoneRow& gone : whole.gone) {
            if (std::holds_alternative<CallbackId>(gone)) confirmed_.remove(gone);
        }
        for (const Row& row : whole.rows) {
            if (const auto* ended = std::get_if<Assignment>(&row); ended && !is_open(ended->stage)) {
                depart(*ended, effects);
            }
            confirmed_.put(row);
        }
        for (const GoneRow& gone : whole.gone) confirmed_.remove(gone);
    }
    position_ = whole.position;
    live_ = connected_;
    effects.reset = whole.reset;
    effects.rows = whole.rows;
    effects.gone = whole.gone;
    effects.position = position_;
    effects.rows_changed = true;
    rebuild();
    return effects;
}

// Keeps what is known of a number that ended, so that a call in progress can still be completed.
void Replica::depart(const Assignment& ended, Effects& effects) {
    const Lead* lead = confirmed_.lead(ended.lead);
    if (!lead) return;
    departed_.push_back({ended, *lead});
    if (departed_.size() > departed_max) departed_.pop_front();
    if (ended.stage != Stage::completed) effects.departed.push_back(departed_.back());
}

Effects Replica::take(AnswerMessage message, Instant local_now) {
    settle_clock(message.now, local_now);
    Effects effects;
    const auto at = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.client == message.client && pending.number == message.number;
    });
    if (at == pending_.end()) return effects;
    if (message.error) {
        Refused refused{at->client, at->number, std::move(at->command), at->wished_at,
                        std::move(*message.error)};
        refused_.push_back(refused);
        if (refused_.size() > refused_max) refused_.pop_front();
        effects.refused.push_back(std::move(refused));
    } else {
        effects.accepted.emplace_back(at->client, at->number);
    }
    pending_.erase(at);
    rebuild();
    effects.rows_changed = true;
    return effects;
}

Effects Replica::take(UnavailableMessage message, Instant) {
    Effects effects;
    effects.unavailable = std::move(message.error);
    return effects;
}

Effects Replica::take(ErrorMessage message, Instant) {
    Effects effects;
    effects.error = std::move(message.error);
    return effects;
}

// ---- Reading

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

bool Replica::is_pending(AssignmentId id) const {
    const auto is_about = [id](const Pending& one) { return assignment_of(one.command) == id; };
    return std::any_of(pending_.begin(), pending_.end(), is_about) ||
           std::any_of(others_.begin(), others_.end(), is_about);
}

SaveState Replica::save_state() const {
    SaveState state{0, others_.size()};
    for (const Pending& pending : pending_) {
        ++(pending.on_device ? state.waiting : state.unsaved);
    }
    return state;
}

}  // namespace recall
