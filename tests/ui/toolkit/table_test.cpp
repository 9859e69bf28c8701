#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace recall::ui {
namespace {

constexpr Column columns[] = {
    {.name = "Name", .weight = 2, .sortable = true},
    {.name = "Phone", .hide_below = 600},
    {.name = "Attempts", .width = 90, .sortable = true, .number = true},
    {.name = "Actions", .width = 60, .name_hidden = true},
};

struct Leads {
    std::size_t count = 3;
    ColumnSort sort;
    int chosen = -1;
    int menus = -1;
    int drawn = 0;

    void draw() {
        Table table("leads", "My numbers", columns,
                    {.sort = &sort, .empty = "No numbers assigned yet"});
        drawn = 0;
        while (table.next(count)) {
            ++drawn;
            const auto index = static_cast<int>(table.row());
            const std::string name = "Lead " + std::to_string(index);
            if (table.begin_row(name, index == chosen)) chosen = index;
            table.text(name);
            table.text("+234 803 555 0134");
            table.number(index);
            const MenuItem items[] = {{.label = "Release"}};
            if (table.menu("more", "More", items) == 0) menus = index;
        }
    }
};

TEST(Table, RowsAndCellsKnowWhereTheyStand) {
    Stage stage;
    Leads leads;
    stage.show([&] { leads.draw(); });
    ASSERT_EQ(stage.all(AriaRole::row).size(), 3U);
    EXPECT_EQ(stage.the(AriaRole::row, "Lead 1").row, 1);
    const Node cell = stage.the(AriaRole::cell, "Lead 2");
    EXPECT_EQ(cell.row, 2);
    EXPECT_EQ(cell.column, 0);
    EXPECT_EQ(cell.window, "My numbers");
    EXPECT_EQ(stage.the(AriaRole::cell, "2").column, 2);
    EXPECT_EQ(stage.the(AriaRole::columnheader, "Attempts").column, 2);
    EXPECT_EQ(stage.the(AriaRole::columnheader, "Actions").row, -1);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Table, ARowIsChosenByAClickAnywhereOnIt) {
    Stage stage;
    Leads leads;
    stage.show([&] { leads.draw(); });
    const Node attempts = stage.the(AriaRole::cell, "1");
    stage.click(attempts);
    EXPECT_EQ(leads.chosen, 1);
    EXPECT_TRUE(stage.the(AriaRole::row, "Lead 1").selected);
}

TEST(Table, AButtonInARowIsPressedWithoutChoosingTheRow) {
    Stage stage;
    Leads leads;
    stage.show([&] { leads.draw(); });
    const auto buttons = stage.all(AriaRole::button);
    ASSERT_EQ(buttons.size(), 3U);
    EXPECT_EQ(buttons[2].row, 2);
    stage.click(buttons[2]);
    EXPECT_EQ(leads.chosen, -1);
    stage.click(AriaRole::button, "Release");
    EXPECT_EQ(leads.menus, 2);
}

TEST(Table, ARightClickOffersToCopyWhatTheRowSays) {
    Stage stage;
    Leads leads;
    stage.show([&] { leads.draw(); });
    const Node phone = stage.the(AriaRole::cell, "+234 803 555 0134");
    stage.point_at(phone.x + 5, phone.y + 5);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, true);
    stage.frames(2);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, false);
    stage.frames(4);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Copy “+234 803 555 0134”");
    EXPECT_STREQ(ImGui::GetClipboardText(), "+234 803 555 0134");
    EXPECT_EQ(leads.chosen, -1);
}

TEST(Table, AHeaderSortsAndTurnsRound) {
    Stage stage;
    Leads leads;
    stage.show([&] { leads.draw(); });
    EXPECT_EQ(stage.the(AriaRole::columnheader, "Name").value, "ascending");
    stage.click(AriaRole::columnheader, "Attempts");
    EXPECT_EQ(leads.sort.column, 2);
    EXPECT_FALSE(leads.sort.descending);
    stage.click(AriaRole::columnheader, "Attempts");
    EXPECT_TRUE(leads.sort.descending);
    EXPECT_EQ(stage.the(AriaRole::columnheader, "Attempts").value, "descending");
}

TEST(Table, ANarrowOneLeavesColumnsOut) {
    Stage stage(390, 844);
    Leads leads;
    stage.show([&] { leads.draw(); });
    EXPECT_FALSE(stage.find(AriaRole::columnheader, "Phone").has_value());
    EXPECT_EQ(stage.the(AriaRole::columnheader, "Attempts").column, 1);
    EXPECT_EQ(stage.the(AriaRole::cell, "2").column, 1);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Table, AnEmptyOneSaysSo) {
    Stage stage;
    Leads leads;
    leads.count = 0;
    stage.show([&] { leads.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "No numbers assigned yet").has_value());
    EXPECT_TRUE(stage.all(AriaRole::row).empty());
}

TEST(Table, OfAHundredThousandRowsOnlyTheVisibleAreDrawn) {
    Stage stage;
    Leads leads;
    leads.count = 100'000;
    stage.show([&] { leads.draw(); });
    const std::size_t rows = stage.all(AriaRole::row).size();
    EXPECT_GE(rows, 15U);
    EXPECT_LE(rows, 25U);
    EXPECT_LE(leads.drawn, 30);
    EXPECT_LE(stage.nodes().size(), 150U);
    ImGui::GetIO().AddMousePosEvent(400, 400);
    for (int i = 0; i < 50; ++i) {
        ImGui::GetIO().AddMouseWheelEvent(0, -5);
        stage.frames(1);
    }
    stage.frames(2);
    EXPECT_GT(stage.all(AriaRole::row).front().row, 50);
    EXPECT_TRUE(stage.find(AriaRole::columnheader, "Name").has_value());  // Frozen.
}

TEST(Table, ShortOnesStandWholeInACard) {
    Stage stage;
    stage.show([] {
        const Card card("agents", "By agent");
        Table table("agents", "By agent", columns,
                    {.height = whole_height, .row_height = two_line_row});
        while (table.next(3)) {
            table.begin_plain_row("Ann");
            table.two_lines("Ann Idowu", "Client CRM");
            table.badge("Ready", Tone::good);
            table.progress(0.5F, "");
            table.button("recycle", "Recycle");
        }
    });
    EXPECT_EQ(stage.all(AriaRole::row).size(), 3U);
    EXPECT_EQ(stage.the(AriaRole::cell, "Ann Idowu").value, "Client CRM");
    EXPECT_EQ(stage.all(AriaRole::button).size(), 3U);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Table, ABadgeIsNoWiderThanItsCellAndIsReadWhole) {
    Stage stage(400, 600);
    const std::string words = "Completed – Has moved away and left no number behind";
    static constexpr Column two[] = {{.name = "Name"}, {.name = "Status", .width = 120}};
    stage.show([&] {
        Table table("calls", "Calls", two, {.row_height = two_line_row});
        while (table.next(1)) {
            table.begin_plain_row("Bola");
            table.text("Bola");
            table.badge(words, Tone::good);
        }
    });
    const Node badge = stage.the(AriaRole::status, words);
    const Node column = stage.the(AriaRole::columnheader, "Status");
    EXPECT_LE(badge.x + badge.w, column.x + column.w);
    EXPECT_FALSE(stage.find(AriaRole::tooltip, words));
    stage.point_at(badge.x + 20, badge.y + 5);
    stage.frames(60);
    EXPECT_TRUE(stage.find(AriaRole::tooltip, words));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Table, WhatWasWrittenInSeveralLinesStandsInOneAndIsReadWhole) {
    Stage stage(400, 600);
    const std::string notes = "Wants the blue one.\nCall again in May.\r\nNever before ten.\n";
    static constexpr Column two[] = {{.name = "Notes"}, {.name = "More"}};
    stage.show([&] {
        Table table("calls", "Calls", two, {.row_height = two_line_row});
        while (table.next(1)) {
            table.begin_plain_row("Bola");
            table.text(notes);
            table.two_lines("Said\nof it", "the first line,\nthe second, and more of them");
        }
    });
    const float line = ImGui::GetFontSize();
    const Node cell = stage.the(AriaRole::cell, notes);
    EXPECT_LT(cell.h, 1.5F * line);
    EXPECT_LT(stage.the(AriaRole::cell, "Said\nof it").h, 3 * line);

    stage.point_at(cell.x + 5, cell.y + 5);
    stage.frames(60);
    EXPECT_TRUE(stage.find(AriaRole::tooltip, notes)) << "it was cut";
    const Node other = stage.the(AriaRole::cell, "Said\nof it");
    stage.point_at(other.x + 5, other.y + 5);
    stage.frames(60);
    EXPECT_TRUE(stage.find(AriaRole::tooltip,
                           "Said\nof it\nthe first line,\nthe second, and more of them"));

    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, true);
    stage.frames(2);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Right, false);
    stage.frames(4);
    stage.click(AriaRole::button,
                "Copy “Wants the blue one. Call again in May. Never before ten.”");
    EXPECT_EQ(ImGui::GetClipboardText(), notes) << "as it was written";
    EXPECT_EQ(stage.faults(), "");
}

TEST(Table, RowsAreAsHighAsThePersonChoseAndThoseOfTwoLinesHaveTheirOwn) {
    Stage stage;
    float row_height = 0;
    stage.show([&] {
        Table table("t", "Table", columns, {.row_height = row_height});
        while (table.next(2)) {
            table.begin_plain_row("Row " + std::to_string(table.row()));
            table.text("Ada");
            table.skip();
            table.skip();
            table.button("recycle", "Recycle");
        }
    });
    const auto height = [&] {
        return stage.the(AriaRole::row, "Row 1").y - stage.the(AriaRole::row, "Row 0").y;
    };
    EXPECT_FLOAT_EQ(height(), 40);
    stage.frame.compact_tables = true;
    stage.frames(3);
    EXPECT_FLOAT_EQ(height(), 32);
    EXPECT_LE(stage.all(AriaRole::button).front().h, 32) << "what is pressed fits into it";
    EXPECT_EQ(stage.faults(), "");
    row_height = two_line_row;
    stage.frames(3);
    EXPECT_FLOAT_EQ(height(), 56);
    row_height = 0;
    stage.frame.coarse_pointer = true;
    stage.frames(3);
    EXPECT_FLOAT_EQ(height(), 44) << "a fingertip";
}

TEST(Table, MayBeLeftBeforeItsLastRow) {
    Stage stage;
    stage.show([] {
        Table table("t", "Table", columns);
        while (table.next(1000)) {
            table.begin_plain_row("Row");
            break;
        }
    });
    EXPECT_EQ(stage.all(AriaRole::row).size(), 1U);
}

}  // namespace
}  // namespace recall::ui
