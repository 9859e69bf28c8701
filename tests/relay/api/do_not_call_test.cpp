// The do-not-call lists over HTTP: a few numbers or a file in, what an import tells of them, off.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall {
namespace {

Response put(HttpClient& http, const std::string& query, const std::string& body) {
    return http.request("POST", "/do-not-call" + query, body);
}

TEST(DoNotCallApi, TypedNumbersNeedNoHeaderAndAFileMayHaveOne) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const std::string typed = "08030000001\n+2348030000002\r\nnonsense\n+2348030000002\n";
    const Json checked = put(max, "?dry_run=1&reason=asked", typed).json();
    EXPECT_EQ(checked["numbers"], 2);
    EXPECT_EQ(checked["leads"], 2);
    EXPECT_EQ(checked["repeats"], 1);
    EXPECT_EQ(checked["refused_count"], 1);
    EXPECT_EQ(checked["refused"][0]["line"], 3) << "as it was typed";
    EXPECT_EQ(max.get("/do-not-call").json()["total"], 0) << "nothing was changed";

    EXPECT_EQ(put(max, "?reason=asked", typed).json()["numbers"], 2);
    EXPECT_EQ(max.get("/leads?do_not_call=1").json()["total"], 2);
    const std::string file = "Name;Mobile\nAda;+2348030000002\nBola;+2348030000003\n";
    const Json second = put(max, "?campaign=client&expires=2099-12-31", file).json();
    EXPECT_EQ(second["numbers"], 2);
    EXPECT_EQ(second["known"], 0) << "the campaign's list is its own";
    EXPECT_EQ(second["leads"], 1) << "one of them is not called as it is";

    const Json all = max.get("/do-not-call").json();
    EXPECT_EQ(all["total"], 4);
    EXPECT_EQ(all["items"][0]["campaign"], "client");
    EXPECT_EQ(all["items"][0]["expires"], "2099-12-31");
    EXPECT_EQ(all["items"][0]["added_by"], "max");
    EXPECT_EQ(max.get("/do-not-call?desk=1").json()["total"], 2);
    EXPECT_EQ(max.get("/do-not-call?campaign=client&text=0003").json()["total"], 1);
    const std::string table = max.get("/do-not-call?format=csv").body;
    EXPECT_NE(table.find("+234 803 000 00 01"), std::string::npos) << table;
}

TEST(DoNotCallApi, NumbersAreTypedAsPeopleDoAndNoneIsLeftOutUnseen) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const std::string typed = "0803000000l, 08030000001;08030000002\n\n"
                              "  +234 803 000 0003\t08030000004 | 08030000001\r\n"
                              "08030000005, asked by letter\n";
    const Json put_there = put(max, "?reason=asked", typed).json();
    EXPECT_EQ(put_there["numbers"], 5) << put_there;
    ASSERT_EQ(put_there["refused"].size(), 2U) << put_there;
    EXPECT_EQ(put_there["refused"][0]["line"], 1);
    EXPECT_EQ(put_there["refused"][0]["text"], "0803000000l");
    EXPECT_EQ(put_there["refused"][1]["line"], 4);
    EXPECT_EQ(put_there["refused"][1]["text"], "asked by letter");
    EXPECT_EQ(max.get("/do-not-call").json()["total"], 5);
}

TEST(DoNotCallApi, AnAgentsOutcomePutsTheNumberThereAndAManagerTakesItOffWithTheMark) {
    TestRelay relay;
    Campaign campaign = relay.relay().desk().ask([](const DeskThread::Desk& desk) {
        return *desk.state.campaign(Code("client"));
    });
    campaign.outcomes.push_back(
        {.code = Code("DNC"), .label = "Do not call", .do_not_call = true});
    relay.give("ada", SaveCampaign{campaign});
    relay.give("ann", CompleteCall{relay.assign("ann", 1)[0], Code("DNC"), "", {}, {}});
    HttpClient max = relay.signed_in("max");
    const Json line = max.get("/do-not-call").json()["items"][0];
    EXPECT_EQ(line["campaign"], "");
    EXPECT_EQ(line["reason"], "Do not call");
    EXPECT_EQ(line["added_by"], "ann");
    const Json marked = max.get("/leads?do_not_call=1").json();
    ASSERT_EQ(marked["total"], 1);
    EXPECT_EQ(marked["items"][0]["phone"], line["phone"]);
    relay.give("max", SetDoNotCall{{{marked["items"][0]["lead"].get<std::uint64_t>()}}, false});
    EXPECT_EQ(max.get("/do-not-call").json()["total"], 0);
    EXPECT_EQ(max.get("/leads?do_not_call=1").json()["total"], 0);
}

TEST(DoNotCallApi, ANumberIsTakenOffAndCalledAgain) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    put(max, "", "+2348030000001\n");
    const Json lead = max.get("/leads/1").json()["lead"];
    EXPECT_EQ(lead["barred"], true);
    EXPECT_EQ(lead["do_not_call"], false);
    const Json off{{"numbers", {{{"phone", "+2348030000001"}}}}};
    EXPECT_EQ(max.post("/do-not-call/remove", off).json()["numbers"], 1);
    EXPECT_EQ(max.get("/leads/1").json()["lead"]["barred"], false);
    EXPECT_EQ(max.get("/do-not-call").json()["total"], 0);
}

TEST(DoNotCallApi, AnImportTellsWhoMustNotBeCalled) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    put(max, "", "+2348030000777\n");
    const std::string file = "Phone\n+2348030000777\n+2348030000778\n";
    const Json preview = max.request("POST", "/lists/L1/leads?dry_run=1", file).json();
    EXPECT_EQ(preview["new"], 2);
    EXPECT_EQ(preview["do_not_call"], 1);
    EXPECT_EQ(max.request("POST", "/lists/L1/leads", file).json()["do_not_call"], 1);
    EXPECT_EQ(max.get("/leads?do_not_call=1").json()["total"], 1);
}

TEST(DoNotCallApi, AnExportComesBackAndChangesNothingThatWasThere) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    put(max, "?reason=wrote%20a%20letter", "+2348030000001\n+2348030000002\n");
    put(max, "?campaign=client&reason=%3Dasked&expires=2099-01-31",
        "+2348030000001\n+2348030000003\n");
    put(max, "?reason=%27%3Dodd", "+2348030000004\n");
    const Json before = max.get("/do-not-call").json();
    ASSERT_EQ(before["total"], 5);
    for (const char* format : {"csv", "xlsx"}) {
        const std::string exported = max.get(std::string("/do-not-call?format=") + format).body;
        const Json look = put(max, "?dry_run=1", exported).json();
        EXPECT_EQ(look["numbers"], 5) << look;
        EXPECT_EQ(look["known"], 5);
        EXPECT_EQ(look["changed"], 0) << format;
        EXPECT_EQ(look["repeats"], 0) << "one number may stand on two lists";
        EXPECT_EQ(look["warnings"], Json::array());
        EXPECT_EQ(put(max, "", exported).json()["changed"], 0);
        EXPECT_EQ(max.get("/do-not-call").json(), before);

        TestRelay empty;
        HttpClient other = empty.signed_in("max");
        EXPECT_EQ(put(other, "", exported).json()["numbers"], 5);
        const Json after = other.get("/do-not-call").json();
        for (const Json& line : before["items"]) {
            const auto is_same = [&line](const Json& one) {
                return one["phone"] == line["phone"] && one["campaign"] == line["campaign"] &&
                       one["reason"] == line["reason"] && one["expires"] == line["expires"];
            };
            EXPECT_TRUE(std::any_of(after["items"].begin(), after["items"].end(), is_same))
                << format << line;
        }
    }
}

TEST(DoNotCallApi, AListOfNumbersKeepsTheReasonsThatStandThereAndSaysWhatItChanges) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    put(max, "?reason=asked&expires=2099-01-31", "+2348030000001\n");
    const Json look = put(max, "?dry_run=1", "+2348030000001\n+2348030000002\n").json();
    EXPECT_EQ(look["known"], 1);
    EXPECT_EQ(look["changed"], 1) << "it would hold for ever";
    put(max, "", "+2348030000001\n");
    const Json line = max.get("/do-not-call").json()["items"][0];
    EXPECT_EQ(line["reason"], "asked");
    EXPECT_EQ(line["expires"], Json());
}

TEST(DoNotCallApi, WhatARowSaysAndTheDeskDoesNotKnowIsTold) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const Json told = put(max, "",
                          "Phone,Campaign,Reason,Last day\n"
                          "+2348030000001,Spring sale,asked,\n"
                          "+2348030000002,client,asked,31.12.2099\n"
                          "+2348030000003,client,asked,2001-01-31\n")
                          .json();
    EXPECT_EQ(told["numbers"], 2) << told;
    ASSERT_EQ(told["warnings"].size(), 2U);
    EXPECT_EQ(told["warnings"][0]["column"], "Campaign");
    EXPECT_EQ(told["warnings"][1]["column"], "Last day");
    ASSERT_EQ(told["refused"].size(), 1U);
    EXPECT_EQ(told["refused"][0]["line"], 4);
    EXPECT_EQ(max.get("/do-not-call?desk=1").json()["total"], 1) << "the list that was chosen";
}

TEST(DoNotCallApi, MoreThanOneCommandTakesGoInByParts) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    std::string many;
    for (int i = 0; i < 1200; ++i) many += "+23480310" + std::to_string(10000 + i) + "\n";
    EXPECT_EQ(put(max, "", many).json()["numbers"], 1200);
    EXPECT_EQ(max.get("/do-not-call").json()["total"], 1200);
    EXPECT_EQ(put(max, "", many).json()["known"], 1200);
}

TEST(DoNotCallApi, RefusesWithWhatToDo) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    EXPECT_EQ(put(max, "?expires=2001-01-01", "+2348030000001\n").error_code(), "last_day_past");
    EXPECT_EQ(put(max, "?dry_run=1&campaign=absent", "+2348030000001\n").error_code(),
              "campaign_unknown");
    EXPECT_EQ(put(max, "", "Name\nAda\n").error_code(), "phone_column_missing");
    EXPECT_EQ(put(max, "", "").error_code(), "file_empty");
    for (const char* wrong : {R"({})", R"({"numbers": []})", R"({"numbers": [{"phone": "x"}]})"}) {
        EXPECT_EQ(max.post("/do-not-call/remove", Json::parse(wrong)).status, 400) << wrong;
    }
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(put(ann, "", "+2348030000001\n").status, 403);
    EXPECT_EQ(ann.post("/do-not-call/remove", Json{{"numbers", {{{"phone", "+2348030000001"}}}}})
                  .status,
              403);
}

}  // namespace
}  // namespace recall
