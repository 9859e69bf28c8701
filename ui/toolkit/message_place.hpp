// Where messages may stand (ui/toolkit/message_list.hpp): what the layout of a frame says of it.
#pragma once

namespace recall::ui {

struct MessageRoom {  // in real pixels
    float left = 0, top = 0, right = 0, bottom = 0;
    bool exists() const { return right > left && bottom > top; }
};

struct MessagePlace {
    MessageRoom line, column;  // said in every frame, forgotten at its end
    // What the frame before took of the column's foot, and where that was; where its line ended.
    float foot_px = 0, bottom_px = 0;
    float line_bottom_px = 0;
};

}  // namespace recall::ui
