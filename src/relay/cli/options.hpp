// Options of `recall serve`: a flag wins over an environment variable, that over the file, that
// over the default. Every option has all four.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace CLI {
class App;
}

namespace recall {

struct Options {
    std::string data = "data";
    std::string page;
    std::string address = "127.0.0.1";
    std::int64_t port = 8080;
    std::string public_url;
    std::string hosts;
    std::string trusted_proxies;
    std::string proxy_header = "X-Forwarded-For";
    std::int64_t session_hours = 16;
    std::int64_t hand_in_days = 7;
    std::int64_t clock_leap_hours = 26;
    bool demo = false;
    std::string desk_name = "Recall";
    std::string desk_zone;  // empty: the machine's
    std::string desk_region = "NG";
    std::string log_level = "info";
};

// One option, wherever it is set: --desk-zone, RECALL_DESK_ZONE, desk_zone = "…".
struct OptionSpec {
    std::string name;  // as in the file
    std::variant<std::string*, std::int64_t*, bool*> value;
    std::string help;

    std::string flag() const;
    std::string variable() const;
};
std::vector<OptionSpec> option_specs(Options& options);

// Adds the flags and variables of `specs` to a command.
void add_options(CLI::App& command, const std::vector<OptionSpec>& specs);
// After parsing: fills from the file what neither flag nor variable gave. An empty path: no file.
// Returns what is wrong, or nothing.
std::string read_options_file(const std::string& path, const CLI::App& command,
                              const std::vector<OptionSpec>& specs);
// What no single option can tell is wrong with them together; empty where all is well.
std::string check_options(const Options& options);

// The whole file, commented, with these values in it.
std::string options_file_text(Options options);

}  // namespace recall
