#include "core/chooser.hpp"

#include "core/numbers.hpp"

namespace recall {

bool LeadChooser::takes(const Lead& lead) const {
    return (!choice_.status || lead.status == *choice_.status) &&
           (!choice_.attempts_max || lead.attempts <= *choice_.attempts_max) &&
           (wanted_.empty() || wanted_.finds(findable_of(lead)));
}

Findable findable_of(const Lead& lead) {
    Findable findable{lead.name};
    for (const Phone phone : phones_of(lead)) findable.add(phone);
    for (const auto& [name, value] : lead.columns.all()) findable.add(value);
    return findable;
}

Findable findable_of(const CompletedCall& call) {
    Findable findable{call.name, call.notes};
    findable.add(call.phone);
    return findable;
}

Findable findable_of_line(Phone phone, std::string_view reason) {
    Findable findable{reason};
    findable.add(phone);
    return findable;
}

}  // namespace recall
