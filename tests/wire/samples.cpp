#include "tests/wire/samples.hpp"

namespace recall::test {

namespace {

constexpr Day day{20777};  // 2026-11-20
constexpr Instant at{1'795'132'800'000};
constexpr Instant later{1'795'132'860'000};

NewLead sample_new_lead() {
    NewLead lead{Phone{2'348'012'345'678}, "Ngozi \"Zoe\" Okafor", "Africa/Lagos", {}};
    lead.columns.add("Company", "Okafor & Sons");
    lead.columns.add("Ort", "Köln 😀");
    return lead;
}

}  // namespace

Desk sample_desk() { return {"Sunrise Travel", "Africa/Lagos", "NG", "sip:{number}@pbx"}; }

User sample_user() {
    return {"ann.b-1", "Ann Bello", Role::manager, {Code("client"), Code("customer")}, 40, true,
            false, false};
}

Campaign sample_campaign() {
    return {.id = Code("client"),
            .name = "Client CRM",
            .kind = Kind::customer,
            .outcomes = {{Code("CALLBK"), "Call back", true, true, true, true, true, true, false,
                          true},
                         {.code = Code("NA"), .label = "No Answer"}},
            .dial_statuses = {Code("NEW"), Code("NA")},
            .claim_minutes = 45,
            .claims_max = 3,
            .script = "Good morning,\nthis is …",
            .active = false,
            .callback_days = 90,
            .agents_pull = true,
            .pool_order = PoolOrder::name,
            .only_since_reset = true,
            .recycling = {{Code("NA"), 90, 4}},
            .hours = {{{"Europe/Paris", 1, 5, 600, 780}}, {{day, "Europe/"}}},
            .callbacks = {.agents_may_set = false,
                          .agents_may_keep = false,
                          .only_me_default = true,
                          .slot_minutes = 15,
                          .kept_max = 20,
                          .to_anyone_minutes = 120,
                          .retry_minutes = 90,
                          .retries_max = 3,
                          .alert = CallbackAlert::colour,
                          .due_first = true,
                          .remind_minutes = 10,
                          .escalate_minutes = 45},
            .closed_calls = ClosedCalls::everybody,
            .plan_minute = 8 * 60 + 15,
            .planned = day};
}

Lead sample_lead() {
    const NewLead from = sample_new_lead();
    return {.id = {7},
            .list = "list-1",
            .phone = from.phone,
            .name = from.name,
            .zone = from.zone,
            .columns = from.columns,
            .status = Code("NA"),
            .attempts = 3,
            .called_since_reset = true,
            .do_not_call = true,
            .last_call = at,
            .last_outcome = Code("NA"),
            .was_assigned = true,
            .numbers = std::vector<LeadNumber>{{from.phone, "Mobile"},
                                               {Phone{23'412'345'678}, "Büro", true}}};
}

Assignment sample_assignment() {
    return {.id = {11},
            .lead = {7},
            .list = "list-1",
            .campaign = Code("client"),
            .kind = Kind::customer,
            .agent = "ann",
            .day = day,
            .assigned_at = at,
            .assigned_by = "mia",
            .stage = Stage::claimed,
            .claim_expires = later,
            .call_started = at,
            .ended_at = later,
            .from_hopper = true,
            .extended = true,
            .called = Phone{23'412'345'678},
            .closed_why = "she works at night"};
}

CompletedCall sample_call() {
    const NewLead from = sample_new_lead();
    return {.id = {13},
            .assignment = {11},
            .lead = {7},
            .list = "list-1",
            .campaign = Code("client"),
            .kind = Kind::customer,
            .agent = "ann",
            .day = day,
            .started_at = at,
            .completed_at = later,
            .received_at = later,
            .outcome = Code("NA"),
            .notes = "Line one\nline \"two\"\t\\ and \x01",
            .phone = from.phone,
            .name = from.name,
            .zone = from.zone,
            .columns = from.columns,
            .late = true,
            .archived_at = later,
            .closed_there = true,
            .closed_why = "she works at night",
            .from_callback = true,
            .corrected_from = Code("SUCCESS")};
}

RecycleEntry sample_recycle() {
    return {.id = {5},
            .at = at,
            .by = "mia",
            .day = day,
            .agent = "ann",
            .kind = Kind::customer,
            .recycled = 4,
            .archived = 2,
            .agents = {{"ann", 4, 0}, {"bob", 0, 2}},
            .finished = true,
            .chosen = true};
}

Import sample_import() {
    return {{3}, "list-1", "Bello's november.csv", at, "mia", 2, {7}, later};
}

Callback sample_callback() {
    return {.id = {17},
            .lead = {7},
            .list = "list-1",
            .campaign = Code("client"),
            .status = CallbackStatus::ARCHIVE,
            .entry_time = at,
            .callback_time = later,
            .modify_date = later,
            .user = "ann",
            .recipient = Recipient::USERONLY,
            .comments = "Ask for \"Zoe\"",
            .wall_time = "2026-11-20 09:00",
            .zone = "Africa/Lagos",
            .ended = CallbackEnd::cancelled,
            .why = "Moved away",
            .retries = 2,
            .kept_at = later};
}

HandedWork sample_handed_work() {
    return {.command = "CompleteCall",
            .reason = "assignment_unknown",
            .why = "This number is not known.",
            .wished_at = at,
            .assignment = {11},
            .lead = {7},
            .list = "list-1",
            .campaign = Code("client"),
            .phone = sample_new_lead().phone,
            .name = "Ngozi",
            .outcome = Code("CALLBK"),
            .notes = "Rang out.",
            .started_at = at,
            .ended_at = later,
            .callback = NewCallback{later, "2026-11-20 09:00", "Africa/Lagos", Recipient::USERONLY,
                                    "Ask for Zoe"},
            .note = "My phone's clock was wrong"};
}

Unplaced sample_unplaced() {
    return {.id = {19},
            .by = "ann",
            .source = UnplacedSource::handed_over,
            .handed_at = later,
            .work = sample_handed_work(),
            .state = UnplacedState::placed,
            .closed_by = "mia",
            .closed_at = later,
            .closed_why = "Twice",
            .placed_on = {7},
            .call = {13}};
}

std::vector<Row> every_row() {
    RecycleEntry of_all = sample_recycle();
    of_all.agent.reset();
    of_all.kind.reset();
    return {sample_desk(),
            sample_user(),
            sample_campaign(),
            List{"list-1", Code("client"), "November", false, day},
            ListCounts{"list-1", 28, 6, 5, 4, 3, 2, 1, 7},
            sample_lead(),
            sample_assignment(),
            sample_call(),
            Tally{{"ann", Kind::customer, day}, 9, 5, 2, 6, at},
            sample_recycle(),
            of_all,
            User{},
            Lead{},
            Assignment{},
            CompletedCall{},
            sample_import(),
            sample_callback(),
            Callback{},
            UnplacedCount{3}};
}

NewCallback sample_promise() {
    return {later, "2026-11-20 09:00", "Africa/Lagos", Recipient::USERONLY, "Ask for Zoe"};
}

std::vector<Command> every_command() {
    return {
        ConfigureDesk{sample_desk()},
        SaveUser{sample_user()},
        SaveCampaign{sample_campaign()},
        SaveList{{"list-1", Code("client"), "November", false}},
        ImportLeads{"list-1", {sample_new_lead(), NewLead{}}},
        AssignLeads{"list-1", {"ann", "bob"}, 12, {{7}, {8}}},
        ClaimLead{{11}},
        ExtendClaim{{11}},
        ReleaseClaim{{11}},
        StartCall{{11}, at},
        StartCall{{11}, at, Phone{23'412'345'678}, "she works at night"},
        CompleteCall{{11}, Code("NA"), "Rang out.", at, later},
        CorrectOutcome{{11}, Code("NA"), "Rang out.", at, later, later},
        CorrectOutcome{{11}, Code("CALLBK"), "", at, later, later, sample_promise()},
        Recycle{"ann", Kind::customer},
        Recycle{},
        ArchiveCompleted{},
        LapseClaim{{11}},
        CloseDay{day},
        ImportLeads{"list-1", {sample_new_lead()}, "november.csv", {3}},
        AssignLeads{"list-1", {"ann"}, 2, {}, {Code("NA"), 4, "okafor"}},
        Recycle{{}, {}, {{11}, {12}}},
        EditLead{{7}, sample_new_lead().phone, "Ngozi", "Africa/Lagos", sample_new_lead().columns},
        EditLead{{7}, sample_new_lead().phone, "Ngozi", "", {}, "Mobile",
                 std::vector<LabelledPhone>{{Phone{23'412'345'678}, "Büro"}}},
        ImportLeads{"list-1", {{.phone = sample_new_lead().phone, .label = "Mobile",
                                .further = {{Phone{23'412'345'678}, "Büro"}}}}},
        SetDoNotCall{{{7}, {8}}, false},
        RestoreLeads{{{7}}},
        ReassignLeads{{{7}, {8}}, "ann"},
        HandOn{"ann", "bob"},
        ArchiveCalls{{{13}}},
        UndoImport{{3}},
        CompleteCall{{11}, Code("CALLBK"), "", at, later, sample_promise()},
        TakeCallback{{17}},
        MoveCallback{{17},
                     later,
                     "2026-11-20 09:00",
                     "Africa/Lagos",
                     Recipient::ANYONE,
                     "bob",
                     "Later",
                     "She asked"},
        MoveCallback{{17}, {}, {}, {}, {}, {}, {}},
        CancelCallback{{17}, "Moved away"},
        ReleaseCallback{{17}},
        TakeNext{Code("client")},
        EndWaits{}, TurnClockBack{},
        ResetList{"list-1"},
        ReleaseCallbacks{{{17}, {18}}},
        OpenCallback{{17}},
        AddDoNotCall{Code("client"), {sample_new_lead().phone}, "She asked", day},
        RemoveDoNotCall{{{Code("client"), sample_new_lead().phone}}},
        EndDoNotCall{},
        HandToManager{sample_handed_work()},
        HandToManager{},
        PlaceUnplaced{{19}, {7}, Code("NA")},
        HandUnplaced{{19}, "ann", {7}},
        DismissUnplaced{{19}, "Twice"},
        NoteCall{{13}, "She rang again.", true},
        PlanNumbers{Code("client"), 8 * 60},
        PlanNumbers{Code("client"), std::nullopt},
        GivePlanned{Code("client")}};
}

std::vector<Event> every_event() {
    return {DayOpened{day},
            DeskConfigured{sample_desk()},
            UserSaved{sample_user()},
            CampaignSaved{sample_campaign()},
            ListSaved{{"list-1", Code("client"), "November", false}},
            LeadsImported{"list-1", {7}, 2, {sample_new_lead(), sample_new_lead()}, {3}},
            LeadsAssigned{{11}, {{7}, {8}}, "ann", "mia", day, at, true},
            LeadClaimed{{11}, later},
            ClaimExtended{{11}, later, true},
            ClaimReleased{{11}},
            ClaimLapsed{{11}},
            CallStarted{{11}, at},
            CallStarted{{11}, at, Phone{23'412'345'678}, day, "she works at night"},
            CallCompleted{.call = {13},
                          .assignment = sample_assignment(),
                          .outcome = Code("NA"),
                          .notes = "Rang out.",
                          .started_at = at,
                          .completed_at = later,
                          .received_at = later,
                          .late = true,
                          .settles_lead = false,
                          .do_not_call = true,
                          .made_on = day,
                          .closed_there = true,
                          .from_callback = true},
            CallCorrected{{13}, Code("NA"), "Rang out.", false, true},
            AssignmentWithdrawn{{11}, at},
            RecycleStarted{sample_recycle()},
            AssignmentsRecycled{{5}, {{11}, {12}}, at},
            AssignmentsRecycled{{5}, {{11}, {12}}, at, true},
            CallsArchived{{5}, {{13}, {14}}, at},
            RecycleFinished{{5}},
            DayClosed{day},
            ImportStarted{sample_import()},
            ImportUndone{{3}, at},
            LeadEdited{{7},
                       sample_new_lead().phone,
                       sample_new_lead().name,
                       "Africa/Lagos",
                       sample_new_lead().columns,
                       false,
                       ZoneFrom::person,
                       "Mobile",
                       {{Phone{23'412'345'678}, "Büro"}}},
            DoNotCallSet{{{7}, {8}}, true},
            LeadsRestored{{{7}}},
            CallbackBooked{sample_callback()},
            CallbackMoved{sample_callback(), "She asked"},
            CallbackReleased{{17}, later},
            CallbackEnded{{17}, CallbackEnd::do_not_call, later, "Moved away", at},
            NumberReturned{{11}, later},
            NumberReturned{{11}, later, true},
            WaitsEnded{later},
            ClockTurnedBack{later},
            ListReset{"list-1"},
            CallbacksReleased{{{17}, {18}}, later},
            CallbackTaken{{17}, "ann", later},
            DoNotCallAdded{
                Code("client"), {sample_new_lead().phone}, "She asked", day, at, "mia", 1, {{7}}},
            DoNotCallRemoved{{{Code("client"), sample_new_lead().phone}}, 1, {{7}}, true},
            UnplacedAdded{sample_unplaced()},
            NumberReckoned{sample_assignment()},
            UnplacedClosed{{19}, UnplacedState::handed, later, "mia", "Twice", {7}, {13}, {11}},
            CallNoted{{13}, "She rang again.", true},
            NumbersPlanned{Code("client"), 8 * 60},
            PlanDone{Code("client"), day}};
}

std::vector<GoneRow> every_gone_row() {
    return {LeadId{7}, AssignmentId{11}, CallId{13}, CallbackId{17}};
}

std::vector<TabMessage> every_tab_message() {
    return {Hello{protocol_version, "ann", {42, "00c0ffee00c0ffee"}}, TimeQuestion{"tab-1/3"},
            CommandMessage{"tab-1", 3, command_to_json(ClaimLead{{11}})}};
}

std::vector<RelayMessage> every_relay_message() {
    const WireError error{"not_your_number", "This number is not yours."};
    return {Welcome{protocol_version, "ann", at, day, true, true},
            TimeMessage{"tab-1/3", at},
            DueMessage{{{Code("client"), 3}, {Code("customer"), 1}}},
            DueMessage{},
            RowsMessage{{42, "00c0ffee00c0ffee"}, at, true, true, every_row(), every_gone_row()},
            RowsMessage{},
            AnswerMessage{"tab-1", 3, at, std::nullopt, false},
            AnswerMessage{"tab-1", 3, at, std::nullopt, true},
            AnswerMessage{"tab-1", 3, at, error, false},
            UnavailableMessage{error},
            ErrorMessage{error}};
}

}  // namespace recall::test
