// POST /outbox: what waits on a device, handed in by a session that has ended. Write only: no row
// comes back.
//
//   {"user": "ann", "commands": [{"client": "tab-1", "number": 3, "at": 1795132800000,
//                                 "command": {"type": "CompleteCall", …}}, …]}
//
// The user is whose session it is; `at` says when the device's clock showed it was wished. One
// answer for each, in their order:
//
//   {"answers": [{"client", "number", "ok": true, "unplaced": 12},     12: for managers to place
//                {"client", "number", "ok": false, "error": {…}}],     nothing came of it
//    "unplaced": 1}
//
// Sent again they get the same answers. A call whose refusal had been told on a line that broke is
// kept for managers too: the device may drop whatever is answered ok.
#include "relay/api/handlers.hpp"
#include "wire/protocol.hpp"

#include <spdlog/spdlog.h>

#include <future>

namespace recall::api {

namespace {

struct Handed {
    std::string client;
    std::int64_t number = 0;
    Instant at;
    Result<Command, WireError> command = WireError{};
};

std::int64_t whole_number(const Json& item, const char* name, std::int64_t least) {
    const auto at = item.find(name);
    if (at == item.end() || !at->is_number_integer() || at->get<std::int64_t>() < least) {
        refuse("“" + std::string(name) + "” of each command must be a whole number from " +
               std::to_string(least) + ".");
    }
    return at->get<std::int64_t>();
}

Handed handed_from(const Json& item) {
    if (!item.is_object()) refuse("“commands” must be a list of commands.");
    Handed handed{
        text_field(item, "client"), whole_number(item, "number", 1), {whole_number(item, "at", 0)}};
    if (handed.client.empty() || handed.client.size() > client_bytes_max) {
        refuse("“client” must be a text of 1 to " + std::to_string(client_bytes_max) + " bytes.");
    }
    const auto command = item.find("command");
    if (command == item.end()) refuse("“command” is missing.");
    handed.command = command_from_json(*command);
    return handed;
}

std::vector<Handed> all_handed(const Json& body) {
    const auto commands = body.find("commands");
    if (commands == body.end() || !commands->is_array()) {
        refuse("“commands” must be a list of commands.");
    }
    if (commands->size() > outbox_commands_max) {
        refuse("At most " + std::to_string(outbox_commands_max) +
               " commands are taken at a time. Send the others after these.");
    }
    std::vector<Handed> all;
    for (const Json& item : *commands) all.push_back(handed_from(item));
    return all;
}

// Whose work this session may hand in.
Username who_hands_in(const Services& services, const HttpRequest& request) {
    const auto signed_in = session_of(request, services);
    const auto username =
        signed_in ? std::optional(signed_in->username) : may_hand_in(request, services);
    if (!username) throw Refusal{not_signed_in(services, request)};
    const User user = known_user(services, *username);
    const bool by_program = signed_in && signed_in->api_token;
    if (!user.active && by_program) throw Refusal{not_signed_in(services, request)};
    return *username;
}

// The work of a call that cannot go the usual way, for managers.
HandToManager for_managers(const CompleteCall& call, Instant at, std::string code,
                           std::string why) {
    return {{.command = "CompleteCall",
             .reason = std::move(code),
             .why = std::move(why),
             .wished_at = at,
             .assignment = call.assignment,
             .outcome = call.outcome,
             .notes = call.notes,
             .started_at = call.started_at,
             .ended_at = call.ended_at,
             .callback = call.callback}};
}

class HandIn {
public:
    HandIn(const Services& services, Username user) : services_(services), user_(std::move(user)) {}

    void take(const Handed& handed) {
        Json answer{{"client", handed.client}, {"number", handed.number}};
        if (!handed.command) {
            refused(answer, handed.command.error());
        } else if (const auto wrong =
                       check_outside_the_rules(services_.calendar, handed.command.value())) {
            refused_command(answer, handed, *wrong);
        } else {
            const CommandAnswer told = submit(handed.client, handed, handed.command.value());
            if (!told.rejection) accepted(answer, told);
            // Not decided now but told again: so what was typed is not kept yet.
            else if (told.repeated || told.rejection->reason == Reason::number_reused)
                refused_command(answer, handed, to_wire(*told.rejection));
            else
                refused(answer, to_wire(*told.rejection));
        }
        answers_.push_back(std::move(answer));
    }

    std::int64_t unplaced() const { return unplaced_; }
    Json json() const { return {{"answers", answers_}, {"unplaced", unplaced_}}; }

private:
    CommandAnswer submit(const std::string& client, const Handed& handed, Command command) {
        auto result = services_.desk.submit_and_wait(
            {user_, client, handed.number, std::move(command), handed.at});
        if (!result) throw Refusal{error_reply(result.error())};
        return std::move(result).value().answer;
    }
    void accepted(Json& answer, const CommandAnswer& told) {
        answer["ok"] = true;
        for (const Event& event : told.events) {
            const auto* added = std::get_if<UnplacedAdded>(&event);
            if (!added) continue;
            answer["unplaced"] = added->item.id.value;
            ++unplaced_;
        }
    }
    static void refused(Json& answer, const WireError& error) {
        answer["ok"] = false;
        answer["error"] = {{"code", error.code}, {"message", error.message}};
    }
    // Under a client of its own, so that the same number is not taken for the refused command's.
    void refused_command(Json& answer, const Handed& handed, const WireError& error) {
        const auto* call = std::get_if<CompleteCall>(&handed.command.value());
        if (!call) return refused(answer, error);
        const CommandAnswer told = submit("handed-" + handed.client, handed,
                                   for_managers(*call, handed.at, error.code, error.message));
        if (told.rejection)
            refused(answer, to_wire(*told.rejection));
        else
            accepted(answer, told);
    }

    const Services& services_;
    const Username user_;
    Json answers_ = Json::array();
    std::int64_t unplaced_ = 0;
};

}  // namespace

HttpReply hand_in(const Services& services, const HttpRequest& request) {
    const Username user = who_hands_in(services, request);
    const Json body = body_of(request);
    if (text_field(body, "user") != user) {
        return error_reply(403, "not_your_outbox",
                           "This is another user's work. Only who did it may hand it in.");
    }
    const std::vector<Handed> commands = all_handed(body);
    HandIn taken(services, user);
    for (const Handed& handed : commands) taken.take(handed);
    spdlog::info("{} handed in {} commands; managers are to place {} of them", user,
                 commands.size(), taken.unplaced());
    return json_reply(taken.json());
}

}  // namespace recall::api
