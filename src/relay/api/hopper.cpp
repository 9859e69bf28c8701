// GET /hopper: what a campaign dials next, in its order, and the promised calls that it holds back.
// And what resetting a list, or changing a campaign, would make dialable.
#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "relay/api/callbacks.hpp"

#include <algorithm>

namespace recall::api {

namespace {

HopperRow row_of(const DeskThread::Desk& desk, const Campaign& campaign, LeadId id) {
    HopperRow row{.lead = *desk.state.lead(id)};
    const Moment now{desk.stamp.now, desk.clocks};
    if (const Callback* callback = desk.state.callback_of(id)) {
        row.callback = callback->id;
        row.callback_time = callback->callback_time;
        row.user = callback->user;
        row.held = why_held(desk.state, *callback, now);
    }
    row.closed = !hours_open(desk.state, campaign, row.lead.zone, now);
    if (row.closed) {
        row.opens =
            hours_open_at(desk.state, campaign, row.lead.zone, now).value_or(Instant{});
    }
    return row;
}

Page<HopperRow> page_of(const DeskThread::Desk& desk, const Campaign& campaign,
                         PageRequest request) {
    const auto skip = static_cast<std::size_t>(page_skip(request));
    Page<HopperRow> page;
    page.total = std::min(hopper_size(desk.state, campaign.id),
                          static_cast<std::int64_t>(hopper_shown_max));
    for (const LeadId id :
         hopper(desk.state, campaign.id, skip, static_cast<std::size_t>(request.size))) {
        page.items.push_back(row_of(desk, campaign, id));
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
    for (CallbackLine& line : sifted_callbacks(services, asked)) {
        due.push_back(std::move(line.callback));
    }
    return due;
}

Page<HopperRow> page_of_held(const DeskThread::Desk& desk, const Campaign& campaign,
                              const std::vector<Callback>& due, PageRequest request) {
    const std::int64_t skip = page_skip(request);
    const Moment now{desk.stamp.now, desk.clocks};
    Page<HopperRow> page;
    for (const Callback& read : due) {
        const Callback* callback = desk.state.callback(read.id);
        if (!callback || !why_held(desk.state, *callback, now)) continue;
        if (page.total++ < skip || page.total > skip + request.size) continue;
        page.items.push_back(row_of(desk, campaign, callback->lead));
    }
    return page;
}

}  // namespace

Listed<HopperRow> hopper(const Services& services, const Caller&, const HopperQuery& query) {
    if (!query.campaign) refuse("“campaign” is missing. Say whose hopper.");
    const std::vector<Callback> due =
        query.held ? due_of(services, query.campaign) : std::vector<Callback>();
    return list_reply<HopperRow>(
        services, query.paging, "hopper", [](const HopperRow& row) { return row.lead.id.value; },
        [&](PageRequest page) -> Result<Page<HopperRow>, JournalError> {
            return services.desk.ask([&](const DeskThread::Desk& desk) {
                const Campaign* campaign = desk.state.campaign(query.campaign);
                if (!campaign) {
                    throw Refusal{error_reply(
                        Rejection{Reason::campaign_unknown, query.campaign.text()})};
                }
                return query.held ? page_of_held(desk, *campaign, due, page)
                                  : page_of(desk, *campaign, page);
            });
        });
}

ResetPreview reset_preview(const Services& services, const Caller&, const ResetQuery& query) {
    const auto preview = services.desk.ask([&query](const DeskThread::Desk& desk) {
        return desk.state.list(query.list)
                   ? std::optional(recall::reset_preview(desk.state, query.list))
                   : std::nullopt;
    });
    if (!preview) throw Refusal{error_reply(Rejection{Reason::list_unknown, query.list})};
    return *preview;
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
        return why_held(state, callback, now).has_value();
    });
}

}  // namespace

UserEffects preview_user(const Services& services, const Caller&, const User& user) {
    return services.desk.ask(
        [&user](const DeskThread::Desk& desk) { return effects_of(desk.state, user); });
}

CampaignFigures preview_campaign(const Services& services, const Caller&,
                                 const Campaign& campaign) {
    const std::vector<Callback> due = due_of(services, campaign.id);
    return services.desk.ask([&](const DeskThread::Desk& desk) {
        if (!desk.state.campaign(campaign.id)) {
            throw Refusal{error_reply(Rejection{Reason::campaign_unknown, campaign.id.text()})};
        }
        const Moment now{desk.stamp.now, desk.clocks};
        const State other = desk_with(desk.state, campaign, due);
        return CampaignFigures{hopper_size(desk.state, campaign.id),
                               dialable_under(desk.state, campaign), std::ssize(due),
                               held_of(desk.state, due, now), held_of(other, due, now)};
    });
}

}  // namespace recall::api
