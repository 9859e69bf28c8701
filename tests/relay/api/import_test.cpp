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
    EXPECT_EQ(import("Phone\n\xFF\n", "?encoding=utf-8").error_code(), "not_utf8");
    EXPECT_EQ(import("Phone\n\"0803").error_code(), "malformed");
    EXPECT_EQ(import("").error_code(), "file_empty");
    EXPECT_EQ(import("Phone\n0803000001\n", "?delimiter=xyz").status, 400);
    EXPECT_EQ(import("Phone\n0803000001\n", "?encoding=klingon").status, 400);
    EXPECT_EQ(import("Phone\n0803000001\n", "?header=first").status, 400);
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

TEST(ImportOverHttp, HowTheFileWasReadIsToldAndMayBeSaidOtherwise) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string bytes = "Clients of May\nName;Phone\nZo\xEB Bello;08030001101\n";
    const auto look = [&](const std::string& query) {
        return http.request("POST", "/lists/L1/leads?dry_run=1" + query, bytes).json();
    };
    const Json shape = look("")["shape"];
    EXPECT_EQ(shape["encoding"], "windows-1252");
    EXPECT_EQ(shape["encoding_guessed"], true);
    EXPECT_EQ(shape["letters"], Json::parse(R"(["Zoë Bello"])"));
    EXPECT_EQ(shape["delimiter"], ";");
    EXPECT_EQ(shape["header_line"], 2);
    EXPECT_EQ(shape["first_lines"][0], (Json{{"line", 1}, {"text", "Clients of May"}}));
    EXPECT_EQ(look("&encoding=windows-1251")["preview"][0]["name"], "Zoл Bello");

    const Json refused = look("&header=1&delimiter=comma")["error"];
    EXPECT_EQ(refused["code"], "phone_column_missing");
    EXPECT_EQ(refused["shape"]["header_line"], 1) << "and can be chosen anew";
    const Response damaged =
        http.request("POST", "/lists/L1/leads?dry_run=1&encoding=utf-8", bytes);
    EXPECT_EQ(damaged.error_code(), "not_utf8");
    EXPECT_EQ(damaged.json()["error"]["shape"]["encoding"], "utf-8");
}

TEST(ImportOverHttp, AFileWithoutAHeaderKeepsItsFirstLeadAndTeachesTheDeskNothing) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string bytes = "Ada Bello,08030001201,Lagos\nOla Eze,08030001202,Jos\n";
    const Json taken =
        http.request("POST", "/lists/L1/leads?columns=name,phone,kept", bytes).json();
    EXPECT_EQ(taken["new"], 2);
    EXPECT_EQ(taken["shape"]["header_line"], 0);
    EXPECT_EQ(http.get("/leads?list=L1&text=Ada%20Bello").json()["total"], 1);
    // The same as headings would be known now, if they had been kept.
    const std::string later = "adabello,08030001203x\nOla,08030001204\n";
    const Json next = http.request("POST", "/lists/L1/leads?dry_run=1&header=1", later).json();
    EXPECT_EQ(next["error"]["code"], "phone_column_missing") << next;
    EXPECT_EQ(next["error"]["columns"][0]["remembered"], false);
}

TEST(ImportOverHttp, WhatWasSaidOfAColumnIsForgottenWhereSomebodySaysSo) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string file = "Phone,Mobile\n08030001301,08030001302\n";
    http.request("POST", "/lists/L1/leads?columns=phone,left_out", file);
    const auto use_of_mobile = [&](const std::string& query) {
        return http.request("POST", "/lists/L1/leads?dry_run=1" + query, file)
            .json()["columns"][1]["use"];
    };
    EXPECT_EQ(use_of_mobile(""), "left_out");
    EXPECT_EQ(use_of_mobile("&columns=,by_header"), "phone");
    EXPECT_EQ(use_of_mobile(""), "left_out") << "a look forgets nothing";
    http.request("POST", "/lists/L1/leads?columns=,by_header", file);
    EXPECT_EQ(use_of_mobile(""), "phone");
}

TEST(ImportOverHttp, RepeatsAreToldWithWhatDiffersFromTheFileOrTheList) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string file = "Name,Phone,Town\n"
                             "Zoe,08030001401,Lagos\n"
                             "Zoe Bello,08030001401,Lagos\n"
                             "Somebody,+2348030000001,Jos\n";
    const Json look = http.request("POST", "/lists/L1/leads?dry_run=1", file).json();
    ASSERT_EQ(look["repeats"].size(), 2U) << look;
    EXPECT_EQ(look["repeats"][0],
              (Json{{"line", 3}, {"phone", "+2348030001401"}, {"of_line", 2}, {"lead", 0},
                    {"differs", "Name: “Zoe Bello”, was “Zoe”"}}));
    EXPECT_EQ(look["repeats"][1]["line"], 4);
    EXPECT_EQ(look["repeats"][1]["of_line"], 0);
    EXPECT_EQ(look["repeats"][1]["lead"], 1);
    const std::string differs = look["repeats"][1]["differs"];
    EXPECT_NE(differs.find("Name: “Somebody”"), std::string::npos) << differs;
    EXPECT_NE(differs.find("Town: “Jos”"), std::string::npos) << differs;
    const std::string table = look["repeats_file"];
    EXPECT_TRUE(table.starts_with("Line,Phone,Repeats,What differs\r\n3,")) << table;
    EXPECT_NE(table.find("line 2"), std::string::npos) << table;
    EXPECT_NE(table.find("lead 1"), std::string::npos) << table;
}

TEST(ImportOverHttp, NumbersInSomebodysHandsAreCountedBeforeAnythingIsChanged) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    relay.assign("ann", 2);  // the first ones
    const std::string file = "Phone\n+2348030000001\n+2348030000002\n+2348030000003\n";
    EXPECT_EQ(http.request("POST", "/lists/L2/leads?dry_run=1", file).json()["in_hands"], 2);
    EXPECT_EQ(http.request("POST", "/lists/L1/leads?dry_run=1", file).json()["in_hands"], 2)
        << "in this list, too";
}

TEST(ImportOverHttp, WhatIsKnownOfItsNumbersComesAsATable) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    relay.assign("ann", 1);
    http.request("POST", "/do-not-call?reason=asked", "+2348039990001\n");
    const std::string file = "Name,Phone\nAda,+2348030000001\nZoe,+2348039990001\n"
                             "Eve,+2348039990002\nUche,+2348030000002\n";
    const std::string path = "/lists/L2/leads?dry_run=1";
    const std::string table = http.request("POST", path, file).json()["standing_file"];
    EXPECT_TRUE(table.starts_with("Line,Phone,Name,What is known\r\n2,")) << table;
    EXPECT_NE(table.find(",Ada,\"in the list “First list” too; in the hands of The ann\"\r\n"),
              std::string::npos)
        << table;
    EXPECT_NE(table.find(",Zoe,on a do-not-call list\r\n"), std::string::npos) << table;
    EXPECT_NE(table.find("\r\n5,"), std::string::npos) << table;
    EXPECT_EQ(table.find("Eve"), std::string::npos) << "of whom nothing is known";
    // What the list has already is a repeat; that somebody has it in hand is told all the same.
    const std::string here =
        http.request("POST", "/lists/L1/leads?dry_run=1", file).json()["standing_file"];
    EXPECT_NE(here.find(",Ada,in the hands of "), std::string::npos) << here;
    EXPECT_EQ(here.find("Uche"), std::string::npos) << here;
    EXPECT_EQ(http.request("POST", path, "Phone\n+2348039990002\n").json()["standing_file"], "");
}

TEST(ImportOverHttp, AColumnDoNotCallIsObeyedAndCounted) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    http.request("POST", "/do-not-call?campaign=client&reason=asked&expires=2099-01-31",
                 "+2348030000002\n");
    const std::string file = "Name,Phone,Mobile,Do Not Call\n"
                             "Zoe,08030001501,,TRUE\n"
                             "Eve,08030001502,08030001503,x\n"
                             "Uche,08030001504,,0\n"
                             "Known,+2348030000001,,yes\n"
                             "Barred,+2348030000002,,yes\n";
    const std::string path = "/lists/L1/leads?file=may.csv";
    const Json look = http.request("POST", path + "&dry_run=1", file).json();
    EXPECT_EQ(look["new"], 3);
    EXPECT_EQ(look["do_not_call"], 2) << "of the new ones";
    EXPECT_EQ(look["do_not_call_marked"], 5) << "numbers";
    EXPECT_EQ(http.get("/do-not-call").json()["total"], 1) << "nothing was changed";

    EXPECT_EQ(http.request("POST", path, file).json()["do_not_call"], 2);
    const Json lines = http.get("/do-not-call").json();
    EXPECT_EQ(lines["total"], 5) << "four, and the one that was there";
    EXPECT_EQ(http.get("/do-not-call?desk=1").json()["total"], 4);
    EXPECT_EQ(http.get("/do-not-call?desk=1").json()["items"][0]["reason"],
              "“Do Not Call” in may.csv");
    const Json kept = http.get("/do-not-call?campaign=client&text=0000002").json()["items"][0];
    EXPECT_EQ(kept["reason"], "asked") << "what stood there stays as it was";
    EXPECT_EQ(kept["expires"], "2099-01-31");
    EXPECT_EQ(http.get("/leads?list=L1&do_not_call=1").json()["total"], 4);
    EXPECT_EQ(http.get("/leads?list=L1&text=Uche&do_not_call=1").json()["total"], 0);
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
