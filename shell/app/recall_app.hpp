// Recall in a tab: joins the replica, the views and what the browser can do. It decides nothing
// about calls; it carries wishes to the replica, its commands to the device and the relay, and
// what they say back to the screen.
#pragma once

#include "shell/app/acts.hpp"
#include "shell/app/address.hpp"
#include "shell/app/alerts.hpp"
#include "shell/app/app.hpp"
#include "shell/app/away.hpp"
#include "shell/app/bulk_flow.hpp"
#include "shell/app/connection.hpp"
#include "shell/app/departed_kept.hpp"
#include "shell/app/drafts_kept.hpp"
#include "shell/app/do_not_call_flow.hpp"
#include "shell/app/hand_in_flow.hpp"
#include "shell/app/http_for_user.hpp"
#include "shell/app/import_flow.hpp"
#include "shell/app/notices.hpp"
#include "shell/app/password_flow.hpp"
#include "shell/app/queries.hpp"
#include "shell/app/sign_in_flow.hpp"
#include "shell/app/stored.hpp"
#include "ui/page/page.hpp"

#include <map>
#include <memory>
#include <set>

namespace recall::shell {

class RecallApp final : public App {
public:
    explicit RecallApp(Host& host);

    void start() override;
    void draw() override;
    std::int64_t clock_offset_ms() const override;
    bool busy() const override;

    void on_socket_opened() override;
    bool on_socket_message(std::string_view text) override;
    void on_socket_closed(int code, std::string_view reason) override;
    void on_command_stored(const std::string& client, std::int64_t number) override;
    void on_command_not_stored(const std::string& client, std::int64_t number) override;
    void on_commands_adopted(const std::string& user,
                             std::vector<StoredCommand> commands) override;
    void on_others_commands(const std::string& user, std::vector<StoredCommand> commands) override;
    void on_device_status(const DeviceStatus& status) override;
    void on_device_emptied(std::string_view words) override;
    void on_remark(std::string_view words) override;
    void on_route(std::string_view route) override;
    void on_online(bool online) override;
    void on_visible(bool visible) override;
    void on_other_tab(std::string_view text) override;
    std::string drop_words() const override;
    void on_file_dropped(const ChosenFile& file) override;
    void on_new_version() override { notices_.on_new_version(); }

    // What the views are given, and what they give back; between them is nothing but pixels.
    ui::Model model() const;
    void carry_out(const ui::Wish& wish);
    const std::vector<ui::Message>& messages() const { return notices_.messages(); }

private:
    // --- Who sits here
    void listen_to_sign_in();
    void listen_to_hand_in();
    void open_device(const Username& user, bool confirmed);
    void restore(StoredView kept);
    void become(const Username& user);
    void stay_as_we_are();
    void sign_in(const ui::SignIn& wish);
    void sign_out();
    void leave();
    void expire(const SignInFlow::Nobody& nobody);
    void end_session(std::string words);
    void hand_in(const Username& user);
    void hand_in_later(const Username& user);

    // --- Wishes of the views
    void carry_out(const ui::SessionWish& wish);
    void carry_out(const ui::PageWish& wish);
    void carry_out(const ui::WorkWish& wish);
    void carry_out(const ui::QueryWish& wish);
    void carry_out(const ui::BulkWish& wish);
    void give(const ui::Give& wish);
    void dial(Phone phone);
    void keep_draft(const ui::KeepDraft& wish);
    void let_go(AssignmentId id);
    void try_again(const ui::TryAgain& wish);
    void drop_refused(const std::string& client, std::int64_t number);
    void drop_all_refused();

    // --- The relay's news
    void take(Effects effects);
    void take_error(const WireError& error);
    void tell_other_history();
    void look_into_line();
    void ask_the_time();
    void tell_news(const Effects& effects);
    void gather_news(const Effects& effects);
    void gather_refusal(const Refused& refused);
    void tell_away();
    void read_away(bool whole);
    void restore_away(const std::vector<StoredDraft>& drafts);
    void forget_away();
    void tell_answers(const Effects& effects);
    bool wants_a_person(const Refused& refused, const Effects& effects) const;
    std::vector<const Departed*> taken_away(const Effects& effects) const;
    void tell_departed(const Effects& effects);
    void tell_lost_promises(const Effects& effects);
    void flush();

    bool lacks_screens() const;
    ui::Screen screen_shown() const;
    bool shows_screens() const;
    void follow_address();
    Instant now() const;
    DeviceTime device_time() const;
    std::int64_t utc_offset_ms() const;
    Day today() const;
    bool manages() const;
    void guard_leaving();
    void lose_line();

    Host& host_;
    HttpForUser http_;
    Address address_;
    Connection connection_;
    SignInFlow sign_in_;
    HandInFlow hand_in_;
    ImportFlow import_;
    PasswordFlow password_;
    Queries queries_;
    ActFlow acts_;
    DownloadFlow downloads_;
    BulkFlow bulk_;
    DoNotCallFlow do_not_call_;
    Alerts alerts_;
    Notices notices_;
    Away away_;
    DepartedKept departed_kept_;
    DraftsKept drafts_;
    std::unique_ptr<Replica> replica_;
    ui::SessionState session_ = ui::SessionState::opening;
    ui::Memory memory_;
    std::optional<ui::Screen> screen_;  // chosen; else the user's role chooses
    std::optional<ui::Screen> drawn_;   // in the last frame
    std::string sign_in_problem_;
    std::string ended_words_;  // why nothing can be sent until somebody signs in
    bool confirmed_ = false;   // the relay has said that this user sits here
    bool rows_locked_ = false; // too old to be shown before the relay is reached
    bool looking_into_line_ = false;
    bool adopted_ = false;     // what the device kept of this user's work is known
    std::optional<SignInFlow::Nobody> nobody_;  // said before that was
    Username may_hand_in_;     // whose work an ended session still hands in; empty: nobody's
    TimerId hand_in_timer_ = 0;
    std::string link_problem_;
    Instant rows_at_;  // when the last connection ended: until then the rows were current
    Instant news_at_;  // when the relay was last heard of
    DeviceStatus device_;
    // What to say when a command is answered, by its number.
    std::map<std::int64_t, std::string> done_texts_;
    std::set<std::int64_t> asked_;  // commands that do not work offline, unanswered
    bool demo_ = false;
    bool changing_program_ = false;
};

extern const char* const displaced_words;  // the session is another's

}  // namespace recall::shell
