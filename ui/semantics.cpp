#include "ui/semantics.hpp"

#include "ui/toolkit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace recall::ui {
namespace {

// An item is described right after it was submitted; a composite submits a few in between.
constexpr std::size_t recent_entries_max = 24;

constexpr float visible_min = 0.5F;  // ImGui units; less is a clipped sliver.

constexpr std::array<const char*, 24> role_names{
    "none",  "alert",     "button", "cell", "checkbox", "columnheader", "combobox", "dialog",
    "group", "heading",   "img",    "link", "option",   "progressbar",  "radio",    "region",
    "row",   "searchbox", "status", "tab",  "table",    "text",         "textbox",  "timer",
};
static_assert(role_names.size() == static_cast<std::size_t>(Role::timer) + 1);

std::string_view label_without_suffix(const char* label) {
    const char* end = ImGui::FindRenderedTextEnd(label);
    return {label, static_cast<std::size_t>(end - label)};
}

// Scroll bars and the window ImGui keeps for stray calls: nothing we drew.
bool is_scenery(const ImGuiContext& context, ImGuiID id, const ImGuiLastItemData& item) {
    ImGuiWindow* window = context.CurrentWindow;
    // A child window reports itself as an item when it ends.
    if (context.WithinEndChildID != 0 || window->IsFallbackWindow) return true;
    if ((item.ItemFlags & ImGuiItemFlags_NoNav) == 0) return false;
    return id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_X) ||
           id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y);
}

bool is_text_role(Role role) { return role == Role::textbox || role == Role::searchbox; }

class Fnv {
public:
    void add(const void* bytes, std::size_t count) {
        const auto* at = static_cast<const unsigned char*>(bytes);
        for (std::size_t i = 0; i < count; ++i) hash_ = (hash_ ^ at[i]) * 1099511628211ULL;
    }
    template <typename Plain>
    void add(const Plain& value) {
        add(&value, sizeof value);
    }
    std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037ULL;
};

}  // namespace

const char* to_string(Role role) { return role_names[static_cast<std::size_t>(role)]; }

// ---------------------------------------------------------------- collecting

void Semantics::Tree::clear() {
    entries.clear();
    texts.clear();
}

void Semantics::begin_frame() {
    open_.clear();
    window_titles_.clear();
    pending_label_id_ = 0;
    row_ = column_ = -1;
}

Semantics::Text Semantics::keep(std::string_view text) {
    const Text kept{static_cast<std::uint32_t>(open_.texts.size()),
                    static_cast<std::uint32_t>(text.size())};
    open_.texts.append(text);
    return kept;
}

Semantics::Entry* Semantics::find_recent(ImGuiID id) {
    const std::size_t count = open_.entries.size();
    const std::size_t last = count > recent_entries_max ? count - recent_entries_max : 0;
    for (std::size_t i = count; i > last; --i) {
        if (open_.entries[i - 1].id == id) return &open_.entries[i - 1];
    }
    return nullptr;
}

Semantics::Entry& Semantics::add(ImGuiID id, const ImRect& area) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiWindow& window = *context.CurrentWindow;
    ImRect seen = area;
    seen.ClipWithFull(window.ClipRect);

    Entry entry;
    entry.id = id;
    entry.root = window.RootWindow->ID;
    entry.x0 = seen.Min.x, entry.y0 = seen.Min.y, entry.x1 = seen.Max.x, entry.y1 = seen.Max.y;
    entry.hidden = window.Hidden || seen.GetWidth() < visible_min || seen.GetHeight() < visible_min;
    entry.row = row_;
    entry.column = column_;
    entry.disabled = (context.CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    entry.focused = context.NavId == id && id != 0;
    if (!window_titles_.empty()) entry.window = window_titles_.back();
    open_.entries.push_back(entry);
    return open_.entries.back();
}

void Semantics::hook_item(ImGuiContext& context, ImGuiID id, const ImRect& area,
                          const ImGuiLastItemData& item) {
    if (is_scenery(context, id, item)) return;
    if (Entry* again = find_recent(id)) {
        // A multi-line field reports twice under one id; only the second time is its frame known.
        ImRect seen = area;
        seen.ClipWithFull(context.CurrentWindow->ClipRect);
        again->x0 = seen.Min.x, again->y0 = seen.Min.y;
        again->x1 = seen.Max.x, again->y1 = seen.Max.y;
        return;
    }
    Entry& entry = add(id, area);
    entry.disabled = (item.ItemFlags & ImGuiItemFlags_Disabled) != 0;
    if (pending_label_id_ == id) {
        entry.name = keep(pending_label_);
        pending_label_id_ = 0;
    }
}

void Semantics::hook_label(ImGuiID id, const char* label) {
    if (label == nullptr || id == 0) return;
    const std::string_view shown = label_without_suffix(label);
    if (shown.empty()) return;
    if (Entry* entry = find_recent(id)) {
        if (entry->name.size == 0) entry->name = keep(shown);
        return;
    }
    pending_label_.assign(shown);
    pending_label_id_ = id;
}

void Semantics::fill(Entry& entry, const Description& description) {
    entry.role = description.role;
    entry.name = keep(description.name);
    entry.value = keep(description.value);
    entry.checked = description.checked;
    entry.selected = description.selected;
    entry.disabled = entry.disabled || description.disabled;
    entry.multiline = description.multiline;
    entry.password = description.password;
}

void Semantics::describe(ImGuiID id, const Description& description) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.CurrentWindow->SkipItems) return;
    Entry* entry = find_recent(id);
    if (entry == nullptr) entry = &add(id, context.LastItemData.Rect);
    fill(*entry, description);
    if (focus_wanted_ == id && !is_text_role(description.role)) {
        ImGui::SetFocusID(id, context.CurrentWindow);
        ImGui::SetNavCursorVisible(true);
        focus_wanted_ = 0;
    }
}

void Semantics::describe_area(ImGuiID id, const ImRect& area, const Description& description) {
    const ImGuiWindow& window = *ImGui::GetCurrentContext()->CurrentWindow;
    if (window.SkipItems) return;
    Entry& entry = add(id, area);
    entry.disabled = false;  // Words are not disabled by what stands around them.
    fill(entry, description);
}

void Semantics::push_window(std::string_view title) { window_titles_.push_back(keep(title)); }
void Semantics::pop_window() { window_titles_.pop_back(); }

bool Semantics::take_focus_request(ImGuiID id) {
    if (focus_wanted_ != id || id == 0) return false;
    focus_wanted_ = 0;
    return true;
}

std::optional<std::string> Semantics::take_text(ImGuiID id) {
    if (text_wanted_id_ != id || id == 0) return std::nullopt;
    text_wanted_id_ = 0;
    return std::move(text_wanted_);
}

// ---------------------------------------------------------------- closing a frame

// Hides what windows further in front cover wholly, and disables what lies behind a dialog.
void Semantics::settle_visibility() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();

    struct Cover {
        ImGuiID id;
        ImRect area;
    };
    std::vector<Cover> covers;  // Back to front.
    std::size_t modal_depth = 0;
    for (const ImGuiWindow* window : context.Windows) {
        const bool root = window->RootWindow == window;
        const bool ghost = window->IsFallbackWindow ||
                           (window->Flags & ImGuiWindowFlags_NoInputs) == ImGuiWindowFlags_NoInputs;
        if (!root || !window->Active || window->Hidden || ghost) continue;
        if (window == modal) modal_depth = covers.size();
        covers.push_back({window->ID, window->Rect()});
    }
    for (Entry& entry : open_.entries) {
        const auto own = std::find_if(covers.begin(), covers.end(),
                                      [&](const Cover& c) { return c.id == entry.root; });
        if (own == covers.end()) continue;  // A tooltip: in front of everything.
        const ImRect area(entry.x0, entry.y0, entry.x1, entry.y1);
        entry.hidden = entry.hidden || std::any_of(own + 1, covers.end(), [&](const Cover& c) {
                           return c.area.Contains(area);
                       });
        if (own < covers.begin() + static_cast<std::ptrdiff_t>(modal_depth)) entry.disabled = true;
    }
}

std::uint64_t Semantics::hash_of(const Tree& tree) const {
    Fnv hash;
    hash.add(tree.scale);
    hash.add(tree.texts.data(), tree.texts.size());
    for (const Entry& entry : tree.entries) {
        const std::array<float, 4> area{entry.x0, entry.y0, entry.x1, entry.y1};
        const std::array<bool, 6> flags{entry.disabled, entry.checked, entry.selected,
                                        entry.focused,  entry.hidden,  entry.multiline};
        hash.add(entry.id);
        hash.add(entry.role);
        hash.add(area);
        hash.add(flags);
        hash.add(entry.row);
        hash.add(entry.column);
    }
    return hash.value();
}

void Semantics::end_frame(float scale) {
    open_.scale = scale;
    settle_visibility();
    version_ = hash_of(open_);
    std::swap(open_, closed_);
}

// ---------------------------------------------------------------- reading

Node Semantics::to_node(const Entry& entry) const {
    const auto words = [&](Text text) { return closed_.texts.substr(text.at, text.size); };
    Node node;
    node.id = entry.id;
    node.role = entry.role;
    node.name = words(entry.name);
    node.value = words(entry.value);
    node.window = words(entry.window);
    node.x = entry.x0 / closed_.scale;
    node.y = entry.y0 / closed_.scale;
    node.w = (entry.x1 - entry.x0) / closed_.scale;
    node.h = (entry.y1 - entry.y0) / closed_.scale;
    node.enabled = !entry.disabled;
    node.checked = entry.checked;
    node.selected = entry.selected;
    node.focused = entry.focused;
    node.row = entry.row;
    node.column = entry.column;
    node.multiline = entry.multiline;
    node.password = entry.password;
    return node;
}

std::vector<Node> Semantics::nodes() const {
    std::vector<Node> nodes;
    std::unordered_set<std::uint32_t> used;
    for (const Entry& entry : closed_.entries) {
        if (entry.hidden || entry.role == Role::none) continue;
        nodes.push_back(to_node(entry));
        // The same words twice in one window hash alike: the later one takes the next free id.
        while (!used.insert(nodes.back().id).second) ++nodes.back().id;
    }
    return nodes;
}

std::vector<Node> Semantics::lint() const {
    std::vector<Node> faults;
    for (const Entry& entry : closed_.entries) {
        const bool sound = entry.role != Role::none && entry.name.size != 0;
        if (!entry.hidden && !sound) faults.push_back(to_node(entry));
    }
    return faults;
}

std::optional<Node> Semantics::text_box_at(float x, float y) const {
    const ImVec2 point(x * closed_.scale, y * closed_.scale);
    // The last one drawn lies on top.
    for (std::size_t i = closed_.entries.size(); i > 0; --i) {
        const Entry& entry = closed_.entries[i - 1];
        const ImRect area(entry.x0, entry.y0, entry.x1, entry.y1);
        const bool usable = !entry.hidden && !entry.disabled && is_text_role(entry.role);
        if (usable && area.Contains(point)) return to_node(entry);
    }
    return std::nullopt;
}

std::optional<Node> Semantics::focused_text_box() const {
    for (const Entry& entry : closed_.entries) {
        if (entry.focused && is_text_role(entry.role) && !entry.hidden) return to_node(entry);
    }
    return std::nullopt;
}

// ---------------------------------------------------------------- acting

void Semantics::activate(std::uint32_t id) { ImGui::ActivateItemByID(id); }

void Semantics::set_text(std::uint32_t id, std::string text) {
    text_wanted_id_ = id;
    text_wanted_ = std::move(text);
}

}  // namespace recall::ui

// ---------------------------------------------------------------- Dear ImGui's hooks

namespace {

recall::ui::Semantics* semantics_of(ImGuiContext* context) {
    auto* kit = static_cast<recall::ui::Toolkit*>(context->IO.UserData);
    return kit == nullptr ? nullptr : &kit->semantics();
}

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& area,
                                 const ImGuiLastItemData* item) {
    // Without item data it is ImGui's own: a window, a scroll bar, a resize grip.
    if (item == nullptr || id == 0) return;
    if (auto* semantics = semantics_of(context)) semantics->hook_item(*context, id, area, *item);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
    if (auto* semantics = semantics_of(context)) semantics->hook_label(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
