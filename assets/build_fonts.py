#!/usr/bin/env python3
"""Makes the page's fonts: Inter in two weights and the icons, cut down to what Recall shows.

    build_fonts.py --inter FOLDER --lucide FOLDER --icons ui/icons.hpp --out FOLDER

FOLDER of Inter holds Inter-Regular.otf and Inter-SemiBold.otf; that of Lucide is the npm package's
`font`. Writes inter-regular.otf, inter-semibold.otf and icons.ttf, the last with exactly the icons
that --icons names by their code points. Prints the size of each font.
"""
import argparse
import logging
import os
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# What people's names, notes and sums are written in. Inter has no glyph for some of these code
# points; the subsetter leaves those out.
TEXT_RANGES = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # Latin-1: Western Europe
    (0x0100, 0x017F),  # Extended-A: Central Europe, Turkish, the Baltic
    (0x0180, 0x024F),  # Extended-B: African languages, Romanian, Vietnamese horns
    (0x0253, 0x0257),  # Hausa's hooked b and d
    (0x025B, 0x025B),  # Open e: Twi, Ewe
    (0x0259, 0x0259),  # Schwa: Azerbaijani, Kanuri
    (0x02BB, 0x02BC),  # Okina and apostrophe letters
    (0x0300, 0x0304),  # Combining grave, acute, circumflex, tilde, macron
    (0x0306, 0x030C),  # Combining breve to caron
    (0x0323, 0x0323),  # Combining dot below
    (0x0327, 0x0328),  # Combining cedilla and ogonek
    (0x1E00, 0x1EFF),  # Extended Additional: Yoruba, Igbo, Vietnamese
    (0x2010, 0x2015),  # Hyphens and dashes
    (0x2018, 0x201E),  # Quotation marks
    (0x2020, 0x2022),  # Daggers and bullet
    (0x2026, 0x2026),  # Ellipsis
    (0x2030, 0x2030),  # Per mille
    (0x2032, 0x2033),  # Prime marks
    (0x2039, 0x203A),  # Single guillemets
    (0x20A0, 0x20BF),  # Currencies, the naira among them
    (0x2116, 0x2116),  # Numero
    (0x2122, 0x2122),  # Trade mark
    (0x2190, 0x2193),  # Arrows
    (0x2212, 0x2212),  # Minus
    (0x2248, 0x2248),  # Almost equal
    (0x2260, 0x2260),  # Not equal
    (0x2264, 0x2265),  # Less, greater or equal
    (0x25CF, 0x25CF),  # Black circle: the dots of a password
    (0xFFFD, 0xFFFD),  # What stands for a glyph that is missing
]


def cut(font, code_points):
    """Keeps the glyphs of these code points and nothing that Dear ImGui's rasteriser ignores."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "meta", "DSIG", "FFTM"]
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    return font


def use_tabular_digits(font):
    """Figures in columns must line up, and ImGui cannot ask a font for its `tnum` feature."""
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            tabular = f"{table.cmap.get(code)}.tf"
            if tabular in glyphs:
                table.cmap[code] = tabular


def text_font(source, target):
    font = TTFont(source, recalcTimestamp=False)
    use_tabular_digits(font)
    code_points = [code for first, last in TEXT_RANGES for code in range(first, last + 1)]
    cut(font, code_points).save(target)


def read_icons(header):
    """The code points that ui/icons.hpp names."""
    text = open(header, encoding="utf-8").read()
    return {int(code, 16) for code in re.findall(r'= "\\u([0-9a-fA-F]{4})"', text)}


def icon_font(source, icons, target):
    font = TTFont(source, recalcTimestamp=False)
    for code in sorted(icons - set(font.getBestCmap())):
        sys.exit(f"ui/icons.hpp names the code point {code:04x}, where Lucide has no icon")
    cut(font, icons).save(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("inter", "lucide", "icons", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    logging.disable(logging.WARNING)  # fontTools' remarks on spare bytes in Lucide's tables.

    for weight in ("Regular", "SemiBold"):
        text_font(os.path.join(options.inter, f"Inter-{weight}.otf"),
                  os.path.join(options.out, f"inter-{weight.lower()}.otf"))
    icon_font(os.path.join(options.lucide, "lucide.ttf"), read_icons(options.icons),
              os.path.join(options.out, "icons.ttf"))
    for name in ("inter-regular.otf", "inter-semibold.otf", "icons.ttf"):
        size = os.path.getsize(os.path.join(options.out, name))
        print(f"{name}: {size:,} bytes")


if __name__ == "__main__":
    main()
