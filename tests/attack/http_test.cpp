// What no request may do to the relay: end it, or keep it from the next one.
#include "tests/attack/raw.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

TEST(Requests, ThatAreBrokenAreRefusedAndTheNextIsAnswered) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    for (const Attack& attack : malformed_requests()) {
        EXPECT_EQ(answer_to(relay.port(), attack.bytes).status, attack.status) << attack.name;
        EXPECT_EQ(ann.get("/me").status, 200) << "after " << attack.name;
    }
    EXPECT_TRUE(relay.client().login("bob"));
}

TEST(Requests, ThatBreakOffAnywhereLeaveNothingBehind) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    const std::string whole =
        chunked("/login",
                "1e;x=y\r\n{\"username\": \"ann\", \"password\"\r\n3\r\n:1}\r\n0\r\nA: b\r\n\r\n");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Socket socket(relay.port());
        ASSERT_TRUE(socket.send(whole.substr(0, size)));
        if (size % 2 != 0) socket.reset();
    }
    EXPECT_EQ(ann.get("/me").status, 200);
    // Those that were broken off are gone; what is left is ann's, and this very one.
    std::string open;
    for (int tries = 0; tries < 200; ++tries) {
        const std::string metrics = relay.client().get("/metrics").body;
        open = metrics.substr(metrics.find("\nrecall_connections ") + 20);
        open = open.substr(0, open.find('\n'));
        if (open == "2") break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(open, "2");
}

TEST(Requests, InPiecesOfOneByteAreRead) {
    TestRelay relay;
    Socket socket(relay.port());
    const std::string body = "{\"username\":\"ann\",\"password\":\"correct horse\"}";
    std::string chunks;
    for (const char c : body) chunks += std::string("1;a=b\r\n") + c + "\r\n";
    for (const char c : chunked("/login", chunks + "0\r\nTrailer: yes\r\n\r\n")) {
        ASSERT_TRUE(socket.send(std::string(1, c)));
    }
    EXPECT_EQ(read_response(socket, false).status, 200);
    // The shortest there is. (The parser took four bytes of it for a broken state of its own.)
    for (const char c : chunked("/login", "0\r\n\r\n")) {
        ASSERT_TRUE(socket.send(std::string(1, c)));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_EQ(read_response(socket, false).status, 400);
}

TEST(Requests, OneAfterAnotherInOnePieceAreAnsweredInTurn) {
    TestRelay relay;
    Socket socket(relay.port());
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += head("GET /healthz");
        all += chunked("/login", "2\r\n{}\r\n0\r\n\r\n");
    }
    ASSERT_TRUE(socket.send(all));
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(read_response(socket, false).status, 200);
        EXPECT_EQ(read_response(socket, false).status, 400);
    }
}

}  // namespace

}  // namespace recall::attack
