// The look of Recall in one table: colours by meaning, distances, radii and sizes of type.
// Nothing else in ui/ writes a colour or a style value down.
//
// Every text colour stands at least 4.5:1 against the backgrounds it is used on, every border or
// mark that carries meaning at least 3:1; a test computes it for both tables.
#pragma once
#include "ui/toolkit/frame.hpp"

#include <imgui.h>

#include <cstdint>

namespace recall::ui {

using Colour = ImU32;  // As ImGui packs it.

constexpr Colour rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    const std::uint32_t red = (hex >> 16) & 255U;
    const std::uint32_t green = (hex >> 8) & 255U;
    const std::uint32_t blue = hex & 255U;
    return (red << IM_COL32_R_SHIFT) | (green << IM_COL32_G_SHIFT) | (blue << IM_COL32_B_SHIFT) |
           (alpha << IM_COL32_A_SHIFT);
}

// What a badge, a notice or a figure wants to say.
enum class Tone { neutral, accent, good, warn, bad, info };

// A tone's two colours: `text` is readable on `soft` and on every surface.
struct ToneColours {
    Colour text;
    Colour soft;
};

struct Theme {
    Colour background;   // The page behind everything.
    Colour surface;      // Cards and tables.
    Colour raised;       // Dialogs, menus, tooltips.
    Colour sunken;       // Wells: segmented tabs, progress tracks, code.
    Colour line;         // Decorative hairlines.
    Colour field_line;   // The outline of what is filled in: 3:1.
    Colour button_line;  // The outline of what is pressed: 3:1.

    Colour text;
    Colour text_muted;
    Colour placeholder;
    Colour text_disabled;  // Exempt from the contrast rule, as disabled controls are.

    Colour accent;  // Fill of the one primary action.
    Colour accent_hover;
    Colour accent_active;
    Colour on_accent;
    Colour danger;  // Fill of an action that takes something away.
    Colour danger_hover;
    Colour danger_active;
    Colour on_danger;
    Colour focus;  // The ring around what the keyboard is on.

    Colour row_hover;
    Colour row_selected;
    Colour row_selected_hover;
    Colour button_hover;
    Colour button_active;
    Colour scrollbar;
    Colour scrollbar_hover;
    Colour dim;  // Over the page while a dialog is open.
    Colour shadow;
    Colour text_selection;

    ToneColours neutral;
    ToneColours accent_tone;
    ToneColours good;
    ToneColours warn;
    ToneColours bad;
    ToneColours info;

    const ToneColours& tone(Tone wanted) const;
};

const Theme& light_theme();
const Theme& dark_theme();

// Distances in CSS pixels, on a grid of 8 with one half step.
namespace space {
constexpr float half = 4;
constexpr float one = 8;
constexpr float one_half = 12;
constexpr float two = 16;
constexpr float three = 24;
constexpr float four = 32;
}  // namespace space

namespace radius {
constexpr float small = 4;
constexpr float control = 6;
constexpr float card = 8;
constexpr float dialog = 12;
constexpr float pill = 999;
}  // namespace radius

// Heights of what can be pressed, by the pointer in use.
struct Density {
    float control;  // Buttons and fields.
    float small;    // Buttons inside rows and toolbars.
    float row;      // Table rows,
    float compact_row;  // and those of who chose compact ones.
    float entry;    // Of menus and drop-downs.
    float segment;  // Segmented tabs.
    float line;     // A line of text that can be pressed.
};
constexpr Density fine_density{34, 28, 40, 32, 34, 28, 0};
constexpr Density coarse_density{44, 44, 48, 44, 44, 44, 44};  // A fingertip.

// The type scale. Sizes in CSS pixels; body is one larger under a finger.
enum class Type { small, body, strong, heading, title, figure };
float type_size(Type type, bool coarse_pointer);
bool type_is_semibold(Type type);

// Sets the whole of ImGui's style, so that stock widgets look like ours.
void apply_theme(ImGuiStyle& style, const Theme& theme, const Frame& frame);

}  // namespace recall::ui
