// What the relay says of itself. Only log.cpp knows who writes it: whoever says a line compiles no
// formatter with it. Thread-safe.
#pragma once

#include <fmt/core.h>

#include <string>

namespace recall::log {

enum class Level { info, warn, error, critical };

void line(Level level, fmt::string_view format, fmt::format_args args);

template <typename... Args> void info(fmt::format_string<Args...> format, const Args&... args) {
    line(Level::info, format, fmt::make_format_args(args...));
}
template <typename... Args> void warn(fmt::format_string<Args...> format, const Args&... args) {
    line(Level::warn, format, fmt::make_format_args(args...));
}
template <typename... Args> void error(fmt::format_string<Args...> format, const Args&... args) {
    line(Level::error, format, fmt::make_format_args(args...));
}
template <typename... Args>
void critical(fmt::format_string<Args...> format, const Args&... args) {
    line(Level::critical, format, fmt::make_format_args(args...));
}

// From now on lines go to standard error, from this level on: "trace", "debug", "info", "warn",
// "err", "critical" or "off".
void to_standard_error(const std::string& level);
// Whatever was said is written; for whoever ends the process at once.
void end();

}  // namespace recall::log
