#include "relay/sheets/workbook_writer.hpp"

#include "core/dates.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace recall {

namespace {

constexpr double column_width_min = 8;
constexpr double column_width_max = 60;
constexpr std::int64_t exact_number_max = 999'999'999'999'999;  // what Excel keeps digit for digit

[[noreturn]] void fail_writing(const std::string& why) {
    throw std::runtime_error("a workbook could not be written: " + why);
}
void check_written(lxw_error error) {
    if (error != LXW_NO_ERROR) fail_writing(lxw_strerror(error));
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// So that what reads like an escape, "_x0041_", is none; and no sign that XML has no place for.
std::string escaped(const std::string& text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(text).substr(at);
        if (rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
            std::all_of(rest.begin() + 2, rest.begin() + 6, is_hex)) {
            safe += "_x005F";
        }
        if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            safe += rest[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
            at += 2;
        } else {
            safe += text[at];
        }
    }
    return safe;
}

// A cell holds so many characters, the way Excel counts them. What is cut off is said.
std::string fitting(const std::string& text) {
    if (text.size() <= sheet_cell_units_max) return escaped(text);
    const std::string safe = escaped(text);
    const std::string ending = " … (cut off: an Excel cell holds no more)";
    const std::size_t room = sheet_cell_units_max - ending.size();
    std::size_t units = 0, cut = safe.size();
    auto at = safe.begin();
    while (at != safe.end()) {
        const auto before = at;
        units += utf8::unchecked::next(at) > 0xFFFF ? 2 : 1;
        if (units <= room) cut = static_cast<std::size_t>(at - safe.begin());
        else if (units > sheet_cell_units_max) return safe.substr(0, cut) + ending;
        if (at == before) break;
    }
    return safe;
}

lxw_datetime datetime_of(Day day, std::int64_t ms) {
    const std::chrono::year_month_day date(to_sys(day));
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(ms / 3'600'000),
            static_cast<int>(ms / 60'000 % 60),
            static_cast<double>(ms % 60'000) / 1000};
}

// A file in memory, which has a name as long as it is open.
class MemoryFile {
public:
    MemoryFile() : file_(memfd_create("workbook", MFD_CLOEXEC)) {
        if (file_ < 0) fail_writing("there is no memory for it");
    }
    ~MemoryFile() { close(file_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
    std::string bytes() const {
        struct stat found {};
        if (fstat(file_, &found) != 0) fail_writing("it is lost");
        std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t size =
                pread(file_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (size <= 0) fail_writing("it is lost");
            at += static_cast<std::size_t>(size);
        }
        return bytes;
    }

private:
    int file_;
};

// Excel allows 31 characters, and none of these.
std::string sheet_name(std::string name, int number) {
    for (char& c : name) {
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '-';
    }
    name.resize(std::min<std::size_t>(name.size(), 25));
    if (number > 1) name += " " + std::to_string(number);
    return name;
}

}  // namespace

struct WorkbookWriter::Book {
    MemoryFile file;
    const std::string file_name = file.name();
    const std::string name;
    const std::vector<std::string> header;
    const std::int64_t sheet_rows;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format *bold = nullptr, *date = nullptr, *time = nullptr;
    std::vector<lxw_worksheet*> sheets;
    std::vector<double> widths;
    lxw_row_t row = 0;

    Book(std::string of, std::vector<std::string> headings, std::int64_t rows)
        : name(std::move(of)), header(std::move(headings)), sheet_rows(rows) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book = workbook_new_opt(file_name.c_str(), &options);
        if (!book) fail_writing("there is no memory for it");
        bold = workbook_add_format(book);
        format_set_bold(bold);
        date = workbook_add_format(book);
        format_set_num_format(date, "yyyy-mm-dd");
        time = workbook_add_format(book);
        format_set_num_format(time, "yyyy-mm-dd hh:mm:ss");
        widths.assign(header.size(), column_width_min);
        begin_sheet();
    }
    ~Book() {
        if (book) lxw_workbook_free(book);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void begin_sheet() {
        const auto number = static_cast<int>(sheets.size()) + 1;
        sheet = workbook_add_worksheet(book, sheet_name(name, number).c_str());
        if (!sheet) fail_writing("there is no room for its rows");
        sheets.push_back(sheet);
        row = 0;
        for (std::size_t i = 0; i < header.size(); ++i) write_text(i, header[i], bold);
        worksheet_freeze_panes(sheet, 1, 0);
        row = 1;
    }

    // About as wide as its longest text; who reads it may pull it wider.
    void widen(std::size_t column, double characters) {
        if (column >= widths.size()) widths.resize(column + 1, column_width_min);
        widths[column] = std::clamp(characters + 2, widths[column], column_width_max);
    }
    void write_text(std::size_t column, const std::string& text, lxw_format* format) {
        if (text.empty()) return;
        widen(column, static_cast<double>(utf8::unchecked::distance(text.begin(), text.end())));
        const auto at = static_cast<lxw_col_t>(column);
        check_written(worksheet_write_string(sheet, row, at, fitting(text).c_str(), format));
    }
    void write_moment(std::size_t column, Day day, std::int64_t ms, lxw_format* format,
                      double characters) {
        if (!day) return;
        widen(column, characters);
        lxw_datetime moment = datetime_of(day, ms);
        const auto at = static_cast<lxw_col_t>(column);
        check_written(worksheet_write_datetime(sheet, row, at, &moment, format));
    }

    void write(std::size_t column, const std::string& text) { write_text(column, text, nullptr); }
    void write(std::size_t column, std::int64_t number) {
        const std::string digits = std::to_string(number);
        if (number > exact_number_max || number < -exact_number_max) {
            return write_text(column, digits, nullptr);
        }
        widen(column, static_cast<double>(digits.size()));
        check_written(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column),
                                             static_cast<double>(number), nullptr));
    }
    void write(std::size_t column, Day day) { write_moment(column, day, 0, date, 10); }
    void write(std::size_t column, const WallTime& at) {
        write_moment(column, at.day, at.ms, time, 19);
    }
};

WorkbookWriter::WorkbookWriter(std::string name, std::vector<std::string> header,
                               std::int64_t sheet_rows)
    : book_(std::make_unique<Book>(std::move(name), std::move(header), sheet_rows)) {}

WorkbookWriter::~WorkbookWriter() = default;

void WorkbookWriter::add(const std::vector<SheetValue>& row) {
    Book& book = *book_;
    if (std::cmp_greater(book.row, book.sheet_rows)) book.begin_sheet();
    for (std::size_t i = 0; i < row.size(); ++i) {
        std::visit([&](const auto& value) { book.write(i, value); }, row[i]);
    }
    ++book.row;
}

std::string WorkbookWriter::finish() {
    Book& book = *book_;
    for (lxw_worksheet* sheet : book.sheets) {
        for (std::size_t i = 0; i < book.widths.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, column, column, book.widths[i], nullptr);
        }
    }
    // It frees the book, whatever comes of it.
    check_written(workbook_close(std::exchange(book.book, nullptr)));
    return book.file.bytes();
}

}  // namespace recall
