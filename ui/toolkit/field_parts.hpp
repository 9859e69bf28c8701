// For the toolkit's own files: what all fields share, label, outline and the line below.
#pragma once
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/theme.hpp"

#include <imgui.h>

#include <string_view>

namespace recall::ui {

// Around a field: its label above, its hint or error below, its id on the stack.
class FieldScope {
public:
    FieldScope(std::string_view id, std::string_view label, const FieldOptions& options);
    ~FieldScope();
    FieldScope(const FieldScope&) = delete;
    FieldScope& operator=(const FieldScope&) = delete;

private:
    const FieldOptions& options_;
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
