// For the toolkit's own files: the few steps every drawn widget is made of. Views include
// ui/toolkit/widgets.hpp instead.
#pragma once
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/toolkit.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <string_view>

namespace recall::ui {

// The id of something named `words` at this place of ImGui's id stack.
ImGuiID make_id(std::string_view words);

ImVec2 measure(std::string_view words);
void draw_words(ImVec2 at, std::string_view words, Colour colour);

// Draws one line inside `area`, centred in its height and placed by `align` (0 left, 0.5, 1) in
// its width; what does not fit ends in an ellipsis. True if it did not fit.
bool draw_line(const ImRect& area, std::string_view words, Colour colour, float align = 0);

// Words on as many lines as `width` needs, with room between the lines to read in.
ImVec2 measure_wrapped(std::string_view words, float width);
void draw_wrapped(ImVec2 at, float width, std::string_view words, Colour colour);
float line_height();  // Of wrapped words.

ImRect rect_at_cursor(ImVec2 size);
// Puts the next item there. Unlike ImGui's own call it does not ask for an item to follow.
void move_cursor(ImVec2 at);
void move_cursor_up(float css);

// Where the popup that is begun next stands when it appears: below what it belongs to, or above
// where there is no room below; and within the page at its sides.
void place_popup(const ImRect& owner, ImVec2 size);

// What the pointer and the keyboard do with an item.
struct Touch {
    ImGuiID id = 0;
    ImRect area{};
    bool visible = false;
    bool hovered = false;
    bool held = false;
    bool pressed = false;
};
// Submits an item over `area` at the cursor and advances the cursor past it.
Touch touch_item(ImGuiID id, const ImRect& area, bool disabled);

// Shows `words` when the pointer rests on the last item, also a disabled one, when a finger is
// held on it, or when the keyboard is on it. A tap on a disabled one shows them too: why it is so.
void item_tooltip(std::string_view words);

// A string_view as ImGui's C string, cut to fit.
class CString {
public:
    explicit CString(std::string_view words);
    CString(std::string_view words, int number);      // "words/number"
    operator const char*() const { return buffer_; }  // NOLINT: it is one.

private:
    static constexpr std::size_t bytes_max = 256;
    char buffer_[bytes_max];
};

}  // namespace recall::ui
