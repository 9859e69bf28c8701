#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return nullptr; }
const bool managers_program = false;
void read_managers_answer(ui::Topic, const Json&, ui::Answers&) {}

}  // namespace recall::shell
