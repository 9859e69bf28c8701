// The do-not-call lists of the desk and of its campaigns: read, added to from a file or a few typed
// numbers, and taken off.
#include "relay/accounts/secrets.hpp"
#include "relay/api/import_json.hpp"
#include "relay/http/page_query.hpp"
#include "relay/import/typed_numbers.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace recall::api {

namespace {

Json line_json(const DoNotCall& line) {
    return {{"phone", to_text(line.key.phone)},
            {"campaign", line.key.campaign.text()},
            {"reason", line.reason},
            {"added_at", instant_json(line.added_at)},
            {"added_by", line.added_by},
            {"expires", line.expires ? Json(to_text(line.expires)) : Json(nullptr)}};
}

std::vector<std::string> line_cells(const DoNotCall& line) {
    return {to_text(line.key.phone), line.key.campaign.text(),
            line.reason,             rfc3339(line.added_at),
            line.added_by,           line.expires ? to_text(line.expires) : ""};
}

ImportFile read_numbers(const Services& services, const HttpRequest& request,
                        const std::string& region) {
    ImportOptions options = import_options(services, request, region);
    const auto typed = typed_numbers(request.body);
    if (typed) options.delimiter = ',';
    auto read = read_import(typed ? typed->table : request.body, options, services.calendar);
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
    std::int64_t leads = 0;
};
Standing standing_of(const Services& services, Code campaign, const std::vector<NewLead>& leads) {
    Standing standing;
    for (std::size_t from = 0; from < leads.size(); from += do_not_call_phones_max) {
        const std::size_t to = std::min(from + do_not_call_phones_max, leads.size());
        services.desk.ask([&](const DeskThread::Desk& desk) {
            for (std::size_t i = from; i < to; ++i) {
                const Phone phone = leads[i].phone;
                if (desk.state.do_not_call({campaign, phone})) ++standing.known;
                standing.phones.push_back(phone);
                for (const auto& [id, list] : desk.state.lists()) {
                    if (campaign && list.campaign != campaign) continue;
                    const LeadId lead = desk.state.lead_with(id, phone);
                    if (lead && !desk.state.lead(lead)->barred) ++standing.leads;
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

std::vector<DoNotCallKey> keys_of(const Json& body) {
    const auto at = body.find("numbers");
    const char* const rule = "“numbers” must be a list such as "
                             "[{\"phone\": \"+2348012345678\", \"campaign\": \"\"}].";
    if (at == body.end() || !at->is_array() || at->empty()) refuse(rule);
    std::vector<DoNotCallKey> keys;
    for (const Json& one : *at) {
        if (!one.is_object()) refuse(rule);
        const auto phone = phone_from_text(text_field(one, "phone"));
        const auto campaign = Code::from_text(maybe_text_field(one, "campaign").value_or(""));
        if (!phone || !campaign) refuse(rule);
        keys.push_back({*campaign, *phone});
    }
    return keys;
}

}  // namespace

HttpReply do_not_call(const Services& services, const Caller&, const HttpRequest& request) {
    DoNotCallFilter filter;
    filter.campaign = code_parameter(request, "campaign");
    if (flag_parameter(request, "desk")) filter.campaign = Code{};
    filter.text = parameter(request, "text").value_or("");
    static const Shown<DoNotCall> shown{
        line_json,
        {"Phone", "Campaign", "Reason", "Added at", "Added by", "Last day"},
        line_cells,
        nullptr,
        "do-not-call"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return services.reader.do_not_call(filter, page);
    });
}

HttpReply add_do_not_call(const Services& services, const Caller& caller,
                          const HttpRequest& request) {
    AddDoNotCall command;
    command.campaign = code_parameter(request, "campaign").value_or(Code{});
    command.reason = parameter(request, "reason").value_or("");
    command.expires = day_parameter(request, "expires").value_or(Day{});
    const bool dry_run = flag_parameter(request, "dry_run");
    const std::string region = services.desk.ask(
        [](const DeskThread::Desk& desk) { return desk.state.desk().region; });
    if (region.empty()) return error_reply(Rejection{Reason::desk_not_configured});
    const ImportFile file = read_numbers(services, request, region);
    const Standing standing = standing_of(services, command.campaign, file.leads);
    if (dry_run) {
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
        if (no && !file.leads.empty()) return error_reply(*no);
    } else {
        give_in_parts(services, caller, standing.phones, [&command](std::vector<Phone> phones) {
            AddDoNotCall part = command;
            part.phones = std::move(phones);
            return part;
        });
        spdlog::info("{} put {} numbers on a do-not-call list", caller.user.username,
                     standing.phones.size());
    }
    return json_reply({{"rows", file.rows},
                       {"numbers", standing.phones.size()},
                       {"known", standing.known},
                       {"repeats", file.repeats},
                       {"leads", standing.leads},
                       {"refused", import_remarks_json(file.refused)},
                       {"refused_count", file.refused_count},
                       {"refused_file", file.refused_file},
                       {"dry_run", dry_run}});
}

HttpReply remove_do_not_call(const Services& services, const Caller& caller,
                             const HttpRequest& request) {
    const std::vector<DoNotCallKey> keys = keys_of(body_of(request));
    const std::int64_t removed = give_in_parts(
        services, caller, keys,
        [](std::vector<DoNotCallKey> part) { return RemoveDoNotCall{std::move(part)}; });
    return json_reply({{"numbers", removed}});
}

}  // namespace recall::api
