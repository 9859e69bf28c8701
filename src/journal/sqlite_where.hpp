// The conditions of a query, put together one by one. Included by what reads pages only.
#pragma once

#include "journal/sqlite.hpp"

#include <initializer_list>
#include <variant>

namespace recall {

// The conditions of a WHERE, with their values.
class Where {
public:
    void add(const std::string& condition, std::int64_t value) {
        values_.emplace_back(value);
        add(condition);
    }
    void add(const std::string& condition, std::string value) {
        values_.emplace_back(std::move(value));
        add(condition);
    }
    void add(const std::string& condition) {
        text_ += (text_.empty() ? " WHERE " : " AND ") + condition;
    }
    // Both days included.
    void add_days(const std::optional<Day>& from, const std::optional<Day>& to) {
        if (from) add("day >= ?", to_text(*from));
        if (to) add("day <= ?", to_text(*to));
    }
    // Somewhere in one of these columns. An expression has a % where the LIKE is to stand.
    void add_text(const std::string& text, const std::vector<std::string>& columns) {
        if (text.empty()) return;
        std::string pattern = "%";
        for (const char c : text) {
            if (c == '%' || c == '_' || c == '\\') pattern += '\\';
            pattern += c;
        }
        pattern += '%';
        std::string any;
        for (std::string column : columns) {
            if (column.find('%') == std::string::npos) column += '%';
            column.replace(column.find('%'), 1, " LIKE ? ESCAPE '\\'");
            any += (any.empty() ? "(" : " OR ") + column;
            values_.push_back(pattern);
        }
        add(any + ")");
    }

    // And all of these.
    void join(const Where& others) {
        if (others.empty()) return;
        add(others.text_.substr(std::string_view(" WHERE ").size()));
        values_.insert(values_.end(), others.values_.begin(), others.values_.end());
    }

    bool empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }

    // Binds the values, and further numbers after them.
    void bind(Statement& to, std::initializer_list<std::int64_t> further = {}) const {
        int at = 0;
        for (const auto& value : values_) {
            ++at;
            if (const auto* text = std::get_if<std::string>(&value)) {
                to.bind(at, std::string_view(*text));
            } else {
                to.bind(at, std::get<std::int64_t>(value));
            }
        }
        for (const std::int64_t value : further) to.bind(++at, value);
    }

private:
    std::string text_;
    std::vector<std::variant<std::int64_t, std::string>> values_;
};

}  // namespace recall
