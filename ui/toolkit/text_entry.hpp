// Writing. The program has no text editor of its own: whoever writes does so in a real field of the
// page (ui/toolkit/layer.hpp), and this is where its texts, its Enter and its leaving arrive, until
// the text box they are for is drawn and takes them.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace recall::ui {

class TextEntry {
public:
    // ---- For the page, by the node's id.
    void type(std::uint32_t id, std::string text);  // All of the field's text, as it now is.
    void submit(std::uint32_t id);
    void leave(std::uint32_t id);

    // ---- For text boxes.
    bool edits(ImGuiID id) const { return editing_ == id && id != 0; }
    void begin(ImGuiID id);
    std::optional<std::string> take_text(ImGuiID id);
    bool take_submit(ImGuiID id);
    // True once, after somebody who changed the text has left.
    bool take_left(ImGuiID id);
    // What was typed did not fit, and is cut until something else is typed.
    void set_cut(ImGuiID id, bool cut);
    bool is_cut(ImGuiID id) const { return cut_ == id; }
    // What was typed into the field in use: a number's text is not yet its value.
    std::optional<std::string>& draft() { return draft_; }
    void keep(ImGuiID id) { drawn_ = drawn_ || id == editing_; }

    // ---- For the toolkit.
    std::uint32_t editing() const { return editing_; }
    // Changes with every text that arrived, so that the page hears what became of it.
    std::uint64_t revision() const { return revision_; }
    void begin_frame() { drawn_ = false; }
    void end_frame();
    // Enter, or Ctrl+Enter: whoever gives it has come to an end, and the field may go.
    void finish() { finished_ = true; }
    // True once, after the field in use was drawn no more though nobody had left or finished it.
    bool take_vanished() { return std::exchange(vanished_, false); }

private:
    void end();

    std::map<std::uint32_t, std::string> texts_;
    std::optional<std::string> draft_;
    ImGuiID editing_ = 0;
    ImGuiID submitted_ = 0;
    ImGuiID left_ = 0;
    ImGuiID cut_ = 0;
    std::uint64_t revision_ = 0;
    bool changed_ = false;  // Since `editing_` began.
    bool drawn_ = false;    // The field in use, in this frame.
    bool finished_ = false;  // Since something was typed.
    bool vanished_ = false;
};

// Cuts a text that was `before` to so many bytes without breaking a character. What goes is what
// was typed or pasted last, wherever that was, not the end of what stood there. True if it was
// longer.
bool cut_to_fit(std::string& text, std::string_view before, std::size_t bytes_max);

}  // namespace recall::ui
