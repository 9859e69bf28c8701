// The semantic tree: what is on screen, in words. Tests find things in it by role and name, screen
// readers get it as hidden DOM, the shell finds the text field under a finger with it.
//
// Dear ImGui's test hooks report every interactive item with its rectangle; our widgets add role,
// name and value, and the plain text that ImGui does not report. An item that is on screen without
// a role or a name was drawn past the toolkit: lint() lists those, and a test wants none.
//
// Things stand in things: cells in a table, options in a list, all of a screen in its landmark.
// What is described while an Inside is alive stands inside it.
//
// A frame is collected between begin_frame() and end_frame(); readers see the last whole frame.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;
struct ImGuiLastItemData;
struct ImRect;

namespace recall::ui {

enum class AriaRole : std::uint8_t {
    none,  // Reported by ImGui but never described: a fault.
    alert,
    banner,
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
    listbox,
    main,
    menu,
    navigation,
    option,
    progressbar,
    radio,
    radiogroup,
    region,
    row,
    searchbox,
    status,
    tab,
    table,
    tablist,
    text,
    textbox,
    timer,
    tooltip,
};
const char* to_string(AriaRole role);  // ARIA's word for it; "none" for Role::none.

enum class Live : std::uint8_t { off, polite, assertive };  // Said aloud when it changes.
enum class Opens : std::uint8_t { nothing, closed, open };  // A drop-down, a menu: is it open?

// One visible thing. CSS pixels from the canvas's top left corner, clipped to what is visible.
struct Node {
    std::uint32_t id = 0;  // The same from frame to frame; unique within one.
    AriaRole role = AriaRole::none;
    std::string name;
    std::string value;   // A field's text (a password's as dots), a disabled button's reason, …
    std::string window;  // The dialog or region it stands in, as titled on screen.
    std::string hint;    // What else is said of it: how to fill it in, what is wrong with it.
    std::string dials;   // The phone number that pressing it calls, as the screen writes it.
    std::uint32_t parent = 0;  // What it stands inside; 0: the page.
    float x = 0, y = 0, w = 0, h = 0;
    bool enabled = true;  // False also behind an open dialog.
    bool checked = false;
    bool selected = false;
    bool focused = false;
    int row = -1;  // Position in the table it stands in, from 0; -1 outside tables.
    int column = -1;
    bool multiline = false;  // Text boxes only.
    bool password = false;
    bool required = false;
    bool invalid = false;    // `hint` says why.
    bool focusable = false;  // The keyboard can get to it, unless it is disabled.
    bool offscreen = false;  // Scrolled out of sight; only Reach::scrolled has these.
    Live live = Live::off;
    Opens opens = Opens::nothing;
    int level = 0;     // Headings: 1 is the page's.
    int rows = 0;      // Tables: all of them, not only those in sight; without the header.
    float share = -1;  // Progress, 0 to 1.
};
enum class Reach { visible, scrolled };  // What is in sight; or what could be scrolled to as well.

// What a widget says about itself.
struct Description {
    AriaRole role = AriaRole::none;
    std::string_view name;
    std::string_view value{};
    std::string_view hint{};
    std::string_view dials{};
    bool checked = false;
    bool selected = false;
    bool disabled = false;
    bool multiline = false;
    bool password = false;
    bool required = false;
    bool invalid = false;
    bool walked = false;  // arrows go on among its like, which are one stop for Tab
    Live live = Live::off;
    Opens opens = Opens::nothing;
    int level = 0;
    float share = -1;
};

class Semantics {
public:
    // ---- For readers: the last whole frame.
    // Reading order. Builds strings: call when asked, not always.
    std::vector<Node> nodes(Reach reach = Reach::visible) const;
    std::vector<Node> lint() const;  // On screen, but no role or no name; name is ImGui's label.
    // Where Tab goes from what has the focus; 0: out of the page, at either end. A table's rows are
    // one stop, and so is what is walked; and while a menu or a dialog is open only what is in it,
    // round and round.
    std::uint32_t next_stop(bool backwards) const;
    // Changes whenever nodes() would: mirrors need look no further while it stays the same.
    std::uint64_t version() const { return version_; }

    // ---- For mirrors: act on an item in the next frame, as a person would.
    void activate(std::uint32_t id);
    void focus(std::uint32_t id) { focus_wanted_ = id; }

    // ---- For widgets.
    // Describes the item ImGui was just given under `id`.
    void describe(ImGuiID id, const Description& description);
    // Describes something ImGui has no item for, drawn at a rectangle of the current window.
    void describe_area(ImGuiID id, const ImRect& area, const Description& description);
    // What follows stands inside this, until leave(). Without an area it is as large as what is in
    // it. Use Inside.
    void enter(ImGuiID id, const ImRect* area, const Description& description);
    void leave();
    void set_open(ImGuiID id, bool open);  // What the item just described opens.
    void count_rows(int rows);             // Of the table that was entered last.
    void push_window(std::string_view title);
    void pop_window();
    void set_cell(int row, int column) { row_ = row, column_ = column; }
    int row() const { return row_; }
    int column() const { return column_; }
    bool take_focus_request(ImGuiID id);
    // Something is to get the keyboard in the next frame; or, where a ring shows it, something that
    // was drawn in this one has it.
    bool has_focus(bool ring) const;

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
        Text name, value, window, hint, dials;
        std::int32_t parent = -1;              // Index of the entry it stands inside.
        float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // Clipped, in ImGui units.
        int row = -1;
        int column = -1;
        AriaRole role = AriaRole::none;
        bool disabled = false;
        bool checked = false;
        bool selected = false;
        bool focused = false;
        bool hidden = false;   // Nothing of it is visible.
        bool covered = false;  // Nor could it be scrolled to.
        bool multiline = false;
        bool password = false;
        bool required = false;
        bool invalid = false;
        bool focusable = false;
        bool walked = false;
        Live live = Live::off;
        Opens opens = Opens::nothing;
        int level = 0;
        int rows = 0;
        float share = -1;
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
    void place(Entry& entry, const ImRect& area) const;
    Node to_node(const Entry& entry) const;
    std::uint32_t parent_of(const Entry& entry, const std::vector<std::uint32_t>& ids) const;
    std::uint64_t hash_of(const Tree& tree) const;

    Tree open_;
    Tree closed_;
    std::vector<Text> window_titles_;
    std::vector<std::int32_t> entered_;  // Indices of entries, outermost first.
    std::string pending_label_;  // Of an item whose label ImGui reports before the item (tabs).
    ImGuiID pending_label_id_ = 0;
    int row_ = -1;
    int column_ = -1;
    std::uint64_t version_ = 0;
    ImGuiID focus_wanted_ = 0;
    ImGuiID front_ = 0;  // The topmost open menu or dialog of the last frame; 0: none.
};

// While alive, what is described stands inside it.
class Inside {
public:
    Inside(ImGuiID id, const Description& description);
    Inside(ImGuiID id, const ImRect& area, const Description& description);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
};

}  // namespace recall::ui
