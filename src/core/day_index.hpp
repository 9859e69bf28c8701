// What was given out for the days that are not over, each number once, however often and to whom.
#pragma once

#include "core/nouns.hpp"

#include <map>

namespace recall {

class Laws;

class DayIndex {
public:
    // Any assignment of an open day, also one that has ended; it replaces what was known of it.
    void put(const Assignment& assignment);
    void forget_before(Day day);
    GivenOut of(const ListId& list, Day day) const;

    // Its sums against what it keeps, and what is open against the assignments of a whole State.
    void check(const std::map<AssignmentId, Assignment>& assignments, Laws& laws) const;

private:
    struct Given {
        LeadId lead;
        ListId list;
        Day day;
        Stage stage = Stage::assigned;
    };
    struct Number {
        int times = 0, completed = 0, open = 0;
    };
    void count(const Given& given, int by);

    std::map<AssignmentId, Given> given_;
    std::map<std::pair<Day, LeadId>, Number> numbers_;
    std::map<std::pair<Day, ListId>, GivenOut> sums_;
};

}  // namespace recall
