// What the address bar says and what the screen shows, kept the same: an address that arrives (a
// link, back, forward) is followed once somebody is signed in; what the person then does is
// written back. Going somewhere else is a step in the history, narrowing down is not.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/screens.hpp"

namespace recall::shell {

class Address {
public:
    explicit Address(PageEffects& page) : page_(page) {}

    void arrived(std::string_view route) { arrived_ = route; }

    struct Followed {
        std::optional<ui::Screen> screen;
        std::string problem;  // why it leads nowhere, as a sentence
    };
    // What has arrived and was not followed yet.
    std::optional<Followed> follow(const Replica& replica, ui::Memory& memory);
    void show(ui::Screen screen, const ui::Memory& memory);
    // Nobody is signed in: the next one begins at their own first screen.
    void forget();

private:
    PageEffects& page_;
    std::string arrived_;
    std::string shown_;  // empty: nothing yet, so the first replaces
};

}  // namespace recall::shell
