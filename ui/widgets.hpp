// The whole toolkit, for views.
//
//     buttons.hpp     button, icon_button, link
//     calendar.hpp    calendar
//     dialog.hpp      Dialog, dialog_buttons, ask
//     feedback.hpp    badge, stat_card, progress_bar, countdown, notice, empty_state
//     fields.hpp      text_field, search_field, notes_field, number_field, checkbox, select,
//                     choices, tabs
//     icons.hpp       icon::…
//     keys.hpp        key::…, pressed
//     layout.hpp      Card, ScrollArea, Grid, Panes, page_header, beside, flow, to_right, gap
//     menu.hpp        menu_button
//     messages.hpp    messages
//     navigation.hpp  AppFrame, PlainPage
//     table.hpp       Table
//     text.hpp        title, heading, text, muted, paragraph, copyable, fact
//     toolkit.hpp     frame(), theme(), px()
//
// The rules they share: ids are stable words, unique among their neighbours; sizes are CSS pixels;
// widgets give back what the person did and own nothing of the application's; everything drawn
// has a role and a name in the semantic tree.
#pragma once
#include "ui/buttons.hpp"
#include "ui/calendar.hpp"
#include "ui/dialog.hpp"
#include "ui/feedback.hpp"
#include "ui/fields.hpp"
#include "ui/icons.hpp"
#include "ui/keys.hpp"
#include "ui/layout.hpp"
#include "ui/menu.hpp"
#include "ui/navigation.hpp"
#include "ui/table.hpp"
#include "ui/text.hpp"
#include "ui/toolkit.hpp"
