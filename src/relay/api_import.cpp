// POST /lists/{list}/leads: a file's numbers enter a list; with dry_run, only the preview.
#include "relay/api_handlers.hpp"
#include "relay/import_leads.hpp"
#include "relay/secrets.hpp"

#include <spdlog/spdlog.h>

namespace recall::api {

namespace {

std::optional<char> delimiter_parameter(const HttpRequest& request) {
    const auto text = parameter(request, "delimiter");
    if (!text || *text == "auto") return std::nullopt;
    if (*text == "tab" || *text == "\\t") return '\t';
    if (*text == "comma") return ',';
    if (*text == "semicolon") return ';';
    if (*text == "pipe") return '|';
    if (text->size() == 1 && std::string_view(",;\t|:").find(text->front()) != text->npos) {
        return text->front();
    }
    refuse("“delimiter” must be one of , ; | : or tab.");
}

Json remarks_json(const std::vector<RowRemark>& remarks) {
    Json json = Json::array();
    for (const RowRemark& remark : remarks) {
        json.push_back({{"line", remark.line},
                        {"column", remark.column},
                        {"reason", remark.reason},
                        {"text", remark.text}});
    }
    return json;
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
        json.push_back({{"header", column.header}, {"use", column.use}});
    }
    return json;
}

HttpReply reply_to(const ImportError& error) {
    Json facts = Json::object();
    if (error.line > 0) facts["line"] = error.line;
    if (error.code == "too_big") facts["bytes_max"] = import_file_bytes_max;
    return error_reply(error.code == "too_big" ? 413 : 422, error.code, error.message,
                       std::move(facts));
}

}  // namespace

HttpReply import_leads(const Services& services, const Caller& caller,
                       const HttpRequest& request) {
    const ListId list = request.path_parts.at("list");
    struct Found {
        bool list;
        std::string region;
    };
    const Found found = services.desk.ask([&list](const DeskThread::Desk& desk) {
        return Found{desk.state.list(list) != nullptr, desk.state.desk().region};
    });
    if (!found.list) return error_reply(Rejection{Reason::list_unknown, list});
    if (found.region.empty()) return error_reply(Rejection{Reason::desk_not_configured});
    const bool dry_run = flag_parameter(request, "dry_run");
    auto read = read_import(request.body, {found.region, delimiter_parameter(request)},
                            services.calendar);
    if (!read) return reply_to(read.error());
    ImportFile file = std::move(read).value();

    const std::vector<bool> known = known_phones(services.desk, list, file.leads);
    std::vector<NewLead> fresh;
    for (std::size_t i = 0; i < file.leads.size(); ++i) {
        if (!known[i]) fresh.push_back(std::move(file.leads[i]));
    }
    auto taken = static_cast<std::int64_t>(fresh.size());
    Json imports = Json::array();
    if (!dry_run) {
        const Imported imported = recall::import_leads(
            services.desk, caller.user.username, "http-" + random_token(), list,
            parameter(request, "file").value_or(""), std::move(fresh));
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
        spdlog::info("{} imported {} numbers into {}", caller.user.username, taken, list);
    }
    return json_reply({{"rows", file.rows},
                       {"new", taken},
                       {"duplicates", file.rows - file.refused_count - taken},
                       {"refused", remarks_json(file.refused)},
                       {"refused_count", file.refused_count},
                       {"refused_file", file.refused_file},
                       {"warnings", remarks_json(file.warnings)},
                       {"delimiter", std::string(1, file.delimiter)},
                       {"columns", columns_json(file.columns)},
                       {"preview", preview_json(file.preview)},
                       {"imports", std::move(imports)},
                       {"dry_run", dry_run}});
}

}  // namespace recall::api
