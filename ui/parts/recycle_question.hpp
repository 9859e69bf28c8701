// What a recycling would take, and the question that says so before it is done.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <string>
#include <vector>

namespace recall::ui {

struct Taken {
    std::string name;  // of the agent
    int numbers = 0;
};

// Whom a recycling of this scope takes how many from, the most first. Their sum is what
// recycle_preview() says.
std::vector<Taken> taken_by(const State& state, const Recycle& scope);

// "Take back 37 numbers from 4 agents: Ada 12, …"
std::string recycle_words(const std::vector<Taken>& taken, const Recycle& scope);

// The open question, if there is one.
void draw_recycle_question(const Model& model, TrackerMemory& memory, Wishes& wishes);

}  // namespace recall::ui
