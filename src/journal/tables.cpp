#include "journal/tables.hpp"

namespace recall {

namespace {

std::string quoted(const std::string& column) { return '"' + column + '"'; }

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

}  // namespace

std::string insert_or_update_sql(const TableInfo& table, const std::vector<std::string>& columns) {
    std::vector<std::string> names, values, key, sets;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names.push_back(quoted(columns[i]));
        values.push_back('?' + std::to_string(i + 1));
        if (!contains(table.key, columns[i])) {
            sets.push_back(quoted(columns[i]) + " = excluded." + quoted(columns[i]));
        }
    }
    for (const std::string& column : table.key) key.push_back(quoted(column));
    if (table.key.empty()) {  // its only row
        names.push_back(quoted("only"));
        values.push_back("1");
        key.push_back(quoted("only"));
    }
    return "INSERT INTO " + std::string(table.name) + " (" + joined(names, ", ") + ") VALUES (" +
           joined(values, ", ") + ") ON CONFLICT (" + joined(key, ", ") + ") DO UPDATE SET " +
           joined(sets, ", ");
}

std::string update_sql(const TableInfo& table, const std::vector<std::string>& columns) {
    std::vector<std::string> sets, where;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string term = quoted(columns[i]) + " = ?" + std::to_string(i + 1);
        const bool stays = contains(table.key, columns[i]) || contains(table.indexed, columns[i]);
        (stays ? where : sets).push_back(term);
    }
    if (where.empty()) where.push_back("only = 1");
    return "UPDATE " + std::string(table.name) + " SET " + joined(sets, ", ") + " WHERE " +
           joined(where, " AND ");
}

std::string select_sql(const TableInfo& table, const std::vector<std::string>& columns) {
    std::vector<std::string> names;
    for (const std::string& column : columns) names.push_back(quoted(column));
    return "SELECT " + joined(names, ", ") + " FROM " + std::string(table.name);
}

}  // namespace recall
