#!/usr/bin/env python3
"""Makes the woff2 files of this folder from @fontsource/be-vietnam-pro (Debian: python3-fonttools, python3-brotli).

Two kinds of file per weight:
  bvp-WEIGHT.woff2   Be Vietnam Pro cut down to ASCII, all Vietnamese letters and office punctuation, without hinting.
  bvp-tab-WEIGHT.woff2   the ten digits only, each centred in the widest digit's width. Be Vietnam Pro has no
                     tabular figures, so clocks and columns of numbers would jump without this face.
The files are committed; run this again only when the source package changes.
"""

import pathlib
import sys
import tempfile

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SOURCE = ROOT / "node_modules/@fontsource/be-vietnam-pro/files"
WEIGHTS = (400, 500, 600)
# aăâeêioôơuưyd with every tone mark, both cases, come from these blocks; the rest is punctuation seen in office texts.
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
PUNCTUATION = "\u00a0«»°±²³·×÷–—‘’“”•…‹›₫§©"


def wanted_characters() -> set[int]:
    import unicodedata

    wanted = set(range(0x20, 0x7F)) | {ord(c) for c in PUNCTUATION + TONES + "đĐ"}
    for vowel in VOWELS:
        for letter in (vowel, vowel.upper()):
            wanted.add(ord(letter))
            wanted.update(ord(unicodedata.normalize("NFC", letter + tone)) for tone in TONES)
    return wanted


def merged(weight: int) -> TTFont:
    """The package cuts each weight in two files (latin, vietnamese); kerning and marks want them together."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for block in ("latin", "vietnamese"):
            font = TTFont(SOURCE / f"be-vietnam-pro-{block}-{weight}-normal.woff2")
            font.flavor = None
            path = pathlib.Path(folder) / f"{block}.ttf"
            font.save(path)
            parts.append(str(path))
        whole = pathlib.Path(folder) / "whole.ttf"
        Merger().merge(parts).save(whole)
        return TTFont(whole, lazy=False)


def cut(font: TTFont, characters: set[int], features: list[str]) -> TTFont:
    options = subset.Options(hinting=False, layout_features=features, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=characters)
    tool.subset(font)
    return font


def digits_of_one_width(font: TTFont) -> TTFont:
    cut(font, set(range(0x30, 0x3A)), [])
    names = [font.getBestCmap()[code] for code in range(0x30, 0x3A)]
    advances = font["hmtx"]
    widest = max(advances[name][0] for name in names)
    for name in names:
        width, bearing = advances[name]
        shift = (widest - width) // 2
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        advances[name] = (widest, bearing + shift)
    return font


def save(font: TTFont, name: str) -> None:
    font.flavor = "woff2"
    path = HERE / name
    font.save(path)
    print(f"{name}: {path.stat().st_size} bytes")


def main() -> int:
    if not SOURCE.is_dir():
        print(f"{SOURCE} is missing: run npm ci --ignore-scripts first", file=sys.stderr)
        return 2
    wanted = wanted_characters()
    for weight in WEIGHTS:
        whole = merged(weight)
        missing = sorted(wanted - set(whole.getBestCmap()))
        if missing:
            print(f"weight {weight} lacks: {' '.join(f'U+{code:04X} {chr(code)}' for code in missing)}", file=sys.stderr)
        save(cut(whole, wanted, ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]), f"bvp-{weight}.woff2")
        save(digits_of_one_width(merged(weight)), f"bvp-tab-{weight}.woff2")
    (HERE / "OFL.txt").write_text((SOURCE.parent / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
