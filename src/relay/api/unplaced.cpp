// Work that no rule could place, for managers to read. What they make of it are commands.
#include "relay/http/page_query.hpp"

#include "wire/words.hpp"

namespace recall::api {

namespace {

Json promise_json(const std::optional<NewCallback>& promised) {
    if (!promised) return nullptr;
    return {{"callback_time", instant_json(promised->time)},
            {"wall_time", promised->wall_time},
            {"zone", promised->zone},
            {"recipient", word_of(promised->recipient)},
            {"comments", promised->comments}};
}

Json item_json(const Unplaced& item) {
    const HandedWork& work = item.work;
    return {{"unplaced", item.id.value},
            {"by", item.by},
            {"source", word_of(item.source)},
            {"handed_at", instant_json(item.handed_at)},
            {"wished_at", instant_json(work.wished_at)},
            {"command", work.command},
            {"reason", work.reason},
            {"why", work.why},
            {"assignment", work.assignment.value},
            {"lead", work.lead.value},
            {"list", work.list},
            {"campaign", work.campaign.text()},
            {"phone", to_text(work.phone)},
            {"name", work.name},
            {"outcome", work.outcome.text()},
            {"notes", work.notes},
            {"started_at", instant_json(work.started_at)},
            {"ended_at", instant_json(work.ended_at)},
            {"callback", promise_json(work.callback)},
            {"note", work.note},
            {"state", word_of(item.state)},
            {"closed_by", item.closed_by},
            {"closed_at", instant_json(item.closed_at)},
            {"closed_why", item.closed_why},
            {"placed_on", item.placed_on.value},
            {"call", item.call.value}};
}

std::string time_cell(Instant at) { return at ? rfc3339(at) : ""; }

std::vector<std::string> item_cells(const Unplaced& item) {
    const HandedWork& work = item.work;
    const NewCallback promised = work.callback.value_or(NewCallback{});
    return {rfc3339(item.handed_at),
            item.by,
            std::string(word_of(item.source)),
            std::string(word_of(item.state)),
            work.name,
            to_text(work.phone),
            work.list,
            work.campaign.text(),
            work.outcome.text(),
            work.notes,
            time_cell(work.ended_at),
            time_cell(promised.time),
            promised.comments,
            work.why,
            work.note,
            item.closed_by,
            time_cell(item.closed_at),
            item.closed_why};
}

std::uint64_t item_id(const Unplaced& item) { return item.id.value; }

std::optional<UnplacedState> state_parameter(const HttpRequest& request) {
    const auto word = parameter(request, "state");
    if (!word) return std::nullopt;
    UnplacedState state{};
    if (!from_word(*word, state)) { refuse("“state” must be open, placed, handed or dismissed."); }
    return state;
}

}  // namespace

HttpReply unplaced(const Services& services, const Caller&, const HttpRequest& request) {
    UnplacedFilter filter{std::nullopt, state_parameter(request), parameter(request, "by")};
    if (const auto id = id_parameter(request, "unplaced")) filter.id = UnplacedId{*id};
    static const Shown<Unplaced> shown{
        item_json,
        {"Handed in", "Agent", "Source", "State", "Name", "Phone", "List", "Campaign", "Outcome",
         "Notes", "Call ended", "Callback time", "Callback comments", "Why", "Note", "Closed by",
         "Closed at", "Closed why"},
        item_cells,
        item_id,
        "unplaced"};
    return page_reply(services, request, shown,
                      [&](PageRequest page) { return services.reader.unplaced(filter, page); });
}

}  // namespace recall::api
