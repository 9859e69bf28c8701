#include "relay/api/do_not_call_lines.hpp"

#include "core/numbers.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace recall::api {

namespace {

// Where a file says of each row what a list says of its numbers: an export's own headings.
struct LineColumns {
    // As they stand in the file; empty: no such column.
    std::string campaign_code, campaign, reason, last_day;
};
LineColumns line_columns(const ImportFile& file) {
    LineColumns found;
    for (const ColumnUse& column : file.columns) {
        if (column.use != "kept") continue;
        const std::string plain = plain_header(column.header);
        if (plain == "campaigncode") found.campaign_code = column.header;
        if (plain == "campaign") found.campaign = column.header;
        if (plain == "reason") found.reason = column.header;
        if (plain == "lastday") found.last_day = column.header;
    }
    return found;
}

std::string cell_in(const NewLead& row, const std::string& header) {
    return header.empty() ? "" : std::string(trimmed_cell(row.columns.value_of(header)));
}

// By its code; else by its name.
std::optional<Code> campaign_called(const State& state, const std::string& text) {
    if (const auto code = Code::from_text(text); code && state.campaign(*code)) return code;
    for (const auto& [id, campaign] : state.campaigns()) {
        if (campaign.name == text) return id;
    }
    return std::nullopt;
}

// Reads the rows of one file.
class Lines {
public:
    Lines(const ImportFile& file, const DoNotCall& whole, Day today)
        : file_(file), columns_(line_columns(file)), whole_(whole), today_(today) {}

    void read(const State& state, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) read_row(state, file_.leads[i], file_.lines[i]);
    }

    // Of the lines from here on so many; what stands there already stays where nothing is said.
    void compare(const State& state, std::map<DoNotCallKey, DoNotCall>::iterator from,
                 std::map<DoNotCallKey, DoNotCall>::iterator to) {
        for (auto at = from; at != to; ++at) {
            DoNotCall& line = at->second;
            if (const DoNotCall* before = state.do_not_call(at->first)) {
                ++found_.known;
                if (line.reason.empty()) line.reason = before->reason;
                if (line.reason == before->reason && line.expires == before->expires) continue;
                ++found_.changed;
            }
            found_.lines.push_back(line);
        }
    }

    std::map<DoNotCallKey, DoNotCall>& all() { return all_; }
    DoNotCallLines& found() { return found_; }

private:
    void read_row(const State& state, const NewLead& row, std::int64_t at) {
        DoNotCall line = whole_;
        line.key.campaign = campaign_in(state, row, at);
        if (std::string text = cell_in(row, columns_.reason); !text.empty()) {
            // In a workbook a formula is no text, and so nothing has to stand before one.
            if (file_.sheets.all.empty()) text = without_guard(text);
            line.reason = cell_beginning(text, name_bytes_max - 3);
        }
        if (!columns_.last_day.empty()) {
            const std::string text = cell_in(row, columns_.last_day);
            const auto day = day_from_text(text);
            line.expires = day.value_or(Day{});
            if (!day && !text.empty()) {
                warn(at, columns_.last_day, "no such day: it holds until it is taken off", text);
            }
            if (day && *day < today_) {
                found_.refused.push_back({at, columns_.last_day, "its last day is over", text});
                return;
            }
        }
        bool is_new = false;
        for (const Phone phone : phones_of(row)) {
            line.key.phone = phone;
            is_new = all_.insert_or_assign(line.key, line).second || is_new;
        }
        found_.repeats += is_new ? 0 : 1;
    }

    // The code says it in any desk; a name may have been changed since.
    Code campaign_in(const State& state, const NewLead& row, std::int64_t at) {
        std::string odd, odd_column;
        for (const std::string& column : {columns_.campaign_code, columns_.campaign}) {
            const std::string text = cell_in(row, column);
            if (text.empty()) continue;
            if (const auto campaign = campaign_called(state, text)) return *campaign;
            if (odd.empty()) odd_column = column;
            if (odd.empty()) odd = text;
        }
        if (!odd.empty()) {
            warn(at, odd_column, "no such campaign: it goes on the list you chose", odd);
        }
        return whole_.key.campaign;
    }

    void warn(std::int64_t line, const std::string& column, const char* reason,
              const std::string& text) {
        if (found_.warnings.size() == import_refused_max) return;
        found_.warnings.push_back({line, column, reason, cell_beginning(text)});
    }

    const ImportFile& file_;
    const LineColumns columns_;
    const DoNotCall& whole_;
    const Day today_;
    std::map<DoNotCallKey, DoNotCall> all_;
    DoNotCallLines found_;
};

// The leads that have one of these numbers, and none left that may be called.
void find_leads(const State& state, const std::vector<DoNotCall>& lines, std::size_t from,
                std::size_t to, const std::map<Code, std::set<Phone>>& barred,
                std::set<LeadId>& leads) {
    for (std::size_t i = from; i < to; ++i) {
        const DoNotCallKey& key = lines[i].key;
        for (const auto& [id, list] : state.lists()) {
            if (key.campaign && list.campaign != key.campaign) continue;
            const auto own = barred.find(list.campaign);
            const auto& all = own != barred.end() ? own->second : barred.at(Code{});
            for (const LeadId at : state.leads_at(id, key.phone)) {
                const Lead& lead = *state.lead(at);
                if (lead.barred || !state.are_barred(list.campaign, phones_of(lead), all)) continue;
                leads.insert(at);
            }
        }
    }
}

// Of each campaign's list, with the desk's own; of the desk under no campaign.
std::map<Code, std::set<Phone>> barred_by(const std::vector<DoNotCall>& lines) {
    std::map<Code, std::set<Phone>> barred;
    std::set<Phone>& desk = barred[Code{}];
    for (const DoNotCall& line : lines) {
        if (!line.key.campaign) desk.insert(line.key.phone);
    }
    for (const DoNotCall& line : lines) {
        if (!line.key.campaign) continue;
        std::set<Phone>& own = barred.try_emplace(line.key.campaign, desk).first->second;
        own.insert(line.key.phone);
    }
    return barred;
}

}  // namespace

DoNotCallLines lines_of(const Services& services, const ImportFile& file,
                        const DoNotCall& whole) {
    const Day today =
        services.desk.ask([](const DeskThread::Desk& desk) { return desk.stamp.today; });
    Lines reading(file, whole, today);
    for (std::size_t from = 0; from < file.leads.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, file.leads.size());
        services.desk.ask([&](const DeskThread::Desk& desk) {
            reading.read(desk.state, from, to);
            return true;
        });
    }
    for (auto at = reading.all().begin(); at != reading.all().end();) {
        auto end = at;
        for (std::size_t i = 0; i < do_not_call_phones_max && end != reading.all().end(); ++i) {
            ++end;
        }
        services.desk.ask([&](const DeskThread::Desk& desk) {
            reading.compare(desk.state, at, end);
            return true;
        });
        at = end;
    }
    DoNotCallLines found = std::move(reading.found());
    found.numbers = std::ssize(reading.all());
    const auto barred = barred_by(found.lines);
    std::set<LeadId> leads;  // a number and its extension may mean the same one
    for (std::size_t from = 0; from < found.lines.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, found.lines.size());
        services.desk.ask([&](const DeskThread::Desk& desk) {
            find_leads(desk.state, found.lines, from, to, barred, leads);
            return true;
        });
    }
    found.leads = std::ssize(leads);
    // The same reason and day together, so that one command takes many.
    std::stable_sort(found.lines.begin(), found.lines.end(),
                     [](const DoNotCall& a, const DoNotCall& b) {
                         return std::tie(a.key.campaign, a.reason, a.expires) <
                                std::tie(b.key.campaign, b.reason, b.expires);
                     });
    return found;
}

}  // namespace recall::api
