#include "shell/app/bulk_flow.hpp"

#include "shell/app/http_json.hpp"
#include "ui/parts/bulk.hpp"

#include <algorithm>

namespace recall::shell {

namespace {

using Step = ui::BulkModel::Step;

constexpr int tries_max = 5;
constexpr std::int64_t try_again_ms = 1'000;
constexpr std::int64_t refused_max = 500;  // one by one; then it is given up

// The command with one part's leads in it.
void put_leads(Command& command, const std::vector<LeadId>& leads) {
    if (auto* mark = std::get_if<SetDoNotCall>(&command)) mark->leads = leads;
    if (auto* restore = std::get_if<RestoreLeads>(&command)) restore->leads = leads;
    if (auto* give = std::get_if<ReassignLeads>(&command)) give->leads = leads;
    if (auto* assign = std::get_if<AssignLeads>(&command)) assign->leads = leads;
}

// So many of the pool that every agent of an even part gets the same.
std::int64_t pool_part(const Command& command, std::int64_t left) {
    const auto* assign = std::get_if<AssignLeads>(&command);
    const auto agents = static_cast<std::int64_t>(assign ? assign->agents.size() : 1);
    const std::int64_t even =
        std::max(agents, ui::bulk_part_leads / std::max<std::int64_t>(agents, 1) * agents);
    return std::min(left, even);
}

}  // namespace

void BulkFlow::start(ui::GiveMany wish, const std::string& client) {
    if (model_.step == Step::choosing || model_.step == Step::running) return;
    close();
    wish_ = std::move(wish);
    client_ = client;
    number_ = 0;
    next_ = 0;
    model_.doing = wish_.doing;
    model_.done_words = wish_.done;
    model_.total =
        wish_.count > 0 ? wish_.count : static_cast<std::int64_t>(wish_.leads.size());
    if (!wish_.path.empty()) return choose();
    model_.step = Step::running;
    send_next();
}

void BulkFlow::choose() {
    model_.step = Step::choosing;
    http_.send({.path = wish_.path}, [this, round = round_](const HttpResponse& response) {
        if (round != round_) return;
        frames_.request_redraw();
        if (!is_ok(response)) return end(Step::failed, problem_of(response));
        const Json body = body_of(response);
        const Json& leads = field_in(body, "leads");
        for (std::size_t i = 0; leads.is_array() && i < leads.size(); ++i) {
            if (leads[i].is_number_integer()) {
                wish_.leads.push_back({leads[i].get<std::uint64_t>()});
            }
        }
        model_.total = static_cast<std::int64_t>(wish_.leads.size());
        if (model_.total == 0) {
            return end(Step::failed, "None of them is fit for it, so nothing was changed.");
        }
        model_.step = Step::running;
        send_next();
    });
}

void BulkFlow::send_next() {
    part_.clear();
    part_count_ = 0;
    if (wish_.count > 0) {
        part_count_ = pool_part(wish_.command, wish_.count - model_.done);
        if (part_count_ == 0) return end(Step::done);
    } else {
        const std::size_t until = std::min(
            next_ + static_cast<std::size_t>(ui::bulk_part_leads), wish_.leads.size());
        if (next_ == until) return end(Step::done);
        part_.assign(wish_.leads.begin() + static_cast<std::ptrdiff_t>(next_),
                     wish_.leads.begin() + static_cast<std::ptrdiff_t>(until));
        part_count_ = static_cast<std::int64_t>(part_.size());
        next_ = until;
    }
    if (model_.stopping) return end(Step::stopped);
    ++number_;
    tries_ = 0;
    send();
}

void BulkFlow::send() {
    ++tries_;
    Command command = wish_.command;
    if (wish_.count > 0) std::get<AssignLeads>(command).count = part_count_;
    else put_leads(command, part_);
    HttpQuestion request;
    request.method = "POST";
    request.path = "/commands";
    request.body = to_text(
        Json{{"client", client_}, {"number", number_}, {"command", command_to_json(command)}});
    http_.send(std::move(request), [this, round = round_](const HttpResponse& response) {
        if (round != round_) return;
        frames_.request_redraw();
        take_answer(response.status, response.body);
    });
}

void BulkFlow::take_answer(int status, const std::string& body) {
    if (status >= 200 && status < 300) {
        model_.done += part_count_;
        return send_next();
    }
    // Nobody answered, or could not just now: the same part under the same number.
    if ((status == 0 || status == 503 || status == 429) && tries_ < tries_max) {
        timers_.after(try_again_ms, [this, round = round_] {
            if (round == round_) send();
        });
        return;
    }
    if (status == 0) model_.unsure = part_count_;
    if (leave_out(body)) return;
    end(Step::failed, problem_of({status, body}));
}

// One number that the rules refuse holds up no other.
bool BulkFlow::leave_out(const std::string& body) {
    const Json error = field_in(body_of({200, body}), "error");
    const std::string code = text_in(error, "code");
    if (code != "lead_not_available" && code != "lead_do_not_call" && code != "lead_unknown") {
        return false;
    }
    const LeadId lead{static_cast<std::uint64_t>(number_in(error, "number"))};
    const auto at = std::find(part_.begin(), part_.end(), lead);
    if (at == part_.end() || model_.refused >= refused_max) return false;
    part_.erase(at);
    --part_count_;
    ++model_.refused;
    if (model_.first_refusal.empty()) model_.first_refusal = text_in(error, "message");
    if (part_.empty()) send_next();
    else if (model_.stopping) end(Step::stopped);
    else {
        ++number_;
        tries_ = 0;
        send();
    }
    return true;
}

void BulkFlow::stop() {
    if (model_.step == Step::choosing) return close();
    model_.stopping = model_.step == Step::running;
}

void BulkFlow::close() {
    ++round_;
    model_ = {};
    wish_ = {};
}

void BulkFlow::end(Step step, std::string problem) {
    model_.step = step;
    model_.problem = std::move(problem);
    model_.stopping = false;
    wish_ = {};
    if (on_ended) on_ended();
}

}  // namespace recall::shell
