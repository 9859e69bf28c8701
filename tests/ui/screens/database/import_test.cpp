#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace recall::ui {
namespace {

using Step = ImportModel::Step;

struct ImportDesk : ManagerDesk {
    explicit ImportDesk(Step step) {
        lists();
        ready();
        ImportModel& import = model.import;
        import.step = step;
        import.list = "may";
        import.file_name = "clients-1000.csv";
        import.file_bytes = 142'000;
        import.share = 0.63;
        import.rows = 1000;
        import.fresh = 935;
        import.duplicates = 40;
        import.refused_total = 25;
        import.has_refused_file = true;
        import.columns = {{"Company", "kept", false, false, "Zenith"},
                          {"Name", "name", false, false, "Musa Danjuma"},
                          {"Phone", "phone", false, false, "0803 818 0441"}};
        import.in_file = 30;
        import.in_list = 10;
        import.headers = {"Company", "Name", "Phone"};
        import.phone_column = "Phone";
        import.name_column = "Name";
        import.samples = {{"Zenith", "Musa Danjuma", "0803 818 0441"}};
        import.refused = {{17, "Phone", "The number is too short.", "Bello,\n0803"}};
    }
    void draw() { draw_import(model, wishes); }
};

TEST(Import, ThePreviewShowsItsFiguresAndWhatWasRecognised) {
    Stage stage;
    ImportDesk desk(Step::preview);
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::status, "Rows").value, "1,000");
    EXPECT_EQ(stage.the(AriaRole::status, "New").value, "935");
    EXPECT_EQ(stage.the(AriaRole::status, "Duplicates").value, "40");
    EXPECT_EQ(stage.the(AriaRole::status, "Refused").value, "25");
    EXPECT_TRUE(stage.find(AriaRole::status, "Phone ← Phone").has_value());
    EXPECT_TRUE(stage.find(AriaRole::status, "Name ← Name").has_value());
    EXPECT_TRUE(stage.find(AriaRole::text, "Kept as they are: Company.").has_value());
    EXPECT_EQ(stage.the(AriaRole::cell, "Musa Danjuma").column, 0);
    EXPECT_EQ(stage.the(AriaRole::cell, "0803 818 0441").column, 1);
    EXPECT_TRUE(stage.find(AriaRole::cell, "The number is too short.").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "Bello, 0803").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, OnlyAPressImports) {
    Stage stage;
    ImportDesk desk(Step::preview);
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(desk.wishes.empty());
    stage.click(AriaRole::button, "Import 935 numbers");
    EXPECT_EQ(desk.given<ConfirmImport>().size(), 1U);
    EXPECT_TRUE(desk.given<CloseImport>().empty());
}

TEST(Import, WithNothingNewItCannotBeConfirmedAndSaysWhy) {
    Stage stage;
    ImportDesk desk(Step::preview);
    desk.model.import.fresh = 0;
    desk.model.import.duplicates = 1000;
    desk.model.import.refused_total = 0;
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(AriaRole::button, "Import 0 numbers");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "Nothing is new: the list has all these numbers.");
}

TEST(Import, RefusedRowsAreSavedAsAFile) {
    Stage stage;
    for (const Step step : {Step::preview, Step::done}) {
        ImportDesk desk(step);
        stage.show([&] { desk.draw(); });
        stage.click(AriaRole::button, "Save refused rows as a file");
        EXPECT_EQ(desk.given<SaveImportTable>().size(), 1U);
        stage.show([] {});
    }
}

TEST(Import, ItSaysWhereTheDuplicatesStand) {
    Stage stage;
    ImportDesk desk(Step::preview);
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "Duplicates: 30 earlier in the file, 10 in this list "
                                       "already. They are left out."));
    EXPECT_FALSE(
        stage.find(AriaRole::checkbox, "12 numbers stand in another list: leave them out"));
}

TEST(Import, NumbersOfOtherListsAreLeftOutWhenTheManagerSaysSo) {
    Stage stage;
    ImportDesk desk(Step::preview);
    desk.model.import.elsewhere = 12;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::checkbox, "12 numbers stand in another list: leave them out");
    ASSERT_EQ(desk.given<LeaveOutElsewhere>().size(), 1U);
    EXPECT_TRUE(desk.given<LeaveOutElsewhere>()[0].leave_out);

    desk.model.import.leave_out = true;
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::status, "New").value, "923");
    EXPECT_EQ(stage.the(AriaRole::status, "Duplicates").value, "52");
    EXPECT_TRUE(stage.the(AriaRole::button, "Import 923 numbers").enabled);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, ColumnsAreSaidToBeSomethingElse) {
    Stage stage;
    ImportDesk desk(Step::preview);
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Change columns…");
    EXPECT_EQ(desk.given<ShowColumns>().size(), 1U);

    desk.model.import.step = Step::columns;
    desk.model.import.columns[0].remembered = true;
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::combobox, "Company").value, "Kept as it is");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::combobox, "Company");
    stage.click(AriaRole::option, "Left out");
    ASSERT_EQ(desk.given<CallColumn>().size(), 1U);
    EXPECT_EQ(desk.given<CallColumn>()[0].column, 0U);
    EXPECT_EQ(desk.given<CallColumn>()[0].use, "left_out");
    stage.click(AriaRole::button, "Check the file");
    EXPECT_EQ(desk.given<CheckColumns>().size(), 1U);
}

TEST(Import, AnotherSheetOfAWorkbookIsChosen) {
    for (const Step step : {Step::preview, Step::columns, Step::failed}) {
        Stage stage;
        ImportDesk desk(step);
        stage.show([&] { desk.draw(); });
        EXPECT_FALSE(stage.find(AriaRole::combobox, "Sheet of the workbook").has_value());
        desk.model.import.problem = "The sheet “Leads” is empty.";
        desk.model.import.sheets = {"Leads", "Old numbers"};
        desk.model.import.sheet = "Leads";
        stage.show([&] { desk.draw(); });
        EXPECT_EQ(stage.the(AriaRole::combobox, "Sheet of the workbook").value, "Leads");
        EXPECT_EQ(stage.faults(), "");
        stage.click(AriaRole::combobox, "Sheet of the workbook");
        stage.click(AriaRole::option, "Old numbers");
        ASSERT_EQ(desk.given<ChooseSheet>().size(), 1U);
        EXPECT_EQ(desk.given<ChooseSheet>()[0].sheet, "Old numbers");
    }
}

TEST(Import, WithoutAPhoneColumnItAsksWhichOneItIs) {
    Stage stage(390, 844);
    ImportDesk desk(Step::columns);
    desk.model.import.columns[2].use = "kept";
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(AriaRole::button, "Check the file");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "Say first which column holds the phone numbers.");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, TheColumnsSayWhyFirstAndLetOneReadTheFileInAnotherWay) {
    for (const auto& [width, height] : {std::pair{1280, 800}, {390, 844}}) {
        Stage stage(static_cast<float>(width), static_cast<float>(height));
        ImportDesk desk(Step::columns);
        ImportModel& import = desk.model.import;
        import.problem = "No column holds phone numbers.";
        import.shape = {.delimiter = ",",
                        .encoding = "windows-1252",
                        .encoding_guessed = true,
                        .letters = {"Zoë"},
                        .header_line = 1,
                        .first_lines = {{1, "Company,Name,Phone"}, {2, "Zenith,Musa"}}};
        stage.show([&] { desk.draw(); });
        EXPECT_TRUE(stage.find(AriaRole::alert, "No column holds phone numbers."));
        EXPECT_EQ(stage.the(AriaRole::combobox, "Letters").value,
                  "Western European (Windows-1252)");
        EXPECT_EQ(stage.the(AriaRole::combobox, "Headings").value, "Line 1: Company,Name,Phone");
        EXPECT_EQ(stage.faults(), "");
        stage.click(AriaRole::combobox, "Between the cells");
        stage.click(AriaRole::option, "Semicolon");
        ASSERT_EQ(desk.given<ReadFileAs>().size(), 1U);
        EXPECT_EQ(desk.given<ReadFileAs>()[0].terms.delimiter, "semicolon");
        EXPECT_EQ(desk.given<ReadFileAs>()[0].terms.encoding, "") << "nobody says it";
        stage.click(AriaRole::combobox, "Headings");
        stage.click(AriaRole::option, "None: every line is a number");
        ASSERT_EQ(desk.given<ReadFileAs>().size(), 2U);
        EXPECT_EQ(desk.given<ReadFileAs>()[1].terms.header, "none");
        stage.show([] {});
    }
}

TEST(Import, OfAWorkbookOnlyTheHeadingsCanBeSaidOtherwise) {
    Stage stage;
    ImportDesk desk(Step::columns);
    ImportModel& import = desk.model.import;
    import.sheets = {"Leads"};
    import.shape = {.delimiter = ",",
                    .encoding = "utf-8",
                    .header_line = 2,
                    .first_lines = {{1, "Clients of May"}, {2, "Company,Name,Phone"}}};
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::combobox, "Headings").value, "Row 2: Company,Name,Phone");
    EXPECT_FALSE(stage.find(AriaRole::combobox, "Letters"));
    EXPECT_FALSE(stage.find(AriaRole::combobox, "Between the cells"));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, WhatWasSaidOfAColumnBeforeCanBeTakenBack) {
    Stage stage;
    ImportDesk desk(Step::columns);
    desk.model.import.columns[0].use = "left_out";
    desk.model.import.columns[0].remembered = true;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::combobox, "Company");
    stage.click(AriaRole::option, "As its heading says");
    ASSERT_EQ(desk.given<CallColumn>().size(), 1U);
    EXPECT_EQ(desk.given<CallColumn>()[0].use, "by_header");
    stage.click(AriaRole::combobox, "Name");
    EXPECT_FALSE(stage.find(AriaRole::option, "As its heading says")) << "nothing was said of it";
}

TEST(Import, ThePreviewTellsHowTheFileWasReadAndWhatIsLeftOutOfIt) {
    Stage stage;
    ImportDesk desk(Step::preview);
    ImportModel& import = desk.model.import;
    import.columns.push_back({"Fax", "left_out", true});
    import.columns.push_back({.header = "c64", .use = "left_out", .no_room = true});
    import.shape = {.encoding = "windows-1252",
                    .encoding_guessed = true,
                    .letters = {"Zoë", "Genève"},
                    .header_line = 3,
                    .first_lines = {{1, "Clients of May"}}};
    import.marked = 2;
    import.in_hands = 1;
    stage.show([&] { desk.draw(); });
    for (const char* words :
         {"The headings are in line 3; what is above them is left out.",
          "Read as Western European (Windows-1252), by a guess. Look whether this is right: "
          "“Zoë”, “Genève”.",
          "Left out: Fax.", "As somebody said before: Fax.",
          "A number keeps no more columns. Left out for that: c64.",
          "2 numbers are marked “do not call” in the file: nobody dials them any more.",
          "1 number of the file is in somebody's hands now."}) {
        EXPECT_TRUE(stage.find(AriaRole::text, words)) << words;
    }
    import.shape.header_line = 0;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text,
                           "The file has no line with headings: its first line is a number like "
                           "the others. What its columns are was guessed from what is in them."));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, RowsWorthALookAreShownAndRepeatsAreSaved) {
    Stage stage;
    ImportDesk desk(Step::preview);
    ImportModel& import = desk.model.import;
    import.refused_total = 0;
    import.refused.clear();
    import.warnings = {{5, "Time Zone", "no such time zone", "GMT+1"}};
    import.repeats = {{3, Phone{2348030000001}, 2, {}, "Name: “Ada Bello”, was “Ada”"},
                      {4, Phone{2348030000001}, 2, {}, ""}};
    import.has_repeats_file = true;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::cell, "Repeats line 2, and is left out"));
    EXPECT_TRUE(stage.find(AriaRole::cell, "Name: “Ada Bello”, was “Ada”"));
    EXPECT_TRUE(stage.find(AriaRole::cell, "Time Zone: no such time zone"));
    EXPECT_FALSE(stage.find(AriaRole::row, "Line 4")) << "it says nothing else";
    stage.click(AriaRole::button, "Save repeats as a file");
    EXPECT_EQ(desk.given<SaveImportTable>().size(), 1U);
}

TEST(Import, WhatTheDeskKnowsOfItsNumbersIsCountedAndSaved) {
    Stage stage;
    ImportDesk desk(Step::preview);
    desk.model.import.in_hands = 2;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "2 numbers of the file are in somebody's hands now."));
    EXPECT_FALSE(stage.find(AriaRole::button, "Save which these are as a file"));
    desk.model.import.has_standing_file = true;
    stage.frames(6);  // it stands in the middle at its new height
    stage.click(AriaRole::button, "Save which these are as a file");
    ASSERT_EQ(desk.given<SaveImportTable>().size(), 1U);
    EXPECT_EQ(desk.given<SaveImportTable>()[0].which, ImportTable::standing);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, CanBeStoppedWhileTheFileIsSentAndNotAfterwards) {
    Stage stage;
    ImportDesk desk(Step::importing);
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Sending the file").value, "63 %");
    EXPECT_EQ(stage.faults(), "");
    stage.press(ImGuiKey_Escape);
    EXPECT_EQ(desk.given<CloseImport>().size(), 1U);

    // From then on the relay has it: all of it is imported, or nothing.
    desk.wishes.clear();
    desk.model.import.share = 1;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::progressbar, "Importing 935 numbers").has_value());
    EXPECT_FALSE(stage.find(AriaRole::button, "Close").has_value());
    stage.press(ImGuiKey_Escape);
    EXPECT_TRUE(desk.wishes.empty());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Import, CheckingCanBeCancelled) {
    Stage stage;
    ImportDesk desk(Step::checking);
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Sending the file").value, "63 %");
    stage.click(AriaRole::button, "Cancel");
    EXPECT_EQ(desk.given<CloseImport>().size(), 1U);
}

TEST(Import, TheEndShowsTheSameFigures) {
    Stage stage;
    ImportDesk desk(Step::done);
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::status, "Imported").value, "935");
    EXPECT_EQ(stage.the(AriaRole::status, "Refused").value, "25");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Done");
    EXPECT_EQ(desk.given<CloseImport>().size(), 1U);
}

TEST(Import, AFailureSaysWhatToDoAndLetsOneChooseAgain) {
    Stage stage;
    ImportDesk desk(Step::failed);
    desk.model.import.problem = "The file is a spreadsheet. Save it as CSV.";
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::alert, desk.model.import.problem).has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Choose another file");
    ASSERT_EQ(desk.given<ChooseImportFile>().size(), 1U);
    EXPECT_EQ(desk.given<ChooseImportFile>()[0].list, "may");
}

TEST(Import, OnANarrowPageNothingIsMissing) {
    Stage stage(390, 844);
    ImportDesk desk(Step::preview);
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.the(AriaRole::button, "Import 935 numbers").enabled);
    EXPECT_TRUE(stage.find(AriaRole::button, "Save refused rows as a file").has_value());
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
