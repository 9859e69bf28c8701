#include "ui/toolkit/layer.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

constexpr std::size_t widths_kept_max = 4096;
constexpr float width_guessed = 0.5F;  // Of the size, for each character, without a page.

struct Cover {
    ImGuiID id;
    Box area;
    bool is_popup;
};

bool is_ascii(std::string_view words) {
    return std::all_of(words.begin(), words.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Every window in sight, back to front; tooltips are in front of all.
std::vector<Cover> covers_now() {
    std::vector<Cover> covers;
    for (const bool tooltips : {false, true}) {
        for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
            const bool tooltip = (window->Flags & ImGuiWindowFlags_Tooltip) != 0;
            if (tooltip != tooltips || window->RootWindow != window) continue;
            if (!window->Active || window->Hidden || window->IsFallbackWindow) continue;
            const ImRect area = window->Rect();
            covers.push_back({window->ID,
                              {area.Min.x, area.Min.y, area.Max.x, area.Max.y},
                              (window->Flags & ImGuiWindowFlags_Popup) != 0});
        }
    }
    return covers;
}

// Takes away what lies in front and dims what lies behind the topmost dialog. True where a popup
// of any kind lies in front.
bool settle(Placed& placed, const std::vector<Cover>& covers) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    const auto own = std::find_if(covers.begin(), covers.end(),
                                  [&](const Cover& one) { return one.id == placed.root; });
    bool behind_popup = false;
    if (own == covers.end()) return behind_popup;
    for (auto one = own + 1; one != covers.end(); ++one) {
        placed.seen = without(placed.seen, one->area);
        behind_popup = behind_popup || one->is_popup;
        if (modal != nullptr && one->id == modal->ID) {
            const float dim = context.Style.Colors[ImGuiCol_ModalWindowDimBg].w;
            placed.light = 1 - dim * context.DimBgRatio;
        }
    }
    return behind_popup;
}

void to_css(Box& box, float scale) {
    box = {box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale};
}

void to_css(Placed& placed, Lettering& lettering, float scale) {
    to_css(placed.area, scale);
    for (Box& box : placed.seen) to_css(box, scale);
    lettering.size /= scale;
}

}  // namespace

std::vector<Box> without(const std::vector<Box>& area, const Box& cover) {
    std::vector<Box> left;
    for (const Box& box : area) {
        const float top = std::clamp(cover.y0, box.y0, box.y1);
        const float bottom = std::clamp(cover.y1, box.y0, box.y1);
        if (cover.x0 >= box.x1 || cover.x1 <= box.x0 || top >= bottom) {
            left.push_back(box);
            continue;
        }
        if (top > box.y0) left.push_back({box.x0, box.y0, box.x1, top});
        if (cover.x0 > box.x0) left.push_back({box.x0, top, cover.x0, bottom});
        if (cover.x1 < box.x1) left.push_back({cover.x1, top, box.x1, bottom});
        if (bottom < box.y1) left.push_back({box.x0, bottom, box.x1, box.y1});
    }
    return left;
}

bool Layer::is_foreign(std::string_view words) const {
    if (is_ascii(words)) return false;
    ImFont* font = ImGui::GetFont();
    const char* at = words.data();
    const char* end = at + words.size();
    while (at < end) {
        unsigned int character = 0;
        at += ImTextCharFromUtf8(&character, at, end);
        if (character >= 0x80 && !font->IsGlyphInFont(static_cast<ImWchar>(character))) return true;
    }
    return false;
}

float Layer::measure(std::string_view foreign) const {
    const float size = ImGui::GetFontSize();
    const bool semibold = ImGui::GetFont() != ImGui::GetIO().FontDefault;
    if (!measure_) {
        const int count = ImTextCountCharsFromUtf8(foreign.data(), foreign.data() + foreign.size());
        return static_cast<float>(count) * size * width_guessed;
    }
    std::string key(foreign);
    key += semibold ? "\nb" : "\n";
    key += std::to_string(size);
    const auto known = widths_.find(key);
    if (known != widths_.end()) return known->second;
    if (widths_.size() >= widths_kept_max) widths_.clear();
    return widths_.emplace(std::move(key), measure_(foreign, size, semibold)).first->second;
}

Placed Layer::place(const ImRect& area, float overhang) const {
    const ImGuiWindow& window = *ImGui::GetCurrentContext()->CurrentWindow;
    // The draw list's rectangle: a widget may have narrowed it for what it draws.
    const ImVec4 clip = window.DrawList->_ClipRectStack.back();
    Placed placed;
    placed.area = {area.Min.x, area.Min.y, area.Max.x, area.Max.y};
    placed.root = window.RootWindow->ID;
    const Box seen{std::max(clip.x, area.Min.x), std::max(clip.y, area.Min.y - overhang),
                   std::min(clip.z, area.Max.x), std::min(clip.w, area.Max.y + overhang)};
    if (seen.x0 < seen.x1 && seen.y0 < seen.y1 && !window.Hidden) placed.seen.push_back(seen);
    return placed;
}

void Layer::add_words(const ImRect& area, std::string_view words, Colour colour, float align) {
    // Other scripts reach further up and down than Latin letters of the same size.
    const float size = ImGui::GetFontSize();
    LayerWords added{place(area, size / 2), std::string(words), {}, align};
    added.lettering = {size, ImGui::GetFont() != ImGui::GetIO().FontDefault, colour};
    open_.words.push_back(std::move(added));
}

void Layer::add_field(const ImRect& area, LayerField field) {
    static_cast<Placed&>(field) = place(area, 0);
    open_.fields.push_back(std::move(field));
}

void Layer::begin_frame() { open_ = Sheet{}; }

void Layer::end_frame(float units_per_px, std::uint32_t editing, std::uint64_t revision) {
    open_.editing = editing;
    open_.revision = revision;
    const std::vector<Cover> covers =
        open_.words.empty() && open_.fields.empty() ? std::vector<Cover>{} : covers_now();
    for (LayerWords& one : open_.words) {
        settle(one, covers);
        to_css(one, one.lettering, units_per_px);
    }
    for (LayerField& field : open_.fields) {
        field.reachable = !settle(field, covers);
        for (float* length : {&field.line_height, &field.left, &field.right, &field.top}) {
            *length /= units_per_px;
        }
        to_css(field, field.lettering, units_per_px);
    }
    const auto unseen = [](const Placed& one) { return one.seen.empty(); };
    std::erase_if(open_.words, unseen);
    std::erase_if(open_.fields, unseen);
    changed_ = open_ != closed_;
    std::swap(open_, closed_);
}

}  // namespace recall::ui
