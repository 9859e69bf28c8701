#include "core/people.hpp"

#include "core/laws.hpp"
#include "core/maps.hpp"
#include "core/state.hpp"

namespace recall {

void People::tie(Kind kind, Phone phone, LeadId lead, Tie tie) {
    auto& people = tied_.at(static_cast<std::size_t>(kind));
    if (tie) {
        people[phone][lead] = tie;
        return;
    }
    const auto person = people.find(phone);
    if (person == people.end()) return;
    person->second.erase(lead);
    if (person->second.empty()) people.erase(person);
}

Tie People::tie_of(Kind kind, Phone phone, LeadId lead) const {
    const Ties* ties = value_in(tied_.at(static_cast<std::size_t>(kind)), phone);
    const Tie* tie = ties ? value_in(*ties, lead) : nullptr;
    return tie ? *tie : Tie{};
}

Tie People::tie_of_others(Kind kind, Phone phone, LeadId lead) const {
    Tie all;
    const Ties* ties = value_in(tied_.at(static_cast<std::size_t>(kind)), phone);
    if (!ties) return all;
    for (const auto& [other, tie] : *ties) {
        if (other == lead) continue;
        all.in_hand |= tie.in_hand;
        all.promised |= tie.promised;
    }
    return all;
}

void People::check(const State& state, Laws& laws) const {
    std::size_t tied = 0;
    for (const auto& [id, lead] : state.leads()) {
        const auto* list = state.list(lead.list);
        const auto* campaign = list ? state.campaign(list->campaign) : nullptr;
        if (!campaign || !lead.phone) continue;
        const Tie tie{state.assignment_of(id) != nullptr, state.callback_of(id) != nullptr};
        laws.hold(tie_of(campaign->kind, lead.phone, id) == tie,
                  "what ties lead " + std::to_string(id.value) + " is wrong");
        if (tie) ++tied;
    }
    std::size_t kept = 0;
    for (const auto& people : tied_) {
        for (const auto& [phone, ties] : people) kept += ties.size();
    }
    laws.hold(kept == tied, "somebody is tied by a lead that is not there");
}

}  // namespace recall
