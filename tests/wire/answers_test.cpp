// What HTTP asks and tells: addresses, JSON there and back, CSV; all of one description.
#include "wire/answers/accounts.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/leads.hpp"
#include "wire/answers/path_of.hpp"
#include "wire/answers/unplaced.hpp"
#include "wire/telling.hpp"
#include "wire/told_reading.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

template <typename T>
T there_and_back(const T& answer) {
    T read{};
    read_told(told(answer), read);
    EXPECT_EQ(told(read), told(answer));
    return read;
}

TEST(Queries, AreWrittenAsAddressesWithoutWhatIsAsByDefault) {
    EXPECT_EQ(path_of(ArchiveQuery{}), "/archive");
    EXPECT_EQ(path_of(ArchiveQuery{.agent = "ann",
                                   .type = Kind::customer,
                                   .text = "a&b",
                                   .all = true,
                                   .sort = {{CallOrder::completed, true}},
                                   .paging = {.page = 3}}),
              "/archive?agent=ann&type=customer&text=a%26b&all=1&sort=-completed&page=3");
    EXPECT_EQ(path_of(LeadsQuery{.terms = {.do_not_call = false, .attempts_max = 0}}),
              "/leads?do_not_call=0&attempts_max=0");
    EXPECT_EQ(path_of(LeadQuery{LeadId{7}}), "/leads/7");
    EXPECT_EQ(path_of(CallbackQuery{CallbackId{12}}), "/callbacks/12");
}

TEST(Answers, AreReadAsTheyWereTold) {
    CallbackLine line;
    line.callback.id = CallbackId{5};
    line.callback.campaign = Code("client");
    line.callback.callback_time = {1'795'000'000'123};
    line.callback.recipient = Recipient::USERONLY;
    line.phone = Phone{2348030000001U};
    line.held = Held::hours_closed;
    line.overdue = true;
    const CallbackLine read = there_and_back(line);
    EXPECT_EQ(read.callback, line.callback);
    EXPECT_EQ(read.held, line.held);
    EXPECT_EQ(told(line)["callback_time"], "2026-11-18T11:06:40.123Z");
    EXPECT_EQ(told(CallbackLine{})["held"], nullptr);

    RecycleEntry entry;
    entry.agent = "ann";
    entry.kind = Kind::client;
    entry.agents = {{"ann", 3, 1}};
    EXPECT_EQ(told(entry)["scope"], "ann client");
    EXPECT_EQ(there_and_back(entry).kind, Kind::client);

    LeadEvent call{.what = LeadEventKind::call, .at = {1'795'000'000'000}};
    call.call.notes = "Will come";
    EXPECT_FALSE(told(call).contains("by"));
    EXPECT_EQ(there_and_back(call).call.notes, "Will come");

    Unplaced unplaced;
    unplaced.work.callback = NewCallback{.comments = "Ask for Zoe"};
    EXPECT_EQ(there_and_back(unplaced).work.callback, unplaced.work.callback);

    CallbackLoad month{.month = "2026-11", .days = {1, 2}};
    EXPECT_EQ(told(month).size(), 2U) << "a month says nothing of a day";
    EXPECT_EQ(there_and_back(month).days, month.days);
}

TEST(Answers, WhatIsMissingIsReadAsByDefault) {
    LeadLine line;
    line.agent = "ann";
    line.stage = Stage::claimed;
    read_told(Json{{"lead", "seven"}, {"columns", 3}}, line);
    EXPECT_EQ(line.lead, Lead{});
    EXPECT_EQ(line.agent, "");
    EXPECT_FALSE(line.stage);
}

TEST(Answers, AreCellsUnderTheirHeadings) {
    EXPECT_EQ(csv_header<LoginEntry>(),
              (std::vector<std::string>{"At", "Username", "Address", "Outcome"}));
    LeadLine line;
    line.lead.id = LeadId{7};
    line.lead.do_not_call = true;
    line.lead.numbers = std::vector<LeadNumber>{{Phone{2348030000001}, "Mobile"},
                                                {Phone{23412345678}, "Office"},
                                                {Phone{23412345679}, ""}};
    const std::vector<std::string> header = csv_header<LeadLine>(), cells = csv_cells(line);
    ASSERT_EQ(header.size(), cells.size());
    EXPECT_EQ(header.front() + cells.front(), "Lead7");
    EXPECT_EQ(header[3] + cells[3], "Further phonesOffice: +23412345678; +23412345679");
    EXPECT_EQ(header[10] + cells[10], "Do not callyes");
    EXPECT_EQ(header.back() + cells.back(), "Stage");
}

}  // namespace
}  // namespace recall::test
