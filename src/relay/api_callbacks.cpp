// GET /callbacks: for leaders all there ever were, as the seed's viewer asks; for an agent the own
// open ones. What waits and why, and whose owner has left, is asked of the rules.
#include "core/callback.hpp"
#include "relay/api_page.hpp"
#include "wire/words.hpp"

#include <algorithm>

namespace recall::api {

namespace {

struct ShownCallback {
    Callback callback;
    std::string name;
    Phone phone;
    std::string held;  // why it waits although it is due; empty where it does not
    bool orphaned = false;
    bool overdue = false;
};

ShownCallback shown_of(const DeskThread::Desk& desk, Callback callback) {
    ShownCallback shown;
    if (const Lead* lead = desk.state.lead(callback.lead)) {
        shown.name = lead->name;
        shown.phone = lead->phone;
    }
    shown.overdue = is_open(callback.status) && callback.callback_time <= desk.stamp.now;
    shown.orphaned = is_orphaned(desk.state, callback);
    if (shown.overdue) {
        const Moment now{desk.stamp.now, desk.clocks};
        if (const auto held = why_held(desk.state, callback, now)) shown.held = code_of(*held);
    }
    shown.callback = std::move(callback);
    return shown;
}

Json callback_json(const ShownCallback& shown) {
    const Callback& callback = shown.callback;
    return {{"callback_id", callback.id.value},
            {"lead_id", callback.lead.value},
            {"list_id", callback.list},
            {"campaign_id", callback.campaign.text()},
            {"status", word_of(callback.status)},
            {"entry_time", instant_json(callback.entry_time)},
            {"callback_time", instant_json(callback.callback_time)},
            {"wall_time", callback.wall_time},
            {"zone", callback.zone},
            {"modify_date", instant_json(callback.modify_date)},
            {"user", callback.user},
            {"recipient", word_of(callback.recipient)},
            {"comments", callback.comments},
            {"ended", word_of(callback.ended)},
            {"why", callback.why},
            {"name", shown.name},
            {"phone", to_text(shown.phone)},
            {"held", shown.held.empty() ? Json(nullptr) : Json(shown.held)},
            {"orphaned", shown.orphaned},
            {"overdue", shown.overdue}};
}
std::vector<std::string> callback_cells(const ShownCallback& shown) {
    const Callback& callback = shown.callback;
    return {rfc3339(callback.callback_time),
            callback.wall_time,
            callback.zone,
            std::string(word_of(callback.status)),
            std::string(word_of(callback.recipient)),
            callback.user,
            shown.name,
            to_text(shown.phone),
            callback.campaign.text(),
            callback.list,
            callback.comments,
            rfc3339(callback.entry_time),
            rfc3339(callback.modify_date),
            std::string(word_of(callback.ended)),
            callback.why,
            shown.held,
            shown.orphaned ? "yes" : ""};
}

template <typename Enum>
std::optional<Enum> word_parameter(const HttpRequest& request, const std::string& name,
                                   const std::string& words) {
    const auto text = parameter(request, name);
    if (!text) return std::nullopt;
    Enum value{};
    if (text->empty() || !from_word(*text, value)) refuse("“" + name + "” must be " + words + ".");
    return value;
}

CallbackSort sort_parameter(const HttpRequest& request) {
    CallbackSort sort;
    std::string text = parameter(request, "sort").value_or("callback_time");
    sort.descending = text.starts_with('-');
    if (sort.descending) text.erase(0, 1);
    for (const CallbackKey key :
         {CallbackKey::callback_time, CallbackKey::entry_time, CallbackKey::modify_date,
          CallbackKey::user, CallbackKey::campaign, CallbackKey::list, CallbackKey::status}) {
        sort.by = key;
        if (column_of(key) == text) return sort;
    }
    refuse("“sort” must be callback_time, entry_time, modify_date, user, campaign_id, list_id or "
           "status, with a - before it for the other way round.");
}

struct Asked {
    CallbackFilter filter;
    CallbackSort sort;
    bool held = false;
    bool orphaned = false;
};

Asked asked_of(const Services& services, const Caller& caller, const HttpRequest& request) {
    Asked asked;
    CallbackFilter& filter = asked.filter;
    filter.campaign = code_parameter(request, "campaign");
    filter.list = parameter(request, "list");
    filter.user = parameter(request, "user");
    filter.status = word_parameter<CallbackStatus>(request, "status", "ACTIVE, LIVE or ARCHIVE");
    filter.recipient = word_parameter<Recipient>(request, "recipient", "USERONLY or ANYONE");
    asked.held = flag_parameter(request, "held");
    asked.orphaned = flag_parameter(request, "orphaned");
    asked.sort = sort_parameter(request);
    const auto from = day_parameter(request, "from");
    const auto to = day_parameter(request, "to");
    const bool overdue = flag_parameter(request, "overdue") || asked.held;
    services.desk.ask([&](const DeskThread::Desk& desk) {
        const std::string& known = desk.state.desk().zone;
        const std::string zone = services.calendar.knows(known) ? known : "UTC";
        if (from) filter.from = services.calendar.start_of(*from, zone);
        if (to) filter.before = services.calendar.start_of(next(*to), zone);
        const Instant now_too = desk.stamp.now + 1;
        if (overdue) filter.before = std::min(filter.before.value_or(now_too), now_too);
        return true;
    });
    filter.open_only = overdue || asked.orphaned;
    if (!caller.leads_people()) {
        filter.user = caller.user.username;
        filter.open_only = true;
    }
    return asked;
}

// Those that wait or whose owner has left are open, so they are all at hand.
Page<ShownCallback> page_at_hand(const DeskThread::Desk& desk, const Asked& asked,
                                 PageRequest request) {
    std::vector<const Callback*> found;
    for (const auto& [id, callback] : desk.state.callbacks()) {
        if (!matches(asked.filter, callback)) continue;
        const Moment now{desk.stamp.now, desk.clocks};
        if (asked.held && !why_held(desk.state, callback, now)) continue;
        if (asked.orphaned && !is_orphaned(desk.state, callback)) continue;
        found.push_back(&callback);
    }
    std::sort(found.begin(), found.end(), [&](const Callback* a, const Callback* b) {
        return comes_before(asked.sort, *a, *b);
    });
    Page<ShownCallback> page;
    page.total = static_cast<std::int64_t>(found.size());
    const std::int64_t skip = page_skip(request);
    for (std::int64_t i = skip; i < page.total && i - skip < request.size; ++i) {
        page.items.push_back(shown_of(desk, *found[static_cast<std::size_t>(i)]));
    }
    return page;
}

Result<Page<ShownCallback>, JournalError> page_of(const Services& services, const Asked& asked,
                                                  PageRequest request) {
    if (asked.held || asked.orphaned) {
        return services.desk.ask([&](const DeskThread::Desk& desk) {
            return page_at_hand(desk, asked, request);
        });
    }
    auto read = services.reader.callbacks(asked.filter, asked.sort, request);
    if (!read) return read.error();
    Page<Callback> found = std::move(read).value();
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        Page<ShownCallback> page{{}, found.total};
        for (Callback& callback : found.items) {
            page.items.push_back(shown_of(desk, std::move(callback)));
        }
        return page;
    });
}

}  // namespace

HttpReply callbacks(const Services& services, const Caller& caller, const HttpRequest& request) {
    const Asked asked = asked_of(services, caller, request);
    static const Shown<ShownCallback> shown{
        callback_json,
        {"Callback time", "Promised", "Zone", "Status", "Recipient", "User", "Name", "Phone",
         "Campaign", "List", "Comments", "Entered at", "Modified at", "Ended", "Why", "Held",
         "Orphaned"},
        callback_cells,
        [](const ShownCallback& shown_one) { return shown_one.callback.id.value; },
        "callbacks"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return page_of(services, asked, page);
    });
}

}  // namespace recall::api
