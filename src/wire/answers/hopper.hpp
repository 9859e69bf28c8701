// GET /hopper: what a campaign dials next, and what it holds back. GET /lists/{list}/reset, POST
// /campaigns/preview: what a change would make dialable.
#pragma once

#include "core/effects.hpp"
#include "core/hopper.hpp"
#include "wire/answers/told.hpp"

namespace recall {

struct HopperQuery {
    Code campaign;
    bool held = false;
    Paging paging;
};
template <>
struct Asked<HopperQuery> {
    static constexpr std::string_view path = "/hopper";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign, {.required = true});
        f("held", x.held, {.says = "1: what is not dialled although its time has come."});
        visit_paging(f, x.paging);
    }
};

// A number of the hopper, in its place.
struct HopperRow {
    Lead lead;
    std::int64_t position = 0;  // from 1; 0: a held callback has none
    CallbackId callback;        // one that was released, or is due
    Instant callback_time;
    Username user;             // who promised it
    std::optional<Held> held;  // why it is not dialled
    bool closed = false;       // no calling hours there now,
    Instant opens;             // and there are again then; none: not known
};
template <>
struct Told<HopperRow> {
    static constexpr std::string_view name = "HopperItem";
    static void visit(auto& f, auto& x) {
        auto& lead = x.lead;
        f.or_null("position", x.position, {.cell = "Position", .says = "Null with held=1."});
        f("lead", lead.id);
        f("name", lead.name, {.cell = "Name"});
        f("phone", lead.phone, {.cell = "Phone"});
        f("list", lead.list, {.cell = "List", .names = Naming::list});
        f("zone", lead.zone, {.cell = "Zone"});
        f("status", lead.status, {.cell = "Status", .names = Naming::outcome});
        f("attempts", lead.attempts, {.cell = "Attempts"});
        f("last_call", lead.last_call, {.cell = "Last call"});
        f.or_null("callback_id", x.callback, {.says = "One that was released, or is due."});
        f("callback_time", x.callback_time, {.cell = "Callback time"});
        f.or_null("user", x.user,
                  {.cell = "Promised by", .says = "Who promised it.", .names = Naming::user});
        f("closed", x.closed,
          {.cell = "Closed now", .says = "No calling hours there now: it is passed over."});
        f("held", x.held,
          {.cell = "Held", .says = "Why the callback is not dialled although its time has come."});
        f("opens", x.opens);
    }
};

struct ResetQuery {
    ListId list;
};
template <>
struct Asked<ResetQuery> {
    static constexpr std::string_view path = "/lists/{list}/reset";
    static void visit(auto& f, auto& x) { f("list", x.list, {.required = true}); }
};
template <>
struct Told<ResetPreview> {
    static constexpr std::string_view name = "ResetPreview";
    static void visit(auto& f, auto& x) {
        f("called", x.called, {.says = "Count as called since the last reset."});
        f("dialable", x.dialable, {.says = "Of these, how many would be available."});
    }
};

// POST /users/preview
template <>
struct Told<UserEffects> {
    static constexpr std::string_view name = "UserEffects";
    static void visit(auto& f, auto& x) {
        f("numbers_back", x.numbers_back, {.says = "Open numbers that would go to the pool."});
        f("calls_going_on", x.calls_going_on, {.says = "Of them and besides, under a call."});
        f("promises_orphaned", x.promises_orphaned,
          {.says = "Kept callbacks that somebody else has to take over."});
    }
};

struct CampaignFigures {
    std::int64_t available = 0, dialable = 0;
    std::int64_t due_callbacks = 0, held = 0, would_be_held = 0;
};
template <>
struct Told<CampaignFigures> {
    static constexpr std::string_view name = "CampaignFigures";
    static void visit(auto& f, auto& x) {
        f("available", x.available, {.says = "In the campaign's pool now."});
        f("dialable", x.dialable, {.says = "In it were the campaign like this."});
        f("due_callbacks", x.due_callbacks);
        f("held", x.held, {.says = "Of the due callbacks, those that are not dialled now."});
        f("would_be_held", x.would_be_held);
    }
};

}  // namespace recall
