// The names this relay answers to: any other may be one that leads a browser here to be robbed.
#include "tests/attack/raw.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

RelaySettings answering_to(const std::string& public_url, const std::string& hosts) {
    RelaySettings settings;
    settings.hosts = AllowedHosts::from_text(public_url, hosts).value();
    return settings;
}

int status_for(TestRelay& relay, const std::string& path, const std::string& headers) {
    return answer_to(relay.port(), "GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").status;
}

TEST(Hosts, ThatAreNotOursAreRefusedByTheNameOfTheOption) {
    TestRelay relay(answering_to("https://crm.example.com/recall", "crm.lan:8080, Other.Example"));
    const std::pair<const char*, int> table[] = {
        {"localhost", 200},       {"LOCALHOST:1", 200},      {"127.0.0.1", 200},
        {"127.0.0.1:8080", 200},  {"[::1]:8080", 200},       {"crm.example.com", 200},
        {"crm.example.com:443", 200}, {"CRM.Example.Com", 200}, {"crm.lan:8080", 200},
        {"other.example:9", 200}, {"crm.lan", 421},          {"crm.lan:81", 421},
        {"evil.example", 421},    {"evil.example:8080", 421}, {"localhost.evil.example", 421},
        {"127.0.0.1.evil.example", 421}, {"192.0.2.7", 421}, {"user@localhost", 421},
        {"crm.example.com.", 421}, {"xcrm.example.com", 421}, {"[::1", 421},
    };
    for (const auto& [host, status] : table) {
        const std::string header = std::string("Host: ") + host + "\r\n";
        EXPECT_EQ(status_for(relay, "/openapi.json", header), status) << host;
        EXPECT_EQ(status_for(relay, "/healthz", header), 200) << host;
    }
    const Response no = answer_to(
        relay.port(), "GET /openapi.json HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(no.error_code(), "host_unknown");
    EXPECT_NE(no.body.find("option hosts"), std::string::npos) << no.body;
}

TEST(Hosts, MissingOrDoubledAreRefused) {
    TestRelay relay;
    EXPECT_EQ(status_for(relay, "/openapi.json", ""), 400);
    EXPECT_EQ(status_for(relay, "/", ""), 400);
    EXPECT_EQ(status_for(relay, "/sync", ""), 400);
    EXPECT_EQ(status_for(relay, "/openapi.json", "Host: localhost\r\nHost: localhost\r\n"), 400);
    EXPECT_EQ(status_for(relay, "/healthz", "Host: localhost\r\nHost: evil.example\r\n"), 400);
    EXPECT_EQ(status_for(relay, "/healthz", ""), 200);
    EXPECT_EQ(status_for(relay, "/openapi.json", "Host:\r\n"), 400);
}

// What a page of another site can have a browser do when its name leads here.
TEST(Hosts, APageThatRebindsItsNameGetsNothing) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    const std::string body = "{\"username\":\"ann\",\"password\":\"correct horse\"}";
    const std::string evil = "Host: evil.example:8080\r\nOrigin: http://evil.example:8080\r\n";
    const auto ask = [&](const std::string& line, const std::string& more) {
        return answer_to(relay.port(), line + " HTTP/1.1\r\n" + evil + more);
    };
    EXPECT_EQ(ask("POST /login", "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                                     body).status, 421);
    EXPECT_EQ(ask("GET /me", "Cookie: " + ann.cookie + "\r\n\r\n").status, 421);
    EXPECT_EQ(ask("GET /sync", "Cookie: " + ann.cookie +
                                   "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                   "Sec-WebSocket-Version: 13\r\n"
                                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").status,
              421);
    EXPECT_EQ(ask("GET /", "\r\n").status, 421);
    EXPECT_EQ(ann.get("/me").status, 200);
}

TEST(Hosts, ThatAreNoNamesAreNamed) {
    for (const char* wrong : {"https://crm.example.com", "*.example.com", "a b"}) {
        const auto hosts = AllowedHosts::from_text("", wrong);
        ASSERT_FALSE(hosts) << wrong;
        EXPECT_NE(hosts.error().find("hosts"), std::string::npos);
    }
}

// A relay that listens to the whole network, opened by its address in figures.
TEST(Hosts, TheAddressThatWasReachedIsOne) {
    const AllowedHosts none;
    EXPECT_TRUE(none.allows("192.0.2.7:8080", "192.0.2.7"));
    EXPECT_TRUE(none.allows("[2001:db8::7]:8080", "2001:db8::7"));
    EXPECT_TRUE(none.allows("192.0.2.7", "::ffff:192.0.2.7"));
    EXPECT_FALSE(none.allows("192.0.2.8", "192.0.2.7"));
    EXPECT_FALSE(none.allows("evil.example", "192.0.2.7"));
}

}  // namespace

}  // namespace recall::attack
