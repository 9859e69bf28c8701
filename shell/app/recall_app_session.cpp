// Who sits here. The rows of the last user are shown before the relay answers, so that a tab opens
// offline; the relay's word on whose the cookie is then settles it. A tab that the relay has
// confirmed as somebody's never becomes somebody else's by itself: it says that its session ended.
#include "shell/app/program.hpp"
#include "shell/app/recall_app.hpp"

namespace recall::shell {

namespace {

// A device that has not reached the relay for so long shows no customers any more.
constexpr std::int64_t rows_locked_after_ms = 7LL * 24 * 60 * minute_ms;
// Whoever comes back to an ended session signs in, and sends it; after that nobody is waited for.
constexpr std::int64_t hand_in_after_ms = 10 * minute_ms;
constexpr std::string_view signed_out_news = "signed out ";  // to the other tabs, and whom
constexpr std::string_view signed_in_news = "signed in ";
const char* const locked_words =
    "This device has not reached the relay for more than seven days, so the numbers on it are "
    "locked. Connect, and sign in. What waits to be sent is kept.";

}  // namespace

const char* const displaced_words = "Somebody else has signed in in this browser.";

void RecallApp::listen_to_sign_in() {
    http_.on_not_this_user = [this] {
        if (session_ == ui::SessionState::signed_in) sign_in_.ask();
    };
    sign_in_.on_here = [this](const Username& user) {
        const bool was_theirs = confirmed_ || session_ == ui::SessionState::expired;
        const bool shows_other = replica_ && was_theirs && replica_->user() != user;
        if (shows_other)
            end_session(displaced_words);
        else
            become(user);
    };
    sign_in_.on_signed_in = [this](const Username& user) {
        memory_.sign_in = {};
        host_.store.ask_to_stay();
        host_.page.tell_other_tabs(std::string(signed_in_news) + user);
        become(user);
    };
    sign_in_.on_nobody = [this](const SignInFlow::Nobody& nobody) { expire(nobody); };
    sign_in_.on_unreachable = [this] { stay_as_we_are(); };
    sign_in_.on_refused = [this] {
        session_ = replica_ && replica_->has_rows() ? ui::SessionState::expired
                                                    : ui::SessionState::signed_out;
    };
}

void RecallApp::listen_to_hand_in() {
    hand_in_.on_answered = [this](const std::string& client, std::int64_t number,
                                  const std::optional<WireError>&) {
        if (replica_) replica_->drop_pending(client, number);
    };
    hand_in_.on_done = [this](const Username&, const HandInFlow::Done& done) {
        may_hand_in_.clear();
        if (done.calls > 0) notices_.say(ui::Tone::good, words_of(done));
    };
}

void RecallApp::start() {
    device_ = host_.store.status();
    on_route(host_.page.route());
    alerts_.start();
    sign_in_.start([this](const Username& user) {
        // The relay is asked once the device is read: without it, that is what decides.
        if (!user.empty() && !replica_)
            open_device(user, false);
        else
            sign_in_.ask();
    });
}

// A new replica, under a client id of its own, for what the device keeps of this user.
void RecallApp::open_device(const Username& user, bool confirmed) {
    const bool is_back = replica_ && replica_->user() == user;
    if (replica_) host_.store.let_go(replica_->user());
    replica_ = std::make_unique<Replica>(user, host_.store.begin_client(), command_json());
    http_.speak_for(user);
    done_texts_.clear();
    asked_.clear();
    adopted_ = false;
    nobody_.reset();
    if (!is_back) {
        alerts_.forget();
        forget_away();
        memory_ = {};
    }
    host_.store.load(user, [this, confirmed, client = replica_->client()](StoredView kept) {
        if (!replica_ || replica_->client() != client) return;
        restore(std::move(kept));
        if (!confirmed && session_ == ui::SessionState::opening && replica_->has_rows()) {
            session_ = ui::SessionState::signed_in;
        }
        host_.store.adopt(replica_->user());
        if (session_ == ui::SessionState::signed_in) connection_.keep_open(replica_->user());
        if (!confirmed) sign_in_.ask();
        host_.frames.request_redraw();
    });
}

void RecallApp::restore(StoredView kept) {
    const std::int64_t position = std::atoll(kept.position.c_str());
    const StoredHistory history = history_from(kept.history);
    if (history.known) replica_->restore_clock(*history.known);
    const std::vector<Row> rows = rows_from(kept.rows);
    // A view with a hole in it is none: the relay sends it again.
    const bool whole = position > 0 && rows.size() == kept.rows.size();
    rows_locked_ = whole && history.known && now() > history.known->relay + rows_locked_after_ms &&
                   session_ == ui::SessionState::opening;
    if (whole && !rows_locked_) replica_->restore_rows(rows, position, history.mark);
    if (history.known) {
        rows_at_ = history.known->relay;
        away_.knew_all(rows_at_);
    }
    std::vector<Refused> refused;
    for (const StoredCommand& one : kept.rejected) {
        if (auto read = refused_from(one)) refused.push_back(std::move(*read));
    }
    replica_->restore_refused(std::move(refused));
    std::vector<Departed> departed = departed_kept_.restore(kept.drafts);
    if (!rows_locked_) replica_->restore_departed(std::move(departed));
    drafts_.restore(*replica_, kept.drafts, memory_);
    if (!rows_locked_) restore_away(kept.drafts);
}

void RecallApp::become(const Username& user) {
    const bool is_new = !replica_ || replica_->user() != user ||
                        session_ == ui::SessionState::expired ||
                        session_ == ui::SessionState::signing_in;
    sign_in_.forget_problem();
    ended_words_.clear();
    hand_in_.stop();
    host_.timers.cancel(hand_in_timer_);
    may_hand_in_.clear();
    session_ = ui::SessionState::signed_in;
    confirmed_ = true;
    if (is_new || rows_locked_) {
        rows_locked_ = false;
        open_device(user, true);
        sign_in_.came(user);
    }
    connection_.keep_open(user);
    connection_.try_now();
}

// Not reachable: whoever was here last goes on with what the device keeps.
void RecallApp::stay_as_we_are() {
    if (session_ == ui::SessionState::opening) {
        const bool shows = replica_ && replica_->has_rows();
        session_ = shows ? ui::SessionState::signed_in : ui::SessionState::signed_out;
        if (rows_locked_) sign_in_problem_ = locked_words;
    }
    if (session_ == ui::SessionState::signed_in) return connection_.keep_open(replica_->user());
    host_.timers.after(reconnect_ms_max, [this] {
        if (session_ == ui::SessionState::signed_out) sign_in_.ask();
    });
}

void RecallApp::sign_in(const ui::SignIn& wish) {
    session_ = ui::SessionState::signing_in;
    sign_in_.sign_in(wish.username, wish.password);
}

// The work that waits stays on this device and goes out when this user signs in again.
void RecallApp::sign_out() {
    const Username user = replica_ ? replica_->user() : Username();
    // A manager's answer has the pauses only: nobody counts a manager as away.
    if (!manages() && !queries_.answers().presence.said.state.empty()) {
        acts_.say_presence("away", "");
    }
    leave();
    sign_in_.sign_out(user);
    host_.page.tell_other_tabs(std::string(signed_out_news) + user);
}

// Nobody sits here any more; what the screen knew of the customers goes with them.
void RecallApp::leave() {
    connection_.close();
    if (replica_) {
        host_.store.forget_rows(replica_->user());
        host_.store.put_draft(replica_->user(), std::string(away_draft), "");
        host_.store.let_go(replica_->user());
    }
    http_.speak_for("");
    replica_.reset();
    memory_ = {};
    forget_away();
    queries_.forget();
    downloads_.stop();
    bulk_.close();
    do_not_call_.close();
    acts_.forget();
    done_texts_.clear();
    asked_.clear();
    import_.close();
    session_ = ui::SessionState::signed_out;
    confirmed_ = false;
    ended_words_.clear();
    link_problem_.clear();
    screen_.reset();
    address_.forget();
    guard_leaving();
}

// The relay knows of no session here.
void RecallApp::expire(const SignInFlow::Nobody& nobody) {
    // What waits here must be known before it is said what becomes of it.
    if (replica_ && !adopted_) {
        nobody_ = nobody;
        return;
    }
    demo_ = nobody.demo;
    may_hand_in_ = replica_ && replica_->user() == nobody.may_hand_in ? nobody.may_hand_in : "";
    if (nobody.deactivated && replica_) {
        // What was done goes to the managers; the customers are none of theirs any more.
        hand_in(replica_->user());
        leave();
        sign_in_problem_ = nobody.why;
        return;
    }
    if (!may_hand_in_.empty()) hand_in_later(may_hand_in_);
    const bool shows = replica_ && (replica_->has_rows() || !replica_->pending().empty());
    if (shows) return end_session("Your session has ended.");
    connection_.close();
    if (rows_locked_) sign_in_problem_ = locked_words;
    session_ = ui::SessionState::signed_out;
}

void RecallApp::hand_in_later(const Username& user) {
    host_.timers.cancel(hand_in_timer_);
    hand_in_timer_ = host_.timers.after(hand_in_after_ms, [this, user] {
        if (session_ == ui::SessionState::expired && may_hand_in_ == user) hand_in(user);
    });
}

// All that waits on this device, whichever tab held it: its session is the one that ended.
void RecallApp::hand_in(const Username& user) {
    if (may_hand_in_ != user) return;
    std::vector<StoredCommand> commands;
    for (const Pending& one : replica_->others()) commands.push_back(to_stored(one));
    for (const Pending& one : replica_->pending()) {
        if (works_offline(one.command)) commands.push_back(to_stored(one));
    }
    hand_in_.hand_in(user, std::move(commands));
}

// The rows stay on the screen and work may go on; it is kept, and whichever tab of this user is
// signed in sends it.
void RecallApp::end_session(std::string words) {
    connection_.close();
    ended_words_ = std::move(words);
    confirmed_ = false;
    if (session_ == ui::SessionState::expired) return;
    session_ = ui::SessionState::expired;
    replica_->disconnected();
    host_.store.let_go(replica_->user());
    replica_->let_go(host_.store.begin_client());
}

void RecallApp::on_other_tab(std::string_view text) {
    if (DraftsKept::hear(text, replica_ ? replica_->user() : Username(), memory_)) return;
    if (text.starts_with(signed_out_news)) {
        const std::string_view user = text.substr(signed_out_news.size());
        sign_in_.heard_sign_out(std::string(user));
        if (replica_ && replica_->user() == user) leave();
        return;
    }
    if (text.starts_with(signed_in_news)) sign_in_.heard_sign_in();
    sign_in_.ask();
}

}  // namespace recall::shell
