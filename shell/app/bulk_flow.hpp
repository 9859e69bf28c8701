// A command over many numbers, given in parts, one after the other: each is all of it or nothing.
// It can be stopped between two of them, and says at its end what was done.
//
// A part that is not answered is sent again under its own number, so it is done once. A number the
// rules refuse is left out, and the rest of its part is given again without it.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <functional>
#include <vector>

namespace recall::shell {

class BulkFlow {
public:
    BulkFlow(Http& http, Timers& timers, Frames& frames)
        : http_(http), timers_(timers), frames_(frames) {}

    // `client`: never used before; the parts are numbered under it.
    void start(ui::GiveMany wish, const std::string& client);
    void stop();
    void close();
    const ui::BulkModel& model() const { return model_; }

    std::function<void()> on_ended;

private:
    void choose();
    void send_next();
    void send();
    void take_answer(int status, const std::string& body);
    bool leave_out(const std::string& body);
    void end(ui::BulkModel::Step step, std::string problem = "");

    Http& http_;
    Timers& timers_;
    Frames& frames_;
    ui::BulkModel model_;
    ui::GiveMany wish_;
    std::string client_;
    std::int64_t number_ = 0;
    std::int64_t round_ = 0;  // answers to a run that was closed are not taken
    std::size_t next_ = 0;    // of wish_.leads
    std::vector<LeadId> part_;
    std::int64_t part_count_ = 0;
    int tries_ = 0;
};

}  // namespace recall::shell
