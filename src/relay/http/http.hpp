// HTTP requests and replies as plain data, and what every part of the interface needs to read and
// write them. The sockets are in http_session.cpp.
#pragma once

#include "core/rejection.hpp"
#include "journal/journal.hpp"
#include "wire/json.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recall {

using Parameters = std::map<std::string, std::string>;

struct HttpRequest {
    std::string method;
    std::string path;  // decoded, without the query
    Parameters query;
    Parameters path_parts;  // what stood for {list} and the like; set by the router
    std::string body;
    std::string address;   // where it truly comes from, without a port
    bool proxied = false;  // it says that it came by way of a proxy, trusted or not

    // Headers, empty where they are not there.
    std::string host;
    std::string origin;
    std::string sec_fetch_site;
    std::string cookie;
    std::string authorization;
    std::string for_user;  // "Recall-User": whom the page works for; empty: it does not say
};

struct HttpReply {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

HttpReply json_reply(const Json& json, int status = 200);
// {"error": {"code", "message", ...facts}}
HttpReply error_reply(int status, const std::string& code, const std::string& message,
                      Json facts = Json::object());
HttpReply error_reply(const Rejection& rejection);
HttpReply error_reply(const JournalError& error);  // 503
HttpReply error_reply(const WireError& error);     // 400

// The status that fits: 403 where the role forbids it, 404 for what does not exist, 409 where
// somebody else was faster, else 422.
int status_of(Reason reason);

// ---- Reading

// "%41+b" → "A b" where plus_is_space. Nothing where it is no such text.
std::optional<std::string> url_decoded(std::string_view text, bool plus_is_space);
// The path and the query of a request's target.
bool read_target(std::string_view target, HttpRequest& request);
std::string cookie_value(std::string_view cookies, std::string_view name);

// May a page of this origin send what changes something? The browser says where a request comes
// from; only our own page may. A program that is no browser sends neither header, and holds its
// cookie or token by its own doing. `public_origin`: "https://crm.example.com", or empty.
bool is_own_origin(const HttpRequest& request, const std::string& public_origin);

}  // namespace recall
