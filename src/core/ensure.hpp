// ensure(): a broken promise of our own code stops the process, in every build.
#pragma once

namespace recall {

[[noreturn]] void fail_ensure(const char* file, int line);

// For bugs only. What a person or a file can get wrong is a Rejection or an error value instead.
inline void ensure(bool ok, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (!ok) fail_ensure(file, line);
}

}  // namespace recall
