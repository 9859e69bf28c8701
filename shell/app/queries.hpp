// The one way a screen asks the relay for what no tab keeps: a wish (ui::Ask) becomes a request,
// its answer the topic's part of ui::Answers. For each topic one request is under way at most; a
// newer one gives the older up, so that no late answer overwrites a newer one.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/answers.hpp"
#include "ui/model/wishes.hpp"

#include <map>

namespace recall::shell {

class Queries {
public:
    Queries(Http& http, Frames& frames) : http_(http), frames_(frames) {}

    void ask(const ui::Ask& wish);
    // All of it may be out of date: what is on the screen asks again by itself.
    void outdate() { answers_.outdate(); }
    // What the relay said of it to another question.
    void put(ui::Topic topic, const HttpResponse& response);
    void forget();  // with what is under way: somebody else may sign in
    const ui::Answers& answers() const { return answers_; }

private:
    void take(ui::Topic topic, const HttpResponse& response);

    Http& http_;
    Frames& frames_;
    ui::Answers answers_;
    std::map<ui::Topic, RequestId> requests_;
};

// Saves what a path answers as a file of the downloads folder, one at a time. It goes from the
// relay to the browser; it never passes through this program's memory.
class DownloadFlow {
public:
    DownloadFlow(Http& http, Frames& frames) : http_(http), frames_(frames) {}

    void save(const ui::SaveListing& wish);
    void stop();
    const ui::Download& model() const { return model_; }

    std::function<void(const std::string& name)> on_saved;

private:
    Http& http_;
    Frames& frames_;
    ui::Download model_;
    std::optional<RequestId> request_;
};

}  // namespace recall::shell
