#!/usr/bin/env python3
"""Makes core/folding_table.hpp of Debian's unicode-data: what a character is for a search.

    folding_table.py UnicodeData.txt OUT

A letter becomes its small one without marks ("Ọ" and "ọ" an "o"), a digit of any script ours.
Characters past U+FFFF stand for themselves.
"""

import hashlib
import re
import sys

# Marks that people leave out where they type a name. Vowels of Indic scripts are marks too, and stay.
DROPPED_BLOCKS = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
]
# Left out inside a word, so that "O’Brien" and "obrien" are one: apostrophes, the soft hyphen,
# joiners, the Arabic stretching stroke.
DROPPED = {0x00AD, 0x02BB, 0x02BC, 0x0640, 0x200B, 0x200C, 0x200D, 0x2018, 0x2019, 0xFEFF}
# Two letters for one, where Unicode calls it a letter of its own.
SPELLED = {0x00DF: "ss", 0x1E9E: "ss", 0x00E6: "ae", 0x00C6: "ae", 0x0153: "oe", 0x0152: "oe",
           0x00FE: "th", 0x00DE: "th"}
# A sigma at the end of a word, the letters of Turkish.
ALIKE = {0x03C2: 0x03C3, 0x0131: ord("i"), 0x0130: ord("i"), 0x00F0: ord("d"), 0x00D0: ord("d")}
# Not worth their bytes in every page: scripts and letters of linguists and historians, symbols made
# of letters, forms for printing.
PASSED_OVER = [(0x0258, 0x02BA), (0x0800, 0x08FF), (0x10A0, 0x1DFF), (0x1F00, 0x1FFF),
               (0x2100, 0x2FFF), (0x3100, 0xFAFF), (0xFB07, 0xFEFF)]
NAMED = re.compile(r"LATIN (?:CAPITAL|SMALL) LETTER ([A-Z]) WITH ")

TYPES = """#include <cstdint>
#include <string_view>

// Column by column, which compresses better: the page carries it.
namespace recall::folding {

struct Spelled {
    std::uint16_t code;
    char letters[4];
};

"""


def read(path):
    characters = {}
    for line in open(path, encoding="ascii"):
        fields = line.rstrip("\n").split(";")
        code = int(fields[0], 16)
        if code <= 0xFFFF and "First>" not in fields[1] and "Last>" not in fields[1]:
            characters[code] = fields
    return characters


def is_dropped(code, fields):
    return code in DROPPED or (
        fields[2] in ("Mn", "Me", "Mc") and any(a <= code <= b for a, b in DROPPED_BLOCKS))


def is_passed_over(code):
    return any(first <= code <= last for first, last in PASSED_OVER)


def folded(code, characters):
    """The characters that `code` is searched as."""
    if code in SPELLED:
        return [ord(letter) for letter in SPELLED[code]]
    if code in ALIKE:
        return [ALIKE[code]]
    fields = characters.get(code)
    if fields is None:
        return [code]
    if fields[6]:
        return [ord("0") + int(fields[6])]
    parts = fields[5].split()
    if parts and (not parts[0].startswith("<") or parts[0] in ("<wide>", "<compat>", "<narrow>")):
        whole = [int(part, 16) for part in parts if not part.startswith("<")]
        whole = [part for part in whole
                 if part not in characters or not is_dropped(part, characters[part])]
        if whole and not any(chr(part) == " " for part in whole):
            return [one for part in whole for one in folded(part, characters)]
    named = NAMED.match(fields[1])
    if named:
        return [ord(named[1].lower())]
    if fields[13]:
        return folded(int(fields[13], 16), characters)
    return [code]


def runs_of(single):
    """(first, last, target, step): step 0, all become target; else every step-th its own one."""
    runs = []
    codes = sorted(single)
    at = 0
    while at < len(codes):
        best = 1, 0
        for step in (0, 1, 2):
            length = 1
            while at + length < len(codes) and length < 100:
                code, first = codes[at + length], codes[at]
                distance = length * (step or 1)
                target = single[first] + (distance if step else 0)
                if code != first + distance or single[code] != target:
                    break
                length += 1
            if length > best[0]:
                best = length, step
        length, step = best
        runs.append((codes[at], codes[at] + (length - 1) * (step or 1), single[codes[at]], step))
        at += length
    return runs


def ranges_of(codes, known):
    """Ranges of `codes`, over what Unicode knows nothing of."""
    ranges = []
    for code in sorted(codes):
        if ranges and all(gap not in known for gap in range(ranges[-1][1] + 1, code)):
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def column(file, name, numbers, type_of="std::uint16_t"):
    file.write(f"constexpr {type_of} {name}[] = {{\n")
    for at in range(0, len(numbers), 12):
        file.write("    " + " ".join(f"{number}," for number in numbers[at:at + 12]) + "\n")
    file.write("};\n")


def main(path, out):
    characters = read(path)
    dropped = {code for code, fields in characters.items() if is_dropped(code, fields)}
    between = {code for code, fields in characters.items()
               if code >= 0x80 and code not in dropped and fields[2][0] in "PSZC"
               and fields[2] != "Co" and not (is_passed_over(code) and code >= 0x0800)}
    single, several = {}, {}
    for code in characters:
        if code < 0x80 or code in dropped or code in between:
            continue
        if is_passed_over(code):
            continue
        letters = folded(code, characters)
        if len(letters) > 1:
            several[code] = letters
        elif letters != [code]:
            single[code] = letters[0]
    # Of ligatures and the like those of letters that are typed.
    several = {code: letters for code, letters in several.items()
               if all(letter < 0x80 for letter in letters)}
    runs = runs_of(single)
    drops, gaps = ranges_of(dropped, characters), ranges_of(between, characters)
    size = 6 * len(runs) + 4 * (len(drops) + len(gaps)) + 6 * len(several)
    assert size <= 8192, size
    with open(out, "w", encoding="ascii") as file:
        file.write("// Made by folding_table.py of Debian's unicode-data.\n")
        file.write(f"// {size} bytes: {len(single)} letters in {len(runs)} runs.\n#pragma once\n\n")
        file.write(TYPES)
        version = hashlib.sha256(repr((runs, drops, gaps, several)).encode()).hexdigest()[:16]
        file.write(f"constexpr std::string_view version = \"{version}\";\n")
        column(file, "runs_first", [run[0] for run in runs])
        column(file, "runs_target", [run[2] for run in runs])
        file.write("// How far a run goes, and its step: 0, all become the target.\n")
        column(file, "runs_length", [run[1] - run[0] for run in runs], "std::uint8_t")
        column(file, "runs_step", [run[3] for run in runs], "std::uint8_t")
        for name, ranges in (("dropped", drops), ("between", gaps)):
            column(file, f"{name}_first", [first for first, _ in ranges])
            column(file, f"{name}_last", [last for _, last in ranges])
        file.write("constexpr Spelled spelled[] = {\n")
        for code, letters in sorted(several.items()):
            text = "".join(map(chr, letters))
            file.write(f"    {{0x{code:04X}, \"{text}\"}},\n")
        file.write("};\n\n}  // namespace recall::folding\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
