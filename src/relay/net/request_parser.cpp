#include "relay/net/request_parser.hpp"

namespace recall {

namespace http = boost::beast::http;

namespace {

// The beginning of the shortest last chunk. A parser that was given this much of it takes its own
// state to be broken when there is one byte more; something always follows.
constexpr std::string_view last_chunk_begun = "0\r\n";

}  // namespace

bool is_read(const RequestParser& parser, bool head_only) {
    return head_only ? parser.is_header_done() : parser.is_done();
}

std::size_t feed(RequestParser& parser, std::string_view bytes, bool head_only,
                 boost::system::error_code& error) {
    std::size_t taken = 0;
    error = {};
    while (!is_read(parser, head_only) && taken < bytes.size()) {
        const bool in_chunks = parser.is_header_done() && parser.chunked();
        if (in_chunks && bytes.substr(taken) == last_chunk_begun) break;
        std::size_t used = 0;
        try {
            used = parser.put({bytes.data() + taken, bytes.size() - taken}, error);
        } catch (const std::exception&) {
            error = http::error::bad_value;  // a field of more than 64 KiB, at the end of a body
        }
        taken += used;
        if (error == http::error::need_more) error = {};
        if (error || used == 0) break;
    }
    return taken;
}

}  // namespace recall
