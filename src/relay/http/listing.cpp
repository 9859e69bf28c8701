#include "relay/http/listing.hpp"

#include "relay/import/csv_text.hpp"
#include "relay/sheets/sheet_reader.hpp"

#include <atomic>

namespace recall::api {

namespace {

std::atomic<std::size_t> exports_under_way{0};

struct FileKind {
    std::string_view content_type, ending;
};
FileKind kind_of_file(Format format) {
    if (format == Format::csv) return {"text/csv; charset=utf-8", ".csv"};
    if (format == Format::xlsx) return {workbook_type, ".xlsx"};
    return {"application/json", ".json"};
}

// What the desk's clocks show, to the second. Zones differ by whole minutes.
SheetValue clock_value(Instant at, const std::string& zone) {
    const auto shown = TzCalendar().local_time(at, zone);
    if (!shown) return rfc3339(at);
    const std::int64_t second = at.ms % minute_ms / second_ms;
    return WallTime{shown->day, shown->minute * minute_ms + second * second_ms};
}

SheetValue sheet_value(TypedCell cell, const std::string& zone) {
    if (auto* text = std::get_if<std::string>(&cell)) return std::move(*text);
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
    if (const auto* day = std::get_if<Day>(&cell)) return *day;
    return clock_value(std::get<Instant>(cell), zone);
}

}  // namespace

Format format_of(const Paging& paging) {
    if (paging.format == ListFormat::csv) return Format::csv;
    if (paging.format == ListFormat::xlsx) return Format::xlsx;
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
    const FileKind kind = kind_of_file(format);
    HttpReply reply;
    reply.content_type = kind.content_type;
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"recall-" + name +
                                                          "-" + to_text(today) +
                                                          std::string(kind.ending) + "\"");
    return reply;
}

void WorkbookBody::add(std::vector<TypedCell> cells) {
    std::vector<SheetValue> values;
    values.reserve(cells.size());
    for (TypedCell& cell : cells) values.push_back(sheet_value(std::move(cell), zone_));
    writer_.add(values);
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
