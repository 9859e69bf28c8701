// The do-not-call lists of the desk and of its campaigns: read, added to from a file or a few typed
// numbers, and taken off.
#include "relay/accounts/secrets.hpp"
#include "relay/api/do_not_call_lines.hpp"
#include "relay/api/handlers.hpp"
#include "relay/api/import_options.hpp"
#include "relay/desk/log.hpp"
#include "relay/import/file_text.hpp"
#include "relay/import/typed_numbers.hpp"

#include <algorithm>

namespace recall::api {

namespace {

ImportFile read_numbers(const Services& services, const std::string& body,
                        const FileTerms& terms, const std::string& region) {
    ImportOptions options = import_options(services, terms, region);
    options.every_row = true;  // one number may stand on several lists
    // An export's own, whatever was said of such headings of other files.
    for (const char* own : {"campaign", "campaigncode", "reason", "lastday"}) {
        options.remembered.erase(own);
    }
    std::optional<TypedNumbers> typed;
    if (!is_workbook(body)) {
        const auto text = FileText::read(body, options.encoding, region);
        if (!text) throw Refusal{import_error_reply(text.error())};
        typed = typed_numbers(text.value().text());
    }
    if (typed) {
        options.delimiter = ',';
        options.header = 1;
        options.encoding.clear();
        options.remembered.clear();
    }
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

// The rules say whether it could be: the reason, the day, the campaign.
void try_out(const Services& services, const Caller& caller, const AddDoNotCall& command) {
    const auto no = services.desk.ask([&](const DeskThread::Desk& desk) {
        const Request asked{caller.user.username, desk.stamp.now, desk.stamp.today, command,
                            std::nullopt, desk.clocks};
        const Decision decision = decide(desk.state, asked);
        return decision ? std::nullopt : std::optional(decision.error());
    });
    if (no) throw Refusal{error_reply(*no)};
}

// Those of one list with one reason and one last day, at the beginning of what is left.
std::vector<Phone> alike(const std::vector<DoNotCall>& lines, std::size_t from) {
    std::vector<Phone> phones;
    const DoNotCall& first = lines[from];
    for (std::size_t i = from; i < lines.size(); ++i) {
        const DoNotCall& line = lines[i];
        if (line.key.campaign != first.key.campaign || line.reason != first.reason ||
            line.expires != first.expires) {
            break;
        }
        phones.push_back(line.key.phone);
    }
    return phones;
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
    const std::string region = services.desk.ask(
        [](const DeskThread::Desk& desk) { return desk.state.desk().region; });
    if (region.empty()) throw Refusal{error_reply(Rejection{Reason::desk_not_configured})};
    ImportFile file = read_numbers(services, request.body, query.terms, region);
    DoNotCallLines lines =
        lines_of(services, file, {.key = {query.campaign, {}}, .reason = query.reason,
                                  .expires = query.expires});
    // What is said of the whole file is looked at even where each row says it itself.
    if (!file.leads.empty()) {
        try_out(services, caller,
                {query.campaign, {file.leads.front().phone}, query.reason, query.expires});
    }
    for (std::size_t from = 0; from < lines.lines.size() && !query.dry_run;) {
        const DoNotCall& first = lines.lines[from];
        const std::vector<Phone> phones = alike(lines.lines, from);
        give_in_parts(services, caller, phones, [&first](std::vector<Phone> part) {
            return AddDoNotCall{first.key.campaign, std::move(part), first.reason, first.expires};
        });
        from += phones.size();
    }
    if (!query.dry_run) {
        log::info("{} put {} numbers on a do-not-call list", caller.user.username,
                  lines.lines.size());
    }
    for (RowRemark& no : lines.refused) file.refused.push_back(std::move(no));
    for (RowRemark& odd : lines.warnings) file.warnings.push_back(std::move(odd));
    return {.rows = file.rows,
            .numbers = lines.numbers,
            .known = lines.known,
            .changed = lines.changed,
            .repeats = lines.repeats,
            .leads = lines.leads,
            .refused = std::move(file.refused),
            .refused_count = file.refused_count + std::ssize(lines.refused),
            .refused_file = std::move(file.refused_file),
            .warnings = std::move(file.warnings),
            .dry_run = query.dry_run};
}

NumbersTakenOff remove_do_not_call(const Services& services, const Caller& caller,
                                   const TakeOffNumbers& wish) {
    return {give_in_parts(
        services, caller, keys_of(wish),
        [](std::vector<DoNotCallKey> part) { return RemoveDoNotCall{std::move(part)}; })};
}

}  // namespace recall::api
