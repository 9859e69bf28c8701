#include "wire/words.hpp"

#include <array>

namespace recall {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 3> roles{"agent", "manager", "admin"};
constexpr std::array<std::string_view, 2> kinds{"client", "customer"};
constexpr std::array<std::string_view, 5> stages{"assigned", "claimed", "completed", "recycled",
                                                 "withdrawn"};
constexpr std::array<std::string_view, 3> callback_statuses{"ACTIVE", "LIVE", "ARCHIVE"};
constexpr std::array<std::string_view, 2> recipients{"USERONLY", "ANYONE"};
constexpr std::array<std::string_view, 6> callback_ends{"",            "called",  "replaced",
                                                        "do_not_call", "success", "cancelled"};
constexpr std::array<std::string_view, 3> pool_orders{"fewest_attempts", "newest", "name"};
constexpr std::array<std::string_view, 3> callback_alerts{"none", "blink", "colour"};
constexpr std::array<std::string_view, 7> callback_deeds{"booked",   "again", "moved", "opened",
                                                         "released", "taken", "ended"};
constexpr std::array<std::string_view, 2> unplaced_sources{"handed_in", "handed_over"};
constexpr std::array<std::string_view, 4> unplaced_states{"open", "placed", "handed", "dismissed"};

template <typename Words, typename Enum>
bool look_up(const Words& words, std::string_view word, Enum& value) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != word) continue;
        value = static_cast<Enum>(i);
        return true;
    }
    return false;
}

}  // namespace

std::string_view word_of(Role role) { return roles[static_cast<std::size_t>(role)]; }
std::string_view word_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view word_of(Stage stage) { return stages[static_cast<std::size_t>(stage)]; }
std::string_view word_of(CallbackStatus status) {
    return callback_statuses[static_cast<std::size_t>(status)];
}
std::string_view word_of(Recipient recipient) {
    return recipients[static_cast<std::size_t>(recipient)];
}
std::string_view word_of(CallbackEnd end) { return callback_ends[static_cast<std::size_t>(end)]; }
std::string_view word_of(PoolOrder order) { return pool_orders[static_cast<std::size_t>(order)]; }
std::string_view word_of(CallbackAlert alert) {
    return callback_alerts[static_cast<std::size_t>(alert)];
}
std::string_view word_of(CallbackDeed deed) {
    return callback_deeds[static_cast<std::size_t>(deed)];
}
std::string_view word_of(UnplacedSource source) {
    return unplaced_sources[static_cast<std::size_t>(source)];
}
std::string_view word_of(UnplacedState state) {
    return unplaced_states[static_cast<std::size_t>(state)];
}

bool from_word(std::string_view word, Role& value) { return look_up(roles, word, value); }
bool from_word(std::string_view word, Kind& value) { return look_up(kinds, word, value); }
bool from_word(std::string_view word, Stage& value) { return look_up(stages, word, value); }
bool from_word(std::string_view word, CallbackStatus& value) {
    return look_up(callback_statuses, word, value);
}
bool from_word(std::string_view word, Recipient& value) { return look_up(recipients, word, value); }
bool from_word(std::string_view word, CallbackEnd& value) {
    return look_up(callback_ends, word, value);
}
bool from_word(std::string_view word, PoolOrder& value) {
    return look_up(pool_orders, word, value);
}
bool from_word(std::string_view word, CallbackAlert& value) {
    return look_up(callback_alerts, word, value);
}
bool from_word(std::string_view word, CallbackDeed& value) {
    return look_up(callback_deeds, word, value);
}

bool from_word(std::string_view word, UnplacedSource& value) {
    return look_up(unplaced_sources, word, value);
}
bool from_word(std::string_view word, UnplacedState& value) {
    return look_up(unplaced_states, word, value);
}

}  // namespace recall
