// recall: one binary that serves a desk and looks after it.
#include "relay/cli/verbs.hpp"

#include <sys/stat.h>
#include <CLI/CLI.hpp>

#include <iostream>

int main(int count, char** arguments) {
    umask(077);  // what a desk keeps is nobody else's on this machine
    CLI::App app{"Recall, a call-centre CRM. Each command has its own --help."};
    recall::Chosen chosen;
    app.require_subcommand(1);
    recall::add_serve(app, chosen);
    recall::add_import(app, chosen);
    recall::add_export(app, chosen);
    recall::add_user(app, chosen);
    recall::add_backup(app, chosen);
    recall::add_restore(app, chosen);
    recall::add_verify(app, chosen);
    recall::add_desk(app, chosen);
    CLI11_PARSE(app, count, arguments);
    try {
        return chosen();
    } catch (const std::exception& error) {
        std::cerr << "recall: " << error.what() << std::endl;
        return 1;
    }
}
