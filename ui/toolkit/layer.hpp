// What lies over the canvas as real text of the page: the fields that are typed into, and the
// words that our fonts cannot draw (other scripts, emoji) or Dear ImGui cannot shape.
//
// Widgets put their things in while a frame is drawn; the shell hands the whole to the page when it
// is not what it was. An ordinary desk has no words here, and no fields but those in sight.
#pragma once
#include "ui/toolkit/theme.hpp"

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImRect;

namespace recall::ui {

// Corners. In ImGui units while a frame is collected, in CSS pixels of the page afterwards.
struct Box {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool operator==(const Box&) const = default;
};

struct Lettering {
    float size = 14;  // As ImGui counts: from the ascent to the descent, not the em.
    bool semibold = false;
    Colour colour = 0;
    bool operator==(const Lettering&) const = default;
};

// Where something is, and what of it can be seen past the windows further in front.
struct Placed {
    Box area;
    std::vector<Box> seen;
    ImGuiID root = 0;
    float light = 1;  // Less behind a dialog, which dims the page.
    bool operator==(const Placed&) const = default;
};

struct LayerWords : Placed {
    std::string words;
    Lettering lettering;
    float align = 0;  // 0 left, 0.5, 1.
    bool operator==(const LayerWords&) const = default;
};

// A text box of the program. The canvas shows its text while nobody writes in it.
struct LayerField : Placed {
    std::uint32_t id = 0;  // The node's in the semantic tree.
    std::string name, value, placeholder;
    std::string autocomplete;  // HTML's word: "username", "current-password", "off".
    Lettering lettering;
    Colour placeholder_colour = 0;
    float line_height = 0;
    float left = 0, right = 0, top = 0;  // From the area's edges to the text.
    bool multiline = false;
    bool password = false;
    bool search = false;
    bool digits = false;
    bool read_only = false;
    bool spellcheck = false;
    bool walks = false;      // Up, Down and Escape are the program's while it is written in.
    bool reachable = true;  // False behind an open menu, which the next press closes.
    bool operator==(const LayerField&) const = default;
};

class Layer {
public:
    // ---- For the shell: the last whole frame.
    const std::vector<LayerWords>& words() const { return closed_.words; }
    const std::vector<LayerField>& fields() const { return closed_.fields; }
    // The field that is typed into, 0: none. A field of that id need not be in sight.
    std::uint32_t editing() const { return closed_.editing; }
    bool changed() const { return changed_; }
    // How wide the page's own fonts make words, in ImGui units.
    using Measure = std::function<float(std::string_view words, float size, bool semibold)>;
    void set_measure(Measure measure) { measure_ = std::move(measure); }

    // ---- For the toolkit's own files.
    // True where the current font lacks a character of the words.
    bool is_foreign(std::string_view words) const;
    float measure(std::string_view foreign) const;
    void add_words(const ImRect& area, std::string_view words, Colour colour, float align);
    void add_field(const ImRect& area, LayerField field);

    // ---- For the toolkit.
    void begin_frame();
    // `revision` tells apart frames that look alike but must be handed over all the same.
    void end_frame(float units_per_px, std::uint32_t editing, std::uint64_t revision);

private:
    struct Sheet {
        std::vector<LayerWords> words;
        std::vector<LayerField> fields;
        std::uint32_t editing = 0;
        std::uint64_t revision = 0;
        bool operator==(const Sheet&) const = default;
    };
    Placed place(const ImRect& area, float overhang) const;

    Sheet open_;
    Sheet closed_;
    bool changed_ = true;
    Measure measure_;
    mutable std::unordered_map<std::string, float> widths_;
};

// What of `area` is left when `cover` is laid over it: up to four boxes that do not overlap.
std::vector<Box> without(const std::vector<Box>& area, const Box& cover);

}  // namespace recall::ui
