"""Builds assets/backgrounds from tools/backgrounds/*.svg: `pip install -e '.[art]'`, then run this.

The scenes were drawn for this project. A drawing names its colours by how light they are (`fill="wall"`);
tools/backgrounds.toml gives every scene a tint, once for a light and once for a dark window.
"""

from __future__ import annotations

import argparse
import colorsys
import io
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import resvg_py
from PIL import Image

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "assets" / "backgrounds"
SIZES = {"1x": 280, "2x": 560}
COLOURS = 40


def main() -> int:
    """Draw every scene in both tints and both sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    data = tomllib.loads((TOOLS / "backgrounds.toml").read_text("utf-8"))
    OUT.mkdir(parents=True, exist_ok=True)
    for source in sorted((TOOLS / "backgrounds").glob("*.svg")):
        for theme in ("light", "dark"):
            drawing = painted(source.read_text("utf-8"), source.stem, theme, data)
            side = 2 * max(SIZES.values())
            png = resvg_py.svg_to_bytes(svg_string=drawing, width=side, height=side)
            picture = Image.open(io.BytesIO(bytes(png))).convert("RGB")
            for label, size in SIZES.items():
                small = picture.resize((size, size), Image.Resampling.BOX)
                small = small.quantize(COLOURS, dither=Image.Dither.NONE)
                small.save(OUT / f"{source.stem}-{theme}@{label}.png", optimize=True)
    files = list(OUT.glob("*.png"))
    print(f"{len(files)} pictures; {sum(path.stat().st_size for path in files):,} bytes in all")
    return 0


def painted(drawing: str, name: str, theme: str, data: dict[str, Any]) -> str:
    """Return the drawing with its colour words replaced by the scene's tint."""
    hue, saturation = data["tint"][name]
    words = data[theme]

    def colour(match: re.Match[str]) -> str:
        lightness = words[match.group(2)]
        strength = saturation if theme == "light" else 0.55 * saturation
        red, green, blue = colorsys.hls_to_rgb(hue / 360, lightness, strength)
        return f'{match.group(1)}="#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"'

    return re.sub(r'(fill|stroke)="(' + "|".join(words) + ')"', colour, drawing)


if __name__ == "__main__":
    sys.exit(main())
