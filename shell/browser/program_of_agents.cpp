#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return nullptr; }
void read_managers_answer(ui::Topic, const Json&, ui::Answers&) {}
void read_for_managers(Questions&) {}

}  // namespace recall::shell
