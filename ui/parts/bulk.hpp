// Something done with many numbers: chosen row by row, or all that match; said before it is done;
// done part by part, with a way to stop that tells what had been done.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

constexpr std::int64_t bulk_leads_max = 250'000;  // the relay's own limit: lead_ids_max
constexpr std::int64_t bulk_part_leads = 5'000;   // one command, all of it or nothing
constexpr std::size_t ticked_max = 1'000;         // row by row

// What is chosen, in the words of the screen.
struct BulkChoice {
    std::vector<LeadId> leads;     // row by row; or
    std::optional<LeadTerms> terms;  // all that they find
    std::int64_t total = 0;
    std::optional<ListId> list;    // they are all of it: then they can be assigned
    std::optional<Code> campaign;  // whose agents can have them; none: anybody's
    bool marks = false;            // may be marked do-not-call here
};

// The line that says how many are chosen, with a menu of what can be done with them; nothing while
// none are. True when the choice is given up.
bool draw_bulk_bar(const Model& model, const BulkChoice& choice, BulkMemory& memory,
                   std::string_view why_not);
// The question that says what will be done. True when it is being done.
bool draw_bulk_question(const Model& model, const BulkChoice& choice, BulkMemory& memory,
                        Wishes& wishes);
// How far it is, over the page; a way to stop; what came of it.
void draw_bulk(const Model& model, Wishes& wishes);

}  // namespace recall::ui
