// Commands are wishes, in the imperative: they may be refused. decide() answers them.
#pragma once

#include "core/nouns.hpp"

#include <variant>

namespace recall {

// --- Settings of the desk. Creating and changing are the same wish: the noun as it is to be.
struct ConfigureDesk {
    Desk desk;
};
struct SaveUser {
    User user;
};
struct SaveCampaign {
    Campaign campaign;
};
struct SaveList {
    List list;
};

// --- Leads: seeds/call-completion §1.
// Numbers already in the list, or earlier in the same file, are left out: not an error.
struct ImportLeads {
    ListId list;
    std::vector<NewLead> leads;
};
// `count` leads of the list's pool, spread evenly over the agents; or, where `leads` is not empty,
// exactly these. All or nothing.
struct AssignLeads {
    ListId list;
    std::vector<Username> agents;
    std::int64_t count = 0;
    std::vector<LeadId> leads;
};

// --- An agent's work on own numbers: seeds/call-completion §2.
struct ClaimLead {
    AssignmentId assignment;
};
struct ExtendClaim {
    AssignmentId assignment;
};
struct ReleaseClaim {
    AssignmentId assignment;
};
// Instants in these two are the tab's own clock: evidence of when the work was done, no authority.
struct StartCall {
    AssignmentId assignment;
    Instant at;
};
struct CompleteCall {
    AssignmentId assignment;
    Code outcome;
    std::string notes;
    Instant started_at;  // zero: not known
    Instant ended_at;
    std::optional<NewCallback> callback = std::nullopt;  // with an outcome that promises one
};

// --- Taking back: seeds/call-completion §3, §8.
struct Recycle {
    std::optional<Username> agent;
    std::optional<Kind> kind;
};
struct ArchiveCompleted {};

// --- Sent by the scheduler, never by a person.
struct LapseClaim {
    AssignmentId assignment;
};
// One slice of the end of `day`. Sent again until the day is closed.
struct CloseDay {
    Day day;
};

// --- Callbacks: seeds/callbacks.
// A number for today, claimed at once: the owner's own, or one that was released to anyone.
struct TakeCallback {
    CallbackId callback;
};
// What is not given stays. A zero time is not given.
struct MoveCallback {
    CallbackId callback;
    Instant time;
    std::string wall_time;
    std::string zone;
    std::optional<Recipient> recipient;
    std::optional<Username> user;
    std::optional<std::string> comments;
};
struct CancelCallback {
    CallbackId callback;
    std::string why;
};
// By the scheduler: a callback to anyone whose time has come.
struct ReleaseCallback {
    CallbackId callback;
};

using Command =
    std::variant<ConfigureDesk, SaveUser, SaveCampaign, SaveList, ImportLeads, AssignLeads,
                 ClaimLead, ExtendClaim, ReleaseClaim, StartCall, CompleteCall, Recycle,
                 ArchiveCompleted, LapseClaim, CloseDay, TakeCallback, MoveCallback, CancelCallback,
                 ReleaseCallback>;

// May the tab keep this wish while the relay is out of reach? An agent's work on own numbers yes;
// whatever takes from a shared place no, because nobody offline can know what is left there.
bool works_offline(const Command& command);

// The assignment an agent's command is about, if it is about one.
std::optional<AssignmentId> assignment_of(const Command& command);

}  // namespace recall
