// The parts of the Database Manager. draw_database() in database.cpp puts them together.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

// What one frame of the Database Manager knows.
struct DatabaseFrame {
    const Model& model;
    DatabaseMemory& memory;
    Wishes& wishes;
    std::string why_not;  // nothing can be changed now, and why

    const State& view() const { return model.replica->view(); }
};

void choose_list(const DatabaseFrame& database, std::optional<ListId> id);

// The chosen list: its counts, what can be done with it, its numbers.
void draw_list_detail(const DatabaseFrame& database, const List& list);
void draw_leads(const DatabaseFrame& database, const List& list);

// Its name, until when it is dialled, and its reset.
void draw_settings_dialog(const DatabaseFrame& database);
std::string expiry_words(const DatabaseFrame& database, const List& list);  // empty: it does not

// What every agent of a campaign is given each morning.
void open_plan_dialog(const DatabaseFrame& database);
void draw_plan_dialog(const DatabaseFrame& database);

void draw_imports_dialog(const DatabaseFrame& database);
void draw_lead_dialog(const DatabaseFrame& database);
// What was promised to the lead whose record is open, and what a manager changes of it.
void draw_lead_callbacks(const DatabaseFrame& database, LeadId lead);

// Which numbers are to be assigned; how many there are of them, nothing while the relay is asked.
void draw_choice(const DatabaseFrame& database, const List& list);
std::optional<std::int64_t> assignable(const DatabaseFrame& database, const List& list);

void open_assign_dialog(const DatabaseFrame& database);
void draw_assign_dialog(const DatabaseFrame& database);
void open_list_dialog(const DatabaseFrame& database);
void draw_list_dialog(const DatabaseFrame& database);

// "17 each", "2 agents get 17, 1 gets 16".
std::string spread_words(std::int64_t count, std::int64_t agents);

}  // namespace recall::ui
