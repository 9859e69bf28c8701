// People: whose leads are in hand or promised a call, over all lists. One person stands in several
// lists by the same first number; while one of their leads ties them, the others are not dialled.
// RULES.md §13.
#pragma once

#include "core/nouns.hpp"

#include <array>
#include <map>
#include <unordered_map>

namespace recall {

class Laws;
class State;

// What holds a lead, and with it the person.
struct Tie {
    bool in_hand = false;   // somebody has it
    bool promised = false;  // a call is promised
    bool operator==(const Tie&) const = default;
    explicit operator bool() const { return in_hand || promised; }
};

class People {
public:
    // Replaces what tied the lead of that number before.
    void tie(Kind kind, Phone phone, LeadId lead, Tie tie);
    Tie tie_of(Kind kind, Phone phone, LeadId lead) const;
    // What ties the person by other leads than this one, of the same kind of work.
    Tie tie_of_others(Kind kind, Phone phone, LeadId lead) const;

    // Against the assignments and callbacks of a whole State.
    void check(const State& state, Laws& laws) const;

private:
    using Ties = std::map<LeadId, Tie>;
    std::array<std::unordered_map<Phone, Ties>, 2> tied_;  // order never observed
};

}  // namespace recall
