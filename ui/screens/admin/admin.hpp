// The parts of the Admin Panel. draw_admin() in admin.cpp puts them together.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "ui/toolkit/layout.hpp"

#include <optional>
#include <string>
#include <vector>

namespace recall::ui {

// What one frame of the Admin Panel knows.
struct Admin {
    const Model& model;
    AdminMemory& memory;
    Wishes& wishes;
    std::string why_not;  // nothing can be changed now, and why

    const State& view() const { return model.replica->view(); }
};

void draw_users(const Admin& admin);
void draw_campaigns(const Admin& admin);
void draw_outcome_dialog(const Admin& admin);

// How the campaign dials, as part of its form; and the dialogs that belong to it.
void draw_dialing(const Admin& admin, Campaign& campaign);
void draw_dialing_dialogs(const Admin& admin);
// Holidays as people write them, a line each: "2026-12-25", "2026-07-14 Europe/Paris".
struct HolidaysTyped {
    std::vector<Holiday> holidays;
    std::string error;  // names the first line that cannot be read
};
std::string holidays_text(const CallingHours& hours);
HolidaysTyped typed_holidays(const std::string& text);

// What saving the changed campaign would change, for everybody at work on it. Not of a new one.
void draw_campaign_preview(const Admin& admin, const Draft<Campaign>& draft);
// What saving the changed user would take out of their hands. Not of a new one.
void draw_user_preview(const Admin& admin, const Draft<User>& draft);

void draw_callback_rules(Campaign& campaign);  // a part of the campaign's form
void draw_desk_settings(const Admin& admin);
void draw_system(const Admin& admin);

// What the rules would say to this command now; empty where they would take it.
std::string refusal_of(const Admin& admin, Command command);

// What a form asks: it scrolls where its foot would else be out of sight.
class FormBody {
public:
    explicit FormBody(const Admin& admin);

private:
    std::optional<ScrollArea> area_;
};
// What stands below it while this lives: what saving would do, and the buttons.
class FormFoot {
public:
    explicit FormFoot(const Admin& admin);
    ~FormFoot();
    FormFoot(const FormFoot&) = delete;
    FormFoot& operator=(const FormFoot&) = delete;

private:
    float& height_;
    float top_;
};

// The buttons below a form: they save what was changed, or put it back.
struct FormEnd {
    Command command;       // what "Save" gives
    std::string done;      // said when it is saved
    bool changed = false;  // else there is nothing to save
    bool overtaken = false;  // somebody else has changed the same meanwhile
};
enum class FormAnswer { none, saved, put_back };
FormAnswer draw_form_end(const Admin& admin, FormEnd end);

}  // namespace recall::ui
