// The parser of HTTP requests, and the one way in which it is given bytes.
#pragma once

#include <utility>  // before asio, which forgets it

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string_view>

namespace recall {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// Has it read the head, or all of the request?
bool is_read(const RequestParser& parser, bool head_only);

// Hands it `bytes` until it has that, needs more, or says no; the count of those it took. Never
// throws: what the parser throws is http::error::bad_value.
std::size_t feed(RequestParser& parser, std::string_view bytes, bool head_only,
                 boost::system::error_code& error);

}  // namespace recall
