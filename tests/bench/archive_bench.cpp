// What a look into a full archive costs: the first page for each filter and each order of the
// screen, a page far back, and reports. The production tables and reader; the calls are written
// into the table directly. `--small`: a hundredth of them, so that it cannot rot.
//
//   build/native-release/tests/bench/archive_bench [--small] [--calls N]
#include "core/ensure.hpp"
#include "journal/schema.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/tables.hpp"
#include "journal/text_index.hpp"
#include "tests/bench/stopwatch.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace recall {
namespace {

constexpr std::int64_t calls_default = 1'000'000;
constexpr std::int64_t calls_a_day = 5'000;
constexpr std::int64_t agents = 100;
constexpr Instant morning{1'790'000'000'000};
constexpr Day first_day{20'000};
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

CompletedCall call_number(std::int64_t number) {
    constexpr Code outcomes[] = {Code("SUCCESS"), Code("NA"), Code("NI"), Code("CALLBACK")};
    const auto id = static_cast<std::uint64_t>(number);
    // Numbers that do not go up with the id, as names and lengths do not.
    const std::int64_t mixed = number * 7919 % 1'000'003;
    const auto day = static_cast<std::int32_t>(number / calls_a_day);
    CompletedCall call;
    call.id = {id};
    call.assignment = {id};
    call.lead = {id % 250'000 + 1};
    call.campaign = number % 2 ? Code("client") : Code("customer");
    call.kind = number % 2 ? Kind::client : Kind::customer;
    call.list = call.campaign.text();
    call.agent = "agent" + std::to_string(mixed % agents);
    call.day = Day{first_day.number + day};
    call.started_at = morning + day * day_ms + number % calls_a_day * second_ms;
    call.completed_at = call.started_at + mixed % 600 * second_ms;
    call.received_at = call.completed_at;
    call.outcome = outcomes[mixed / agents % 4];
    call.notes = number % 1000 ? "Wants an offer by mail" : "Asks for the blue one";
    call.phone = Phone{2348030000000 + id};
    call.name = "Customer " + std::to_string(mixed);
    call.columns.add("Company", "Lagos Air Freight, Ltd");
    call.archived_at = call.completed_at + day_ms;
    return call;
}

void fill(const std::string& folder, std::int64_t calls) {
    ensure(bool(SqliteJournal::open(folder)));  // makes the tables
    auto opened = Database::open(desk_file(folder), Access::read_write, "");
    ensure(bool(opened));
    const auto db = std::move(opened).value();
    db->exec("PRAGMA synchronous = OFF");
    db->exec("PRAGMA trusted_schema = ON");  // the triggers that keep the index of texts
    db->begin();
    TableWriter<Campaign> campaigns(*db);
    for (const auto& [id, kind] : {std::pair(Code("client"), Kind::client),
                                   {Code("customer"), Kind::customer}}) {
        Campaign campaign;
        campaign.id = id;
        campaign.kind = kind;
        campaigns.save(campaign);
    }
    TableWriter<CompletedCall> table(*db);
    for (std::int64_t number = 1; number <= calls; ++number) table.save(call_number(number));
    TextIndexes(*db).keep();
    ensure(db->commit());
    db->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    ensure(db->ok());
}

class Measured {
public:
    explicit Measured(JournalReader& reader) : reader_(reader) {}

    template <typename Change>
    void look(const char* what, Change change, PageRequest page = {}) {
        CallFilter filter;
        change(filter);
        std::int64_t total = 0;
        bool more = false;
        double best = 1e9;
        for (int i = 0; i < 3; ++i) {
            const Stopwatch watch;
            const auto found = reader_.calls(filter, page);
            best = std::min(best, watch.seconds());
            ensure(bool(found));
            total = found.value().total;
            more = found.value().more;
        }
        std::printf("%-32s %8.1f ms, of %s%lld\n", what, best * 1000, more ? "more than " : "",
                    static_cast<long long>(total));
    }

    void report(const char* what, const ReportFilter& filter) {
        double best = 1e9;
        std::int64_t total = 0;
        for (int i = 0; i < 3; ++i) {
            const Stopwatch watch;
            const auto sums = reader_.report_sums(filter);
            best = std::min(best, watch.seconds());
            ensure(bool(sums));
            total = 0;
            for (const CallSum& sum : sums.value().by_day) total += sum.calls;
        }
        std::printf("%-32s %8.1f ms, of %lld\n", what, best * 1000, static_cast<long long>(total));
    }

private:
    JournalReader& reader_;
};

void look_at_texts(Measured& measured, Day day) {
    measured.look("a text in many", [](CallFilter& f) { f.text = "offer"; });
    measured.look("a text in few", [](CallFilter& f) { f.text = "blue"; });
    measured.look("an agent's text", [](CallFilter& f) {
        f.agent = "agent7";
        f.text = "blue";
    });
    measured.look("a text in one", [](CallFilter& f) { f.text = "2348030077777"; });
    measured.look("a text in none", [](CallFilter& f) { f.text = "nobody wrote this"; });
    measured.look("a day's text", [&](CallFilter& f) {
        f.from = f.to = day;
        f.text = "offer";
    });
    measured.look("a type's text", [](CallFilter& f) {
        f.kind = Kind::client;
        f.text = "offer";
    });
    measured.look("a text in many by name", [](CallFilter& f) {
        f.text = "offer";
        f.order = CallOrder::name;
    });
    measured.look("a text in few by seconds", [](CallFilter& f) {
        f.text = "blue";
        f.order = CallOrder::seconds;
    });
}

void look_in_orders(Measured& measured, Day day) {
    for (const auto& [what, order] :
         {std::pair("by completed", CallOrder::completed), {"by agent", CallOrder::agent},
          {"by outcome", CallOrder::outcome}, {"by name", CallOrder::name},
          {"by seconds", CallOrder::seconds}}) {
        measured.look(what, [by = order](CallFilter& f) { f.order = by; });
    }
    measured.look("an agent's by name", [](CallFilter& f) {
        f.agent = "agent7";
        f.order = CallOrder::name;
    });
    measured.look("an outcome by name", [](CallFilter& f) {
        f.outcome = Code("NI");
        f.order = CallOrder::name;
    });
    measured.look("a type by seconds", [](CallFilter& f) {
        f.kind = Kind::client;
        f.order = CallOrder::seconds;
    });
    measured.look("thirty days by agent", [&](CallFilter& f) {
        f.from = day;
        f.to = Day{day.number + 29};
        f.order = CallOrder::agent;
    });
    measured.look("a campaign's outcome", [](CallFilter& f) {
        f.campaign = Code("client");
        f.outcome = Code("NI");
    });
}

void look_at_all(JournalReader& reader, std::int64_t calls) {
    const Day day{first_day.number + static_cast<std::int32_t>(calls / calls_a_day / 2)};
    Measured measured(reader);
    measured.look("everything", [](CallFilter&) {});
    measured.look("an agent", [](CallFilter& f) { f.agent = "agent7"; });
    measured.look("a type", [](CallFilter& f) { f.kind = Kind::client; });
    measured.look("a campaign", [](CallFilter& f) { f.campaign = Code("client"); });
    measured.look("an outcome", [](CallFilter& f) { f.outcome = Code("NI"); });
    measured.look("a day", [&](CallFilter& f) { f.from = f.to = day; });
    measured.look("thirty days", [&](CallFilter& f) {
        f.from = day;
        f.to = Day{day.number + 29};
    });
    measured.look("an agent's outcome", [](CallFilter& f) {
        f.agent = "agent7";
        f.outcome = Code("NI");
    });
    measured.look("an agent's type", [](CallFilter& f) {
        f.agent = "agent7";
        f.kind = Kind::client;
    });
    measured.look("a lead", [](CallFilter& f) { f.lead = LeadId{1000}; });
    look_at_texts(measured, day);
    look_in_orders(measured, day);
    measured.look("the last page", [](CallFilter&) {}, {calls / 50, 50});
    ReportFilter month{day, Day{day.number + 29}};
    measured.report("a month's report", month);
    month.campaign = Code("client");
    measured.report("a month's report of a campaign", month);
}

void run_all(std::int64_t calls) {
    const std::string folder = "archive-bench-" + std::to_string(getpid());
    {
        const Stopwatch watch;
        fill(folder, calls);
        std::printf("%lld calls written in %.1f s\n", static_cast<long long>(calls),
                    watch.seconds());
        const auto reader = open_reader(folder);
        ensure(bool(reader));
        look_at_all(*reader.value(), calls);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    std::int64_t calls = recall::calls_default;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--small") == 0) calls = recall::calls_default / 100;
        if (std::strcmp(argv[i], "--calls") == 0 && i + 1 < argc) calls = std::atoll(argv[++i]);
    }
    recall::run_all(calls);
}
