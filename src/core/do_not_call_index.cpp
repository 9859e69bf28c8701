#include "core/do_not_call_index.hpp"

#include "core/laws.hpp"

namespace recall {

void DoNotCallIndex::put(const DoNotCall& line) {
    if (line.expires) ends_.insert({line.expires, line.key});
}

void DoNotCallIndex::remove(const DoNotCall& line) {
    if (line.expires) ends_.erase({line.expires, line.key});
}

void DoNotCallIndex::check(const std::map<DoNotCallKey, DoNotCall>& lines, Laws& laws) const {
    Ends ends;
    for (const auto& [key, line] : lines) {
        if (line.expires) ends.insert({line.expires, key});
    }
    laws.hold(ends == ends_,
              "the watched lines of the do-not-call lists are not those that end");
}

}  // namespace recall
