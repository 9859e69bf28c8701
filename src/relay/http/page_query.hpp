// Pages of one kind of item over HTTP; or all of them at once, as CSV or as a JSON array to keep.
#pragma once

#include "relay/http/answering.hpp"

#include <set>
#include <utility>

namespace recall::api {

// How one kind of item is shown.
template <typename T>
struct Shown {
    Json (*json)(const T&);
    std::vector<std::string> header;
    std::vector<std::string> (*cells)(const T&);
    std::uint64_t (*id)(const T&);  // null where items have none: then one may be told twice
    const char* file_name;
};

// sort=name, or sort=-name for descending: which of the names, and which way. Nothing where it is
// not asked for; throws Refusal where it is none of them.
struct Sort {
    std::size_t column = 0;
    bool descending = false;
};
std::optional<Sort> sort_parameter(const HttpRequest& request,
                                   const std::vector<std::string>& names);

Json columns_json(const Columns& columns);
std::string columns_text(const Columns& columns);

// What was asked for: a page to look at, or everything to keep.
enum class Format { page, csv, json_file };
Format format_of(const HttpRequest& request);

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

// All items page by page, each a moment of its own, so that whoever else reads waits for one page
// at most. What moved to a later page meanwhile is not written twice.
template <typename T, typename Read>
HttpReply whole_reply(const Services& services, const Shown<T>& shown, Format format, Read read) {
    const ExportTurn turn;
    HttpReply reply = file_reply(services, shown.file_name, format);
    const bool csv = format == Format::csv;
    reply.body = csv ? csv_start(shown.header) : "[";
    std::set<std::uint64_t> written;
    bool first = true;
    PageRequest page{.page = 1, .size = page_size_max, .count_all = true};
    do {
        const Page<T> items = read(page);
        if (items.total > export_rows_max) refuse_rows(items.total);
        page.total = items.total;
        for (const T& item : items.items) {
            if (shown.id && !written.insert(shown.id(item)).second) continue;
            if (csv) append_csv(reply.body, shown.cells(item));
            else append_json(reply.body, shown.json(item), std::exchange(first, false));
        }
    } while (page.page++ * page.size < *page.total);
    if (!csv) reply.body += "\n]\n";
    return reply;
}

// `read(page)` gives one page of the items, or why not.
template <typename T, typename Read>
HttpReply page_reply(const Services& services, const HttpRequest& request, const Shown<T>& shown,
                     Read read) {
    const auto read_or_refuse = [&read](PageRequest page) {
        auto result = read(page);
        if (!result) throw Refusal{error_reply(result.error())};
        return std::move(result).value();
    };
    const Format format = format_of(request);
    if (format != Format::page) return whole_reply<T>(services, shown, format, read_or_refuse);
    PageRequest page;
    page.page = number_parameter(request, "page", 1, 1'000'000'000);
    page.size = number_parameter(request, "size", page.size, page_size_max);
    const Page<T> found = read_or_refuse(page);
    Json items = Json::array();
    for (const T& item : found.items) items.push_back(shown.json(item));
    Json reply{{"items", std::move(items)},
               {"total", found.total},
               {"page", page.page},
               {"size", page.size}};
    if (found.more) reply["more"] = true;
    return json_reply(std::move(reply));
}

}  // namespace recall::api
