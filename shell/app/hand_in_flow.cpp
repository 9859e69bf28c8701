#include "shell/app/hand_in_flow.hpp"

#include "shell/app/http_json.hpp"
#include "ui/toolkit/numbers.hpp"

#include <algorithm>
#include <utility>

namespace recall::shell {

void HandInFlow::hand_in(const Username& user, std::vector<StoredCommand> commands) {
    if (is_running()) return;
    user_ = user;
    done_ = {};
    items_.clear();
    for (StoredCommand& stored : commands) {
        // What cannot be read stays on the device: another version may know it.
        const auto text = parse_json(stored.text);
        if (!text || !field_in(text.value(), "command").is_object()) continue;
        const Json& command = field_in(text.value(), "command");
        Json sent{{"client", stored.client},
                  {"number", stored.number},
                  {"at", number_in(text.value(), "at")},
                  {"command", command}};
        const bool is_call = text_in(command, "type") == "CompleteCall";
        items_.push_back(Item{std::move(stored), std::move(sent), is_call});
    }
    if (!items_.empty()) send_portion();
}

void HandInFlow::stop() {
    if (request_) http_.cancel(*request_);
    request_.reset();
    items_.clear();
    portion_.clear();
}

void HandInFlow::send_portion() {
    Json commands = Json::array();
    std::size_t bytes = 0;
    portion_.clear();
    while (!items_.empty() && portion_.size() < hand_in_commands_max) {
        bytes += items_.front().stored.text.size();
        if (bytes > hand_in_bytes_max && !portion_.empty()) break;
        commands.push_back(items_.front().sent);
        portion_.push_back(std::move(items_.front()));
        items_.pop_front();
    }
    const Json body{{"user", user_}, {"commands", std::move(commands)}};
    request_ = http_.send({.method = "POST", .path = "/outbox", .body = to_text(body)},
                          [this](const HttpResponse& response) {
                              request_.reset();
                              take(response);
                              frames_.request_redraw();
                          });
}

void HandInFlow::take(const HttpResponse& response) {
    const Json body = body_of(response);
    const Json& answers = field_in(body, "answers");
    // Only what says so of itself: a portal answers everything with 200.
    if (!is_ok(response) || !answers.is_array() || answers.size() != portion_.size()) {
        return end(is_ok(response) ? "The relay could not be reached." : problem_of(response));
    }
    for (std::size_t i = 0; i < portion_.size(); ++i) take_answer(portion_[i], answers[i]);
    portion_.clear();
    if (items_.empty()) return end({});
    send_portion();
}

void HandInFlow::take_answer(const Item& item, const Json& answer) {
    const StoredCommand& stored = item.stored;
    if (text_in(answer, "client") != stored.client ||
        number_in(answer, "number") != stored.number) {
        ++done_.left;
        return;
    }
    std::optional<WireError> error;
    if (field_in(answer, "ok") == true) {
        store_.remove_command(user_, stored.client, stored.number);
        if (item.is_call) ++done_.calls;
        if (number_in(answer, "unplaced") > 0) ++done_.unplaced;
    } else {
        const Json& why = field_in(answer, "error");
        error = WireError{text_in(why, "code"), text_in(why, "message")};
        Json kept{{"at", item.sent["at"]}, {"command", item.sent["command"]}};
        kept["code"] = error->code;
        kept["message"] = error->message;
        store_.reject_command(user_, {stored.client, stored.number, to_text(kept)});
    }
    if (on_answered) on_answered(stored.client, stored.number, error);
}

void HandInFlow::end(std::string problem) {
    done_.left += portion_.size() + items_.size();
    done_.problem = std::move(problem);
    portion_.clear();
    items_.clear();
    if (on_done) on_done(user_, done_);
}

std::string words_of(const HandInFlow::Done& done) {
    const auto counted = [](std::size_t count, const char* one, const char* more) {
        return ui::grouped(count) + (count == 1 ? one : more);
    };
    std::string words = counted(done.calls, " call was handed in", " calls were handed in");
    if (done.unplaced > 0) {
        words += done.unplaced == done.calls
                     ? " for your manager"
                     : ", " + ui::grouped(done.unplaced) + " of them for your manager to place";
    }
    return words + ".";
}

}  // namespace recall::shell
