// For the toolkit's own files: what all fields share, label, outline and the line below.
#pragma once
#include "ui/fields.hpp"
#include "ui/theme.hpp"

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

// The outline's colour by what state the field is in: at rest, being edited, wrong, disabled.
Colour outline_of(const FieldOptions& options, bool editing);

// ImGui's frame colours for one of its text inputs.
class FieldFrame {
public:
    FieldFrame(const FieldOptions& options, ImGuiID id);
    ~FieldFrame();
    FieldFrame(const FieldFrame&) = delete;
    FieldFrame& operator=(const FieldFrame&) = delete;

private:
    bool disabled_;
};

// In ImGui units.
float field_width(const FieldOptions& options);

}  // namespace recall::ui
