// What screens share that list what the relay keeps: the asking, the pages, the way into a file.
#pragma once
#include "ui/model/answers.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "wire/answers/path_of.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace recall::ui {

struct Inquiry {
    std::string path;
    std::string about;         // see Answer
    std::uint64_t stamp = 0;   // changes whenever the rows say that the answer may have changed
    std::int64_t typed_at_ms = 0;  // when somebody last typed in it: it waits for a pause
    std::int64_t again_ms = 0;     // asked again so long after; 0: only when it may have changed
};

// Says what is shown. It is asked once for each question; again, not too often, when its stamp
// changes. To be called in every frame.
void keep_asking(const Model& model, Topic topic, const Inquiry& inquiry, Wishes& wishes);
// What changes with time, and is a page of nothing larger.
void keep_asking(const Model& model, Topic topic, const std::string& path, std::int64_t again_ms,
                 Wishes& wishes);
// It was answered, and for this path.
bool is_known(const Answer& answer, std::string_view path);

// What went wrong with the last question, if anything did, with a way to ask again.
void draw_problem(const Answer& answer, Topic topic, Wishes& wishes);

// What a list says that has nothing to show.
std::string empty_words(const Model& model, const Answer& answer, bool filtered,
                        std::string_view nothing);

// "1–50 of 150", and the ways to the pages beside it. `page` is the one that is wanted.
void draw_pager(const Answer& answer, std::int64_t& page);
float pager_height();  // CSS pixels, with the gap above

// A button that offers to save all that `path` lists, not only the page; "name" without an ending.
void draw_export(const Model& model, const Answer& answer, const std::string& path,
                 const std::string& name, Wishes& wishes);
float export_width();
// How far the file is that is being saved, with a way to stop it.
void draw_download(const Model& model, Wishes& wishes);

// How the figures of all agents stand: changes with every call that is completed or taken back.
std::uint64_t figures_stamp(const Model& model);

}  // namespace recall::ui
