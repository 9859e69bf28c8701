// Words on the screen. All of them are in the semantic tree.
#pragma once
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/theme.hpp"

#include <string>
#include <string_view>

namespace recall::ui {

enum class Ink { normal, muted, accent, good, warn, bad, info };
Colour ink_colour(Ink ink);

// What somebody wrote in several lines, in one: a space for each break.
std::string on_one_line(std::string_view words);

// One line. What does not fit the column ends in an ellipsis, and resting the pointer shows it all.
void text(std::string_view words, Ink ink = Ink::normal, Type type = Type::body);
void muted(std::string_view words);  // Small and grey: what explains something else.
void strong(std::string_view words);
void heading(std::string_view words);  // Of a card or a section.
void copyable_heading(std::string_view words);  // A name, which can be selected and copied.
void title(std::string_view words);    // Of the page.

// As many lines as it needs, wrapped to the column.
void paragraph(std::string_view words, Ink ink = Ink::normal, Type type = Type::body,
               Live live = Live::off);

// An icon alone, as decoration: not in the tree.
void icon_mark(const char* icon, Ink ink = Ink::muted);

// One line that can be selected and copied: phone numbers, addresses, e-mail. `name` says what it
// is ("Phone"); `value` is what is shown.
void copyable(std::string_view id, std::string_view name, std::string_view value,
              Type type = Type::body);

// A label above its value; rows of them make a card of facts. An empty value shows as a dash.
void fact(std::string_view label, std::string_view value);
void copyable_fact(std::string_view id, std::string_view label, std::string_view value);
// The same with the value beside its label, in as many lines as it needs.
void copyable_line(std::string_view id, std::string_view label, std::string_view value,
                   float label_width);
// What somebody wrote, in as many lines as it needs. Not for an empty value.
void copyable_notes(std::string_view id, std::string_view label, std::string_view value);

}  // namespace recall::ui
