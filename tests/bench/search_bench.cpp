// What it costs to find a lead among a million: the beginning of a word, a whole word, a number,
// last digits; the page of 50 and the total, as the Database Manager asks. Beside each, the bare
// question to the index, and what the index costs to write. `--small`: a hundredth of them.
//
//   build/native-release/tests/bench/search_bench [--small] [--leads N]
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

constexpr std::int64_t leads_default = 1'000'000;
constexpr const char* first_names[] = {"Ọlátúnjí",   "Amaka",   "Ngozi",  "Musa",  "Chinedu",
                                       "Funmiláyọ̀", "Ibrahim", "Halima", "Tunde", "Blessing"};
constexpr const char* syllables[] = {"ka", "ro", "lu", "ne", "shi", "ba", "do", "mi", "we", "ta"};
constexpr const char* cities[] = {"Lagos", "Abuja", "Kano", "Ìbàdàn", "Enugu"};

// A number that does not go up with the id.
std::int64_t mixed_of(std::int64_t number) { return number * 7919 % 1'000'003; }

Lead lead_number(std::int64_t number) {
    const std::int64_t mixed = mixed_of(number);
    const auto one_of = [mixed](const auto& words, std::int64_t place) {
        return std::string(words[static_cast<std::size_t>(mixed / place) % std::size(words)]);
    };
    Lead lead;
    lead.id = {static_cast<std::uint64_t>(number)};
    lead.list = "clients";
    lead.phone = Phone{2348030000000U + static_cast<std::uint64_t>(mixed) * 7 % 10'000'000};
    std::string last;
    for (const std::int64_t place : {1, 10, 100, 1000}) last += one_of(syllables, place);
    lead.name = one_of(first_names, 10'000) + ' ' + last;
    lead.columns.add("Company", "Company " + std::to_string(mixed % 5000));
    lead.columns.add("City", one_of(cities, 3));
    lead.status = status_new;
    return lead;
}

void fill(const std::string& folder, std::int64_t leads) {
    ensure(bool(SqliteJournal::open(folder)));  // makes the tables
    auto opened = Database::open(desk_file(folder), Access::read_write, "");
    ensure(bool(opened));
    Database& db = *opened.value();
    db.exec("PRAGMA synchronous = OFF");
    db.exec("PRAGMA trusted_schema = ON");  // the triggers that keep the index
    db.begin();
    TableWriter<Lead> table(db);
    for (std::int64_t number = 1; number <= leads; ++number) table.save(lead_number(number));
    TextIndexes(db).keep();
    ensure(db.commit());
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    ensure(db.ok());
}

double bare(Database& db, const Lookup& lookup) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const Stopwatch watch;
        Statement query(db, "SELECT rowid FROM leads_text WHERE leads_text MATCH ? "
                            "ORDER BY rowid LIMIT 50");
        query.bind(1, std::string_view(match_of(lookup)));
        while (query.step()) {}
        best = std::min(best, watch.seconds());
    }
    ensure(db.ok());
    return best;
}

void look(JournalReader& reader, Database& db, const char* what, const char* typed) {
    LeadFilter filter;
    filter.text = typed;
    double best = 1e9;
    std::int64_t total = 0;
    for (int i = 0; i < 3; ++i) {
        const Stopwatch watch;
        const auto found = reader.leads(filter, {});
        best = std::min(best, watch.seconds());
        ensure(bool(found));
        total = found.value().total;
    }
    std::printf("%-28s %-20s %8.1f ms (index alone %.1f), of %lld\n", what, typed, best * 1000,
                bare(db, Lookup(typed)) * 1000, static_cast<long long>(total));
}

void run_all(std::int64_t leads) {
    const std::string folder = "search-bench-" + std::to_string(getpid());
    {
        const Stopwatch watch;
        fill(folder, leads);
        std::printf("%lld leads written in %.1f s, with their index\n",
                    static_cast<long long>(leads), watch.seconds());
        auto opened = Database::open(desk_file(folder), Access::read_write, "");
        ensure(bool(opened));
        Database& db = *opened.value();
        const Stopwatch anew;
        db.exec("INSERT INTO leads_text (leads_text) VALUES ('rebuild')");
        ensure(db.ok());
        std::printf("%-28s %.1f s\n", "the index made anew", anew.seconds());
        const auto reader = open_reader(folder);
        ensure(bool(reader));
        const std::string digits = std::to_string(lead_number(leads / 2).phone.digits);
        const std::string whole = "+" + digits, at_home = "0" + digits.substr(3);
        const std::string last = digits.substr(digits.size() - 4);
        look(*reader.value(), db, "a word in a tenth", "olatunji");
        look(*reader.value(), db, "its beginning", "ola");
        look(*reader.value(), db, "two words", "amaka karo");
        look(*reader.value(), db, "a rare word", "karolune");
        look(*reader.value(), db, "its beginning", "karolu");
        look(*reader.value(), db, "a word in one further column", "ibadan");
        look(*reader.value(), db, "a number", whole.c_str());
        look(*reader.value(), db, "as dialled at home", at_home.c_str());
        look(*reader.value(), db, "its beginning", at_home.substr(0, 8).c_str());
        look(*reader.value(), db, "what all begin with", "0803");
        look(*reader.value(), db, "last digits", last.c_str());
        look(*reader.value(), db, "in none", "nobody");
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    std::int64_t leads = recall::leads_default;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--small") == 0) leads = recall::leads_default / 100;
        if (std::strcmp(argv[i], "--leads") == 0 && i + 1 < argc) leads = std::atoll(argv[++i]);
    }
    recall::run_all(leads);
}
