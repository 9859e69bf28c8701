// A value that most of a million do not have: one pointer where there is none. It is copied and
// compared as the value.
#pragma once

#include <memory>
#include <utility>

namespace recall {

template <typename T>
class Boxed {
public:
    using value_type = T;

    Boxed() = default;
    Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}
    Boxed(const Boxed& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(const Boxed& other) {
        if (this != &other) value_ = other ? std::make_unique<T>(*other) : nullptr;
        return *this;
    }
    Boxed& operator=(Boxed&&) noexcept = default;
    ~Boxed() = default;

    explicit operator bool() const { return value_ != nullptr; }
    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    T& operator*() { return *value_; }
    T* operator->() { return value_.get(); }
    void reset() { value_.reset(); }

    friend bool operator==(const Boxed& one, const Boxed& other) {
        return one && other ? *one == *other : !one && !other;
    }

private:
    std::unique_ptr<T> value_;
};

}  // namespace recall
