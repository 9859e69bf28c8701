#include "ui/model/route.hpp"

#include "wire/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <utility>

namespace recall::ui {
namespace {

struct Address {
    Screen screen;
    std::string_view word;  // the first part of the path
    std::string_view name;
};
constexpr std::array addresses{
    Address{Screen::client_crm, "client-crm", "Client CRM"},
    Address{Screen::customer_service, "customer-service", "Customer Service"},
    Address{Screen::tracker, "tracker", "Call Completion Tracker"},
    Address{Screen::database, "database", "Database Manager"},
    Address{Screen::team, "agents", "Live Agents"},
    Address{Screen::tray, "refused", "Tray"},
    Address{Screen::admin, "admin", "Admin Panel"},
    Address{Screen::callbacks, "callbacks", "Callbacks"},
    Address{Screen::archive, "archive", "Archive Manager"},
    Address{Screen::reports, "reports", "Reports"},
    Address{Screen::activity, "activity", "Activity"},
    Address{Screen::hopper, "hopper", "Hopper"},
    Address{Screen::do_not_call, "do-not-call", "Do not call"},
    Address{Screen::unplaced, "unplaced", "Unplaced work"},
};

const Address& address_of(Screen screen) {
    return *std::find_if(addresses.begin(), addresses.end(),
                         [screen](const Address& one) { return one.screen == screen; });
}

using Terms = std::map<std::string, std::string>;

void add_term(std::string& route, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    route += route.find('?') == std::string::npos ? '?' : '&';
    route += name;
    route += '=';
    route += escaped(value);
}

Terms terms_of(std::string_view route) {
    Terms terms;
    const std::size_t mark = route.find('?');
    if (mark == std::string_view::npos) return terms;
    std::string_view rest = route.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        const std::size_t equals = std::min(one.find('='), one.size());
        const std::size_t value = std::min(equals + 1, one.size());
        terms[unescaped(one.substr(0, equals))] = unescaped(one.substr(value));
    }
    return terms;
}

std::string term(const Terms& terms, const char* name) {
    const auto found = terms.find(name);
    return found == terms.end() ? std::string() : found->second;
}

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "2", or "-2" for descending.
std::string sort_term(int column, bool descending) {
    return (descending ? "-" : "") + std::to_string(column);
}
void take_sort(const Terms& terms, int otherwise, int& column, bool& descending) {
    const std::string text = term(terms, "sort");
    descending = text.starts_with('-');
    constexpr int columns_max = 16;
    const auto number = number_in<int>(std::string_view(text).substr(descending ? 1 : 0));
    column = number && *number >= 0 && *number < columns_max ? *number : otherwise;
}

// ---- Each screen's own

void add_work(std::string& route, const WorkMemory& memory) {
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.filter == WorkFilter::open) add_term(route, "show", "open");
    if (memory.filter == WorkFilter::done) add_term(route, "show", "done");
    add_term(route, "search", memory.search);
    if (memory.sort_column >= 0) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
}
void follow_work(std::string_view part, const Terms& terms, WorkMemory& memory) {
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(AssignmentId{*number}) : std::nullopt;
    memory.by_address = memory.chosen;
    const std::string show = term(terms, "show");
    memory.filter = show == "open"   ? WorkFilter::open
                    : show == "done" ? WorkFilter::done
                                     : WorkFilter::all;
    memory.search = term(terms, "search");
    take_sort(terms, -1, memory.sort_column, memory.sort_descending);
}

void add_tracker(std::string& route, const TrackerMemory& memory) {
    if (memory.kind) add_term(route, "type", word_of(*memory.kind));
    add_term(route, "search", memory.search);
    if (memory.sort_column != 0 || memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
}
void follow_tracker(const Terms& terms, TrackerMemory& memory) {
    const std::string type = term(terms, "type");
    recall::Kind kind{};
    memory.kind = from_word(type, kind) ? std::optional(kind) : std::nullopt;
    memory.search = term(terms, "search");
    take_sort(terms, 0, memory.sort_column, memory.sort_descending);
}

void add_page(std::string& route, std::int64_t page) {
    if (page > 1) add_term(route, "page", std::to_string(page));
}
std::int64_t page_in(const Terms& terms) {
    return std::max<std::int64_t>(number_in<std::int64_t>(term(terms, "page")).value_or(1), 1);
}

void add_database(std::string& route, const DatabaseMemory& memory) {
    if (memory.chosen) route += "/" + escaped(*memory.chosen);
    add_term(route, "lists", memory.list_search);
    add_term(route, "search", memory.search);
    add_page(route, memory.page);
    if (memory.lead) add_term(route, "lead", std::to_string(memory.lead->value));
}
void follow_database(std::string_view part, const Terms& terms, DatabaseMemory& memory) {
    memory.chosen = part.empty() ? std::nullopt : std::optional<ListId>(unescaped(part));
    memory.list_search = term(terms, "lists");
    memory.search = term(terms, "search");
    memory.page = page_in(terms);
    const auto lead = number_in<std::uint64_t>(term(terms, "lead"));
    const std::optional<LeadId> open = lead ? std::optional(LeadId{*lead}) : std::nullopt;
    if (memory.lead == open) return;
    memory.lead = open;
    memory.lead_draft.reset();
    memory.lead_callbacks = {};
}

// What the listing screens are narrowed by.
constexpr std::pair<const char*, std::string Filters::*> filter_terms[] = {
    {"agent", &Filters::agent},     {"type", &Filters::type},
    {"campaign", &Filters::campaign}, {"outcome", &Filters::outcome},
    {"command", &Filters::command}, {"text", &Filters::text}};

void add_filters(std::string& route, const Filters& filters) {
    for (const auto& [name, member] : filter_terms) add_term(route, name, filters.*member);
    if (filters.days.from) add_term(route, "from", to_text(filters.days.from));
    if (filters.days.to) add_term(route, "to", to_text(filters.days.to));
}
void follow_filters(const Terms& terms, Filters& filters) {
    for (const auto& [name, member] : filter_terms) filters.*member = term(terms, name);
    filters.days.from = day_from_text(term(terms, "from")).value_or(Day{});
    filters.days.to = day_from_text(term(terms, "to")).value_or(Day{});
}
void add_archive(std::string& route, const ArchiveMemory& memory) {
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    add_filters(route, memory.filters);
    if (memory.with_today) add_term(route, "today", "1");
    if (memory.sort_column != 1 || !memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
    add_page(route, memory.page);
}
void follow_archive(std::string_view part, const Terms& terms, ArchiveMemory& memory) {
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(CallId{*number}) : std::nullopt;
    follow_filters(terms, memory.filters);
    memory.with_today = term(terms, "today") == "1";
    take_sort(terms, 1, memory.sort_column, memory.sort_descending);
    if (!terms.contains("sort")) memory.sort_descending = true;
    memory.page = page_in(terms);
}

// What an agent's own callbacks need none of is empty there.
constexpr std::pair<const char*, std::string ViewerMemory::*> viewer_filters[] = {
    {"list", &ViewerMemory::list},
    {"status", &ViewerMemory::status},
    {"recipient", &ViewerMemory::recipient},
    {"mark", &ViewerMemory::mark}};

void add_viewer(std::string& route, const ViewerMemory& memory) {
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.calendar_shown) add_term(route, "show", "calendar");
    add_filters(route, memory.filters);
    for (const auto& [name, member] : viewer_filters) add_term(route, name, memory.*member);
    if (memory.sort_column != 1 || memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
    add_page(route, memory.page);
}
void follow_viewer(std::string_view part, const Terms& terms, ViewerMemory& memory) {
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(CallbackId{*number}) : std::nullopt;
    memory.calendar_shown = term(terms, "show") == "calendar";
    follow_filters(terms, memory.filters);
    for (const auto& [name, member] : viewer_filters) memory.*member = term(terms, name);
    take_sort(terms, 1, memory.sort_column, memory.sort_descending);
    memory.page = page_in(terms);
}

constexpr std::string_view tab_words[] = {"recycling", "audit", "logins"};

void add_activity(std::string& route, const ActivityMemory& memory) {
    if (memory.tab != ActivityTab::recycling) {
        add_term(route, "show", tab_words[static_cast<std::size_t>(memory.tab)]);
    }
    add_filters(route, memory.filters);
    add_page(route, memory.page);
}
void follow_activity(const Terms& terms, ActivityMemory& memory) {
    memory.tab = ActivityTab::recycling;
    for (std::size_t i = 0; i < std::size(tab_words); ++i) {
        if (term(terms, "show") == tab_words[i]) memory.tab = static_cast<ActivityTab>(i);
    }
    follow_filters(terms, memory.filters);
    memory.page = page_in(terms);
}

void add_hopper(std::string& route, const HopperMemory& memory) {
    if (memory.campaign) route += "/" + memory.campaign.text();
    if (memory.held) add_term(route, "show", "held");
    add_page(route, memory.page);
}
void follow_hopper(std::string_view part, const Terms& terms, HopperMemory& memory) {
    memory.campaign = Code::from_text(unescaped(part)).value_or(Code());
    memory.held = term(terms, "show") == "held";
    memory.page = page_in(terms);
}

void add_do_not_call(std::string& route, const DoNotCallMemory& memory) {
    add_term(route, "for", memory.scope);
    add_term(route, "text", memory.text);
    add_page(route, memory.page);
}
void follow_do_not_call(const Terms& terms, DoNotCallMemory& memory) {
    memory.scope = term(terms, "for");
    memory.text = term(terms, "text");
    memory.page = page_in(terms);
}

// The open ones are shown where nothing else is said.
void add_unplaced(std::string& route, const UnplacedMemory& memory) {
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.state != "open")
        add_term(route, "state", memory.state.empty() ? "all" : memory.state);
    add_term(route, "agent", memory.by);
    add_page(route, memory.page);
}
void follow_unplaced(std::string_view part, const Terms& terms, UnplacedMemory& memory) {
    const auto number = number_in<std::uint64_t>(part);
    const auto chosen = number ? std::optional(UnplacedId{*number}) : std::nullopt;
    if (memory.chosen != chosen) memory.deed.reset();
    memory.chosen = chosen;
    const std::string state = term(terms, "state");
    memory.state = state == "all" ? "" : state.empty() ? "open" : state;
    memory.by = term(terms, "agent");
    memory.page = page_in(terms);
}

void add_reports(std::string& route, const ReportsMemory& memory) {
    add_term(route, "period", memory.period);
    add_filters(route, memory.filters);
}
void follow_reports(const Terms& terms, ReportsMemory& memory) {
    const std::string period = term(terms, "period");
    memory.period = period == "week" || period == "month" ? period : "";
    follow_filters(terms, memory.filters);
}

void add_team(std::string& route, const TeamMemory& memory) {
    if (memory.chosen) route += "/" + escaped(*memory.chosen);
    add_term(route, "search", memory.search);
}
void follow_team(std::string_view part, const Terms& terms, TeamMemory& memory) {
    memory.chosen = part.empty() ? std::nullopt : std::optional<Username>(unescaped(part));
    memory.search = term(terms, "search");
}

constexpr std::array admin_parts{"users", "campaigns", "desk", "system"};

void add_admin(std::string& route, const AdminMemory& memory) {
    route += '/';
    route += admin_parts[static_cast<std::size_t>(memory.part)];
    if (memory.part == AdminPart::users && memory.user) add_term(route, "user", *memory.user);
    if (memory.part == AdminPart::campaigns && memory.campaign) {
        add_term(route, "campaign", memory.campaign->text());
    }
    if (memory.progress_open) add_term(route, "progress", "open");
}
bool follow_admin(std::string_view part, const Terms& terms, AdminMemory& memory) {
    const auto found = std::find(admin_parts.begin(), admin_parts.end(), part);
    if (found == admin_parts.end() && !part.empty()) return false;
    const auto index = found == admin_parts.end() ? 0 : found - admin_parts.begin();
    memory.part = static_cast<AdminPart>(index);
    memory.progress_open = term(terms, "progress") == "open";
    const std::string user = term(terms, "user");
    if (memory.user.value_or("") != user) {
        memory.user = user.empty() ? std::nullopt : std::optional(user);
        memory.user_draft.reset();
        memory.new_user = false;
    }
    const Code campaign = Code::from_text(term(terms, "campaign")).value_or(Code());
    if (memory.campaign.value_or(Code()) != campaign) {
        memory.campaign = campaign ? std::optional(campaign) : std::nullopt;
        memory.campaign_draft.reset();
        memory.new_campaign = false;
    }
    return true;
}

bool works_kind(const Replica& replica, const User& user, recall::Kind kind) {
    return std::any_of(user.campaigns.begin(), user.campaigns.end(), [&](Code code) {
        const Campaign* campaign = replica.view().campaign(code);
        return campaign && campaign->active && campaign->kind == kind;
    });
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string route_of(Screen screen, const Memory& memory) {
    std::string route = "/";
    route += address_of(screen).word;
    switch (screen) {
        case Screen::client_crm:
        case Screen::customer_service: add_work(route, memory.work); break;
        case Screen::tracker: add_tracker(route, memory.tracker); break;
        case Screen::database: add_database(route, memory.database); break;
        case Screen::callbacks:
            add_viewer(route, memory.viewer);
            if (memory.callbacks.day) add_term(route, "day", to_text(memory.callbacks.day));
            break;
        case Screen::tray: break;
        case Screen::team: add_team(route, memory.team); break;
        case Screen::admin: add_admin(route, memory.admin); break;
        case Screen::archive: add_archive(route, memory.archive); break;
        case Screen::reports: add_reports(route, memory.reports); break;
        case Screen::activity: add_activity(route, memory.activity); break;
        case Screen::hopper: add_hopper(route, memory.hopper); break;
        case Screen::do_not_call: add_do_not_call(route, memory.do_not_call); break;
        case Screen::unplaced: add_unplaced(route, memory.unplaced); break;
    }
    return route;
}

std::optional<Screen> follow(std::string_view route, Memory& memory) {
    std::string_view path = path_of(route);
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
    const std::string_view word = path.substr(0, path.find('/'));
    std::string_view part = path.substr(word.size());
    if (!part.empty()) part.remove_prefix(1);
    const auto found = std::find_if(addresses.begin(), addresses.end(),
                                    [word](const Address& one) { return one.word == word; });
    if (found == addresses.end() || part.find('/') != std::string_view::npos) return std::nullopt;
    const Terms terms = terms_of(route);
    switch (found->screen) {
        case Screen::client_crm:
        case Screen::customer_service:
            if (!part.empty() && !number_in<std::uint64_t>(part)) return std::nullopt;
            follow_work(part, terms, memory.work);
            break;
        case Screen::tracker: follow_tracker(terms, memory.tracker); break;
        case Screen::database: follow_database(part, terms, memory.database); break;
        case Screen::callbacks:
            if (!part.empty() && !number_in<std::uint64_t>(part)) return std::nullopt;
            follow_viewer(part, terms, memory.viewer);
            memory.callbacks.day = day_from_text(term(terms, "day")).value_or(Day{});
            break;
        case Screen::tray: break;
        case Screen::team: follow_team(part, terms, memory.team); break;
        case Screen::admin:
            if (!follow_admin(part, terms, memory.admin)) return std::nullopt;
            break;
        case Screen::archive:
            if (!part.empty() && !number_in<std::uint64_t>(part)) return std::nullopt;
            follow_archive(part, terms, memory.archive);
            break;
        case Screen::reports: follow_reports(terms, memory.reports); break;
        case Screen::activity: follow_activity(terms, memory.activity); break;
        case Screen::hopper: follow_hopper(part, terms, memory.hopper); break;
        case Screen::do_not_call: follow_do_not_call(terms, memory.do_not_call); break;
        case Screen::unplaced:
            if (!part.empty() && !number_in<std::uint64_t>(part)) return std::nullopt;
            follow_unplaced(part, terms, memory.unplaced);
            break;
    }
    return found->screen;
}

std::string_view path_of(std::string_view route) { return route.substr(0, route.find('?')); }

std::vector<Screen> screens_of(const Replica& replica) {
    const User* me = replica.me();
    if (me && me->role != recall::Role::agent) {
        std::vector<Screen> screens{Screen::tracker,    Screen::team,    Screen::database,
                                    Screen::archive,    Screen::reports, Screen::activity,
                                    Screen::callbacks,  Screen::hopper,  Screen::unplaced,
                                    Screen::do_not_call};
        if (me->role == recall::Role::admin) screens.push_back(Screen::admin);
        return screens;
    }
    // An agent without a campaign still gets a screen that says what is wrong.
    std::vector<Screen> screens;
    const bool service = me && works_kind(replica, *me, recall::Kind::customer);
    if (!service || works_kind(replica, *me, recall::Kind::client)) {
        screens.push_back(Screen::client_crm);
    }
    if (service) screens.push_back(Screen::customer_service);
    screens.push_back(Screen::callbacks);
    screens.push_back(Screen::archive);
    return screens;
}

std::string_view name_of(Screen screen) { return address_of(screen).name; }

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size();
        const int high = coded ? digit_of(text[i + 1]) : -1;
        const int low = coded ? digit_of(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            out += text[i];
            continue;
        }
        // A zero byte would end the text for those who read it as a C string.
        if (high + low > 0) out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

}  // namespace recall::ui
