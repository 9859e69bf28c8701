#include "journal/sqlite_journal.hpp"
#include "relay/accounts/secrets.hpp"
#include "relay/cli/verbs.hpp"

#include <iostream>

namespace recall {

int fail(const std::string& sentence) {
    std::cerr << "recall: " << sentence << std::endl;
    return 1;
}

struct OpenDesk::Impl {
    std::unique_ptr<SqliteJournal> journal;
    std::unique_ptr<AccountStore> accounts;
    TzCalendar calendar;
    Metrics metrics;
    Health health;
    std::unique_ptr<DeskThread> thread;
    std::string client = "command-" + random_token();
    std::int64_t number = 0;
};

OpenDesk::OpenDesk() : impl_(std::make_unique<Impl>()) {}
OpenDesk::~OpenDesk() = default;

Result<std::unique_ptr<OpenDesk>, JournalError> OpenDesk::open(const std::string& folder) {
    auto journal = SqliteJournal::open(folder);
    if (!journal) return journal.error();
    auto accounts = open_account_store(folder);
    if (!accounts) return accounts.error();
    std::unique_ptr<OpenDesk> desk(new OpenDesk());
    desk->impl_->journal = std::move(journal).value();
    desk->impl_->accounts = std::move(accounts).value();
    desk->impl_->thread =
        std::make_unique<DeskThread>(*desk->impl_->journal, desk->impl_->calendar, system_now,
                                     desk->impl_->metrics, desk->impl_->health);
    if (auto error = desk->impl_->thread->start(nullptr)) return *error;
    return desk;
}

DeskThread& OpenDesk::thread() { return *impl_->thread; }
AccountStore& OpenDesk::accounts() { return *impl_->accounts; }
const Calendar& OpenDesk::calendar() const { return impl_->calendar; }

std::optional<std::string> OpenDesk::give(Command command) {
    auto result = impl_->thread->submit_and_wait(
        {operator_name, impl_->client, ++impl_->number, std::move(command)});
    if (!result) return result.error().message;
    if (const auto& rejection = result.value().answer.rejection) return message_of(*rejection);
    return std::nullopt;
}

}  // namespace recall
