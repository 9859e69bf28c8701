// The relay's answers to what screens ask, as the views are given them.
#pragma once

#include "ui/model/answers.hpp"
#include "wire/json.hpp"

namespace recall::shell {

// Fills the topic's answer from a body that the relay said is fine. What is missing stays empty.
void read_answer(ui::Topic topic, const Json& body, ui::Answers& answers);

}  // namespace recall::shell
