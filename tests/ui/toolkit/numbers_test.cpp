// Counts as people read them.
#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace recall::ui {
namespace {

TEST(Numbers, AreWrittenInGroupsOfThree) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(std::size_t{12'480}), "12,480");
    EXPECT_EQ(grouped(180'776), "180,776");
    EXPECT_EQ(grouped(1'000'000), "1,000,000");
    EXPECT_EQ(grouped(-999), "-999");
    EXPECT_EQ(grouped(-1000), "-1,000");
    EXPECT_EQ(grouped(-180'776), "-180,776");
    EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

TEST(Numbers, InTablesTabsAndChartsAreWrittenAlike) {
    Stage stage;
    static constexpr Column columns[] = {{.name = "Total", .width = 90, .number = true}};
    constexpr Tab entries[] = {{"Open", 12'480}, {"Done", 3}};
    int index = 0;
    stage.show([&] {
        tabs("tabs", entries, index);
        Table table("lists", "Lists", columns, {.height = 300});
        while (table.next(1)) {
            table.begin_plain_row("May");
            table.number(145'007);
        }
    });
    EXPECT_EQ(stage.the(AriaRole::tab, "Open").value, "12,480");
    EXPECT_EQ(stage.the(AriaRole::tab, "Done").value, "3");
    EXPECT_TRUE(stage.find(AriaRole::cell, "145,007"));
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
