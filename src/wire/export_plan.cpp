#include "wire/export_plan.hpp"

#include <algorithm>

namespace recall {

void ExportPlan::raise(std::size_t& most, std::size_t to) {
    asked_ = true;
    if (to <= most) return;
    most = to;
    grown_ = true;
}

void ExportPlan::see_field(const Boxed<std::vector<LeadNumber>>& numbers) {
    raise(numbers_, numbers ? numbers->size() : 1);
}

void ExportPlan::see_field(const std::vector<DoNotCall>& lines) { raise(bar_lines_, lines.size()); }

std::optional<std::size_t> ExportPlan::number_of(Place place) {
    if (const auto at = known_.find(place); at != known_.end()) return at->second;
    if (names_.size() == export_columns_max) {
        grown_ = grown_ || !more_;
        more_ = true;
        return std::nullopt;
    }
    grown_ = true;
    names_.push_back(place.first);
    followers_.emplace_back();
    known_.emplace(std::move(place), names_.size() - 1);
    return names_.size() - 1;
}

void ExportPlan::see_field(const Columns& columns) {
    asked_ = true;
    const auto all = columns.all();
    const bool again = std::equal(
        all.begin(), all.end(), last_names_.begin(), last_names_.end(),
        [](const auto& column, const std::string& name) { return column.first == name; });
    if (again) return;
    last_names_.clear();
    std::map<std::string_view, std::size_t> times;
    std::optional<std::size_t> before;
    for (const auto& [name, value] : all) {
        last_names_.emplace_back(name);
        const auto number = number_of({std::string(name), times[name]++});
        if (!number) continue;
        if (before) followers_[*before].insert(*number);
        before = number;
    }
}

// As the files have them, wherever these agree; a cell that is empty in one is no column of it.
// Where they do not agree, as they were seen.
std::vector<std::size_t> ExportPlan::in_order() const {
    std::vector<std::size_t> before(names_.size());
    for (const auto& followers : followers_) {
        for (const std::size_t follower : followers) ++before[follower];
    }
    std::set<std::size_t> left, ready;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        left.insert(i);
        if (before[i] == 0) ready.insert(i);
    }
    std::vector<std::size_t> order;
    while (!left.empty()) {
        const std::size_t next = ready.empty() ? *left.begin() : *ready.begin();
        order.push_back(next);
        left.erase(next);
        ready.erase(next);
        for (const std::size_t follower : followers_[next]) {
            if (--before[follower] == 0 && left.contains(follower)) ready.insert(follower);
        }
    }
    return order;
}

void ExportPlan::lay_out(ExportTable& table) {
    table.numbers = numbers_;
    table.bar_lines = bar_lines_;
    table.more_columns = more_;
    table.columns.clear();
    table.places.clear();
    for (const std::size_t number : in_order()) {
        table.places[names_[number]].push_back(table.columns.size());
        table.columns.push_back(names_[number]);
    }
    grown_ = false;
}

}  // namespace recall
