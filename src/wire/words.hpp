// The words that enumerations are written as: on the wire, over HTTP, in tables and in files. Each
// has one table, in the order of the enumeration.
//
//   word_of(Role::admin)         "admin"
//   from_word("admin", role)     false, and `role` untouched, where the word is unknown
#pragma once

#include "core/callback.hpp"
#include "core/callback_history.hpp"
#include "core/nouns.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace recall {

using WordTable = std::span<const std::string_view>;

template <typename Enum>
struct Words;

template <typename T>
concept Worded = requires { Words<T>::all; };

// "ClaimLead", …: the name of every command.
WordTable command_names();

std::optional<std::size_t> place_of(std::string_view word, WordTable words);

template <Worded Enum>
constexpr std::string_view word_of(Enum value) {
    return Words<Enum>::all[static_cast<std::size_t>(value)];
}

template <Worded Enum>
bool from_word(std::string_view word, Enum& value) {
    const auto place = place_of(word, Words<Enum>::all);
    if (place) value = static_cast<Enum>(*place);
    return place.has_value();
}

template <> struct Words<Role> {
    static constexpr std::string_view all[] = {"agent", "manager", "admin"};
};
template <> struct Words<Kind> {
    static constexpr std::string_view all[] = {"client", "customer"};
};
template <> struct Words<Stage> {
    static constexpr std::string_view all[] = {"assigned", "claimed", "completed", "recycled",
                                               "withdrawn", "returned"};
};
template <> struct Words<CallbackStatus> {
    static constexpr std::string_view all[] = {"ACTIVE", "LIVE", "ARCHIVE"};
};
template <> struct Words<ZoneFrom> {
    static constexpr std::string_view all[] = {"desk", "column", "number", "person"};
};
template <> struct Words<Recipient> {
    static constexpr std::string_view all[] = {"USERONLY", "ANYONE"};
};
template <> struct Words<CallbackEnd> {
    static constexpr std::string_view all[] = {"", "called", "replaced", "do_not_call", "success",
                                               "cancelled", "not_reached", "given_up",
                                               "corrected"};
};
template <> struct Words<ClosedCalls> {
    static constexpr std::string_view all[] = {"nobody", "managers", "everybody"};
};
template <> struct Words<PoolOrder> {
    static constexpr std::string_view all[] = {"fewest_attempts", "newest", "name"};
};
template <> struct Words<CallbackAlert> {
    static constexpr std::string_view all[] = {"none", "blink", "colour"};
};
template <> struct Words<CallbackDeed> {
    static constexpr std::string_view all[] = {"booked", "again", "moved", "opened", "released",
                                               "taken", "ended"};
};
template <> struct Words<UnplacedSource> {
    static constexpr std::string_view all[] = {"handed_in", "handed_over"};
};
template <> struct Words<UnplacedState> {
    static constexpr std::string_view all[] = {"open", "placed", "handed", "dismissed"};
};
template <> struct Words<Held> {
    static constexpr std::string_view all[] = {"list_inactive", "campaign_inactive",
                                               "not_a_dial_status", "number_in_hand",
                                               "hours_closed"};
};

}  // namespace recall
