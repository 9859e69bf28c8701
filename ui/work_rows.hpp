// An agent's numbers of today as rows: what the work screens show, found, filtered and ordered.
// Rows point into the model's replica and live for one frame.
#pragma once
#include "ui/memory.hpp"
#include "ui/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

// How a number stands, in words an agent uses.
enum class Standing { assigned, claimed, lapsed, in_call, completed, departed };

struct WorkRow {
    AssignmentId id;
    Standing standing = Standing::assigned;
    const Assignment* assignment = nullptr;  // null where only the completed call is known
    const CompletedCall* call = nullptr;     // null until it is completed
    const Lead* lead = nullptr;              // null where only the completed call is known
    const Campaign* campaign = nullptr;      // null where the user has left it
    bool waiting = false;                    // something about it waits for the relay
    Phone phone;
    std::string_view lead_name;
    const Columns* columns = nullptr;

    std::string name() const;  // or the phone, where it has none
    bool is_open() const { return assignment != nullptr && call == nullptr; }
    // Open and in this user's hands: what "next number" may go to.
    bool to_do() const { return is_open() && standing != Standing::departed; }
    // It may be called: a client's number while it is claimed, a customer's as long as it is here.
    bool holds_number() const;
};

// The user's open numbers of a kind and the calls of today, in the order of work: what is in hand,
// what is open, what is done, the latest first. A number that went away is among them only while it
// is the chosen one.
std::vector<WorkRow> work_rows(const Model& model, recall::Kind kind, const WorkMemory& memory);

const WorkRow* find_row(const std::vector<WorkRow>& rows, std::optional<AssignmentId> id);

// Which rows the filter and the search leave, as indices in the order the columns are sorted by.
// The columns: name, phone, status, `column_name`, attempts.
std::vector<std::size_t> shown_rows(const std::vector<WorkRow>& rows, const WorkMemory& memory,
                                    std::string_view column_name);

// The number after the chosen one, of those shown; else any that is to do. Nothing: all is done.
std::optional<AssignmentId> next_to_do(const std::vector<WorkRow>& rows,
                                       const std::vector<std::size_t>& shown,
                                       std::optional<AssignmentId> chosen);

// The one further column worth showing in a list: "Company" where there is one, else the first.
std::string_view column_to_show(const std::vector<WorkRow>& rows);

// Keeps in mind which claims ran out, as opposed to those given back. Once a frame.
void watch_claims(const Model& model, WorkMemory& memory);

const Outcome* outcome_of(const WorkRow& row, Code code);
// "Completed – Success".
std::string standing_words(const WorkRow& row);

}  // namespace recall::ui
