#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return ui::draw_manager_screen; }
const bool managers_program = true;

}  // namespace recall::shell
