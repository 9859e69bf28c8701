// POST /outbox: what waits on a device, handed in by a session that has ended. Write only: no row
// comes back.
#pragma once

#include "core/result.hpp"
#include "wire/answers/told.hpp"
#include "wire/noun_fields.hpp"
#include "wire/wire_error.hpp"

namespace recall {

constexpr std::size_t outbox_commands_max = 200;  // of one POST /outbox

struct HandedCommand {
    std::string client;
    std::int64_t number = 0;
    Instant at;
    Result<Command, WireError> command = WireError{};
};
template <>
struct Told<HandedCommand> {
    static constexpr std::string_view name = "HandedCommand";
    static constexpr std::string_view one = "command";
    static void visit(auto& f, auto& x) {
        f("client", x.client, {.least = 1, .most = client_bytes_max});
        f("number", x.number, {.least = 1});
        f("at", x.at,
          {.says = "When it was wished, by the device's clock: milliseconds since 1970."});
        f("command", x.command);
    }
};

struct Outbox {
    Username user;
    std::vector<HandedCommand> commands;
};
template <>
struct Told<Outbox> {
    static constexpr std::string_view name = "Outbox";
    static void visit(auto& f, auto& x) {
        f("user", x.user, {.says = "Whose session it is."});
        f("commands", x.commands, {.most = outbox_commands_max});
    }
};

// What became of a command that was handed in.
struct HandedAnswer {
    std::string client;
    std::int64_t number = 0;
    bool ok = false;
    UnplacedId unplaced;
    std::optional<ToldRefusal> error;
};
template <>
struct Told<HandedAnswer> {
    static constexpr std::string_view name = "HandedAnswer";
    static void visit(auto& f, auto& x) {
        f("client", x.client);
        f("number", x.number);
        f("ok", x.ok);
        f.if_any("unplaced", x.unplaced, {.says = "Managers are to place it."});
        f.if_any("error", x.error, {.says = "Nothing came of it."});
    }
};

struct HandedIn {
    std::vector<HandedAnswer> answers;
    std::int64_t unplaced = 0;
};
template <>
struct Told<HandedIn> {
    static constexpr std::string_view name = "HandedIn";
    static void visit(auto& f, auto& x) {
        f("answers", x.answers, {.says = "One for each, in their order."});
        f("unplaced", x.unplaced, {.says = "How many of them managers are to place."});
    }
};

}  // namespace recall
