// Can everybody read it? WCAG 2's contrast between the theme's colours, computed.
#include "ui/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace recall::ui {
namespace {

constexpr double text_min = 4.5;
constexpr double mark_min = 3.0;

double linear(Colour colour, int shift) {
    const double share = static_cast<double>((colour >> shift) & 255U) / 255;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour, IM_COL32_R_SHIFT) + 0.7152 * linear(colour, IM_COL32_G_SHIFT) +
           0.0722 * linear(colour, IM_COL32_B_SHIFT);
}

double contrast(Colour a, Colour b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

struct Pair {
    const char* what;
    Colour front;
    Colour back;
    double least;
};

void check(const Pair& pair) {
    EXPECT_GE(contrast(pair.front, pair.back), pair.least) << pair.what;
}

void check_words_on_every_ground(const Theme& t) {
    const Colour grounds[] = {t.background,   t.surface,      t.raised,
                              t.row_hover,    t.row_selected, t.row_selected_hover,
                              t.button_hover, t.button_active};
    for (const Colour ground : grounds) {
        check({"text", t.text, ground, text_min});
        check({"muted text", t.text_muted, ground, text_min});
    }
    for (const Colour ground : {t.background, t.surface, t.raised}) {
        check({"accent text", t.accent_tone.text, ground, text_min});
        check({"good", t.good.text, ground, text_min});
        check({"warn", t.warn.text, ground, text_min});
        check({"bad", t.bad.text, ground, text_min});
        check({"info", t.info.text, ground, text_min});
    }
}

void check_controls(const Theme& t) {
    check({"placeholder", t.placeholder, t.surface, text_min});
    check({"text in a well", t.text_muted, t.sunken, text_min});
    for (const Colour fill : {t.accent, t.accent_hover, t.accent_active}) {
        check({"primary button", t.on_accent, fill, text_min});
    }
    for (const Colour fill : {t.danger, t.danger_hover, t.danger_active}) {
        check({"danger button", t.on_danger, fill, text_min});
    }
    check({"chosen entry", t.accent_tone.text, t.row_selected, text_min});
    for (const Colour ground : {t.background, t.surface, t.raised}) {
        check({"outline of a control", t.field_line, ground, mark_min});
        check({"ring of the keyboard", t.focus, ground, mark_min});
    }
    check({"progress", t.focus, t.sunken, mark_min});
}

void check_tones(const Theme& t) {
    for (const Tone tone :
         {Tone::neutral, Tone::accent, Tone::good, Tone::warn, Tone::bad, Tone::info}) {
        check({"badge", t.tone(tone).text, t.tone(tone).soft, text_min});
        check({"text of a notice", t.text, t.tone(tone).soft, text_min});
    }
}

void check_all(const Theme& theme) {
    check_words_on_every_ground(theme);
    check_controls(theme);
    check_tones(theme);
}

}  // namespace

TEST(Contrast, EverythingIsReadableInTheLight) { check_all(light_theme()); }
TEST(Contrast, EverythingIsReadableInTheDark) { check_all(dark_theme()); }

TEST(Contrast, BlackOnWhiteIsTheKnownMost) {
    EXPECT_NEAR(contrast(rgb(0), rgb(0xFFFFFF)), 21, 0.01);
}

TEST(Theme, RowsAndControlsAreLargeEnoughToHit) {
    EXPECT_GE(fine_density.row, 32);
    EXPECT_GE(fine_density.control, 32);
    EXPECT_GE(coarse_density.row, 44);
    EXPECT_GE(coarse_density.control, 44);
    EXPECT_GE(coarse_density.small, 44);
}

TEST(Theme, AStyleIsScaledAsAWhole) {
    ImGuiStyle once;
    ImGuiStyle twice;
    apply_theme(once, light_theme(), Frame{});
    Frame sharp;
    sharp.scale = 2;
    apply_theme(twice, light_theme(), sharp);
    EXPECT_EQ(twice.WindowPadding.x, 2 * once.WindowPadding.x);
    EXPECT_EQ(twice.FrameRounding, 2 * once.FrameRounding);
    EXPECT_EQ(twice.FontScaleDpi, 2);
    EXPECT_EQ(twice.FontSizeBase, once.FontSizeBase);
}

}  // namespace recall::ui
