#include "core/usual.hpp"
#include "journal/private_folder.hpp"
#include "journal/readers.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/cli/demo.hpp"
#include "relay/cli/options.hpp"
#include "relay/cli/relay.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/desk/log.hpp"

#include <date/tz.h>
#include <sys/resource.h>
#include <CLI/CLI.hpp>

#include <iostream>

namespace recall {

namespace {

// Every connection is an open file, and the usual limit is a thousand.
void allow_many_connections() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

std::string machine_zone() {
    try {
        return date::current_zone()->name();
    } catch (const std::exception&) { return "UTC"; }
}

// An empty desk has no day until it has a zone, and without a day nothing can be assigned.
std::optional<std::string> configure_empty(DeskThread& desk, const Options& options) {
    const bool is_empty =
        desk.ask([](const DeskThread::Desk& now) { return now.state.desk().zone.empty(); });
    if (!is_empty) return std::nullopt;
    Desk fresh;
    fresh.name = options.desk_name;
    fresh.zone = options.desk_zone.empty() ? machine_zone() : options.desk_zone;
    fresh.region = options.desk_region;
    if (!TzCalendar().knows(fresh.zone)) {
        return "There is no time zone “" + fresh.zone +
               "”. Give one such as Africa/Lagos with "
               "--desk-zone.";
    }
    // It begins with what the documents describe: both kinds of work, with their outcomes.
    const std::vector<Command> commands{ConfigureDesk{std::move(fresh)},
                                        SaveCampaign{usual_campaign(Kind::client)},
                                        SaveCampaign{usual_campaign(Kind::customer)}};
    std::int64_t number = 0;
    for (const Command& command : commands) {
        auto result = desk.submit_and_wait({operator_name, "serve", ++number, command});
        if (!result) return result.error().message;
        if (const auto& no = result.value().answer.rejection) return message_of(*no);
    }
    return std::nullopt;
}

// "https://crm.example.com/recall/" → "https://crm.example.com", as browsers write an Origin.
std::string origin_of(const std::string& url) {
    if (url.empty()) return "";
    return url.substr(0, url.find('/', url.find("://") + 3));
}

std::string address_for_people(const Options& options, unsigned short port) {
    if (!options.public_url.empty()) return options.public_url;
    const bool v6 = options.address.find(':') != std::string::npos;
    return "http://" + (v6 ? "[" + options.address + "]" : options.address) + ":" +
           std::to_string(port) + "/";
}

void say_who_may_sign_in(DeskThread& desk, bool demo) {
    if (demo) {
        std::cout << "Sign in as admin, manager or agent1 … agent6 with the password "
                  << demo_password << std::endl;
        return;
    }
    const bool nobody =
        desk.ask([](const DeskThread::Desk& now) { return now.state.users().empty(); });
    if (nobody) {
        std::cout << "Nobody can sign in yet: stop, and make an admin with `recall user add`."
                  << std::endl;
    }
}

void say_who_may_not(const std::vector<Username>& demo_users, const std::string& data) {
    if (demo_users.empty()) return;
    std::string names;
    for (const Username& username : demo_users) names += (names.empty() ? "" : ", ") + username;
    std::cout << "Accounts of the demo are in this desk (" << names
              << "), and everybody knows their password: they cannot sign in here. To go on with "
                 "this desk give one of them another password: recall user password "
              << demo_users.front() << " --data " << data
              << "\nOr see the demo, on this machine only, with --demo." << std::endl;
}

int serve(const Options& options) {
    log::to_standard_error(options.log_level);
    allow_many_connections();
    auto journal = SqliteJournal::open(options.data);
    if (!journal) return fail(journal.error().message);
    std::vector<std::unique_ptr<JournalReader>> open_readers;
    std::vector<JournalReader*> all_readers;
    for (std::size_t i = 0; i < reads_threads; ++i) {
        auto reader = journal.value()->reader();
        if (!reader) return fail(reader.error().message);
        open_readers.push_back(std::move(reader).value());
        all_readers.push_back(open_readers.back().get());
    }
    Readers readers(std::move(all_readers));
    auto accounts = open_account_store(options.data);
    if (const auto seen = seen_by_others(options.data)) log::warn("{}", *seen);
    if (!accounts) return fail(accounts.error().message);

    RelaySettings settings;
    settings.address = options.address;
    settings.port = static_cast<unsigned short>(options.port);
    settings.page = options.page;
    settings.data = options.data;
    settings.public_origin = origin_of(options.public_url);
    settings.hosts = AllowedHosts::from_text(options.public_url, options.hosts).value();
    settings.proxies =
        TrustedProxies::from_text(options.trusted_proxies, options.proxy_header).value();
    settings.demo = options.demo;
    settings.session_ms = options.session_hours * 60 * minute_ms;
    settings.hand_in_ms = options.hand_in_days * twenty_four_hours_ms;
    settings.clock_leap_ms_max = options.clock_leap_hours * 60 * minute_ms;
    Relay relay(settings, *journal.value(), readers, *accounts.value());
    if (auto error = relay.start()) return fail(*error);
    if (options.demo) {
        if (auto error = fill_with_demo(relay.desk(), *accounts.value())) return fail(*error);
    }
    if (auto error = configure_empty(relay.desk(), options)) return fail(*error);
    if (!is_loopback(options.address) && !settings.public_origin.starts_with("https://")) {
        log::warn(
            "others on the network can read along: put TLS before it, and say where with "
            "--public-url https://…");
    }
    relay.stop_on_signals();
    std::cout << "Recall is at " << address_for_people(options, relay.port()) << std::endl;
    say_who_may_sign_in(relay.desk(), options.demo);
    say_who_may_not(relay.closed_demo_users(), options.data);
    relay.run();
    log::info("stopped");
    return 0;
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
    struct Given {
        Options options;
        std::vector<OptionSpec> specs;
        std::string config;
        bool print_config = false;
    };
    auto given = std::make_shared<Given>();
    given->specs = option_specs(given->options);
    CLI::App* command = app.add_subcommand("serve", "Serve the desk until Ctrl+C.");
    add_options(*command, given->specs);
    command->add_option("--config", given->config, "A file of options, TOML.")
        ->envname("RECALL_CONFIG");
    command->add_flag("--print-config", given->print_config,
                      "Print such a file, with comments and the values as they are.");
    command->callback([given, command, &chosen] {
        chosen = [given, command] {
            std::string wrong = read_options_file(given->config, *command, given->specs);
            if (wrong.empty()) wrong = check_options(given->options);
            if (!wrong.empty()) return fail(wrong);
            if (given->print_config) {
                std::cout << options_file_text(given->options);
                return 0;
            }
            return serve(given->options);
        };
    });
}

}  // namespace recall
