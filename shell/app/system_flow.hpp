// What the Admin Panel asks about the system itself: its health, and the tokens of other programs.
#pragma once

#include "shell/app/watch.hpp"
#include "ui/model/model.hpp"

namespace recall::shell {

class SystemFlow {
public:
    // `model` is filled; it must outlive this.
    SystemFlow(Http& http, Timers& timers, Frames& frames, ui::SystemModel& model);

    void look(bool shown);  // said after every frame
    void make_token(const std::string& name);
    void revoke_token(const std::string& id);

private:
    void ask(HttpRequest request, std::function<void(const HttpResponse&)> then);

    Http& http_;
    Frames& frames_;
    Watch health_;
    Watch tokens_;
    ui::SystemModel& model_;
};

}  // namespace recall::shell
