// Running a property a fixed number of times with RapidCheck, from a fixed seed, so that a red
// test is red again. RC_PARAMS="seed=7" (or any other of RapidCheck's parameters) overrides.
#pragma once

#include <rapidcheck.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

namespace recall::test {

// What went wrong, shrunk, or "".
template <typename Property>
std::string counterexample(int cases, const Property& property) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    if (!std::getenv("RC_PARAMS")) {
        params.seed = 20'261'120;
        params.maxSuccess = cases;
    }
    const auto result =
        rc::detail::checkProperty(rc::detail::toProperty(property), {"", ""}, params);
    if (result.template is<rc::detail::SuccessResult>()) return "";
    std::ostringstream out;
    rc::detail::printResultMessage(result, out);
    return out.str();
}

// A run of steps, each with its own seed: leaving one out in shrinking does not change the others.
inline std::vector<std::uint32_t> random_steps(int most) {
    return *rc::gen::resize(
        most, rc::gen::container<std::vector<std::uint32_t>>(
                  rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint32_t>())));
}

}  // namespace recall::test
