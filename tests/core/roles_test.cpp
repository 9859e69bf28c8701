// Every command and everybody who might wish for it: one table.
#include "tests/core/given.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace recall::test {
namespace {

// yes: the role may wish for it, whatever else the rules say. no: not_allowed. clock: clock_only.
constexpr const char* roles_table = R"(
    command           agent manager admin operator clock unknown deactivated
    ConfigureDesk     no    no      yes   yes      no    unknown inactive
    SaveUser          no    no      yes   yes      no    unknown inactive
    SaveCampaign      no    no      yes   yes      no    unknown inactive
    SaveList          no    yes     yes   yes      no    unknown inactive
    ImportLeads       no    yes     yes   yes      no    unknown inactive
    AssignLeads       no    yes     yes   yes      no    unknown inactive
    ClaimLead         yes   no      no    no       no    unknown inactive
    ExtendClaim       yes   no      no    no       no    unknown inactive
    ReleaseClaim      yes   no      no    no       no    unknown inactive
    StartCall         yes   yes     yes   no       no    unknown inactive
    CompleteCall      yes   yes     yes   no       no    unknown inactive
    Recycle           no    yes     yes   yes      no    unknown inactive
    ArchiveCompleted  no    yes     yes   yes      no    unknown inactive
    LapseClaim        clock clock   clock clock    yes   clock   clock
    CloseDay          clock clock   clock clock    yes   clock   clock
    EditLead          no    yes     yes   yes      no    unknown inactive
    SetDoNotCall      no    yes     yes   yes      no    unknown inactive
    RestoreLeads      no    yes     yes   yes      no    unknown inactive
    ReassignLeads     no    yes     yes   yes      no    unknown inactive
    HandOn            no    yes     yes   yes      no    unknown inactive
    ArchiveCalls      yes   yes     yes   yes      no    unknown inactive
    UndoImport        no    yes     yes   yes      no    unknown inactive
    TakeCallback      yes   no      no    no       no    unknown inactive
    MoveCallback      yes   yes     yes   yes      no    unknown inactive
    CancelCallback    no    yes     yes   yes      no    unknown inactive
    ReleaseCallback   clock clock   clock clock    yes   clock   clock
    TakeNext          yes   no      no    no       no    unknown inactive
    EndWaits          clock clock   clock clock    yes   clock   clock
    TurnClockBack     clock clock   clock clock    yes   clock   clock
    ResetList         no    yes     yes   yes      no    unknown inactive
    ReleaseCallbacks  clock clock   clock clock    yes   clock   clock
    OpenCallback      clock clock   clock clock    yes   clock   clock
    AddDoNotCall      no    yes     yes   yes      no    unknown inactive
    RemoveDoNotCall   no    yes     yes   yes      no    unknown inactive
    EndDoNotCall      clock clock   clock clock    yes   clock   clock
    HandToManager     yes   yes     yes   no       no    unknown inactive
    PlaceUnplaced     no    yes     yes   yes      no    unknown inactive
    HandUnplaced      no    yes     yes   yes      no    unknown inactive
    DismissUnplaced   no    yes     yes   yes      no    unknown inactive
    NoteCall          yes   yes     yes   yes      no    unknown inactive
    PlanNumbers       no    yes     yes   yes      no    unknown inactive
    GivePlanned       clock clock   clock clock    yes   clock   clock
    CorrectOutcome    yes   yes     yes   no       no    unknown inactive
)";

// One of each, in the order of the variant: a new command without a line in the table fails below.
template <std::size_t... I>
std::vector<Command> one_of_each(std::index_sequence<I...>) {
    return {Command{std::in_place_index<I>}...};
}

std::string answer(const World& world, const Username& by, const Command& command) {
    const Decision decision = world.ask(by, command);
    const std::string refusal(decision ? "" : code_of(decision.error().reason));
    const bool by_role = refusal == "not_allowed" || refusal == "clock_only" ||
                         (refusal == "user_unknown" && by == "nobody") ||
                         refusal == "user_inactive";
    EXPECT_EQ(may(world.state(), by, command), !by_role) << by << ' ' << name_of(command);
    if (!by_role) return "yes";
    return refusal == "not_allowed"    ? "no"
           : refusal == "clock_only"   ? "clock"
           : refusal == "user_unknown" ? "unknown"
                                       : "inactive";
}

TEST(Roles, EveryCommandAndEveryRole) {
    World world = working_desk();
    User gone = user("gone", Role::agent);
    gone.active = false;
    world.when("ada", SaveUser{gone});
    const std::map<std::string, Username> who{
        {"agent", "ann"},       {"manager", "mia"},      {"admin", "ada"},
        {"clock", clock_name},  {"unknown", "nobody"},   {"deactivated", "gone"},
        {"operator", operator_name}};

    std::map<std::string, Command> commands;
    for (const Command& command :
         one_of_each(std::make_index_sequence<std::variant_size_v<Command>>{})) {
        commands.emplace(name_of(command), command);
    }
    std::istringstream lines(roles_table);
    std::vector<std::string> roles;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string command, word;
        if (!(words >> command)) continue;
        if (command == "command") {
            while (words >> word) roles.push_back(word);
            continue;
        }
        ASSERT_TRUE(commands.contains(command)) << command;
        for (const std::string& role : roles) {
            words >> word;
            EXPECT_EQ(answer(world, who.at(role), commands.at(command)), word)
                << command << " by " << role;
        }
        commands.erase(command);
    }
    EXPECT_TRUE(commands.empty()) << commands.begin()->first << " is missing from the table";
}

TEST(Roles, OnlyAnAgentsWorkOnOwnNumbersGoesOffline) {
    for (const Command& command :
         one_of_each(std::make_index_sequence<std::variant_size_v<Command>>{})) {
        // Own callbacks are promised, completed and moved offline, and taken where all can see it.
        // A note belongs to a call that the device may no longer have.
        const bool shared = std::holds_alternative<TakeNext>(command) ||
                            std::holds_alternative<NoteCall>(command) ||
                            std::holds_alternative<TakeCallback>(command);
        const bool agents_own = !shared && may(working_desk().state(), "ann", command);
        EXPECT_EQ(works_offline(command), agents_own) << name_of(command);
    }
    EXPECT_EQ(assignment_of(CompleteCall{A(7), success, "", {}, {}}), A(7));
    EXPECT_EQ(assignment_of(LapseClaim{A(7)}), A(7));
    EXPECT_EQ(assignment_of(Recycle{}), std::nullopt);
}

TEST(Roles, AnAgentMadeManagerHasNoNumbersAndMayStillTellOfTheLastCall) {
    World world = desk_with({{"ann", 1}});
    User ann = *world.state().user("ann");
    ann.role = Role::manager;
    world.when("ada", SaveUser{ann});
    EXPECT_TRUE(world.state().assignments_of("ann").empty());
    EXPECT_EQ(world.when("ann", ClaimLead{A(1)}), no(Reason::not_allowed));
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "", {}, {}}), yes());
    EXPECT_TRUE(world.call(1).late);
}

}  // namespace
}  // namespace recall::test
