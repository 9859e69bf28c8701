#include "wire/export_table.hpp"

namespace recall {

namespace {

template <typename Map, typename Key>
std::string word_or(const Map& words, const Key& key, const std::string& otherwise) {
    const auto at = words.find(key);
    return at == words.end() || at->second.empty() ? otherwise : at->second;
}

// Those that the rules themselves give.
std::string status_word(const std::string& code) {
    if (code == status_new.view()) return "New";
    if (code == status_callback_hold.view()) return "Callback";
    if (code == status_callback_due.view()) return "Callback due";
    if (code == status_callback_ended.view()) return "Promise cancelled";
    return code;
}

}  // namespace

std::string numbered(const std::string& heading, std::size_t number) {
    return heading + (number > 1 ? " " + std::to_string(number) : "");
}

std::vector<std::string> as_text(std::vector<TypedCell> cells, const ExportTable& table) {
    std::vector<std::string> texts;
    texts.reserve(cells.size());
    for (TypedCell& cell : cells) {
        if (auto* text = std::get_if<std::string>(&cell)) texts.push_back(std::move(*text));
        else if (const auto* number = std::get_if<std::int64_t>(&cell))
            texts.push_back(cell_of(*number));
        else if (const auto* day = std::get_if<Day>(&cell)) texts.push_back(cell_of(*day));
        else {
            const Instant at = std::get<Instant>(cell);
            texts.push_back(table.time ? table.time(at) : rfc3339(at));
        }
    }
    return texts;
}

void CellWriter::put(const std::string& heading, TypedCell cell) {
    if (part_ == TablePart::headings) headings.push_back(heading);
    else cells.push_back(std::move(cell));
}

void CellWriter::put_named(const std::string& heading, const std::string& code, Naming names) {
    put(heading, words_for(code, names));
    put(heading + (names == Naming::user ? cells_behind::username : cells_behind::code), code);
}

std::string CellWriter::words_for(const std::string& code, Naming names) {
    if (code.empty()) return "";
    switch (names) {
        case Naming::campaign:
            campaign_ = code;
            return word_or(table_.words.campaigns, code, code);
        case Naming::list: {
            const auto list = table_.words.lists.find(code);
            if (list == table_.words.lists.end()) return code;
            campaign_ = list->second.campaign;
            return list->second.name.empty() ? code : list->second.name;
        }
        case Naming::outcome:
            return word_or(table_.words.outcomes, std::pair(campaign_, code), status_word(code));
        case Naming::user: return word_or(table_.words.users, code, code);
        default: return code;
    }
}

void CellWriter::put_spread(const std::string& heading, Instant at) {
    put(heading + " (" + table_.zone + ")", at ? TypedCell(at) : TypedCell());
}

void CellWriter::put_spread(const std::string& heading, const Columns& columns) {
    if (part_ == TablePart::headings) {
        headings.insert(headings.end(), table_.columns.begin(), table_.columns.end());
        if (table_.more_columns) headings.push_back(heading);
        return;
    }
    const std::size_t begin = cells.size();
    cells.resize(begin + table_.columns.size());
    std::string others;
    std::map<std::string_view, std::size_t> times;  // a file may call two columns the same
    for (const auto& [name, value] : columns.all()) {
        const auto places = table_.places.find(name);
        const std::size_t time = times[name]++;
        if (places != table_.places.end() && time < places->second.size()) {
            cells[begin + places->second[time]] = std::string(value);
            continue;
        }
        others += (others.empty() ? "" : "; ") + std::string(name) + ": " + std::string(value);
    }
    if (table_.more_columns) cells.emplace_back(std::move(others));
}

void CellWriter::put_spread(const std::string& heading,
                            const Boxed<std::vector<LeadNumber>>& numbers) {
    // The first number itself stands before, of those who have but one as well.
    if (table_.numbers == 1) return;
    for (std::size_t i = 0; i < table_.numbers; ++i) {
        const bool there = numbers && i < numbers->size();
        if (i > 0) put(numbered(heading, i + 1), there ? phone_cell((*numbers)[i].phone) : "");
        put(numbered(heading, i + 1) + cells_behind::label, there ? (*numbers)[i].label : "");
    }
}

void CellWriter::put_spread(const std::string& heading, const std::vector<DoNotCall>& lines) {
    for (std::size_t i = 0; i < table_.bar_lines; ++i) {
        const DoNotCall line = i < lines.size() ? lines[i] : DoNotCall{};
        const std::string which = numbered(heading, i + 1);
        put(which + cells_behind::number, cell_of(line.key.phone));
        put_named(which + cells_behind::campaign, line.key.campaign.text(), Naming::campaign);
        put(which + cells_behind::reason, line.reason);
        put(which + cells_behind::last_day, typed_cell(line.expires));
    }
}

}  // namespace recall
