// What is no row of the replica and changes while somebody looks at it: agents at work, a lead's
// record, how many numbers fit a choice, the system's health. Asked for as long as it is shown.
#pragma once

#include "shell/app/presence_flow.hpp"
#include "shell/app/system_flow.hpp"
#include "shell/app/watch.hpp"
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::shell {

class Questions {
public:
    Questions(Http& http, Timers& timers, Frames& frames);

    // What is on the screen, said after every frame; nothing: nobody can look, or be answered.
    // `today` of the desk; `agent`: whoever sits here takes calls.
    void look(std::optional<ui::Screen> screen, const ui::Memory& memory, Day today, bool agent);
    const ui::Watched& watched() const { return watched_; }
    // A command of this tab has changed something.
    void refresh() {
        lead_watch_.refresh();
        reset_watch_.refresh();
    }
    void forget();

    SystemFlow& system() { return system_; }
    PresenceFlow& presence() { return presence_; }
    void change_callbacks(const ui::ChangeCallbacks& wish);
    void preview_campaign(const ui::PreviewCampaign& wish);

private:
    friend void read_for_managers(Questions&);  // program.hpp
    void take_change(const HttpResponse& response);

    Http& http_;
    Frames& frames_;
    ui::Watched watched_;
    SystemFlow system_;  // fills its part
    PresenceFlow presence_;  // fills its part
    Watch team_watch_;
    Watch agent_watch_;  // the numbers of the chosen one
    Watch day_watch_;    // how that one's day was
    Username day_shown_;
    Watch lead_watch_;
    Watch fitting_watch_;
    Watch reset_watch_;
    Watch callbacks_watch_;  // for managers, whatever they look at
    std::optional<LeadId> lead_shown_;
};

}  // namespace recall::shell
