"""What is wrong with a screen as it is laid out: text cut off, covered or off screen, keys that reach nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from pygame import Rect

from salesdance.stage.ink import Brush, Ghost, Ink, Panel, Sign, Words
from salesdance.stage.theme import PAIRS, Theme, contrast
from salesdance.stage.tree import words_in
from salesdance.stage.widget import Placed

ENOUGH, HIGH_ENOUGH = 4.5, 7.0
LEAST_VIEW = 64


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong: its code, the words or the key it is about, and what is wrong with it."""

    code: str
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.code}: {self.what!r} {self.why}"


class _Text(NamedTuple):
    words: Words
    seen: Rect
    order: int
    owner: Placed


class _Sight(NamedTuple):
    """The walk so far: what can be seen, what text must stay within, and whether it can be scrolled to."""

    seen: Rect
    room: Rect
    scrolls: bool


def find_defects(placed: Placed, whole: Rect, theme: Theme, brush: Brush, density: float = 1.0) -> list[Defect]:
    """Return all that is wrong with a laid-out tree within a window of the size `whole`.

    Codes: cut, off-screen, overlap, covered, contrast, pair, no-room, no-key, double-key, double-badge,
    unreachable, no-glyph, no-icon.
    """
    found: list[Defect] = []
    texts: list[_Text] = []
    panels: list[tuple[Panel, Rect, int, Placed]] = []
    order = 0
    for one, sight in _walk(placed, _Sight(whole, whole, scrolls=False)):
        for ink in (*one.inks, *one.over):
            order += 1
            bare = ink.mark if isinstance(ink, Ghost) else ink
            if isinstance(bare, Words) and bare.text:
                texts.append(_Text(bare, bare.rect.clip(sight.seen), order, one))
            elif isinstance(bare, Panel) and bare.fill[3] == 255:
                panels.append((bare, bare.rect.clip(sight.seen), order, one))
        found.extend(_of_place(one, sight))
        found.extend(_of_view(one, density))
        found.extend(_of_signs(one, brush))
    found.extend(_of_texts(texts, panels))
    found.extend(_of_letters(texts, theme, brush))
    found.extend(_of_keys(placed))
    return list(dict.fromkeys(found))


def _walk(placed: Placed, sight: _Sight) -> Iterator[tuple[Placed, _Sight]]:
    placed = placed.entire()
    yield placed, sight
    inside = _Sight(sight.seen, placed.rect.clip(sight.room), sight.scrolls)
    if placed.clip is not None:
        seen = sight.seen.clip(placed.clip)
        # What is scrolled may stand above and below the view, and never beside it.
        far = Rect(placed.rect.left, -(1 << 20), placed.rect.width, 1 << 21)
        inside = _Sight(seen, far, scrolls=True)
    for child in placed.children:
        yield from _walk(child, inside)


def _of_place(placed: Placed, sight: _Sight) -> Iterator[Defect]:
    for words in words_in(placed.inks):
        if not placed.rect.inflate(2, 2).contains(words.rect):
            yield Defect("cut", words.text, "does not fit into its own widget")
        elif not sight.room.inflate(2, 2).contains(words.rect):
            code = "cut" if sight.room.colliderect(words.rect) or sight.scrolls else "off-screen"
            yield Defect(code, words.text, "reaches beyond what it stands in, and nothing scrolls there")
    if placed.focusable and not sight.room.inflate(2, 2).contains(placed.spot or placed.rect):
        yield Defect("unreachable", placed.key, "is off screen, and nothing scrolls there")


def _of_view(placed: Placed, density: float) -> Iterator[Defect]:
    if placed.clip is not None and placed.over and placed.rect.height < LEAST_VIEW * density:
        yield Defect("no-room", placed.key, f"scrolls within {placed.rect.height} pixels only")


def _of_signs(placed: Placed, brush: Brush) -> Iterator[Defect]:
    for ink in placed.inks:
        bare: Ink = ink.mark if isinstance(ink, Ghost) else ink
        if isinstance(bare, Sign) and brush.pictures.icon(bare.name, bare.rect.width, bare.colour) is None:
            yield Defect("no-icon", bare.name, "is not in the folder of icons")


def _of_texts(texts: list[_Text], panels: list[tuple[Panel, Rect, int, Placed]]) -> Iterator[Defect]:
    visible = [text for text in texts if text.seen.width and text.seen.height]
    for one, other in combinations(visible, 2):
        if one.seen.colliderect(other.seen):
            yield Defect("overlap", one.words.text, f"and {other.words.text!r} stand on one another")
    for text in visible:
        for _, seen, order, owner in panels:
            if order > text.order and owner is not text.owner and seen.colliderect(text.seen):
                yield Defect(
                    "covered",
                    text.words.text,
                    f"is covered by something of {owner.key or owner.widget.__class__.__name__}",
                )


def _of_letters(texts: list[_Text], theme: Theme, brush: Brush) -> Iterator[Defect]:
    enough = HIGH_ENOUGH if theme.name == "contrast" else ENOUGH
    for text in texts:
        words = text.words
        if (words.ink, words.ground) not in PAIRS:
            yield Defect("pair", words.text, f"stands as {words.ink} on {words.ground}, a pair that no theme declares")
        ratio = contrast(words.colour, theme.colour(words.ground))
        if ratio < enough:
            yield Defect("contrast", words.text, f"has a contrast of {ratio:.1f}, less than {enough}")
        missing = brush.fonts.missing(words.text)
        if missing:
            yield Defect("no-glyph", words.text, f"holds {missing!r}, which no font here draws")


def _of_keys(placed: Placed) -> Iterator[Defect]:
    keys: Counter[str] = Counter()
    badges: Counter[str] = Counter()
    for one, _ in _walk(placed, _Sight(placed.rect, placed.rect, scrolls=False)):
        if one.focusable:
            keys[one.key] += 1
            badges[one.widget.badge_of()] += 1
    for key, count in keys.items():
        if not key:
            yield Defect("no-key", placed.widget.__class__.__name__, "holds a focusable widget without a key")
        elif count > 1:
            yield Defect("double-key", key, f"names {count} widgets, of which Tab reaches one")
    for badge, count in badges.items():
        if badge and count > 1:
            yield Defect("double-badge", badge, f"presses {count} buttons")
