#include "relay/import/csv_table.hpp"

#include <csv.h>

#include <new>

namespace recall {

namespace {

int never_space(unsigned char) { return 0; }

// libcsv is fed line by line, so that it is known at which line each row begins.
struct Feed {
    csv_parser parser{};
    CsvRow row;
    std::size_t cells_max = 0;
    bool row_ended = false;

    Feed(char delimiter, std::size_t most) : cells_max(most) {
        if (csv_init(&parser, 0) != 0) throw std::bad_alloc();
        csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
        // RFC 4180: spaces are part of a cell.
        csv_set_space_func(&parser, never_space);
    }
    ~Feed() { csv_free(&parser); }
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;

    static void on_cell(void* text, std::size_t size, void* self) {
        Feed& feed = *static_cast<Feed*>(self);
        if (feed.row.cells.size() > feed.cells_max) return;  // told by the caller
        feed.row.cells.emplace_back(static_cast<const char*>(text), size);
    }
    static void on_row(int, void* self) { static_cast<Feed*>(self)->row_ended = true; }

    // Only its strict mode, which refuses quotes inside cells, would tell that itself.
    bool is_inside_quotes() const {
        constexpr int state_field_begun = 2;
        return parser.quoted != 0 && parser.pstate == state_field_begun;
    }
    void finish() {
        if (csv_fini(&parser, on_cell, on_row, this) != 0) throw std::bad_alloc();
    }
    void parse(std::string_view line) {
        if (csv_parse(&parser, line.data(), line.size(), on_cell, on_row, this) != line.size()) {
            throw std::bad_alloc();  // nothing else stops it when it is not strict
        }
    }
};

// To the end of the line, its break included: \n, \r\n or a lone \r.
std::size_t line_end(std::string_view text, std::size_t from) {
    const std::size_t at = text.find_first_of("\r\n", from);
    if (at == std::string_view::npos) return text.size();
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? at + 2 : at + 1;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of("\r\n") == std::string_view::npos;
}

}  // namespace

std::optional<CsvError> read_csv(std::string_view text, char delimiter, std::size_t cells_max,
                                 const std::function<bool(CsvRow&)>& take) {
    Feed feed(delimiter, cells_max);
    std::int64_t line = 0;
    std::size_t row_begin = 0;
    bool in_row = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = line_end(text, at);
        ++line;
        const std::string_view piece = text.substr(at, end - at);
        const std::size_t begin = at;
        at = end;
        if (!in_row) {
            if (is_blank(piece)) continue;
            feed.row.line = line;
            row_begin = begin;
            in_row = true;
        }
        feed.parse(piece);
        if (at == text.size() && !feed.row_ended) {
            if (feed.is_inside_quotes()) {
                return CsvError{feed.row.line, "a quote that opens in this row is never closed"};
            }
            feed.finish();
        }
        if (feed.row.cells.size() > cells_max) {
            return CsvError{feed.row.line,
                            "more than " + std::to_string(cells_max) + " columns in this row"};
        }
        if (!feed.row_ended) continue;
        feed.row.text = text.substr(row_begin, at - row_begin);
        if (!take(feed.row)) return std::nullopt;
        feed.row.cells.clear();
        feed.row_ended = false;
        in_row = false;
    }
    return std::nullopt;
}

}  // namespace recall
