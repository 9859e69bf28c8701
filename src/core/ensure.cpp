#include "core/ensure.hpp"

#include <cstdio>
#include <cstdlib>

namespace recall {

void fail_ensure(const char* file, int line) {
    std::fprintf(stderr, "recall: broken promise at %s:%d\n", file, line);
    std::abort();
}

}  // namespace recall
