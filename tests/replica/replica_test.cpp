// What a replica does with wishes, rows and answers: a tab without a page.
#include "tests/replica/replica_desk.hpp"

namespace recall {
namespace {

TEST_F(ReplicaTest, ShowsItsWholeViewOnceTheRelayHasSentIt) {
    EXPECT_FALSE(ann.is_live());
    connect();
    EXPECT_TRUE(ann.is_live());
    EXPECT_EQ(ann.view().assignments().size(), 3u);
    EXPECT_EQ(ann.view().leads().size(), 3u);
    EXPECT_EQ(ann.me()->name, "Ann");
}

TEST_F(ReplicaTest, AWishIsSeenAtOnceAndSentOnlyWhenTheDeviceKeepsIt) {
    connect();
    const Pending claim = wish(ClaimLead{first()});
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::claimed);
    EXPECT_EQ(ann.save_state().unsaved, 1u);
    EXPECT_TRUE(ann.outgoing().empty());

    ann.stored(claim.client, claim.number);
    EXPECT_EQ(ann.save_state().unsaved, 0u);
    EXPECT_EQ(ann.save_state().waiting, 1u);
    EXPECT_EQ(ann.outgoing().size(), 1u);
    EXPECT_TRUE(ann.outgoing().empty()) << "once a connection";

    const Effects effects = answer(claim);
    ASSERT_EQ(effects.accepted.size(), 1u);
    EXPECT_EQ(ann.save_state().waiting, 0u);
}

TEST_F(ReplicaTest, WhatAnotherTabHasGivenIsSeenAndWaitsButIsNotSent) {
    connect();
    ann.set_others({{"other", 1, ClaimLead{first()}, start, true, false}});
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::claimed);
    EXPECT_TRUE(ann.is_pending(first()));
    EXPECT_EQ(ann.save_state().waiting, 1u);
    EXPECT_TRUE(ann.outgoing().empty());
    ann.set_others({});
    EXPECT_NE(ann.view().assignment(first())->stage, Stage::claimed);
    EXPECT_EQ(ann.save_state().waiting, 0u);
}

TEST_F(ReplicaTest, WhatIsSentGoesInTheOrderItWasWished) {
    connect();
    const Pending claim = wish(ClaimLead{first()});
    const Pending call = wish(StartCall{first(), start});
    ann.stored(call.client, call.number);
    EXPECT_TRUE(ann.outgoing().empty()) << "the claim is not on the device yet";
    ann.stored(claim.client, claim.number);
    const auto texts = ann.outgoing();
    ASSERT_EQ(texts.size(), 2u);
    EXPECT_NE(texts[0].find("ClaimLead"), std::string::npos);
    EXPECT_NE(texts[1].find("StartCall"), std::string::npos);
}

TEST_F(ReplicaTest, AGuessedCallStandsBesideTheRealOnes) {
    desk.give("ann", CompleteCall{desk.state().assignments().begin()->first, success, "", {}, {}});
    connect();
    ASSERT_EQ(ann.view().calls().size(), 1u);
    wish(CompleteCall{first(), success, "", start, start});
    EXPECT_EQ(ann.view().calls().size(), 2u);
    EXPECT_EQ(ann.view().assignments().size(), 1u);
}

TEST_F(ReplicaTest, ANewConnectionSendsEverythingUnansweredAgain) {
    connect();
    const Pending claim = wish(ClaimLead{first()});
    ann.stored(claim.client, claim.number);
    EXPECT_EQ(ann.outgoing().size(), 1u);
    ann.disconnected();
    EXPECT_TRUE(ann.outgoing().empty());
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::claimed) << "still shown";
    begin_line();
    EXPECT_EQ(ann.outgoing().size(), 1u);
}

TEST_F(ReplicaTest, ARefusedWishGoesToTheTrayWithItsReasonAndBlocksNothing) {
    connect();
    const Pending claim = wish(ClaimLead{first()});
    ann.stored(claim.client, claim.number);
    const Effects effects = answer(claim, WireError{"number_taken_back", "It went back."});
    ASSERT_EQ(effects.refused.size(), 1u);
    EXPECT_EQ(effects.refused[0].error.code, "number_taken_back");
    EXPECT_EQ(ann.refused().size(), 1u);
    EXPECT_TRUE(ann.pending().empty());
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::assigned) << "the guess is undone";
    ann.drop_refused(claim.client, claim.number);
    EXPECT_TRUE(ann.refused().empty());
}

TEST_F(ReplicaTest, WhatTheRulesRefuseIsRefusedAtOnceAndNeverQueued) {
    connect();
    auto refused = ann.wish(CompleteCall{first(), Code{"FU"}, "", {}, {}}, start, today);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "notes_required");
    EXPECT_TRUE(ann.pending().empty());
}

TEST_F(ReplicaTest, WorkOnOwnNumbersGoesOnOfflineAndTheRestSaysWhyNot) {
    connect();
    ann.disconnected();
    EXPECT_TRUE(ann.wish(ClaimLead{first()}, start, today));
    Replica mia("mia", "client-2");
    auto recycle = mia.wish(Recycle{}, start, today);
    ASSERT_FALSE(recycle);
    EXPECT_EQ(recycle.error().code, "needs_the_relay");
}

TEST_F(ReplicaTest, PendingWorkIsRunAgainOverRowsThatArrive) {
    connect();
    wish(ClaimLead{first()});
    Assignment other = *desk.state().assignment(AssignmentId{first().value + 1});
    other.claim_expires = minutes(5);
    for (const std::string& text : desk.change_texts({other})) receive(text);
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::claimed);
    EXPECT_EQ(ann.view().assignment(other.id)->claim_expires, minutes(5));
}

TEST_F(ReplicaTest, ANumberThatIsTakenBackIsToldAndCanStillBeCompleted) {
    connect();
    const AssignmentId id = first();
    Assignment ended = *desk.state().assignment(id);
    ended.stage = Stage::recycled;
    ended.ended_at = start;
    Effects told;
    for (const std::string& text : desk.change_texts({ended}, {GoneRow{ended.lead}})) {
        told = receive(text);
    }
    ASSERT_EQ(told.departed.size(), 1u);
    EXPECT_EQ(ann.view().assignment(id), nullptr);
    EXPECT_EQ(ann.view().lead(ended.lead), nullptr);
    ASSERT_NE(ann.departed(id), nullptr);

    const Pending late = wish(CompleteCall{id, success, "we spoke", start, minutes(3)});
    EXPECT_EQ(ann.pending().size(), 1u);
    EXPECT_TRUE(ann.is_pending(id));
    ann.stored(late.client, late.number);
    EXPECT_EQ(ann.outgoing().size(), 1u);
}

TEST_F(ReplicaTest, ANewWholeViewTellsWhatLeftWhileNobodyListened) {
    connect();
    ann.disconnected();
    ASSERT_FALSE(desk.give("mia", Recycle{}));
    begin_line();
    Effects told;
    for (const std::string& text : desk.view_texts("ann")) told = receive(text);
    EXPECT_EQ(told.departed.size(), 3u);
    EXPECT_TRUE(told.reset);
    EXPECT_TRUE(ann.view().assignments().empty());
}

// Fifty calls offline while a manager recycles: the claims are refused, the calls count.
TEST_F(ReplicaTest, AnAcceptedCallEmptiesTheTrayOfWhatLedToIt) {
    connect();
    const AssignmentId id = first();
    const Pending claim = wish(ClaimLead{id}), call = wish(StartCall{id, start}),
                  done = wish(CompleteCall{id, success, "Spoke to her.", start, start});
    EXPECT_TRUE(answer(claim, WireError{"number_taken_back", "It went back."}).pointless.empty());
    answer(call);
    ASSERT_EQ(ann.refused().size(), 1u);
    ASSERT_TRUE(ann.waiting_completion(id));
    const Effects effects = answer(done);
    ASSERT_EQ(effects.pointless.size(), 1u);
    EXPECT_EQ(effects.pointless[0], (std::pair<std::string, std::int64_t>("client-1", 1)));
    EXPECT_TRUE(ann.refused().empty());
    EXPECT_FALSE(ann.waiting_completion(id));
}

TEST_F(ReplicaTest, AStepThatComesAfterTheCallWasCompletedIsNoNews) {
    connect();
    const Pending claim = wish(ClaimLead{first()});
    const Effects effects = answer(claim, WireError{"already_completed", "It was completed."});
    EXPECT_EQ(effects.refused.size(), 1u);
    EXPECT_EQ(effects.pointless.size(), 1u);
    EXPECT_TRUE(ann.refused().empty());
}

TEST_F(ReplicaTest, ACallThatAnotherTabCompletedEmptiesThisTabsTrayToo) {
    connect();
    const AssignmentId id = first();
    answer(wish(ClaimLead{id}), WireError{"number_taken_back", "It went back."});
    answer(wish(CompleteCall{id, success, "Typed.", {}, {}}), WireError{"not_allowed", "No."});
    desk.give("ann", CompleteCall{id, success, "", {}, {}});
    for (const std::string& text : desk.view_texts("ann")) {
        const Effects effects = receive(text);
        EXPECT_TRUE(effects.departed.empty()) << "nobody took it away";
        EXPECT_EQ(effects.pointless.size(), 1u);
    }
    ASSERT_EQ(ann.refused().size(), 1u) << "what was typed stays";
}

TEST_F(ReplicaTest, ANumberCalledOfflineIsKnownAsCalledWhenItIsTakenAway) {
    connect();
    const AssignmentId id = first();
    const Assignment held = *ann.view().assignment(id);
    wish(ClaimLead{id});
    wish(StartCall{id, minutes(1)}, minutes(2));
    Assignment ended = held;
    ended.stage = Stage::recycled;
    for (const std::string& text : desk.change_texts({ended})) {
        const Effects effects = receive(text);
        ASSERT_EQ(effects.departed.size(), 1u);
        EXPECT_EQ(effects.departed[0].assignment.call_started, minutes(1));
    }
}

TEST_F(ReplicaTest, ANumberThatLeftBeforeAReloadCanStillBeCompletedOrLetGo) {
    const Lead lead = *desk.state().lead({1});
    Assignment gone = *desk.state().assignment_of({1});
    gone.stage = Stage::recycled;
    gone.call_started = start;
    connect();
    ann.restore_departed({{gone, lead}});
    EXPECT_FALSE(ann.departed(gone.id)) << "it is in hand";
    gone.id = {77};
    ann.restore_departed({{gone, lead}});
    ASSERT_TRUE(ann.departed(gone.id));
    const Effects effects = answer(wish(CompleteCall{gone.id, success, "Notes.", start, start}));
    ASSERT_EQ(effects.settled, std::vector<AssignmentId>{gone.id});
    EXPECT_FALSE(ann.departed(gone.id));
    ann.restore_departed({{gone, lead}});
    ann.give_up(gone.id);
    EXPECT_FALSE(ann.departed(gone.id));
}

TEST_F(ReplicaTest, OfManyNumbersThatLeftThoseThatWereCalledAreKept) {
    const Lead lead = *desk.state().lead({1});
    Assignment gone = *desk.state().assignment_of({1});
    gone.stage = Stage::recycled;
    std::vector<Departed> many;
    for (std::uint64_t i = 0; i <= departed_max; ++i) {
        gone.id = {100 + i};
        gone.call_started = i == 0 ? start : Instant{};
        many.push_back({gone, lead});
    }
    ann.restore_departed(std::move(many));
    EXPECT_EQ(ann.departed().size(), departed_max);
    EXPECT_TRUE(ann.departed({100}));
    EXPECT_FALSE(ann.departed({101}));
}

TEST_F(ReplicaTest, PartsOfOneChangeAreAppliedTogether) {
    begin_line();
    std::vector<std::string> rows;
    for (const Row& row : view_of(desk.state(), *desk.state().user("ann"))) {
        rows.push_back(row_text(row));
    }
    const std::string last = rows.back();
    rows.pop_back();
    std::string head = rows_texts({9, ""}, start, true, rows, {}).front();
    head.replace(head.find("\"more\":false"), 12, "\"more\":true");
    EXPECT_FALSE(receive(head).rows_changed);
    EXPECT_FALSE(ann.is_live());
    EXPECT_TRUE(ann.view().assignments().empty());
    EXPECT_TRUE(receive(rows_texts({9, ""}, start, false, {last}, {}).front()).rows_changed);
    EXPECT_EQ(ann.view().assignments().size(), 3u);
}

TEST_F(ReplicaTest, ACutInTheMiddleOfAChangeLeavesTheRowsAsTheyWere) {
    connect();
    Assignment ended = *desk.state().assignment(first());
    ended.stage = Stage::recycled;
    std::string part = desk.change_texts({ended}).front();
    part.replace(part.find("\"more\":false"), 12, "\"more\":true");
    receive(part);
    ann.disconnected();
    begin_line();
    EXPECT_EQ(ann.view().assignments().size(), 3u);
}

TEST_F(ReplicaTest, TheOutboxOfADeadTabIsSentFirstUnderItsOwnName) {
    connect();
    const AssignmentId id = first();
    wish(ClaimLead{AssignmentId{id.value + 1}});
    ann.adopt({{"client-0", 7, ClaimLead{id}, start, true, false}});
    const auto texts = ann.outgoing();
    ASSERT_GE(texts.size(), 1u);
    EXPECT_NE(texts[0].find("\"client-0\""), std::string::npos);
    EXPECT_NE(texts[0].find("\"number\":7"), std::string::npos);
    EXPECT_EQ(ann.view().assignment(id)->stage, Stage::claimed);
}

TEST_F(ReplicaTest, RowsOfTheDeviceAreShownBeforeTheRelayAnswers) {
    const std::vector<Row> rows = view_of(desk.state(), *desk.state().user("ann"));
    ann.restore_rows(rows, 12);
    EXPECT_EQ(ann.view().assignments().size(), 3u);
    EXPECT_EQ(ann.hello({start, 0}).position.number, 12);
    EXPECT_FALSE(ann.is_live());
}

TEST_F(ReplicaTest, ADeviceThatLostItsRowsGetsTheWholeViewAndShowsTheOldOneMeanwhile) {
    connect();
    const std::int64_t position = ann.hello({start, 0}).position.number;
    ann.start_over();
    EXPECT_EQ(ann.hello({start, 0}).position.number, 0);
    ann.disconnected();
    EXPECT_TRUE(ann.has_rows());
    EXPECT_EQ(ann.view().assignments().size(), 3u);
    connect();
    EXPECT_EQ(ann.hello({start, 0}).position.number, position);
}

TEST_F(ReplicaTest, WithoutADeviceStoreWorkIsSentAllTheSame) {
    connect();
    wish(ClaimLead{first()});
    ann.device_failed();
    EXPECT_EQ(ann.outgoing().size(), 1u);
}

TEST_F(ReplicaTest, TheRelaysClockCounts) {
    ann.connected();
    (void)ann.hello({start, 0});
    auto effects = ann.receive(
        encode(RelayMessage{Welcome{protocol_version, "ann", minutes(60), today, true}}),
        {start, 0});
    ASSERT_TRUE(effects);
    EXPECT_EQ(ann.relay_time({start, 0}), minutes(60));
    EXPECT_EQ(ann.device_ahead_ms({start, 0}), -60 * minute_ms);
    EXPECT_TRUE(ann.is_demo());
}

TEST_F(ReplicaTest, ALineOfAnotherUserTakesAndBringsNothing) {
    connect();
    ann.disconnected();
    wish_stored(ClaimLead{first()});
    const Position before = ann.position();
    ann.connected();
    const Effects effects =
        receive(encode(RelayMessage{Welcome{protocol_version, "bob", start, today, false}}));
    EXPECT_TRUE(effects.another_user);
    EXPECT_TRUE(ann.outgoing().empty());
    desk.give("mia", AssignLeads{"spring", {"ann"}, 1, {}});
    for (const std::string& text : desk.view_texts("ann")) receive(text);
    EXPECT_EQ(ann.position(), before);
    EXPECT_EQ(ann.view().assignments().size(), 3u);
}

TEST_F(ReplicaTest, NothingIsSentBeforeTheRelayHasWelcomedItsUser) {
    connect();
    ann.disconnected();
    wish_stored(ClaimLead{first()});
    ann.connected();
    EXPECT_TRUE(ann.outgoing().empty());
    begin_line();
    EXPECT_EQ(ann.outgoing().size(), 1u);
}

TEST_F(ReplicaTest, ARelayWithAnotherHistoryIsAskedForItsRowsBeforeAnythingIsSent) {
    connect();
    ann.disconnected();
    const AssignmentId same = first(), other{same.value + 1};
    wish_stored(ClaimLead{same});
    wish_stored(CompleteCall{other, success, "for somebody else now", {}, {}});
    ann.connected();
    Welcome welcome{protocol_version, "ann", start, today, false, true};
    EXPECT_TRUE(receive(encode(RelayMessage{welcome})).other_history);
    EXPECT_TRUE(ann.outgoing().empty());

    std::vector<std::string> rows;
    for (Row row : view_of(desk.state(), *desk.state().user("ann"))) {
        auto* number = std::get_if<Assignment>(&row);
        if (number && number->id == other) number->lead = LeadId{99};
        rows.push_back(row_text(row));
    }
    const Effects effects = receive(rows_texts({3, "other"}, start, true, rows, {}).front());
    ASSERT_EQ(effects.refused.size(), 1u) << "its id stands for another number now";
    EXPECT_EQ(effects.refused.front().error.code, "other_history");
    EXPECT_EQ(ann.outgoing().size(), 1u);
    EXPECT_EQ(ann.refused().size(), 1u);
}

TEST_F(ReplicaTest, WhatIsLetGoOfIsAnotherTabsAndNewWishesAreUnderANewName) {
    connect();
    wish_stored(ClaimLead{first()});
    ann.disconnected();
    ann.let_go("client-2");
    EXPECT_TRUE(ann.pending().empty());
    EXPECT_EQ(ann.save_state().waiting, 1u);
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::claimed);
    const Pending next = wish(ExtendClaim{first()});
    EXPECT_EQ(next.client, "client-2");
    EXPECT_EQ(next.number, 1);
    ann.set_others({});  // sent by that tab
    EXPECT_EQ(ann.save_state().waiting, 0u);
}

// Two tabs on one number, without a network; then one signs in anew. Both show the same.
TEST_F(ReplicaTest, WhatIsLetGoOfIsGuessedInTheOrderInWhichItWasWished) {
    connect();
    wish_stored(ClaimLead{first()});
    const Pending other{"other", 1, ReleaseClaim{first()}, minutes(60), true, false};
    ann.set_others({other});
    ann.disconnected();
    ann.let_go("client-2");
    EXPECT_EQ(ann.others().back().client, "other");
    EXPECT_EQ(ann.view().assignment(first())->stage, Stage::assigned);
}

TEST_F(ReplicaTest, TheTimeIsAskedWhereItIsNotKnownAndQuietly) {
    ann.connected();
    EXPECT_FALSE(ann.time_question({start, 0})) << "nobody has welcomed it";
    (void)ann.hello({start, 0});
    const Welcome welcome{protocol_version, "ann", start, today, false};
    ASSERT_TRUE(ann.receive(encode(RelayMessage{welcome}), {start, 0}));
    EXPECT_FALSE(ann.time_question({start, 10}));
    const Instant leapt = minutes(120);
    const auto question = ann.time_question({leapt, 20});
    ASSERT_TRUE(question);
    const auto asked = decode_tab_message(*question);
    const auto version = ann.version();
    const TimeMessage answer{std::get<TimeQuestion>(asked.value()).id, start};
    auto effects = ann.receive(encode(RelayMessage{answer}), {leapt, 30});
    EXPECT_TRUE(effects.value().quiet);
    EXPECT_EQ(ann.version(), version);
    EXPECT_EQ(ann.relay_time({leapt, 30}), start + 5);
}

TEST_F(ReplicaTest, HowManyPromisedCallsWaitIsKnownWhileTheLineIsAlive) {
    const Code campaign = Code("client");
    const std::string due = encode(RelayMessage{DueMessage{{{campaign, 3}}}});
    begin_line();
    receive(due);
    EXPECT_EQ(ann.promises_due(campaign), 0) << "her rows have not come";
    for (const std::string& text : desk.view_texts("ann")) receive(text);
    EXPECT_EQ(ann.promises_due(campaign), 3);
    EXPECT_EQ(ann.promises_due(Code("customer")), 0);
    EXPECT_TRUE(receive(due).quiet) << "it is known";
    EXPECT_FALSE(receive(encode(RelayMessage{DueMessage{}})).quiet);
    EXPECT_EQ(ann.promises_due(campaign), 0);
    receive(due);
    ann.disconnected();
    EXPECT_EQ(ann.promises_due(campaign), 0) << "offline nobody can know";
}

TEST_F(ReplicaTest, ARelayThatCannotSaveIsTold) {
    connect();
    const Effects effects =
        receive(encode(RelayMessage{UnavailableMessage{{"disk_full", "The disk is full."}}}));
    ASSERT_TRUE(effects.unavailable);
    EXPECT_EQ(effects.unavailable->code, "disk_full");
}

TEST_F(ReplicaTest, ACallbackPromisedOfflineIsSeenAtOnceAndThenAsTheRelayHasIt) {
    connect();
    CompleteCall complete{first(), Code{"CALLBK"}, "", {}, {}};
    complete.callback = NewCallback{start + 60 * minute_ms, "then", "Africa/Lagos",
                                    Recipient::ANYONE, "Ask for Zoe"};
    const LeadId lead = ann.view().assignment(first())->lead;
    const Pending pending = wish(complete);
    ASSERT_NE(ann.view().callback_of(lead), nullptr);
    EXPECT_EQ(ann.view().callback_of(lead)->comments, "Ask for Zoe");

    ASSERT_FALSE(desk.give("ann", complete));
    const Callback booked = *desk.state().callback_of(lead);
    receive(desk.change_texts({*desk.state().lead(lead), booked}).front());
    answer(pending);
    EXPECT_EQ(ann.view().callbacks().size(), 1u);
    EXPECT_EQ(*ann.view().callback_of(lead), booked);

    // The next one of the lead comes with the end of this one.
    Callback another = booked;
    another.id.value += 1;
    receive(desk.change_texts({another}, {booked.id}).front());
    EXPECT_EQ(ann.view().callback_of(lead)->id, another.id);
}

TEST_F(ReplicaTest, TakingACallbackNeedsTheRelay) {
    connect();
    ann.disconnected();
    const auto taken = ann.wish(TakeCallback{{1}}, start, today);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, "needs_the_relay");
}

TEST_F(ReplicaTest, WhatIsNotOfTheProtocolChangesNothing) {
    connect();
    for (const char* text : {"", "{", "[]", "{\"type\":\"rows\"}", "{\"type\":\"surprise\"}"}) {
        EXPECT_FALSE(ann.receive(text, {start, start.ms})) << text;
    }
    EXPECT_EQ(ann.view().assignments().size(), 3u);
}

TEST_F(ReplicaTest, TooMuchWaitingIsRefusedAloud) {
    connect();
    ann.disconnected();
    for (std::size_t i = 0; i < pending_max; ++i) {
        ASSERT_TRUE(ann.wish(ReleaseClaim{first()}, start, today));
    }
    auto refused = ann.wish(ReleaseClaim{first()}, start, today);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "too_much_pending");
}

}  // namespace
}  // namespace recall
