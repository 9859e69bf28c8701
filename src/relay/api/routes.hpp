// The table of all routes, and what a row of it is made of. A row names its handler, whose types
// say the rest: what it takes (who asks, the request, what is asked, what is posted), in their
// order, and what it tells.
#pragma once

#include "relay/api/handlers.hpp"
#include "relay/api/schemas.hpp"
#include "relay/http/query_reader.hpp"

#include <span>
#include <tuple>

namespace recall {

enum class Who { anybody, signed_in, leaders, admins };
template <>
struct Words<Who> {
    static constexpr std::string_view all[] = {"anybody", "signed_in", "leaders", "admins"};
};

// To who reads /openapi.json.
struct RouteWords {
    std::string_view summary;
    std::string_view told;  // what the answer is
    std::string_view description = {};
    std::string_view made = {};  // the same where something was made, or changed
    std::string_view file = {};  // what is posted, where it is a file
};

struct Route {
    std::string_view method;
    std::string_view path;  // {name} stands for one part
    Who who;
    Lane lane;
    // The caller is null where anybody may ask.
    HttpReply (*handler)(const Services&, const Caller*, const HttpRequest&);
    RouteWords words;
    // For /openapi.json: its parameters, the schema of its body (null: none) and its answers.
    Json (*parameters)(api::Schemas&);
    Json (*body)(api::Schemas&);
    Json (*answers)(api::Schemas&, const RouteWords&);
};

namespace api {

// Of what takes nothing in its query.
struct NoQuery {};
}  // namespace api
template <>
struct Asked<api::NoQuery> {
    static constexpr std::string_view path = "";
    static void visit(auto&, auto&) {}
};
namespace api {

// ---- What a handler takes

template <typename P>
constexpr bool is_body =
    !IsAsked<P> && !std::is_same_v<P, Caller> && !std::is_same_v<P, HttpRequest>;

template <typename P>
decltype(auto) part_of(const Services& services, const Caller* caller,
                       const HttpRequest& request) {
    if constexpr (std::is_same_v<P, Caller>)
        return (*caller);
    else if constexpr (std::is_same_v<P, HttpRequest>)
        return (request);
    else if constexpr (IsAsked<P>)
        return asked<P>(services, *caller, request);
    else
        return BodyOf<P>::read(request);
}

template <typename P>
void add_parameters([[maybe_unused]] Schemas& schemas, [[maybe_unused]] Json& parameters) {
    if constexpr (IsAsked<P>) parameters = parameters_of<P>(schemas);
}
template <typename... P>
Json parameters_in(Schemas& schemas) {
    Json parameters = Json::array();
    (add_parameters<P>(schemas, parameters), ...);
    return parameters;
}

template <typename P>
void add_body([[maybe_unused]] Schemas& schemas, [[maybe_unused]] Json& body) {
    if constexpr (is_body<P>) body = PostedSchema<P>::schema(schemas);
}
template <typename... P>
Json body_in(Schemas& schemas) {
    Json body;
    (add_body<P>(schemas, body), ...);
    return body;
}

template <typename P>
constexpr void find_path([[maybe_unused]] std::string_view& path) {
    if constexpr (IsAsked<P>) path = Asked<P>::path;
}
template <typename... P>
constexpr std::string_view path_in(std::string_view path) {
    (find_path<P>(path), ...);
    return path;
}

// ---- What it answers

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
template <typename T>
HttpReply reply_of(const Made<T>& made) {
    return json_reply(told(made.answer), 201);
}
template <typename T>
HttpReply reply_of(const Saved<T>& saved) {
    return json_reply(told(saved.answer), saved.made ? 201 : 200);
}
template <typename T>
HttpReply reply_of(const WithCookies<T>& with) {
    HttpReply reply = reply_of(with.answer);
    for (const std::string& cookie : with.cookies) reply.headers.emplace_back("Set-Cookie", cookie);
    return reply;
}

// Of an operation, by their status.
template <typename A>
struct AnswersOf {
    static Json answers(Schemas& schemas, const RouteWords& words) {
        return {
            {"200", {{"description", words.told}, {"content", ContentOf<A>::content(schemas)}}}};
    }
};
template <typename A>
struct AnswersOf<Made<A>> {
    static Json answers(Schemas& schemas, const RouteWords& words) {
        return {
            {"201", {{"description", words.told}, {"content", ContentOf<A>::content(schemas)}}}};
    }
};
template <typename A>
struct AnswersOf<Saved<A>> {
    static Json answers(Schemas& schemas, const RouteWords& words) {
        RouteWords of_made = words;
        of_made.told = words.made;
        Json answers = AnswersOf<A>::answers(schemas, words);
        answers.update(AnswersOf<Made<A>>::answers(schemas, of_made));
        return answers;
    }
};

// ---- Rows

template <auto handler, typename A, typename... P>
HttpReply answer(A (*)(const Services&, const P&...), const Services& services,
                 const Caller* caller, const HttpRequest& request) {
    constexpr bool takes_query = (IsAsked<P> || ...);
    if constexpr (!takes_query) {
        if (caller) (void)asked<NoQuery>(services, *caller, request);
    }
    // In braces they are read in their order: what is wrong first is what is told.
    const std::tuple<decltype(part_of<P>(services, caller, request))...> parts{
        part_of<P>(services, caller, request)...};
    return std::apply(
        [&services](const auto&... part) { return reply_of(handler(services, part...)); }, parts);
}

template <auto handler, typename A, typename... P>
constexpr Route route_of(A (*)(const Services&, const P&...), std::string_view method,
                         std::string_view path, Who who, Lane lane, RouteWords words) {
    return {
        .method = method,
        .path = path_in<P...>(path),
        .who = who,
        .lane = lane,
        .handler = [](const Services& services, const Caller* caller, const HttpRequest& request) {
            return answer<handler>(handler, services, caller, request);
        },
        .words = words,
        .parameters = parameters_in<P...>,
        .body = body_in<P...>,
        .answers = AnswersOf<A>::answers};
}

// Where no path is given, it is that of what is asked.
template <auto handler>
constexpr Route get(std::string_view path, Who who, Lane lane, RouteWords words) {
    return route_of<handler>(handler, "GET", path, who, lane, words);
}
template <auto handler>
constexpr Route get(Who who, Lane lane, RouteWords words) {
    return get<handler>("", who, lane, words);
}
template <auto handler>
constexpr Route post(std::string_view path, Who who, Lane lane, RouteWords words) {
    return route_of<handler>(handler, "POST", path, who, lane, words);
}
template <auto handler>
constexpr Route post(Who who, Lane lane, RouteWords words) {
    return post<handler>("", who, lane, words);
}

}  // namespace api

std::span<const Route> all_routes();

}  // namespace recall
