// What goes out comes back: a table of leads, imported where they are not yet, gives the same.
#include "core/numbers.hpp"
#include "relay/import/csv_text.hpp"
#include "tests/core/properties.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/relay/test_relay.hpp"
#include "wire/phone_cell.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall {

namespace {

using test::Dice;

// As people, programs and whoever means harm write.
std::string any_text(Dice& dice, std::uint64_t pieces_max = 6) {
    static const std::vector<std::string> pieces{
        "=",  "+",  "-", "@", "'",  "\"", ";",   ",",       "\n",  "\r\n", "\t", " ", "Ada",
        "ü",  "＝", "1", "|", "'=", "; ", "Obi", "cmd|'/C", "SUM(A1)", "+234 803 123 45 67"};
    std::string text;
    for (std::uint64_t left = 1 + dice.below(pieces_max); left > 0; --left) {
        text += pieces[dice.below(pieces.size())];
    }
    return text;
}

// A name and a heading are read without the blanks around them.
std::string without_edges(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

TEST(CsvText, WhatTheGuardAddsIsTakenOffAgain) {
    EXPECT_EQ(test::counterexample(2'000, [] {
        Dice dice(*rc::gen::arbitrary<std::uint64_t>());
        const std::string text = any_text(dice, 12);
        const std::string safe = guarded(text);
        RC_ASSERT(without_guard(safe) == text);
        RC_ASSERT(is_phone_cell(safe) || std::string("=+-@\t\r").find(safe[0]) == safe.npos);
        for (const char* harm : {"\n=", ";=", "; =", "\r\n+", "\n@", ";-", "\n＝"}) {
            RC_ASSERT(safe.find(harm) == safe.npos);
        }
    }), "");
}

TEST(CsvText, APhoneNumberStaysTextAndHasNoApostrophe) {
    const std::pair<Phone, const char*> spelled[] = {
        {{2348031234567}, "+234 803 123 45 67"}, {{442079460958}, "+44 207 946 09 58"},
        {{12125550123}, "+1 212 555 01 23"},     {{23412345678}, "+234 123 456 78"},
        {{493012345}, "+49 301 23 45"},          {{4930123}, "+49 301 23"},
        {{2341}, "+234 1"},                      {{2341234, 1012}, "+234 12 34 ext. 012"},
    };
    for (const auto& [phone, text] : spelled) {
        EXPECT_EQ(phone_cell(phone), text);
        EXPECT_EQ(phone_from_cell(text), phone);
        EXPECT_EQ(csv_cell(text), text) << "digits and blanks are no formula";
    }
    for (const char* other : {"+2348031234567", "+234 803 1234567", "+234 803 123 45 67+1", "+",
                              "+234 803 123 45 67 ext. ", "+1 212 555 01 23 =1", ""}) {
        EXPECT_FALSE(phone_from_cell(other)) << other;
    }
}

// A desk's leads of one file, as random as rows are.
class RandomFile {
public:
    RandomFile(Dice& dice, std::uint64_t& numbers) : dice_(dice), numbers_(numbers) {
        std::vector<std::string> names{"City",   "=Total",  "Name",  "Phone 2", "Do not call",
                                       "a;b",    "@x",      "Stage", "Status",  "Recall lead",
                                       "'=odd'", "Company", "Zone",  "+234 803 123 45 67"};
        for (std::uint64_t left = dice_.below(8); left > 0; --left) {
            const std::size_t which = dice_.below(names.size());
            headings_.push_back(names[which]);
            // Two columns of one name stand in a file beside each other.
            if (dice_.in(25)) headings_.push_back(names[which]);
            names.erase(names.begin() + static_cast<std::ptrdiff_t>(which));
        }
    }

    NewLead lead() {
        NewLead lead;
        lead.phone = phone();
        lead.name = dice_.in(20) ? "" : without_edges(any_text(dice_));
        for (std::uint64_t more = dice_.in(50) ? 0 : dice_.below(lead_numbers_max); more > 0;
             --more) {
            lead.further.push_back({phone(), dice_.in(33) ? "" : any_text(dice_)});
        }
        if (!lead.further.empty() && !dice_.in(33)) lead.label = any_text(dice_);
        const std::string zones[] = {"", "Africa/Lagos", "Africa/Kinshasa,Africa/Lubumbashi"};
        lead.zone = zones[dice_.below(3)];
        const ZoneFrom says[] = {ZoneFrom::column, ZoneFrom::number, ZoneFrom::person};
        if (!lead.zone.empty()) lead.zone_from = says[dice_.below(3)];
        for (const std::string& heading : headings_) {
            if (!dice_.in(33)) lead.columns.add(heading, any_text(dice_));
        }
        return lead;
    }

private:
    Phone phone() {
        ++numbers_;
        const std::uint64_t countries[] = {234'803'100'0000, 49'301'000'000, 1'212'100'0000};
        Phone phone{countries[dice_.below(3)] + numbers_};
        if (dice_.in(25)) phone.extension = extension_from_text(dice_.in(50) ? "007" : "12");
        return phone;
    }

    Dice& dice_;
    std::uint64_t& numbers_;
    std::vector<std::string> headings_;
};

// On the desk's list or the campaign's; for ever or until a day; of an extension or of all.
void bar_some(TestRelay& relay, Dice& dice, const std::vector<NewLead>& leads) {
    for (const NewLead& lead : leads) {
        for (const Phone phone : phones_of(lead)) {
            if (!dice.in(25)) continue;
            AddDoNotCall command;
            if (dice.in(50)) command.campaign = Code("client");
            command.phones = {dice.in(33) ? without_extension(phone) : phone};
            command.reason = dice.in(33) ? "" : any_text(dice);
            if (dice.in(50)) command.expires = *day_from_text("2099-12-31");
            relay.give("max", command);
        }
    }
}

std::string described(const Lead& lead) {
    std::string text = lead.name + "|" + lead.zone + "|" + std::string(word_of(lead.zone_from));
    for (const LeadNumber& number : numbers_of(lead)) {
        text += "|" + number.label + ": " + to_text(number.phone) + (number.barred ? "!" : "");
    }
    for (const auto& [name, value] : lead.columns.all()) {
        text += "|" + std::string(name) + " = " + std::string(value);
    }
    return text + (lead.may_be_called() ? "" : "|not to be called");
}

struct DeskTold {
    std::map<Phone, std::string> leads;
    std::map<DoNotCallKey, std::string> lines;
    std::int64_t not_to_call = 0;
};
DeskTold told_of(TestRelay& relay, const ListId& list) {
    return relay.relay().desk().ask([&list](const DeskThread::Desk& desk) {
        DeskTold told;
        for (const auto& [id, lead] : desk.state.leads()) {
            if (lead.list != list) continue;
            told.leads[lead.phone] = described(lead);
            told.not_to_call += lead.may_be_called() ? 0 : 1;
        }
        for (const auto& [key, line] : desk.state.do_not_calls()) {
            told.lines[key] = line.reason + "|" + to_text(line.expires);
        }
        return told;
    });
}

TEST(Exports, OfLeadsAreTheSameLeadsAgain) {
    TestRelay from, into;
    HttpClient out = from.signed_in("max"), in = into.signed_in("max");
    std::uint64_t numbers = 0;
    int round = 0;
    EXPECT_EQ(test::counterexample(60, [&] {
        Dice dice(*rc::gen::arbitrary<std::uint64_t>());
        const ListId list = "round-" + std::to_string(++round);
        const SaveList made{{list, Code("client"), "=A list; of its own"}};
        from.give("max", made);
        into.give("max", made);
        RandomFile file(dice, numbers);
        std::vector<NewLead> leads;
        for (std::uint64_t left = 1 + dice.below(12); left > 0; --left) {
            leads.push_back(file.lead());
        }
        from.give("max", ImportLeads{list, leads});
        bar_some(from, dice, leads);

        const std::string format = round % 2 == 0 ? "csv" : "xlsx";
        const Response table = out.get("/leads?list=" + list + "&format=" + format);
        RC_ASSERT(table.status == 200);
        const DeskTold there = told_of(from, list);
        const Json preview =
            in.request("POST", "/lists/" + list + "/leads?dry_run=1", table.body).json();
        RC_ASSERT(preview["do_not_call"] == there.not_to_call);
        const Response taken = in.request("POST", "/lists/" + list + "/leads", table.body);
        RC_ASSERT(taken.status == 200);
        RC_ASSERT(taken.json()["refused_count"] == 0);
        RC_ASSERT(taken.json()["new"] == leads.size());
        const DeskTold here = told_of(into, list);
        RC_ASSERT(here.leads == there.leads);
        // Of others a list tells nothing; all these lines are about leads of some round.
        RC_ASSERT(here.lines == there.lines);
        // Once more, and nothing changes.
        RC_ASSERT(in.request("POST", "/lists/" + list + "/leads", table.body).json()["new"] == 0);
        RC_ASSERT(told_of(into, list).lines == there.lines);
    }), "");
}

TEST(Exports, WhatStandsOnADoNotCallListStaysAsItIs) {
    TestRelay from, into;
    AddDoNotCall command;
    command.phones = {{2348030000001}};
    command.reason = "asked by letter";
    from.give("max", command);
    command.reason = "asked by phone";
    command.expires = *day_from_text("2099-01-31");
    into.give("max", command);
    const std::string table = from.signed_in("max").get("/leads?format=csv").body;
    HttpClient http = into.signed_in("max");
    EXPECT_EQ(http.request("POST", "/lists/L1/leads", table).json()["duplicates"], 10);
    const Json line = http.get("/do-not-call").json()["items"][0];
    EXPECT_EQ(line["reason"], "asked by phone");
    EXPECT_EQ(line["expires"], "2099-01-31");
}

TEST(Exports, EachColumnOfAFileHasItsOwnAndWordsStandBesideCodes) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    http.request("POST", "/lists/L1/leads",
                 "Name,Phone,Office phone,City,Company\n"
                 "Ada,08030000501,,,Kestrel\nObi,08030000502,01 234 5678,Kano,\n"
                 "Ife,08030000503,,Lagos,Heron\n");
    const std::string one = http.get("/leads?format=csv&text=08030000502").body;
    EXPECT_EQ(one.substr(0, one.find("\r\n")),
              "\xEF\xBB\xBFRecall lead,List,List code,Phone,Phone label,Phone 2,Phone 2 label,Name,"
              "Zone,Zone said by,Status,Status code,Attempts,Last call (Africa/Lagos),"
              "Last outcome,Last outcome code,Do not call,Agent,Agent username,Stage,City");
    EXPECT_NE(one.find("\r\n12,First list,L1,+234 803 000 05 02,Phone,+234 123 456 78,"
                       "Office phone,Obi,"), std::string::npos) << one;
    EXPECT_NE(one.find(",New,NEW,0,,,,,,,,Kano\r\n"), std::string::npos) << one;
    const std::string all = http.get("/leads?format=csv").body;
    EXPECT_NE(all.find(",Stage,City,Company\r\n"), std::string::npos)
        << "in the order of the file, whoever stands first in it: " << all;
}

TEST(Exports, TimesAreOfTheDesksClocksAndInJsonOfGreenwich) {
    TestRelay relay;
    relay.give("ann", CompleteCall{relay.assign("ann", 1)[0], Code("NA"), "- one\n=two", {}, {}});
    HttpClient http = relay.signed_in("max");
    const std::string at = http.get("/archive?all=1").json()["items"][0]["completed_at"];
    const std::string table = http.get("/archive?all=1&format=csv").body;
    EXPECT_NE(table.find("Completed at (Africa/Lagos)"), std::string::npos) << table;
    // Lagos is an hour ahead, the whole year.
    const auto hour = [](const std::string& text) { return std::stoi(text.substr(11, 2)); };
    const std::size_t day = table.find("\r\n") + 2;
    const std::size_t time = table.find(',', day) + 1;
    EXPECT_EQ(hour(table.substr(time, 19)), (hour(at) + 1) % 24) << table;
    EXPECT_EQ(table.substr(time + 13, 6), at.substr(13, 6));
    EXPECT_NE(table.find(",The ann,ann,"), std::string::npos) << table;
    EXPECT_NE(table.find(",First list,L1,Lead 0,+234 803 000 00 01,No Answer,NA,"),
              std::string::npos) << table;
    EXPECT_NE(table.find("\"'- one\n'=two\""), std::string::npos) << table;
}

}  // namespace

}  // namespace recall
