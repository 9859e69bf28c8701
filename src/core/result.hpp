// Result<T, E>: a value, or the error that stands in its place.
#pragma once

#include "core/ensure.hpp"

#include <type_traits>
#include <utility>
#include <variant>

namespace recall {

template <typename T, typename E>
class [[nodiscard]] Result {
    static_assert(!std::is_same_v<T, E>, "`return x;` must tell the two apart");

public:
    Result(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : either_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return either_.index() == 0; }

    const T& value() const& {
        ensure(bool(*this));
        return *std::get_if<0>(&either_);
    }
    // By value: a reference into a temporary would dangle in `for (auto& x : f().value())`.
    T value() && {
        ensure(bool(*this));
        return std::move(*std::get_if<0>(&either_));
    }
    const E& error() const {
        ensure(!*this);
        return *std::get_if<1>(&either_);
    }

private:
    std::variant<T, E> either_;
};

}  // namespace recall
