#include "journal/sqlite.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/desk/backup_note.hpp"
#include "relay/desk/clock.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace recall {

namespace {

namespace fs = std::filesystem;

// The databases of a desk; otherwise why not, with nothing half done left behind.
std::optional<std::string> copy_desk(const fs::path& from, const fs::path& to) {
    std::error_code error;
    // For its owner alone where we make it. One that is there is somebody's, and stays as it is;
    // what is put there is for its owner alone all the same.
    if (fs::create_directories(to, error)) fs::permissions(to, fs::perms::owner_all, error);
    if (error) return "The folder " + to.string() + " cannot be made: " + error.message();
    std::vector<fs::path> made;
    for (const fs::path& file :
         {from / "accounts.db", from / "notes.db", fs::path(desk_file(from.string()))}) {
        if (!fs::exists(file, error)) continue;
        const fs::path copy = to / file.filename();
        if (fs::exists(copy, error)) return "There is a " + copy.string() + " already.";
        made.push_back(copy);
        if (auto wrong = copy_database(file, copy)) {
            for (const fs::path& half : made) fs::remove(half, error);
            return wrong;
        }
    }
    return std::nullopt;
}

int backup(const std::string& data, const std::string& folder) {
    std::error_code error;
    const fs::path desk = desk_file(data);
    if (!fs::exists(desk, error)) return fail("There is no desk in " + data + ".");
    if (fs::exists(fs::path(folder) / desk.filename(), error)) {
        return fail("There is a backup in " + folder + " already. Name a new folder.");
    }
    if (auto wrong = copy_desk(data, folder)) return fail(*wrong);
    if (!note_backup(data, system_now())) {
        std::cerr << "The desk is saved, but its health page will not say so: " << data
                  << " cannot be written.\n";
    }
    std::cout << "The desk is saved in " << folder << ". To go back to it: recall restore "
              << folder << " --data DIR\n";
    return 0;
}

int restore(const std::string& folder, const std::string& data) {
    std::error_code error;
    if (!fs::exists(desk_file(folder), error)) return fail("There is no backup in " + folder + ".");
    if (fs::exists(desk_file(data), error)) {
        return fail("There is a desk in " + data +
                    " already, and it is left as it is. Move it "
                    "away, or name another folder with --data.");
    }
    const auto checked = verify(folder);
    if (!checked) return fail(checked.error().message);
    if (!checked.value().problems.empty()) {
        return fail("The backup is damaged: " + checked.value().problems.front());
    }
    if (auto wrong = copy_desk(folder, data)) return fail(*wrong);
    std::cout << "The desk of " << folder << " is in " << data << ": " << checked.value().records
              << " records, nothing missing.\n";
    return 0;
}

}  // namespace

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

void add_backup(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>("data");
    auto folder = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "backup", "Save the desk as it is now into a new folder, also while a relay runs.");
    command->add_option("folder", *folder, "The new folder")->required();
    command->add_option("--data", *data, "The data folder")->envname("RECALL_DATA");
    command->callback(
        [data, folder, &chosen] { chosen = [data, folder] { return backup(*data, *folder); }; });
}

void add_restore(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>("data");
    auto folder = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "restore", "Check a backup and put it into a data folder that has no desk yet.");
    command->add_option("folder", *folder, "The backup's folder")->required();
    command->add_option("--data", *data, "The data folder")->envname("RECALL_DATA");
    command->callback(
        [data, folder, &chosen] { chosen = [data, folder] { return restore(*folder, *data); }; });
}

}  // namespace recall
