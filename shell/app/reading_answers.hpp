// What answers are read with: fields by name, lists and pages of whatever has a read().
#pragma once

#include "shell/app/http_json.hpp"
#include "ui/model/answers.hpp"
#include "wire/words.hpp"

#include <algorithm>
#include <utility>

namespace recall::shell {

Code code_in(const Json& json, const char* name);
Day day_in(const Json& json, const char* name);
Columns columns_in(const Json& json);
std::vector<std::int64_t> counts_in(const Json& body, const char* name);

template <typename TheId>
TheId id_in(const Json& json, const char* name) {
    return TheId{static_cast<std::uint64_t>(number_in(json, name))};
}

void read(const Json& item, Lead& lead);
void read(const Json& item, ui::CallbackLine& line);

// `read(item, into)` for each; it is the caller's, who knows what there is to read.
template <typename Item, typename Read>
void read_all(const Json& items, std::vector<Item>& into, Read read) {
    into.clear();
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        Item item{};
        read(items[i], item);
        into.push_back(std::move(item));
    }
}

template <typename Item, typename Read>
void read_page(const Json& body, ui::PageOf<Item>& page, Read read) {
    page.total = number_in(body, "total");
    page.more = field_in(body, "more") == true;
    page.page = std::max<std::int64_t>(number_in(body, "page"), 1);
    page.size = std::max<std::int64_t>(number_in(body, "size"), 1);
    read_all(field_in(body, "items"), page.items, read);
}

}  // namespace recall::shell
