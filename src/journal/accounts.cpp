#include "journal/accounts.hpp"

#include <algorithm>
#include <array>

namespace recall {

namespace {

// In the order of LoginOutcome.
constexpr std::array<std::string_view, 5> login_words{"ok", "wrong", "too_many", "signed_out",
                                                      "inactive"};

}  // namespace

std::string_view word_of(LoginOutcome outcome) {
    return login_words.at(static_cast<std::size_t>(outcome));
}

bool from_word(std::string_view word, LoginOutcome& outcome) {
    const auto found = std::find(login_words.begin(), login_words.end(), word);
    if (found == login_words.end()) return false;
    outcome = static_cast<LoginOutcome>(found - login_words.begin());
    return true;
}

}  // namespace recall
