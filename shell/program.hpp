// The page is two programs of the same source: the agents', with sign-in and an agent's whole day,
// and the managers', which draws the managers' screens besides. Each links one of
// program_of_agents.cpp and program_of_managers.cpp. Which one a device starts: web/program.js.
#pragma once

#include "ui/views.hpp"

namespace recall::shell {

// Null in the agents' program.
ui::DrawScreen manager_screen();

}  // namespace recall::shell
