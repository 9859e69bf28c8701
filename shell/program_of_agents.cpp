#include "shell/program.hpp"

namespace recall::shell {

ui::DrawScreen manager_screen() { return nullptr; }

}  // namespace recall::shell
