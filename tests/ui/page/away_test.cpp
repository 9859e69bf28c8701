#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::ui {
namespace {

bool says(const AgentDesk& desk, AriaRole role, std::string_view words) {
    return desk.stage.find(role, words).has_value();
}

TEST(AwayNews, IsToldInALineTheLossesFirstAndByNameWhereThereIsOneOnly) {
    AwayNews news;
    EXPECT_TRUE(news.empty());
    EXPECT_EQ(away_words(news), "");
    news.add(AwayKind::moved, {"Zoe", "to 14:00"});
    EXPECT_EQ(away_words(news), "While you were away: your callback to “Zoe” was moved.");
    EXPECT_FALSE(news.is_bad());
    news.add(AwayKind::moved, {"Musa", "to 15:00"});
    for (int i = 0; i < 40; ++i) news.add(AwayKind::went_back, {"Amina", ""});
    news.add(AwayKind::came, {"Chinedu", ""});
    news.add(AwayKind::refused, {"", "Nobody knows it."});
    EXPECT_EQ(away_words(news),
              "While you were away: 1 thing you did was refused, 40 numbers went back to the "
              "pool, “Chinedu” came to your list, 2 callbacks were moved.");
    EXPECT_TRUE(news.is_bad());
    EXPECT_EQ(news.of(AwayKind::went_back).named.size(), away_named_max);
}

TEST(AwayNews, IsReadOnOnePageByKindsWithNamesWithinALimit) {
    for (const float width : {1280.F, 390.F}) {
        AgentDesk desk(width, 844);
        AwayNews news;
        news.since = desk.model.now + -90 * minute_ms;
        news.add(AwayKind::refused, {"Musa Danjuma", "“Resolved” needs notes."});
        for (int i = 0; i < 23; ++i) news.add(AwayKind::released, {"Amina Bello", ""});
        desk.model.away = &news;
        desk.memory.away_open = true;
        desk.open();
        desk.draw();
        EXPECT_TRUE(says(desk, AriaRole::dialog, "While you were away"));
        EXPECT_TRUE(says(desk, AriaRole::heading, "What you did for “Musa Danjuma” was refused"));
        EXPECT_TRUE(says(desk, AriaRole::text, "Musa Danjuma, “Resolved” needs notes."));
        EXPECT_TRUE(says(desk, AriaRole::heading, "23 callbacks are anyone's now"));
        const auto all = desk.stage.kit().semantics().nodes(Reach::scrolled);
        EXPECT_EQ(std::count_if(all.begin(), all.end(),
                                [](const Node& node) { return node.name == "and 3 more"; }),
                  1);
        EXPECT_EQ(desk.stage.faults(), "") << width;
        desk.stage.click(AriaRole::button, "Open the Tray");
        EXPECT_EQ(desk.wished<CloseAway>().size(), 1U);
        EXPECT_EQ(desk.wished<Show>().size(), 1U);
        EXPECT_FALSE(desk.memory.away_open);
    }
}

}  // namespace
}  // namespace recall::ui
