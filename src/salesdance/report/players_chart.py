"""What `simulate` found, as one SVG picture: for each player the yeses, what was kept of them, and the scores."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

Figures = dict[str, Any]
NAMES, PANEL, GAP, ROW, TOP, EDGE = 150, 330, 60, 44, 96, 28
BAR = 16
INK, QUIET, LINE, GROUND = "#131c2b", "#55617a", "#d5dbe5", "#ffffff"
YES, HOLLOW, KEPT, SCORE = "#c4d3f6", "#f3d3b5", "#2355d0", "#2355d0"
FONT = "font-family=\"Inter, system-ui, 'Segoe UI', Roboto, sans-serif\""


def players_chart(report: Figures) -> str:
    """Return the picture of a report, as `simulate --format json` prints it; it needs no other file."""
    players: dict[str, Figures] = report["players"]
    wide, high = NAMES + 2 * PANEL + GAP + 2 * EDGE, TOP + ROW * len(players) + 84
    title = f"{report['scenario']}: {report['games']:,} games a player, seed {report['seed']}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" {FONT} font-size="13" fill="{INK}">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(' '.join(_said(name, found) for name, found in players.items()))}</desc>",
        f'<rect width="{wide}" height="{high}" fill="{GROUND}"/>',
        _text(EDGE, 34, title + ("" if report["complete"] else " (stopped early)"), size=18, weight=600),
        *_frame(len(players)),
    ]
    for at, (name, found) in enumerate(players.items()):
        parts += _player(TOP + at * ROW, name, found)
    parts += _legend(TOP + ROW * len(players) + 42)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _frame(rows: int) -> Iterator[str]:
    for start, heading, last in ((_deals(0), "told yes, and kept", 1), (_scores(0), "score", 100)):
        yield _text(start, 66, heading, weight=600)
        for step in range(5):
            x = start + PANEL * step / 4
            yield f'<path d="M{x:.1f} {TOP - 12}V{TOP + rows * ROW}" stroke="{LINE}"/>'
            yield _text(x, TOP - 16, f"{last * step / 4:g}", fill=QUIET, size=11, anchor="middle")


def _player(y: float, name: str, found: Figures) -> Iterator[str]:
    middle, top = y + ROW / 2, y + (ROW - BAR) / 2
    yield _text(EDGE, middle + 4, name)
    yield _rect(_deals(0), top, PANEL * found["genuine_yes"], BAR, YES)
    yield _rect(_deals(found["genuine_yes"]), top, PANEL * found["hollow_yes"], BAR, HOLLOW, dashed=True)
    kept, error = _kept(found)
    yield _rect(_deals(0), middle - 4, PANEL * kept, 8, KEPT)
    yield _whisker(_deals(kept - 2 * error), _deals(min(kept + 2 * error, 1)), middle, INK)
    yield _text(_deals(1) + 6, middle + 4, f"{kept:.2f}", fill=QUIET, size=12)
    if found["score"] is None:
        yield _text(_scores(0) + 6, middle + 4, "not scored", fill=QUIET, size=12)
        return
    low, median, high = found["score_quantiles"]
    yield _whisker(_scores(low), _scores(high), middle, QUIET)
    yield f'<path d="M{_scores(median):.1f} {middle - 8}v16" stroke="{QUIET}" stroke-width="2"/>'
    yield f'<circle cx="{_scores(found["score"]):.1f}" cy="{middle}" r="5" fill="{SCORE}"/>'
    yield _text(_scores(100) + 6, middle + 4, f"{found['score']:.0f}", fill=QUIET, size=12)


def _legend(y: float) -> Iterator[str]:
    signs = (
        (_rect(EDGE, y - 10, 22, 12, YES), 28, "a yes that was meant"),
        (_rect(EDGE + 200, y - 10, 22, 12, HOLLOW, dashed=True), 228, "a yes out of kindness"),
        (_rect(EDGE + 410, y - 8, 22, 8, KEPT), 438, "kept; the line is two standard errors"),
        (f'<circle cx="{EDGE + 11}" cy="{y + 20}" r="5" fill="{SCORE}"/>', 28, ""),
    )
    for sign, at, words in signs:
        yield sign
        yield _text(EDGE + at, y, words, fill=QUIET, size=12)
    yield _text(
        EDGE + 28, y + 24, "mean score; the line runs from the lowest tenth to the highest", fill=QUIET, size=12
    )


def _kept(found: Figures) -> tuple[float, float]:
    key = "kept_exact" if found["kept_exact"] is not None else "kept"
    return found[key], found["standard_errors"][key] or 0.0


def _said(name: str, found: Figures) -> str:
    score = "not scored" if found["score"] is None else f"score {found['score']:.1f}"
    return f"{name}: yes {found['yes']:.2f}, kept {_kept(found)[0]:.2f}, {score}."


def _deals(share: float) -> float:
    return EDGE + NAMES + PANEL * max(share, 0.0)


def _scores(score: float) -> float:
    return EDGE + NAMES + PANEL + GAP + PANEL * min(max(score, 0.0), 100.0) / 100


def _rect(x: float, y: float, wide: float, high: float, fill: str, *, dashed: bool = False) -> str:
    edge = f' stroke="{QUIET}" stroke-dasharray="3 2"' if dashed else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}" fill="{fill}"{edge}/>'


def _whisker(left: float, right: float, y: float, stroke: str) -> str:
    return f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{stroke}" stroke-width="1.5"/>'


def _text(
    x: float, y: float, words: str, *, fill: str = INK, size: int = 13, weight: int = 400, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
