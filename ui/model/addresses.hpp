// What stands in the address of each screen behind its word: written from what it remembers, and
// read back. A read gives false where there is no such address; then nothing is changed.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/route.hpp"

#include <string>
#include <string_view>

namespace recall::ui {

void write_work(std::string& route, const Memory& memory);
bool read_work(std::string_view part, const Terms& terms, Memory& memory);
void write_tracker(std::string& route, const Memory& memory);
bool read_tracker(std::string_view part, const Terms& terms, Memory& memory);
void write_database(std::string& route, const Memory& memory);
bool read_database(std::string_view part, const Terms& terms, Memory& memory);
void write_team(std::string& route, const Memory& memory);
bool read_team(std::string_view part, const Terms& terms, Memory& memory);
void write_archive(std::string& route, const Memory& memory);
bool read_archive(std::string_view part, const Terms& terms, Memory& memory);
void write_reports(std::string& route, const Memory& memory);
bool read_reports(std::string_view part, const Terms& terms, Memory& memory);
void write_activity(std::string& route, const Memory& memory);
bool read_activity(std::string_view part, const Terms& terms, Memory& memory);
void write_hopper(std::string& route, const Memory& memory);
bool read_hopper(std::string_view part, const Terms& terms, Memory& memory);
void write_do_not_call(std::string& route, const Memory& memory);
bool read_do_not_call(std::string_view part, const Terms& terms, Memory& memory);
void write_unplaced(std::string& route, const Memory& memory);
bool read_unplaced(std::string_view part, const Terms& terms, Memory& memory);
void write_callbacks(std::string& route, const Memory& memory);
bool read_callbacks(std::string_view part, const Terms& terms, Memory& memory);
void write_admin(std::string& route, const Memory& memory);
bool read_admin(std::string_view part, const Terms& terms, Memory& memory);
void write_nothing(std::string& route, const Memory& memory);
bool read_nothing(std::string_view part, const Terms& terms, Memory& memory);

}  // namespace recall::ui
