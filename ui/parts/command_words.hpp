// Commands in words, for people who want to know what became of them.
#pragma once
#include "ui/model/model.hpp"

#include <string>

namespace recall::ui {

struct CommandWords {
    std::string title;  // "Complete call: Musa Danjuma"
    std::string below;  // "Success", "20 numbers of clients-may to 3 agents"; may be empty
    std::string notes;  // what was typed, whole; may be empty
    std::string about = {};  // "Musa Danjuma", or the phone number; empty where it is about no one
    std::string phone = {};  // where the title does not say it
};

CommandWords words_of(const Command& command, const Model& model);

// Why it was refused, with the name of whom it is about.
std::string refusal_words(const Refused& refused, const Model& model);
// All of a refused wish as text, so that nothing typed is lost when it is removed.
std::string text_of(const Refused& refused, const Model& model);

}  // namespace recall::ui
