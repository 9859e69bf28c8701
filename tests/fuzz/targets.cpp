#include "tests/fuzz/targets.hpp"

namespace recall::fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"http", read_http},       {"websocket", read_websocket}, {"message", read_message},
        {"command", read_command}, {"csv", read_csv_file},        {"query", read_query},
        {"cookie", read_cookie},   {"stored", read_stored},
    };
    return all;
}

}  // namespace recall::fuzz
