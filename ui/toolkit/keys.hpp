// The keys of the program, in one table: views take theirs from here, and the sheet behind `?`
// shows them. What is not here stays with the browser (web/input.js).
#pragma once
#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

namespace recall::ui {

struct Key {
    ImGuiKeyChord chord = 0;
    char character = 0;  // Instead of a chord, where it lies elsewhere on other keyboards.
    std::string_view does{};
    std::string_view written{};  // As the sheet writes it, where the chord does not say it.
};

namespace key {
inline constexpr Key sheet{.character = '?', .does = "Show these keys"};
inline constexpr Key search{
    .character = '/', .does = "Search on this screen", .written = "/ or Ctrl+F"};
inline constexpr Key find{.chord = ImGuiMod_Ctrl | ImGuiKey_F};
inline constexpr Key palette{.chord = ImGuiMod_Ctrl | ImGuiKey_K,
                             .does = "Find anything: a number, a screen, what to do"};

inline constexpr Key next{.chord = ImGuiKey_N, .does = "Open the next number to call"};
inline constexpr Key take{.chord = ImGuiKey_T, .does = "Take the next number of the hopper"};
inline constexpr Key claim{.chord = ImGuiKey_C, .does = "Claim the number"};
inline constexpr Key dial{.chord = ImGuiKey_D, .does = "Call it"};
inline constexpr Key extend{.chord = ImGuiKey_E, .does = "Extend the claim"};
inline constexpr Key release{.chord = ImGuiKey_R, .does = "Release the claim"};
inline constexpr Key outcome{
    .chord = ImGuiKey_1, .does = "Pick the first outcome, the second, …", .written = "1 to 9"};
inline constexpr Key notes{.chord = ImGuiKey_W, .does = "Write notes"};
inline constexpr Key in_an_hour{.chord = ImGuiKey_H, .does = "Call back in an hour"};
inline constexpr Key this_afternoon{.chord = ImGuiKey_A, .does = "… this afternoon"};
inline constexpr Key tomorrow{.chord = ImGuiKey_M, .does = "… tomorrow morning"};
inline constexpr Key monday{.chord = ImGuiKey_O, .does = "… on Monday morning"};
inline constexpr Key complete{.chord = ImGuiMod_Ctrl | ImGuiKey_Enter,
                              .does = "Complete the call and go on"};
inline constexpr Key correct{.chord = ImGuiKey_Z, .does = "Correct the call completed last"};
inline constexpr Key callbacks{.chord = ImGuiKey_B, .does = "Show your callbacks"};
inline constexpr Key presence{.chord = ImGuiKey_P, .does = "Pause, or be ready again"};
inline constexpr Key confirm{.chord = ImGuiMod_Ctrl | ImGuiKey_Enter,
                             .does = "Confirm the open dialog"};
}  // namespace key

// Screens are numbered as the navigation lists them: Shift+1 is the first.
ImGuiKeyChord screen_key(std::size_t index);

// True in the frame the key is pressed. Not while a dialog is over the current window, nor, where
// the key writes something, while somebody writes.
bool pressed(const Key& key);
bool pressed(ImGuiKeyChord chord);
// Escape closes the innermost of what is open: true for the first that asks in its frame. Not while
// a field, a menu or a dialog has it.
bool take_escape();
std::string written(const Key& key);
// A key was pressed in this frame after which somebody writes, whether a field heard it or not.
bool asked_to_write();

struct KeyGroup {
    std::string_view title;
    std::span<const Key> keys;
};
std::span<const KeyGroup> key_groups();

// The sheet, while `open`.
void draw_keys_sheet(bool& open);

}  // namespace recall::ui
