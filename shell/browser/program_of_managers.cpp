#include "shell/app/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return ui::draw_manager_screen; }

}  // namespace recall::shell
