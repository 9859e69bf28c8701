// What HTTP asks and tells: addresses, JSON there and back, CSV; all of one description.
#include "wire/answers/accounts.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/leads.hpp"
#include "wire/answers/path_of.hpp"
#include "wire/answers/unplaced.hpp"
#include "wire/export_plan.hpp"
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
              (std::vector<std::string>{"At (UTC)", "Username", "Address", "Outcome"}));
    LeadLine line;
    line.lead.id = LeadId{7};
    line.lead.do_not_call = true;
    line.lead.numbers = std::vector<LeadNumber>{{Phone{2348030000001}, "Mobile"},
                                                {Phone{23412345678}, "Office"},
                                                {Phone{23412345679}, ""}};
    line.lead.list = "firms";
    line.lead.status = Code("NA");
    line.lead.columns.add("City", "Kano");
    line.lead.columns.add("City", "Lagos");
    ExportPlan plan;
    EXPECT_TRUE(ExportPlan::is_needed<LeadLine>());
    EXPECT_FALSE(ExportPlan::is_needed<LoginEntry>());
    plan.see(line);
    ExportTable table;
    table.words.lists["firms"] = {"Firms of May", "client"};
    table.words.outcomes[{"client", "NA"}] = "No answer";
    plan.lay_out(table);
    const auto header = csv_header<LeadLine>(table), cells = csv_cells(line, table);
    ASSERT_EQ(header.size(), cells.size());
    std::string all;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!cells[i].empty()) all += header[i] + ": " + cells[i] + "\n";
    }
    EXPECT_EQ(all,
              "Recall lead: 7\nList: Firms of May\nList code: firms\nPhone label: Mobile\n"
              "Phone 2: +234 123 456 78\nPhone 2 label: Office\nPhone 3: +234 123 456 79\n"
              "Zone said by: desk\nStatus: No answer\nStatus code: NA\nAttempts: 0\n"
              "Do not call: yes\nCity: Kano\nCity: Lagos\n");
}

LeadLine with_columns(const std::vector<std::string>& names) {
    LeadLine line;
    for (const std::string& name : names) line.lead.columns.add(name, "x");
    return line;
}

// A blank cell is no column of a lead: of most rows only some of the file's are known.
TEST(Tables, HaveTheColumnsOfTheirItemsInAnOrderThatAllOfThemHave) {
    ExportPlan plan;
    ExportTable table;
    for (const auto& names : std::vector<std::vector<std::string>>{
             {"City"}, {"Company", "City"}, {"Company", "Mail"}, {"City", "Mail"}, {"Mail", "A"}}) {
        plan.see(with_columns(names));
    }
    plan.lay_out(table);
    EXPECT_EQ(table.columns, (std::vector<std::string>{"Company", "City", "Mail", "A"}));
    plan.see(with_columns({"City", "A"}));
    EXPECT_FALSE(plan.has_grown());
    plan.see(with_columns({"A", "Company"}));  // of another file: nothing is lost by that
    EXPECT_FALSE(plan.has_grown());
    plan.lay_out(table);
    EXPECT_EQ(table.columns.size(), 4U);
    plan.see(with_columns({"A", "A"}));
    EXPECT_TRUE(plan.has_grown());
    plan.lay_out(table);
    EXPECT_EQ(table.columns.size(), 5U);
}

TEST(Tables, OfMoreColumnsThanFitKeepTheOthersInOneCell) {
    ExportPlan plan;
    ExportTable table;
    for (std::size_t i = 0; i < export_columns_max + 1; ++i) {
        plan.see(with_columns({"C" + std::to_string(i)}));
    }
    plan.lay_out(table);
    EXPECT_EQ(csv_header<LeadLine>(table).back(), "Further columns");
    EXPECT_EQ(csv_cells(with_columns({"C0"}), table).back(), "");
    EXPECT_EQ(csv_cells(with_columns({"C" + std::to_string(export_columns_max)}), table).back(),
              "C" + std::to_string(export_columns_max) + ": x");
}

}  // namespace
}  // namespace recall::test
