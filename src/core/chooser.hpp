// Choosing leads by what somebody means, and what leads and calls are found by.
#pragma once

#include "core/choice.hpp"
#include "core/lookup.hpp"

namespace recall {

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
