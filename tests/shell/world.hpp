// A demo desk with its relay, the devices of everybody who works there, and one time for all of
// them: a Wednesday, five past ten in Lagos, from where it goes on as a test says or waits.
#pragma once

#include "tests/shell/browser.hpp"

namespace recall::shell {

constexpr std::int64_t minute = minute_ms;
constexpr std::int64_t half_hour = 30 * minute_ms;
constexpr std::int64_t day_long = 24 * 60 * minute_ms;

class World {
public:
    World();

    TestRelay relay;
    Browser& new_device();
    // It is gone from one moment to the next; it is back, with all that it had committed.
    void kill_relay();
    void restart_relay();

    // Time goes by for everybody, and what it brings happens.
    void pass(std::int64_t ms);
    // Until nothing more comes of what was done.
    void settle();
    // Time goes by until it is so; fails the test where it does not come to be.
    void until(const std::string& what, const std::function<bool()>& is_so);

    // What the relay answers to somebody without a screen; anything but success fails the test.
    Json get(const std::string& user, const std::string& path);
    Json items(const std::string& user, const std::string& path);  // of such an answer
    Json post(const std::string& user, const std::string& path, const Json& body);
    Response ask(const std::string& user, const std::string& method, const std::string& path,
                 const std::string& body = "", const std::string& type = "application/json");

    // --- What tests make of the desk
    void make_list(const ListId& id, const std::string& file = "", const std::string& name = "");
    void assign(const ListId& list, const Username& agent, int count);
    void change_campaign(const std::function<void(Campaign&)>& change);  // Client CRM
    void change_user(const Username& username, const std::function<void(User&)>& change);
    struct Promised {
        int slots = 0;  // half hours after the one that runs, which is due at once
        Recipient recipient = Recipient::ANYONE;
        std::string comments = {};
    };
    // The agent calls another number of Client CRM and promises to call again.
    void promise(const Username& agent, const Promised& promised);

    Json list_named(const std::string& name);  // as /lists has it
    // How many calls of today the agent has completed, as the tracker counts them.
    int completed_by(const Username& agent);
    std::vector<CompletedCall> calls_of(const Username& agent);  // archived or not
    Instant now() const;
    std::string day(int ahead) const;  // in Lagos: "2026-11-18"

private:
    std::list<Browser> devices_;
    std::map<std::string, HttpClient> users_;
};

// "Name,Phone", and so many rows: the first number is 080 and these digits.
std::string people(int count, std::int64_t first = 30'000'000);
std::string data_file(const std::string& name);  // what is in that file of tests/data

}  // namespace recall::shell
