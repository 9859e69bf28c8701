#include "relay/import/desk_figures.hpp"

#include "core/numbers.hpp"
#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/repeats.hpp"
#include "wire/phone_cell.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

constexpr std::size_t agents_at_a_time = 20;  // so that their commands go on between

std::vector<Username> people_of(DeskThread& desk) {
    return desk.ask([](const DeskThread::Desk& now) {
        std::vector<Username> people;
        for (const auto& [username, user] : now.state.users()) people.push_back(username);
        return people;
    });
}

// Each once.
std::vector<Phone> not_yet_barred(DeskThread& desk, const ListId& list,
                                  const std::vector<Phone>& phones) {
    const std::set<Phone> each(phones.begin(), phones.end());
    const std::vector<Phone> all(each.begin(), each.end());
    std::vector<Phone> callable;
    for (std::size_t from = 0; from < all.size(); from += import_chunk_leads) {
        const std::size_t to = std::min(from + import_chunk_leads, all.size());
        const auto part = desk.ask([&](const DeskThread::Desk& now) {
            std::vector<Phone> here;
            const List* into = now.state.list(list);
            for (std::size_t i = from; into && i < to; ++i) {
                if (!now.state.is_barred(into->campaign, all[i])) here.push_back(all[i]);
            }
            return here;
        });
        callable.insert(callable.end(), part.begin(), part.end());
    }
    return callable;
}

// "“Do Not Call” in may.csv".
std::string reason_to_bar(const ImportFile& file, const std::string& name) {
    std::string header = "Do not call";
    for (const ColumnUse& column : file.columns) {
        if (column.use == "do_not_call" && !column.header.empty()) header = column.header;
    }
    const std::string words = "“" + cell_beginning(header, name_bytes_max / 4) + "”";
    return name.empty() ? words : words + " in " + cell_beginning(name, name_bytes_max / 2);
}

// Added to what is said already.
void say(std::string& words, const std::string& more) {
    words += (words.empty() ? "" : "; ") + more;
}

std::string name_of(const State& state, const Username& username) {
    const User* user = state.user(username);
    return user && !user->name.empty() ? user->name : username;
}

}  // namespace

InHands phones_in_hands(DeskThread& desk) {
    InHands held;
    const std::vector<Username> people = people_of(desk);
    for (std::size_t from = 0; from < people.size(); from += agents_at_a_time) {
        const std::size_t to = std::min(from + agents_at_a_time, people.size());
        const auto part = desk.ask([&](const DeskThread::Desk& now) {
            InHands here;
            for (std::size_t i = from; i < to; ++i) {
                for (const AssignmentId id : now.state.assignments_of(people[i])) {
                    const Assignment* assignment = now.state.assignment(id);
                    const Lead* lead = assignment ? now.state.lead(assignment->lead) : nullptr;
                    if (lead) here.emplace(lead->phone, people[i]);
                }
            }
            return here;
        });
        held.insert(part.begin(), part.end());
    }
    return held;
}

std::int64_t count_in_hands(const InHands& held, const std::vector<NewLead>& leads) {
    if (held.empty()) return 0;
    return std::count_if(leads.begin(), leads.end(),
                         [&held](const NewLead& lead) { return held.contains(lead.phone); });
}

std::string standing_as_file(DeskThread& desk, const ListId& list, const ImportFile& file,
                             const std::vector<bool>& known, const std::vector<ListId>& elsewhere,
                             const InHands& held, const std::vector<DoNotCall>& lines) {
    std::set<Phone> besides;
    for (const DoNotCall& line : lines) besides.insert(line.key.phone);
    std::string table;
    std::size_t rows = 0;
    for (std::size_t from = 0; from < file.leads.size(); from += import_chunk_leads) {
        const std::size_t to = std::min(from + import_chunk_leads, file.leads.size());
        const auto part = desk.ask([&](const DeskThread::Desk& now) {
            std::vector<std::pair<std::size_t, std::string>> here;
            const List* into = now.state.list(list);
            for (std::size_t i = from; into && i < to; ++i) {
                const NewLead& lead = file.leads[i];
                std::string words;
                const List* other = known[i] ? nullptr : now.state.list(elsewhere[i]);
                if (other) say(words, "in the list “" + other->name + "” too");
                if (!known[i] && now.state.are_barred(into->campaign, phones_of(lead), besides)) {
                    say(words, "on a do-not-call list");
                }
                const auto holder = held.find(lead.phone);
                if (holder != held.end()) {
                    say(words, "in the hands of " + name_of(now.state, holder->second));
                }
                if (!words.empty()) here.emplace_back(i, std::move(words));
            }
            return here;
        });
        for (const auto& [i, words] : part) {
            if (rows++ == import_refused_max) return table;
            if (table.empty()) table = csv_line({"Line", "Phone", "Name", "What is known"});
            table += csv_line({std::to_string(file.lines[i]), phone_cell(file.leads[i].phone),
                               file.leads[i].name, words});
        }
    }
    return table;
}

std::vector<RowRepeat> all_repeats(DeskThread& desk, const ListId& list, const ImportFile& file,
                                   const std::vector<bool>& known) {
    std::vector<RowRepeat> repeats = file.repeated;
    const std::size_t in_file = repeats.size();
    for (std::size_t from = 0; from < file.leads.size(); from += import_chunk_leads) {
        if (repeats.size() - in_file >= import_refused_max) break;
        const std::size_t to = std::min(from + import_chunk_leads, file.leads.size());
        const auto part = desk.ask([&](const DeskThread::Desk& now) {
            std::vector<RowRepeat> here;
            for (std::size_t i = from; i < to; ++i) {
                if (!known[i]) continue;
                const NewLead& row = file.leads[i];
                const Lead* there = now.state.lead(now.state.lead_with(list, row.phone));
                if (!there) continue;
                here.push_back({file.lines[i], row.phone, 0, there->id, what_differs(row, *there)});
            }
            return here;
        });
        repeats.insert(repeats.end(), part.begin(), part.end());
    }
    std::stable_sort(repeats.begin(), repeats.end(), [](const RowRepeat& a, const RowRepeat& b) {
        return a.line < b.line;
    });
    if (repeats.size() > import_refused_max) repeats.resize(import_refused_max);
    return repeats;
}

std::vector<DoNotCall> lines_to_bar(DeskThread& desk, const ListId& list, const ImportFile& file,
                                    const std::string& name) {
    std::vector<DoNotCall> lines = new_bar_lines(desk, list, file.not_to_call);
    std::set<Phone> told;  // by a line of their own, with its reason
    for (const DoNotCall& line : lines) {
        if (!line.key.campaign) told.insert(line.key.phone);
    }
    const std::string reason = reason_to_bar(file, name);
    for (const Phone phone : not_yet_barred(desk, list, file.do_not_call)) {
        if (!told.contains(phone)) lines.push_back({.key = {{}, phone}, .reason = reason});
    }
    return lines;
}

}  // namespace recall
