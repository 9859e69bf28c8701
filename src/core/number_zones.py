#!/usr/bin/env python3
"""Makes core/number_zones_table.hpp of Debian's python3-phonenumbers: where a number may ring.

    number_zones.py OUT

Of several zones the westmost and the eastmost are kept: where both may be called, all between them
may. Zones that are too far apart have no hour in common, and say nothing.
"""

import datetime
import sys
import zoneinfo

from phonenumbers.tzdata import TIMEZONE_DATA

APART_MAX_HOURS = 6


def offsets(zone):
    """In hours, in winter and in summer."""
    return tuple(datetime.datetime(2026, month, 15, tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset()
                 .total_seconds() / 3600 for month in (1, 7))


def place_of(zones):
    by_offset = {}
    for zone in sorted(zones):
        by_offset.setdefault(offsets(zone), zone)
    if len(by_offset) == 1:
        return next(iter(by_offset.values()))
    west, east = min(by_offset), max(by_offset)
    if any(b - a > APART_MAX_HOURS for a, b in zip(west, east)):
        return ""
    return by_offset[west] + "," + by_offset[east]


def main(out):
    places = {prefix: place_of(zones) for prefix, zones in TIMEZONE_DATA.items()}

    def of_shorter(prefix):
        for length in range(len(prefix) - 1, 0, -1):
            if prefix[:length] in places:
                return places[prefix[:length]]
        return ""

    telling = {prefix: place for prefix, place in places.items() if place != of_shorter(prefix)}
    names = sorted(set(telling.values()))
    with open(out, "w", encoding="ascii") as file:
        file.write("// Made by number_zones.py of Debian's python3-phonenumbers.\n#pragma once\n\n"
                   "#include <cstdint>\n#include <string_view>\n\n"
                   "namespace recall::number_zones {\n\n"
                   "constexpr std::string_view places[] = {\n")
        for name in names:
            file.write(f"    \"{name}\",\n")
        file.write("};\nstruct Prefix {\n    std::uint32_t digits;\n    std::uint16_t place;\n};\n"
                   "constexpr Prefix prefixes[] = {\n")
        for prefix in sorted(telling, key=int):
            file.write(f"    {{{prefix}, {names.index(telling[prefix])}}},\n")
        file.write("};\n\n}  // namespace recall::number_zones\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
