// The words that enumerations are written as, on the wire, in tables and in files.
#pragma once

#include "core/callback_history.hpp"
#include "core/nouns.hpp"

#include <string_view>

namespace recall {

std::string_view word_of(Role role);
std::string_view word_of(Kind kind);
std::string_view word_of(Stage stage);
std::string_view word_of(CallbackStatus status);
std::string_view word_of(Recipient recipient);
std::string_view word_of(CallbackEnd end);
std::string_view word_of(PoolOrder order);
std::string_view word_of(CallbackAlert alert);
std::string_view word_of(CallbackDeed deed);
std::string_view word_of(UnplacedSource source);
std::string_view word_of(UnplacedState state);

// False, and `value` untouched, where the word is unknown.
bool from_word(std::string_view word, Role& value);
bool from_word(std::string_view word, Kind& value);
bool from_word(std::string_view word, Stage& value);
bool from_word(std::string_view word, CallbackStatus& value);
bool from_word(std::string_view word, Recipient& value);
bool from_word(std::string_view word, CallbackEnd& value);
bool from_word(std::string_view word, PoolOrder& value);
bool from_word(std::string_view word, CallbackAlert& value);
bool from_word(std::string_view word, CallbackDeed& value);
bool from_word(std::string_view word, UnplacedSource& value);
bool from_word(std::string_view word, UnplacedState& value);

}  // namespace recall
