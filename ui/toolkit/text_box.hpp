// For the toolkit's own files: what is written in. A text box draws its frame, and its text while
// it is at rest; while somebody writes in it the page's own field stands there
// (ui/toolkit/layer.hpp).
#pragma once
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layer.hpp"

#include <string>
#include <string_view>

namespace recall::ui {

// What the page's field did to `value` since the last frame.
FieldEdit take_edit(ImGuiID id, std::string& value, const FieldOptions& options);

// The item over `area`. A press on it, or on options.key, begins the writing.
Touch touch_text_box(ImGuiID id, const ImRect& area, const FieldOptions& options);

bool is_edited(ImGuiID id);

// Lays the page's field over `area`; its text stands in `words`, in the current font.
void lay_field(ImGuiID id, const ImRect& area, const ImRect& words, LayerField field);

// What shows a password without telling it.
std::string_view dots_for(std::string_view password);

}  // namespace recall::ui
