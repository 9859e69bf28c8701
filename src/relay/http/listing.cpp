#include "relay/http/listing.hpp"

#include "relay/import/csv_text.hpp"

#include <atomic>

namespace recall::api {

namespace {

std::atomic<std::size_t> exports_under_way{0};

}  // namespace

Format format_of(const Paging& paging) {
    if (paging.format == ListFormat::csv) return Format::csv;
    return paging.download ? Format::json_file : Format::page;
}

ExportTurn::ExportTurn() {
    if (++exports_under_way <= exports_max) return;
    --exports_under_way;
    HttpReply reply = error_reply(
        429, "too_many_exports", "Others are taking whole tables just now. Try again in a moment.");
    reply.headers.emplace_back("Retry-After", "5");
    throw Refusal{std::move(reply)};
}

ExportTurn::~ExportTurn() { --exports_under_way; }

void refuse_rows(std::int64_t rows) {
    throw Refusal{error_reply(422, "too_many_rows",
                              "These are " + std::to_string(rows) + " rows, and at most " +
                                  std::to_string(export_rows_max) +
                                  " can be taken at once. Narrow the filter, by days for example.",
                              {{"rows", rows}, {"rows_max", export_rows_max}})};
}

HttpReply file_reply(const Services& services, const std::string& name, Format format) {
    const Day today = services.desk.ask([](const DeskThread::Desk& desk) {
        return desk.stamp.today;
    });
    const bool csv = format == Format::csv;
    HttpReply reply;
    reply.content_type = csv ? "text/csv; charset=utf-8" : "application/json";
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"recall-" + name +
                                                          "-" + to_text(today) +
                                                          (csv ? ".csv\"" : ".json\""));
    return reply;
}

ExportTable export_table_of(const State& state) {
    ExportTable table;
    if (const std::string& zone = state.desk().zone; !zone.empty()) {
        table.zone = zone;
        table.time = [zone](Instant at) { return wall_clock(at, zone); };
    }
    for (const auto& [username, user] : state.users()) table.words.users[username] = user.name;
    for (const auto& [id, list] : state.lists()) {
        table.words.lists[id] = {list.name, list.campaign.text()};
    }
    for (const auto& [id, campaign] : state.campaigns()) {
        table.words.campaigns[id.text()] = campaign.name;
        for (const Outcome& outcome : campaign.outcomes) {
            table.words.outcomes[{id.text(), outcome.code.text()}] = outcome.label;
        }
    }
    return table;
}

// A spreadsheet takes it for UTF-8 by the mark at its start.
std::string csv_start(const std::vector<std::string>& header) {
    return "\xEF\xBB\xBF" + csv_line(header);
}

void append_csv(std::string& body, const std::vector<std::string>& cells) {
    body += csv_line(cells);
}

void append_json(std::string& body, const Json& item, bool first) {
    body += first ? "\n" : ",\n";
    body += to_text(item);
}

}  // namespace recall::api
