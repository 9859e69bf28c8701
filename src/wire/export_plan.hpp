// Which columns a table has, beside those that all tables of its kind have: told by its items, so
// they are gone through once before any is written.
#pragma once

#include "wire/export_table.hpp"

#include <set>

namespace recall {

class ExportPlan {
public:
    // Whether items of T have anything to say here.
    template <IsTold T>
    static bool is_needed() {
        ExportPlan plan;
        plan.see(T{});
        return plan.asked_;
    }
    template <IsTold T>
    void see(const T& item) {
        Told<T>::visit(*this, item);
    }
    // Of all that was seen. What is seen later may call for more: has_grown().
    void lay_out(ExportTable& table);
    bool has_grown() const { return grown_; }

    // ---- As a visitor
    template <typename T>
    void operator()(const char*, const T& field, const About& about = {}) {
        if constexpr (requires(ExportPlan& self) { self.see_field(field); }) {
            if (about.cell) see_field(field);
        }
    }
    template <typename T>
    void or_null(const char*, const T&, const About& = {}) {}
    template <typename T>
    void if_any(const char*, const T&, const About& = {}) {}
    template <typename T>
    void derived(const char*, const T&, const About& = {}) {}
    template <typename T, typename Write, typename Read>
    void text(const char*, const T&, Write, Read, const About& = {}) {}
    template <typename Write>
    void cell(const char*, Write write) {
        if constexpr (requires(ExportPlan& self) { self.see_field(write()); }) see_field(write());
    }

private:
    // A name, and its how-manieth column of that name.
    using Place = std::pair<std::string, std::size_t>;

    void see_field(const Columns& columns);
    void see_field(const Boxed<std::vector<LeadNumber>>& numbers);
    void see_field(const std::vector<DoNotCall>& lines);
    void raise(std::size_t& most, std::size_t to);
    std::optional<std::size_t> number_of(Place place);
    std::vector<std::size_t> in_order() const;

    bool asked_ = false, grown_ = false;
    std::size_t numbers_ = 1, bar_lines_ = 0;
    std::map<Place, std::size_t> known_;
    std::vector<std::string> names_;               // by their numbers, in the order they were seen
    std::vector<std::set<std::size_t>> followers_;  // what stood behind it in some file
    bool more_ = false;
    std::vector<std::string> last_names_;  // of the item before: mostly the same again
};

}  // namespace recall
