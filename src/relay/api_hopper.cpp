// GET /hopper: what a campaign dials next, in its order. And what resetting a list, or changing a
// campaign, would make dialable.
#include "core/hopper.hpp"
#include "relay/api_page.hpp"

namespace recall::api {

namespace {

struct HopperItem {
    Lead lead;
    std::int64_t position = 0;         // from 1
    std::optional<Callback> callback;  // one that was released
    bool closed = false;               // its place has no calling hours now,
    std::optional<Instant> opens;      // and has them again then, as far as anybody knows
};

HopperItem item_of(const DeskThread::Desk& desk, const Campaign& campaign, LeadId id) {
    HopperItem item{.lead = *desk.state.lead(id)};
    if (const Callback* callback = desk.state.callback_of(id)) item.callback = *callback;
    const Moment now{desk.stamp.now, desk.clocks};
    item.closed = !hours_open(desk.state, campaign, item.lead.zone, now);
    if (item.closed) item.opens = hours_open_at(desk.state, campaign, item.lead.zone, now);
    return item;
}

Json hopper_json(const HopperItem& item) {
    const Lead& lead = item.lead;
    const auto& callback = item.callback;
    return {{"position", item.position},
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
            {"closed", item.closed},
            {"opens", item.opens ? instant_json(*item.opens) : Json(nullptr)}};
}

std::vector<std::string> hopper_cells(const HopperItem& item) {
    const Lead& lead = item.lead;
    return {std::to_string(item.position),
            lead.name,
            to_text(lead.phone),
            lead.list,
            lead.zone,
            lead.status.text(),
            std::to_string(lead.attempts),
            rfc3339(lead.last_call),
            item.callback ? rfc3339(item.callback->callback_time) : "",
            item.callback ? item.callback->user : "",
            item.closed ? "yes" : ""};
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

}  // namespace

HttpReply hopper(const Services& services, const Caller&, const HttpRequest& request) {
    const auto code = code_parameter(request, "campaign");
    if (!code) refuse("“campaign” is missing. Say whose hopper.");
    static const Shown<HopperItem> shown{
        hopper_json,
        {"Position", "Name", "Phone", "List", "Zone", "Status", "Attempts", "Last call",
         "Callback time", "Promised by", "Closed now"},
        hopper_cells,
        [](const HopperItem& item) { return item.lead.id.value; },
        "hopper"};
    return page_reply(services, request, shown,
                      [&](PageRequest page) -> Result<Page<HopperItem>, JournalError> {
        return services.desk.ask([&](const DeskThread::Desk& desk) {
            const Campaign* campaign = desk.state.campaign(*code);
            if (!campaign) {
                throw Refusal{error_reply(Rejection{Reason::campaign_unknown, code->text()})};
            }
            return page_of(desk, *campaign, page);
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

HttpReply preview_campaign(const Services& services, const Caller&, const HttpRequest& request) {
    auto read = from_json<Campaign>(body_of(request));
    if (!read) return error_reply(read.error());
    const Campaign campaign = std::move(read).value();
    return services.desk.ask([&campaign](const DeskThread::Desk& desk) {
        if (!desk.state.campaign(campaign.id)) {
            return error_reply(Rejection{Reason::campaign_unknown, campaign.id.text()});
        }
        return json_reply({{"available", hopper_size(desk.state, campaign.id)},
                           {"dialable", dialable_under(desk.state, campaign)}});
    });
}

}  // namespace recall::api
