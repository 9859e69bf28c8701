// Text tables: what people and the clock wish for, line by line, and what follows.
//
//     check(world, R"(
//         claim A1 by ann at 1m       -> LeadClaimed A1 until 31m
//         claim A1 by bob             -> not_your_number      // It is hers.
//         complete A1 NA by ann at 5m -> CallCompleted A1 NA 5m..5m
//         recycle by mia              -> nothing
//     )");
//
//   line    = command ["by" user] ["at" time] "->" result ["//" comment]
//   time    = [days"d"][hours"h"][minutes"m"]  since the start of the first day; without it: now
//   result  = code of a rejection | "nothing" | event {", " event}; a line that begins with a
//             comma goes on with the one before
//   command = "assign" (count | lead{","lead}) "of" list "to" agent{","agent}
//           | ("claim" | "extend" | "release" | "lapse") A
//           | "start" A ["from" time]
//           | "complete" A outcome [quoted notes] ["from" time] ["until" time]
//           | "recycle" [agent] ["client" | "customer"] | "archive" | "close" day
//           | "mark" lead{","lead} | "unmark" lead{","lead} | "restore" lead{","lead}
//           | "reassign" lead{","lead} "to" agent | "hand" "from" agent "to" agent
//           | "bar" number{","number} ["in" campaign] ["until" date] | "unbar" the same | "expire"
//           | "takeback" A{","A} | "archive" C{","C} | "undo" I
//
// Without "by": the clock lapses and closes, mia does the rest.
#pragma once

#include "tests/core/given.hpp"

namespace recall::test {

// Runs the table against the world and reports every line that came out otherwise.
void check(World& world, const std::string& table);

std::string describe(const Event& event);
std::string describe(const Events& events);  // "nothing" where there are none
std::string time_text(Instant at);           // "1d2h5m"

}  // namespace recall::test
