#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return nullptr; }
const bool managers_program = false;
const CommandJson& command_json() { return agents_commands_json; }
void read_managers_answer(ui::Topic, const Json&, ui::Answers&) {}

}  // namespace recall::shell
