#include "journal/verify.hpp"

#include "relay/cli/verbs.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace recall {

void add_verify(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>("data");
    CLI::App* command = app.add_subcommand(
        "verify", "Check that the journal is whole and that the tables say what it says.");
    command->add_option("--data", *data, "The data folder")->envname("RECALL_DATA");
    command->callback([data, &chosen] {
        chosen = [data] {
            const auto result = verify(*data);
            if (!result) return fail(result.error().message);
            const Verification& found = result.value();
            for (const std::string& problem : found.problems) std::cout << problem << '\n';
            std::cout << found.records << " records, " << found.problems.size() << " problems\n";
            return found.problems.empty() ? 0 : 1;
        };
    });
}

}  // namespace recall
