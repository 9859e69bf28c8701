// Everything that is pressed once to do something.
#pragma once
#include <imgui.h>

#include <string_view>

namespace recall::ui {

// One primary button a screen or dialog. Danger takes something away. Ghost has no outline.
enum class ButtonKind { secondary, primary, danger, ghost };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    const char* icon = nullptr;
    std::string_view tooltip{};
    // Why it cannot be pressed now, as a sentence; shown when the pointer rests on it, and in the
    // tree as its value. Empty: it can be pressed.
    std::string_view disabled{};
    // Presses it from the keyboard anywhere in its window; shown in the tooltip.
    ImGuiKeyChord key = 0;
    float width = 0;     // CSS pixels; 0: as wide as its label; fill_width: the whole column.
    bool small = false;  // For rows and toolbars.
    std::string_view dials{};  // The phone number that it calls; readers may press that instead.
    bool busy = false;   // Waiting for an answer: cannot be pressed, says so.
};
constexpr float fill_width = -1;

// True in the frame it is pressed.
bool button(std::string_view id, std::string_view label, const ButtonOptions& options = {});

// Square, an icon only; `name` is what it is called aloud and in the tooltip.
bool icon_button(std::string_view id, const char* icon, std::string_view name,
                 const ButtonOptions& options = {});

// Underlined words in the accent's colour.
bool link(std::string_view id, std::string_view label);

// The width a button would take, in CSS pixels: to place it from the right.
float button_width(std::string_view label, const ButtonOptions& options = {});
float icon_button_width(const ButtonOptions& options = {});

}  // namespace recall::ui
