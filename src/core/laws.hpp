// What a check finds broken, one sentence for each law. Only the first of very many are kept.
#pragma once

#include <string>
#include <vector>

namespace recall {

class Laws {
public:
    static constexpr std::size_t sentences_max = 50;

    void hold(bool holds, const std::string& sentence) {
        if (!holds && broken_.size() < sentences_max) broken_.push_back(sentence);
    }
    const std::vector<std::string>& broken() const { return broken_; }

private:
    std::vector<std::string> broken_;
};

}  // namespace recall
