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
#include "relay/desk/log.hpp"
#include "wire/protocol.hpp"


namespace recall::api {

namespace {

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

    void take(const HandedCommand& handed) {
        HandedAnswer answer{.client = handed.client, .number = handed.number};
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
        taken_.answers.push_back(std::move(answer));
    }

    const HandedIn& taken() const { return taken_; }

private:
    CommandAnswer submit(const std::string& client, const HandedCommand& handed, Command command) {
        auto result = services_.desk.submit_and_wait(
            {user_, client, handed.number, std::move(command), handed.at});
        return value_or_refuse(std::move(result)).answer;
    }
    void accepted(HandedAnswer& answer, const CommandAnswer& told) {
        answer.ok = true;
        for (const Event& event : told.events) {
            const auto* added = std::get_if<UnplacedAdded>(&event);
            if (!added) continue;
            answer.unplaced = added->item.id;
            ++taken_.unplaced;
        }
    }
    static void refused(HandedAnswer& answer, const WireError& error) {
        answer.error = {error.code, error.message};
    }
    // Under a client of its own, so that the same number is not taken for the refused command's.
    void refused_command(HandedAnswer& answer, const HandedCommand& handed,
                         const WireError& error) {
        const auto call = call_in(handed.command.value());
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
    HandedIn taken_;
};

}  // namespace

HandedIn hand_in(const Services& services, const HttpRequest& request,
                 const Unread<Outbox>& body) {
    const Username user = who_hands_in(services, request);
    const Outbox outbox = body.read();
    if (outbox.user != user) {
        throw Refusal{error_reply(403, "not_your_outbox",
                                  "This is another user's work. Only who did it may hand it in.")};
    }
    for (const HandedCommand& handed : outbox.commands) check_client(handed.client);
    HandIn work(services, user);
    for (const HandedCommand& handed : outbox.commands) work.take(handed);
    log::info("{} handed in {} commands; managers are to place {} of them", user,
                 outbox.commands.size(), work.taken().unplaced);
    return work.taken();
}

}  // namespace recall::api
