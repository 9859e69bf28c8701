#include "core/numbers.hpp"

#include <algorithm>

namespace recall {

std::vector<LeadNumber> numbers_of(const Lead& lead) {
    if (lead.numbers) return *lead.numbers;
    return {{lead.phone, "", lead.barred}};
}

std::vector<Phone> phones_of(const Lead& lead) {
    if (!lead.numbers) return {lead.phone};
    std::vector<Phone> phones;
    for (const LeadNumber& number : *lead.numbers) phones.push_back(number.phone);
    return phones;
}

std::vector<Phone> phones_of(const NewLead& lead) {
    std::vector<Phone> phones{lead.phone};
    for (const LabelledPhone& number : lead.further) phones.push_back(number.phone);
    return phones;
}

Phone phone_to_call(const Lead& lead) {
    if (!lead.numbers) return lead.phone;
    const auto callable = std::find_if(lead.numbers->begin(), lead.numbers->end(),
                                       [](const LeadNumber& number) { return !number.barred; });
    return callable == lead.numbers->end() ? lead.phone : callable->phone;
}

bool has_number(const Lead& lead, Phone phone) {
    if (!lead.numbers) return lead.phone == phone;
    return std::any_of(lead.numbers->begin(), lead.numbers->end(),
                       [phone](const LeadNumber& number) { return number.phone == phone; });
}

void give_numbers(Lead& lead, const NewLead& data) {
    lead.phone = data.phone;
    lead.numbers.reset();
    if (data.further.empty()) return;
    std::vector<LeadNumber> all{{data.phone, data.label}};
    for (const LabelledPhone& number : data.further) {
        const auto same = [&](const LeadNumber& other) { return other.phone == number.phone; };
        if (std::any_of(all.begin(), all.end(), same)) continue;
        all.push_back({number.phone, number.label});
    }
    if (all.size() == 1) return;
    all.shrink_to_fit();
    lead.numbers = std::move(all);
}

void take_numbers(NewLead& data, const Lead& lead) {
    data.phone = lead.phone;
    data.label.clear();
    data.further.clear();
    if (!lead.numbers) return;
    data.label = lead.numbers->front().label;
    for (auto at = lead.numbers->begin() + 1; at != lead.numbers->end(); ++at) {
        data.further.push_back({at->phone, at->label});
    }
}

}  // namespace recall
