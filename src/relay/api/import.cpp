// POST /lists/{list}/leads: a file's numbers enter a list; with dry_run, only the preview.
#include "relay/accounts/secrets.hpp"
#include "relay/api/handlers.hpp"
#include "relay/api/import_options.hpp"
#include "relay/desk/log.hpp"
#include "relay/import/import_leads.hpp"
#include "wire/telling.hpp"


#include <algorithm>

namespace recall::api {

namespace {

std::optional<char> delimiter_from(const std::string& text) {
    if (text.empty() || text == "auto") return std::nullopt;
    if (text == "tab" || text == "\\t") return '\t';
    if (text == "comma") return ',';
    if (text == "semicolon") return ';';
    if (text == "pipe") return '|';
    if (text.size() == 1 && std::string_view(",;\t|:").find(text.front()) != text.npos) {
        return text.front();
    }
    refuse("“delimiter” must be one of , ; | : or tab.");
}

// "phone,name,,left_out": one use a column; an empty one is recognised.
std::vector<std::string> uses_from(const std::string& text) {
    if (text.empty()) return {};
    std::vector<std::string> uses{""};
    for (const char c : text) {
        if (c == ',') uses.emplace_back();
        else uses.back() += c;
    }
    for (const std::string& use : uses) {
        if (use.empty() || is_column_use(use)) continue;
        refuse("“columns” takes phone, name, zone, code, kept and left_out, with commas between "
               "them.");
    }
    for (const char* once : {"phone", "zone", "code"}) {
        if (std::count(uses.begin(), uses.end(), once) <= 1) continue;
        refuse(std::string("“columns” says of two columns that they are “") + once +
               "”. Say it of one.");
    }
    return uses;
}

// What was said of the columns is known the next time; a failure costs only that.
void remember(const Services& services, const ImportOptions& options, const ImportFile& file) {
    RememberedColumns uses;
    for (std::size_t i = 0; i < options.uses.size() && i < file.columns.size(); ++i) {
        const std::string header = plain_header(file.columns[i].header);
        if (options.uses[i].empty() || header.empty()) continue;
        if (header.size() <= import_text_bytes_max) uses[header] = options.uses[i];
    }
    if (uses.empty()) return;
    if (const auto error = services.notes.remember_columns(uses, services.clock())) {
        log::warn("What the columns of a file are could not be kept: {}", error->message);
    }
}

// The leads of a file that are not in the list, and how many of the others there are.
struct Sorted {
    std::vector<NewLead> fresh;
    std::int64_t elsewhere = 0;  // of those new to the list: how many another list has
    std::int64_t left_out = 0;   // because of that
};
Sorted sort_out(const Services& services, const ListId& list, std::vector<NewLead> leads,
                bool leave_out) {
    const std::vector<bool> known = known_phones(services.desk, list, leads);
    const auto other = phones_elsewhere(services.reader, list, leads);
    if (!other) throw Refusal{error_reply(other.error())};
    Sorted sorted;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (known[i]) continue;
        if (other.value()[i]) ++sorted.elsewhere;
        if (other.value()[i] && leave_out) ++sorted.left_out;
        else sorted.fresh.push_back(std::move(leads[i]));
    }
    return sorted;
}

// The region of the desk's numbers. Throws Refusal where nothing can enter the list.
std::string region_for(const Services& services, const ListId& list) {
    struct Found {
        bool list;
        std::string region;
    };
    Found found = services.desk.ask([&list](const DeskThread::Desk& desk) {
        return Found{desk.state.list(list) != nullptr, desk.state.desk().region};
    });
    if (!found.list) throw Refusal{error_reply(Rejection{Reason::list_unknown, list})};
    if (found.region.empty()) throw Refusal{error_reply(Rejection{Reason::desk_not_configured})};
    return std::move(found.region);
}

// Throws Refusal where not all of them could be put there.
void bar(const Services& services, const Caller& caller, const std::vector<DoNotCall>& lines) {
    const Barred barred = bar_numbers(services.desk, caller.user.username, lines);
    if (barred.rejection) throw Refusal{error_reply(*barred.rejection)};
    if (barred.error) throw Refusal{error_reply(*barred.error)};
}

// Throws Refusal where not all of them could be taken.
Imported take(const Services& services, const Caller& caller, const ImportQuery& query,
              std::vector<NewLead> leads) {
    const std::size_t all = leads.size();
    Imported imported =
        recall::import_leads(services.desk, caller.user.username, "http-" + random_token(),
                             query.list, query.file, std::move(leads));
    if (imported.rejection) throw Refusal{error_reply(*imported.rejection)};
    if (!imported.error) return imported;
    throw Refusal{error_reply(503, imported.error->code,
                              imported.error->message + " " + std::to_string(imported.taken) +
                                  " of " + std::to_string(all) +
                                  " numbers are in. Import the same file again: what is in is "
                                  "left out.",
                              {{"new", imported.taken}})};
}

}  // namespace

HttpReply import_error_reply(const ImportError& error) {
    Json facts = Json::object();
    if (error.line > 0) facts["line"] = error.line;
    if (error.code == "too_big") facts["bytes_max"] = import_file_bytes_max;
    if (!error.columns.empty()) facts["columns"] = told(error.columns);
    if (!error.sheets.read.empty()) facts["sheet"] = error.sheets.read;
    if (!error.sheets.all.empty()) facts["sheets"] = error.sheets.all;
    return error_reply(error.code == "too_big" ? 413 : 422, error.code, error.message,
                       std::move(facts));
}

ImportOptions import_options(const Services& services, const FileTerms& terms,
                             const std::string& region) {
    ImportOptions options{region, delimiter_from(terms.delimiter), uses_from(terms.columns)};
    auto remembered = services.notes.columns();
    if (!remembered) throw Refusal{error_reply(remembered.error())};
    options.remembered = std::move(remembered).value();
    options.sheet = terms.sheet;
    return options;
}

ImportReport import_leads(const Services& services, const Caller& caller,
                          const ImportQuery& query, const HttpRequest& request) {
    const ImportOptions options =
        import_options(services, query.terms, region_for(services, query.list));
    auto read = read_import(request.body, options, services.calendar);
    if (!read) throw Refusal{import_error_reply(read.error())};
    ImportFile file = std::move(read).value();
    Sorted sorted =
        sort_out(services, query.list, std::move(file.leads), query.leave_out_elsewhere);
    const std::vector<DoNotCall> lines =
        new_bar_lines(services.desk, query.list, std::move(file.not_to_call));
    ImportReport report{.rows = file.rows,
                        .fresh = std::ssize(sorted.fresh),
                        .in_file = file.repeats,
                        .elsewhere = sorted.elsewhere,
                        .left_out_elsewhere = sorted.left_out,
                        .do_not_call =
                            count_barred(services.desk, query.list, sorted.fresh, lines)};
    if (!query.dry_run) {
        // First, so that none of them is dialled in between.
        bar(services, caller, lines);
        Imported imported = take(services, caller, query, std::move(sorted.fresh));
        report.fresh = imported.taken;
        report.imports = std::move(imported.imports);
        remember(services, options, file);
        log::info("{} imported {} numbers into {}", caller.user.username, report.fresh,
                     query.list);
    }
    report.duplicates = file.rows - file.refused_count - report.fresh;
    report.in_list = report.duplicates - report.in_file - report.left_out_elsewhere;
    report.refused = std::move(file.refused);
    report.refused_count = file.refused_count;
    report.refused_file = std::move(file.refused_file);
    report.warnings = std::move(file.warnings);
    report.delimiter = std::string(1, file.delimiter);
    report.columns = std::move(file.columns);
    report.preview = std::move(file.preview);
    report.dry_run = query.dry_run;
    report.sheet = std::move(file.sheets.read);
    report.sheets = std::move(file.sheets.all);
    return report;
}

}  // namespace recall::api
