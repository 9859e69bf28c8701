// The settings of the whole desk.
#include "ui/parts/presence_bar.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr float form_width_px = 520;

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
