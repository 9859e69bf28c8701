// The Archive Manager over the real relay: found, read, linked to, and taken home as a file.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {
namespace {

class Archive : public ::testing::Test {
protected:
    Archive() {
        (void)world.post("manager", "/call-progress/archive-completed", Json::object());
        calls = world.get("manager", "/archive?size=200").at("items");
        EXPECT_GT(calls.size(), 2U);
    }
    int count_of(const std::string& agent) const {
        return static_cast<int>(std::count_if(calls.begin(), calls.end(), [&](const Json& call) {
            return call.at("agent") == agent;
        }));
    }
    static std::string text_of(const Json& call, const char* field) {
        return call.at(field).get<std::string>();
    }
    static std::size_t rows_of(const std::string& csv) {
        // Every row begins with its day; notes may hold line breaks.
        const Words row = like("^\\d{4}-\\d\\d-\\d\\d,");
        std::size_t rows = 0, at = 0;
        while (at < csv.size()) {
            const std::size_t end = std::min(csv.find('\n', at), csv.size());
            rows += row.fit(csv.substr(at, end - at)) ? 1 : 0;
            at = end + 1;
        }
        return rows;
    }

    World world;
    Json calls;
};

TEST_F(Archive, AManagerNarrowsItDownAndReadsARecordWhole) {
    Screen screen(world, "manager", "/archive");
    screen.find("heading", "Archive Manager");
    const auto with_notes = std::find_if(calls.begin(), calls.end(), [](const Json& call) {
        return !text_of(call, "notes").empty();
    });
    ASSERT_NE(with_notes, calls.end());
    const Json call = *with_notes;
    screen.type("Search the archive", text_of(call, "phone"), "searchbox");
    screen.find("text", like("^1–\\d+ of \\d+$"));
    screen.click("row", text_of(call, "name"));
    screen.find("region", text_of(call, "name"));
    std::string words;
    for (const ui::Node& node : screen.nodes()) words += node.name + " " + node.value + "\n";
    for (const Json& column : call.at("columns")) {
        for (const Json& text : column) {
            EXPECT_NE(words.find(text.get<std::string>()), std::string::npos) << text;
        }
    }
    EXPECT_NE(words.find(text_of(call, "notes")), std::string::npos);
    screen.route_becomes(like("^/archive/\\d+\\?text="));
}

TEST_F(Archive, ALinkOpensItAsItsSenderSawIt) {
    const std::string agent = text_of(calls[0], "agent");
    Screen screen(world, "manager", "/archive?agent=" + agent);
    const int count = count_of(agent);
    screen.find("text",
                "1–" + std::to_string(std::min(count, 50)) + " of " + std::to_string(count));
    EXPECT_NE(screen.value("combobox", "Agent"), "All agents");
}

TEST_F(Archive, WhatIsShownIsSavedAsAFileRowForRow) {
    const std::string agent = text_of(calls[0], "agent");
    Screen screen(world, "manager", "/archive?agent=" + agent);
    screen.click("button", "Export");
    screen.click("button", "As CSV, for a spreadsheet");
    screen.find("alert", like("is in your downloads"));
    ASSERT_EQ(screen.tab().saved.size(), 1U);
    const auto& [name, text] = *screen.tab().saved.begin();
    EXPECT_TRUE(like("^archive-" + agent + "-\\d{4}-\\d\\d-\\d\\d\\.csv$").fit(name)) << name;
    EXPECT_EQ(rows_of(text), static_cast<std::size_t>(count_of(agent)));
    EXPECT_NE(text.find(text_of(calls[0], "name")), std::string::npos);
}

TEST_F(Archive, WhatIsShownIsSavedAsAnExcelFile) {
    const std::string agent = text_of(calls[0], "agent");
    Screen screen(world, "manager", "/archive?agent=" + agent);
    screen.click("button", "Export");
    screen.click("button", "As an Excel file");
    screen.find("alert", like("is in your downloads"));
    ASSERT_EQ(screen.tab().saved.size(), 1U);
    const auto& [name, bytes] = *screen.tab().saved.begin();
    EXPECT_TRUE(like("^archive-" + agent + "-\\d{4}-\\d\\d-\\d\\d\\.xlsx$").fit(name)) << name;
    EXPECT_TRUE(bytes.starts_with("PK")) << "a zip, which a workbook is";
}

TEST_F(Archive, AFileThatCannotBeSavedSaysSo) {
    Screen screen(world, "manager", "/archive");
    screen.find("text", like("^1–\\d+ of \\d+$"));
    screen.device().refusal = {
        503, R"({"error":{"code":"busy","message":"The disk is full. Make room."}})"};
    screen.device().on_request = [](const HttpQuestion& request) {
        const bool saves = request.path.find("format=csv") != std::string::npos;
        return saves ? Browser::Fate::refused : Browser::Fate::passes;
    };
    screen.click("button", "Export");
    screen.click("button", "As CSV, for a spreadsheet");
    screen.find("alert", like("was not saved\\. The disk is full\\. Make room\\."));
}

TEST_F(Archive, AFileOnItsWayCanBeStopped) {
    Screen screen(world, "manager", "/archive");
    screen.find("text", like("^1–\\d+ of \\d+$"));
    screen.device().on_request = [](const HttpQuestion& request) {
        const bool saves = request.path.find("format=csv") != std::string::npos;
        return saves ? Browser::Fate::waits : Browser::Fate::passes;
    };
    screen.click("button", "Export");
    screen.click("button", "As CSV, for a spreadsheet");
    screen.find("progressbar", like("^Saving archive-"));
    screen.click("button", "Cancel");
    screen.gone("progressbar", like("^Saving archive-"));
    screen.device().let_through();
    world.pass(500);
    EXPECT_TRUE(screen.tab().saved.empty());
}

TEST_F(Archive, OnAPhoneARecordStandsAloneWithAWayBack) {
    Screen screen(world, "manager", "/archive", phone);
    screen.find("heading", "Archive Manager");
    screen.find("link", "Archive Manager", {.selected = true});
    screen.click("row", like(""), {.row = 0});
    screen.click("button", "Back");
    screen.find("table", "Archived calls");
}

TEST_F(Archive, AnAgentReadsTheOwnCallsAndNobodyElses) {
    Screen screen(world, "agent1", "/archive");
    screen.find("heading", "My calls");
    screen.gone("link", "Archive Manager");
    const Json own = world.get("agent1", "/archive?all=1&agent=agent2");
    EXPECT_GT(own.at("total"), 0);
    for (const Json& call : own.at("items")) EXPECT_EQ(call.at("agent"), "agent1");
    world.until("there are rows", [&] { return !screen.find_all("row").empty(); });
    EXPECT_EQ(screen.faults(), "");
    const Json last = world.get("agent1", "/archive?all=1&sort=-completed&size=1").at("items")[0];
    screen.click("row", like("^" + text_of(last, "name")));
    screen.find("heading", "Notes");
    EXPECT_EQ(screen.faults(), "");
}

// "I listened to it, and wanted to tell her that it was good."
TEST_F(Archive, AReviewWithAWordReachesItsAgent) {
    const Json call = calls[0];
    const std::string agent = text_of(call, "agent");
    Screen screen(world, "manager", "/archive", {1280, 1400});
    screen.type("Search the archive", text_of(call, "phone"), "searchbox");
    screen.click("row", text_of(call, "name"));
    screen.type("A note, or a word to the agent", "O kú iṣẹ́: well done.");
    screen.click("button", "Mark as reviewed");
    screen.find("status", "Reviewed");
    EXPECT_EQ(screen.faults(), "");
    const Json added =
        world.get(agent, "/archive?all=1&lead=" + call.at("lead").dump()).at("items")[0]["added"];
    ASSERT_EQ(added.size(), 1U) << "pressed once, said once";
    EXPECT_EQ(added[0].at("text"), "O kú iṣẹ́: well done.");
    Screen own(world, agent, "/archive", {1280, 1400});
    own.reads(like("^Reviewed, 1 note added"));
    own.click("row", like("^" + text_of(call, "name")));
    own.type("A note", "She rang again.");  // Put away, and still that day's.
    own.click("button", "Add note");
    own.reads("She rang again.");
}

}  // namespace
}  // namespace recall::shell
