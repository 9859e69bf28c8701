#include "shell/app/queries.hpp"

#include "shell/app/answers_json.hpp"
#include "shell/app/http_json.hpp"

namespace recall::shell {

void Queries::ask(const ui::Ask& wish) {
    const auto under_way = requests_.find(wish.topic);
    if (under_way != requests_.end()) http_.cancel(under_way->second);
    if (answers_.of(wish.topic).about != wish.about) answers_.forget(wish.topic);
    ui::Answer& answer = answers_.of(wish.topic);
    answer.path = wish.path;
    answer.about = wish.about;
    answer.stamp = wish.stamp;
    answer.asked_at_ms = wish.at_ms;
    answer.loading = true;
    answer.stale = false;
    const ui::Topic topic = wish.topic;
    requests_[topic] = http_.send({.path = wish.path}, [this, topic](HttpResponse response) {
        requests_.erase(topic);
        take(topic, response);
        frames_.request_redraw();
    });
}

void Queries::take(ui::Topic topic, const HttpResponse& response) {
    ui::Answer& answer = answers_.of(topic);
    answer.loading = false;
    answer.problem = is_ok(response) ? "" : problem_of(response);
    if (is_ok(response)) put(topic, response);
}

void Queries::put(ui::Topic topic, const HttpResponse& response) {
    answers_.of(topic).known = true;
    read_answer(topic, body_of(response), answers_);
}

void Queries::forget() {
    for (const auto& [topic, request] : requests_) http_.cancel(request);
    requests_.clear();
    answers_ = {};
}

void DownloadFlow::save(const ui::SaveListing& wish) {
    stop();
    model_.step = ui::Download::Step::running;
    model_.name = wish.name;
    model_.path = wish.path;
    model_.rows = wish.rows;
    HttpQuestion request;
    request.path = wish.path;
    request.save_as = wish.name;
    request.on_received = [this](std::int64_t bytes, std::int64_t bytes_total) {
        model_.bytes = bytes;
        model_.bytes_total = bytes_total;
        frames_.request_redraw();
    };
    request_ = http_.send(std::move(request), [this](HttpResponse response) {
        request_.reset();
        frames_.request_redraw();
        if (is_ok(response)) {
            const std::string name = model_.name;
            model_ = {};
            if (on_saved) on_saved(name);
            return;
        }
        model_.step = ui::Download::Step::failed;
        model_.problem = problem_of(response);
    });
}

void DownloadFlow::stop() {
    if (request_) http_.cancel(*request_);
    request_.reset();
    model_ = {};
}

}  // namespace recall::shell
