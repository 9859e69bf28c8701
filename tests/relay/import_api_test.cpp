#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace recall {

namespace {

std::string data_file(const std::string& name) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/data/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

TEST(ImportOverHttp, TakesEachFileOnce) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    struct Figures {
        const char* name;
        int rows, fresh, repeats, unusable;
    };
    for (const Figures& file : {Figures{"clients-1000.csv", 1000, 935, 40, 25},
                                Figures{"customers-400.csv", 400, 380, 12, 8},
                                Figures{"list-600.psv", 600, 565, 20, 15}}) {
        const std::string list = std::string("L-") + file.name;
        relay.give("max", SaveList{{list, Code("client"), file.name}});
        const std::string path = "/lists/" + list + "/leads";
        const std::string bytes = data_file(file.name);

        const auto import = [&](const std::string& target) {
            const Response response = http.request("POST", target, bytes);
            EXPECT_EQ(response.status, 200) << response.body;
            return response.json();
        };
        Json preview = import(path + "?dry_run=1");
        EXPECT_EQ(preview["new"], file.fresh) << file.name;
        EXPECT_EQ(preview["preview"].size(), import_preview_rows);
        EXPECT_EQ(http.get("/leads?list=" + list).json()["total"], 0);

        Json first = import(path);
        EXPECT_EQ(first["rows"], file.rows) << file.name;
        EXPECT_EQ(first["new"], file.fresh) << file.name;
        EXPECT_EQ(first["duplicates"], file.repeats) << file.name;
        EXPECT_EQ(first["refused"].size(), static_cast<std::size_t>(file.unusable)) << file.name;
        EXPECT_EQ(http.get("/leads?list=" + list).json()["total"], file.fresh);

        Json again = import(path);
        EXPECT_EQ(again["new"], 0) << file.name;
        EXPECT_EQ(again["duplicates"], file.fresh + file.repeats) << file.name;
    }
}

TEST(ImportOverHttp, IsTakenInParts) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    std::string bytes = "Name|Phone\n";
    constexpr int count = 2 * static_cast<int>(import_chunk_leads) + 7;
    for (int i = 0; i < count; ++i) {
        bytes += "N" + std::to_string(i) + "|+23480" + std::to_string(30'000'000 + i) + "\n";
    }
    const Response response = http.request("POST", "/lists/L1/leads?delimiter=pipe", bytes);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.json()["rows"], count);
    EXPECT_EQ(response.json()["new"], count - 10);  // ten were there
}

TEST(ImportOverHttp, WhatIsWrongIsSaidAndNothingIsChanged) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const auto import = [&http](const std::string& bytes, const std::string& query = "") {
        return http.request("POST", "/lists/L1/leads" + query, bytes);
    };
    EXPECT_EQ(import("Name\nAda\n").error_code(), "phone_column_missing");
    EXPECT_EQ(import("Name\nAda\n").status, 422);
    EXPECT_EQ(import("Phone\n\xFF\n").error_code(), "not_utf8");
    EXPECT_EQ(import("Phone\n\"0803").error_code(), "malformed");
    EXPECT_EQ(import("").error_code(), "file_empty");
    EXPECT_EQ(import("Phone\n0803000001\n", "?delimiter=xyz").status, 400);
    EXPECT_EQ(http.request("POST", "/lists/none/leads", "Phone\n1\n").status, 404);
    EXPECT_EQ(http.get("/leads").json()["total"], 10);
}

TEST(ImportOverHttp, MoreThanTheLimitIsRefusedWithTheLimit) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Response response =
        http.request("POST", "/lists/L1/leads", std::string(import_file_bytes_max + 1, 'x'));
    EXPECT_EQ(response.status, 413);
    EXPECT_NE(response.body.find("64 MiB"), std::string::npos) << response.body;
}

TEST(ImportOverHttp, AStrangersFileIsNotEvenRead) {
    TestRelay relay;
    HttpClient http = relay.client();
    EXPECT_EQ(http.request("POST", "/lists/L1/leads", std::string(3'000'000, 'x')).status, 401);
}

}  // namespace

}  // namespace recall
