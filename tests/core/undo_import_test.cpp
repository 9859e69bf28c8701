// Imports as nouns: what came of which file, and taking it out again.
#include "tests/core/table.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

World with_third_import() {  // leads 21 to 23
    World world = working_desk();
    world.now = minutes(7);
    world.when("mia", ImportLeads{"clients", new_leads(501, 3), "november.csv", {}});
    return world;
}

TEST(Import, SaysWhatCameOfTheFile) {
    const World world = with_third_import();
    const Import expected{{3}, "clients", "november.csv", minutes(7), "mia", 3, L(21), {}};
    EXPECT_EQ(*world.state().import({3}), expected);
    EXPECT_EQ(world.state().counters().next_import, ImportId{4});
}

TEST(Import, PartsOfAFileAreOneImportWhereNothingCameBetween) {
    World world = with_third_import();
    world.when("mia", ImportLeads{"clients", new_leads(504, 2), "november.csv", {3}});
    EXPECT_EQ(world.state().import({3})->count, 5);
    world.when("ada", ImportLeads{"clients", new_leads(600, 1), "of ada.csv", {3}});
    EXPECT_EQ(world.state().import({4})->file, "of ada.csv") << "somebody else's";
    world.when("mia", ImportLeads{"clients", new_leads(506, 2), "november.csv", {3}});
    EXPECT_EQ(world.state().import({5})->count, 2) << "what came between stays between";
    world.when("mia", UndoImport{{5}});
    world.when("mia", ImportLeads{"clients", new_leads(508, 2), "november.csv", {5}});
    EXPECT_EQ(world.state().import({6})->first, L(29)) << "what was undone takes nothing more";
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(Import, AFileWithNothingNewIsNone) {
    World world = working_desk();
    world.when("mia", ImportLeads{"clients", new_leads(1, 3), "again.csv", {}});
    EXPECT_EQ(world.state().imports().size(), 2U);
    const std::string name(name_bytes_max + 1, 'f');
    EXPECT_EQ(world.when("mia", ImportLeads{"clients", new_leads(70, 1), name, {}}),
              no(Reason::text_too_long));
}

TEST(UndoImport, RemovesItsLeadsWithoutATrace) {
    World world = with_third_import();
    check(world, R"(
        undo I3 at 9m -> ImportUndone I3
        undo I3       -> nothing
        undo I9       -> import_unknown
    )");
    EXPECT_EQ(world.state().lead(L(21)), nullptr);
    EXPECT_EQ(world.state().leads().size(), 20U);
    EXPECT_EQ(world.state().counts("clients").total, 10);
    EXPECT_EQ(world.state().pool("clients").size(), 10U);
    EXPECT_FALSE(world.state().has_phone("clients", new_lead(501).phone));
    EXPECT_EQ(world.state().import({3})->undone_at, minutes(9));
    world.when("mia", ImportLeads{"clients", new_leads(501, 3), "november.csv", {}});
    EXPECT_EQ(world.state().import({4})->first, L(24)) << "no identity is given twice";
}

TEST(UndoImport, IsRefusedOnceSomebodyHasTouchedALead) {
    World world = with_third_import();
    check(world, R"(
        assign L21 of clients to ann -> LeadsAssigned L21 to ann
        recycle ann -> RecycleStarted R1, AssignmentsRecycled A1, RecycleFinished R1
        mark L23 -> DoNotCallSet L23, DoNotCallAdded 1 L23
        undo I3 -> import_touched
    )");
    EXPECT_EQ(world.ask("mia", UndoImport{{3}}).error(),
              (Rejection{Reason::import_touched, "", 2}));
    EXPECT_EQ(world.state().leads().size(), 23U);
}

TEST(UndoImport, ACorrectedLeadIsStillUntouched) {
    World world = with_third_import();
    const NewLead data = new_lead(999);
    world.when("mia", EditLead{L(22), data.phone, data.name, data.zone, data.columns});
    check(world, "undo I3 -> ImportUndone I3");
    EXPECT_FALSE(world.state().has_phone("clients", data.phone));
}

}  // namespace
}  // namespace recall::test
