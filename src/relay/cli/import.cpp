#include "relay/accounts/secrets.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/import/import_leads.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace recall {

namespace {

struct Given {
    std::string data = "data";
    std::string list;
    std::string file;
    std::string delimiter;
    std::string refused;
    std::string sheet;
    bool dry_run = false;
};

int import(const Given& given) {
    std::ifstream input(given.file, std::ios::binary);
    if (!input) return fail("The file " + given.file + " cannot be read.");
    std::ostringstream bytes;
    bytes << input.rdbuf();

    auto opened = OpenDesk::open(given.data);
    if (!opened) return fail(opened.error().message);
    OpenDesk& desk = *opened.value();
    const auto region = desk.thread().ask([&](const DeskThread::Desk& now) {
        return now.state.list(given.list) ? std::optional(now.state.desk().region) : std::nullopt;
    });
    if (!region) return fail(message_of(Rejection{Reason::list_unknown, given.list}));

    ImportOptions options{*region, std::nullopt};
    if (given.delimiter == "tab") {
        options.delimiter = '\t';
    } else if (!given.delimiter.empty()) {
        options.delimiter = given.delimiter.front();
    }
    options.sheet = given.sheet;
    auto read = read_import(bytes.str(), options, desk.calendar());
    if (!read) return fail(read.error().message);
    ImportFile file = std::move(read).value();

    std::vector<NewLead> fresh;
    const std::vector<bool> known = known_phones(desk.thread(), given.list, file.leads);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!known[i]) fresh.push_back(std::move(file.leads[i]));
    }
    auto taken = static_cast<std::int64_t>(fresh.size());
    const std::vector<DoNotCall> lines =
        new_bar_lines(desk.thread(), given.list, std::move(file.not_to_call));
    const std::int64_t barred = count_barred(desk.thread(), given.list, fresh, lines);
    if (!given.dry_run) {
        const Barred put = bar_numbers(desk.thread(), operator_name, lines);
        if (put.rejection) return fail(message_of(*put.rejection));
        if (put.error) return fail(put.error->message);
        const Imported imported =
            import_leads(desk.thread(), operator_name, "import-" + random_token(), given.list,
                         std::filesystem::path(given.file).filename().string(), std::move(fresh));
        if (imported.rejection) return fail(message_of(*imported.rejection));
        if (imported.error) return fail(imported.error->message);
        taken = imported.taken;
    }
    std::cout << file.rows << " rows, " << taken << " new, "
              << file.rows - file.refused_count - taken << " duplicates, " << file.refused_count
              << " refused" << (given.dry_run ? "; nothing was changed" : "") << '\n';
    if (file.sheets.all.size() > 1) {
        std::cout << "That was the sheet “" << file.sheets.read << "”, one of";
        for (const std::string& name : file.sheets.all) std::cout << " “" << name << "”";
        std::cout << "; --sheet chooses another\n";
    }
    if (barred > 0) {
        std::cout << barred << " of the new ones " << (barred == 1 ? "stands" : "stand")
                  << " on a do-not-call list: kept with the others, and never dialled\n";
    }
    for (const RowRemark& row : file.refused) {
        std::cout << "line " << row.line << ": " << row.reason << ": " << row.text << '\n';
    }
    if (!given.refused.empty() && file.refused_count > 0) {
        std::ofstream(given.refused, std::ios::binary) << file.refused_file;
        std::cout << "The refused rows are in " << given.refused << '\n';
    }
    return 0;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
    auto given = std::make_shared<Given>();
    CLI::App* command = app.add_subcommand(
        "import", "Import a file of numbers into a list, while no relay runs.");
    command->add_option("list", given->list, "The list's id")->required();
    command->add_option("file", given->file,
                        "The file: CSV or the like, UTF-8; or an Excel workbook, .xlsx")
        ->required();
    command->add_option("--data", given->data, "The data folder")->envname("RECALL_DATA");
    command->add_option("--delimiter", given->delimiter,
                        "Between cells: one character, or tab; detected where not given");
    command->add_option("--sheet", given->sheet,
                        "Of a workbook: a sheet's name, or its place from 1; else the first");
    command->add_option("--refused", given->refused, "Where to write the refused rows");
    command->add_flag("--dry-run", given->dry_run, "Only say what would be done");
    command->callback([given, &chosen] { chosen = [given] { return import(*given); }; });
}

}  // namespace recall
