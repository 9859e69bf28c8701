#include "ui/model/addresses.hpp"

#include "wire/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace recall::ui {
namespace {

void add_term(std::string& route, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    route += route.find('?') == std::string::npos ? '?' : '&';
    route += name;
    route += '=';
    route += escaped(value);
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

void add_page(std::string& route, std::int64_t page) {
    if (page > 1) add_term(route, "page", std::to_string(page));
}
std::int64_t page_in(const Terms& terms) {
    return std::max<std::int64_t>(number_in<std::int64_t>(term(terms, "page")).value_or(1), 1);
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

// What an agent's own callbacks need none of is empty there.
constexpr std::pair<const char*, std::string ViewerMemory::*> viewer_filters[] = {
    {"list", &ViewerMemory::list},
    {"status", &ViewerMemory::status},
    {"recipient", &ViewerMemory::recipient},
    {"mark", &ViewerMemory::mark}};

constexpr std::string_view tab_words[] = {"recycling", "audit", "logins"};

constexpr std::array admin_parts{"users", "campaigns", "desk", "system"};

bool is_number(std::string_view part) {
    return part.empty() || number_in<std::uint64_t>(part).has_value();
}

}  // namespace

void write_work(std::string& route, const Memory& all) {
    const WorkMemory& memory = all.work;
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.filter == WorkFilter::open) add_term(route, "show", "open");
    if (memory.filter == WorkFilter::done) add_term(route, "show", "done");
    add_term(route, "search", memory.search);
    if (memory.sort_column >= 0) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
}
bool read_work(std::string_view part, const Terms& terms, Memory& all) {
    if (!is_number(part)) return false;
    WorkMemory& memory = all.work;
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(AssignmentId{*number}) : std::nullopt;
    memory.by_address = memory.chosen;
    const std::string show = term(terms, "show");
    memory.filter = show == "open"   ? WorkFilter::open
                    : show == "done" ? WorkFilter::done
                                     : WorkFilter::all;
    memory.search = term(terms, "search");
    take_sort(terms, -1, memory.sort_column, memory.sort_descending);
    return true;
}

void write_tracker(std::string& route, const Memory& all) {
    const TrackerMemory& memory = all.tracker;
    if (memory.kind) add_term(route, "type", word_of(*memory.kind));
    add_term(route, "search", memory.search);
    if (memory.sort_column != 0 || memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
}
bool read_tracker(std::string_view, const Terms& terms, Memory& all) {
    TrackerMemory& memory = all.tracker;
    const std::string type = term(terms, "type");
    Kind kind{};
    memory.kind = from_word(type, kind) ? std::optional(kind) : std::nullopt;
    memory.search = term(terms, "search");
    take_sort(terms, 0, memory.sort_column, memory.sort_descending);
    return true;
}

void write_database(std::string& route, const Memory& all) {
    const DatabaseMemory& memory = all.database;
    if (memory.chosen) route += "/" + escaped(*memory.chosen);
    add_term(route, "lists", memory.list_search);
    add_term(route, "search", memory.search);
    add_page(route, memory.page);
    if (memory.lead) add_term(route, "lead", std::to_string(memory.lead->value));
}
bool read_database(std::string_view part, const Terms& terms, Memory& all) {
    DatabaseMemory& memory = all.database;
    memory.chosen = part.empty() ? std::nullopt : std::optional<ListId>(unescaped(part));
    memory.list_search = term(terms, "lists");
    memory.search = term(terms, "search");
    memory.page = page_in(terms);
    const auto lead = number_in<std::uint64_t>(term(terms, "lead"));
    const std::optional<LeadId> open = lead ? std::optional(LeadId{*lead}) : std::nullopt;
    if (memory.lead == open) return true;
    memory.lead = open;
    memory.lead_draft.reset();
    memory.lead_callbacks = {};
    return true;
}

void write_archive(std::string& route, const Memory& all) {
    const ArchiveMemory& memory = all.archive;
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    add_filters(route, memory.filters);
    if (memory.with_today) add_term(route, "today", "1");
    if (memory.sort_column != 1 || !memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
    add_page(route, memory.page);
}
bool read_archive(std::string_view part, const Terms& terms, Memory& all) {
    if (!is_number(part)) return false;
    ArchiveMemory& memory = all.archive;
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(CallId{*number}) : std::nullopt;
    follow_filters(terms, memory.filters);
    memory.with_today = term(terms, "today") == "1";
    take_sort(terms, 1, memory.sort_column, memory.sort_descending);
    if (!terms.contains("sort")) memory.sort_descending = true;
    memory.page = page_in(terms);
    return true;
}

void write_callbacks(std::string& route, const Memory& all) {
    const ViewerMemory& memory = all.viewer;
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.calendar_shown) add_term(route, "show", "calendar");
    add_filters(route, memory.filters);
    for (const auto& [name, member] : viewer_filters) add_term(route, name, memory.*member);
    if (memory.sort_column != 1 || memory.sort_descending) {
        add_term(route, "sort", sort_term(memory.sort_column, memory.sort_descending));
    }
    add_page(route, memory.page);
    if (all.callbacks.day) add_term(route, "day", to_text(all.callbacks.day));
}
bool read_callbacks(std::string_view part, const Terms& terms, Memory& all) {
    if (!is_number(part)) return false;
    ViewerMemory& memory = all.viewer;
    const auto number = number_in<std::uint64_t>(part);
    memory.chosen = number ? std::optional(CallbackId{*number}) : std::nullopt;
    memory.calendar_shown = term(terms, "show") == "calendar";
    follow_filters(terms, memory.filters);
    for (const auto& [name, member] : viewer_filters) memory.*member = term(terms, name);
    take_sort(terms, 1, memory.sort_column, memory.sort_descending);
    memory.page = page_in(terms);
    all.callbacks.day = day_from_text(term(terms, "day")).value_or(Day{});
    return true;
}

void write_activity(std::string& route, const Memory& all) {
    const ActivityMemory& memory = all.activity;
    if (memory.tab != ActivityTab::recycling) {
        add_term(route, "show", tab_words[static_cast<std::size_t>(memory.tab)]);
    }
    add_filters(route, memory.filters);
    add_page(route, memory.page);
}
bool read_activity(std::string_view, const Terms& terms, Memory& all) {
    ActivityMemory& memory = all.activity;
    memory.tab = ActivityTab::recycling;
    for (std::size_t i = 0; i < std::size(tab_words); ++i) {
        if (term(terms, "show") == tab_words[i]) memory.tab = static_cast<ActivityTab>(i);
    }
    follow_filters(terms, memory.filters);
    memory.page = page_in(terms);
    return true;
}

void write_hopper(std::string& route, const Memory& all) {
    const HopperMemory& memory = all.hopper;
    if (memory.campaign) route += "/" + memory.campaign.text();
    if (memory.held) add_term(route, "show", "held");
    add_page(route, memory.page);
}
bool read_hopper(std::string_view part, const Terms& terms, Memory& all) {
    HopperMemory& memory = all.hopper;
    memory.campaign = Code::from_text(unescaped(part)).value_or(Code());
    memory.held = term(terms, "show") == "held";
    memory.page = page_in(terms);
    return true;
}

void write_do_not_call(std::string& route, const Memory& all) {
    const DoNotCallMemory& memory = all.do_not_call;
    add_term(route, "for", memory.scope);
    add_term(route, "text", memory.text);
    add_page(route, memory.page);
}
bool read_do_not_call(std::string_view, const Terms& terms, Memory& all) {
    DoNotCallMemory& memory = all.do_not_call;
    memory.scope = term(terms, "for");
    memory.text = term(terms, "text");
    memory.page = page_in(terms);
    return true;
}

// The open ones are shown where nothing else is said.
void write_unplaced(std::string& route, const Memory& all) {
    const UnplacedMemory& memory = all.unplaced;
    if (memory.chosen) route += "/" + std::to_string(memory.chosen->value);
    if (memory.state != "open")
        add_term(route, "state", memory.state.empty() ? "all" : memory.state);
    add_term(route, "agent", memory.by);
    add_page(route, memory.page);
}
bool read_unplaced(std::string_view part, const Terms& terms, Memory& all) {
    if (!is_number(part)) return false;
    UnplacedMemory& memory = all.unplaced;
    const auto number = number_in<std::uint64_t>(part);
    const auto chosen = number ? std::optional(UnplacedId{*number}) : std::nullopt;
    if (memory.chosen != chosen) memory.deed.reset();
    memory.chosen = chosen;
    const std::string state = term(terms, "state");
    memory.state = state == "all" ? "" : state.empty() ? "open" : state;
    memory.by = term(terms, "agent");
    memory.page = page_in(terms);
    return true;
}

void write_reports(std::string& route, const Memory& all) {
    const ReportsMemory& memory = all.reports;
    add_term(route, "period", memory.period);
    add_filters(route, memory.filters);
}
bool read_reports(std::string_view, const Terms& terms, Memory& all) {
    ReportsMemory& memory = all.reports;
    const std::string period = term(terms, "period");
    memory.period = period == "week" || period == "month" ? period : "";
    follow_filters(terms, memory.filters);
    return true;
}

void write_team(std::string& route, const Memory& all) {
    const TeamMemory& memory = all.team;
    if (memory.chosen) route += "/" + escaped(*memory.chosen);
    add_term(route, "search", memory.search);
}
bool read_team(std::string_view part, const Terms& terms, Memory& all) {
    TeamMemory& memory = all.team;
    memory.chosen = part.empty() ? std::nullopt : std::optional<Username>(unescaped(part));
    memory.search = term(terms, "search");
    return true;
}

void write_admin(std::string& route, const Memory& all) {
    const AdminMemory& memory = all.admin;
    route += '/';
    route += admin_parts[static_cast<std::size_t>(memory.part)];
    if (memory.part == AdminPart::users && memory.user) add_term(route, "user", *memory.user);
    if (memory.part == AdminPart::campaigns && memory.campaign) {
        add_term(route, "campaign", memory.campaign->text());
    }
    if (memory.progress_open) add_term(route, "progress", "open");
}
bool read_admin(std::string_view part, const Terms& terms, Memory& all) {
    AdminMemory& memory = all.admin;
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

void write_nothing(std::string&, const Memory&) {}
bool read_nothing(std::string_view, const Terms&, Memory&) { return true; }

}  // namespace recall::ui
