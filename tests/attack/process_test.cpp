// The real binary under the same requests: it stays, and serves on. And behind a real proxy.
#include "tests/attack/raw.hpp"
#include "tests/relay/process.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace recall::attack {

namespace {

TEST(Process, StaysWhateverIsSentToIt) {
    const TempFolder folder;
    Served served(RECALL_BINARY, folder.path, {"--demo"});
    HttpClient manager(served.port);
    ASSERT_TRUE(manager.login("manager", "recall-demo"));
    for (const Attack& attack : malformed_requests()) {
        EXPECT_EQ(answer_to(served.port, attack.bytes).status, attack.status) << attack.name;
    }
    EXPECT_EQ(HttpClient(served.port).get("/healthz").status, 200);
    EXPECT_EQ(manager.get("/lists").status, 200);
    EXPECT_EQ(served.stop(), 0) << served.process.said;
}

// A free port, for a program that cannot be asked which one it took.
unsigned short free_port() {
    TestRelay relay;
    return relay.port();
}

std::string nginx_configuration(const std::string& folder, unsigned short port,
                                unsigned short relay) {
    return "daemon off;\npid " + folder + "/nginx.pid;\nerror_log " + folder + "/error.log;\n" +
           "events {}\nhttp {\n  access_log off;\n" +
           "  client_body_temp_path " + folder + "/body;\n  proxy_temp_path " + folder +
           "/proxy;\n  fastcgi_temp_path " + folder + "/f;\n  uwsgi_temp_path " + folder +
           "/u;\n  scgi_temp_path " + folder + "/s;\n" +
           "  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }\n" +
           "  server {\n    listen 127.0.0.1:" + std::to_string(port) + ";\n    location / {\n" +
           "      proxy_pass http://127.0.0.1:" + std::to_string(relay) + ";\n" +
           "      proxy_http_version 1.1;\n      proxy_set_header Host crm.example.com;\n" +
           "      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n" +
           "      proxy_set_header Upgrade $http_upgrade;\n" +
           "      proxy_set_header Connection $connection_upgrade;\n    }\n  }\n}\n";
}

TEST(Process, BehindAProxySeesWhereRequestsTrulyComeFrom) {
    const std::string nginx = "/usr/sbin/nginx";
    ASSERT_TRUE(std::filesystem::exists(nginx)) << "install the Debian package nginx-light";
    const TempFolder folder, own;
    ASSERT_EQ(
        Process({"sh", "-c",
                 "echo 'long enough' | '" RECALL_BINARY "' user add boss --role admin --data " +
                     folder.path})
            .wait(),
        0);
    Served served(RECALL_BINARY, folder.path,
                  {"--trusted-proxies", "127.0.0.1", "--hosts", "crm.example.com"});
    const unsigned short port = free_port();
    std::ofstream(own.path + "/nginx.conf") << nginx_configuration(own.path, port, served.port);
    Process proxy({nginx, "-p", own.path, "-c", own.path + "/nginx.conf", "-e",
                   own.path + "/error.log"});
    HttpClient boss(port);
    for (int tries = 0; tries < 200 && boss.get("/healthz").status != 200; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    // nginx adds who connected to it, and whoever does may have written something before.
    const Headers pretending{{"X-Forwarded-For", "203.0.113.9"}};
    EXPECT_EQ(boss.post("/login", {{"username", "boss"}, {"password", "guess"}}, pretending).status,
              401);
    ASSERT_TRUE(boss.login("boss", "long enough"));
    const Json logins = boss.get("/logins").json();
    ASSERT_EQ(logins["items"].size(), 2u) << logins;
    // Both ends of this machine are trusted here, so the client's word is what is left of them.
    EXPECT_EQ(logins["items"][1]["address"], "203.0.113.9");
    EXPECT_EQ(logins["items"][0]["address"], "127.0.0.1");
    SyncClient tab(port, boss.cookie);
    ASSERT_EQ(tab.status(), 101);
    ASSERT_TRUE(tab.say_hello());
    EXPECT_TRUE(tab.next("welcome"));
    proxy.kill(SIGTERM);
    (void)proxy.wait();
}

}  // namespace

}  // namespace recall::attack
