// Numbers on their way to a do-not-call list: typed or of a file, first only checked, then put
// there; and one that is taken off.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <functional>

namespace recall::shell {

class DoNotCallFlow {
public:
    DoNotCallFlow(Files& files, Http& http, Frames& frames)
        : files_(files), http_(http), frames_(frames) {}

    void carry_out(const ui::DoNotCallWish& wish);
    void choose_file();
    void add(const ui::AddToDoNotCall& wish);
    void take_off(const DoNotCallKey& number);
    void go_back();  // to what was typed and chosen
    void close();    // and what was chosen is let go
    const ui::DoNotCallModel& model() const { return model_; }

    std::function<void()> on_changed;  // a list is not what it was
    std::function<void(const std::string&)> on_problem;

private:
    void take_answer(const HttpResponse& response, bool dry_run);

    Files& files_;
    Http& http_;
    Frames& frames_;
    ui::DoNotCallModel model_;
    std::optional<FileHandle> file_;
    std::optional<RequestId> request_;
};

}  // namespace recall::shell
