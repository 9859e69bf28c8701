// POST /lists/{list}/leads: a file's numbers enter a list; with dry_run, only the preview.
#include "relay/accounts/secrets.hpp"
#include "relay/api/handlers.hpp"
#include "relay/api/import_options.hpp"
#include "relay/desk/log.hpp"
#include "relay/import/desk_figures.hpp"
#include "relay/import/import_leads.hpp"
#include "relay/import/import_terms.hpp"
#include "relay/import/repeats.hpp"
#include "wire/telling.hpp"

#include <algorithm>
#include <set>

namespace recall::api {

namespace {

// What was said of the columns is known the next time; a failure costs only that.
void remember(const Services& services, const ImportOptions& options, const ImportFile& file) {
    const RememberedColumns uses = columns_to_remember(options, file);
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
Sorted sort_out(std::vector<NewLead> leads,
                const std::vector<bool>& known, const std::vector<ListId>& elsewhere,
                bool leave_out) {
    Sorted sorted;
    for (std::size_t i = 0; i < leads.size(); ++i) {
        if (known[i]) continue;
        if (!elsewhere[i].empty()) ++sorted.elsewhere;
        if (!elsewhere[i].empty() && leave_out) ++sorted.left_out;
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
    if (error.shape) facts["shape"] = told(*error.shape);
    if (!error.sheets.read.empty()) facts["sheet"] = error.sheets.read;
    if (!error.sheets.all.empty()) facts["sheets"] = error.sheets.all;
    return error_reply(error.code == "too_big" ? 413 : 422, error.code, error.message,
                       std::move(facts));
}

ImportOptions import_options(const Services& services, const FileTerms& terms,
                             const std::string& region) {
    auto said = options_from(terms, region);
    if (!said) refuse(said.error());
    ImportOptions options = std::move(said).value();
    auto remembered = services.notes.columns();
    if (!remembered) throw Refusal{error_reply(remembered.error())};
    options.remembered = std::move(remembered).value();
    return options;
}

ImportReport import_leads(const Services& services, const Caller& caller,
                          const ImportQuery& query, const HttpRequest& request) {
    const ImportOptions options =
        import_options(services, query.terms, region_for(services, query.list));
    auto read = read_import(request.body, options, services.calendar);
    if (!read) throw Refusal{import_error_reply(read.error())};
    ImportFile file = std::move(read).value();
    const std::vector<bool> known = known_phones(services.desk, query.list, file.leads);
    const std::set<Phone> marked(file.do_not_call.begin(), file.do_not_call.end());
    const std::vector<DoNotCall> to_bar =
        lines_to_bar(services.desk, query.list, file, query.file);
    const std::vector<RowRepeat> repeats = all_repeats(services.desk, query.list, file, known);
    const InHands held = phones_in_hands(services.desk);
    const auto elsewhere = phones_elsewhere(services.reader, query.list, file.leads);
    if (!elsewhere) throw Refusal{error_reply(elsewhere.error())};
    std::string standing = standing_as_file(services.desk, query.list, file, known,
                                            elsewhere.value(), held, to_bar);
    const std::int64_t in_hands = count_in_hands(held, file.leads);
    Sorted sorted = sort_out(std::move(file.leads), known, elsewhere.value(),
                             query.leave_out_elsewhere);
    ImportReport report{
        .rows = file.rows,
        .fresh = std::ssize(sorted.fresh),
        .in_file = file.repeats,
        .elsewhere = sorted.elsewhere,
        .left_out_elsewhere = sorted.left_out,
        .do_not_call = count_barred(services.desk, query.list, sorted.fresh, to_bar),
        .do_not_call_marked = std::ssize(marked),
        .in_hands = in_hands};
    if (!query.dry_run) {
        // First, so that none of them is dialled in between.
        bar(services, caller, to_bar);
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
    report.repeats_file = repeats_as_file(repeats);
    report.standing_file = std::move(standing);
    report.repeats.assign(repeats.begin(),
                          repeats.begin() + std::min<std::ptrdiff_t>(std::ssize(repeats),
                                                                     import_repeats_told_max));
    report.shape = std::move(file.shape);
    report.delimiter = std::string(1, file.delimiter);
    report.columns = std::move(file.columns);
    report.preview = std::move(file.preview);
    report.dry_run = query.dry_run;
    report.sheet = std::move(file.sheets.read);
    report.sheets = std::move(file.sheets.all);
    return report;
}

}  // namespace recall::api
