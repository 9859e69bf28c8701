#include "relay/api/callbacks.hpp"

#include "core/callback.hpp"
#include "wire/words.hpp"

#include <algorithm>

namespace recall::api {

ShownCallback shown_of(const DeskThread::Desk& desk, Callback callback) {
    ShownCallback shown;
    if (const Lead* lead = desk.state.lead(callback.lead)) {
        shown.name = lead->name;
        shown.phone = lead->phone;
    }
    shown.overdue = is_open(callback.status) && callback.callback_time <= desk.stamp.now;
    shown.orphaned = is_orphaned(desk.state, callback);
    shown.escalated = is_escalated(desk.state, callback, desk.stamp.now);
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
            {"overdue", shown.overdue},
            {"escalated", shown.escalated},
            {"retries", callback.retries},
            {"kept_at", instant_json(callback.kept_at)}};
}

namespace {

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

// Users whose kept callbacks nobody will call.
std::vector<Username> leavers_of(const Services& services) {
    return services.desk.ask([](const DeskThread::Desk& desk) {
        std::vector<Username> leavers;
        for (const auto& [username, user] : desk.state.users()) {
            const bool gone = !user.active || user.role != Role::agent;
            if (gone && !desk.state.callbacks_of(username).empty()) leavers.push_back(username);
        }
        return leavers;
    });
}

void read_all(const Services& services, const CallbackFilter& filter,
              std::vector<Callback>& found) {
    PageRequest page{1, page_size_max};
    do {
        auto read = services.reader.callbacks(filter, {}, page);
        if (!read) throw Refusal{error_reply(read.error())};
        Page<Callback> one = std::move(read).value();
        page.total = one.total;
        std::move(one.items.begin(), one.items.end(), std::back_inserter(found));
    } while (page.page++ * page.size < *page.total);
}

// Those of which the rules must be asked: they are open, and few beside all there are.
std::vector<Callback> candidates(const Services& services, const AskedCallbacks& asked) {
    std::vector<Callback> found;
    CallbackFilter filter = asked.filter;
    if (!asked.orphaned) {
        read_all(services, filter, found);
        return found;
    }
    for (const Username& leaver : leavers_of(services)) {
        if (asked.filter.user && *asked.filter.user != leaver) continue;
        filter.user = leaver;
        read_all(services, filter, found);
    }
    return found;
}

}  // namespace

AskedCallbacks asked_callbacks(const Services& services, const Caller& caller,
                               const HttpRequest& request) {
    AskedCallbacks asked;
    CallbackFilter& filter = asked.filter;
    filter.campaign = code_parameter(request, "campaign");
    filter.list = parameter(request, "list");
    filter.user = parameter(request, "user");
    filter.status = word_parameter<CallbackStatus>(request, "status", "ACTIVE, LIVE or ARCHIVE");
    filter.recipient = word_parameter<Recipient>(request, "recipient", "USERONLY or ANYONE");
    if (const auto lead = id_parameter(request, "lead")) filter.lead = LeadId{*lead};
    asked.held = flag_parameter(request, "held");
    asked.orphaned = flag_parameter(request, "orphaned");
    asked.escalated = flag_parameter(request, "escalated");
    asked.sort = sort_parameter(request);
    const auto from = day_parameter(request, "from");
    const auto to = day_parameter(request, "to");
    const bool overdue = flag_parameter(request, "overdue") || asked.held || asked.escalated;
    const DeskTimes times = desk_times(services);
    if (from) filter.from = services.calendar.start_of(*from, times.zone);
    if (to) filter.before = services.calendar.start_of(next(*to), times.zone);
    const Instant now_too = times.now + 1;
    if (overdue) filter.before = std::min(filter.before.value_or(now_too), now_too);
    filter.open_only = overdue || asked.orphaned;
    if (!caller.leads_people()) {
        filter.user = caller.user.username;
        filter.open_only = true;
    }
    return asked;
}

std::vector<ShownCallback> sifted_callbacks(const Services& services,
                                            const AskedCallbacks& asked) {
    std::vector<Callback> found = candidates(services, asked);
    std::sort(found.begin(), found.end(), [&](const Callback& a, const Callback& b) {
        return comes_before(asked.sort, a, b);
    });
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        std::vector<ShownCallback> shown;
        for (Callback& callback : found) {
            ShownCallback one = shown_of(desk, std::move(callback));
            if ((asked.held && one.held.empty()) || (asked.orphaned && !one.orphaned) ||
                (asked.escalated && !one.escalated)) {
                continue;
            }
            shown.push_back(std::move(one));
        }
        return shown;
    });
}

Result<Page<ShownCallback>, JournalError> callbacks_page(const Services& services,
                                                         const AskedCallbacks& asked,
                                                         PageRequest request) {
    if (asked.sifted()) {
        std::vector<ShownCallback> all = sifted_callbacks(services, asked);
        Page<ShownCallback> page{{}, static_cast<std::int64_t>(all.size())};
        const std::int64_t skip = page_skip(request);
        for (std::int64_t i = skip; i < page.total && i - skip < request.size; ++i) {
            page.items.push_back(std::move(all[static_cast<std::size_t>(i)]));
        }
        return page;
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

DeskTimes desk_times(const Services& services) {
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        const std::string& zone = desk.state.desk().zone;
        return DeskTimes{services.calendar.knows(zone) ? zone : "UTC", desk.stamp.now,
                         desk.stamp.today};
    });
}

HttpReply callbacks(const Services& services, const Caller& caller, const HttpRequest& request) {
    const AskedCallbacks asked = asked_callbacks(services, caller, request);
    static const Shown<ShownCallback> shown{
        callback_json,
        {"Callback time", "Promised", "Zone", "Status", "Recipient", "User", "Name", "Phone",
         "Campaign", "List", "Comments", "Entered at", "Modified at", "Ended", "Why", "Held",
         "Orphaned"},
        callback_cells,
        [](const ShownCallback& shown_one) { return shown_one.callback.id.value; },
        "callbacks"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return callbacks_page(services, asked, page);
    });
}

}  // namespace recall::api
