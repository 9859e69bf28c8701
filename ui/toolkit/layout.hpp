// Where things stand: cards, grids, two panes, scrolling regions, and small moves of the cursor.
// All distances in CSS pixels. Scopes: what they lay out stands between construction and end.
#pragma once
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/theme.hpp"

#include <string_view>

namespace recall::ui {

// A surface with a border, a heading and what is drawn in it. As tall as its content, unless given
// a height; then it scrolls.
struct CardOptions {
    std::string_view subtitle{};
    float height = 0;
    bool padded = true;
};
class Card {
public:
    explicit Card(std::string_view id, std::string_view title = {},
                  const CardOptions& options = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    bool titled_;
};

// A region that scrolls by itself. Height, or width, 0: what is left.
class ScrollArea {
public:
    ScrollArea(std::string_view id, std::string_view name, float height = 0,
               AriaRole role = AriaRole::region, float width = 0);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
};

// Equal columns, as many as fit at `cell_width_min`: `columns_max` or a divisor of it, so that rows
// come out even. next() before each cell.
class Grid {
public:
    Grid(std::string_view id, float cell_width_min, int columns_max = 12);
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;
    void next();
    int columns() const { return columns_; }

private:
    int columns_;
    bool open_ = false;
    int cell_ = 0;
};

// A list and what is chosen in it. Side by side where there is room; else the list alone, or the
// chosen one alone with a way back.
//
//     ui::Panes panes("callbacks", {.detail_open = chosen.has_value()});
//     if (panes.list()) { … }
//     if (panes.detail("Callback")) { … }
//     if (panes.back()) chosen.reset();
struct PaneOptions {
    bool detail_open = false;
    float detail_width = 400;    // Of the right pane, where both are shown.
    float both_width_min = 900;  // Narrower than this only one is.
};
class Panes {
public:
    explicit Panes(std::string_view id, const PaneOptions& options);
    ~Panes();
    Panes(const Panes&) = delete;
    Panes& operator=(const Panes&) = delete;
    bool list();
    // The detail pane is a card titled `title` if it stands beside the list.
    bool detail(std::string_view title);
    // Wished by its button, or by Escape: to be asked after what is in it, which comes first.
    bool back();
    bool both() const { return both_; }

private:
    void close();
    void begin_pane(std::string_view id, float width, ImGuiChildFlags flags, float padding);
    enum class Open { none, list, detail };
    PaneOptions options_;
    bool both_;
    bool back_ = false;
    Open open_ = Open::none;
    bool grows_;    // Too low to scroll by itself: as tall as what is in it, and the page scrolls.
    float height_;  // ImGui units.
};

// The page's title, with a line below it. Buttons of the page follow on the same line with
// right_buttons(total width): they stand at the right, or wrap below on a narrow page.
void page_header(std::string_view title, std::string_view below = {});
void right_buttons(float width);

void gap(float height = 8);  // Empty height, on top of what stands between items anyway.
void hairline();
// The next thing on the same line, `distance` further on.
void beside(float distance = 8);
// The same, but on a line of its own if `width` does not fit: toolbars that wrap.
void flow(float width, float distance = 8);
// Moves the cursor, on this line, so that `width` remains to the right edge.
void to_right(float width);

}  // namespace recall::ui
