// An agent's numbers of today as rows: what the work screens show, found, filtered and ordered.
// Rows point into the model's replica and live for one frame.
#pragma once
#include "core/lookup.hpp"
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

// How a number stands, in words an agent uses.
enum class RowStanding { assigned, claimed, lapsed, in_call, completed, departed };

struct WorkRow {
    AssignmentId id;
    RowStanding standing = RowStanding::assigned;
    const Assignment* assignment = nullptr;  // null where only the completed call is known
    const CompletedCall* call = nullptr;     // null until it is completed
    const Lead* lead = nullptr;              // null where only the completed call is known
    const Campaign* campaign = nullptr;      // null where the user has left it
    bool waiting = false;                    // something about it waits for the relay
    std::string past;                        // of an open one: its day, where that is over
    Phone phone;
    std::string_view lead_name;
    const Columns* columns = nullptr;

    std::string name() const;  // or the phone, where it has none
    bool is_open() const { return assignment != nullptr && call == nullptr; }
    // Open and in this user's hands: what "next number" may go to.
    bool to_do() const { return is_open() && standing != RowStanding::departed; }
    // It may be called: a client's number while it is claimed, a customer's as long as it is here.
    bool holds_number() const;
};

// All that a work screen lists, in the order of work. Looks at each of them: not for every frame.
// `past`: the day they are of, where it is over; past_day().
std::vector<WorkRow> work_rows(const Model& model, Kind kind, Day past, const WorkMemory& memory);
// What one is found by: its name, all of its numbers, every column; or only what it is called by.
Findable findable_of(const WorkRow& row);
Findable name_and_numbers_of(const WorkRow& row);

// All of a work screen's rows. Worked out again only when something they depend on has changed: a
// frame that shows twenty of 100,000 numbers must not look at each of them.
class WorkList {
public:
    // Once a frame, before the rest is read. Also keeps in mind, in `memory`, which claims ran
    // out, as opposed to those given back.
    void update(const Model& model, Kind kind, WorkMemory& memory);

    // The user's open numbers of a kind and the calls of the day, in the order of work: what is in
    // hand, what is open, what is done, the latest first.
    const std::vector<WorkRow>& rows() const { return rows_; }
    // Numbers that went away, and were called or written about, or are looked at just now.
    const std::vector<WorkRow>& departed() const { return departed_; }
    // Numbers with notes of which nothing else is known here.
    const std::vector<AssignmentId>& lost_notes() const { return lost_notes_; }
    // Which of them the filter and the search leave, in the order the columns are sorted by. The
    // columns: name, phone, status, column(), attempts.
    const std::vector<std::size_t>& shown() const { return shown_; }
    // The one further column worth showing: "Company" where there is one, else the first.
    std::string_view column() const { return column_; }
    const WorkRow* chosen() const { return chosen_; }
    int open_count() const { return open_count_; }
    // The day they are of, where it is over: past_day(). None: today's.
    Day past() const { return source_.past; }
    // The number after the chosen one, of those shown; else any that is to do. Nothing: all done.
    std::optional<AssignmentId> next() const { return next_; }

private:
    // What the rows were worked out from.
    struct Source {
        const Replica* replica = nullptr;
        std::uint64_t version = 0;
        Kind kind = Kind::client;
        Day today, past;
        std::optional<AssignmentId> chosen;
        WorkFilter filter = WorkFilter::all;
        std::string search;
        int sort_column = -1;
        bool sort_descending = false;
        bool operator==(const Source&) const = default;
    };

    Source source_;
    Instant good_until_;  // then a claim runs out
    std::vector<WorkRow> rows_;
    std::vector<WorkRow> departed_;
    std::vector<AssignmentId> lost_notes_;
    std::vector<std::size_t> shown_;
    std::string column_;
    const WorkRow* chosen_ = nullptr;
    int open_count_ = 0;
    std::optional<AssignmentId> next_;
};

const Outcome* outcome_of(const WorkRow& row, Code code);
// Whether somebody would miss it: it was called, or something was entered for it.
bool was_worked_on(const Departed& gone, const WorkMemory& memory);
// When its claim comes to its end, if nobody does anything.
Instant lapse_of(const WorkRow& row);
// "Completed – Success", "Of Thursday".
std::string standing_words(const WorkRow& row);

}  // namespace recall::ui
