// One per ImGui context: binds theme, fonts, the page's facts and the semantic tree together, and
// opens and closes a frame. Widgets are free functions that find it through the current context.
//
//     ui::Toolkit kit;                          // after ImGui::CreateContext()
//     kit.load_fonts({regular, semibold, icons});
//     each frame:
//         (the backends' NewFrame; io.DisplaySize in real pixels)
//         kit.begin_frame(frame);               // style, then ImGui::NewFrame()
//         draw views
//         kit.end_frame();                      // ImGui::Render(); the tree is now readable
//         if (kit.wants_frame()) …              // something moves: draw again at once
//         kit.wake_at_ms()                      // else the time at which something will change
#pragma once
#include "ui/toolkit/focus_home.hpp"
#include "ui/toolkit/fonts.hpp"
#include "ui/toolkit/frame.hpp"
#include "ui/toolkit/keys_rest.hpp"
#include "ui/toolkit/layer.hpp"
#include "ui/toolkit/message_place.hpp"
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/text_entry.hpp"
#include "ui/toolkit/theme.hpp"
#include "ui/toolkit/touch_scroll.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace recall::ui {

constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();

class Toolkit {
public:
    Toolkit();
    ~Toolkit();
    Toolkit(const Toolkit&) = delete;
    Toolkit& operator=(const Toolkit&) = delete;

    bool load_fonts(const FontBytes& bytes) { return fonts_.load(bytes); }

    void begin_frame(const Frame& frame);
    void end_frame();

    const Frame& frame() const { return frame_; }
    const Theme& theme() const { return frame_.dark ? dark_theme() : light_theme(); }
    const Density& density() const { return frame_.coarse_pointer ? coarse_density : fine_density; }
    const Fonts& fonts() const { return fonts_; }
    Semantics& semantics() { return semantics_; }
    const Semantics& semantics() const { return semantics_; }
    Layer& layer() { return layer_; }
    const Layer& layer() const { return layer_; }
    TextEntry& text_entry() { return text_entry_; }
    TouchScroll& touch_scroll() { return touch_scroll_; }
    FocusHome& focus_home() { return focus_home_; }
    MessagePlace& message_place() { return message_place_; }

    // True if the last frame drew something that moves by itself.
    bool wants_frame() const { return moving_; }
    // The earliest time the last frame's widgets asked to be drawn again, or never_ms.
    std::int64_t wake_at_ms() const { return wake_at_ms_; }

    // For widgets: ask for the next frame at once, or at a time of Frame::now_ms's clock.
    void keep_moving() { moving_ = true; }
    void wake_at(std::int64_t ms) { wake_at_ms_ = ms < wake_at_ms_ ? ms : wake_at_ms_; }

    // For dialogs: this popup is still wanted. One that is not, in a frame, is closed at its end.
    void keep_dialog(ImGuiID popup) { dialogs_wanted_.push_back(popup); }

    // True once a frame: see keys.hpp.
    bool take_escape() { return !std::exchange(escape_taken_, true); }

    // For item_tooltip: a finger was put on something disabled, which then says why until the next
    // press, as there is nothing that rests on it.
    void begin_telling(ImGuiID id) { telling_ = id; }
    bool is_telling(ImGuiID id) {
        const bool tells = id != 0 && telling_ == id;
        told_ = told_ || tells;
        return tells;
    }

    // What has been typed into the open select's filter; there is only one open at a time.
    std::string& select_filter() { return select_filter_; }
    // What the open menu of a table's row offers to copy.
    std::vector<std::string>& copies() { return copies_; }

private:
    void close_unwanted_dialogs();
    void dim_at_once();
    void rest_keys();
    void settle_focus();

    Frame frame_;
    Fonts fonts_;
    Semantics semantics_;
    Layer layer_;
    TextEntry text_entry_;
    KeysRest keys_rest_;
    TouchScroll touch_scroll_;
    FocusHome focus_home_;
    MessagePlace message_place_;
    std::string select_filter_;
    std::vector<std::string> copies_;
    std::vector<ImGuiID> dialogs_wanted_;
    std::vector<ImGuiID> dialogs_open_;
    std::int64_t wake_at_ms_ = never_ms;
    ImGuiID telling_ = 0;
    bool told_ = false;  // In this frame: what is drawn no more tells nothing.
    bool moving_ = false;
    bool escape_taken_ = false;
};

// The toolkit of the current ImGui context. There must be one.
Toolkit& toolkit();

// The keyboard goes to the item that was drawn last.
void focus_last_item();

// Shorthands for widgets and views.
inline const Theme& theme() { return toolkit().theme(); }
inline const Frame& frame() { return toolkit().frame(); }

// CSS pixels to ImGui units, on whole pixels.
float px(float css);

// What is left of the current column's width and height, in CSS pixels.
float width_left();
float height_left();

}  // namespace recall::ui
