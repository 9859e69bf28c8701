#include "tests/shell/world.hpp"

#include "relay/desk/calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace recall::shell {
namespace {

constexpr std::int64_t began_ms = 1'794'992'700'000;  // 2026-11-18 10:05 in Lagos
constexpr std::int64_t step_ms = 500;
constexpr std::int64_t wait_step_ms = 100;
constexpr std::int64_t wait_ms = 30'000;              // by the clocks of the test
constexpr auto wait_for_real = std::chrono::seconds(8);
constexpr auto answers_within = std::chrono::milliseconds(150);  // a relay on this machine
constexpr auto look_again = std::chrono::milliseconds(1);

RelaySettings demo() {
    RelaySettings settings;
    settings.demo = true;
    return settings;
}

}  // namespace

World::World() : relay(demo(), nullptr, began_ms - system_now().ms) {}

Instant World::now() const { return system_now() + relay.clock_ahead_ms.load(); }

std::string World::day(int ahead) const {
    const std::int64_t lagos_ms = now().ms + 60 * minute_ms;
    return to_text(Day{static_cast<std::int32_t>(lagos_ms / day_long) + ahead});
}

// Its clock is right.
Browser& World::new_device() {
    Browser& device = devices_.emplace_back(relay);
    device.wall_off_ms = now().ms - device.wall_ms();
    return device;
}

void World::kill_relay() {
    for (Browser& device : devices_) device.move_to(relay);
    relay.stop();
}

void World::restart_relay() {
    kill_relay();
    relay.restart();
    for (auto& [name, user] : users_) {
        const std::string cookie = user.cookie;
        user = relay.client();
        user.cookie = cookie;
    }
}

void World::settle() {
    auto heard_at = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < heard_at + answers_within) {
        bool did = false;
        for (Browser& device : devices_) did = device.step() || did;
        if (did) heard_at = std::chrono::steady_clock::now();
        if (did) continue;
        const bool busy = std::any_of(devices_.begin(), devices_.end(),
                                      [](const Browser& device) { return device.is_busy(); });
        if (!busy) return;
        std::this_thread::sleep_for(look_again);
    }
}

void World::pass(std::int64_t ms) {
    for (std::int64_t passed = 0; passed < ms; passed += step_ms) {
        const std::int64_t step = std::min(step_ms, ms - passed);
        relay.clock_ahead_ms += step;
        for (Browser& device : devices_) device.monotonic_ms += step;
        settle();
    }
}

void World::until(const std::string& what, const std::function<bool()>& is_so) {
    settle();
    const auto give_up = std::chrono::steady_clock::now() + wait_for_real;
    for (std::int64_t waited = 0;; waited += wait_step_ms) {
        if (is_so()) return;
        if (waited > wait_ms && std::chrono::steady_clock::now() > give_up) break;
        std::this_thread::sleep_for(look_again);
        pass(wait_step_ms);
    }
    throw std::runtime_error("it never came to be: " + what);
}

// ---- Without a screen

Response World::ask(const std::string& user, const std::string& method, const std::string& path,
                    const std::string& body, const std::string& type) {
    auto known = users_.find(user);
    if (known == users_.end()) known = users_.emplace(user, relay.signed_in(user)).first;
    Headers headers{{"Content-Type", type}};
    return known->second.request(method, path, body, headers);
}

Json World::get(const std::string& user, const std::string& path) {
    const Response response = ask(user, "GET", path);
    EXPECT_EQ(response.status, 200) << path << " " << response.body;
    return response.json();
}

Json World::items(const std::string& user, const std::string& path) {
    return get(user, path).at("items");
}

Json World::post(const std::string& user, const std::string& path, const Json& body) {
    const Response response = ask(user, "POST", path, body.dump());
    EXPECT_LT(response.status, 300) << path << " " << response.body;
    return response.json();
}

void World::make_list(const ListId& id, const std::string& file, const std::string& name) {
    relay.give("manager", SaveList{{id, Code("client"), name.empty() ? "List " + id : name}});
    if (file.empty()) return;
    const Response response = ask("manager", "POST", "/lists/" + id + "/leads", file, "text/csv");
    EXPECT_EQ(response.status, 200) << response.body;
}

void World::assign(const ListId& list, const Username& agent, int count) {
    relay.give("manager", AssignLeads{list, {agent}, count, {}});
}

void World::change_campaign(const std::function<void(Campaign&)>& change) {
    Campaign campaign = relay.relay().desk().ask([](const DeskThread::Desk& desk) {
        return *desk.state.campaign(Code("client"));
    });
    change(campaign);
    relay.give("admin", SaveCampaign{campaign});
}

void World::change_user(const Username& username, const std::function<void(User&)>& change) {
    User user = relay.relay().desk().ask(
        [&](const DeskThread::Desk& desk) { return *desk.state.user(username); });
    change(user);
    relay.give("admin", SaveUser{user});
}

void World::promise(const Username& agent, const Promised& promised) {
    const auto waiting = [&] {
        return relay.relay().desk().ask([&](const DeskThread::Desk& desk) {
            for (const AssignmentId id : desk.state.assignments_of(agent)) {
                const Assignment& one = *desk.state.assignment(id);
                const bool is_free = one.stage == Stage::assigned && one.kind == Kind::client;
                if (is_free) return std::optional(id);
            }
            return std::optional<AssignmentId>();
        });
    };
    if (!waiting()) assign("prospects", agent, 20);
    const AssignmentId id = waiting().value();
    const Instant at = now();
    const Instant time{(at.ms / callback_slot_ms + promised.slots) * callback_slot_ms};
    const std::string zone = "Africa/Lagos";
    relay.give(agent, ClaimLead{id});
    CompleteCall complete{id, Code("CALLBK"), "In a meeting.", at, at};
    complete.callback =
        NewCallback{time, wall_time(time, zone), zone, promised.recipient, promised.comments};
    relay.give(agent, complete);
}

Json World::list_named(const std::string& name) {
    for (const Json& list : items("manager", "/lists")) {
        if (list.at("name") == name) return list;
    }
    throw std::runtime_error("no list " + name);
}

int World::completed_by(const Username& agent) {
    int completed = 0;
    const Json progress = get("manager", "/call-progress?agent=" + agent);
    for (const Json& line : progress.at("agents")) completed += line.at("completed").get<int>();
    return completed;
}

std::vector<CompletedCall> World::calls_of(const Username& agent) {
    auto page = relay.journal.calls({.agent = agent, .archived_only = false}, {});
    EXPECT_TRUE(bool(page));
    return page ? std::move(page).value().items : std::vector<CompletedCall>();
}

std::string people(int count, std::int64_t first) {
    std::string file = "Name,Phone\n";
    for (int i = 0; i < count; ++i) {
        file += "Person " + std::to_string(i) + ",080" + std::to_string(first + i) + "\n";
    }
    return file;
}

std::string data_file(const std::string& name) {
    std::ifstream in(std::string(RECALL_SOURCE_DIR) + "/tests/data/" + name);
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_FALSE(text.str().empty()) << name;
    return text.str();
}

}  // namespace recall::shell
