// Pages of anything: as JSON with their total, or all of them as CSV.
#pragma once

#include "relay/api_handlers.hpp"
#include "relay/csv_text.hpp"

#include <charconv>

namespace recall::api {

inline std::int64_t number_parameter(const HttpRequest& request, const std::string& name,
                              std::int64_t otherwise, std::int64_t most) {
    const auto text = parameter(request, name);
    if (!text) return otherwise;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number < 1 ||
        number > most) {
        refuse("“" + name + "” must be a number from 1 to " + std::to_string(most) + ".");
    }
    return number;
}

// How one kind of item is shown.
template <typename T>
struct Shown {
    Json (*json)(const T&);
    std::vector<std::string> header;
    std::vector<std::string> (*cells)(const T&);
    const char* file_name;
};

// `read(page)` gives one page of the items.
template <typename T, typename Read>
HttpReply page_reply(const HttpRequest& request, const Shown<T>& shown, Read read) {
    const auto read_or_refuse = [&read](PageRequest page) {
        auto result = read(page);
        if (!result) throw Refusal{error_reply(result.error())};
        return std::move(result).value();
    };
    const std::string format = parameter(request, "format").value_or("json");
    if (format == "csv") {
        HttpReply reply;
        reply.content_type = "text/csv; charset=utf-8";
        reply.headers.emplace_back("Content-Disposition", std::string("attachment; filename=\"") +
                                                              shown.file_name + ".csv\"");
        reply.body = "\xEF\xBB\xBF" + csv_line(shown.header);
        PageRequest page{1, page_size_max};
        for (std::int64_t rows = 0; rows < csv_rows_max; rows += page.size, ++page.page) {
            const Page<T> items = read_or_refuse(page);
            for (const T& item : items.items) reply.body += csv_line(shown.cells(item));
            if (rows + page.size >= items.total) break;
        }
        return reply;
    }
    if (format != "json") refuse("“format” must be json or csv.");
    PageRequest page;
    page.page = number_parameter(request, "page", 1, 1'000'000'000);
    page.size = number_parameter(request, "size", page.size, page_size_max);
    const Page<T> found = read_or_refuse(page);
    Json items = Json::array();
    for (const T& item : found.items) items.push_back(shown.json(item));
    return json_reply({{"items", std::move(items)},
                       {"total", found.total},
                       {"page", page.page},
                       {"size", page.size}});
}

inline Json instant_json(Instant at) { return at ? Json(rfc3339(at)) : Json(nullptr); }

}  // namespace recall::api
