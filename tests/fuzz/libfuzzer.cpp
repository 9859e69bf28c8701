// One target for libFuzzer, chosen when it is compiled: see CMakeLists.txt.
#include "tests/fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const recall::fuzz::Target* const chosen = [] {
        for (const recall::fuzz::Target& target : recall::fuzz::targets()) {
            if (target.name == RECALL_FUZZ_TARGET) return &target;
        }
        std::abort();
    }();
    chosen->read({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
