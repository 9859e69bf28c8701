// recall export: everything a desk holds, in files that other programs and spreadsheets read. The
// leads have a file for each list, which an import takes as it is.
#include "journal/sqlite_journal.hpp"
#include "relay/api/callbacks.hpp"
#include "relay/api/lines.hpp"
#include "relay/cli/verbs.hpp"
#include "relay/import/csv_text.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace recall {

namespace fs = std::filesystem;

// Nouns whose tables nothing else tells.
struct UserRow {
    User user;
};
template <>
struct Told<UserRow> {
    static constexpr std::string_view name = "UserRow";
    static void visit(auto& f, auto& x) {
        auto& user = x.user;
        f("username", user.username, {.cell = "Username"});
        f("name", user.name, {.cell = "Name"});
        f("role", user.role, {.cell = "Role"});
        f.cell("Campaign codes", [&user] {
            std::string codes;
            for (const Code one : user.campaigns) codes += (codes.empty() ? "" : " ") + one.text();
            return codes;
        });
        f("daily_target", user.daily_target, {.cell = "Daily target"});
        f("may_set_callbacks", user.may_set_callbacks, {.cell = "May set callbacks"});
        f("may_keep_callbacks", user.may_keep_callbacks, {.cell = "May keep callbacks"});
        f("active", user.active, {.cell = "Active"});
    }
};
struct ListRow {
    List list;
};
template <>
struct Told<ListRow> {
    static constexpr std::string_view name = "ListRow";
    static void visit(auto& f, auto& x) {
        f("id", x.list.id, {.cell = "List code"});
        f("name", x.list.name, {.cell = "List"});
        f("campaign", x.list.campaign, {.cell = "Campaign", .names = Naming::campaign});
        f("active", x.list.active, {.cell = "Active"});
        f("expires", x.list.expires, {.cell = "Last day"});
    }
};

namespace {

// A folder that is there only if all went well.
class NewFolder {
public:
    explicit NewFolder(fs::path at) : path(std::move(at)) { fs::create_directories(path); }
    ~NewFolder() {
        std::error_code ignored;
        if (!kept_) fs::remove_all(path, ignored);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    void keep() { kept_ = true; }

    const fs::path path;

private:
    bool kept_ = false;
};

template <typename T>
T value_or_throw(Result<T, JournalError> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

// Writes what one moment's copy of the desk holds.
class DeskExport {
public:
    DeskExport(const State& state, JournalReader& reader, fs::path folder, bool json)
        : state_(state),
          reader_(reader),
          folder_(std::move(folder)),
          json_(json),
          table_(api::export_table_of(state)) {}

    void write_all() {
        write_setup();
        write_leads();
        write_paged<ArchivedCall>("calls", [this](PageRequest page) {
            CallFilter all;
            all.archived_only = false;
            return value_or_throw(
                api::archived_calls(reader_, value_or_throw(reader_.calls(all, page))));
        });
        const TzCalendar calendar;
        const Instant now = system_now();
        const DeskThread::Desk desk{
            state_, 0, {now, state_.counters().open_day}, {}, {}, &calendar};
        write_paged<CallbackLine>("callbacks", [&](PageRequest page) {
            return api::page_as<CallbackLine>(
                value_or_throw(reader_.callbacks({}, {}, page)),
                [&desk](Callback one) { return api::line_of(desk, std::move(one)); });
        });
        write_paged<DoNotCall>("do-not-call", [this](PageRequest page) {
            return value_or_throw(reader_.do_not_call({}, page));
        });
        write_paged<Unplaced>("unplaced", [this](PageRequest page) {
            return value_or_throw(reader_.unplaced({}, page));
        });
        write_paged<Import>("imports", [this](PageRequest page) {
            return value_or_throw(reader_.imports({}, page));
        });
        write_paged<RecycleEntry>("recycling-log", [this](PageRequest page) {
            return value_or_throw(reader_.recycling_log({}, page));
        });
        write_paged<AuditEntry>("audit", [this](PageRequest page) {
            return api::page_as<AuditEntry>(value_or_throw(reader_.records({}, page)),
                                            api::audit_entry);
        });
    }

    const std::vector<std::string>& told() const { return told_; }

private:
    // What is no table is JSON whatever was asked for.
    void write_setup() {
        write_text("desk.json", to_text(recall::told(state_.desk())) + "\n");
        std::string campaigns = "[";
        for (const auto& [id, campaign] : state_.campaigns()) {
            api::append_json(campaigns, recall::told(campaign), campaigns.size() == 1);
        }
        write_text("campaigns.json", campaigns + "\n]\n");
        write<UserRow>("users", [this](auto each) {
            for (const auto& [username, user] : state_.users()) each(UserRow{user});
        });
        write<ListRow>("lists", [this](auto each) {
            for (const auto& [id, list] : state_.lists()) each(ListRow{list});
        });
    }

    void write_leads() {
        std::map<ListId, std::vector<const Lead*>> leads;
        for (const auto& [id, list] : state_.lists()) leads[id];
        for (const auto& [id, lead] : state_.leads()) leads[lead.list].push_back(&lead);
        for (const auto& [list, of_list] : leads) {
            write<LeadLine>("leads-" + list, [this, &of_list](auto each) {
                for (const Lead* lead : of_list) each(api::lead_line(state_, *lead));
            });
        }
    }

    template <typename T, typename Read>
    void write_paged(const std::string& name, Read read) {
        write<T>(name, [&read](auto each) {
            api::each_item<T>(nullptr, read, [](std::int64_t) {}, each);
        });
    }

    template <typename T, typename EachOf>
    void write(const std::string& name, EachOf each_of) {
        std::int64_t rows = 0;
        const std::string file = name + (json_ ? ".json" : ".csv");
        std::ofstream out(folder_ / file, std::ios::binary);
        if (json_) {
            out << '[';
            each_of([&](const T& item) {
                std::string text;
                api::append_json(text, recall::told(item), rows++ == 0);
                out << text;
            });
            out << "\n]\n";
        } else {
            ExportPlan plan;
            if (ExportPlan::is_needed<T>()) each_of([&plan](const T& item) { plan.see(item); });
            plan.lay_out(table_);
            out << api::csv_start(csv_header<T>(table_));
            each_of([&](const T& item) {
                out << csv_line(csv_cells(item, table_));
                ++rows;
            });
        }
        finish(out, file);
        told_.push_back(file + ": " + std::to_string(rows));
    }
    void write_text(const std::string& file, const std::string& text) {
        std::ofstream out(folder_ / file, std::ios::binary);
        out << text;
        finish(out, file);
        told_.push_back(file);
    }
    void finish(std::ofstream& out, const std::string& file) const {
        out.close();
        if (out) return;
        throw std::runtime_error((folder_ / file).string() +
                                 " cannot be written. Is there room? Nothing was exported.");
    }

    const State& state_;
    JournalReader& reader_;
    const fs::path folder_;
    const bool json_;
    ExportTable table_;
    std::vector<std::string> told_;
};

int export_desk(const std::string& data, const std::string& folder, const std::string& format) {
    std::error_code error;
    if (!fs::exists(desk_file(data), error)) return fail("There is no desk in " + data + ".");
    if (fs::exists(folder, error)) {
        return fail("There is a " + folder + " already. Name a new folder.");
    }
    NewFolder made(folder);
    // Of one moment, also while a relay writes on: what is read is a copy.
    const NewFolder copy(made.path / "copy");
    const fs::path desk = desk_file(data);
    if (auto wrong = copy_database(desk, copy.path / desk.filename())) return fail(*wrong);
    const auto journal = value_or_throw(SqliteJournal::open(copy.path.string()));
    const Loaded loaded = value_or_throw(journal->load());
    const auto reader = value_or_throw(journal->reader());
    DeskExport whole(loaded.state, *reader, made.path, format == "json");
    whole.write_all();
    made.keep();
    for (const std::string& line : whole.told()) std::cout << line << '\n';
    std::cout << "The desk is exported to " << folder
              << ". Passwords are in no file; to keep the desk itself: recall backup\n";
    return 0;
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
    auto data = std::make_shared<std::string>("data");
    auto folder = std::make_shared<std::string>();
    auto format = std::make_shared<std::string>("csv");
    CLI::App* command = app.add_subcommand(
        "export",
        "Write everything the desk holds into files of a new folder, also while a relay runs.");
    command->add_option("folder", *folder, "The new folder")->required();
    command->add_option("--data", *data, "The data folder")->envname("RECALL_DATA");
    command->add_option("--format", *format, "csv, for spreadsheets, or json, for programs")
        ->check(CLI::IsMember({"csv", "json"}));
    command->callback([data, folder, format, &chosen] {
        chosen = [data, folder, format] { return export_desk(*data, *folder, *format); };
    });
}

}  // namespace recall
