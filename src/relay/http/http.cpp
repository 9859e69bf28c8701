#include "relay/http/http.hpp"

#include <algorithm>

namespace recall {

HttpReply json_reply(const Json& json, int status) {
    return {.status = status, .body = to_text(json) + "\n"};
}

HttpReply error_reply(int status, const std::string& code, const std::string& message,
                      Json facts) {
    facts["code"] = code;
    facts["message"] = message;
    return json_reply({{"error", std::move(facts)}}, status);
}

HttpReply error_reply(const Rejection& rejection) {
    Json facts = Json::object();
    if (!rejection.subject.empty()) facts["subject"] = rejection.subject;
    if (rejection.number != 0) facts["number"] = rejection.number;
    return error_reply(status_of(rejection.reason), std::string(code_of(rejection.reason)),
                       message_of(rejection), std::move(facts));
}

HttpReply error_reply(const JournalError& error) {
    HttpReply reply = error_reply(503, error.code, error.message);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

HttpReply error_reply(const WireError& error) {
    return error_reply(400, error.code, error.message);
}

int status_of(Reason reason) {
    switch (reason) {
        case Reason::not_allowed:
        case Reason::clock_only:
        case Reason::user_inactive:
        case Reason::not_your_call:
        case Reason::not_your_callback:
        case Reason::may_not_keep_callbacks:
        case Reason::pulling_not_allowed:
        case Reason::callbacks_off:
        case Reason::not_own_work:
        case Reason::not_your_number: return 403;
        case Reason::user_unknown:
        case Reason::campaign_unknown:
        case Reason::list_unknown:
        case Reason::lead_unknown:
        case Reason::call_unknown:
        case Reason::import_unknown:
        case Reason::assignment_unknown: return 404;
        case Reason::not_enough_leads:
        case Reason::lead_not_available:
        case Reason::lead_elsewhere:
        case Reason::lead_do_not_call:
        case Reason::phone_taken:
        case Reason::import_touched:
        case Reason::callback_not_open:
        case Reason::callback_not_due:
        case Reason::callbacks_full:
        case Reason::callbacks_for_anyone:
        case Reason::list_inactive:
        case Reason::hopper_empty:
        case Reason::call_not_completed:
        case Reason::hours_closed:
        case Reason::number_taken_back:
        case Reason::already_completed:
        case Reason::another_claim_open:
        case Reason::not_claimed:
        case Reason::campaign_kind_fixed:
        case Reason::list_campaign_fixed:
        case Reason::outcome_in_use:
        case Reason::last_admin:
        case Reason::unplaced_full:
        case Reason::unplaced_not_open:
        case Reason::call_archived:
        case Reason::correction_late:
        case Reason::do_not_call_stands:
        case Reason::desk_not_configured: return 409;
        default: return 422;
    }
}

std::optional<std::string> url_decoded(std::string_view text, bool plus_is_space) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (plain.find('\0') != std::string::npos) return std::nullopt;
    return plain;
}

bool read_target(std::string_view target, HttpRequest& request) {
    const std::size_t mark = target.find('?');
    const auto path = url_decoded(target.substr(0, mark), false);
    if (!path || path->empty() || path->front() != '/') return false;
    request.path = *path;
    if (mark == std::string_view::npos) return true;
    std::string_view query = target.substr(mark + 1);
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = url_decoded(pair.substr(0, equals), true);
        const auto value =
            url_decoded(equals < pair.size() ? pair.substr(equals + 1) : std::string_view(), true);
        if (!name || !value) return false;
        if (!name->empty()) request.query[*name] = *value;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return true;
}

std::string cookie_value(std::string_view cookies, std::string_view name) {
    while (!cookies.empty()) {
        const std::size_t end = std::min(cookies.find(';'), cookies.size());
        std::string_view pair = cookies.substr(0, end);
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return std::string(pair.substr(name.size() + 1));
        }
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
    }
    return "";
}

bool is_own_origin(const HttpRequest& request, const std::string& public_origin) {
    if (request.origin.empty()) {
        const std::string& site = request.sec_fetch_site;
        return site.empty() || site == "same-origin" || site == "none";
    }
    if (!public_origin.empty() && request.origin == public_origin) return true;
    if (request.host.empty()) return false;
    return request.origin == "http://" + request.host ||
           request.origin == "https://" + request.host;
}

}  // namespace recall
