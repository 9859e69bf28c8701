#include "relay/import/bar_numbers.hpp"

#include <algorithm>
#include <tuple>

namespace recall {

namespace {

struct OneLine {
    Code campaign;
    std::string reason;
    Day expires;
    bool operator<(const OneLine& other) const {
        return std::tie(campaign, reason, expires) <
               std::tie(other.campaign, other.reason, other.expires);
    }
};

}  // namespace

std::vector<DoNotCall> new_bar_lines(DeskThread& desk, const ListId& into,
                                     std::vector<DoNotCall> lines) {
    std::map<DoNotCallKey, DoNotCall> fresh;
    for (std::size_t from = 0; from < lines.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, lines.size());
        desk.ask([&](const DeskThread::Desk& now) {
            const List* list = now.state.list(into);
            for (std::size_t i = from; i < to; ++i) {
                DoNotCall& line = lines[i];
                if (line.key.campaign && !now.state.campaign(line.key.campaign)) {
                    line.key.campaign = list ? list->campaign : Code{};
                }
                const bool past = line.expires && line.expires < now.stamp.today;
                if (!past && !now.state.do_not_call(line.key)) fresh.try_emplace(line.key, line);
            }
            return true;
        });
    }
    std::vector<DoNotCall> found;
    for (auto& [key, line] : fresh) found.push_back(std::move(line));
    return found;
}

Barred bar_numbers(DeskThread& desk, const Username& by, const std::vector<DoNotCall>& lines) {
    std::map<OneLine, std::vector<Phone>> alike;
    for (const DoNotCall& line : lines) {
        alike[{line.key.campaign, line.reason, line.expires}].push_back(line.key.phone);
    }
    Barred done;
    for (const auto& [line, phones] : alike) {
        for (std::size_t from = 0; from < phones.size(); from += do_not_call_phones_max) {
            const std::size_t to = std::min(from + do_not_call_phones_max, phones.size());
            AddDoNotCall command;
            command.campaign = line.campaign;
            command.reason = line.reason;
            command.expires = line.expires;
            command.phones.assign(phones.begin() + static_cast<std::ptrdiff_t>(from),
                                  phones.begin() + static_cast<std::ptrdiff_t>(to));
            auto result = desk.submit_and_wait(by, std::move(command));
            if (!result) {
                done.error = result.error();
                return done;
            }
            if (const auto& no = result.value().answer.rejection) {
                done.rejection = *no;
                return done;
            }
            done.numbers += static_cast<std::int64_t>(to - from);
        }
    }
    return done;
}

}  // namespace recall
