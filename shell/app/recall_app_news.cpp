// RecallApp's share in what is told by messages: what the relay answered, and what became of an
// agent's things by somebody else's doing, as it happens or, where one was away, all at once.
#include "shell/app/recall_app.hpp"
#include "ui/parts/command_words.hpp"
#include "ui/toolkit/numbers.hpp"

#include <algorithm>

namespace recall::shell {

namespace {

std::string name_of(const Lead& lead) {
    return lead.name.empty() ? ui::phone_text(lead.phone) : lead.name;
}

}  // namespace

void RecallApp::tell_news(const Effects& effects) {
    const bool was_away =
        effects.caught_up && !manages() && away_.came_back(*replica_, now());
    tell_answers(effects);
    if (manages()) return;
    if (was_away) return gather_news(effects);
    tell_departed(effects);
    tell_lost_promises(effects);
}

// ---- What happened while one was away

void RecallApp::gather_news(const Effects& effects) {
    using Kind = ui::AwayKind;
    const State& view = replica_->view();
    const auto promised = [this](const Callback& callback) {
        return "promised for " + ui::time_of_day(model(), callback.callback_time);
    };
    for (const Departed* one : taken_away(effects)) {
        away_.add(Kind::went_back, {name_of(one->lead), ""});
    }
    for (const AssignmentId id : effects.arrived) {
        const Assignment* assignment = view.assignment(id);
        const Lead* lead = assignment ? view.lead(assignment->lead) : nullptr;
        if (lead) away_.add(Kind::came, {name_of(*lead), ""});
    }
    for (const MovedPromise& one : effects.moved_promises) {
        away_.add(Kind::moved,
                  {one.name, "to " + ui::time_of_day(model(), one.callback.callback_time)});
    }
    for (const LostPromise& one : effects.lost_promises) {
        away_.add(Kind::lost, {one.name, promised(one.callback)});
    }
    for (const LostPromise& one : effects.released_promises) {
        away_.add(Kind::released, {one.name, promised(one.callback)});
    }
    tell_away();
}

void RecallApp::gather_refusal(const Refused& refused) {
    away_.add(ui::AwayKind::refused,
              {ui::words_of(refused.command, model()).about, refused.error.message});
    tell_away();
}

// Bad news stands before the rest; while it is being read it says so there.
void RecallApp::tell_away() {
    const ui::AwayNews& news = away_.news();
    if (news.empty()) return;
    host_.store.put_draft(replica_->user(), std::string(away_draft), away_.kept_text());
    if (memory_.away_open) return;
    notices_.tell_away(news.is_bad() ? ui::Tone::warn : ui::Tone::info, ui::away_words(news));
}

void RecallApp::read_away(bool whole) {
    memory_.away_open = whole;
    if (whole) return;
    away_.was_read();
    if (replica_) host_.store.put_draft(replica_->user(), std::string(away_draft), "");
}

void RecallApp::restore_away(const std::vector<StoredDraft>& drafts) {
    for (const StoredDraft& draft : drafts) {
        if (draft.key == away_draft) away_.restore(draft.text);
    }
    tell_away();
}

void RecallApp::forget_away() {
    away_.forget();
    notices_.forget_away();
}

// ---- What happens now

void RecallApp::tell_answers(const Effects& effects) {
    const auto answered = [this](const std::string& client, std::int64_t number) {
        if (client != replica_->client()) return std::string();
        const auto done = done_texts_.extract(number);
        if (asked_.erase(number) > 0) queries_.outdate();
        return done ? done.mapped() : std::string();
    };
    for (const auto& [client, number] : effects.accepted) {
        std::string done = answered(client, number);
        // A word for it only where a person waits for one.
        if (done.empty()) continue;
        if (effects.nothing) notices_.say(ui::Tone::neutral, "Nothing changed: it was so already.");
        else notices_.say(ui::Tone::good, std::move(done));
    }
    for (const Refused& refused : effects.refused) {
        (void)answered(refused.client, refused.number);
        if (!wants_a_person(refused, effects)) continue;
        if (away_.is_of_then(refused)) gather_refusal(refused);
        else notices_.say(ui::Tone::bad, ui::refusal_words(refused, model()));
    }
}

// Numbers that somebody took away, as opposed to those that the agent's own work ended.
std::vector<const Departed*> RecallApp::taken_away(const Effects& effects) const {
    std::vector<const Departed*> taken;
    for (const Departed& one : effects.departed) {
        const bool given_back = std::any_of(
            replica_->pending().begin(), replica_->pending().end(), [&one](const Pending& wish) {
                const auto* release = std::get_if<ReleaseClaim>(&wish.command);
                return release && release->assignment == one.assignment.id;
            });
        const bool counts = replica_->waiting_completion(one.assignment.id) != nullptr;
        if (!given_back && !counts) taken.push_back(&one);
    }
    return taken;
}

void RecallApp::tell_departed(const Effects& effects) {
    const std::vector<const Departed*> taken = taken_away(effects);
    if (taken.empty()) return;
    notices_.say(ui::Tone::neutral,
        taken.size() == 1
            ? "“" + name_of(taken.front()->lead) + "” went back to the pool."
            : ui::grouped(taken.size()) + " of your numbers went back to the pool.");
}

// What became of a promise by somebody else's doing is told to whoever made it.
void RecallApp::tell_lost_promises(const Effects& effects) {
    if (effects.lost_promises.empty()) return;
    const std::size_t count = effects.lost_promises.size();
    if (count > 1) {
        notices_.keep(ui::Tone::neutral, ui::grouped(count) +
                                             " of your callbacks have ended, or are somebody "
                                             "else's now.");
        return;
    }
    const LostPromise& one = effects.lost_promises.front();
    const bool is_called = one.ended != CallbackEnd::cancelled &&
                           one.ended != CallbackEnd::do_not_call &&
                           one.ended != CallbackEnd::none;
    const char* what = is_called                               ? "was called by somebody else."
                       : one.ended == CallbackEnd::cancelled   ? "was cancelled by a manager."
                       : one.ended == CallbackEnd::do_not_call ? "has ended: nobody may call that "
                                                                 "number any more."
                                                               : "is no longer on your list.";
    std::string words = "Your callback to " + one.name + ", " +
                        ui::time_of_day(model(), one.callback.callback_time) + ", " + what;
    if (is_called) notices_.say(ui::Tone::neutral, std::move(words));
    else notices_.keep(ui::Tone::neutral, std::move(words));
}

}  // namespace recall::shell
