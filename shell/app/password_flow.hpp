// What a tab asks the relay about passwords. None of them stays in memory longer than its question.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <functional>

namespace recall::shell {

class PasswordFlow {
public:
    PasswordFlow(Http& http, PageEffects& page, Frames& frames)
        : http_(http), page_(page), frames_(frames) {}

    // True where the address is a one-time link: then the page is the one that chooses a password.
    bool take_link(std::string_view route);

    void carry_out(const ui::PasswordWish& wish);
    void change(const std::string& current, const std::string& fresh);
    void choose(const std::string& fresh);
    void make_link(const Username& username);
    // What was said is read. The one-time link is put away, too.
    void leave();

    const ui::PasswordModel& model() const { return model_; }

    std::function<void()> on_changed;  // one's own password is in force

private:
    void ask(HttpQuestion request, std::function<void(const HttpResponse&)> then);

    Http& http_;
    PageEffects& page_;
    Frames& frames_;
    ui::PasswordModel model_;
};

}  // namespace recall::shell
