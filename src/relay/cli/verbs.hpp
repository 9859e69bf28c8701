// The commands of the binary: each adds itself to the command line, and runs when it was given.
#pragma once

#include "journal/accounts.hpp"
#include "relay/desk/desk_thread.hpp"

#include <filesystem>
#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace recall {

// What to run after the command line was read; the program's exit status.
using Chosen = std::function<int()>;

void add_serve(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_user(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_restore(CLI::App& app, Chosen& chosen);
void add_desk(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);

// Says on the error stream what is wrong, and is the exit status for it.
int fail(const std::string& sentence);

// A copy of one database as it is at one moment, whether somebody writes it meanwhile or not; what
// is wrong, or nothing.
std::optional<std::string> copy_database(const std::filesystem::path& from,
                                         const std::filesystem::path& to);

// A desk opened by a command, with no relay running: its data folder is ours while this lives.
class OpenDesk {
public:
    static Result<std::unique_ptr<OpenDesk>, JournalError> open(const std::string& folder);
    ~OpenDesk();

    DeskThread& thread();
    AccountStore& accounts();
    const Calendar& calendar() const;
    // Runs a command as the operator; a sentence where it was refused or failed.
    std::optional<std::string> give(Command command);

private:
    OpenDesk();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace recall
