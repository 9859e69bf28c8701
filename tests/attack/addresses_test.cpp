// Where a request comes from, as a proxy says it.
#include "relay/accounts/peers.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

TrustedProxies trusting(const std::string& addresses, const std::string& header) {
    auto proxies = TrustedProxies::from_text(addresses, header);
    EXPECT_TRUE(proxies) << proxies.error();
    return std::move(proxies).value();
}

struct Origin {
    const char* peer;
    const char* header;
    const char* origin;
};

TEST(Addresses, AreReadFromRightToLeftThroughTrustedProxiesOnly) {
    const TrustedProxies proxies = trusting("127.0.0.1, 10.0.0.0/8,fd00::/8", "X-Forwarded-For");
    const Origin table[] = {
        {"127.0.0.1", "", "127.0.0.1"},
        {"127.0.0.1", "203.0.113.9", "203.0.113.9"},
        {"127.0.0.1", "203.0.113.9:4711", "203.0.113.9"},
        {"127.0.0.1", "  2001:db8::9 ", "2001:db8::9"},
        {"127.0.0.1", "[2001:db8::9]:4711", "2001:db8::9"},
        // What the client itself wrote stands on the left.
        {"127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"},
        {"127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"},
        {"127.0.0.1", "10.9.9.9, 10.1.2.3", "10.9.9.9"},
        {"fd00::1", "203.0.113.9", "203.0.113.9"},
        {"::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"},
        {"192.0.2.1", "203.0.113.9", "192.0.2.1"},
        {"11.0.0.1", "203.0.113.9", "11.0.0.1"},
        {"127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"},
        {"127.0.0.1", "203.0.113.9, unknown, 10.0.0.2", "10.0.0.2"},
        {"127.0.0.1", ",,,", "127.0.0.1"},
        {"127.0.0.1", "1.2.3.4.5", "127.0.0.1"},
        {"127.0.0.1", "[::1", "127.0.0.1"},
        {"127.0.0.1", "\"203.0.113.9", "127.0.0.1"},
    };
    for (const Origin& row : table) {
        EXPECT_EQ(proxies.origin_of(row.peer, row.header), row.origin) << row.header;
    }
    EXPECT_EQ(TrustedProxies().origin_of("127.0.0.1", "203.0.113.9"), "127.0.0.1");
}

TEST(Addresses, InForwardedAreReadTheSameWay) {
    const TrustedProxies proxies = trusting("127.0.0.1, 10.0.0.0/8", "forwarded");
    const Origin table[] = {
        {"127.0.0.1", "for=203.0.113.9", "203.0.113.9"},
        {"127.0.0.1", "For=203.0.113.9;proto=https;by=10.0.0.1", "203.0.113.9"},
        {"127.0.0.1", "proto=https; for=\"[2001:db8::9]:4711\"", "2001:db8::9"},
        {"127.0.0.1", "for=198.51.100.1, for=203.0.113.9, for=10.0.0.2", "203.0.113.9"},
        {"127.0.0.1", "for=\"198.51.100.1, for=203.0.113.9\"", "127.0.0.1"},
        {"127.0.0.1", "for=_hidden", "127.0.0.1"},
        {"127.0.0.1", "203.0.113.9", "127.0.0.1"},
        {"192.0.2.1", "for=203.0.113.9", "192.0.2.1"},
    };
    for (const Origin& row : table) {
        EXPECT_EQ(proxies.origin_of(row.peer, row.header), row.origin) << row.header;
    }
}

TEST(Addresses, OfProxiesThatAreNoneAreNamed) {
    for (const char* wrong : {"nonsense", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8",
                              "::1/129", "127.0.0.1 10.0.0.1"}) {
        const auto proxies = TrustedProxies::from_text(wrong, "X-Forwarded-For");
        ASSERT_FALSE(proxies) << wrong;
        EXPECT_NE(proxies.error().find("trusted_proxies"), std::string::npos);
    }
    EXPECT_FALSE(TrustedProxies::from_text("", "X-Real-IP"));
}

TEST(Addresses, OfOneHouseholdShareALimit) {
    EXPECT_EQ(share_of("203.0.113.9"), "203.0.113.9");
    EXPECT_EQ(share_of("2001:db8:1:2:3:4:5:6"), share_of("2001:db8:1:2::1"));
    EXPECT_NE(share_of("2001:db8:1:2::1"), share_of("2001:db8:1:3::1"));
    EXPECT_EQ(share_of("::ffff:203.0.113.9"), "203.0.113.9");
}

TEST(Addresses, StandInTheLogOfSignInsAsTheyTrulyAre) {
    const Headers header{{"X-Forwarded-For", "198.51.100.1, 203.0.113.9"}};
    const Json right{{"username", "ann"}, {"password", "correct horse"}};
    for (const bool trusted : {true, false}) {
        RelaySettings settings;
        if (trusted) settings.proxies = trusting("127.0.0.0/8", "X-Forwarded-For");
        TestRelay relay(settings);
        EXPECT_EQ(relay.client().post("/login", right, header).status, 200);
        HttpClient ada = relay.signed_in("ada");
        EXPECT_EQ(ada.get("/logins?username=ann").json()["items"][0]["address"],
                  trusted ? "203.0.113.9" : "127.0.0.1");
    }
}

TEST(Addresses, MetricsAreToldToThisMachineAndToWhoHoldsAToken) {
    RelaySettings settings;
    settings.proxies = trusting("127.0.0.1", "X-Forwarded-For");
    TestRelay relay(settings);
    EXPECT_EQ(relay.client().get("/metrics").status, 200);
    const Headers elsewhere{{"X-Forwarded-For", "203.0.113.9"}};
    EXPECT_EQ(relay.client().get("/metrics", elsewhere).status, 403);
    HttpClient ada = relay.signed_in("ada");
    const Json made = ada.post("/tokens", {{"name", "metrics"}}).json();
    const Headers with_token{{"X-Forwarded-For", "203.0.113.9"},
                             {"Authorization", "Bearer " + made["token"].get<std::string>()}};
    EXPECT_EQ(relay.client().get("/metrics", with_token).status, 200);
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(ann.get("/metrics", elsewhere).status, 403);

    // A proxy of this machine that is not trusted is everybody.
    TestRelay other;
    EXPECT_EQ(other.client().get("/metrics").status, 200);
    EXPECT_EQ(other.client().get("/metrics", elsewhere).status, 403);
}

}  // namespace

}  // namespace recall::attack
