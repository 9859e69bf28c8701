// What one connection, one address or one user may take of the relay.
#include "tests/attack/raw.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace recall::attack {

namespace {

using Sockets = std::vector<std::unique_ptr<Socket>>;

std::string length(std::size_t bytes) {
    return "Content-Length: " + std::to_string(bytes) + "\r\n";
}

TEST(Limits, NobodysBodyIsNotReadAndNotWaitedFor) {
    TestRelay relay;
    const auto sent = [&](const std::string& line, const std::string& headers) {
        return answer_to(relay.port(), head(line, headers));
    };
    EXPECT_EQ(sent("POST /commands", length(1'000'000)).status, 401);
    EXPECT_EQ(sent("POST /commands", "Transfer-Encoding: chunked\r\n").status, 401);
    EXPECT_EQ(sent("POST /lists/L1/leads", length(1'000'000)).status, 401);
    EXPECT_EQ(sent("POST /users/ann/password", length(100)).status, 401);
    EXPECT_EQ(sent("POST /commands",
                   "Cookie: recall_session=guess\r\n" + length(1'000'000)).status, 401);
    EXPECT_EQ(sent("POST /commands", "Authorization: Bearer guess\r\n" + length(100)).status, 401);
    // To sign in somebody has to be nobody yet; that takes little.
    const Response much = sent("POST /login", length(public_body_bytes_max + 1));
    EXPECT_EQ(much.status, 413);
    EXPECT_EQ(much.json()["error"]["bytes_max"], public_body_bytes_max);
    EXPECT_EQ(sent("GET /", length(public_body_bytes_max + 1)).status, 413);
    EXPECT_EQ(sent("PUT /me", length(public_body_bytes_max + 1)).status, 413);
}

TEST(Limits, WhatStandsAroundThePiecesOfABodyIsCountedToo) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    Socket socket(relay.port());
    std::string piece;
    for (int i = 0; i < 1'000; ++i) piece += "1;extension=" + std::string(80, 'x') + "\r\n \r\n";
    ASSERT_TRUE(socket.send(head("POST /commands", "Cookie: " + ann.cookie +
                                                       "\r\nTransfer-Encoding: chunked\r\n")));
    std::size_t sent = 0;
    // Twice a body and a little; beside that, what the sockets hold.
    constexpr std::size_t most = 2 * body_bytes_max + 16 * 1024 * 1024;
    const Response answer = [&] {
        for (int i = 0; i < 60; ++i) {
            if (!socket.send(piece)) break;
            sent += piece.size();
        }
        return read_response(socket, false);
    }();
    EXPECT_EQ(answer.status, 413);
    EXPECT_LT(sent, most);
    EXPECT_EQ(ann.get("/me").status, 200);
}

TEST(Limits, AnAddressHasSoManyConnectionsAndOthersHaveTheirOwn) {
    rlimit files{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = files.rlim_max;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &files), 0);
    RelaySettings settings;
    settings.proxies = TrustedProxies::from_text("127.0.0.1", "X-Forwarded-For").value();
    TestRelay relay(settings);
    const auto from = [](const std::string& address) {
        return head("POST /login", "X-Forwarded-For: " + address + "\r\n" + length(10));
    };
    Sockets held;
    for (std::size_t i = 0; i < address_connections_max; ++i) {
        held.push_back(std::make_unique<Socket>(relay.port()));
        ASSERT_TRUE(held.back()->send(from("203.0.113.9")));
    }
    int refused = 0;
    for (int tries = 0; tries < 200 && refused != 429; ++tries) {
        Socket one(relay.port());
        ASSERT_TRUE(one.send(from("203.0.113.9") + "{\"a\":\"bc\"}"));
        refused = read_response(one, false).status;
    }
    EXPECT_EQ(refused, 429);
    EXPECT_EQ(answer_to(relay.port(), from("203.0.113.10") + "{\"a\":\"bc\"}").status, 400);
    held.clear();
    int again = 0;
    for (int tries = 0; tries < 200 && again != 400; ++tries) {
        again = answer_to(relay.port(), from("203.0.113.9") + "{\"a\":\"bc\"}").status;
    }
    EXPECT_EQ(again, 400) << "those that went are counted still";
}

TEST(Limits, AUserHasSoManyRequestsUnderWay) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann"), bob = relay.signed_in("bob");
    Sockets held;
    const auto hold_one = [&] {
        held.push_back(std::make_unique<Socket>(relay.port()));
        ASSERT_TRUE(held.back()->send(
            head("POST /commands", "Cookie: " + ann.cookie + "\r\n" + length(10))));
    };
    for (std::size_t i = 0; i < user_requests_max; ++i) hold_one();
    int status = 0;
    for (int tries = 0; tries < 200 && status != 429; ++tries) {
        status = ann.get("/me").status;
        if (status == 200) hold_one();  // it may have taken the place of one
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(status, 429);
    EXPECT_EQ(bob.get("/me").status, 200);
    held.clear();
    for (int tries = 0; tries < 200 && status != 200; ++tries) status = ann.get("/me").status;
    EXPECT_EQ(status, 200);
}

TEST(Limits, AUsersCommandsHaveOneMeasureHoweverTheyCome) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann"), bob = relay.signed_in("bob");
    // Many at once, for the measure fills while they are answered.
    constexpr int at_once = 100;
    const std::string one =
        head("POST /commands", "Cookie: " + ann.cookie + "\r\n" + length(1)) + "x";
    std::string many;
    for (int i = 0; i < at_once; ++i) many += one;
    Socket socket(relay.port());
    int status = 400, given = 0;
    while (status == 400 && given < 10 * static_cast<int>(user_messages_burst)) {
        if (given % at_once == 0) {
            ASSERT_TRUE(socket.send(many));
        }
        status = read_response(socket, false).status;
        ++given;
    }
    EXPECT_EQ(status, 429);
    EXPECT_GE(given, static_cast<int>(user_messages_burst));
    EXPECT_EQ(bob.request("POST", "/commands", "x").status, 400);
    EXPECT_EQ(ann.get("/me").status, 200);
}

}  // namespace

}  // namespace recall::attack
