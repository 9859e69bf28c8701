// A telephone number, as a network dials it: RULES.md §3.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace recall {

// In E.164, without the '+': at most fifteen digits, so they fit. Two extensions of a switchboard
// are two numbers.
struct Phone {
    std::uint64_t digits = 0;
    std::uint32_t extension = 0;  // 1012 is "012", for its noughts count; 0: there is none
    explicit operator bool() const { return digits != 0; }
    auto operator<=>(const Phone&) const = default;
};

constexpr std::size_t extension_digits_max = 7;

// "+2348012345678", "+2348012345678;ext=12"; "" where there is none.
std::string to_text(Phone phone);
// What to_text wrote.
std::optional<Phone> phone_from_text(std::string_view text);

std::string extension_of(Phone phone);  // "12"; "" where there is none
// None of 1 to extension_digits_max digits: no extension.
std::uint32_t extension_from_text(std::string_view digits);
Phone without_extension(Phone phone);

// How many of the digits are the country's.
std::size_t country_code_digits(std::string_view digits);

}  // namespace recall

template <>
struct std::hash<recall::Phone> {
    std::size_t operator()(const recall::Phone& phone) const noexcept {
        return std::hash<std::uint64_t>()(phone.digits ^ std::uint64_t{phone.extension} << 50);
    }
};
