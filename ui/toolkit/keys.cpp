#include "ui/toolkit/keys.hpp"

#include "ui/toolkit/dialog.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float sheet_width_px = 720;
constexpr float group_width_min_px = 300;
constexpr float key_width_px = 104;

constexpr std::array everywhere{
    key::sheet,
    key::search,
    key::palette,
    Key{.does = "Go to the first screen, the second, …", .written = "Shift+1 to 9"},
    Key{.does = "To the next field or button, or back", .written = "Tab, Shift+Tab"},
    Key{.does = "Within a table, a list, a menu", .written = "Arrows"},
    Key{.does = "Press what has the focus", .written = "Enter, Space"},
    Key{.does = "Leave a field, close what is open", .written = "Escape"},
    key::confirm,
};
constexpr std::array at_work{key::next,    key::take,    key::claim,   key::dial,  key::extend,
                             key::release, key::outcome, key::notes, key::in_an_hour,
                             key::this_afternoon, key::tomorrow, key::monday, key::complete,
                             key::callbacks, key::presence};
constexpr std::array of_the_browser{
    Key{.does = "Copy, cut, paste", .written = "Ctrl+C, X, V"},
    Key{.does = "Larger, smaller, as it was", .written = "Ctrl++, −, 0"},
    Key{.does = "Reload; nothing you entered is lost", .written = "F5"},
    Key{.does = "Full screen", .written = "F11"},
    Key{.does = "Back and forward", .written = "Alt+← →"},
};

constexpr std::array groups{KeyGroup{"Everywhere", everywhere}, KeyGroup{"A number", at_work},
                            KeyGroup{"The browser's own", of_the_browser}};

bool is_behind_dialog() {
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    return modal != nullptr && ImGui::GetCurrentWindow()->RootWindow != modal;
}

bool was_typed(char character) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput) return false;
    return std::find(io.InputQueueCharacters.begin(), io.InputQueueCharacters.end(),
                     static_cast<ImWchar>(character)) != io.InputQueueCharacters.end();
}

void draw_key(const Key& one) {
    const std::string keys = written(one);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paragraph(keys, Ink::normal, Type::strong);
    const float below = ImGui::GetCursorScreenPos().y;
    move_cursor({at.x + px(key_width_px), at.y});
    paragraph(one.does, Ink::muted);
    move_cursor({at.x, std::max<float>(below, ImGui::GetCursorScreenPos().y)});
}

}  // namespace

ImGuiKeyChord screen_key(std::size_t index) {
    if (index >= 9) return 0;
    return ImGuiMod_Shift | static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(index));
}

bool pressed(ImGuiKeyChord chord) {
    if (chord == 0 || is_behind_dialog()) return false;
    return ImGui::Shortcut(chord, ImGuiInputFlags_RouteGlobal);
}

bool pressed(const Key& key) {
    if (key.character == 0) return pressed(key.chord);
    return !is_behind_dialog() && was_typed(key.character);
}

bool take_escape() {
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    const bool elsewhere = imgui.ActiveId != 0 || !imgui.OpenPopupStack.empty() ||
                           ImGui::GetIO().WantTextInput;
    if (elsewhere || !ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return false;
    return toolkit().take_escape();
}

std::string written(const Key& key) {
    if (!key.written.empty()) return std::string(key.written);
    if (key.character != 0) return std::string(1, key.character);
    return ImGui::GetKeyChordName(key.chord);
}

bool asked_to_write() {
    const ImGuiIO& io = ImGui::GetIO();
    const bool bare = io.KeyMods == ImGuiMod_None;
    return (bare && ImGui::IsKeyPressed(static_cast<ImGuiKey>(key::notes.chord), false)) ||
           was_typed(key::search.character);
}

std::span<const KeyGroup> key_groups() { return groups; }

void draw_keys_sheet(bool& open) {
    if (!open) return;
    const Dialog dialog("keys", "Keys", {.width = sheet_width_px});
    if (dialog) {
        Grid grid("groups", group_width_min_px, 2);
        for (const KeyGroup& group : groups) {
            grid.next();
            heading(group.title);
            gap(space::half);
            for (const Key& one : group.keys) draw_key(one);
            gap(space::one);
        }
    }
    if (dialog.dismissed()) open = false;
}

}  // namespace recall::ui
