#include "journal/desk_notes.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/accounts/secrets.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/import/desk_figures.hpp"
#include "relay/import/import_leads.hpp"
#include "relay/import/import_terms.hpp"
#include "relay/import/repeats.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

namespace recall {

namespace {

constexpr std::size_t told_rows_max = 200;

struct Given {
    std::string data = "data";
    std::string list;
    std::string file;
    FileTerms terms;
    std::string refused, repeats, known;
    bool dry_run = false;
};

// What the file is to the desk, and then what was taken.
struct Findings {
    std::int64_t taken = 0;
    std::int64_t barred = 0, marked = 0, in_hands = 0, elsewhere = 0;
    std::vector<RowRepeat> repeats;
    std::string standing;
    std::vector<DoNotCall> to_bar;
};

std::string name_of(const Given& given) {
    return std::filesystem::path(given.file).filename().string();
}

std::string numbers_words(std::int64_t count, const char* one, const char* several) {
    return std::to_string(count) + (count == 1 ? one : several);
}

void say_shape(const ImportFile& file) {
    if (file.sheets.all.size() > 1) {
        std::cout << "That was the sheet “" << file.sheets.read << "”, one of";
        for (const std::string& name : file.sheets.all) std::cout << " “" << name << "”";
        std::cout << "; --sheet chooses another\n";
    }
    if (file.shape.encoding_guessed) {
        std::cout << "Read as " << file.shape.encoding << ", by a guess:";
        for (const std::string& cell : file.shape.letters) std::cout << " “" << cell << "”";
        std::cout << "; --encoding says otherwise\n";
    }
    if (file.shape.header_line == 0) {
        std::cout << "No line with headings: every line is a number. --header 1 says otherwise\n";
    } else if (file.shape.header_line > 1) {
        std::cout << "The headings are in line " << file.shape.header_line << '\n';
    }
    for (const ColumnUse& column : file.columns) {
        if (column.use == "kept" && !column.remembered) continue;
        std::cout << "column “" << column.header << "”: "
                  << (column.use == "left_out" ? "left out" : column.use)
                  << (column.remembered ? ", as last time"
                      : column.guessed  ? ", by what is in it"
                      : column.no_room  ? ", for there is no room for more"
                                        : "")
                  << '\n';
    }
}

void say_rows(const char* what, const std::vector<RowRemark>& rows) {
    for (std::size_t i = 0; i < rows.size() && i < told_rows_max; ++i) {
        std::cout << what << "line " << rows[i].line << ": " << rows[i].reason << ": "
                  << rows[i].text << '\n';
    }
    if (rows.size() > told_rows_max) {
        std::cout << what << rows.size() - told_rows_max << " lines more\n";
    }
}

void say(const Given& given, const ImportFile& file, const Findings& told) {
    std::cout << file.rows << " rows, " << told.taken << " new, "
              << file.rows - file.refused_count - told.taken << " duplicates, "
              << file.refused_count << " refused"
              << (given.dry_run ? "; nothing was changed" : "") << '\n';
    say_shape(file);
    if (told.barred > 0) {
        std::cout << numbers_words(told.barred, " of the new ones stands", " of the new ones stand")
                  << " on a do-not-call list: kept with the others, and never dialled\n";
    }
    if (told.marked > 0) {
        std::cout << numbers_words(told.marked, " number is", " numbers are")
                  << " marked “do not call” in the file\n";
    }
    if (told.in_hands > 0) {
        std::cout << numbers_words(told.in_hands, " number is", " numbers are")
                  << " in somebody's hands now\n";
    }
    if (told.elsewhere > 0) {
        std::cout << numbers_words(told.elsewhere, " of the new ones stands",
                                   " of the new ones stand")
                  << " in another list too\n";
    }
    say_rows("", file.refused);
    say_rows("odd, ", file.warnings);
    for (std::size_t i = 0; i < told.repeats.size() && i < told_rows_max; ++i) {
        const RowRepeat& one = told.repeats[i];
        if (one.differs.empty()) continue;
        std::cout << "repeat, line " << one.line << ": " << one.differs << '\n';
    }
    if (!given.refused.empty() && file.refused_count > 0) {
        std::ofstream(given.refused, std::ios::binary) << file.refused_file;
        std::cout << "The refused rows are in " << given.refused << '\n';
    }
    if (!given.repeats.empty() && !told.repeats.empty()) {
        std::ofstream(given.repeats, std::ios::binary) << repeats_as_file(told.repeats);
        std::cout << "The repeats are in " << given.repeats << '\n';
    }
    if (!given.known.empty() && !told.standing.empty()) {
        std::ofstream(given.known, std::ios::binary) << told.standing;
        std::cout << "What is known of its numbers is in " << given.known << '\n';
    }
}

Result<ImportFile, std::string> read_file(const Given& given, const ImportOptions& options,
                                          const Calendar& calendar) {
    std::ifstream input(given.file, std::ios::binary);
    if (!input) return "The file " + given.file + " cannot be read.";
    std::ostringstream bytes;
    bytes << input.rdbuf();
    auto file = read_import(bytes.str(), options, calendar);
    if (!file) return file.error().message;
    return std::move(file).value();
}

// The numbers that are new to the list. What the others are goes to `told`.
std::vector<NewLead> compare(OpenDesk& desk, const Given& given, ImportFile& file,
                             Findings& told) {
    const std::vector<bool> known = known_phones(desk.thread(), given.list, file.leads);
    told.repeats = all_repeats(desk.thread(), given.list, file, known);
    const InHands held = phones_in_hands(desk.thread());
    told.in_hands = count_in_hands(held, file.leads);
    told.marked = std::ssize(std::set<Phone>(file.do_not_call.begin(), file.do_not_call.end()));
    told.to_bar = lines_to_bar(desk.thread(), given.list, file, name_of(given));
    std::vector<ListId> elsewhere(file.leads.size());  // without a reader nobody can say
    if (const auto reader = open_reader(given.data)) {
        if (auto other = phones_elsewhere(*reader.value(), given.list, file.leads)) {
            elsewhere = std::move(other).value();
        }
    }
    told.standing = standing_as_file(desk.thread(), given.list, file, known, elsewhere, held,
                                     told.to_bar);
    std::vector<NewLead> fresh;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i]) continue;
        if (!elsewhere[i].empty()) ++told.elsewhere;
        fresh.push_back(std::move(file.leads[i]));
    }
    told.barred = count_barred(desk.thread(), given.list, fresh, told.to_bar);
    told.taken = std::ssize(fresh);
    return fresh;
}

// A sentence where not all of it could be done.
std::optional<std::string> take(OpenDesk& desk, const Given& given, std::vector<NewLead> fresh,
                                Findings& told) {
    const Barred barred = bar_numbers(desk.thread(), operator_name, told.to_bar);
    if (barred.rejection) return message_of(*barred.rejection);
    if (barred.error) return barred.error->message;
    const Imported imported = import_leads(desk.thread(), operator_name, "import-" + random_token(),
                                           given.list, name_of(given), std::move(fresh));
    if (imported.rejection) return message_of(*imported.rejection);
    if (imported.error) return imported.error->message;
    told.taken = imported.taken;
    return std::nullopt;
}

int import(const Given& given) {
    auto opened = OpenDesk::open(given.data);
    if (!opened) return fail(opened.error().message);
    OpenDesk& desk = *opened.value();
    const auto region = desk.thread().ask([&](const DeskThread::Desk& now) {
        return now.state.list(given.list) ? std::optional(now.state.desk().region) : std::nullopt;
    });
    if (!region) return fail(message_of(Rejection{Reason::list_unknown, given.list}));

    auto options = options_from(given.terms, *region);
    if (!options) return fail(options.error());
    ImportOptions terms = std::move(options).value();
    DeskNotes notes;
    if (const auto error = notes.open(given.data)) return fail(error->message);
    auto remembered = notes.columns();
    if (!remembered) return fail(remembered.error().message);
    terms.remembered = std::move(remembered).value();

    auto found = read_file(given, terms, desk.calendar());
    if (!found) return fail(found.error());
    ImportFile file = std::move(found).value();
    Findings told;
    std::vector<NewLead> fresh = compare(desk, given, file, told);
    if (!given.dry_run) {
        if (const auto no = take(desk, given, std::move(fresh), told)) return fail(*no);
        const RememberedColumns uses = columns_to_remember(terms, file);
        if (!uses.empty()) {
            if (const auto error = notes.remember_columns(uses, system_now())) {
                return fail(error->message);
            }
        }
    }
    say(given, file, told);
    return 0;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
    auto given = std::make_shared<Given>();
    CLI::App* command = app.add_subcommand(
        "import", "Import a file of numbers into a list, while no relay runs.");
    command->add_option("list", given->list, "The list's id")->required();
    command->add_option("file", given->file,
                        "The file: CSV or the like; or an Excel workbook, .xlsx")
        ->required();
    command->add_option("--data", given->data, "The data folder")->envname("RECALL_DATA");
    command->add_option("--delimiter", given->terms.delimiter,
                        "Between cells: one character, or tab; detected where not given");
    command->add_option("--columns", given->terms.columns,
                        "What each column is, with commas between: phone, name, zone, code, "
                        "do_not_call, kept, left_out; nothing where its header, or what was said "
                        "of it before, says it; by_header forgets that");
    command->add_option("--encoding", given->terms.encoding,
                        "utf-8, utf-16le, windows-1252, ...; found out where not given");
    command->add_option("--header", given->terms.header,
                        "The line with the headings, or none; found out where not given");
    command->add_option("--sheet", given->terms.sheet,
                        "Of a workbook: a sheet's name, or its place from 1; else the first");
    command->add_option("--refused", given->refused, "Where to write the refused rows");
    command->add_option("--repeats", given->repeats,
                        "Where to write which rows repeat what, and what differs");
    command->add_option("--known", given->known,
                        "Where to write which numbers stand in another list or on a do-not-call "
                        "list, or are in somebody's hands");
    command->add_flag("--dry-run", given->dry_run, "Only say what would be done");
    command->callback([given, &chosen] { chosen = [given] { return import(*given); }; });
}

}  // namespace recall
