// Where the keyboard goes when it would be on nothing: whoever works by keys goes on from what the
// screen is for, not from the top of the page. A button that went away, a row that was opened, a
// dialog that was closed leave it on nothing; who points is left alone.
#pragma once
#include <imgui.h>

#include <utility>

namespace recall::ui {

// The higher goes first; of several the last that is drawn, but of rows the first.
enum class FocusRank { none, row, chosen_row, action };

class FocusHome {
public:
    // ---- For widgets, while they are drawn. What stands behind a dialog is not heard.
    void offer(ImGuiID id, FocusRank rank);
    // Something else is opened from the next frame on: the keyboard goes there, wherever it is.
    void come_home() { coming_ = 2; }
    // From a line that is searched by to what was found: the first row or entry drawn after it.
    void seek_found() { seeking_ = true; }
    bool take_found() { return std::exchange(seeking_, false); }
    // The keyboard is put there, by what somebody did elsewhere.
    void put_on(ImGuiID id) { home_ = id; }
    // It has the keyboard because nothing else had, or was given it: nobody has asked what it is.
    bool came_to(ImGuiID id) const { return id != 0 && id == home_; }

    // ---- For the toolkit.
    void begin_frame();  // after ImGui's
    // What takes the keyboard now; 0: nothing does. Said once, should it have to be said in vain.
    ImGuiID end_frame(bool is_somewhere);
    bool is_coming() const { return coming_ > 0; }

private:
    ImGuiID offered_ = 0;
    ImGuiID said_ = 0;
    ImGuiID home_ = 0;  // the last that got it so
    FocusRank rank_ = FocusRank::none;
    bool by_keys_ = false;  // they were used last, not the pointer
    bool seeking_ = false;
    int coming_ = 0;  // in so many frames
};

}  // namespace recall::ui
