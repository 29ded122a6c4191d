"""Builds assets/faces from tools/faces.toml: `pip install -e '.[art]'`, then `python tools/build_faces.py`.

The drawings are Open Peeps by Pablo Stanley (CC0), read from the pinned dicebear-styles package. What is put together
anew here: expressions from their brows, eyes and mouths; hair in any colour; what people wear at work. The same data
and the same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import resvg_py
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageDraw

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "assets" / "faces"
SHEET = TOOLS.parent / "docs" / "faces.png"
PAGE = TOOLS.parent / "docs" / "faces.md"
SIZES = {"1x": 240, "2x": 480}
INK = "#111111"
# Where the picture is cut out of the drawing's own units: x, y and side. A little more than Open Peeps show, so that
# high hair stays whole and a collar can be seen.
FRAME = (-26, -34, 764)
HAIR_EDGE = 24
BEARD_EDGE = 15
COLOURS = 48


def main() -> int:
    """Draw every face, or those named, and the contact sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these faces, and no contact sheet of the whole")
    parser.add_argument("--sheet", type=Path, help="also write every face with every expression as one picture")
    asked = parser.parse_args()
    data = tomllib.loads((TOOLS / "faces.toml").read_text("utf-8"))
    art = json.loads(files("dicebear_styles").joinpath("open-peeps.json").read_text("utf-8"))
    unknown = set(asked.names) - set(data["faces"])
    if unknown:
        parser.error(f"no such face: {', '.join(sorted(unknown))}")
    painter = Painter(art, data)
    names = asked.names or list(data["faces"])
    for name in names:
        for expression in data["expressions"]:
            picture = painter.picture(name, expression)
            for label, side in SIZES.items():
                _save(picture, side, OUT / name / f"{expression}@{label}.png")
    if not asked.names:
        _contact_sheet(names, "at_ease", SHEET)
        _expression_sheet(list(data["expressions"]), SHEET.with_name("faces-expressions.png"))
        _lists(data)
    if asked.sheet:
        _full_sheet(names, list(data["expressions"]), asked.sheet)
    total = sum(path.stat().st_size for path in OUT.rglob("*.png"))
    print(f"{len(names)} faces, {len(data['expressions'])} expressions; {total:,} bytes in all")
    return 0


class Painter:
    """Puts a face together as SVG and rasterises it at twice the largest size."""

    def __init__(self, art: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        self._parts = {part: body["variants"] for part, body in art["components"].items()}
        self._canvas = art["canvas"]["elements"]
        self._data = data

    def picture(self, name: str, expression: str) -> Image.Image:
        """Return one face with one expression, 960 by 960 pixels."""
        side = 2 * max(SIZES.values())
        png = resvg_py.svg_to_bytes(svg_string=self.svg(name, expression), width=side, height=side)
        return Image.open(io.BytesIO(bytes(png))).convert("RGBA")

    def svg(self, name: str, expression: str) -> str:
        """Return the drawing of one face with one expression."""
        face = self._data["faces"][name]
        cloth = face["cloth"]
        paint = {
            "skin": self._data["skins"][face["skin"]],
            "clothing": cloth,
            "ink": INK,
            "headContrast": face.get("hair", INK),
        }
        body = [_path(element, paint) for element in self._canvas if element["name"] == "path"]
        layers = [*body, self._wear(face)]
        head_paint = paint | {"clothing": face.get("scarf", cloth)}
        layers.append(_group("matrix(.99789 0 0 1 6.3 -58)", self._head(face, head_paint)))
        if "beard" in face:  # under the mouth, which must be seen
            layers.append(_group("translate(58 333)", self._beard(face, paint)))
        layers.append(_group("translate(351 275)", self._expression(expression)))
        if "glasses" in face:
            elements = self._parts["accessories"][face["glasses"]]["elements"]
            layers.append(_group("translate(190 243)", [_path(one, paint) for one in elements]))
        x, y, side = FRAME
        box = f'viewBox="{x} {y} {side} {side}" width="{side}" height="{side}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(layers)}</svg>'

    def _head(self, face: Mapping[str, Any], paint: Mapping[str, str]) -> list[str]:
        elements = self._parts["head"][face["head"]]["elements"]
        dyed = "hair" in face and not any(_fill(one, {}) == "headContrast" for one in elements)
        return [
            _coloured(_flat(one), face["hair"], HAIR_EDGE, f"head{number}")
            if dyed and _fill(one, {}) == "ink"
            else "".join(_path(part, paint) for part in _leaves(one))
            for number, one in enumerate(elements)
        ]

    def _beard(self, face: Mapping[str, Any], paint: Mapping[str, str]) -> list[str]:
        colour = face.get("beard_colour", face.get("hair", INK))
        elements = self._parts["facialHair"][face["beard"]]["elements"]
        if any(_fill(one, {}) == "headContrast" for one in elements):
            return [_path(one, {**paint, "headContrast": colour}) for one in elements]
        return [_coloured(_flat(one), colour, BEARD_EDGE, f"beard{n}") for n, one in enumerate(elements)]

    def _expression(self, name: str) -> list[str]:
        drawn = []
        for piece in self._data["expressions"][name]["pieces"]:
            move = f"translate({piece.get('dx', 0)} {piece.get('dy', 0)})"
            if "stroke" in piece:
                width = piece.get("width", 14)
                style = f'fill="none" stroke="{INK}" stroke-width="{width}" stroke-linecap="round"'
                drawn.append(_group(move, [f'<path {style} stroke-linejoin="round" d="{piece["stroke"]}"/>']))
            elif "shape" in piece:
                drawn.append(_group(move, [f'<path fill="{piece.get("fill", INK)}" d="{piece["shape"]}"/>']))
            else:
                drawn.append(_group(move, [self._piece(piece["from"], piece["take"])]))
        return drawn

    def _piece(self, variant: str, take: list[int]) -> str:
        """Return the numbered contours of the ink of one of Open Peeps' expressions."""
        elements = self._parts["expression"][variant]["elements"]
        ink = next(_flat(one) for one in elements if _fill(one, {}) == "ink")
        contours = _contours(ink)
        return f'<path fill="{INK}" fill-rule="evenodd" d="{" ".join(contours[index] for index in take)}"/>'

    def _wear(self, face: Mapping[str, Any]) -> str:
        colours = {"cloth": face["cloth"], "second": face.get("second", "#f4f1ea"), "tie": face.get("tie", INK)}
        colours["skin"] = self._data["skins"][face["skin"]]
        return "".join(_garment(piece, colours) for piece in self._data["wear"][face.get("wear", "tee")])


def _garment(piece: Mapping[str, Any], colours: Mapping[str, str]) -> str:
    fill = colours.get(piece.get("fill", "none"), piece.get("fill", "none"))
    stroke = f' stroke="{INK}" stroke-width="{piece.get("width", 12)}"' if piece.get("line", True) else ""
    return f'<path fill="{fill}"{stroke} stroke-linejoin="round" stroke-linecap="round" d="{piece["d"]}"/>'


def _leaves(element: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Yield the paths of an element; a group lends its fill to its children."""
    if element["name"] == "path":
        yield element
    for child in element.get("children", ()):
        yield {**child, "attributes": {"fill": element["attributes"]["fill"], **child["attributes"]}}


def _flat(element: Mapping[str, Any]) -> str:
    return " ".join(leaf["attributes"]["d"] for leaf in _leaves(element))


def _fill(element: Mapping[str, Any], paint: Mapping[str, str]) -> str:
    fill = element["attributes"].get("fill", "none")
    if isinstance(fill, str):
        return {"black": INK}.get(fill, fill)
    return paint.get(fill["name"], str(fill["name"]))


def _path(element: Mapping[str, Any], paint: Mapping[str, str]) -> str:
    return f'<path fill="{_fill(element, paint)}" fill-rule="evenodd" d="{element["attributes"]["d"]}"/>'


def _group(transform: str, content: Iterable[str]) -> str:
    return f'<g transform="{transform}">{"".join(content)}</g>'


def _coloured(d: str, colour: str, edge: int, name: str) -> str:
    """Return a blob of ink filled with a colour but for a rim; lines narrower than two rims stay ink."""
    clip = f'<clipPath id="{name}"><path clip-rule="evenodd" d="{d}"/></clipPath>'
    style = f'fill="{colour}" fill-rule="evenodd" stroke="{INK}" stroke-width="{edge}" stroke-linejoin="round"'
    return f'{clip}<g clip-path="url(#{name})"><path {style} d="{d}"/></g>'


def _contours(d: str) -> list[str]:
    recorded = RecordingPen()
    parse_path(d, recorded)
    contours: list[str] = []
    pen = SVGPathPen(None)
    for verb, points in recorded.value:
        if verb == "moveTo":
            pen = SVGPathPen(None)
        getattr(pen, verb)(*points)
        if verb in ("closePath", "endPath"):
            contours.append(pen.getCommands())
    return contours


def _save(picture: Image.Image, side: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    small = picture.resize((side, side), Image.Resampling.BOX)
    flat = small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = flat.getpalette("RGBA") or []
    for at in range(3, len(palette), 4):  # what is all but opaque or all but clear was so before the averaging
        palette[at] = 255 if palette[at] > 247 else 0 if palette[at] < 8 else palette[at]
    flat.putpalette(palette, "RGBA")
    flat.save(path, optimize=True)


def _contact_sheet(names: list[str], expression: str, path: Path) -> None:
    side, columns, caption = 112, 7, 16
    rows = -(-len(names) // columns)
    sheet = Image.new("RGB", (columns * side, rows * (side + caption)), "#eef1f5")
    pen = ImageDraw.Draw(sheet)
    for number, name in enumerate(names):
        x, y = number % columns * side, number // columns * (side + caption)
        face = Image.open(OUT / name / f"{expression}@1x.png").convert("RGBA")
        face = face.resize((side, side), Image.Resampling.LANCZOS)
        sheet.paste(face, (x, y), face)
        pen.text((x + side // 2, y + side + 1), name, fill="#333333", anchor="ma")
    path.parent.mkdir(exist_ok=True)
    sheet.quantize(64).save(path, optimize=True)


def _expression_sheet(expressions: list[str], path: Path) -> None:
    side, columns, caption = 130, 6, 16
    sheet = Image.new("RGB", (columns * side, -(-len(expressions) // columns) * (side + caption)), "#eef1f5")
    pen = ImageDraw.Draw(sheet)
    for number, expression in enumerate(expressions):
        x, y = number % columns * side, number // columns * (side + caption)
        face = Image.open(OUT / "emlyn" / f"{expression}@1x.png").convert("RGBA")
        face = face.resize((side, side), Image.Resampling.LANCZOS)
        sheet.paste(face, (x, y), face)
        pen.text((x + side // 2, y + side + 1), expression, fill="#333333", anchor="ma")
    sheet.quantize(64).save(path, optimize=True)


def _lists(data: Mapping[str, Any]) -> None:
    """Write the list of faces that travels with them, and the page for authors."""
    faces = {name: str(face["about"]) for name, face in data["faces"].items()}
    lines = ["# Written by tools/build_faces.py. What one sees, for those who choose a face or cannot see it."]
    lines += ["", "[faces]", *(f"{name} = {json.dumps(about)}" for name, about in faces.items())]
    lines += ["", "[expressions]"]
    lines += [f"{name} = {json.dumps(one['about'])}" for name, one in data["expressions"].items()]
    (OUT / "faces.toml").write_text("\n".join(lines) + "\n", "utf-8")
    start, end = "<!-- faces: written by tools/build_faces.py -->", "<!-- end -->"
    text = PAGE.read_text("utf-8")
    rows = ["| `face:` | who one sees |", "|---|---|", *(f"| `{name}` | {about} |" for name, about in faces.items())]
    before, after = text[: text.index(start)], text[text.index(end) :]
    PAGE.write_text(before + start + "\n" + "\n".join(rows) + "\n" + after, "utf-8")


def _full_sheet(names: list[str], expressions: list[str], path: Path) -> None:
    side, caption = 150, 14
    sheet = Image.new("RGB", (len(expressions) * side, len(names) * (side + caption)), "#e8edf3")
    pen = ImageDraw.Draw(sheet)
    for row, name in enumerate(names):
        for column, expression in enumerate(expressions):
            face = Image.open(OUT / name / f"{expression}@1x.png").convert("RGBA")
            face = face.resize((side, side), Image.Resampling.LANCZOS)
            sheet.paste(face, (column * side, row * (side + caption) + caption), face)
            pen.text((column * side + 3, row * (side + caption)), f"{name} {expression}", fill="#333333")
    sheet.save(path)


if __name__ == "__main__":
    sys.exit(main())
