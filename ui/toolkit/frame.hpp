// What the toolkit must know about the page before it can draw one frame of it.
#pragma once
#include <array>
#include <cstdint>

namespace recall::ui {

// The three layouts a view chooses between, by the width of the page.
enum class Width { narrow, medium, wide };

constexpr float medium_width_min_px = 720;
constexpr float wide_width_min_px = 1100;

// How large everything can be drawn, in percent. The person chooses; it is kept on the device.
inline constexpr std::array text_size_steps{80, 90, 100, 110, 125, 150, 175, 200};

// Filled by the shell (or a test) before every frame. CSS pixels unless it says otherwise; those
// are the design's: at a text size of 200 % one of them is two of the page's, and the page is half
// as wide, so that layouts switch as if the window were narrower.
struct Frame {
    float width = 1280;
    float height = 800;

    // ImGui units per CSS pixel: the page's device pixel ratio when ImGui's display size is the
    // canvas in real pixels (text is sharp at any zoom that way), 1 when it is CSS pixels.
    float scale = 1;
    float text_size = 1;  // Of `scale`, what is the person's choice and not the display's.

    bool coarse_pointer = false;  // A finger: rows and controls grow to 44 px.
    bool dark = false;
    bool compact_tables = false;  // More rows in less height, as the person chose.
    bool reduced_motion = false;  // Nothing strobes, spins or slides.

    std::int64_t now_ms = 0;  // The relay's time as far as the tab knows it, UTC.

    // ImGui units per CSS pixel of the page: what places in the semantic tree are given in.
    float pixel_ratio() const { return scale / text_size; }

    Width layout() const {
        if (width >= wide_width_min_px) return Width::wide;
        return width >= medium_width_min_px ? Width::medium : Width::narrow;
    }
};

}  // namespace recall::ui
