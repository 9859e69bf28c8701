// RecallApp's share in what the views wish for: each goes to whoever carries it out.
#include "shell/app/program.hpp"
#include "shell/app/recall_app.hpp"

namespace recall::shell {

namespace {

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), by);
    return text;
}

// One of a group is given to the overload for it.
template <typename... Deeds>
struct Doing : Deeds... {
    using Deeds::operator()...;
};
template <typename... Deeds>
Doing(Deeds...) -> Doing<Deeds...>;

}  // namespace

void RecallApp::carry_out(const ui::Wish& wish) {
    std::visit(Doing{
                   [this](const ui::SessionWish& w) { carry_out(w); },
                   [this](const ui::PageWish& w) { carry_out(w); },
                   [this](const ui::WorkWish& w) { carry_out(w); },
                   [this](const ui::QueryWish& w) { carry_out(w); },
                   [this](const ui::ActWish& w) { acts_.carry_out(w); },
                   [this](const ui::PasswordWish& w) { password_.carry_out(w); },
                   [this](const ui::ImportWish& w) {
                       if (managers_program) import_.carry_out(w, today());
                   },
                   [this](const ui::BulkWish& w) {
                       if (managers_program) carry_out(w);
                   },
                   [this](const ui::DoNotCallWish& w) {
                       if (managers_program) do_not_call_.carry_out(w);
                   },
               },
               wish);
    host_.frames.request_redraw();
}

void RecallApp::carry_out(const ui::SessionWish& wish) {
    std::visit(Doing{
                   [this](const ui::SignIn& w) { sign_in(w); },
                   [this](const ui::SignOut&) { sign_out(); },
               },
               wish);
}

void RecallApp::carry_out(const ui::PageWish& wish) {
    PageEffects& page = host_.page;
    std::visit(Doing{
                   [this](const ui::Show& w) { screen_ = w.screen; },
                   [this](const ui::SetAlerts& w) { alerts_.set(w.settings); },
                   [&page](const ui::ToggleDark&) { page.choose_dark(!page.appearance().dark); },
                   [&page](const ui::ToggleCompact&) {
                       page.choose_compact(!page.appearance().compact_tables);
                   },
                   [&page](const ui::ChooseTextSize& w) { page.choose_text_size(w.percent); },
                   [this, &page](const ui::Copy& w) {
                       page.copy_text(w.text);
                       notices_.say(ui::Tone::neutral, "Copied.");
                   },
                   [&page](const ui::Print& w) { page.print(w.title); },
                   [this](const ui::CloseAway&) { read_away(false); },
               },
               wish);
}

void RecallApp::carry_out(const ui::WorkWish& wish) {
    std::visit(Doing{
                   [this](const ui::Give& w) { give(w); },
                   [this](const ui::Dial& w) { dial(w.phone); },
                   [this](const ui::KeepDraft& w) { keep_draft(w); },
                   [this](const ui::LetGo& w) { let_go(w.assignment); },
                   [this](const ui::TryAgain& w) { try_again(w); },
                   [this](const ui::DropRefused& w) { drop_refused(w.client, w.number); },
                   [this](const ui::DropAllRefused&) { drop_all_refused(); },
                   [this](const ui::SaveUnsent& w) {
                       const Username own = replica_ ? replica_->user() : "";
                       host_.store.save_unsent(w.of.empty() ? own : w.of);
                   },
               },
               wish);
}

void RecallApp::carry_out(const ui::QueryWish& wish) {
    std::visit(Doing{
                   [this](const ui::Ask& w) { queries_.ask(w); },
                   [this](const ui::SaveListing& w) { downloads_.save(w); },
                   [this](const ui::StopSaving&) { downloads_.stop(); },
               },
               wish);
}

void RecallApp::carry_out(const ui::BulkWish& wish) {
    std::visit(Doing{
                   [this](const ui::GiveMany& w) { bulk_.start(w, host_.store.begin_client()); },
                   [this](const ui::StopBulk&) { bulk_.stop(); },
                   [this](const ui::CloseBulk&) { bulk_.close(); },
               },
               wish);
}

void RecallApp::give(const ui::Give& wish) {
    if (!replica_) return;
    auto given = replica_->wish(wish.command, now(), today());
    if (!given) return notices_.say(ui::Tone::bad, given.error().message);
    const Pending pending = std::move(given).value();
    if (!wish.done.empty()) done_texts_[pending.number] = wish.done;
    if (pending.on_device) asked_.insert(pending.number);
    else host_.store.put_command(replica_->user(), to_stored(pending));
    if (const auto completed = call_in(pending.command)) {
        memory_.work.drafts.erase(completed->assignment);
        drafts_.drop(replica_->user(), completed->assignment);
        if (completed->kept) {
            memory_.callbacks.kept.erase(completed->kept);
            drafts_.drop(replica_->user(), completed->kept);
        }
        // The call is wrapped up.
        if (queries_.answers().presence.said.state == "wrap_up") acts_.say_presence("ready", "");
    }
    guard_leaving();
    flush();
}

void RecallApp::dial(Phone phone) {
    const std::string number = to_text(without_extension(phone));
    const std::string& url = replica_->view().desk().dial_url;
    if (url.empty()) {
        // After a pause the telephone goes on by itself.
        const std::string then = phone.extension ? "," + extension_of(phone) : "";
        return host_.page.open_link("tel:" + number + then, "_self");
    }
    // A plus sign in an address means a space: it goes as %2B.
    host_.page.open_link(replaced(url, "{number}", "%2B" + number.substr(1)), "recall-phone");
}

}  // namespace recall::shell
