"""Credits: who made what the game is made of, and their licences to read."""

from __future__ import annotations

import re
from pathlib import Path

from salesdance.stage import (
    Button,
    Changed,
    Column,
    Event,
    Focus,
    Grow,
    Item,
    Label,
    Pad,
    Redraw,
    Row,
    Screen,
    Scroll,
    Space,
    Step,
    Tabs,
    Widget,
)
from salesdance.stage.screens.hall.hall import Hall
from salesdance.stage.screens.hall.pieces import answer, middle

OWN = "CREDITS.md"
NAMES = {"OFL": "font licence", "LICENSE": "licence", "CC0": "faces"}
MADE = (
    "# Credits\n\nFaces: Open Peeps by Pablo Stanley, put together with DiceBear.\n\n"
    "Letters: Inter, and Noto Sans where Inter has none.\n\nIcons: Lucide.\n\n"
    "Backgrounds were drawn for this game."
)


class Credits(Screen):
    """A page for the credits and one for each licence text beside them."""

    title = "Credits"

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.papers = papers_of(hall.props.folder)
        self.shown = next(iter(self.papers))

    def enter(self, now: float) -> Step:
        """Begin at the papers."""
        return Focus("papers")

    def build(self, space: Space) -> Widget:
        """Return the tabs and the text below them."""
        back = Button("back", "Back", "quiet", icon="arrow-left", bare=True)
        head = Row([back, Grow(Label(self.title, "title"))], gap="m", align="center")
        tabs = Tabs("papers", [Item(name, name) for name in self.papers], self.shown, "Papers")
        text = Scroll(
            f"paper-{self.shown}", Pad(Column(laid_out(self.papers[self.shown]), gap="m"), across="s"), self.shown
        )
        return Pad(middle(space, Column([head, tabs, Grow(text)], gap="m"), 860), along="l")

    def handle(self, event: Event) -> Step:
        """Show another paper."""
        match event:
            case Changed("papers", str(name)):
                self.shown = name
                return Redraw()
            case _:
                return answer(self.hall, event)


def papers_of(folder: Path) -> dict[str, str]:
    """Return the credits and every licence text of a folder of assets, by name."""
    papers = {"Credits": _text(folder / OWN) or MADE}
    for path in (*sorted(folder.glob("*/*.txt")), *sorted(folder.glob("*.txt"))):
        if path.stem.split("-")[0] in NAMES:
            papers[_name(path)] = _text(path)
    return {name: text for name, text in papers.items() if text}


def laid_out(text: str) -> list[Widget]:
    """Return a plain text or a little Markdown as labels, a paragraph each."""
    labels: list[Widget] = []
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in paragraph.strip().splitlines()]
        if lines and lines[0].startswith("#"):
            heading = lines.pop(0).lstrip("# ")
            # The page has a title of its own.
            labels.extend([Label(heading, "heading")] if heading != Credits.title else [])
        rows = [line for line in lines if line.startswith("|")]
        labels.extend(_row(line) for line in rows[2:])
        labels.extend(Label(line.replace("`", "")) for line in _joined([one for one in lines if one not in rows]))
    return labels


def _row(line: str) -> Widget:
    """Return one row of a table: its first cell, and the others quietly below."""
    first, *others = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
    return Column([Label(first, "strong"), *(Label(cell, "small") for cell in others if cell)], gap="none")


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of a paragraph, but for those of a list."""
    joined: list[str] = []
    for line in lines:
        if joined and not line.startswith(("- ", "* ")):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _name(path: Path) -> str:
    kind, _, of = path.stem.partition("-")
    return "Faces (CC0)" if kind == "CC0" else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{of[:1].upper()}{of[1:]}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
