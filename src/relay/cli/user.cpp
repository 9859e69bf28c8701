#include "relay/accounts/secrets.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/desk/clock.hpp"
#include "relay/desk/limits.hpp"
#include "wire/answers/accounts.hpp"
#include "wire/words.hpp"

#include <CLI/CLI.hpp>
#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace recall {

namespace {

struct GivenUser {
    std::string data = "data";
    std::string username;
    std::string name;
    std::string role = "agent";
    std::vector<std::string> campaigns;
};

// From the terminal without showing it, or the first line of what is piped in.
std::string ask_password() {
    const bool terminal = isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal) {
        std::cerr << "Password: ";
        tcgetattr(STDIN_FILENO, &before);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string password;
    std::getline(std::cin, password);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << '\n';
    }
    return password;
}

std::optional<std::string> check_password(const std::string& password) {
    if (password.size() >= password_bytes_min && password.size() <= password_bytes_max) {
        return std::nullopt;
    }
    return "A password has at least " + std::to_string(password_bytes_min) + " characters.";
}

int set_password(AccountStore& accounts, const GivenUser& given, const std::string& password) {
    auto error = accounts.set_password_hash(given.username, hash_of_password(password));
    if (!error) error = accounts.end_sessions_of(given.username);
    if (error) return fail(error->message);
    std::cout << "The password of " << given.username << " is set.\n";
    return 0;
}

int add(const GivenUser& given) {
    User user;
    user.username = given.username;
    user.name = given.name.empty() ? given.username : given.name;
    if (!from_word(given.role, user.role)) return fail("The role is agent, manager or admin.");
    for (const std::string& id : given.campaigns) {
        const auto code = Code::from_text(id);
        if (!code || !*code) return fail("“" + id + "” is no campaign.");
        user.campaigns.push_back(*code);
    }
    auto desk = OpenDesk::open(given.data);
    if (!desk) return fail(desk.error().message);
    const bool known = desk.value()->thread().ask([&](const DeskThread::Desk& now) {
        return now.state.user(given.username) != nullptr;
    });
    if (known) return fail("There is a user “" + given.username + "” already.");
    const std::string password = ask_password();
    if (auto wrong = check_password(password)) return fail(*wrong);
    if (auto no = desk.value()->give(SaveUser{user})) return fail(*no);
    return set_password(desk.value()->accounts(), given, password);
}

// Also while a relay runs: its folder is locked then, but its passwords are not.
int password(const GivenUser& given) {
    auto desk = OpenDesk::open(given.data);
    if (desk) {
        const bool known = desk.value()->thread().ask([&](const DeskThread::Desk& now) {
            return now.state.user(given.username) != nullptr;
        });
        if (!known) return fail(message_of({Reason::user_unknown, given.username}));
    } else if (desk.error().code != "locked") {
        return fail(desk.error().message);
    }
    auto accounts = open_account_store(given.data);
    if (!accounts) return fail(accounts.error().message);
    if (!desk) {
        const auto hash = accounts.value()->password_hash(given.username);
        if (!hash) return fail(hash.error().message);
        if (!hash.value()) return fail(message_of({Reason::user_unknown, given.username}));
    }
    const std::string fresh = ask_password();
    if (auto wrong = check_password(fresh)) return fail(*wrong);
    return set_password(*accounts.value(), given, fresh);
}

int list(const GivenUser& given) {
    auto desk = OpenDesk::open(given.data);
    if (!desk) return fail(desk.error().message);
    const auto users = desk.value()->thread().ask(
        [](const DeskThread::Desk& now) { return now.state.users(); });
    for (const auto& [username, user] : users) {
        std::cout << username << '\t' << word_of(user.role) << '\t' << user.name
                  << (user.active ? "" : "\tdeactivated") << '\n';
    }
    return 0;
}

int deactivate(const GivenUser& given) {
    auto desk = OpenDesk::open(given.data);
    if (!desk) return fail(desk.error().message);
    auto user = desk.value()->thread().ask([&](const DeskThread::Desk& now) {
        const User* known = now.state.user(given.username);
        return known ? std::optional(*known) : std::nullopt;
    });
    if (!user) return fail(message_of({Reason::user_unknown, given.username}));
    user->active = false;
    if (auto no = desk.value()->give(SaveUser{*user})) return fail(*no);
    if (auto error = desk.value()->accounts().retire_sessions_of(given.username, system_now())) {
        return fail(error->message);
    }
    std::cout << given.username << " is deactivated.\n";
    return 0;
}

}  // namespace

void add_user(CLI::App& app, Chosen& chosen) {
    auto given = std::make_shared<GivenUser>();
    CLI::App* command =
        app.add_subcommand("user", "Users: add, list, password, deactivate.");
    command->require_subcommand(1);
    const auto add_one = [&](const char* name, const char* help, int (*run)(const GivenUser&)) {
        CLI::App* one = command->add_subcommand(name, help);
        one->add_option("--data", given->data, "The data folder")->envname("RECALL_DATA");
        one->callback([given, run, &chosen] { chosen = [given, run] { return run(*given); }; });
        return one;
    };
    const auto with_username = [&](CLI::App* one) {
        one->add_option("username", given->username, "Who")->required();
        return one;
    };
    CLI::App* adding = with_username(add_one(
        "add", "Add a user. Asks for the password, or reads it from what is piped in.", add));
    adding->add_option("--name", given->name, "The name people see");
    adding->add_option("--role", given->role, "agent, manager or admin");
    adding->add_option("--campaigns", given->campaigns, "Campaigns the agent works in")
        ->delimiter(',');
    with_username(add_one("password", "Set a user's password.", password));
    with_username(add_one("deactivate", "Let a user sign in no more.", deactivate));
    add_one("list", "List all users.", list);
}

}  // namespace recall
