#include "relay/cli/options.hpp"

#include "tests/relay/test_relay.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace recall {

namespace {

struct Parsed {
    Options options;
    std::string wrong;
};

Parsed parse(const std::string& flags, const std::string& file) {
    const TempFolder folder;
    const std::string path = folder.path + "/recall.toml";
    std::ofstream(path) << file;
    Parsed parsed;
    CLI::App app;
    const auto specs = option_specs(parsed.options);
    add_options(app, specs);
    app.parse(flags);
    parsed.wrong = read_options_file(path, app, specs);
    return parsed;
}

TEST(Options, AFlagWinsOverTheEnvironmentAndThatOverTheFile) {
    EXPECT_EQ(parse("", "").options.port, 8080);
    EXPECT_EQ(parse("", "port = 1").options.port, 1);
    ::setenv("RECALL_PORT", "2", 1);
    EXPECT_EQ(parse("", "port = 1").options.port, 2);
    EXPECT_EQ(parse("--port 3", "port = 1").options.port, 3);
    ::unsetenv("RECALL_PORT");
    EXPECT_TRUE(parse("", "demo = true").options.demo);
    EXPECT_EQ(parse("", "desk_zone = \"Africa/Lagos\"").options.desk_zone, "Africa/Lagos");
}

TEST(Options, AMistakeInTheFileIsNamed) {
    EXPECT_NE(parse("", "colour = 1").wrong.find("“colour”"), std::string::npos);
    EXPECT_NE(parse("", "port = \"x\"").wrong.find("“port”"), std::string::npos);
    EXPECT_NE(parse("", "\nport = ").wrong.find("line 2"), std::string::npos);
}

TEST(Options, ThePrintedFileIsReadBackAsItWas) {
    Options before;
    before.port = 9000;
    before.desk_name = "A \"quoted\" name";
    before.demo = true;
    const Parsed after = parse("", options_file_text(before));
    EXPECT_EQ(after.wrong, "");
    EXPECT_EQ(after.options.port, 9000);
    EXPECT_EQ(after.options.desk_name, before.desk_name);
    EXPECT_TRUE(after.options.demo);
}

TEST(Options, NamesAndProxiesThatCannotBeReadAreNamed) {
    Options options;
    options.hosts = "crm.example.com, crm.lan:8080";
    options.trusted_proxies = "127.0.0.1, 10.0.0.0/8";
    EXPECT_EQ(check_options(options), "");
    options.hosts = "https://crm.example.com";
    EXPECT_NE(check_options(options).find("hosts"), std::string::npos);
    options.hosts = "";
    options.trusted_proxies = "the proxy";
    EXPECT_NE(check_options(options).find("trusted_proxies"), std::string::npos);
    options.trusted_proxies = "";
    options.proxy_header = "X-Real-IP";
    EXPECT_NE(check_options(options).find("proxy_header"), std::string::npos);
}

TEST(Options, TheDemoIsForThisMachineOnly) {
    Options options;
    options.demo = true;
    EXPECT_EQ(check_options(options), "");
    options.public_url = "https://crm.example.com";
    EXPECT_NE(check_options(options), "");
    options.public_url = "";
    options.address = "0.0.0.0";
    EXPECT_NE(check_options(options), "");
    options.demo = false;
    EXPECT_EQ(check_options(options), "");
}

}  // namespace

}  // namespace recall
