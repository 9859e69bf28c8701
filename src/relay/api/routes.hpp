// The table of all routes, and what a row of it is made of. A row of a question names its handler,
// whose types say the rest: what is asked (Asked<Q>: path and parameters) and what is told.
#pragma once

#include "relay/api/handlers.hpp"
#include "relay/api/schemas.hpp"
#include "relay/http/query_reader.hpp"

#include <span>

namespace recall {

enum class Who { anybody, signed_in, leaders, admins };
template <>
struct Words<Who> {
    static constexpr std::string_view all[] = {"anybody", "signed_in", "leaders", "admins"};
};

using PublicHandler = HttpReply (*)(const Services&, const HttpRequest&);
using Handler = HttpReply (*)(const Services&, const Caller&, const HttpRequest&);

// To who reads /openapi.json.
struct RouteWords {
    std::string_view summary;
    std::string_view told;  // what the answer is
    std::string_view description = {};
};

struct Route {
    std::string_view method;
    std::string_view path;  // {name} stands for one part
    Who who;
    Lane lane;
    Handler handler;
    PublicHandler public_handler = nullptr;
    RouteWords words = {};
    // Of a question: its parameters, and the contents of its answer. Null: openapi.json has them.
    Json (*parameters)(api::Schemas&) = nullptr;
    Json (*content)(api::Schemas&) = nullptr;
};

namespace api {

// What a handler is asked and tells.
template <typename A, typename Q>
using Telling = A (*)(const Services&, const Caller&, const Q&);

template <typename T>
HttpReply reply_of(Listed<T> listed) {
    return std::move(listed.reply);
}
template <typename T>
HttpReply reply_of(const Whole<T>& whole) {
    return json_reply(told_whole(whole));
}
template <IsTold T>
HttpReply reply_of(const T& answer) {
    return json_reply(told(answer));
}

template <auto handler, typename A, typename Q>
constexpr Route route_of(Telling<A, Q>, Who who, Lane lane, RouteWords words) {
    return {.method = "GET",
            .path = Asked<Q>::path,
            .who = who,
            .lane = lane,
            .handler =
                [](const Services& services, const Caller& caller, const HttpRequest& request) {
                    return reply_of(handler(services, caller, asked<Q>(services, caller, request)));
                },
            .words = words,
            .parameters = parameters_of<Q>,
            .content = ContentOf<A>::content};
}

template <auto handler>
constexpr Route get(Who who, Lane lane, RouteWords words) {
    return route_of<handler>(handler, who, lane, words);
}

// Of what takes nothing in its query.
struct NoQuery {};
}  // namespace api
template <>
struct Asked<api::NoQuery> {
    static constexpr std::string_view path = "";
    static void visit(auto&, auto&) {}
};
namespace api {

template <Handler handler>
constexpr Route post(std::string_view path, Who who, Lane lane) {
    return {
        .method = "POST",
        .path = path,
        .who = who,
        .lane = lane,
        .handler = [](const Services& services, const Caller& caller, const HttpRequest& request) {
            (void)asked<NoQuery>(services, caller, request);
            return handler(services, caller, request);
        }};
}
// Reads its query itself.
template <typename Q>
constexpr Route post(Handler handler, Who who, Lane lane) {
    return {.method = "POST",
            .path = Asked<Q>::path,
            .who = who,
            .lane = lane,
            .handler = handler,
            .parameters = parameters_of<Q>};
}

}  // namespace api

std::span<const Route> all_routes();

}  // namespace recall
