// How large everything is drawn: the person's choice, in percent of the design.
#pragma once
#include <string>

namespace recall::ui {

std::string text_size_words();  // "125 %"

void open_text_sizes();
// A small popup over the page with a step smaller, a step larger, and back to 100 %. The percent
// chosen, or 0. Drawn by the page itself: a larger text changes the layout, and the button that
// opened it may be gone in the next frame.
int draw_text_sizes();

}  // namespace recall::ui
