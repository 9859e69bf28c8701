// What a cell of a column “Do Not Call” says, as programs and people write it.
#pragma once

#include <string_view>

namespace recall {

enum class DoNotCallWord { no, yes, unsure };
// Whoever wrote anything there but no meant that the person must not be called: what is not known
// counts as yes, and is told. Empty is no.
DoNotCallWord do_not_call_word(std::string_view cell);

}  // namespace recall
