// The real text over the canvas, as web/layer.js reads it.
#pragma once

#include <string>

#include "ui/toolkit/layer.hpp"

namespace recall::shell {

// {"editing": id or 0,
//  "words": [{"text", "x", "y", "w", "h", "seen", "size", "bold", "colour", "align", "light"}],
//  "fields": [{"id", "x", "y", "w", "h", "seen", "size", "bold", "colour", "name", "value",
//              "placeholder", "placeholder_colour", "autocomplete", "line", "left", "right", "top",
//              "multiline", "password", "search", "digits", "read_only", "spellcheck",
//              "reachable"}]}
// Lengths in CSS pixels; "seen" is [[x0, y0, x1, y1], …], what of it no window covers.
std::string write_layer(const ui::Layer& layer);

}  // namespace recall::shell
