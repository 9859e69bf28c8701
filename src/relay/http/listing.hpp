// Lists of one kind of item over HTTP: a page of it; or all of it at once, as CSV, as an Excel
// workbook or as a JSON array to keep.
#pragma once

#include "relay/http/answering.hpp"
#include "wire/answers/told.hpp"
#include "relay/sheets/workbook_writer.hpp"
#include "wire/telling.hpp"
#include "wire/typed_cells.hpp"

#include <optional>
#include <set>
#include <utility>

namespace recall::api {

// What a handler answers that lists items of T.
template <IsTold T>
struct Listed {
    HttpReply reply;
};

// A list that is always whole, as a page.
template <typename T>
struct Whole {
    std::vector<T> items;
};

enum class Format { page, csv, xlsx, json_file };
Format format_of(const Paging& paging);

// Large exports take long, so only so many are made at a time: others go on meanwhile. Throws
// Refusal where there are as many.
class ExportTurn {
public:
    ExportTurn();
    ~ExportTurn();
    ExportTurn(const ExportTurn&) = delete;
    ExportTurn& operator=(const ExportTurn&) = delete;
};
[[noreturn]] void refuse_rows(std::int64_t rows);

// A file to keep, with the day in its name: recall-archive-2026-11-21.csv.
HttpReply file_reply(const Services& services, const std::string& name, Format format);
std::string csv_start(const std::vector<std::string>& header);
void append_csv(std::string& body, const std::vector<std::string>& cells);
void append_json(std::string& body, const Json& item, bool first);

// The rows of a workbook, in which times stand as the desk's clocks show them.
class WorkbookBody {
public:
    // `nothing` says which columns hold times: their headings name the zone.
    WorkbookBody(const Services& services, const std::string& name,
                 std::vector<std::string> header, const std::vector<TypedCell>& nothing);
    void add(std::vector<TypedCell> cells);
    std::string finish() { return writer_->finish(); }

private:
    SheetValue as_value(TypedCell cell) const;

    const Calendar& calendar_;
    std::string zone_;
    std::optional<WorkbookWriter> writer_;
};

// All items as they are kept, one after the other.
template <typename T>
class WholeBody {
public:
    WholeBody(const Services& services, const std::string& name, Format format) : format_(format) {
        if (format == Format::csv) text_ = csv_start(csv_header<T>());
        if (format == Format::json_file) text_ = "[";
        if (format != Format::xlsx) return;
        workbook_.emplace(services, name, csv_header<T>(), typed_cells(T{}));
    }
    void add(const T& item) {
        if (workbook_) workbook_->add(typed_cells(item));
        else if (format_ == Format::csv) append_csv(text_, csv_cells(item));
        else append_json(text_, told(item), std::exchange(first_, false));
    }
    std::string finish() && {
        if (workbook_) return workbook_->finish();
        if (format_ == Format::json_file) text_ += "\n]\n";
        return std::move(text_);
    }

private:
    const Format format_;
    std::string text_;
    std::optional<WorkbookBody> workbook_;
    bool first_ = true;
};

// What tells an item from the others, so that none is written twice; null where nothing does.
template <typename T>
using IdOf = std::uint64_t (*)(const T&);

// All items page by page, each a moment of its own, so that whoever else reads waits for one page
// at most. What moved to a later page meanwhile is not written twice.
template <typename T, typename Read>
HttpReply whole_reply(const Services& services, const char* file_name, IdOf<T> id, Format format,
                      Read read) {
    const ExportTurn turn;
    HttpReply reply = file_reply(services, file_name, format);
    WholeBody<T> body(services, file_name, format);
    std::set<std::uint64_t> written;
    PageRequest page{.page = 1, .size = page_size_max, .count_all = true};
    do {
        const Page<T> items = read(page);
        if (items.total > export_rows_max) refuse_rows(items.total);
        page.total = items.total;
        for (const T& item : items.items) {
            if (id && !written.insert(id(item)).second) continue;
            body.add(item);
        }
    } while (page.page++ * page.size < *page.total);
    reply.body = std::move(body).finish();
    return reply;
}

// `read(page)` gives one page of the items, or why not.
template <typename T, typename Read>
Listed<T> list_reply(const Services& services, const Paging& paging, const char* file_name,
                     IdOf<T> id, Read read) {
    const auto read_or_refuse = [&read](PageRequest page) {
        auto result = read(page);
        if (!result) throw Refusal{error_reply(result.error())};
        return std::move(result).value();
    };
    const Format format = format_of(paging);
    if (format != Format::page) {
        return {whole_reply<T>(services, file_name, id, format, read_or_refuse)};
    }
    const Page<T> found = read_or_refuse({.page = paging.page, .size = paging.size});
    Json reply{{"items", told(found.items)},
               {"total", found.total},
               {"page", paging.page},
               {"size", paging.size}};
    if (found.more) reply["more"] = true;
    return {json_reply(std::move(reply))};
}

template <typename T>
Json told_whole(const Whole<T>& whole) {
    const std::size_t total = whole.items.size();
    return {{"items", told(whole.items)}, {"total", total}, {"page", 1}, {"size", total}};
}

// A page with each item as it is shown.
template <typename T, typename From, typename Show>
Page<T> page_as(Page<From> page, Show show) {
    Page<T> shown{{}, page.total, page.more};
    for (From& item : page.items) shown.items.push_back(show(std::move(item)));
    return shown;
}

}  // namespace recall::api
