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

TEST(ImportOverHttp, WhatWasSaidOfAColumnIsKnownTheNextTimeByItsHeader) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    const std::string bytes = "Reach at;Who;Ref;Name\n08030001001;Ada;R1;x\n";
    const Response unknown = http.request("POST", "/lists/L1/leads?dry_run=1", bytes);
    EXPECT_EQ(unknown.error_code(), "phone_column_missing");
    EXPECT_EQ(unknown.json()["error"]["columns"][0]["header"], "Reach at");
    EXPECT_EQ(unknown.json()["error"]["columns"][0]["sample"], "08030001001");

    const std::string said = "columns=phone,name,left_out,kept";
    Json preview = http.request("POST", "/lists/L1/leads?dry_run=1&" + said, bytes).json();
    EXPECT_EQ(preview["preview"][0]["name"], "Ada");
    EXPECT_EQ(preview["preview"][0]["columns"], Json::parse(R"([["Name", "x"]])"));
    EXPECT_EQ(preview["columns"][0]["remembered"], false);
    // A look remembers nothing.
    EXPECT_EQ(http.request("POST", "/lists/L1/leads?dry_run=1", bytes).status, 422);

    EXPECT_EQ(http.request("POST", "/lists/L1/leads?" + said, bytes).json()["new"], 1);
    const std::string later = "Company,REACH-AT,who\nX,08030001002,Zoe\n";
    Json next = http.request("POST", "/lists/L2/leads?dry_run=1", later).json();
    EXPECT_EQ(next["preview"][0]["phone"], "+2348030001002");
    EXPECT_EQ(next["preview"][0]["name"], "Zoe");
    EXPECT_EQ(next["columns"][1], (Json{{"header", "REACH-AT"}, {"use", "phone"},
                                        {"remembered", true}, {"sample", "08030001002"}}));
    // And corrected.
    const std::string corrected = "/lists/L2/leads?columns=name,phone,kept";
    EXPECT_EQ(http.request("POST", corrected, later).json()["new"], 1);
    Json after = http.request("POST", "/lists/L1/leads?dry_run=1", later).json();
    EXPECT_EQ(after["preview"][0]["name"], "X");
}

TEST(ImportOverHttp, WhatIsSaidOfColumnsHasToFitTheFile) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const auto import = [&http](const std::string& columns) {
        return http.request("POST", "/lists/L1/leads?columns=" + columns,
                            "Phone,Name\n08030001001,Ada\n");
    };
    EXPECT_EQ(import("phone,name,kept").error_code(), "columns_mismatch");
    EXPECT_EQ(import("phone,phone").status, 400);
    EXPECT_EQ(import("phone,shoe").status, 400);
    EXPECT_EQ(import("kept,name").error_code(), "phone_column_missing");
    EXPECT_EQ(http.get("/leads").json()["total"], 10);
}

TEST(ImportOverHttp, NumbersInAnotherListAreCountedAndLeftOutIfSomebodySaysSo) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    relay.give("max", SaveList{{"L3", Code("client"), "Third list"}});
    // The first ten numbers of L1, one of them twice, and two of nobody.
    std::string bytes = "Phone\n";
    for (int i = 1; i <= 10; ++i) bytes += "+23480300000" + std::string(i < 10 ? "0" : "") +
                                           std::to_string(i) + "\n";
    bytes += "+2348030000001\n+2348030000777\n+2348030000778\n";
    Json preview = http.request("POST", "/lists/L2/leads?dry_run=1", bytes).json();
    EXPECT_EQ(preview["new"], 12);
    EXPECT_EQ(preview["duplicates_in_file"], 1);
    EXPECT_EQ(preview["duplicates_in_list"], 0);
    EXPECT_EQ(preview["elsewhere"], 10);
    EXPECT_EQ(preview["left_out_elsewhere"], 0);

    Json taken = http.request("POST", "/lists/L2/leads?leave_out_elsewhere=1", bytes).json();
    EXPECT_EQ(taken["new"], 2);
    EXPECT_EQ(taken["left_out_elsewhere"], 10);
    EXPECT_EQ(taken["duplicates"], 11);
    EXPECT_EQ(taken["duplicates_in_list"], 0);
    EXPECT_EQ(http.get("/leads?list=L2").json()["total"], 2);

    // Nobody says so: they come in, and are counted all the same.
    Json all = http.request("POST", "/lists/L3/leads", bytes).json();
    EXPECT_EQ(all["new"], 12);
    EXPECT_EQ(all["elsewhere"], 12);
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
