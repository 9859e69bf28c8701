#include "journal/sqlite.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/commands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace recall {

namespace {

namespace fs = std::filesystem;

// A copy of one file as it is at one moment, whether somebody writes it meanwhile or not.
std::optional<std::string> copy_database(const fs::path& from, const fs::path& to) {
    auto opened = Database::open(from.string(), Access::read_only, "");
    if (!opened) return opened.error().message;
    Database& database = *opened.value();
    std::string quoted;
    for (const char c : to.string()) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    database.exec("VACUUM INTO '" + quoted + "'");
    if (!database.ok()) return database.take_error().message;
    return std::nullopt;
}

int backup(const std::string& data, const std::string& folder) {
    std::error_code error;
    const fs::path desk = desk_file(data);
    if (!fs::exists(desk, error)) return fail("There is no desk in " + data + ".");
    if (fs::exists(fs::path(folder) / desk.filename(), error)) {
        return fail("There is a backup in " + folder + " already. Name a new folder.");
    }
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    if (error) return fail("The folder " + folder + " cannot be made: " + error.message());
    if (auto wrong = copy_database(desk, fs::path(folder) / desk.filename())) return fail(*wrong);
    const fs::path accounts = fs::path(data) / "accounts.db";
    if (fs::exists(accounts, error)) {
        if (auto wrong = copy_database(accounts, fs::path(folder) / "accounts.db")) return fail(*wrong);
    }
    std::cout << "The desk is saved in " << folder
              << ". To go back to it, serve that folder, or a copy of it.\n";
    return 0;
}

}  // namespace

void add_backup(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>("data");
    auto folder = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "backup", "Save the desk as it is now into a new folder, also while a relay runs.");
    command->add_option("folder", *folder, "The new folder")->required();
    command->add_option("--data", *data, "The data folder")->envname("RECALL_DATA");
    command->callback([data, folder, &chosen] {
        chosen = [data, folder] { return backup(*data, *folder); };
    });
}

}  // namespace recall
