// The do-not-call lists of the desk and of its campaigns: read, added to from a file or a few typed
// numbers, and taken off.
#include "core/numbers.hpp"
#include "relay/accounts/secrets.hpp"
#include "relay/api/handlers.hpp"
#include "relay/api/import_options.hpp"
#include "relay/desk/log.hpp"
#include "relay/import/typed_numbers.hpp"


#include <algorithm>
#include <set>

namespace recall::api {

namespace {

ImportFile read_numbers(const Services& services, const std::string& body,
                        const FileTerms& terms, const std::string& region) {
    ImportOptions options = import_options(services, terms, region);
    const auto typed = is_workbook(body) ? std::nullopt : typed_numbers(body);
    if (typed) options.delimiter = ',';
    auto read = read_import(typed ? typed->table : body, options, services.calendar);
    if (!read) throw Refusal{import_error_reply(read.error())};
    ImportFile file = std::move(read).value();
    if (typed) {
        // As it was typed: the header is ours.
        const auto put_back = [&typed](RowRemark& remark) {
            remark.line = typed->lines.at(static_cast<std::size_t>(remark.line - 2));
        };
        std::for_each(file.refused.begin(), file.refused.end(), put_back);
        std::for_each(file.warnings.begin(), file.warnings.end(), put_back);
    }
    return file;
}

// What the list has of these phones already, and how many leads they would keep from being called.
struct Standing {
    std::vector<Phone> phones;  // all of them
    std::int64_t known = 0;
    std::set<LeadId> leads;  // a number and its extension may mean the same one
};
Standing standing_of(const Services& services, Code campaign, const std::vector<NewLead>& leads) {
    Standing standing;
    for (const NewLead& lead : leads) {
        for (const Phone phone : phones_of(lead)) standing.phones.push_back(phone);
    }
    const std::set<Phone> all(standing.phones.begin(), standing.phones.end());
    standing.phones.assign(all.begin(), all.end());
    for (std::size_t from = 0; from < standing.phones.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, standing.phones.size());
        services.desk.ask([&](const DeskThread::Desk& desk) {
            for (std::size_t i = from; i < to; ++i) {
                const Phone phone = standing.phones[i];
                if (desk.state.do_not_call({campaign, phone})) ++standing.known;
                for (const auto& [id, list] : desk.state.lists()) {
                    if (campaign && list.campaign != campaign) continue;
                    for (const LeadId at : desk.state.leads_at(id, phone)) {
                        const Lead& lead = *desk.state.lead(at);
                        const bool rests =
                            desk.state.are_barred(list.campaign, phones_of(lead), all);
                        if (!lead.barred && rests) standing.leads.insert(at);
                    }
                }
            }
            return true;
        });
    }
    return standing;
}

// A command for so many numbers at a time, so that agents go on between them.
template <typename Number, typename MakeCommand>
std::int64_t give_in_parts(const Services& services, const Caller& caller,
                           const std::vector<Number>& numbers, MakeCommand make) {
    const std::string client = "http-" + random_token();
    std::int64_t part = 0, done = 0;
    for (std::size_t from = 0; from < numbers.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, numbers.size());
        const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(to);
        const auto result = services.desk.submit_and_wait(
            {caller.user.username, client, ++part, make(std::vector<Number>(begin, end))});
        if (!result) {
            throw Refusal{error_reply(503, result.error().code,
                                      result.error().message + " " + std::to_string(done) +
                                          " of " + std::to_string(numbers.size()) +
                                          " numbers are done. Send the same again: what is done "
                                          "stays.",
                                      {{"done", done}})};
        }
        if (const auto& no = result.value().answer.rejection) throw Refusal{error_reply(*no)};
        done += static_cast<std::int64_t>(to - from);
    }
    return done;
}

std::vector<DoNotCallKey> keys_of(const TakeOffNumbers& wish) {
    if (wish.numbers.empty()) refuse_list<ListedNumber>("numbers");
    std::vector<DoNotCallKey> keys;
    for (const ListedNumber& one : wish.numbers) {
        const auto phone = phone_from_text(one.phone);
        const auto campaign = Code::from_text(one.campaign);
        if (!phone || !campaign) refuse_list<ListedNumber>("numbers");
        keys.push_back({*campaign, *phone});
    }
    return keys;
}

}  // namespace

Listed<DoNotCall> do_not_call(const Services& services, const Caller&,
                              const DoNotCallQuery& query) {
    DoNotCallFilter filter;
    filter.campaign = query.desk ? std::optional(Code{}) : if_given(query.campaign);
    filter.text = query.text;
    return list_reply<DoNotCall>(
        services, query.paging, "do-not-call", nullptr,
        [&](PageRequest page) { return services.reader.do_not_call(filter, page); });
}

DoNotCallReport add_do_not_call(const Services& services, const Caller& caller,
                                const AddDoNotCallQuery& query, const HttpRequest& request) {
    AddDoNotCall command;
    command.campaign = query.campaign;
    command.reason = query.reason;
    command.expires = query.expires;
    const std::string region = services.desk.ask(
        [](const DeskThread::Desk& desk) { return desk.state.desk().region; });
    if (region.empty()) throw Refusal{error_reply(Rejection{Reason::desk_not_configured})};
    ImportFile file = read_numbers(services, request.body, query.terms, region);
    const Standing standing = standing_of(services, command.campaign, file.leads);
    if (query.dry_run) {
        // The rules say whether it could be: the reason, the day, the campaign.
        command.phones.assign(standing.phones.begin(),
                              standing.phones.begin() + std::min<std::ptrdiff_t>(
                                  std::ssize(standing.phones), do_not_call_phones_max));
        const auto no = services.desk.ask([&](const DeskThread::Desk& desk) {
            const Request asked{caller.user.username, desk.stamp.now, desk.stamp.today, command,
                                std::nullopt, desk.clocks};
            const Decision decision = decide(desk.state, asked);
            return decision ? std::nullopt : std::optional(decision.error());
        });
        if (no && !file.leads.empty()) throw Refusal{error_reply(*no)};
    } else {
        give_in_parts(services, caller, standing.phones, [&command](std::vector<Phone> phones) {
            AddDoNotCall part = command;
            part.phones = std::move(phones);
            return part;
        });
        log::info("{} put {} numbers on a do-not-call list", caller.user.username,
                     standing.phones.size());
    }
    return {.rows = file.rows,
            .numbers = std::ssize(standing.phones),
            .known = standing.known,
            .repeats = file.repeats,
            .leads = static_cast<std::int64_t>(standing.leads.size()),
            .refused = std::move(file.refused),
            .refused_count = file.refused_count,
            .refused_file = std::move(file.refused_file),
            .dry_run = query.dry_run};
}

NumbersTakenOff remove_do_not_call(const Services& services, const Caller& caller,
                                   const TakeOffNumbers& wish) {
    return {give_in_parts(
        services, caller, keys_of(wish),
        [](std::vector<DoNotCallKey> part) { return RemoveDoNotCall{std::move(part)}; })};
}

}  // namespace recall::api
