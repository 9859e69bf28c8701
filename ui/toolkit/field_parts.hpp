// For the toolkit's own files: what all fields share, label, outline and the line below.
#pragma once
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/theme.hpp"

#include <imgui.h>

#include <string>
#include <string_view>

namespace recall::ui {

// The line below a field: what is wrong, that it is full or soon will be, or how to fill it in.
struct BelowField {
    std::string words;
    Ink ink = Ink::muted;
    Live live = Live::off;
};
// `written`: what is written in it, where that has a limit. Of the field at this place of the id
// stack.
BelowField below_field(const FieldOptions& options, const std::string* written);

// Around a field: its label above, the line below, its id on the stack.
class FieldScope {
public:
    FieldScope(std::string_view id, std::string_view label, const FieldOptions& options,
               const std::string* written = nullptr);
    ~FieldScope();
    FieldScope(const FieldScope&) = delete;
    FieldScope& operator=(const FieldScope&) = delete;

private:
    const FieldOptions& options_;
    const std::string* written_;
};

// What the tree says of every field: its name, what is wrong with it, or how to fill it in.
Description describe_field(AriaRole role, std::string_view label, const FieldOptions& options);

// The outline's colour by what state the field is in: at rest, being edited, wrong, disabled.
Colour outline_of(const FieldOptions& options, bool editing);

// The box around what is written in.
void draw_field_frame(const Touch& touch, const FieldOptions& options, bool editing);

// In ImGui units.
float field_width(const FieldOptions& options);

}  // namespace recall::ui
