// Keys rest for a moment after a text field went away by itself under who was writing in it, or
// after a key that begins to write found no field: what is typed on is the rest of a sentence, and
// no letter of it may become a command. They work again after a pause, a press of the mouse or of
// Escape, or in the next field that is written in.
#pragma once

namespace recall::ui {

constexpr double keys_rest_s = 1.5;  // From the last key on.

class KeysRest {
public:
    void begin();
    void end() { resting_ = false; }
    // Before ImGui::NewFrame(): takes out of its queue what was typed.
    void begin_frame();

private:
    bool resting_ = false;
    double since_s_ = 0;  // Of ImGui's clock, which no change of the device's moves.
};

}  // namespace recall::ui
