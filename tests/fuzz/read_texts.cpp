// Messages, commands, files and what is kept: texts that came whole.
#include "core/ensure.hpp"
#include "journal/columns_text.hpp"
#include "journal/record_text.hpp"
#include "relay/desk/limits.hpp"
#include "relay/import/csv_table.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/file_text.hpp"
#include "relay/import/table_shape.hpp"
#include "tests/fuzz/targets.hpp"
#include "wire/phone_cell.hpp"
#include "wire/protocol.hpp"

#include <utf8.h>

namespace recall::fuzz {

namespace {

// What was read is written, and read again the same.
void same_again(const Command& command) {
    const Json once = command_to_json(command);
    const auto again = command_from_json(once);
    ensure(bool(again));
    ensure(command_to_json(again.value()) == once);
}

}  // namespace

void read_message(std::string_view bytes) {
    const auto from_tab = decode_tab_message(bytes);
    if (from_tab) {
        ensure(bool(decode_tab_message(encode(from_tab.value()))));
        if (const auto* message = std::get_if<CommandMessage>(&from_tab.value())) {
            const auto command = command_from_json(message->command);
            if (command) same_again(command.value());
        }
    }
    const auto from_relay = decode_relay_message(bytes);
    if (from_relay) ensure(bool(decode_relay_message(encode(from_relay.value()))));
}

void read_command(std::string_view bytes) {
    const auto json = parse_json(bytes);
    if (!json) return;
    if (const auto command = command_from_json(json.value())) same_again(command.value());
    for (const Detail detail : {Detail::whole, Detail::record}) {
        const auto event = event_from_json(json.value(), detail);
        if (!event) continue;
        const Json once = event_to_json(event.value(), detail);
        ensure(bool(event_from_json(once, detail)));
    }
    if (const auto row = row_from_json(json.value())) {
        ensure(bool(row_from_json(row_to_json(row.value()))));
    }
    (void)gone_from_json(json.value());
}

void read_csv_file(std::string_view bytes) {
    if (const auto text = FileText::read(bytes, "", "NG")) {
        ensure(utf8::is_valid(text.value().text()));
        const TableShape shape = shape_of(text.value().text(), {"NG", std::nullopt});
        ensure(shape.looks.size() == shape.headers.size());
        for (const FileLine& line : shape.first_lines) ensure(utf8::is_valid(line.text));
        for (const std::string& cell : shape.letters) ensure(utf8::is_valid(cell));
    }
    if (!utf8::is_valid(bytes)) return;
    const char delimiter = detect_delimiter(bytes);
    std::size_t rows = 0;
    std::vector<std::string> last;
    const auto error = read_csv(bytes, delimiter, import_columns_max, [&](const CsvRow& row) {
        ensure(row.cells.size() <= import_columns_max && row.line >= 1);
        ensure(row.text.data() >= bytes.data() &&
               row.text.data() + row.text.size() <= bytes.data() + bytes.size());
        last = row.cells;
        return ++rows < 10'000;
    });
    if (error) ensure(!error->reason.empty());
    // What is given out again is one line, whatever stands in it, and no formula.
    const std::string line = csv_line(last);
    std::size_t lines = 0;
    (void)read_csv(line, ',', import_columns_max, [&](const CsvRow& row) {
        for (const std::string& cell : row.cells) {
            ensure(cell.empty() || is_phone_cell(cell) ||
                   std::string_view("=+-@\t\r").find(cell.front()) == cell.npos);
        }
        ++lines;
        return true;
    });
    ensure(lines <= 1);
    for (const std::string& cell : last) ensure(without_guard(guarded(cell)) == cell);
}

void read_stored(std::string_view bytes) {
    RecordText stored{.seq = 1, .at = 1'790'000'000'000, .day = "2026-11-26", .user = "ann",
                      .client = "tab", .number = 1, .command = "ClaimLead"};
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    stored.rejection = bytes.substr(0, end);
    stored.events = bytes.substr(std::min(end + 1, bytes.size()));
    const auto record = from_stored(stored);
    if (record) {
        const RecordText again = to_stored(record.value());
        ensure(bool(from_stored(again)));
    } else {
        ensure(!record.error().empty());
    }
    Columns columns;
    if (columns_from_text(bytes, columns)) {
        Columns again;
        ensure(columns_from_text(columns_to_text(columns), again) && again == columns);
    }
    (void)day_from_text(bytes);
    (void)Code::from_text(bytes);
}

}  // namespace recall::fuzz
