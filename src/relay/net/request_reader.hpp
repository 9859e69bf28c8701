// RequestReader: the one place where the bytes of HTTP requests come in, so the one place where
// they are counted: heads, bodies, and what stands around the pieces of a body that is sent in
// chunks.
//
// The parser is handed what was read here, and not by Beast's own reading: what it throws is thrown
// to us, and nothing of a request is kept that it has not taken beyond header_bytes_max.
#pragma once

#include "relay/desk/limits.hpp"
#include "relay/net/request_parser.hpp"

#include <utility>  // before asio, which forgets it

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>

namespace recall {

class RequestReader {
public:
    // It must outlive this.
    explicit RequestReader(boost::beast::tcp_stream& stream)
        : stream_(stream), buffer_(header_bytes_max) {}

    enum class Outcome { ok, ended, malformed, head_too_big, body_too_big, too_slow };

    // Makes the parser ready and reads a head. Waits `idle_ms_max` for its first byte, and
    // http_read_ms_max for all of it after that.
    boost::asio::awaitable<Outcome> read_head(RequestParser& parser, std::int64_t idle_ms_max);
    // What follows the head: at most `bytes_max` of body, within `ms_max`.
    boost::asio::awaitable<Outcome> read_body(RequestParser& parser, std::uint64_t bytes_max,
                                              std::int64_t ms_max);

private:
    using Time = std::chrono::steady_clock::time_point;
    boost::asio::awaitable<Outcome> read_until(RequestParser& parser, bool head_only);
    Outcome outcome_of(boost::system::error_code error, bool head_only) const;

    boost::beast::tcp_stream& stream_;
    boost::beast::flat_buffer buffer_;
    std::size_t piece_bytes_ = 0;   // how much is asked for at a time
    std::uint64_t read_bytes_ = 0;  // of this request
    std::uint64_t bytes_max_ = 0;
    Time deadline_;
};

}  // namespace recall
