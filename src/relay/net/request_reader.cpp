#include "relay/net/request_reader.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <limits>

namespace recall {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Seen = boost::system::error_code;
using Milliseconds = std::chrono::milliseconds;

// A connection that says nothing holds no more than that.
constexpr std::size_t piece_bytes_min = 512;

}  // namespace

asio::awaitable<RequestReader::Outcome> RequestReader::read_head(RequestParser& parser,
                                                                 std::int64_t idle_ms_max) {
    parser.header_limit(header_bytes_max);
    // The limit depends on the path, which is not read yet.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    read_bytes_ = buffer_.size();
    bytes_max_ = std::numeric_limits<std::uint64_t>::max();  // the buffer's own limit holds
    piece_bytes_ = piece_bytes_min;
    if (buffer_.size() == 0) buffer_.shrink_to_fit();
    const bool has_begun = buffer_.size() > 0;
    deadline_ =
        std::chrono::steady_clock::now() + Milliseconds(has_begun ? http_read_ms_max : idle_ms_max);
    co_return co_await read_until(parser, true);
}

asio::awaitable<RequestReader::Outcome> RequestReader::read_body(RequestParser& parser,
                                                                 std::uint64_t bytes_max,
                                                                 std::int64_t ms_max) {
    parser.body_limit(bytes_max);
    if (parser.content_length().value_or(0) > bytes_max) co_return Outcome::body_too_big;
    bytes_max_ = header_bytes_max + 2 * bytes_max + chunk_overhead_bytes_max;
    deadline_ = std::chrono::steady_clock::now() + Milliseconds(ms_max);
    co_return co_await read_until(parser, false);
}

asio::awaitable<RequestReader::Outcome> RequestReader::read_until(RequestParser& parser,
                                                                  bool head_only) {
    while (true) {
        Seen error;
        const std::string_view held(static_cast<const char*>(buffer_.data().data()),
                                    buffer_.size());
        buffer_.consume(feed(parser, held, head_only, error));
        if (error) co_return outcome_of(error, head_only);
        if (is_read(parser, head_only)) co_return Outcome::ok;
        if (buffer_.size() >= buffer_.max_size()) co_return Outcome::head_too_big;
        if (read_bytes_ > bytes_max_) co_return Outcome::body_too_big;

        const auto now = std::chrono::steady_clock::now();
        if (now >= deadline_) co_return Outcome::too_slow;
        stream_.expires_at(std::min(deadline_, now + Milliseconds(http_idle_ms_max)));
        const std::size_t room = buffer_.max_size() - buffer_.size();
        const auto piece = buffer_.prepare(std::min(piece_bytes_, room));
        const std::size_t got = co_await stream_.async_read_some(
            piece, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return Outcome::ended;
        buffer_.commit(got);
        if (head_only && read_bytes_ == 0) {
            deadline_ = std::chrono::steady_clock::now() + Milliseconds(http_read_ms_max);
        }
        read_bytes_ += got;
        if (got == piece_bytes_) {
            piece_bytes_ = std::min<std::size_t>(2 * piece_bytes_, buffer_.max_size());
        }
    }
}

RequestReader::Outcome RequestReader::outcome_of(Seen error, bool head_only) const {
    if (error == http::error::header_limit) return Outcome::head_too_big;
    if (error == http::error::body_limit) return Outcome::body_too_big;
    if (head_only && error == http::error::end_of_stream) return Outcome::ended;
    return Outcome::malformed;
}

}  // namespace recall
