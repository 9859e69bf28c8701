// What can be chosen, below a line that is written in: a search_field with `walks`, which keeps the
// keyboard all the while. Up and Down go through the list; what they have come to is marked, and
// said aloud. Enter is the line's.
//
//     const FieldEdit edit = search_field("find", "Find", text, {.focus = true, .walks = true});
//     OptionList list("found", "Found", 400, found.size(), marked);
//     if (edit.changed) list.to_top();
//     for (const Thing& one : found) {
//         if (list.option({.name = one.name})) chosen = &one;
//     }
//     if (edit.submitted && marked < found.size()) chosen = &found[marked];
#pragma once
#include "ui/toolkit/semantics.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace recall::ui {

struct OptionWords {
    std::string_view name;
    std::string_view below{};  // What else tells it from others; at the right.
    const char* icon = nullptr;
};

class OptionList {
public:
    // `height` in CSS pixels, whatever is in it. `marked`: which of the `count` options.
    OptionList(std::string_view id, std::string_view name, float height, std::size_t count,
               std::size_t& marked);
    ~OptionList();
    OptionList(const OptionList&) = delete;
    OptionList& operator=(const OptionList&) = delete;

    void to_top();
    void group(std::string_view title);  // What follows, up to the next one.
    bool option(const OptionWords& words);  // True when it is pressed.
    void more(std::size_t count);  // That there are so many more in this group.
    void nothing(std::string_view words);  // In place of options.

private:
    void walk(std::size_t count);

    std::size_t& marked_;
    std::size_t index_ = 0;
    bool writing_;
    bool walked_ = false;
    std::optional<Inside> list_;
    std::optional<Inside> group_;
};

}  // namespace recall::ui
