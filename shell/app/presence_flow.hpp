// One's own presence: asked for while one is at work, and said when it changes.
#pragma once

#include "shell/app/watch.hpp"
#include "ui/model/model.hpp"

namespace recall::shell {

class PresenceFlow {
public:
    // `model` is filled; it must outlive this.
    PresenceFlow(Http& http, Timers& timers, Frames& frames, ui::OwnPresence& model);

    void look(bool shown) { watch_.look(shown ? "/me/presence" : ""); }  // after every frame
    void say(const std::string& state, const std::string& code);
    void set_codes(const std::vector<std::string>& codes);

private:
    void post(const std::string& path, const Json& body);

    Http& http_;
    Frames& frames_;
    Watch watch_;
    ui::OwnPresence& model_;
};

}  // namespace recall::shell
