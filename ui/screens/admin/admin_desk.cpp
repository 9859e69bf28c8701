// The settings of the whole desk.
#include "core/query.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/presence_bar.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr float form_width_px = 520;

// What another zone would make of today, before it is saved: when the day ends, and what then goes
// back. Nothing where nobody knows the clocks there.
void draw_zone_effect(const Admin& admin, const Draft<Desk>& draft) {
    const std::string& zone = draft.now.zone;
    if (zone == draft.before.zone) return;
    const PageClocks clocks(admin.model);
    const auto here = clocks.local_time(admin.model.now, draft.before.zone);
    const auto there = clocks.local_time(admin.model.now, zone);
    if (!here || !there || admin.model.today > there->day) return;
    // In a zone with a later date already the day goes on until the next midnight there.
    const Day first{std::max(admin.model.today.number, there->day.number) + 1};
    const std::int64_t left_ms = minutes_between(*there, {first, 0}) * minute_ms;
    const Progress progress = recall::progress(admin.view(), {admin.model.today, {}, {}});
    const std::string day = day_words(there->day, admin.model.today);
    paragraph("There it is " + clock_of(*there) + " now, on " + day +
                  ". Today ends at the midnight there, which is " +
                  time_of_day(admin.model, admin.model.now + left_ms) +
                  " by the clocks of before: " + numbers_words(progress.uncompleted) +
                  (progress.uncompleted == 1 ? " is" : " are") +
                  " not completed so far and would go back then.",
              Ink::warn, Type::small);
}

void draw_form(const Admin& admin, Draft<Desk>& draft) {
    Desk& desk = draft.now;
    text_field("name", "Name of the organisation", desk.name,
               {.width = form_width_px, .bytes_max = name_bytes_max, .required = true});
    text_field(
        "zone", "Time zone", desk.zone,
        {.placeholder = "Africa/Lagos",
         .hint = "Its IANA name, continent and city. The day begins and ends by it: midnight "
                 "recycles what is uncompleted. Another zone ends no day before its own midnight.",
         .width = form_width_px,
         .bytes_max = name_bytes_max,
         .required = true});
    draw_zone_effect(admin, draft);
    text_field("region", "Country of the numbers", desk.region,
               {.placeholder = "NG",
                .hint = "Two letters. Numbers without a country code are read as of this country.",
                .width = form_width_px,
                .bytes_max = 2,
                .required = true});
    text_field("dial_url", "Dial address", desk.dial_url,
               {.placeholder = "https://3cx.example.com/webclient/#/call?phone={number}",
                .hint = "What “Call” opens, with {number} where the number goes. Empty: the "
                        "device's own telephone (tel:).",
                .width = form_width_px,
                .bytes_max = url_bytes_max});
    number_field("pool_low", "A pool is running low below", desk.pool_low, 0, pool_low_max,
                 {.hint = "available numbers; managers are told. 0: never"});
    checkbox("one_per_person", "One person is called from one list at a time",
             desk.one_per_person);
    muted("Lists of the same kind of work. While one of a person's numbers is in hand or promised, "
          "the others stand as elsewhere.");
    const FormAnswer answer = draw_form_end(admin, {.command = ConfigureDesk{desk},
                                                    .done = "The settings are saved",
                                                    .changed = draft.changed(),
                                                    .overtaken = draft.overtaken});
    if (answer == FormAnswer::put_back) draft.put_back();
}

}  // namespace

void draw_desk_settings(const Admin& admin) {
    std::optional<Draft<Desk>>& draft = admin.memory.desk;
    if (!draft) draft.emplace(admin.view().desk());
    draft->follow(admin.view().desk());
    {
        const Card card("desk", "The desk", {.subtitle = "For everybody who works here"});
        draw_form(admin, *draft);
    }
    draw_pause_codes(admin.model, admin.memory, admin.wishes);
}

}  // namespace recall::ui
