// Choice: which leads of a pool somebody means. What is given has to fit, all of it.
#pragma once

#include "core/lookup.hpp"
#include "core/nouns.hpp"

namespace recall {

struct LeadChoice {
    std::optional<Code> status;
    std::optional<int> attempts_max;
    std::string text;  // what is looked up: core/lookup.hpp
    bool operator==(const LeadChoice&) const = default;
};

class LeadChooser {
public:
    explicit LeadChooser(const LeadChoice& choice) : choice_(choice), wanted_(choice.text) {}
    bool takes(const Lead& lead) const;

private:
    LeadChoice choice_;
    Lookup wanted_;
};

// What they are found by: name, number, and the values of further columns or the notes.
Findable findable_of(const Lead& lead);
Findable findable_of(const CompletedCall& call);
Findable findable_of_line(Phone phone, std::string_view reason);  // of a do-not-call list

}  // namespace recall
