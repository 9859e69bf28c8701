// The one line that is always true: is there a connection, and where is the work that was done?
#pragma once
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "ui/toolkit/theme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace recall::ui {

struct Status {
    std::string words;
    Tone tone = Tone::neutral;
    const char* icon = nullptr;
};

Status link_status(const Model& model);  // "Connected"
// "All saved"; or what waits where, the most urgent first. Never empty.
std::vector<Status> save_status(const Model& model);

// "This device's clock is 3 hours slow"; nothing where it is about right, or not known.
std::optional<Status> clock_status(const Model& model);

// All of it, as pills; with what stands in the way said in full below them.
void draw_status_line(const Model& model, Wishes& wishes);

// How many numbers have work on them that the relay does not know yet, of whichever tab; it may be
// several commands for each.
std::size_t waiting_calls(const Model& model);
bool has_waiting_work(const Model& model);
// A reload now disturbs nothing: no number is held, no file goes in, nothing waits to be sent.
bool can_reload(const Model& model);
std::string count_words(std::size_t count, const char* one, const char* several);  // "1 call"

}  // namespace recall::ui
