#include "ui/model/palette_entries.hpp"

#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

// What is found among the agent's own numbers, in its order.
std::vector<std::string> found_numbers(const AgentDesk& desk, std::string_view text) {
    PaletteList list;
    list.take({}, {palette_work(desk.model, desk.memory.work).numbers});
    list.find(text);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < list.count(); ++i) names.push_back(list.at(i)->name);
    return names;
}

using Names = std::vector<std::string>;

TEST(PaletteEntries, ANumberIsFoundByFoldedWordsInAnyOrderAndByItsDigits) {
    AgentDesk desk;
    desk.add_number("Ọjọ́ Adébáyọ̀");  // +234 803 818 0441, of Zenith 1
    desk.add_number("Musa Danjuma", Kind::customer);
    desk.open();
    for (const char* text : {"ojo", "adebayo ojo", "OJO ade", "zenith ojo", "+234 803 818 0441",
                             "0803 818 0441", "0441", "ojo 1"}) {
        EXPECT_EQ(found_numbers(desk, text), Names{"Ọjọ́ Adébáyọ̀"}) << text;
    }
    EXPECT_EQ(found_numbers(desk, "0803818"), (Names{"Ọjọ́ Adébáyọ̀", "Musa Danjuma"}));
    EXPECT_EQ(found_numbers(desk, "ojo musa"), Names{});
    EXPECT_EQ(found_numbers(desk, ""), Names{}) << "nothing is typed";
}

TEST(PaletteEntries, WhoIsCalledSoStandsBeforeWhoIsKnownBySuchAWord) {
    AgentDesk desk;
    desk.add_number("Ngozi");  // of Zenith 1
    desk.add_number("Zenith Bank");
    desk.open();
    EXPECT_EQ(found_numbers(desk, "zenith"), (Names{"Zenith Bank", "Ngozi"}));
}

TEST(PaletteEntries, OnlySoManyAreShownAndTheRestIsCounted) {
    AgentDesk desk;
    for (std::size_t i = 0; i < palette_shown_max + 4; ++i) desk.add_number("Ada");
    desk.open();
    PaletteList list;
    list.take({}, {palette_work(desk.model, desk.memory.work).numbers});
    list.find("ada");
    ASSERT_EQ(list.found().size(), 1U);
    EXPECT_EQ(list.count(), palette_shown_max);
    EXPECT_EQ(list.found()[0].more, 4U);
    EXPECT_EQ(list.at(palette_shown_max), nullptr);
    EXPECT_EQ(list.place_of(list.at(2)->goal), 2U);
    list.find("nobody");
    EXPECT_TRUE(list.found().empty());
}

TEST(PaletteEntries, TheNextNumberIsNotOfferedForTheOneInHand) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.open();
    const auto next = [&desk] { return palette_work(desk.model, desk.memory.work).next; };
    EXPECT_EQ(next(), (GoToNumber{Screen::client_crm, musa}));
    desk.memory.work.chosen = musa;
    EXPECT_EQ(next(), (GoToNumber{Screen::client_crm, AssignmentId{2}}));
    desk.give(ClaimLead{musa});
    EXPECT_EQ(next(), std::nullopt);
    desk.memory.work.chosen = AssignmentId{2};
    EXPECT_EQ(next(), (GoToNumber{Screen::client_crm, musa})) << "back to it";
}

TEST(PaletteEntries, ScreensAreThoseOfTheUser) {
    AgentDesk desk;
    desk.open();
    Names names;
    for (const PaletteEntry& one : palette_screens(desk.model).entries) names.push_back(one.name);
    EXPECT_EQ(names, (Names{"Client CRM", "Customer Service", "Callbacks", "My calls", "Tray"}));
}

}  // namespace
}  // namespace recall::ui
