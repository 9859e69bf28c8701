// What a tab and the relay say to each other over the websocket `/sync`: JSON text frames.
//
//   tab → relay
//     hello    = {"type":"hello", "version":int, "user":username, "position":int, "mark":text}
//     time     = {"type":"time", "id":text}                            what time is it?
//     command  = {"type":"command", "client":text, "number":int, "command":command}
//
//   relay → tab
//     welcome  = {"type":"welcome", "version":int, "user":username, "now":instant, "today":day,
//                 "demo":bool, "other_history":bool}
//     rows     = {"type":"rows", "position":int, "mark":text, "now":instant, "reset":bool,
//                 "more":bool, "rows":[row...], "gone":[gone...]}
//     time     = {"type":"time", "id":text, "now":instant}
//     answer   = {"type":"answer", "client":text, "number":int, "now":instant,
//                 "error":null | error, "nothing":bool}   "nothing" only where it is so
//     due      = {"type":"due", "counts":{campaign:int...}}
//     unavailable = {"type":"unavailable", "error":error}
//     error    = {"type":"error", "error":error}
//
//   error = {"code":text, "message":text}             rows, commands: wire/json.hpp
//   gone  = {"row":text, "id":int, "ended":text}      "ended": what became of a callback
//
// hello comes first. It names whom the tab works for: the relay refuses one that is not the
// session's user ("another_user"), for the browser's cookie may be somebody else's by now, and the
// tab takes nothing from a welcome for another user, and sends nothing.
//
// hello.position is the position of the last rows the tab holds, 0 for none, and hello.mark what
// came with it. A position says something in one history only: a relay that was restored from a
// backup may have come to the same number by another way. The mark tells: where the relay's own
// mark at that position is another, the welcome says "other_history". Where nothing has changed
// since, the relay's first rows are empty and not a reset; else they are the user's whole view,
// with "reset" on the first message. A change too large for one message is split: all but the last
// say "more", and the tab applies them together, because only together are they true.
//
// The relay says the time to whoever asks, with the id of the question; unasked, with an empty id,
// to a connection that has heard nothing for a while. So a line on which nothing came for
// silence_ms_max is dead, whatever the browser thinks of it.
//
// `due` says how many promised calls to anyone wait in each of the user's campaigns for whoever is
// free: after the first rows, and whenever it changes, at most once a second. Of what is left out
// there is none.
//
// Tabs of one user may share a connection (web/tabs.js): each says a hello of its own. Hellos are
// answered in their order, the welcome and the rows that follow from it with nothing between them.
// All else that the relay says is for every tab.
//
// Every command is answered, once and for ever: sent again, it gets the same answer. A command
// the relay cannot make durable is not answered; `unavailable` says why, and the tab keeps it and
// sends it again on the next connection. The relay closes with 1008 "not signed in" where the
// session has ended, 4001 where it is another's than the hello says, 1009 for a message over
// message_bytes_max, 1002 for a message that is not of this grammar (after an `error`), 1013 for a
// tab that does not take what it is sent, and 1001 when it stops. None of these loses a command:
// the tab still has it.
//
// Version 1 had neither users nor marks in its hello, and no time. Tabs of it are served: what they
// say counts for the session's user, they get their whole view, and are told no time. Version 2 had
// no `due`.
#pragma once

#include "core/row.hpp"
#include "wire/wire_error.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recall {

constexpr int protocol_version = 3;
constexpr int protocol_version_of_due = 3;
constexpr int protocol_version_min = 1;  // that a relay still serves
constexpr std::size_t message_bytes_max = 64 * 1024;
// The relay lets no more than this pass without a word; the tab, hearing nothing for as long as
// silence_ms_max, cuts the line. Two words may be late or lost to a tab that was held up.
constexpr std::int64_t word_ms_max = 7'000;
constexpr std::int64_t silence_ms_max = 14'000;
static_assert(silence_ms_max >= 2 * word_ms_max);

namespace close_code {
constexpr int going_away = 1001;
constexpr int protocol_error = 1002;
constexpr int not_signed_in = 1008;
constexpr int another_user = 4001;  // the line is of another's session
constexpr int too_big = 1009;
constexpr int too_slow = 1013;
}  // namespace close_code

// A point in a history: a record's number, and what tells it from the record of that number in
// another history (Journal::mark_at). Without a mark it is not known in which history it lies.
struct Position {
    std::int64_t number = 0;
    std::string mark;
    bool operator==(const Position&) const = default;
};

struct Hello {
    int version = protocol_version;
    Username user;  // empty in version 1
    Position position;
};
struct TimeQuestion {
    std::string id;
};
struct Welcome {
    int version = protocol_version;
    Username user;
    Instant now;
    Day today;
    bool demo = false;
    bool other_history = false;  // than the one the tab's position lies in
};
struct RowsMessage {
    Position position;
    Instant now;
    bool reset = false;
    bool more = false;
    std::vector<Row> rows;
    std::vector<GoneRow> gone;
    std::map<CallbackId, CallbackEnd> ended;  // of the callbacks among them: what became of those
};
struct AnswerMessage {
    std::string client;
    std::int64_t number = 0;
    Instant now;
    std::optional<WireError> error;
    bool nothing = false;  // it was accepted, and nothing followed from it
};
struct TimeMessage {
    std::string id;  // of the question; empty: nobody asked
    Instant now;
};
struct DueMessage {
    std::map<Code, int> counts;
};
struct UnavailableMessage {
    WireError error;
};
struct ErrorMessage {
    WireError error;
};
using RelayMessage = std::variant<Welcome, RowsMessage, AnswerMessage, TimeMessage, DueMessage,
                                  UnavailableMessage, ErrorMessage>;

}  // namespace recall
