// What the demo is made of. No name and no number belongs to anybody.
#pragma once

#include "core/nouns.hpp"

#include <vector>

namespace recall::demo {

Desk desk();
std::vector<Campaign> campaigns();
std::vector<User> users();

struct ListOfLeads {
    List list;
    std::vector<NewLead> leads;
};
std::vector<ListOfLeads> lists();

// What an agent was given today, and how much of it is done.
struct Work {
    Username agent;
    ListId list;
    int assigned = 0;
    int completed = 0;
};
std::vector<Work> work();

struct Done {
    Code outcome;
    std::string notes;
    std::string comments = {};  // of the callback that the outcome promises
};
// What the n-th call of a campaign came to.
Done outcome_of(Kind kind, int n);

}  // namespace recall::demo
