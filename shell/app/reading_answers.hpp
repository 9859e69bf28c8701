// Reading what screens ask for, as wire/answers describes it.
#pragma once

#include "shell/app/http_json.hpp"
#include "ui/model/answers.hpp"
#include "wire/told_reading.hpp"

#include <algorithm>

namespace recall::shell {

template <typename T>
void read_one(const Json& body, ui::AnswerOf<T>& answer) {
    read_told(body, static_cast<T&>(answer));
}

template <typename T>
void read_page(const Json& body, ui::PageOf<T>& page) {
    read_told(told_at(body, "total"), page.total);
    read_told(told_at(body, "more"), page.more);
    read_told(told_at(body, "page"), page.page);
    read_told(told_at(body, "size"), page.size);
    page.page = std::max<std::int64_t>(page.page, 1);
    page.size = std::max<std::int64_t>(page.size, 1);
    read_told(told_at(body, "items"), page.items);
}

}  // namespace recall::shell
