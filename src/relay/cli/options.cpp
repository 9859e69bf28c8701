#include "relay/cli/options.hpp"

#include "relay/accounts/peers.hpp"
#include "relay/desk/desk_clock.hpp"
#include "relay/desk/limits.hpp"

#include <CLI/CLI.hpp>
#include <toml++/toml.h>

#include <algorithm>

namespace recall {

std::string OptionSpec::flag() const {
    std::string text = "--" + name;
    std::replace(text.begin(), text.end(), '_', '-');
    return text;
}

std::string OptionSpec::variable() const {
    std::string text = "RECALL_" + name;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::vector<OptionSpec> option_specs(Options& o) {
    return {
        {"data", &o.data, "The folder of the desk's data; made if it is not there."},
        {"page", &o.page, "The folder of the page that browsers get; empty: no page."},
        {"address", &o.address,
         "The IP address to listen on. 127.0.0.1 is reached from this machine only; put a web\n"
         "server with TLS before the relay for all others."},
        {"port", &o.port, "The port to listen on; 0: any that is free."},
        {"public_url", &o.public_url,
         "Where browsers reach the relay, if not at the address above: https://crm.example.com.\n"
         "With https the session's cookie travels encrypted only."},
        {"hosts", &o.hosts,
         "Further names the relay answers to, beside localhost and that of public_url:\n"
         "crm.example.com, crm.lan:8080. Requests for any other are refused."},
        {"trusted_proxies", &o.trusted_proxies,
         "The addresses of the web servers before the relay, whose word is taken on where a\n"
         "request comes from: 127.0.0.1, 10.0.0.0/8. Empty: nobody's."},
        {"proxy_header", &o.proxy_header,
         "The header they say it in, X-Forwarded-For or Forwarded; the other one is not read."},
        {"session_hours", &o.session_hours, "How long a sign-in lasts: the longest shift."},
        {"clock_leap_hours", &o.clock_leap_hours,
         "How far the machine's clock may leap ahead before an admin has to say that it is right."},
        {"hand_in_days", &o.hand_in_days,
         "How long after a sign-in has ended, or its user was deactivated, calls that wait on the\n"
         "device may still be handed in; 0: not at all. It never lets anybody read."},
        {"demo", &o.demo,
         "Fill an empty desk with the demo: users, campaigns and numbers that are not real."},
        {"desk_name", &o.desk_name, "The name an empty desk gets. An admin can change all three."},
        {"desk_zone", &o.desk_zone,
         "The IANA time zone an empty desk gets, by which its days begin: Africa/Lagos.\n"
         "Empty: this machine's."},
        {"desk_region", &o.desk_region,
         "The region an empty desk gets, in which numbers without a country code are read."},
        {"log_level", &o.log_level, "What is logged: debug, info, warning, error or off."},
    };
}

void add_options(CLI::App& command, const std::vector<OptionSpec>& specs) {
    for (const OptionSpec& spec : specs) {
        std::string help = spec.help;
        std::replace(help.begin(), help.end(), '\n', ' ');
        CLI::Option* option = nullptr;
        if (auto* const* text = std::get_if<std::string*>(&spec.value)) {
            option = command.add_option(spec.flag(), **text, help);
        } else if (auto* const* number = std::get_if<std::int64_t*>(&spec.value)) {
            option = command.add_option(spec.flag(), **number, help);
        } else {
            option = command.add_flag(spec.flag(), *std::get<bool*>(spec.value), help);
        }
        option->envname(spec.variable());
    }
}

namespace {

// What the file says for one option; false where it is of the wrong type.
bool take(const toml::node& node, const OptionSpec& spec) {
    if (auto* const* text = std::get_if<std::string*>(&spec.value)) {
        const auto value = node.value_exact<std::string>();
        if (value) **text = *value;
        return value.has_value();
    }
    if (auto* const* number = std::get_if<std::int64_t*>(&spec.value)) {
        const auto value = node.value_exact<std::int64_t>();
        if (value) **number = *value;
        return value.has_value();
    }
    const auto value = node.value_exact<bool>();
    if (value) *std::get<bool*>(spec.value) = *value;
    return value.has_value();
}

}  // namespace

std::string read_options_file(const std::string& path, const CLI::App& command,
                              const std::vector<OptionSpec>& specs) {
    if (path.empty()) return "";
    toml::table table;
    try {
        table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        return path + ", line " + std::to_string(error.source().begin.line) + ": " +
               std::string(error.description());
    }
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        const auto spec = std::find_if(specs.begin(), specs.end(),
                                       [&name](const OptionSpec& s) { return s.name == name; });
        if (spec == specs.end()) {
            return path + ": there is no option “" + name +
                   "”. `recall serve --print-config` shows all of them.";
        }
        if (command.count(spec->flag()) > 0) continue;
        if (!take(node, *spec)) { return path + ": “" + name + "” has a value of the wrong kind."; }
    }
    return "";
}

std::string check_options(const Options& options) {
    if (options.port < 0 || options.port > 65535) return "The port must lie between 0 and 65535.";
    if (options.session_hours < 1 || options.session_hours > 24 * 31) {
        return "session_hours must lie between 1 and 744.";
    }
    if (options.clock_leap_hours < 1 || options.clock_leap_hours > clock_leap_hours_max) {
        return "clock_leap_hours must lie between 1 and " + std::to_string(clock_leap_hours_max) +
               ".";
    }
    if (options.hand_in_days < 0 || options.hand_in_days > hand_in_days_max) {
        return "hand_in_days must lie between 0 and " + std::to_string(hand_in_days_max) + ".";
    }
    if (options.demo && !is_loopback(options.address)) {
        return "The demo's passwords are known to everybody, so it is served to this machine only: "
               "leave out --address, or --demo.";
    }
    if (options.demo && !options.public_url.empty()) {
        return "The demo's passwords are known to everybody, so it has no public_url: leave out "
               "--public-url, or --demo.";
    }
    const auto proxies = TrustedProxies::from_text(options.trusted_proxies, options.proxy_header);
    if (!proxies) return proxies.error();
    const auto hosts = AllowedHosts::from_text(options.public_url, options.hosts);
    if (!hosts) return hosts.error();
    const bool http = options.public_url.starts_with("http://");
    if (!options.public_url.empty() && !http && !options.public_url.starts_with("https://")) {
        return "public_url must begin with https:// (or http://).";
    }
    return "";
}

std::string options_file_text(Options options) {
    std::string file =
        "# Options of `recall serve`. Each can also be given as a flag or in the environment;\n"
        "# a flag wins over the environment, the environment over this file.\n";
    for (const OptionSpec& spec : option_specs(options)) {
        std::string help = spec.help;
        for (std::size_t at = 0; (at = help.find('\n', at)) != std::string::npos; at += 3) {
            help.replace(at, 1, "\n# ");
        }
        file += "\n# " + help + "\n# " + spec.flag() + ", " + spec.variable() + "\n";
        file += spec.name + " = ";
        if (auto* const* text = std::get_if<std::string*>(&spec.value)) {
            std::string quoted;
            for (const char c : **text) {
                if (c == '"' || c == '\\') quoted += '\\';
                quoted += c;
            }
            file += '"' + quoted + '"';
        } else if (auto* const* number = std::get_if<std::int64_t*>(&spec.value)) {
            file += std::to_string(**number);
        } else {
            file += *std::get<bool*>(spec.value) ? "true" : "false";
        }
        file += '\n';
    }
    return file;
}

}  // namespace recall
