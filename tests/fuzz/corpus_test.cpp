// Reads the whole corpus, and thousands of inputs made of it by a dice that always falls the same
// way. Crashes that libFuzzer found go into the corpus, so they stay mended.
#include "tests/core/random_commands.hpp"
#include "tests/fuzz/targets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace recall::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr int mutations_of_each_target = 4'000;
constexpr std::size_t input_bytes_max = 96 * 1024;

std::vector<std::string> corpus_of(std::string_view target) {
    std::vector<fs::path> paths;
    const fs::path folder = fs::path(RECALL_SOURCE_DIR) / "tests/fuzz/corpus" / target;
    for (const auto& file : fs::directory_iterator(folder)) paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> inputs;
    for (const fs::path& path : paths) {
        std::stringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        inputs.push_back(bytes.str());
    }
    return inputs;
}

// What tends to matter to those who read.
std::string token(test::Dice& dice) {
    static const std::vector<std::string> tokens{
        "\r\n", "\r\n\r\n", "0\r\n", ";", ",", "\"", "%", "%00", "\\u0000", "{", "}", "[", "]",
        ":", "=", "null", "-1", "0", "9223372036854775807", "18446744073709551616", "1e999", "\xFF",
        "\xC3", std::string(1, '\0'), "ffffffffffffffff", "Transfer-Encoding: chunked\r\n",
        "Content-Length: 4\r\n", "\x81\xFE\xFF\xFF", "\x88\x80", "for=", "[::1]", "127.0.0.1"};
    return tokens[dice.below(tokens.size())];
}

std::string mutated(std::string input, const std::vector<std::string>& corpus, test::Dice& dice) {
    for (std::uint64_t change = 1 + dice.below(6); change > 0; --change) {
        const std::size_t at = dice.below(input.size() + 1);
        switch (dice.below(7)) {
            case 0: input.insert(at, token(dice)); break;
            case 1: input.erase(at, 1 + dice.below(8)); break;
            case 2:
                if (at < input.size()) input[at] = static_cast<char>(dice.below(256));
                break;
            case 3:
                if (at < input.size()) input[at] ^= static_cast<char>(1 << dice.below(8));
                break;
            case 4: input.insert(at, input.substr(at, 1 + dice.below(64))); break;
            case 5: input = input.substr(0, at) + corpus[dice.below(corpus.size())]; break;
            default: input.insert(at, std::string(dice.below(40'000), input[at % input.size()]));
        }
        if (input.empty()) input = "x";
    }
    input.resize(std::min(input.size(), input_bytes_max));
    return input;
}

class EveryReader : public testing::TestWithParam<Target> {};

TEST_P(EveryReader, TakesTheCorpusAndWhatItTurnsInto) {
    const std::vector<std::string> corpus = corpus_of(GetParam().name);
    ASSERT_GE(corpus.size(), 3u) << GetParam().name;
    for (const std::string& input : corpus) GetParam().read(input);
    GetParam().read("");
    test::Dice dice(42);
    for (int i = 0; i < mutations_of_each_target; ++i) {
        GetParam().read(mutated(corpus[dice.below(corpus.size())] + "x", corpus, dice));
    }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, EveryReader, testing::ValuesIn(targets()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace

}  // namespace recall::fuzz
