// What a tab and the relay say to each other over the websocket `/sync`: JSON text frames.
//
//   tab → relay
//     hello    = {"type":"hello", "version":int, "position":int}      first
//     command  = {"type":"command", "client":text, "number":int, "command":command}
//
//   relay → tab
//     welcome  = {"type":"welcome", "version":int, "user":username, "now":instant, "today":day,
//                 "demo":bool}
//     rows     = {"type":"rows", "position":int, "now":instant, "reset":bool, "more":bool,
//                 "rows":[row...], "gone":[gone...]}
//     answer   = {"type":"answer", "client":text, "number":int, "now":instant,
//                 "error":null | error}
//     unavailable = {"type":"unavailable", "error":error}
//     error    = {"type":"error", "error":error}
//
//   error = {"code":text, "message":text}             rows, commands: wire/json.hpp
//
// hello.position is the position of the last rows the tab holds, 0 for none. Where nothing has
// changed since, the relay's first rows are empty and not a reset; else they are the user's whole
// view, with "reset" on the first message. A change too large for one message is split: all but
// the last say "more", and the tab applies them together, because only together are they true.
//
// Tabs of one user may share a connection (web/tabs.js): each says a hello of its own. Hellos are
// answered in their order, the welcome and the rows that follow from it with nothing between them.
// All else that the relay says is for every tab.
//
// Every command is answered, once and for ever: sent again, it gets the same answer. A command
// the relay cannot make durable is not answered; `unavailable` says why, and the tab keeps it and
// sends it again on the next connection. The relay closes with 1008 "not signed in" where the
// session has ended, 1009 for a message over message_bytes_max, 1002 for a message that is not of
// this grammar (after an `error`), 1013 for a tab that does not take what it is sent, and 1001
// when it stops. None of these loses a command: the tab still has it.
#pragma once

#include "core/rejection.hpp"
#include "wire/json.hpp"

namespace recall {

constexpr int protocol_version = 1;
constexpr std::size_t message_bytes_max = 64 * 1024;

namespace close_code {
constexpr int going_away = 1001;
constexpr int protocol_error = 1002;
constexpr int not_signed_in = 1008;
constexpr int too_big = 1009;
constexpr int too_slow = 1013;
}  // namespace close_code

struct Hello {
    int version = protocol_version;
    std::int64_t position = 0;
};
struct CommandMessage {
    std::string client;
    std::int64_t number = 0;
    Json command;  // read by command_from_json, so that a wrong one can still be answered
};
using TabMessage = std::variant<Hello, CommandMessage>;

struct Welcome {
    int version = protocol_version;
    Username user;
    Instant now;
    Day today;
    bool demo = false;
};
struct RowsMessage {
    std::int64_t position = 0;
    Instant now;
    bool reset = false;
    bool more = false;
    std::vector<Row> rows;
    std::vector<GoneRow> gone;
};
struct AnswerMessage {
    std::string client;
    std::int64_t number = 0;
    Instant now;
    std::optional<WireError> error;
};
struct UnavailableMessage {
    WireError error;
};
struct ErrorMessage {
    WireError error;
};
using RelayMessage =
    std::variant<Welcome, RowsMessage, AnswerMessage, UnavailableMessage, ErrorMessage>;

// Texts of at most message_bytes_max, but for rows, which the caller splits: see rows_texts.
std::string encode(const TabMessage& message);
std::string encode(const RelayMessage& message);
Result<TabMessage, WireError> decode_tab_message(std::string_view text);
Result<RelayMessage, WireError> decode_relay_message(std::string_view text);

// A row as it goes into a rows message, written once however many tabs it goes to.
std::string row_text(const Row& row);
std::string gone_text(const GoneRow& gone);
// The texts of one change: as many messages as message_bytes_max asks for. Only a single row that
// is larger than that by itself makes a larger message.
std::vector<std::string> rows_texts(std::int64_t position, Instant now, bool reset,
                                    const std::vector<std::string>& rows,
                                    const std::vector<std::string>& gone);

WireError to_wire(const Rejection& rejection);

}  // namespace recall
