#include "relay/desk/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <utility>

namespace recall::log {

namespace {

spdlog::level::level_enum level_of(Level level) {
    switch (level) {
        case Level::info: return spdlog::level::info;
        case Level::warn: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
        case Level::critical: break;
    }
    return spdlog::level::critical;
}

}  // namespace

void line(Level level, fmt::string_view format, fmt::format_args args) {
    if (spdlog::should_log(level_of(level))) {
        spdlog::log(level_of(level), fmt::vformat(format, args));
    }
}

void to_standard_error(const std::string& level) {
    auto logger = spdlog::stderr_color_mt("recall");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(logger));
}

void end() { spdlog::shutdown(); }

}  // namespace recall::log
