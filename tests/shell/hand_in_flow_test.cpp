// Handing in what a device keeps, over a session that has ended: in portions, each command once,
// and nothing dropped that was not answered.
#include "shell/app/hand_in_flow.hpp"

#include <gtest/gtest.h>

#include <set>

namespace recall::shell {
namespace {

struct FakeHttp final : Http {
    RequestId send(HttpQuestion request, std::function<void(HttpResponse)> then) override {
        sent.push_back(std::move(request));
        answer = std::move(then);
        return ++last;
    }
    void cancel(RequestId) override { answer = nullptr; }
    Json body(std::size_t index) const { return parse_json(sent.at(index).body).value(); }
    // As the relay does: all of them done, but those whose number is in `refused`.
    void accept(const std::set<std::int64_t>& refused = {}, std::int64_t unplaced = 0) {
        Json answers = Json::array();
        const Json sent_last = body(sent.size() - 1);
        for (const Json& command : sent_last["commands"]) {
            Json one{{"client", command["client"]}, {"number", command["number"]}, {"ok", true}};
            if (refused.contains(command["number"].get<std::int64_t>())) {
                one["ok"] = false;
                one["error"] = {{"code", "not_your_number"}, {"message", "It is not yours."}};
            } else if (unplaced > 0) {
                one["unplaced"] = unplaced;
            }
            answers.push_back(std::move(one));
        }
        reply(200, to_text(Json{{"answers", answers}, {"unplaced", 0}}));
    }
    void reply(int status, const std::string& text) {
        const auto then = std::exchange(answer, nullptr);
        then({status, text});
    }
    std::vector<HttpQuestion> sent;
    std::function<void(HttpResponse)> answer;
    RequestId last = 0;
};

struct FakeFrames final : Frames {
    void request_redraw() override {}
    void request_redraw_at(std::int64_t) override {}
};

struct FakeStore final : DeviceStore {
    DeviceStatus status() const override { return {DeviceHealth::ok, ""}; }
    std::string begin_client() override { return "fresh"; }
    void load(const std::string&, std::function<void(StoredView)>) override {}
    void adopt(const std::string&) override {}
    void let_go(const std::string&) override {}
    void put_command(const std::string&, const StoredCommand&) override {}
    void remove_command(const std::string& user, const std::string& client,
                        std::int64_t number) override {
        removed.push_back(user + ' ' + client + ' ' + std::to_string(number));
    }
    void reject_command(const std::string& user, const StoredCommand& command) override {
        rejected.push_back(user + ' ' + std::to_string(command.number) + ' ' + command.text);
    }
    void drop_rejected(const std::string&, const std::string&, std::int64_t) override {}
    void put_rows(const std::string&, const std::vector<StoredRow>&, const std::string&,
                  const std::string&, bool) override {}
    void put_draft(const std::string&, const std::string&, const std::string&) override {}
    void forget_rows(const std::string&) override {}
    void get_meta(const std::string&, std::function<void(std::string)>) override {}
    void put_meta(const std::string&, const std::string&) override {}
    void ask_to_stay() override {}
    void save_unsent(const std::string&) override {}

    std::vector<std::string> removed, rejected;
};

struct Fixture {
    FakeStore store;
    FakeHttp http;
    FakeFrames frames;
    HandInFlow flow{store, http, frames};
    std::vector<HandInFlow::Done> done;

    Fixture() {
        flow.on_done = [this](const Username&, const HandInFlow::Done& told) {
            done.push_back(told);
        };
    }
};

StoredCommand stored(std::int64_t number, const std::string& type = "CompleteCall",
                     const std::string& notes = "") {
    return {"old", number,
            R"({"at":1795000000000,"command":{"type":")" + type + R"(","assignment":1,"notes":")" +
                notes + "\"}}"};
}

TEST(HandIn, SendsEachCommandAsItWasWishedAndDropsWhatIsAnswered) {
    Fixture f;
    f.flow.hand_in("ann", {stored(3, "StartCall"), stored(4)});
    ASSERT_EQ(f.http.sent.size(), 1U);
    EXPECT_EQ(f.http.sent[0].method, "POST");
    EXPECT_EQ(f.http.sent[0].path, "/outbox");
    const Json body = f.http.body(0);
    EXPECT_EQ(body["user"], "ann");
    EXPECT_EQ(body["commands"][0]["client"], "old");
    EXPECT_EQ(body["commands"][0]["number"], 3);
    EXPECT_EQ(body["commands"][0]["at"], 1'795'000'000'000);
    EXPECT_EQ(body["commands"][0]["command"]["type"], "StartCall");
    EXPECT_TRUE(f.store.removed.empty()) << "nothing is dropped before it is answered";
    EXPECT_TRUE(f.flow.is_running());
    f.http.accept();
    EXPECT_EQ(f.store.removed, (std::vector<std::string>{"ann old 3", "ann old 4"}));
    ASSERT_EQ(f.done.size(), 1U);
    EXPECT_EQ(f.done[0].calls, 1U);
    EXPECT_EQ(words_of(f.done[0]), "1 call was handed in.");
    EXPECT_FALSE(f.flow.is_running());
}

TEST(HandIn, GoesInPortionsOfSoManyCommandsAndBytes) {
    Fixture f;
    std::vector<StoredCommand> many;
    for (std::size_t i = 0; i < hand_in_commands_max + 5; ++i) {
        many.push_back(stored(static_cast<std::int64_t>(i) + 1));
    }
    f.flow.hand_in("ann", many);
    EXPECT_EQ(f.http.body(0)["commands"].size(), hand_in_commands_max);
    f.http.accept();
    EXPECT_EQ(f.http.body(1)["commands"].size(), 5U);
    f.http.accept();
    EXPECT_EQ(f.store.removed.size(), many.size());

    const std::string long_notes(hand_in_bytes_max / 2, 'n');
    f.flow.hand_in("ann",
                   {stored(1, "CompleteCall", long_notes), stored(2, "CompleteCall", long_notes),
                    stored(3, "CompleteCall", long_notes)});
    EXPECT_EQ(f.http.body(2)["commands"].size(), 1U);
}

TEST(HandIn, ARefusedCommandGoesToTheTrayWithItsReason) {
    Fixture f;
    std::vector<std::int64_t> told;
    f.flow.on_answered = [&told](const std::string&, std::int64_t number,
                                 const std::optional<WireError>& error) {
        if (error) told.push_back(number);
    };
    f.flow.hand_in("ann", {stored(3, "ClaimLead"), stored(4)});
    f.http.accept({3}, 12);
    EXPECT_EQ(f.store.removed, (std::vector<std::string>{"ann old 4"}));
    ASSERT_EQ(f.store.rejected.size(), 1U);
    EXPECT_NE(f.store.rejected[0].find("It is not yours."), std::string::npos);
    EXPECT_NE(f.store.rejected[0].find("ClaimLead"), std::string::npos);
    EXPECT_EQ(told, (std::vector<std::int64_t>{3}));
    EXPECT_EQ(words_of(f.done.at(0)), "1 call was handed in for your manager.");
}

TEST(HandIn, WhatIsNotAnsweredStays) {
    for (const auto& [status, text] :
         {std::pair(0, std::string()), std::pair(503, std::string("{}")),
          std::pair(401, std::string("{}")), std::pair(200, std::string("<html>Welcome!")),
          std::pair(200, std::string(R"({"answers":[]})"))}) {
        Fixture f;
        f.flow.hand_in("ann", {stored(3), stored(4)});
        f.http.reply(status, text);
        EXPECT_TRUE(f.store.removed.empty()) << status << text;
        EXPECT_TRUE(f.store.rejected.empty()) << status << text;
        ASSERT_EQ(f.done.size(), 1U);
        EXPECT_EQ(f.done[0].left, 2U);
        EXPECT_NE(f.done[0].problem, "");
        f.flow.hand_in("ann", {stored(3), stored(4)});
        f.http.accept();
        EXPECT_EQ(f.store.removed.size(), 2U) << "and can be handed in again";
    }
}

TEST(HandIn, WhatCannotBeReadIsLeftOnTheDevice) {
    Fixture f;
    f.flow.hand_in("ann", {{"old", 1, "nonsense"}, {"old", 2, "{}"}, stored(3)});
    EXPECT_EQ(f.http.body(0)["commands"].size(), 1U);
    f.http.accept();
    EXPECT_EQ(f.store.removed, (std::vector<std::string>{"ann old 3"}));
    f.flow.hand_in("ann", {{"old", 1, "nonsense"}});
    EXPECT_EQ(f.http.sent.size(), 1U);
}

TEST(HandIn, StopsWhenSomebodySignsIn) {
    Fixture f;
    f.flow.hand_in("ann", {stored(3)});
    f.flow.stop();
    EXPECT_FALSE(f.flow.is_running());
    EXPECT_TRUE(f.http.answer == nullptr) << "no answer comes any more";
    EXPECT_TRUE(f.store.removed.empty());
}

}  // namespace
}  // namespace recall::shell
