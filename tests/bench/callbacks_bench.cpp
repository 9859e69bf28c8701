// What a look into the callback viewer costs: the first page for each filter and each order, a page
// far back, a month of the calendar and a day's figures. The production tables and reader; the
// callbacks are written into the table directly, a tenth of them open. `--small`: a hundredth of
// them, so that it cannot rot.
//
//   build/native-release/tests/bench/callbacks_bench [--small]
#include "core/ensure.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/tables.hpp"
#include "tests/bench/stopwatch.hpp"

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace recall {
namespace {

constexpr std::int64_t callbacks_in_all = 1'000'000;
constexpr std::int64_t agents = 1'000;
constexpr std::int64_t minutes_of_two_years = 2 * 365 * 24 * 60;
constexpr Instant now{1'790'000'000'000};

// The last tenth is open; a hundredth of that is released.
Callback callback_number(std::int64_t number, std::int64_t all) {
    const std::int64_t mixed = number * 7919 % 1'000'003;
    const bool open = number > all - all / 10;
    Callback callback;
    callback.id = {static_cast<std::uint64_t>(number)};
    callback.lead = {static_cast<std::uint64_t>(mixed % 250'000 + 1)};
    callback.campaign = number % 2 ? Code("client") : Code("customer");
    callback.list = callback.campaign.text() + std::to_string(mixed % 10);
    callback.status = !open                ? CallbackStatus::ARCHIVE
                      : number % 100 == 0 ? CallbackStatus::LIVE
                                          : CallbackStatus::ACTIVE;
    const std::int64_t minutes = mixed * minutes_of_two_years / 1'000'003;
    callback.callback_time = now + (open ? minutes / 4 : -minutes) * minute_ms;
    callback.entry_time = callback.callback_time + -minute_ms * (mixed % 10'000);
    callback.modify_date = callback.callback_time;
    callback.user = "agent" + std::to_string(mixed % agents);
    callback.recipient = mixed % 3 ? Recipient::ANYONE : Recipient::USERONLY;
    callback.comments = "Ask for the bookkeeper";
    callback.wall_time = "2026-11-21 14:30";
    callback.zone = "Africa/Lagos";
    if (!open) callback.ended = number % 5 ? CallbackEnd::called : CallbackEnd::cancelled;
    return callback;
}

void fill(const std::string& folder, std::int64_t callbacks) {
    ensure(bool(SqliteJournal::open(folder)));  // makes the tables
    auto opened = Database::open(desk_file(folder), Access::read_write, "");
    ensure(bool(opened));
    const auto db = std::move(opened).value();
    db->exec("PRAGMA synchronous = OFF");
    db->begin();
    TableWriter<Callback> writer(*db);
    for (std::int64_t i = 1; i <= callbacks; ++i) writer.save(callback_number(i, callbacks));
    ensure(db->commit());
}

class Bench {
public:
    explicit Bench(JournalReader& reader) : reader_(reader) {}

    void page(const char* name, const CallbackFilter& filter, CallbackSort sort = {},
              std::int64_t number = 1) {
        std::int64_t total = 0;
        measure(name, [&] {
            const auto read = reader_.callbacks(filter, sort, {number, 50});
            ensure(bool(read));
            total = read.value().total;
        }, total);
    }
    void month(const char* name, const CallbackFilter& filter) {
        std::int64_t total = 0;
        measure(name, [&] {
            std::vector<Instant> edges;
            for (int day = 0; day <= 31; ++day) edges.push_back(now + day * twenty_four_hours_ms);
            const auto read = reader_.callback_counts(filter, edges);
            ensure(bool(read));
            total = 0;
            for (const std::int64_t count : read.value()) total += count;
        }, total);
    }
    void figures(const char* name) {
        std::int64_t total = 0;
        measure(name, [&] {
            const CallbackFilter day{.from = now + -twenty_four_hours_ms, .before = now};
            const auto read = reader_.callback_sums(day, now);
            ensure(bool(read));
            total = 0;
            for (const CallbackSum& sum : read.value()) total += sum.promised();
        }, total);
    }
    double slowest_ms() const { return slowest_ms_; }

private:
    template <typename Work>
    void measure(const char* name, Work work, const std::int64_t& total) {
        work();  // what an idle relay has in its memory already
        const Stopwatch watch;
        work();
        const double ms = watch.seconds() * 1000;
        slowest_ms_ = std::max(slowest_ms_, ms);
        std::printf("  %-46s %8.1f ms  (%lld)\n", name, ms, static_cast<long long>(total));
    }

    JournalReader& reader_;
    double slowest_ms_ = 0;
};

void look(Bench& bench) {
    const Code client("client");
    bench.page("all, by time", {});
    for (const CallbackKey key :
         {CallbackKey::entry_time, CallbackKey::modify_date, CallbackKey::user,
          CallbackKey::campaign, CallbackKey::list, CallbackKey::status}) {
        bench.page(word_of(key).data(), {}, {key, true});
    }
    bench.page("open ones", {.open_only = true});
    bench.page("overdue", {.before = now + 1, .open_only = true});
    bench.page("ACTIVE", {.status = CallbackStatus::ACTIVE});
    bench.page("LIVE, by owner", {.status = CallbackStatus::LIVE}, {CallbackKey::user});
    bench.page("ARCHIVE", {.status = CallbackStatus::ARCHIVE});
    bench.page("of a campaign", {.campaign = client});
    bench.page("ARCHIVE of a campaign", {.campaign = client, .status = CallbackStatus::ARCHIVE});
    bench.page("of a list, by entry", {.list = "client3"}, {CallbackKey::entry_time, true});
    bench.page("of a user", {.user = "agent7"});
    bench.page("USERONLY", {.recipient = Recipient::USERONLY});
    bench.page("campaign, list, user, status, recipient, week",
               {.campaign = client, .list = "client3", .user = "agent7",
                .status = CallbackStatus::ACTIVE, .recipient = Recipient::ANYONE, .from = now,
                .before = now + 7 * twenty_four_hours_ms});
    bench.page("page 1,000", {}, {}, 1'000);
    bench.month("a month, day by day", {.open_only = true});
    bench.month("a month of a campaign", {.campaign = client, .open_only = true});
    bench.figures("what became of yesterday's");
}

void run_all(bool small) {
    const std::string folder = "callbacks-bench-" + std::to_string(getpid());
    {
        const std::int64_t all = small ? callbacks_in_all / 100 : callbacks_in_all;
        fill(folder, all);
        const auto journal = std::move(SqliteJournal::open(folder)).value();
        const auto reader = std::move(journal->reader()).value();
        std::printf("%lld callbacks:\n", static_cast<long long>(all));
        Bench bench(*reader);
        look(bench);
        std::printf("slowest: %.1f ms\n", bench.slowest_ms());
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    recall::run_all(argc > 1 && std::strcmp(argv[1], "--small") == 0);
}
