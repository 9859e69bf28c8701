// The messages of wire/messages.hpp as texts, both ways.
#pragma once

#include "core/rejection.hpp"
#include "wire/json.hpp"
#include "wire/messages.hpp"

namespace recall {

struct CommandMessage {
    std::string client;
    std::int64_t number = 0;
    Json command;  // read by command_from_json, so that a wrong one can still be answered
};
using TabMessage = std::variant<Hello, TimeQuestion, CommandMessage>;

// Texts of at most message_bytes_max, but for rows, which the caller splits: see rows_texts.
std::string encode(const TabMessage& message);
std::string encode(const RelayMessage& message);
Result<TabMessage, WireError> decode_tab_message(std::string_view text);
Result<RelayMessage, WireError> decode_relay_message(std::string_view text);

// A row as it goes into a rows message, written once however many tabs it goes to.
std::string row_text(const Row& row);
std::string gone_text(const GoneRow& gone, CallbackEnd ended = CallbackEnd::none);
// The texts of one change: as many messages as message_bytes_max asks for. Only a single row that
// is larger than that by itself makes a larger message.
std::vector<std::string> rows_texts(const Position& position, Instant now, bool reset,
                                    const std::vector<std::string>& rows,
                                    const std::vector<std::string>& gone);

WireError to_wire(const Rejection& rejection);

}  // namespace recall
