// The next number of a hopper: which campaigns let this agent take it, and what stands in the way.
#pragma once
#include "ui/model/model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace recall::ui {

// The campaigns of that kind whose next number may be taken: from their hoppers, or a call that was
// promised to anyone.
std::vector<const Campaign*> pulled_campaigns(const Model& model, Kind kind);
// Why not now, as a sentence; empty: it can be.
std::string why_not_take_next(const Model& model, const Campaign& campaign);
bool is_taking_next(const Model& model, Code campaign);
// "Take promised call (3)": that is what comes next. `of`: from how many campaigns one may take.
std::string take_next_words(const Model& model, const Campaign& campaign, std::size_t of);

}  // namespace recall::ui
