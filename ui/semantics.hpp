// The semantic tree: what is on screen, in words. Tests find things in it by role and name, screen
// readers get it as hidden DOM, the shell finds the text field under a finger with it.
//
// Dear ImGui's test hooks report every interactive item with its rectangle; our widgets add role,
// name and value, and the plain text that ImGui does not report. An item that is on screen without
// a role or a name was drawn past the toolkit: lint() lists those, and a test wants none.
//
// A frame is collected between begin_frame() and end_frame(); readers see the last whole frame.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;
struct ImGuiLastItemData;
struct ImRect;

namespace recall::ui {

enum class Role : std::uint8_t {
    none,  // Reported by ImGui but never described: a fault.
    alert,
    button,
    cell,
    checkbox,
    columnheader,
    combobox,
    dialog,
    group,
    heading,
    img,
    link,
    option,
    progressbar,
    radio,
    region,
    row,
    searchbox,
    status,
    tab,
    table,
    text,
    textbox,
    timer,
};
const char* to_string(Role role);  // ARIA's word for it; "none" for Role::none.

// One visible thing. CSS pixels from the canvas's top left corner, clipped to what is visible.
struct Node {
    std::uint32_t id = 0;  // The same from frame to frame; unique within one.
    Role role = Role::none;
    std::string name;
    std::string value;   // A field's text (a password's as dots), a disabled button's reason, …
    std::string window;  // The dialog or region it stands in, as titled on screen.
    float x = 0, y = 0, w = 0, h = 0;
    bool enabled = true;  // False also behind an open dialog.
    bool checked = false;
    bool selected = false;
    bool focused = false;
    int row = -1;  // Position in the table it stands in, from 0; -1 outside tables.
    int column = -1;
    bool multiline = false;  // Text boxes only.
    bool password = false;
};

// What a widget says about itself.
struct Description {
    Role role = Role::none;
    std::string_view name;
    std::string_view value{};
    bool checked = false;
    bool selected = false;
    bool disabled = false;
    bool multiline = false;
    bool password = false;
};

class Semantics {
public:
    // ---- For readers: the last whole frame.
    std::vector<Node> nodes() const;  // Reading order. Builds strings: call when asked, not always.
    std::vector<Node> lint() const;   // On screen, but no role or no name; name is ImGui's label.
    // The enabled text or search box at a point (CSS pixels): where a tap must open the keyboard.
    std::optional<Node> text_box_at(float x, float y) const;
    std::optional<Node> focused_text_box() const;
    // Changes whenever nodes() would: mirrors need look no further while it stays the same.
    std::uint64_t version() const { return version_; }

    // ---- For mirrors: act on an item in the next frame, as a person would.
    void activate(std::uint32_t id);
    void focus(std::uint32_t id) { focus_wanted_ = id; }
    void set_text(std::uint32_t id, std::string text);

    // ---- For widgets.
    // Describes the item ImGui was just given under `id`.
    void describe(ImGuiID id, const Description& description);
    // Describes something ImGui has no item for, drawn at a rectangle of the current window.
    void describe_area(ImGuiID id, const ImRect& area, const Description& description);
    void push_window(std::string_view title);
    void pop_window();
    void set_cell(int row, int column) { row_ = row, column_ = column; }
    int row() const { return row_; }
    int column() const { return column_; }
    bool take_focus_request(ImGuiID id);
    std::optional<std::string> take_text(ImGuiID id);

    // ---- For the toolkit and ImGui's hooks.
    void begin_frame();
    void end_frame(float scale);
    void hook_item(ImGuiContext& context, ImGuiID id, const ImRect& area,
                   const ImGuiLastItemData& item);
    void hook_label(ImGuiID id, const char* label);

private:
    struct Text {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };
    struct Entry {
        ImGuiID id = 0;
        ImGuiID root = 0;  // The root window, for what covers what.
        Text name, value, window;
        float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // Clipped, in ImGui units.
        int row = -1;
        int column = -1;
        Role role = Role::none;
        bool disabled = false;
        bool checked = false;
        bool selected = false;
        bool focused = false;
        bool hidden = false;  // Nothing of it is visible.
        bool multiline = false;
        bool password = false;
    };
    // One frame. Texts lie in one string, so that a frame allocates nothing once it is warm.
    struct Tree {
        std::vector<Entry> entries;
        std::string texts;
        float scale = 1;
        void clear();
    };

    Text keep(std::string_view text);
    Entry* find_recent(ImGuiID id);
    Entry& add(ImGuiID id, const ImRect& area);
    void fill(Entry& entry, const Description& description);
    void settle_visibility();
    Node to_node(const Entry& entry) const;
    std::uint64_t hash_of(const Tree& tree) const;

    Tree open_;
    Tree closed_;
    std::vector<Text> window_titles_;
    std::string pending_label_;  // Of an item whose label ImGui reports before the item (tabs).
    ImGuiID pending_label_id_ = 0;
    int row_ = -1;
    int column_ = -1;
    std::uint64_t version_ = 0;
    ImGuiID focus_wanted_ = 0;
    ImGuiID text_wanted_id_ = 0;
    std::string text_wanted_;
};

}  // namespace recall::ui
