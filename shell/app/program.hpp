// The page is two programs of the same source: the agents', with sign-in and an agent's whole day,
// and the managers', which draws the managers' screens besides. Each links one of
// program_of_agents.cpp and program_of_managers.cpp. Which one a device starts: web/program.js.
#pragma once

#include "ui/model/answers.hpp"
#include "ui/page/page.hpp"
#include "wire/json.hpp"

namespace recall::shell {

// Null in the agents' program.
ui::DrawScreen manager_screen();
// False there: what only managers wish is then left out by the linker.
extern const bool managers_program;
// Of the agents' program: of agents' commands only. What else the device keeps stays as it is, and
// is sent or shown by the managers' program.
const CommandJson& command_json();
// Those of read_answer (answers_json.hpp) that only managers' screens ask for; nothing in the
// agents' program.
void read_managers_answer(ui::Topic topic, const Json& body, ui::Answers& answers);

}  // namespace recall::shell
