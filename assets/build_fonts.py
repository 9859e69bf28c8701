#!/usr/bin/env python3
"""Makes the page's fonts: Inter in two weights and the icons, cut down to what Recall shows.

    build_fonts.py --inter FOLDER --lucide FOLDER --icons ui/toolkit/icons.hpp --out FOLDER

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

# What people's names, notes and sums are mostly written in; whatever else comes is shown by the
# browser's own fonts (ui/toolkit/layer.hpp). Every further block costs the first visit some kilobytes. Inter
# has no glyph for some of these code points; the subsetter leaves those out.
TEXT_RANGES = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # Latin-1: Western Europe
    (0x0100, 0x017F),  # Extended-A: Central Europe, Turkish, the Baltic
    (0x0181, 0x0181),  # Hausa's hooked letters, here and below
    (0x0186, 0x0186),  # Open o and e: Twi, Ewe
    (0x018A, 0x018A),
    (0x018E, 0x0190),
    (0x0192, 0x0194),
    (0x0198, 0x0199),
    (0x01B2, 0x01B4),
    (0x01CD, 0x01D4),  # Carons: Yoruba and Hausa with tones
    (0x01DD, 0x01DD),  # Turned e: Kanuri
    (0x01E6, 0x01E9),
    (0x01F8, 0x01F9),
    (0x0218, 0x021B),  # Romanian
    (0x0253, 0x0257),
    (0x025B, 0x025B),  # Open e: Twi, Ewe
    (0x0259, 0x0259),  # Schwa: Azerbaijani, Kanuri
    (0x02BB, 0x02BC),  # Okina and apostrophe letters
    (0x0300, 0x0304),  # Combining grave, acute, circumflex, tilde, macron
    (0x0306, 0x030C),  # Combining breve to caron
    (0x0323, 0x0323),  # Combining dot below
    (0x0327, 0x0328),  # Combining cedilla and ogonek
    (0x1E0C, 0x1E0D),  # Dots below and above, here and below: Yoruba, Igbo, Edo
    (0x1E24, 0x1E25),
    (0x1E3E, 0x1E3F),
    (0x1E44, 0x1E45),
    (0x1E62, 0x1E63),
    (0x1E6C, 0x1E6D),
    (0x1E80, 0x1E85),  # Welsh
    (0x1E92, 0x1E93),
    (0x1E9E, 0x1E9E),  # Capital sharp s
    (0x1EB8, 0x1EB9),
    (0x1EBC, 0x1EBD),
    (0x1ECA, 0x1ECD),
    (0x1EE4, 0x1EE5),
    (0x1EF2, 0x1EF3),
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
    """The code points that ui/toolkit/icons.hpp names."""
    text = open(header, encoding="utf-8").read()
    return {int(code, 16) for code in re.findall(r'= "\\u([0-9a-fA-F]{4})"', text)}


def icon_font(source, icons, target):
    font = TTFont(source, recalcTimestamp=False)
    for code in sorted(icons - set(font.getBestCmap())):
        sys.exit(f"ui/toolkit/icons.hpp names the code point {code:04x}, where Lucide has no icon")
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
