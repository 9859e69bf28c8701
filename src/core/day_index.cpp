#include "core/day_index.hpp"

#include "core/laws.hpp"
#include "core/maps.hpp"

namespace recall {

// The number leaves its list's sums as it was and enters them as it is.
void DayIndex::count(const Given& given, int by) {
    if (given.stage == Stage::returned) return;
    Number& number = numbers_[{given.day, given.lead}];
    GivenOut& sum = sums_[{given.day, given.list}];
    const auto add = [&](int sign) {
        if (number.times == 0) return;
        sum.numbers += sign;
        if (number.completed > 0) sum.completed += sign;
        else if (number.open > 0) sum.uncompleted += sign;
    };
    add(-1);
    number.times += by;
    if (given.stage == Stage::completed) number.completed += by;
    if (is_open(given.stage)) number.open += by;
    add(1);
    if (number.times == 0) numbers_.erase({given.day, given.lead});
}

void DayIndex::put(const Assignment& assignment) {
    const auto [at, fresh] = given_.try_emplace(assignment.id);
    if (!fresh) count(at->second, -1);
    at->second = {assignment.lead, assignment.list, assignment.day, assignment.stage};
    count(at->second, 1);
}

void DayIndex::forget_before(Day day) {
    std::erase_if(given_, [day](const auto& one) { return one.second.day < day; });
    numbers_.erase(numbers_.begin(), numbers_.lower_bound({day, LeadId{}}));
    sums_.erase(sums_.begin(), sums_.lower_bound({day, ListId{}}));
}

GivenOut DayIndex::of(const ListId& list, Day day) const {
    GivenOut sum = value_or_empty(sums_, std::pair{day, list});
    sum.day = day;
    return sum;
}

void DayIndex::check(const std::map<AssignmentId, Assignment>& assignments, Laws& laws) const {
    for (const auto& [id, assignment] : assignments) {
        const Given* given = value_in(given_, id);
        laws.hold(given && given->stage == assignment.stage,
                  "assignment " + std::to_string(id.value) + " is not counted for its day");
    }
    DayIndex anew;
    for (const auto& [id, given] : given_) anew.count(given, 1);
    for (const auto& [key, sum] : sums_) {
        laws.hold(anew.of(key.second, key.first) == of(key.second, key.first),
                  "what was given out of list " + key.second + " is miscounted");
    }
}

}  // namespace recall
