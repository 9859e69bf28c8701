// Can everybody read it? WCAG 2's contrast between the theme's colours, computed.
#include "ui/toolkit/theme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

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

struct Ground {
    const char* name;
    Colour colour;
};

struct Pair {
    const char* what;
    Colour front;
    Colour back;
    double least;
};

void check(const Pair& pair) {
    EXPECT_GE(contrast(pair.front, pair.back), pair.least) << pair.what;
}

// Where cards, rows and entries put their words.
std::vector<Ground> grounds_of_words(const Theme& t) {
    return {{"background", t.background},
            {"surface", t.surface},
            {"raised", t.raised},
            {"sunken", t.sunken},
            {"row_hover", t.row_hover},
            {"row_selected", t.row_selected},
            {"row_selected_hover", t.row_selected_hover},
            {"button_hover", t.button_hover},
            {"button_active", t.button_active}};
}

std::vector<Ground> soft_grounds(const Theme& t) {
    return {{"neutral", t.neutral.soft}, {"accent", t.accent_tone.soft},
            {"good", t.good.soft},       {"warn", t.warn.soft},
            {"bad", t.bad.soft},         {"info", t.info.soft}};
}

void check_on(const char* what, Colour front, const std::vector<Ground>& grounds, double least) {
    for (const Ground& ground : grounds) {
        EXPECT_GE(contrast(front, ground.colour), least) << what << " on " << ground.name;
    }
}

void check_words_on_every_ground(const Theme& t) {
    const std::vector<Ground> grounds = grounds_of_words(t);
    check_on("text", t.text, grounds, text_min);
    check_on("muted text", t.text_muted, grounds, text_min);
    check_on("accent text", t.accent_tone.text, grounds, text_min);
    check_on("good text", t.good.text, grounds, text_min);
    check_on("warn text", t.warn.text, grounds, text_min);
    check_on("bad text", t.bad.text, grounds, text_min);
    check_on("info text", t.info.text, grounds, text_min);
    check_on("text of a notice", t.text, soft_grounds(t), text_min);
    // In the outline of a selected segment, and on a field that is pointed at.
    const std::vector<Ground> fields{{"surface", t.surface}, {"button_hover", t.button_hover}};
    check_on("placeholder", t.placeholder, fields, text_min);
    check({"count on a segment", t.text_muted, t.line, text_min});
}

void check_buttons(const Theme& t) {
    for (const Colour fill : {t.accent, t.accent_hover, t.accent_active}) {
        check({"primary button", t.on_accent, fill, text_min});
    }
    for (const Colour fill : {t.danger, t.danger_hover, t.danger_active}) {
        check({"danger button", t.on_danger, fill, text_min});
    }
    const std::vector<Ground> behind{
        {"background", t.background}, {"surface", t.surface}, {"raised", t.raised}};
    check_on("fill of the primary button", t.accent, behind, mark_min);
    check_on("fill of the danger button", t.danger, behind, mark_min);
    check({"tick box in a selected row", t.accent, t.row_selected, mark_min});
}

// What tells where something can be pressed, typed or scrolled, and where the keyboard is.
void check_outlines(const Theme& t) {
    std::vector<Ground> behind = grounds_of_words(t);
    check_on("ring of the keyboard", t.focus, behind, mark_min);
    check_on("outline of a field", t.field_line, behind, mark_min);
    check_on("outline of a button", t.button_line, behind, mark_min);
    check_on("outline of a button in a notice", t.button_line, soft_grounds(t), mark_min);
    check_on("ring of the keyboard in a notice", t.focus, soft_grounds(t), mark_min);
    const std::vector<Ground> scrolled{
        {"background", t.background}, {"surface", t.surface}, {"raised", t.raised}};
    check_on("scroll bar", t.scrollbar, scrolled, mark_min);
    check_on("scroll bar pointed at", t.scrollbar_hover, scrolled, mark_min);
    check({"progress", t.focus, t.sunken, mark_min});
    for (const Tone tone : {Tone::good, Tone::warn, Tone::bad, Tone::info}) {
        check({"progress of a tone", t.tone(tone).text, t.sunken, mark_min});
    }
}

void check_tones(const Theme& t) {
    for (const Tone tone :
         {Tone::neutral, Tone::accent, Tone::good, Tone::warn, Tone::bad, Tone::info}) {
        check({"badge", t.tone(tone).text, t.tone(tone).soft, text_min});
    }
}

void check_all(const Theme& theme) {
    check_words_on_every_ground(theme);
    check_buttons(theme);
    check_outlines(theme);
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
