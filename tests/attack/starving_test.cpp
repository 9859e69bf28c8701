// One who asks for much waits; the others do not.
#include "journal/readers.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <future>
#include <set>

namespace recall::attack {

namespace {

// Its searches for leads take until they are let go.
class SlowReaders final : public Readers {
public:
    explicit SlowReaders(JournalReader& journal)
        : Readers({&journal, &journal, &journal}) {}
    Result<Page<Lead>, JournalError> leads(const LeadFilter& filter, PageRequest page) override {
        if (filter.text == "slow") gone_.wait();
        return Readers::leads(filter, page);
    }
    void let_go() { go_.set_value(); }

private:
    std::promise<void> go_;
    const std::shared_future<void> gone_ = go_.get_future().share();
};

TEST(Starving, TwelveSearchesOfOneHoldUpNobodyElse) {
    MemoryJournal nothing;
    SlowReaders readers(nothing);
    TestRelay relay({}, &readers);
    HttpClient max = relay.signed_in("max"), ann = relay.signed_in("ann"),
               ada = relay.signed_in("ada");
    std::vector<std::thread> searching;
    std::atomic<int> answered{0};
    for (int i = 0; i < 12; ++i) {
        searching.emplace_back([&relay, &answered, cookie = max.cookie] {
            HttpClient http = relay.client();
            http.cookie = cookie;
            EXPECT_EQ(http.get("/leads?text=slow").status, 200);
            ++answered;
        });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(ann.get("/me").status, 200);
        EXPECT_EQ(ann.get("/archive").status, 200);
        EXPECT_EQ(ada.get("/leads?text=quick").status, 200);
        EXPECT_EQ(max.get("/me").status, 200);
        EXPECT_TRUE(relay.client().login("bob"));
    }
    EXPECT_EQ(answered, 0);
    readers.let_go();
    for (std::thread& one : searching) one.join();
    EXPECT_EQ(answered, 12);
}

// Anybody who is signed in may make up as many client ids as they like.
TEST(Starving, ClientIdsAreAtHandUpToALimitAndKnownForEver) {
    MemoryJournal journal;
    Sequencer sequencer(journal);
    ASSERT_FALSE(sequencer.load());
    const Stamp stamp{system_now(), Day{20'000}};
    const auto wish = [](std::size_t client) {
        return Submission{"ann", "made up " + std::to_string(client), 1,
                          ClaimLead{AssignmentId{1}}};
    };
    constexpr std::size_t clients = clients_at_hand_max + 10 * batch_submissions_max;
    for (std::size_t next = 0; next < clients;) {
        std::vector<Submission> batch;
        while (batch.size() < batch_submissions_max) batch.push_back(wish(next++));
        const auto done = sequencer.run(batch, stamp);
        ASSERT_TRUE(bool(done));
        for (const CommandAnswer& answer : done.value().answers) EXPECT_FALSE(answer.repeated);
        EXPECT_LE(sequencer.clients_at_hand(), clients_at_hand_max);
    }
    EXPECT_EQ(sequencer.clients_at_hand(), clients_at_hand_max);
    const std::int64_t records = sequencer.position();
    for (const std::size_t client : {std::size_t{0}, clients - 1}) {
        const std::vector<Submission> again{wish(client)};
        const auto done = sequencer.run(again, stamp);
        ASSERT_TRUE(bool(done));
        EXPECT_TRUE(done.value().answers[0].repeated);
    }
    EXPECT_EQ(sequencer.position(), records);
    EXPECT_EQ(sequencer.next_number({"ann", "made up 0"}), 2);
    EXPECT_EQ(sequencer.next_number({"ann", "nobody's"}), 1);
}

TEST(Starving, CommandsOverHttpTakeNoClientEach) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    for (int i = 0; i < 5; ++i) {
        const std::string id = "N" + std::to_string(i);
        EXPECT_EQ(max.post("/lists", {{"id", id}, {"campaign", "client"}, {"name", id}}).status,
                  201);
    }
    std::set<std::string> clients;
    const auto page = relay.journal.records({.by = "max", .command = "SaveList"}, {});
    for (const Record& record : page.value().items) clients.insert(record.client);
    EXPECT_EQ(page.value().items.size(), 5u);
    EXPECT_EQ(clients.size(), 1u);
}

}  // namespace

}  // namespace recall::attack
