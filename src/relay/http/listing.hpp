// Lists of one kind of item over HTTP: a page of it; or all of it at once, as CSV, as an Excel
// workbook or as a JSON array to keep.
#pragma once

#include "relay/http/answering.hpp"
#include "relay/sheets/workbook_writer.hpp"
#include "wire/answers/told.hpp"
#include "wire/export_plan.hpp"
#include "wire/telling.hpp"

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
// What codes are called on the desk, and what its clocks show.
ExportTable export_table_of(const State& state);
std::string csv_start(const std::vector<std::string>& header);
void append_csv(std::string& body, const std::vector<std::string>& cells);
void append_json(std::string& body, const Json& item, bool first);

// The two formats of a table.
class CsvBody {
public:
    CsvBody(const std::string&, const std::vector<std::string>& header, const ExportTable& table)
        : table_(table), text_(csv_start(header)) {}
    void add(std::vector<TypedCell> cells) { append_csv(text_, as_text(std::move(cells), table_)); }
    std::string finish() { return std::move(text_); }

private:
    const ExportTable& table_;
    std::string text_;
};
// In which times stand as times, by the clocks that the headings name.
class WorkbookBody {
public:
    WorkbookBody(const std::string& name, std::vector<std::string> header,
                 const ExportTable& table)
        : zone_(table.zone), writer_(name, std::move(header)) {}
    void add(std::vector<TypedCell> cells);
    std::string finish() { return writer_.finish(); }

private:
    const std::string zone_;
    WorkbookWriter writer_;
};

// What tells an item from the others, so that none is written twice; null where nothing does.
template <typename T>
using IdOf = std::uint64_t (*)(const T&);

// All items page by page, each a moment of its own, so that whoever else reads waits for one page
// at most. What moved to a later page meanwhile is not told twice. `check(total)` may refuse.
template <typename T, typename Read, typename Check, typename Each>
void each_item(IdOf<T> id, Read read, Check check, Each each) {
    std::set<std::uint64_t> told_ids;
    PageRequest page{.page = 1, .size = page_size_max, .count_all = true};
    do {
        const Page<T> items = read(page);
        check(items.total);
        page.total = items.total;
        for (const T& item : items.items) {
            if (!id || told_ids.insert(id(item)).second) each(item);
        }
    } while (page.page++ * page.size < *page.total);
}

// `each_of(f)` calls f with every item, and is asked twice where the items say which columns there
// are; and again where one that came in between had others.
template <typename T, typename Body, typename EachOf>
std::string table_of(const std::string& name, ExportTable table, EachOf each_of) {
    ExportPlan plan;
    const bool planned = ExportPlan::is_needed<T>();
    if (planned) each_of([&plan](const T& item) { plan.see(item); });
    std::optional<Body> body;
    do {
        plan.lay_out(table);
        body.emplace(name, csv_header<T>(table), table);
        each_of([&](const T& item) {
            if (planned) plan.see(item);
            body->add(typed_cells(item, table));
        });
    } while (plan.has_grown());
    return body->finish();
}
template <typename T, typename EachOf>
std::string json_of(EachOf each_of) {
    std::string body = "[";
    bool first = true;
    each_of([&](const T& item) { append_json(body, told(item), std::exchange(first, false)); });
    return body + "\n]\n";
}

template <typename T, typename Read>
HttpReply whole_reply(const Services& services, const char* file_name, IdOf<T> id, Format format,
                      Read read) {
    const ExportTurn turn;
    HttpReply reply = file_reply(services, file_name, format);
    const auto each_of = [&](auto each) {
        const auto check = [](std::int64_t total) {
            if (total > export_rows_max) refuse_rows(total);
        };
        each_item<T>(id, read, check, each);
    };
    const auto table = [](const DeskThread::Desk& desk) { return export_table_of(desk.state); };
    if (format == Format::csv) {
        reply.body = table_of<T, CsvBody>(file_name, services.desk.ask(table), each_of);
    } else if (format == Format::xlsx) {
        reply.body = table_of<T, WorkbookBody>(file_name, services.desk.ask(table), each_of);
    } else {
        reply.body = json_of<T>(each_of);
    }
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
