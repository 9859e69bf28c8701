// recall desk …: a word to the relay that serves a desk.
#include "journal/sqlite_journal.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/desk/clock.hpp"
#include "relay/desk/clock_note.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace recall {

namespace {

int confirm_clock(const std::string& data) {
    std::error_code error;
    if (!std::filesystem::exists(desk_file(data), error)) {
        return fail("There is no desk in " + data + ".");
    }
    if (!leave_clock_word(data, system_now())) return fail(data + " cannot be written.");
    std::cout << "The relay goes on with this machine's time within a minute, if it is in doubt "
                 "about it.\n";
    return 0;
}

}  // namespace

void add_desk(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>();
    CLI::App* desk = app.add_subcommand("desk", "A word to the relay that serves a desk");
    desk->require_subcommand(1);
    CLI::App* clock = desk->add_subcommand(
        "clock", "This machine's clock is right: after a leap the relay goes on with it");
    clock->add_option("--data", *data, "The desk's folder")->required();
    clock->callback([&chosen, data] { chosen = [data] { return confirm_clock(*data); }; });
}

}  // namespace recall
