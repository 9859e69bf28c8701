// Excel workbooks over HTTP, in and out.
#include "relay/sheets/sheet_reader.hpp"
#include "tests/relay/sheets/made_workbook.hpp"
#include "tests/relay/test_relay.hpp"
#include "wire/answers/instants.hpp"

#include <gmock/gmock.h>

#include <set>

namespace recall {
namespace {

using test::rows_in;
using test::sheet_file;

TEST(WorkbookOverHttp, ItsFirstSheetBecomesLeadsWhateverTheFileIsCalled) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string file = sheet_file("call-list.xlsx");
    const std::string path = "/lists/L1/leads?file=leads.csv";
    const Json preview = http.request("POST", path + "&dry_run=1&delimiter=semicolon", file).json();
    EXPECT_EQ(preview["new"], 4) << preview;
    EXPECT_EQ(preview["sheet"], "Leads");
    EXPECT_EQ(preview["sheets"], Json({"Leads", "Old numbers", "Empty"}));
    EXPECT_EQ(http.get("/leads").json()["total"], 10);

    const Json report = http.request("POST", path, file).json();
    EXPECT_EQ(report["rows"], 4);
    EXPECT_EQ(report["new"], 4);
    EXPECT_EQ(report["preview"][2]["line"], 5) << "the row, as the sheet counts";
    const Json lead = http.get("/leads/11").json()["lead"];
    EXPECT_EQ(lead["phone"], "+2348031234567");
    EXPECT_EQ(lead["name"], "Ada Okafor");
    const Json expected = Json::parse(R"([["Since", "2024-11-05"],
        ["Last call", "2024-11-05 13:30:00"], ["Balance", "1250.5"], ["VIP", "TRUE"],
        ["Customer no", "123456789012345"], ["Branch", "=A2&\" & Sons\""],
        ["Note", "likes tea\nand coffee"]])");
    EXPECT_EQ(lead["columns"], expected);
    EXPECT_EQ(http.get("/leads/13").json()["lead"]["phone"], "+2348031234569");

    const Json other = http.request("POST", path + "&sheet=old%20numbers", file).json();
    EXPECT_EQ(other["sheet"], "Old numbers");
    EXPECT_EQ(other["preview"][0]["phone"], "+2348031234999");
}

TEST(WorkbookOverHttp, WhatCannotBeReadIsSaidAndNothingIsChanged) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const auto import = [&http](const std::string& bytes, const std::string& query = "") {
        return http.request("POST", "/lists/L1/leads" + query, bytes);
    };
    const std::string file = sheet_file("call-list.xlsx");
    const Response unknown = import(file, "?sheet=November");
    EXPECT_EQ(unknown.status, 422);
    EXPECT_EQ(unknown.error_code(), "sheet_unknown");
    EXPECT_EQ(unknown.json()["error"]["sheets"], Json({"Leads", "Old numbers", "Empty"}));
    EXPECT_EQ(import(file, "?sheet=Empty").error_code(), "sheet_empty");
    EXPECT_EQ(import(file.substr(0, 3000)).error_code(), "workbook_damaged");
    EXPECT_EQ(import("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on").error_code(), "workbook_old");

    const std::string cells = "<row r=\"3\"><c t=\"inlineStr\"><is><t>Name</t></is></c></row>"
                              "<row r=\"4\"><c t=\"inlineStr\"><is><t>Ada</t></is></c></row>";
    const Response no_phones = import(test::file_of({.cells = cells}));
    EXPECT_EQ(no_phones.error_code(), "phone_column_missing");
    EXPECT_EQ(no_phones.json()["error"]["sheet"], "Leads") << "perhaps it is on another";
    EXPECT_EQ(http.get("/leads").json()["total"], 10);
}

std::string text_row(int number, const std::vector<std::string>& cells) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (const std::string& cell : cells) {
        row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    }
    return row + "</row>";
}

TEST(WorkbookOverHttp, IsReadWhateverItsShapeAndToldByItsRows) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string file = test::file_of(
        {.cells = text_row(1, {"Clients\nof May"}) + text_row(2, {"Name", "Phone", "Do Not Call"}) +
                  text_row(3, {"Ada", "08030000701"}) + text_row(5, {"Obi", "08030000702", "yes"}) +
                  text_row(6, {"Ada Bello", "08030000701", "", "more"}) +
                  text_row(7, {"Ada Bello", "08030000701"})});
    for (const char* header : {"", "&header=2"}) {
        const Json look =
            http.request("POST", std::string("/lists/L1/leads?dry_run=1") + header, file).json();
        EXPECT_EQ(look["new"], 2) << look;
        EXPECT_EQ(look["shape"]["header_line"], 2);
        EXPECT_EQ(look["shape"]["encoding"], "utf-8");
        EXPECT_EQ(look["shape"]["encoding_guessed"], false);
        EXPECT_EQ(look["shape"]["first_lines"][1]["line"], 2);
        EXPECT_EQ(look["preview"][0]["line"], 3);
        EXPECT_EQ(look["preview"][1]["line"], 5);
        EXPECT_EQ(look["refused"][0]["line"], 6);
        EXPECT_EQ(look["repeats"][0]["line"], 7);
        EXPECT_EQ(look["repeats"][0]["of_line"], 3);
        EXPECT_EQ(look["do_not_call_marked"], 1);
    }
}

TEST(WorkbookOverHttp, RefusedRowsComeBackAsCsv) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const std::string cells =
        "<row r=\"1\"><c t=\"inlineStr\"><is><t>Phone</t></is></c><c t=\"inlineStr\"><is><t>Name"
        "</t></is></c></row><row r=\"7\"><c><v>12</v></c><c t=\"inlineStr\"><is><t>Ada, and Zoë"
        "</t></is></c></row><row r=\"8\"><c><v>8.030000123E+9</v></c></row>";
    const Json report =
        http.request("POST", "/lists/L1/leads", test::file_of({.cells = cells})).json();
    EXPECT_EQ(report["new"], 1) << report;
    EXPECT_EQ(report["refused"][0]["line"], 7);
    EXPECT_EQ(report["refused_file"], "Phone,Name\r\n12,\"Ada, and Zoë\"\r\n");
}

TEST(WorkbookOverHttp, NumbersThatMustNotBeCalledComeFromOneToo) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Json report = http.request("POST", "/do-not-call?sheet=2&reason=asked",
                                     sheet_file("call-list.xlsx")).json();
    EXPECT_EQ(report["numbers"], 1) << report;
    EXPECT_EQ(http.get("/do-not-call").json()["items"][0]["phone"], "+2348031234999");
}

// Who is in a list: names, zones, and all phones of each.
std::multiset<std::string> people_of(HttpClient& http, const std::string& list) {
    std::multiset<std::string> people;
    const Json page = http.get("/leads?size=1000&list=" + list).json();
    for (const Json& lead : page["items"]) {
        people.insert(lead["name"].get<std::string>() + " " + lead["phone"].dump() + " " +
                      lead["zone"].dump() + " " + lead["numbers"].dump());
    }
    return people;
}

TEST(WorkbookOverHttp, LeadsThatGoOutComeInAgain) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    NewLead formula, firm;
    formula.phone = {2348030000099};
    formula.name = "=HYPERLINK(\"x\")";
    firm.phone = {2348030000098};
    firm.name = "'Zoë; & Sons \"Ltd\"";
    firm.label = "Mobile";
    firm.further = {{{23412345678}, "Office"}};
    relay.give("max", ImportLeads{"L1", {formula, firm}});
    relay.assign("ann", 1);

    const std::string today = http.get("/call-progress").json()["day"];
    const Response file = http.get("/leads?list=L1&format=xlsx");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(file.headers.at("content-type"), workbook_type);
    EXPECT_EQ(file.headers.at("content-disposition"),
              "attachment; filename=\"recall-leads-" + today + ".xlsx\"");
    const auto rows = rows_in(file.body, "leads");
    ASSERT_EQ(rows.size(), 13u);
    EXPECT_THAT(rows[0], testing::StartsWith("1: Recall lead|List|List code|Phone|"));
    EXPECT_THAT(rows[1], testing::StartsWith("2: 1|First list|L1|+234 803 000 00 01|"));

    const Response taken = http.request("POST", "/lists/L2/leads", file.body);
    EXPECT_EQ(taken.json()["new"], 12) << taken.body;
    EXPECT_EQ(people_of(http, "L2"), people_of(http, "L1"));
}

TEST(WorkbookOverHttp, EveryListGoesOutWithTimesAsTheDesksClocksShowThem) {
    TestRelay relay;
    const auto anns = relay.assign("ann", 1);
    relay.give("ann", ClaimLead{anns[0]});
    relay.give("ann", CompleteCall{anns[0], Code("SUCCESS"), "a note", {}, {}});
    HttpClient http = relay.signed_in("max");
    const Response file = http.get("/leads?list=L1&format=xlsx");
    const Json lead = http.get("/leads/1").json()["lead"];
    const Instant at = instant_from_rfc3339(lead["last_call"].get<std::string>());
    const std::string clocks = wall_time(at, "Africa/Lagos");  // to the minute
    const auto rows = rows_in(file.body);
    EXPECT_THAT(rows.at(0), testing::HasSubstr("|Last call (Africa/Lagos)|"));
    EXPECT_THAT(rows.at(1), testing::HasSubstr("|" + clocks + ":"));
    for (const char* path : {"/archive", "/recycling-log", "/imports", "/audit", "/callbacks",
                             "/do-not-call", "/hopper?campaign=client", "/presence", "/unplaced"}) {
        const std::string asked(path);
        const char* mark = asked.find('?') == asked.npos ? "?" : "&";
        const Response one = http.get(asked + mark + "format=xlsx");
        EXPECT_EQ(one.status, 200) << path << one.body;
        EXPECT_THAT(rows_in(one.body).at(0), testing::StartsWith("1: ")) << path;
    }
}

}  // namespace
}  // namespace recall
