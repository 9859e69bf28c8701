// The fields of every noun. Included by wire/fields.hpp, which says how to read them.
#pragma once

#include "core/call_notes.hpp"
#include "core/callback_history.hpp"
#include "core/command.hpp"
#include "core/row.hpp"

#include <string_view>

namespace recall {

template <typename T>
struct Fields;

template <> struct Fields<Desk> {
    static constexpr std::string_view name = "desk";
    static void visit(auto& f, auto& x) {
        f("name", x.name);
        f("zone", x.zone);
        f("region", x.region);
        f.maybe("dial_url", x.dial_url);
        f.maybe("pool_low", x.pool_low);
        f.maybe("one_per_person", x.one_per_person);
        f.maybe("held_day", x.held_day);
        f.maybe("held_until", x.held_until);
    }
};
template <> struct Fields<User> {
    static constexpr std::string_view name = "user";
    static void visit(auto& f, auto& x) {
        f("username", x.username);
        f.personal("name", x.name);
        f("role", x.role);
        f.maybe("campaigns", x.campaigns);
        f.maybe("daily_target", x.daily_target);
        f.maybe("may_keep_callbacks", x.may_keep_callbacks);
        f.maybe("active", x.active);
        f.maybe("may_set_callbacks", x.may_set_callbacks);
    }
};
template <> struct Fields<CallbackRules> {
    static constexpr std::string_view name = "callback_rules";
    static void visit(auto& f, auto& x) {
        f.maybe("agents_may_set", x.agents_may_set);
        f.maybe("agents_may_keep", x.agents_may_keep);
        f.maybe("only_me_default", x.only_me_default);
        f.maybe("slot_minutes", x.slot_minutes);
        f.maybe("kept_max", x.kept_max);
        f.maybe("to_anyone_minutes", x.to_anyone_minutes);
        f.maybe("retry_minutes", x.retry_minutes);
        f.maybe("retries_max", x.retries_max);
        f.maybe("alert", x.alert);
        f.maybe("due_first", x.due_first);
        f.maybe("remind_minutes", x.remind_minutes);
        f.maybe("escalate_minutes", x.escalate_minutes);
    }
};
template <> struct Fields<Outcome> {
    static constexpr std::string_view name = "outcome";
    static void visit(auto& f, auto& x) {
        f("code", x.code);
        f("label", x.label);
        f.maybe("callback", x.callback);
        f.maybe("notes_required", x.notes_required);
        f.maybe("dialable_again", x.dialable_again);
        f.maybe("do_not_call", x.do_not_call);
        f.maybe("success", x.success);
        f.maybe("retired", x.retired);
        f.maybe("reached", x.reached);
        f.maybe("may_promise", x.may_promise);
    }
};
template <> struct Fields<RecyclingRule> {
    static constexpr std::string_view name = "recycling_rule";
    static void visit(auto& f, auto& x) {
        f("status", x.status);
        f("minutes", x.minutes);
        f.maybe("attempts_max", x.attempts_max);
    }
};
template <> struct Fields<HoursRule> {
    static constexpr std::string_view name = "hours_rule";
    static void visit(auto& f, auto& x) {
        f.maybe("zone", x.zone);
        f("first_weekday", x.first_weekday);
        f("last_weekday", x.last_weekday);
        f("opens", x.opens);
        f("closes", x.closes);
    }
};
template <> struct Fields<Holiday> {
    static constexpr std::string_view name = "holiday";
    static void visit(auto& f, auto& x) {
        f("day", x.day);
        f.maybe("zone", x.zone);
    }
};
template <> struct Fields<CallingHours> {
    static constexpr std::string_view name = "calling_hours";
    static void visit(auto& f, auto& x) {
        f.maybe("rules", x.rules);
        f.maybe("holidays", x.holidays);
    }
};
template <> struct Fields<Campaign> {
    static constexpr std::string_view name = "campaign";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("name", x.name);
        f("kind", x.kind);
        f("outcomes", x.outcomes);
        f("dial_statuses", x.dial_statuses);
        f.maybe("claim_minutes", x.claim_minutes);
        f.maybe("claims_max", x.claims_max);
        f.maybe("script", x.script);
        f.maybe("active", x.active);
        f.maybe("callback_days", x.callback_days);
        f.maybe("agents_pull", x.agents_pull);
        f.maybe("pool_order", x.pool_order);
        f.maybe("only_since_reset", x.only_since_reset);
        f.maybe("recycling", x.recycling);
        f.maybe("hours", x.hours);
        f.maybe("callbacks", x.callbacks);
        f.maybe("closed_calls", x.closed_calls);
        f.maybe("plan_minute", x.plan_minute);
        f.maybe("planned", x.planned);
    }
};
template <> struct Fields<List> {
    static constexpr std::string_view name = "list";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("campaign", x.campaign);
        f("name", x.name);
        f.maybe("active", x.active);
        f.maybe("expires", x.expires);
    }
};
template <> struct Fields<GivenOut> {
    static constexpr std::string_view name = "given_out";
    static void visit(auto& f, auto& x) {
        f("day", x.day);
        f("numbers", x.numbers);
        f("completed", x.completed);
        f("uncompleted", x.uncompleted);
    }
};
template <> struct Fields<ListCounts> {
    static constexpr std::string_view name = "list_counts";
    static void visit(auto& f, auto& x) {
        f("list", x.list);
        f("total", x.total);
        f("available", x.available);
        f("assigned", x.assigned);
        f("claimed", x.claimed);
        f("done", x.done);
        f("resting", x.resting);
        f.maybe("held", x.held);
        f.maybe("waiting", x.waiting);
        f.maybe("elsewhere", x.elsewhere);
        f.maybe("given", x.given);
    }
};
template <> struct Fields<LabelledPhone> {
    static constexpr std::string_view name = "labelled_phone";
    static void visit(auto& f, auto& x) {
        f.personal("phone", x.phone);
        f.maybe_personal("label", x.label);
    }
};
template <> struct Fields<LeadNumber> {
    static constexpr std::string_view name = "lead_number";
    static void visit(auto& f, auto& x) {
        f.personal("phone", x.phone);
        f.maybe_personal("label", x.label);
        f.maybe("barred", x.barred);
    }
};
template <> struct Fields<Lead> {
    static constexpr std::string_view name = "lead";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("list", x.list);
        f.personal("phone", x.phone);
        f.personal("name", x.name);
        f.personal("zone", x.zone);
        f.personal("columns", x.columns);
        f("status", x.status);
        f("attempts", x.attempts);
        f("called_since_reset", x.called_since_reset);
        f("do_not_call", x.do_not_call);
        f("last_call", x.last_call);
        f("last_outcome", x.last_outcome);
        f.maybe("was_assigned", x.was_assigned);
        f.maybe("barred", x.barred);
        f.maybe_personal("zone_from", x.zone_from);
        f.maybe_personal("numbers", x.numbers);
    }
};
template <> struct Fields<DoNotCallKey> {
    static constexpr std::string_view name = "do_not_call_key";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f("phone", x.phone);
    }
};
template <> struct Fields<DoNotCall> {
    static constexpr std::string_view name = "do_not_call";
    static void visit(auto& f, auto& x) {
        f("campaign", x.key.campaign);
        f.personal("phone", x.key.phone);
        f.personal("reason", x.reason);
        f("added_at", x.added_at);
        f("added_by", x.added_by);
        f("expires", x.expires);
    }
};
template <> struct Fields<NewLead> {
    static constexpr std::string_view name = "new_lead";
    static void visit(auto& f, auto& x) {
        f.personal("phone", x.phone);
        f.personal("name", x.name);
        f.maybe("zone", x.zone);
        f.maybe("columns", x.columns);
        f.maybe("zone_from", x.zone_from);
        f.maybe_personal("label", x.label);
        f.maybe_personal("further", x.further);
    }
};
template <> struct Fields<Assignment> {
    static constexpr std::string_view name = "assignment";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("lead", x.lead);
        f("list", x.list);
        f("campaign", x.campaign);
        f("kind", x.kind);
        f("agent", x.agent);
        f("day", x.day);
        f("assigned_at", x.assigned_at);
        f("assigned_by", x.assigned_by);
        f("stage", x.stage);
        f("claim_expires", x.claim_expires);
        f("call_started", x.call_started);
        f("ended_at", x.ended_at);
        f.maybe("from_hopper", x.from_hopper);
        f.maybe("extended", x.extended);
        f.maybe_personal("notes", x.notes);
        f.maybe_personal("called", x.called);
        f.maybe_personal("closed_why", x.closed_why);
    }
};
template <> struct Fields<CompletedCall> {
    static constexpr std::string_view name = "completed_call";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("assignment", x.assignment);
        f("lead", x.lead);
        f("list", x.list);
        f("campaign", x.campaign);
        f("kind", x.kind);
        f("agent", x.agent);
        f("day", x.day);
        f("started_at", x.started_at);
        f("completed_at", x.completed_at);
        f("received_at", x.received_at);
        f("outcome", x.outcome);
        f.personal("notes", x.notes);
        f.personal("phone", x.phone);
        f.personal("name", x.name);
        f.personal("zone", x.zone);
        f.personal("columns", x.columns);
        f("late", x.late);
        f("archived_at", x.archived_at);
        f.maybe("closed_there", x.closed_there);
        f.maybe_personal("closed_why", x.closed_why);
        f.maybe("from_callback", x.from_callback);
        f.maybe("corrected_from", x.corrected_from);
    }
};
template <> struct Fields<Tally> {
    static constexpr std::string_view name = "tally";
    static void visit(auto& f, auto& x) {
        f("agent", x.key.agent);
        f("kind", x.key.kind);
        f("day", x.key.day);
        f("assigned", x.assigned);
        f("completed", x.completed);
        f("taken_back", x.taken_back);
        f("calls", x.calls);
        f("last_call", x.last_call);
    }
};
template <> struct Fields<AgentCount> {
    static constexpr std::string_view name = "agent_count";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("recycled", x.recycled);
        f("archived", x.archived);
    }
};
template <> struct Fields<RecycleEntry> {
    static constexpr std::string_view name = "recycle_entry";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("at", x.at);
        f("by", x.by);
        f("day", x.day);
        f("agent", x.agent);
        f("kind", x.kind);
        f("recycled", x.recycled);
        f("archived", x.archived);
        f("agents", x.agents);
        f("finished", x.finished);
        f.maybe("chosen", x.chosen);
    }
};
template <> struct Fields<Counters> {
    static constexpr std::string_view name = "counters";
    static void visit(auto& f, auto& x) {
        f("next_lead", x.next_lead);
        f("next_assignment", x.next_assignment);
        f("next_call", x.next_call);
        f("next_recycle", x.next_recycle);
        f("open_day", x.open_day);
        f.maybe("next_import", x.next_import);
        f.maybe("next_callback", x.next_callback);
        f.maybe("waits_ended", x.waits_ended);
        f.maybe("next_unplaced", x.next_unplaced);
    }
};
template <> struct Fields<Import> {
    static constexpr std::string_view name = "import";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("list", x.list);
        f.personal("file", x.file);
        f("at", x.at);
        f("by", x.by);
        f("count", x.count);
        f("first", x.first);
        f("undone_at", x.undone_at);
    }
};
template <> struct Fields<LeadChoice> {
    static constexpr std::string_view name = "lead_choice";
    static void visit(auto& f, auto& x) {
        f.maybe("status", x.status);
        f.maybe("attempts_max", x.attempts_max);
        f.maybe("text", x.text);
    }
};

// The names of the user's second document: RULES.md §11.
template <> struct Fields<Callback> {
    static constexpr std::string_view name = "callback";
    static void visit(auto& f, auto& x) {
        f("callback_id", x.id);
        f("lead_id", x.lead);
        f("list_id", x.list);
        f("campaign_id", x.campaign);
        f("status", x.status);
        f("entry_time", x.entry_time);
        f("callback_time", x.callback_time);
        f("modify_date", x.modify_date);
        f("user", x.user);
        f("recipient", x.recipient);
        f.personal("comments", x.comments);
        f("wall_time", x.wall_time);
        f("zone", x.zone);
        f("ended", x.ended);
        f.personal("why", x.why);
        f.maybe("retries", x.retries);
        f.maybe("kept_at", x.kept_at);
    }
};
template <> struct Fields<CallbackStep> {
    static constexpr std::string_view name = "callback_step";
    static void visit(auto& f, auto& x) {
        f("callback_id", x.callback);
        f("record", x.record);
        f("step", x.step);
        f("at", x.at);
        f("by", x.by);
        f("what", x.what);
        f("callback_time", x.callback_time);
        f("user", x.user);
        f("recipient", x.recipient);
        f("ended", x.ended);
        f.personal("why", x.why);
    }
};
template <> struct Fields<CallNote> {
    static constexpr std::string_view name = "call_note";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f("record", x.record);
        f("at", x.at);
        f("by", x.by);
        f.personal("text", x.text);
        f("reviewed", x.reviewed);
    }
};
template <> struct Fields<NewCallback> {
    static constexpr std::string_view name = "new_callback";
    static void visit(auto& f, auto& x) {
        f("time", x.time);
        f.maybe("wall_time", x.wall_time);
        f.maybe("zone", x.zone);
        f.maybe("recipient", x.recipient);
        f.maybe("comments", x.comments);
    }
};

// Beside the fields of what holds it.
template <> struct Fields<HandedWork> {
    static constexpr std::string_view name = "handed_work";
    static void visit(auto& f, auto& x) {
        f.maybe("command", x.command);
        f.maybe("reason", x.reason);
        f.maybe_personal("why", x.why);
        f.maybe("wished_at", x.wished_at);
        f.maybe("assignment", x.assignment);
        f.maybe("lead", x.lead);
        f.maybe("list", x.list);
        f.maybe("campaign", x.campaign);
        f.maybe_personal("phone", x.phone);
        f.maybe_personal("name", x.name);
        f.maybe("outcome", x.outcome);
        f.maybe_personal("notes", x.notes);
        f.maybe("started_at", x.started_at);
        f.maybe("ended_at", x.ended_at);
        f.maybe_personal("callback", x.callback);
        f.maybe_personal("note", x.note);
    }
};
template <> struct Fields<Unplaced> {
    static constexpr std::string_view name = "unplaced";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("by", x.by);
        f("source", x.source);
        f("handed_at", x.handed_at);
        Fields<HandedWork>::visit(f, x.work);
        f("state", x.state);
        f("closed_by", x.closed_by);
        f("closed_at", x.closed_at);
        f.personal("closed_why", x.closed_why);
        f("placed_on", x.placed_on);
        f("call", x.call);
    }
};
template <> struct Fields<UnplacedCount> {
    static constexpr std::string_view name = "unplaced_count";
    static void visit(auto& f, auto& x) { f("open", x.open); }
};

}  // namespace recall
