// Everything that holds a value: text, choices, ticks. The value is the caller's; a field changes
// it in place and says so. Labels stand above their field and are its name in the tree. Text is
// written in fields of the page that lie over the canvas (ui/toolkit/layer.hpp).
#pragma once
#include <imgui.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

struct FieldOptions {
    std::string_view placeholder{};
    std::string_view hint{};      // Below the field, grey.
    std::string_view error{};     // Instead of the hint, red: what is wrong and how to mend it.
    std::string_view disabled{};  // Why it cannot be changed, as a sentence.
    float width = 0;              // CSS pixels; 0: the whole column.
    // What is typed or pasted beyond is left out, and that is said; what is nearly full says so.
    std::size_t bytes_max = 200;
    bool label_hidden = false;    // Toolbars: the label is only its name.
    bool required = false;
    bool password = false;
    bool spellcheck = false;         // notes_field always does.
    std::string_view autocomplete{};  // HTML's word for what password managers may fill in.
    bool focus = false;  // Takes the keyboard when its window appears.
    ImGuiKeyChord key = 0;  // And when this is pressed elsewhere.
    int lines = 5;       // notes_field only.
    // Up, Down and Escape are not the line's: see ui/toolkit/option_list.hpp.
    bool walks = false;
    bool seeks = false;  // Down leads to what was found: search_field.
};

struct FieldEdit {
    bool changed = false;
    bool submitted = false;  // Enter in a line of text, Ctrl+Enter in notes.
    bool left = false;       // The keyboard went elsewhere after a change: time to save or check.
    explicit operator bool() const { return changed; }
};

FieldEdit text_field(std::string_view id, std::string_view label, std::string& value,
                const FieldOptions& options = {});
// With a magnifier and a button that empties it. The label is hidden.
FieldEdit search_field(std::string_view id, std::string_view label, std::string& value,
                  const FieldOptions& options = {});
// Several lines, wrapped.
FieldEdit notes_field(std::string_view id, std::string_view label, std::string& value,
                 const FieldOptions& options = {});
// A whole number, kept between `least` and `most`, with buttons for one less and one more.
bool number_field(std::string_view id, std::string_view label, int& value, int least, int most,
                  const FieldOptions& options = {});

bool checkbox(std::string_view id, std::string_view label, bool& checked,
              std::string_view disabled = {});

// The box alone, for table cells; its name is not drawn. `width` is that of what can be pressed,
// CSS pixels, the box at its left.
bool tick_box(std::string_view name, bool& checked, float width = 0);

// A drop-down. `index` is -1 while nothing is chosen. Long lists get a filter.
bool select(std::string_view id, std::string_view label, std::span<const std::string_view> entries,
            int& index, const FieldOptions& options = {});
template <typename Strings>
bool select(std::string_view id, std::string_view label, const Strings& entries, int& index,
            const FieldOptions& options = {}) {
    const std::vector<std::string_view> views(entries.begin(), entries.end());
    return select(id, label, std::span<const std::string_view>(views), index, options);
}

// A few alternatives, all in sight; with keys, one press chooses. Radio buttons in the tree. They
// are one stop for Tab: arrows, Home and End walk among them.
struct Choice {
    std::string_view label;
    const char* icon = nullptr;
    ImGuiKeyChord key = 0;
};
bool choices(std::string_view id, std::string_view label, std::span<const Choice> entries,
             int& index, std::string_view error = {});

// Segmented tabs; `name` is what they choose between. A badge of -1 shows none.
struct Tab {
    std::string_view label;
    int badge = -1;
};
bool tabs(std::string_view id, std::span<const Tab> entries, int& index,
          std::string_view name = "Show");

}  // namespace recall::ui
