#include "shell/app/do_not_call_flow.hpp"

#include "shell/app/http_json.hpp"
#include "shell/app/import_flow.hpp"
#include "wire/answers/imports.hpp"
#include "wire/answers/path_of.hpp"

namespace recall::shell {

void DoNotCallFlow::choose_file() {
    files_.choose(import_file_types,
                  [this](std::optional<ChosenFile> chosen) {
                      if (!chosen) return;
                      close();
                      file_ = chosen->handle;
                      model_.file_name = chosen->name;
                      if (chosen->size_bytes > import_file_bytes_max) {
                          model_.step = ui::DoNotCallModel::Step::failed;
                          model_.problem = "The file has more than 64 MB. Split it, and add the "
                                           "parts one after the other.";
                      }
                      frames_.request_redraw();
                  });
}

void DoNotCallFlow::add(const ui::AddToDoNotCall& wish) {
    HttpQuestion request;
    request.method = "POST";
    request.path = path_of(AddDoNotCallQuery{.campaign = wish.campaign,
                                             .reason = wish.reason,
                                             .expires = wish.expires,
                                             .dry_run = wish.dry_run});
    request.content_type = "text/csv";
    if (file_) request.file = file_;
    else request.body = wish.numbers;
    model_.step = ui::DoNotCallModel::Step::asking;
    const bool dry_run = wish.dry_run;
    request_ = http_.send(std::move(request), [this, dry_run](HttpResponse response) {
        request_.reset();
        take_answer(response, dry_run);
        frames_.request_redraw();
    });
}

void DoNotCallFlow::take_answer(const HttpResponse& response, bool dry_run) {
    using Step = ui::DoNotCallModel::Step;
    if (!dry_run && on_changed) on_changed();  // a part may be there, whatever the answer says
    if (!is_ok(response)) {
        model_.step = Step::failed;
        model_.problem = problem_of(response);
        return;
    }
    const Json body = body_of(response);
    model_.step = dry_run ? Step::preview : Step::done;
    model_.problem.clear();
    model_.numbers = number_in(body, "numbers");
    model_.known = number_in(body, "known");
    model_.changed = number_in(body, "changed");
    model_.leads = number_in(body, "leads");
    model_.refused_total = number_in(body, "refused_count");
    model_.refused = refused_rows_in(field_in(body, "refused"));
    model_.odd = refused_rows_in(field_in(body, "warnings"));
}

void DoNotCallFlow::take_off(const DoNotCallKey& number) {
    const Json body{{"numbers", Json::array({{{"phone", to_text(number.phone)},
                                              {"campaign", number.campaign.text()}}})}};
    model_.removing = true;
    http_.send({.method = "POST", .path = "/do-not-call/remove", .body = to_text(body)},
               [this](const HttpResponse& response) {
                   model_.removing = false;
                   if (!is_ok(response) && on_problem) on_problem(problem_of(response));
                   if (on_changed) on_changed();
                   frames_.request_redraw();
               });
}

void DoNotCallFlow::go_back() {
    if (request_) {
        http_.cancel(*request_);
        if (on_changed) on_changed();
    }
    request_.reset();
    model_ = {.file_name = model_.file_name};
}

void DoNotCallFlow::close() {
    go_back();
    if (file_) files_.forget(*file_);
    file_.reset();
    model_ = {};
}

void DoNotCallFlow::carry_out(const ui::DoNotCallWish& wish) {
    struct Doing {
        DoNotCallFlow& flow;
        void operator()(const ui::AddToDoNotCall& w) { flow.add(w); }
        void operator()(const ui::ChooseDoNotCallFile&) { flow.choose_file(); }
        void operator()(const ui::CloseDoNotCall& w) {
            w.keep_file ? flow.go_back() : flow.close();
        }
        void operator()(const ui::TakeOffDoNotCall& w) { flow.take_off(w.number); }
    };
    std::visit(Doing{*this}, wish);
}

}  // namespace recall::shell
