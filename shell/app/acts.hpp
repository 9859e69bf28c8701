// What is done by asking the relay, rather than by a command: it is sent once, and how it stands is
// kept beside it (ui::Act).
#pragma once

#include "shell/app/http_json.hpp"
#include "shell/app/queries.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::shell {

// Posts it; `then` is given the answer where all is well. `act` outlives the answer.
RequestId post_act(Http& http, Frames& frames, ui::Act& act, HttpQuestion request,
                   std::function<void(const HttpResponse&)> then);

class ActFlow {
public:
    ActFlow(Http& http, Frames& frames, Queries& queries)
        : http_(http), frames_(frames), queries_(queries) {}

    const ui::Acts& model() const { return acts_; }
    void forget() { acts_ = {}; }
    // Who goes elsewhere in Recall has copied the token that was just made.
    void forget_fresh_token() { acts_.token.fresh.clear(); }

    void carry_out(const ui::ActWish& wish);
    void say_presence(const std::string& state, const std::string& code);
    void set_pause_codes(const std::vector<std::string>& codes);
    void make_token(const std::string& name);
    void revoke_token(const std::string& id);
    void change_callbacks(const ui::ChangeCallbacks& wish);
    void preview_campaign(const ui::PreviewCampaign& wish);
    void preview_user(const ui::PreviewUser& wish);
    void confirm_clock();

private:
    template <typename Told, typename Preview, typename Noun>
    void ask_preview(Preview& preview, const char* path, const Noun& noun);
    RequestId post(ui::Act& act, std::string path, const Json& body,
                   std::function<void(const HttpResponse&)> then);

    Http& http_;
    Frames& frames_;
    Queries& queries_;
    ui::Acts acts_;
    std::optional<RequestId> preview_;  // the newest: an older answer would be of another form
};

}  // namespace recall::shell
