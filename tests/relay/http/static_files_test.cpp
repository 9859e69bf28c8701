#include "relay/http/static_files.hpp"

#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace recall {

namespace {

struct Page {
    Page() {
        write("index.html", "<!doctype html>page");
        write("sw.js", "worker");
        write("app.0123456789.wasm", "plain wasm");
        write("app.0123456789.wasm.br", "brotli");
        write("app.0123456789.wasm.gz", "gzip");
        write("secret.conf", "not served");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder.path + "/" + name) << text;
    }
    TempFolder folder;
};

TEST(StaticFiles, ArePickedByWhatTheBrowserTakes) {
    const Page page;
    RelaySettings settings;
    settings.page = page.folder.path;
    TestRelay relay(settings);
    HttpClient http = relay.client();
    const auto wasm = [&http](const char* accept) {
        return http.get("/app.0123456789.wasm", {{"Accept-Encoding", accept}});
    };
    EXPECT_EQ(wasm("gzip, deflate, br").body, "brotli");
    EXPECT_EQ(wasm("gzip, deflate, br").headers.at("content-encoding"), "br");
    EXPECT_EQ(wasm("gzip").body, "gzip");
    EXPECT_EQ(wasm("br;q=0, gzip;q=0.5").body, "gzip");
    EXPECT_EQ(wasm("identity").body, "plain wasm");
    EXPECT_EQ(wasm("br").headers.at("content-type"), "application/wasm");
    EXPECT_EQ(wasm("br").headers.at("vary"), "Accept-Encoding");
}

TEST(StaticFiles, WithAHashAreKeptForEverAndOthersAskedForAgain) {
    const Page page;
    RelaySettings settings;
    settings.page = page.folder.path;
    TestRelay relay(settings);
    HttpClient http = relay.client();
    const auto cache = [&http](const char* path) {
        return http.get(path).headers.at("cache-control");
    };
    EXPECT_EQ(cache("/app.0123456789.wasm"), "public, max-age=31536000, immutable");
    EXPECT_EQ(cache("/"), "no-cache");
    EXPECT_EQ(cache("/index.html"), "no-cache");
    EXPECT_EQ(cache("/sw.js"), "no-cache");
    const std::string etag = http.get("/").headers.at("etag");
    EXPECT_EQ(http.get("/", {{"If-None-Match", etag}}).status, 304);
    EXPECT_EQ(http.get("/").body, "<!doctype html>page");
}

TEST(StaticFiles, CarryTheHeadersThatGuardThem) {
    const Page page;
    RelaySettings settings;
    settings.page = page.folder.path;
    TestRelay relay(settings);
    const Response index = relay.client().get("/");
    const std::string policy = index.headers.at("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("script-src 'self' 'wasm-unsafe-eval'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_NE(policy.find("ws://127.0.0.1:" + std::to_string(relay.port())), std::string::npos);
    EXPECT_EQ(index.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(index.headers.at("recall"), "1");
    EXPECT_EQ(index.headers.at("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(index.headers.at("referrer-policy"), "no-referrer");
}

TEST(StaticFiles, AreOnlyThoseOfThePageFolder) {
    const Page page;
    RelaySettings settings;
    settings.page = page.folder.path;
    TestRelay relay(settings);
    HttpClient http = relay.client();
    for (const char* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/secret.conf",
                             "//etc/passwd", "/app.0123456789.wasm.br"}) {
        EXPECT_EQ(http.get(path).status, 404) << path;
    }
    EXPECT_EQ(http.post("/index.html", {}).status, 405);
}

TEST(StaticFiles, AFolderWithoutAPageIsSaid) {
    const TempFolder empty;
    const auto files = StaticFiles::load(empty.path);
    ASSERT_FALSE(bool(files));
    EXPECT_NE(files.error().find("index.html"), std::string::npos);
    EXPECT_TRUE(bool(StaticFiles::load("")));
}

}  // namespace

}  // namespace recall
