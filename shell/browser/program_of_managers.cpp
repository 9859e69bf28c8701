#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return ui::draw_manager_screen; }
const bool managers_program = true;
const CommandJson& command_json() { return commands_json; }

}  // namespace recall::shell
