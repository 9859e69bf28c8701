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
//     numbers.hpp     grouped
//     option_list.hpp OptionList
//     table.hpp       Table
//     text.hpp        title, heading, text, muted, paragraph, copyable, fact
//     toolkit.hpp     frame(), theme(), px()
//
// The rules they share: ids are stable words, unique among their neighbours; sizes are CSS pixels;
// widgets give back what the person did and own nothing of the application's; everything drawn
// has a role and a name in the semantic tree.
#pragma once
#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/calendar.hpp"
#include "ui/toolkit/dialog.hpp"
#include "ui/toolkit/feedback.hpp"
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/menu.hpp"
#include "ui/toolkit/navigation.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/option_list.hpp"
#include "ui/toolkit/table.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/toolkit.hpp"
