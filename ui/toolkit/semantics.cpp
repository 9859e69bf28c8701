#include "ui/toolkit/semantics.hpp"

#include "ui/toolkit/toolkit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace recall::ui {
namespace {

// An item is described right after it was submitted; a composite submits a few in between.
constexpr std::size_t recent_entries_max = 24;

constexpr float visible_min = 0.5F;  // ImGui units; less is a clipped sliver.

constexpr std::array<const char*, 32> role_names{
    "none",     "alert",   "banner",     "button",  "cell",        "checkbox", "columnheader",
    "combobox", "dialog",  "group",      "heading", "img",         "link",     "listbox",
    "main",     "menu",    "navigation", "option",  "progressbar", "radio",    "radiogroup",
    "region",   "row",     "searchbox",  "status",  "tab",         "table",    "tablist",
    "text",     "textbox", "timer",      "tooltip",
};
static_assert(role_names.size() == static_cast<std::size_t>(AriaRole::tooltip) + 1);

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

bool is_text_role(AriaRole role) {
    return role == AriaRole::textbox || role == AriaRole::searchbox;
}

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

const char* to_string(AriaRole role) { return role_names[static_cast<std::size_t>(role)]; }

// ---------------------------------------------------------------- collecting

void Semantics::Tree::clear() {
    entries.clear();
    texts.clear();
}

void Semantics::begin_frame() {
    open_.clear();
    window_titles_.clear();
    entered_.clear();
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

// Clipped to what is visible; what is not keeps its place, for whoever wants to scroll there.
void Semantics::place(Entry& entry, const ImRect& area) const {
    const ImGuiWindow& window = *ImGui::GetCurrentContext()->CurrentWindow;
    ImRect seen = area;
    seen.ClipWithFull(window.ClipRect);
    entry.hidden = window.Hidden || seen.GetWidth() < visible_min || seen.GetHeight() < visible_min;
    if (entry.hidden) seen = area;
    entry.x0 = seen.Min.x, entry.y0 = seen.Min.y, entry.x1 = seen.Max.x, entry.y1 = seen.Max.y;
}

Semantics::Entry& Semantics::add(ImGuiID id, const ImRect& area) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiWindow& window = *context.CurrentWindow;
    Entry entry;
    entry.id = id;
    entry.root = window.RootWindow->ID;
    place(entry, area);
    entry.covered = window.Hidden;
    entry.row = row_;
    entry.column = column_;
    entry.disabled = (context.CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    entry.focused = context.NavId == id && id != 0;
    if (!entered_.empty()) entry.parent = entered_.back();
    if (!window_titles_.empty()) entry.window = window_titles_.back();
    open_.entries.push_back(entry);
    return open_.entries.back();
}

void Semantics::hook_item(ImGuiContext& context, ImGuiID id, const ImRect& area,
                          const ImGuiLastItemData& item) {
    if (is_scenery(context, id, item)) return;
    if (Entry* again = find_recent(id)) {
        // A multi-line field reports twice under one id; only the second time is its frame known.
        place(*again, area);
        return;
    }
    Entry& entry = add(id, area);
    entry.disabled = (item.ItemFlags & ImGuiItemFlags_Disabled) != 0;
    entry.focusable = (item.ItemFlags & ImGuiItemFlags_NoNav) == 0;
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
    entry.hint = keep(description.hint);
    entry.dials = keep(description.dials);
    entry.checked = description.checked;
    entry.walked = description.walked;
    entry.selected = description.selected;
    entry.disabled = entry.disabled || description.disabled;
    entry.multiline = description.multiline;
    entry.password = description.password;
    entry.required = description.required;
    entry.invalid = description.invalid;
    entry.live = description.live;
    entry.opens = description.opens;
    entry.level = description.level;
    entry.share = description.share;
}

void Semantics::describe(ImGuiID id, const Description& description) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (context.CurrentWindow->SkipItems) return;
    Entry* entry = find_recent(id);
    if (entry == nullptr) entry = &add(id, context.LastItemData.Rect);
    fill(*entry, description);
    if (focus_wanted_ == id && !is_text_role(description.role)) {
        ImGui::SetFocusID(id, context.CurrentWindow);
        ImGui::ScrollToRect(context.CurrentWindow, context.LastItemData.Rect);
        ImGui::SetNavCursorVisible(true);
        entry->focused = true;
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

void Semantics::enter(ImGuiID id, const ImRect* area, const Description& description) {
    const auto index = static_cast<std::int32_t>(open_.entries.size());
    Entry& entry = add(id, area ? *area : ImRect());
    entry.disabled = false;
    if (!area) entry.hidden = true;  // Until leave() has seen something in it.
    fill(entry, description);
    entered_.push_back(index);
}

void Semantics::leave() {
    const std::int32_t index = entered_.back();
    entered_.pop_back();
    Entry& whole = open_.entries[static_cast<std::size_t>(index)];
    if (!whole.hidden) return;
    for (std::size_t i = static_cast<std::size_t>(index) + 1; i < open_.entries.size(); ++i) {
        const Entry& part = open_.entries[i];
        if (part.hidden || part.parent != index) continue;
        const bool first = whole.hidden;
        whole.hidden = false;
        whole.x0 = first ? part.x0 : std::min(whole.x0, part.x0);
        whole.y0 = first ? part.y0 : std::min(whole.y0, part.y0);
        whole.x1 = first ? part.x1 : std::max(whole.x1, part.x1);
        whole.y1 = first ? part.y1 : std::max(whole.y1, part.y1);
    }
}

void Semantics::set_open(ImGuiID id, bool open) {
    if (Entry* entry = find_recent(id)) entry->opens = open ? Opens::open : Opens::closed;
}

void Semantics::count_rows(int rows) {
    if (entered_.empty()) return;
    open_.entries[static_cast<std::size_t>(entered_.back())].rows = rows;
}

void Semantics::push_window(std::string_view title) { window_titles_.push_back(keep(title)); }
void Semantics::pop_window() { window_titles_.pop_back(); }

bool Semantics::has_focus(bool ring) const {
    if (focus_wanted_ != 0 || !ring) return focus_wanted_ != 0;
    return std::any_of(open_.entries.begin(), open_.entries.end(),
                       [](const Entry& entry) { return entry.focused && !entry.covered; });
}

bool Semantics::take_focus_request(ImGuiID id) {
    if (focus_wanted_ != id || id == 0) return false;
    focus_wanted_ = 0;
    return true;
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
        const bool covered = std::any_of(own + 1, covers.end(),
                                         [&](const Cover& c) { return c.area.Contains(area); });
        entry.covered = entry.covered || (covered && !entry.hidden);
        entry.hidden = entry.hidden || covered;
        if (own < covers.begin() + static_cast<std::ptrdiff_t>(modal_depth)) entry.disabled = true;
    }
}

std::uint64_t Semantics::hash_of(const Tree& tree) const {
    Fnv hash;
    hash.add(tree.scale);
    hash.add(tree.texts.data(), tree.texts.size());
    for (const Entry& entry : tree.entries) {
        const std::array<float, 4> area{entry.x0, entry.y0, entry.x1, entry.y1};
        const std::array<bool, 8> flags{entry.disabled, entry.checked, entry.selected,
                                        entry.focused,  entry.hidden,  entry.multiline,
                                        entry.required, entry.invalid};
        hash.add(entry.id);
        hash.add(entry.role);
        hash.add(area);
        hash.add(flags);
        hash.add(entry.row);
        hash.add(entry.column);
        hash.add(entry.parent);
        hash.add(entry.rows);
        hash.add(entry.opens);
        hash.add(entry.share);
    }
    return hash.value();
}

void Semantics::end_frame(float scale) {
    open_.scale = scale;
    settle_visibility();
    const auto& popups = ImGui::GetCurrentContext()->OpenPopupStack;
    front_ = popups.empty() || !popups.back().Window ? 0 : popups.back().Window->ID;
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
    node.hint = words(entry.hint);
    node.dials = words(entry.dials);
    node.required = entry.required;
    node.invalid = entry.invalid;
    node.focusable = entry.focusable;
    node.offscreen = entry.hidden;
    node.live = entry.live;
    node.opens = entry.opens;
    node.level = entry.level;
    node.rows = entry.rows;
    node.share = entry.share;
    return node;
}

// The nearest that is in the list as well: a container nobody sees is passed over.
std::uint32_t Semantics::parent_of(const Entry& entry,
                                   const std::vector<std::uint32_t>& ids) const {
    for (std::int32_t at = entry.parent; at >= 0;) {
        const auto index = static_cast<std::size_t>(at);
        if (ids[index] != 0) return ids[index];
        at = closed_.entries[index].parent;
    }
    return 0;
}

std::vector<Node> Semantics::nodes(Reach reach) const {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> ids(closed_.entries.size(), 0);
    std::unordered_set<std::uint32_t> used;
    for (std::size_t i = 0; i < closed_.entries.size(); ++i) {
        const Entry& entry = closed_.entries[i];
        const bool out = reach == Reach::visible ? entry.hidden : entry.covered;
        if (out || entry.role == AriaRole::none) continue;
        nodes.push_back(to_node(entry));
        Node& node = nodes.back();
        // The same words twice in one window hash alike: the later one takes the next free id.
        while (!used.insert(node.id).second) ++node.id;
        ids[i] = node.id;
        node.parent = parent_of(entry, ids);
    }
    return nodes;
}

std::vector<Node> Semantics::lint() const {
    std::vector<Node> faults;
    for (const Entry& entry : closed_.entries) {
        const bool sound = entry.role != AriaRole::none && entry.name.size != 0;
        if (!entry.hidden && !sound) faults.push_back(to_node(entry));
    }
    return faults;
}

std::uint32_t Semantics::next_stop(bool backwards) const {
    std::vector<const Entry*> stops;
    for (const Entry& entry : closed_.entries) {
        const bool out = !entry.focusable || entry.disabled || entry.covered;
        if (out || (front_ != 0 && entry.root != front_)) continue;
        const auto is_one_of_many = [](const Entry& one) { return one.row >= 0 || one.walked; };
        const bool first = stops.empty() || !is_one_of_many(entry) ||
                           !is_one_of_many(*stops.back()) || entry.walked != stops.back()->walked ||
                           (entry.walked && entry.parent != stops.back()->parent);
        const bool chosen = entry.selected || (entry.walked && entry.checked);
        if (first)
            stops.push_back(&entry);
        else if (entry.focused || (chosen && !stops.back()->focused))
            stops.back() = &entry;
    }
    if (backwards) std::reverse(stops.begin(), stops.end());
    const auto focused =
        std::find_if(stops.begin(), stops.end(), [](const Entry* stop) { return stop->focused; });
    const auto next = focused == stops.end() ? stops.begin() : focused + 1;
    if (next != stops.end()) return (*next)->id;
    return front_ != 0 && !stops.empty() ? stops.front()->id : 0;
}

// ---------------------------------------------------------------- acting

void Semantics::activate(std::uint32_t id) { ImGui::ActivateItemByID(id); }

Inside::Inside(ImGuiID id, const Description& description) {
    toolkit().semantics().enter(id, nullptr, description);
}
Inside::Inside(ImGuiID id, const ImRect& area, const Description& description) {
    toolkit().semantics().enter(id, &area, description);
}
Inside::~Inside() { toolkit().semantics().leave(); }

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
