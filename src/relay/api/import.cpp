// POST /lists/{list}/leads: a file's numbers enter a list; with dry_run, only the preview.
#include "relay/accounts/secrets.hpp"
#include "relay/api/import_json.hpp"
#include "relay/http/query_reader.hpp"
#include "relay/import/import_leads.hpp"

#include <spdlog/spdlog.h>

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

Json preview_json(const std::vector<PreviewRow>& rows) {
    Json json = Json::array();
    for (const PreviewRow& row : rows) {
        Json columns = Json::array();
        for (const auto& [name, value] : row.lead.columns.all()) columns.push_back({name, value});
        json.push_back({{"line", row.line},
                        {"phone", to_text(row.lead.phone)},
                        {"name", row.lead.name},
                        {"zone", row.lead.zone},
                        {"columns", std::move(columns)}});
    }
    return json;
}

Json columns_json(const std::vector<ColumnUse>& columns) {
    Json json = Json::array();
    for (const ColumnUse& column : columns) {
        json.push_back({{"header", column.header},
                        {"use", column.use},
                        {"remembered", column.remembered},
                        {"sample", column.sample}});
    }
    return json;
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
        spdlog::warn("What the columns of a file are could not be kept: {}", error->message);
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

}  // namespace

Json import_remarks_json(const std::vector<RowRemark>& remarks) {
    Json json = Json::array();
    for (const RowRemark& remark : remarks) {
        json.push_back({{"line", remark.line},
                        {"column", remark.column},
                        {"reason", remark.reason},
                        {"text", remark.text}});
    }
    return json;
}

HttpReply import_error_reply(const ImportError& error) {
    Json facts = Json::object();
    if (error.line > 0) facts["line"] = error.line;
    if (error.code == "too_big") facts["bytes_max"] = import_file_bytes_max;
    if (!error.columns.empty()) facts["columns"] = columns_json(error.columns);
    return error_reply(error.code == "too_big" ? 413 : 422, error.code, error.message,
                       std::move(facts));
}

ImportOptions import_options(const Services& services, const FileTerms& terms,
                             const std::string& region) {
    ImportOptions options{region, delimiter_from(terms.delimiter), uses_from(terms.columns)};
    auto remembered = services.notes.columns();
    if (!remembered) throw Refusal{error_reply(remembered.error())};
    options.remembered = std::move(remembered).value();
    return options;
}

HttpReply import_leads(const Services& services, const Caller& caller,
                       const HttpRequest& request) {
    const auto query = asked<ImportQuery>(services, caller, request);
    const ListId& list = query.list;
    struct Found {
        bool list;
        std::string region;
    };
    const Found found = services.desk.ask([&list](const DeskThread::Desk& desk) {
        return Found{desk.state.list(list) != nullptr, desk.state.desk().region};
    });
    if (!found.list) return error_reply(Rejection{Reason::list_unknown, list});
    if (found.region.empty()) return error_reply(Rejection{Reason::desk_not_configured});
    const bool dry_run = query.dry_run;
    const ImportOptions options = import_options(services, query.terms, found.region);
    auto read = read_import(request.body, options, services.calendar);
    if (!read) return import_error_reply(read.error());
    ImportFile file = std::move(read).value();

    Sorted sorted = sort_out(services, list, std::move(file.leads),
                             query.leave_out_elsewhere);
    auto taken = static_cast<std::int64_t>(sorted.fresh.size());
    const std::int64_t barred = count_barred(services.desk, list, sorted.fresh);
    Json imports = Json::array();
    if (!dry_run) {
        const Imported imported = recall::import_leads(
            services.desk, caller.user.username, "http-" + random_token(), list,
            query.file, std::move(sorted.fresh));
        if (imported.rejection) return error_reply(*imported.rejection);
        if (imported.error) {
            return error_reply(503, imported.error->code,
                               imported.error->message + " " + std::to_string(imported.taken) +
                                   " of " + std::to_string(taken) +
                                   " numbers are in. Import the same file again: what is in is "
                                   "left out.",
                               {{"new", imported.taken}});
        }
        taken = imported.taken;
        for (const ImportId id : imported.imports) imports.push_back(id.value);
        remember(services, options, file);
        spdlog::info("{} imported {} numbers into {}", caller.user.username, taken, list);
    }
    const std::int64_t duplicates = file.rows - file.refused_count - taken;
    return json_reply({{"rows", file.rows},
                       {"new", taken},
                       {"duplicates", duplicates},
                       {"duplicates_in_file", file.repeats},
                       {"duplicates_in_list", duplicates - file.repeats - sorted.left_out},
                       {"elsewhere", sorted.elsewhere},
                       {"left_out_elsewhere", sorted.left_out},
                       {"do_not_call", barred},
                       {"refused", import_remarks_json(file.refused)},
                       {"refused_count", file.refused_count},
                       {"refused_file", file.refused_file},
                       {"warnings", import_remarks_json(file.warnings)},
                       {"delimiter", std::string(1, file.delimiter)},
                       {"columns", columns_json(file.columns)},
                       {"preview", preview_json(file.preview)},
                       {"imports", std::move(imports)},
                       {"dry_run", dry_run}});
}

}  // namespace recall::api
