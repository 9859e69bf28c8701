// GET /hopper: what a campaign dials next, in its order, and the promised calls that it holds back.
// And what resetting a list, or changing a campaign, would make dialable.
#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "relay/api/callbacks.hpp"

#include <algorithm>

namespace recall::api {

namespace {

struct HopperItem {
    Lead lead;
    std::int64_t position = 0;         // from 1; 0: it stands in no order, for it is held
    std::optional<Callback> callback;  // one that was released, or is due
    std::optional<Held> held;          // why that is not dialled
    bool closed = false;               // its place has no calling hours now,
    std::optional<Instant> opens;      // and has them again then, as far as anybody knows
};

// Why nobody is given this callback's number although its time has come. A released one was looked
// at when it was released; what has changed since is asked of the same rule. In somebody's hands it
// is being called.
std::optional<Held> why_not_dialled(const State& state, Callback callback, Moment now) {
    const bool released = callback.status == CallbackStatus::LIVE;
    callback.status = CallbackStatus::ACTIVE;
    const auto held = why_held(state, callback, now);
    return released && held == Held::number_in_hand ? std::nullopt : held;
}

HopperItem item_of(const DeskThread::Desk& desk, const Campaign& campaign, LeadId id) {
    HopperItem item{.lead = *desk.state.lead(id)};
    if (const Callback* callback = desk.state.callback_of(id)) item.callback = *callback;
    const Moment now{desk.stamp.now, desk.clocks};
    if (item.callback) item.held = why_not_dialled(desk.state, *item.callback, now);
    item.closed = !hours_open(desk.state, campaign, item.lead.zone, now);
    if (item.closed) item.opens = hours_open_at(desk.state, campaign, item.lead.zone, now);
    return item;
}

Json hopper_json(const HopperItem& item) {
    const Lead& lead = item.lead;
    const auto& callback = item.callback;
    return {{"position", item.position > 0 ? Json(item.position) : Json(nullptr)},
            {"lead", lead.id.value},
            {"list", lead.list},
            {"phone", to_text(lead.phone)},
            {"name", lead.name},
            {"zone", lead.zone},
            {"status", lead.status.text()},
            {"attempts", lead.attempts},
            {"last_call", instant_json(lead.last_call)},
            {"callback_id", callback ? Json(callback->id.value) : Json(nullptr)},
            {"callback_time", callback ? instant_json(callback->callback_time) : Json(nullptr)},
            {"user", callback ? Json(callback->user) : Json(nullptr)},
            {"held", item.held ? Json(code_of(*item.held)) : Json(nullptr)},
            {"closed", item.closed},
            {"opens", item.opens ? instant_json(*item.opens) : Json(nullptr)}};
}

std::vector<std::string> hopper_cells(const HopperItem& item) {
    const Lead& lead = item.lead;
    return {item.position > 0 ? std::to_string(item.position) : "",
            lead.name,
            to_text(lead.phone),
            lead.list,
            lead.zone,
            lead.status.text(),
            std::to_string(lead.attempts),
            rfc3339(lead.last_call),
            item.callback ? rfc3339(item.callback->callback_time) : "",
            item.callback ? item.callback->user : "",
            item.closed ? "yes" : "",
            item.held ? std::string(code_of(*item.held)) : ""};
}

Page<HopperItem> page_of(const DeskThread::Desk& desk, const Campaign& campaign,
                         PageRequest request) {
    const auto skip = static_cast<std::size_t>(page_skip(request));
    Page<HopperItem> page;
    page.total = std::min(hopper_size(desk.state, campaign.id),
                          static_cast<std::int64_t>(hopper_shown_max));
    for (const LeadId id :
         hopper(desk.state, campaign.id, skip, static_cast<std::size_t>(request.size))) {
        page.items.push_back(item_of(desk, campaign, id));
        page.items.back().position = static_cast<std::int64_t>(skip + page.items.size());
    }
    return page;
}

// Those to anyone whose time has come, of one campaign, by their time.
std::vector<Callback> due_of(const Services& services, Code campaign) {
    AskedCallbacks asked;
    asked.filter.campaign = campaign;
    asked.filter.recipient = Recipient::ANYONE;
    asked.filter.open_only = true;
    asked.filter.before = desk_times(services).now + 1;
    std::vector<Callback> due;
    for (ShownCallback& shown : sifted_callbacks(services, asked)) {
        due.push_back(std::move(shown.callback));
    }
    return due;
}

Page<HopperItem> page_of_held(const DeskThread::Desk& desk, const Campaign& campaign,
                              const std::vector<Callback>& due, PageRequest request) {
    const std::int64_t skip = page_skip(request);
    const Moment now{desk.stamp.now, desk.clocks};
    Page<HopperItem> page;
    for (const Callback& read : due) {
        const Callback* callback = desk.state.callback(read.id);
        if (!callback || !why_not_dialled(desk.state, *callback, now)) continue;
        if (page.total++ < skip || page.total > skip + request.size) continue;
        page.items.push_back(item_of(desk, campaign, callback->lead));
    }
    return page;
}

}  // namespace

HttpReply hopper(const Services& services, const Caller&, const HttpRequest& request) {
    const auto code = code_parameter(request, "campaign");
    if (!code) refuse("“campaign” is missing. Say whose hopper.");
    static const Shown<HopperItem> shown{
        hopper_json,
        {"Position", "Name", "Phone", "List", "Zone", "Status", "Attempts", "Last call",
         "Callback time", "Promised by", "Closed now", "Held"},
        hopper_cells,
        [](const HopperItem& item) { return item.lead.id.value; },
        "hopper"};
    const bool held = flag_parameter(request, "held");
    const std::vector<Callback> due = held ? due_of(services, *code) : std::vector<Callback>();
    return page_reply(services, request, shown,
                      [&](PageRequest page) -> Result<Page<HopperItem>, JournalError> {
        return services.desk.ask([&](const DeskThread::Desk& desk) {
            const Campaign* campaign = desk.state.campaign(*code);
            if (!campaign) {
                throw Refusal{error_reply(Rejection{Reason::campaign_unknown, code->text()})};
            }
            return held ? page_of_held(desk, *campaign, due, page) : page_of(desk, *campaign, page);
        });
    });
}

HttpReply reset_preview(const Services& services, const Caller&, const HttpRequest& request) {
    const ListId& list = request.path_parts.at("list");
    const auto preview = services.desk.ask([&list](const DeskThread::Desk& desk) {
        return desk.state.list(list) ? std::optional(recall::reset_preview(desk.state, list))
                                     : std::nullopt;
    });
    if (!preview) return error_reply(Rejection{Reason::list_unknown, list});
    return json_reply({{"called", preview->called}, {"dialable", preview->dialable}});
}

namespace {

// A desk of only what decides whether these callbacks are held, with the campaign as given.
State desk_with(const State& state, const Campaign& campaign, const std::vector<Callback>& due) {
    State other;
    other.put(state.desk());
    other.put(state.counters());
    other.put(campaign);
    for (const auto& [id, list] : state.lists()) {
        if (list.campaign == campaign.id) other.put(list);
    }
    for (const Callback& callback : due) {
        if (const Lead* lead = state.lead(callback.lead)) other.put(*lead);
        if (const Assignment* given = state.assignment_of(callback.lead)) other.put(*given);
    }
    return other;
}

std::int64_t held_of(const State& state, const std::vector<Callback>& due, Moment now) {
    return std::count_if(due.begin(), due.end(), [&](const Callback& callback) {
        return why_not_dialled(state, callback, now).has_value();
    });
}

}  // namespace

HttpReply preview_campaign(const Services& services, const Caller&, const HttpRequest& request) {
    auto read = from_json<Campaign>(body_of(request));
    if (!read) return error_reply(read.error());
    const Campaign campaign = std::move(read).value();
    const std::vector<Callback> due = due_of(services, campaign.id);
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        if (!desk.state.campaign(campaign.id)) {
            return error_reply(Rejection{Reason::campaign_unknown, campaign.id.text()});
        }
        const Moment now{desk.stamp.now, desk.clocks};
        const State other = desk_with(desk.state, campaign, due);
        return json_reply({{"available", hopper_size(desk.state, campaign.id)},
                           {"dialable", dialable_under(desk.state, campaign)},
                           {"due_callbacks", due.size()},
                           {"held", held_of(desk.state, due, now)},
                           {"would_be_held", held_of(other, due, now)}});
    });
}

}  // namespace recall::api
