// A question that is asked again and again for as long as its answer is on the screen.
#pragma once

#include "shell/app/http_json.hpp"

#include <functional>

namespace recall::shell {

class Watch {
public:
    // `again_ms`: from an answer to the next question.
    Watch(Http& http, Timers& timers, Frames& frames, std::int64_t again_ms)
        : http_(http), timers_(timers), frames_(frames), again_ms_(again_ms) {}

    // What the screen shows, said after every frame: the path to ask; empty: nothing of this.
    void look(const std::string& path);
    // The answer is out of date: it is asked at once, if it is on the screen.
    void refresh();

    // Given the answer to what is still on the screen; the sentence is empty where all is well.
    std::function<void(const std::string& path, const Json& body, const std::string& problem)>
        on_answer;

private:
    void ask();

    Http& http_;
    Timers& timers_;
    Frames& frames_;
    const std::int64_t again_ms_;
    std::string path_;
    std::int64_t round_ = 0;  // answers to an earlier question are not taken
    std::optional<TimerId> timer_;
};

}  // namespace recall::shell
