// What goes out through one websocket, over a stream that is none: in order, within its bound, and
// to a close that says why.
#include "relay/net/outgoing.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/_experimental/test/stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <memory>
#include <vector>

namespace recall {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using WebsocketInMemory = beast::websocket::stream<beast::test::stream>;

Text text(std::string words) { return std::make_shared<const std::string>(std::move(words)); }

class OutgoingTest : public ::testing::Test {
protected:
    OutgoingTest() {
        theirs.next_layer().connect(ours.next_layer());
        ours.async_accept([](beast::error_code error) { EXPECT_FALSE(error); });
        theirs.async_handshake("desk", "/sync", [](beast::error_code error) {
            EXPECT_FALSE(error);
        });
        run();
        outgoing.on_view_sent = [this] { ++views_sent; };
        asio::co_spawn(io, outgoing.run(), asio::detached);
        read();
    }
    void run() {
        io.restart();
        io.poll();
    }
    void read() {
        theirs.async_read(buffer, [this](beast::error_code error, std::size_t) {
            if (error == beast::websocket::error::closed) was_closed = true;
            if (error) return;
            came.push_back(beast::buffers_to_string(buffer.data()));
            buffer.clear();
            read();
        });
    }

    asio::io_context io;
    WebsocketInMemory ours{io}, theirs{io};
    Outgoing<WebsocketInMemory> outgoing{ours};
    beast::flat_buffer buffer;
    std::vector<std::string> came;
    int views_sent = 0;
    bool was_closed = false;
};

TEST_F(OutgoingTest, WhatWaitsGoesOutInItsOrderAndThenTheCloseWithItsReason) {
    EXPECT_TRUE(outgoing.send({text("one"), text("two")}, false));
    EXPECT_TRUE(outgoing.send({text("three")}, false));
    outgoing.close(4001, "another user");
    EXPECT_TRUE(outgoing.send({text("too late")}, false)) << "not taken, and no fault";
    run();
    EXPECT_EQ(came, (std::vector<std::string>{"one", "two", "three"}));
    ASSERT_TRUE(was_closed);
    EXPECT_EQ(theirs.reason().code, 4001);
    EXPECT_EQ(theirs.reason().reason, "another user");
}

TEST_F(OutgoingTest, MoreThanMayWaitIsRefusedButAWholeViewMayBeAsLargeAsItIs) {
    const Text large = text(std::string(outgoing_bytes_max / 2 + 1, 'a'));
    EXPECT_TRUE(outgoing.send({large, large, large}, true));
    EXPECT_TRUE(outgoing.send({large}, false));
    EXPECT_FALSE(outgoing.send({large}, false));
    outgoing.drop_waiting();
    EXPECT_TRUE(outgoing.empty());
}

TEST_F(OutgoingTest, WhatIsOutNoLongerCounts) {
    const Text large = text(std::string(outgoing_bytes_max / 2 + 1, 'a'));
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(outgoing.send({large}, false)) << i;
        run();
    }
    EXPECT_EQ(came.size(), 5U);
}

TEST_F(OutgoingTest, AViewIsOutOnceItsLastMessageIs) {
    EXPECT_TRUE(outgoing.send({text("part"), text("last part")}, true));
    EXPECT_EQ(views_sent, 0);
    run();
    EXPECT_EQ(views_sent, 1);
    EXPECT_TRUE(outgoing.send({text("a change")}, false));
    run();
    EXPECT_EQ(views_sent, 1);
}

TEST_F(OutgoingTest, ALineThatBreaksEndsIt) {
    theirs.next_layer().close();
    outgoing.send({text("to nobody")}, false);
    outgoing.close(1000, "");
    run();
    EXPECT_FALSE(outgoing.writing());
    EXPECT_TRUE(outgoing.close_is_late(std::chrono::steady_clock::now() + std::chrono::hours(1)));
}

}  // namespace
}  // namespace recall
