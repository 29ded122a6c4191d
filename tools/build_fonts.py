"""Builds assets/fonts from the pinned npm packages: `npm install --prefix tools`, then `python tools/build_fonts.py`.

Inter is cut down to the scripts below and to the layout features that need no switch; glyphs are not changed, and the
family has no reserved font name. The three Noto fallbacks are their script's part of the package, with the space,
digits and punctuation of its Latin part, so that a run in one script needs no second font. coverage.json lists which
code points each file has: a font draws a box for a missing glyph and does not say so.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "assets" / "fonts"
INTER = ("Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold")
NOTO = {"NotoSansArabic": "arabic", "NotoSansHebrew": "hebrew", "NotoSansDevanagari": "devanagari"}
RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x0259, 0x0259),
    (0x02BB, 0x02DD),  # modifier letters and spacing accents
    (0x0300, 0x0331),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic with its supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese and more
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x214F),  # letterlike: numero, trade mark, ohm
    (0x2150, 0x215F),  # fractions
    (0x2190, 0x2199),  # arrows
    (0x2202, 0x2265),  # mathematics
    (0x25A0, 0x25FF),  # triangles, circles, squares
    (0x2605, 0x2606),  # stars
    (0x2610, 0x2612),  # ballot boxes
    (0x2713, 0x2717),  # check marks and crosses
    (0xFB00, 0xFB04),
    (0xFFFD, 0xFFFD),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
LIMIT = 250_000
# What Noto's Latin part lends to its script: no letters, so that Latin words stay in Inter.
LENT = {*range(0x20, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F), 0xA0, *range(0x2010, 0x2027), 0x20AC}


def main() -> int:
    """Write every font and its licence text; fail on a font that is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modules", type=Path, default=TOOLS / "node_modules", help="where npm put the packages")
    modules = parser.parse_args().modules
    OUT.mkdir(parents=True, exist_ok=True)
    sizes, covers = {}, {}
    for name in INTER:
        sizes[name], covers[name] = _write(_cut(TTFont(modules / "inter-ui" / "web" / f"{name}.woff2")), name)
    _licence(modules / "inter-ui" / "LICENSE.txt", "OFL-Inter.txt")
    for name, script in NOTO.items():
        package = modules / "@fontsource" / f"noto-sans-{script}"
        files = package / "files"
        own = files / f"noto-sans-{script}-{script}-400-normal.woff2"
        latin = files / f"noto-sans-{script}-latin-400-normal.woff2"
        sizes[name], covers[name] = _write(_joined(own, latin), name)
        _licence(package / "LICENSE", f"OFL-{name}.txt")
    lines = [f"  {json.dumps(name)}: {json.dumps(ranges)}" for name, ranges in covers.items()]
    (OUT / "coverage.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    for name, size in sizes.items():
        print(f"{name:20} {size:8,} bytes{'  TOO LARGE' if size > LIMIT else ''}")
    return int(any(size > LIMIT for size in sizes.values()))


def _cut(font: TTFont) -> TTFont:
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_kern = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    return font


def _joined(own: Path, latin: Path) -> TTFont:
    """Merge the script's own part with the digits and punctuation that it lacks."""
    lender = TTFont(latin, recalcTimestamp=False)
    has, born = set(TTFont(own).getBestCmap()), TTFont(own)["head"].created
    options = subset.Options()
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LENT - has)
    cutter.subset(lender)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "own.ttf", Path(folder) / "latin.ttf"]
        for font, path in zip((TTFont(own, recalcTimestamp=False), lender), paths, strict=True):
            font.flavor = None
            for table in ("STAT", "fvar", "avar", "gvar", "HVAR", "MVAR", "DSIG"):
                if table in font:
                    del font[table]
            font.save(path)
        joined = merge.Merger().merge([str(path) for path in paths])
    joined["head"].created = joined["head"].modified = born  # not now, or no two builds would be equal
    return joined


def _write(font: TTFont, name: str) -> tuple[int, list[list[int]]]:
    """Save the font; return its size in bytes and the runs of code points it has, [first, last] each."""
    font.flavor = None
    font.recalcTimestamp = False
    data = io.BytesIO()
    font.save(data, reorderTables=True)
    (OUT / f"{name}.ttf").write_bytes(data.getvalue())
    runs: list[list[int]] = []
    for code in sorted(font.getBestCmap()):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return len(data.getvalue()), runs


def _licence(source: Path, name: str) -> None:
    (OUT / name).write_text(source.read_text("utf-8").replace("\r\n", "\n"), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
