#include "relay/api/callbacks.hpp"

#include "core/callback.hpp"

#include <algorithm>

namespace recall::api {

CallbackLine line_of(const DeskThread::Desk& desk, Callback callback) {
    CallbackLine line;
    if (const Lead* lead = desk.state.lead(callback.lead)) {
        line.name = lead->name;
        line.phone = lead->phone;
    }
    line.overdue = is_open(callback.status) && callback.callback_time <= desk.stamp.now;
    line.orphaned = is_orphaned(desk.state, callback);
    line.escalated = is_escalated(desk.state, callback, desk.stamp.now);
    if (line.overdue) {
        line.held = why_held(desk.state, callback, Moment{desk.stamp.now, desk.clocks});
    }
    line.callback = std::move(callback);
    return line;
}

namespace {

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
                               const CallbackTerms& terms) {
    AskedCallbacks asked;
    CallbackFilter& filter = asked.filter;
    filter.campaign = if_given(terms.campaign);
    filter.list = if_given(terms.list);
    filter.user = if_given(terms.user);
    filter.status = terms.status;
    filter.recipient = terms.recipient;
    filter.lead = if_given(terms.lead);
    filter.ended = terms.ended;
    asked.held = terms.held;
    asked.orphaned = terms.orphaned;
    asked.escalated = terms.escalated;
    const bool overdue = terms.overdue || asked.held || asked.escalated;
    const DeskTimes times = desk_times(services);
    if (terms.from) filter.from = services.calendar.start_of(terms.from, times.zone);
    if (terms.to) filter.before = services.calendar.start_of(next(terms.to), times.zone);
    const Instant now_too = times.now + 1;
    if (overdue) filter.before = std::min(filter.before.value_or(now_too), now_too);
    filter.open_only = overdue || asked.orphaned;
    if (!caller.leads_people()) {
        filter.user = caller.user.username;
        filter.open_only = true;
    }
    return asked;
}

std::vector<CallbackLine> sifted_callbacks(const Services& services, const AskedCallbacks& asked) {
    std::vector<Callback> found = candidates(services, asked);
    std::sort(found.begin(), found.end(), [&](const Callback& a, const Callback& b) {
        return comes_before(asked.sort, a, b);
    });
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        std::vector<CallbackLine> lines;
        for (Callback& callback : found) {
            CallbackLine one = line_of(desk, std::move(callback));
            if ((asked.held && !one.held) || (asked.orphaned && !one.orphaned) ||
                (asked.escalated && !one.escalated)) {
                continue;
            }
            lines.push_back(std::move(one));
        }
        return lines;
    });
}

Result<Page<CallbackLine>, JournalError> callbacks_page(const Services& services,
                                                        const AskedCallbacks& asked,
                                                        PageRequest request) {
    if (asked.sifted()) {
        std::vector<CallbackLine> all = sifted_callbacks(services, asked);
        Page<CallbackLine> page{{}, static_cast<std::int64_t>(all.size())};
        const std::int64_t skip = page_skip(request);
        for (std::int64_t i = skip; i < page.total && i - skip < request.size; ++i) {
            page.items.push_back(std::move(all[static_cast<std::size_t>(i)]));
        }
        return page;
    }
    auto read = services.reader.callbacks(asked.filter, asked.sort, request);
    if (!read) return read.error();
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        return page_as<CallbackLine>(std::move(read).value(), [&desk](Callback callback) {
            return line_of(desk, std::move(callback));
        });
    });
}

DeskTimes desk_times(const Services& services) {
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        const std::string& zone = desk.state.desk().zone;
        return DeskTimes{services.calendar.knows(zone) ? zone : "UTC", desk.stamp.now,
                         desk.stamp.today};
    });
}

Listed<CallbackLine> callbacks(const Services& services, const Caller& caller,
                               const CallbacksQuery& query) {
    AskedCallbacks asked = asked_callbacks(services, caller, query.terms);
    asked.sort = query.sort.value_or(CallbackSort{});
    return list_reply<CallbackLine>(
        services, query.paging, "callbacks",
        [](const CallbackLine& line) { return line.callback.id.value; },
        [&](PageRequest page) { return callbacks_page(services, asked, page); });
}

}  // namespace recall::api
