// Nouns, rows, commands and events to and from JSON, all by way of fields.hpp.
//
//   Instant   milliseconds in UTC, 0 = none      Day      "2026-11-21", "" = none
//   Id        number, 0 = none                   Phone    "+2348012345678", "" = none
//   Code      text                               Columns  [["Company", "Okafor & Sons"], ...]
//   enum      its word, words.hpp                optional null = none
//   Row       {"row": "lead", ...its fields}
//   Command   {"type": "ClaimLead", ...its fields}, and so with events
//
// Nothing here throws: the page is built without exceptions.
#pragma once

#include "core/command.hpp"
#include "core/event.hpp"
#include "core/result.hpp"
#include "core/row.hpp"
#include "wire/wire_error.hpp"

#include <nlohmann/json.hpp>

#include <string>

// Compiled once, in json.cpp, and not with every file that has JSON in hand.
extern template class nlohmann::basic_json<>;

namespace recall {

using Json = nlohmann::json;

enum class Detail {
    whole,
    record,  // without personal fields, as the journal's records keep it
};

// --- Whole texts. Depth is bounded, so that no text can exhaust the stack.
constexpr int json_depth_max = 32;
Result<Json, WireError> parse_json(std::string_view text);
std::string to_text(const Json& json);

// --- One noun. T is any type that fields.hpp describes.
template <typename T>
Json to_json(const T& noun, Detail detail = Detail::whole);
template <typename T>
Result<T, WireError> from_json(const Json& json, Detail detail = Detail::whole);

// --- One of several.
Json row_to_json(const Row& row);
Result<Row, WireError> row_from_json(const Json& json);
// `ended`: what became of a callback that has come to an end.
Json gone_to_json(const GoneRow& gone, CallbackEnd ended = CallbackEnd::none);
Result<GoneRow, WireError> gone_from_json(const Json& json);
CallbackEnd ended_from_json(const Json& gone);
Json command_to_json(const Command& command);
Result<Command, WireError> command_from_json(const Json& json);
// The same two, for whoever need not know every command: of `agents_commands_json` only those that
// agents may give (core/roles.hpp) can be written, and any other is unknown where it is read. The
// agents' program has no use for more, and links no more.
struct CommandJson {
    Json (*write)(const Command& command);
    Result<Command, WireError> (*read)(const Json& json);
};
extern const CommandJson commands_json;
extern const CommandJson agents_commands_json;
Json event_to_json(const Event& event, Detail detail);
Result<Event, WireError> event_from_json(const Json& json, Detail detail);

// "ClaimLead", "LeadClaimed": what the audit and the logs call them.
std::string_view name_of(const Command& command);
std::string_view name_of(const Event& event);

}  // namespace recall
