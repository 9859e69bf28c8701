// The address of what is on the screen, as it stands behind the '#':
//
//     /client-crm/17?show=open&search=amaka     a number of mine, in a list narrowed down
//     /tracker?type=customer                    /database/prospects?page=2        /refused
//
// route_of and follow undo each other, so that a link opens what its sender saw.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "wire/answers/path_of.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace recall::ui {

std::string route_of(Screen screen, const Memory& memory);
// Makes memory show what the address names. Nothing, and nothing changed, where it names no screen.
std::optional<Screen> follow(std::string_view route, Memory& memory);
// Without what narrows it down: two addresses with the same path are one place.
std::string_view path_of(std::string_view route);

// What narrows it down.
using Terms = std::map<std::string, std::string>;
Terms terms_of(std::string_view route);

// For the parts of an address: "a b" as "a%20b", and back.
using recall::escaped;
std::string unescaped(std::string_view text);

}  // namespace recall::ui
