// Whether a desk keeps every law, as a test says it.
#pragma once

#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {

inline void expect_sound(const World& world) {
    for (const std::string& broken : audit(world.state())) ADD_FAILURE() << broken;
}

}  // namespace recall::test
