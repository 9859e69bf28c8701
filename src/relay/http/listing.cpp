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

WorkbookBody::WorkbookBody(const Services& services, const std::string& name,
                           std::vector<std::string> header, const std::vector<TypedCell>& nothing)
    : calendar_(services.calendar),
      zone_(services.desk.ask(
          [](const DeskThread::Desk& desk) { return desk.state.desk().zone; })) {
    if (!calendar_.knows(zone_)) zone_ = "UTC";
    for (std::size_t i = 0; i < header.size() && i < nothing.size(); ++i) {
        if (std::holds_alternative<Instant>(nothing[i])) header[i] += " (" + zone_ + ")";
    }
    writer_.emplace(name, std::move(header));
}

// Zones differ by whole minutes.
SheetValue WorkbookBody::as_value(TypedCell cell) const {
    if (auto* text = std::get_if<std::string>(&cell)) return std::move(*text);
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
    if (const auto* day = std::get_if<Day>(&cell)) return *day;
    const Instant at = std::get<Instant>(cell);
    const auto shown = at ? calendar_.local_time(at, zone_) : std::nullopt;
    if (!shown) return std::string(at ? rfc3339(at) : "");
    const std::int64_t second = at.ms % minute_ms / second_ms;
    return WallTime{shown->day, shown->minute * minute_ms + second * second_ms};
}

void WorkbookBody::add(std::vector<TypedCell> cells) {
    std::vector<SheetValue> values;
    values.reserve(cells.size());
    for (TypedCell& cell : cells) values.push_back(as_value(std::move(cell)));
    writer_->add(values);
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
