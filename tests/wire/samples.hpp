// One of every row, command and event, with no field left at its default where that is possible.
#pragma once

#include "wire/json.hpp"
#include "wire/protocol.hpp"

#include <vector>

namespace recall::test {

Desk sample_desk();
User sample_user();
Campaign sample_campaign();
Lead sample_lead();
Assignment sample_assignment();
CompletedCall sample_call();
RecycleEntry sample_recycle();
Callback sample_callback();
Unplaced sample_unplaced();

std::vector<Row> every_row();
std::vector<Command> every_command();
std::vector<Event> every_event();
std::vector<GoneRow> every_gone_row();
std::vector<TabMessage> every_tab_message();
std::vector<RelayMessage> every_relay_message();

}  // namespace recall::test
