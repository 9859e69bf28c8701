#include "tests/relay/test_relay.hpp"

#include "relay/accounts/secrets.hpp"
#include "relay/cli/demo.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace recall {

namespace {

Campaign campaign() {
    Campaign c;
    c.id = Code("client");
    c.name = "Client CRM";
    c.outcomes = {{.code = Code("SUCCESS"), .label = "Success", .success = true},
                  {.code = Code("NA"), .label = "No Answer", .dialable_again = true},
                  {.code = Code("CALLBK"), .label = "Callback", .callback = true}};
    c.dial_statuses = {status_new, Code("NA"), status_callback_due};
    return c;
}

User user(const char* username, Role role) {
    User u{.username = username, .name = std::string("The ") + username, .role = role};
    if (role == Role::agent) u.campaigns = {Code("client")};
    u.may_keep_callbacks = role == Role::agent;
    return u;
}

}  // namespace

TestRelay::TestRelay(RelaySettings settings, JournalReader* reader, std::int64_t ahead_ms,
                     Journal* kept)
    : clock_ahead_ms(ahead_ms),
      settings_(std::move(settings)),
      reader_(reader),
      kept_(kept),
      password_(settings_.demo ? demo_password : "correct horse") {
    settings_.port = 0;
    settings_.clock = [this] { return system_now() + clock_ahead_ms.load(); };
    // What a test moves is time that passes, but for those that play a leap.
    if (!settings_.steady_ms) settings_.steady_ms = [this] { return settings_.clock().ms; };
    start();
    if (settings_.demo) {
        const auto problem = fill_with_demo(relay_->desk(), *store);
        EXPECT_FALSE(problem) << *problem;
    } else {
        make_desk();
    }
    thread_ = std::thread([this] { relay_->run(); });
}

void TestRelay::start() {
    Journal& desk = kept_ ? *kept_ : journal;
    relay_ = std::make_unique<Relay>(settings_, desk, reader_ ? *reader_ : journal, *store);
    const auto error = relay_->start();
    EXPECT_FALSE(error) << *error;
    settings_.port = relay_->port();
}

void TestRelay::make_desk() {
    give(operator_name, ConfigureDesk{{"Test", "Africa/Lagos", "NG", ""}});
    give(operator_name, SaveCampaign{campaign()});
    static const std::string hash = hash_of_password(password_);
    for (const auto& [name, role] : {std::pair("ada", Role::admin), {"max", Role::manager},
                                     {"ann", Role::agent}, {"bob", Role::agent}}) {
        give(operator_name, SaveUser{user(name, role)});
        (void)store->set_password_hash(name, hash);
    }
    give(operator_name, SaveList{{"L1", Code("client"), "First list"}});
    ImportLeads import{"L1", {}};
    for (std::uint64_t i = 0; i < 10; ++i) {
        import.leads.push_back({.phone = {2348030000001 + i}, .name = "Lead " + std::to_string(i)});
    }
    give(operator_name, std::move(import));
}

TestRelay::~TestRelay() { stop(); }

void TestRelay::stop() {
    if (!thread_.joinable()) return;
    relay_->stop();
    thread_.join();
}

void TestRelay::restart() {
    stop();
    relay_.reset();
    start();
    thread_ = std::thread([this] { relay_->run(); });
}

HttpClient TestRelay::signed_in(const std::string& username) {
    HttpClient http = client();
    EXPECT_TRUE(http.login(username, password_)) << username;
    return http;
}

Events TestRelay::give(const Username& by, Command command) {
    auto result = relay_->desk().submit_and_wait({by, "test", ++number_, std::move(command)});
    EXPECT_TRUE(bool(result));
    if (!result) return {};
    const CommandAnswer answer = std::move(result).value().answer;
    EXPECT_FALSE(answer.rejection) << message_of(*answer.rejection);
    return answer.events;
}

std::vector<AssignmentId> TestRelay::assign(const Username& agent, int count) {
    std::vector<AssignmentId> ids;
    for (const Event& event : give("max", AssignLeads{"L1", {agent}, count, {}})) {
        const auto& assigned = std::get<LeadsAssigned>(event);
        for (std::size_t i = 0; i < assigned.leads.size(); ++i) {
            ids.push_back(AssignmentId{assigned.first.value + i});
        }
    }
    return ids;
}

void TestRelay::promise(const Username& agent, AssignmentId assignment, std::int64_t ms_ahead,
                        Recipient recipient) {
    CompleteCall complete{assignment, Code("CALLBK"), "Busy.", {}, {}};
    const Instant time = system_now() + clock_ahead_ms.load() + ms_ahead;
    const std::string zone = "Africa/Lagos";
    complete.callback = NewCallback{time, wall_time(time, zone), zone, recipient, "Ask for Zoe"};
    give(agent, complete);
}

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "recall-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path = name;
    EXPECT_FALSE(path.empty());
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

}  // namespace recall
