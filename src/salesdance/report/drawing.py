"""Small pictures inside the page, as SVG: ten figures for a count, and a bar for a skill."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

NAMESPACE = "http://www.w3.org/2000/svg"
EACH = 24
# What a reader without the page's style sheet still needs to tell them apart.
ON = 'fill="currentColor"'
OFF = 'fill="none" stroke="currentColor"'
GRID = 'stroke="currentColor" stroke-opacity="0.2"'
BAR_WIDE, BAR_HIGH = 200, 12
CHART_WIDE, CHART_HIGH, EDGE, BEFORE = 640, 220, 10, 26
MIDDLE = 0.5
APART, ROW = 16, 16
Line = Sequence[tuple[float, float]]


def ten_figures(count: int, label: str) -> str:
    """Return ten figures, the first `count` filled; `label` is read out in their place."""
    figures = "".join(
        f'<g class="{"on" if at < count else "off"}" {ON if at < count else OFF} transform="translate({at * EACH} 0)">'
        '<circle cx="12" cy="8" r="5"/><path d="M3 30v-5a9 9 0 0 1 18 0v5z"/></g>'
        for at in range(10)
    )
    return (
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {10 * EACH} 32" role="img" aria-label="{escape(label)}">{figures}</svg>'
    )


def bar(share: float, label: str) -> str:
    """Return a bar filled to `share` in [0, 1]; `label` is read out in its place."""
    filled = f"{BAR_WIDE * min(max(share, 0.0), 1.0):.1f}"
    return (
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {BAR_WIDE} {BAR_HIGH}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">'
        f'<rect class="track" {ON} fill-opacity="0.25" width="{BAR_WIDE}" height="{BAR_HIGH}" rx="6"/>'
        f'<rect class="fill" {ON} width="{filled}" height="{BAR_HIGH}" rx="6"/></svg>'
    )


def line_chart(lines: Sequence[tuple[str, Line]], label: str, marks: Sequence[tuple[float, str]] = ()) -> str:
    """Return up to two lines over one another, points in [0, 1]; the second is dashed.

    `marks` are short signs with their place across: each stands above a thin line, in a row of its own where they
    would touch.
    """
    parts = []
    rows: list[float] = []
    for place, sign in marks:
        x = _at(place, 0.0)[0]
        row = next((row for row, end in enumerate(rows) if end <= x - APART), len(rows))
        rows[row : row + 1] = [x]
        parts.append(
            f'<path class="mark" fill="none" stroke="currentColor" d="M{x:.1f} {EDGE}V{CHART_HIGH - EDGE}"/>'
            f'<text x="{x:.1f}" y="{-4 - row * ROW}" font-size="12" text-anchor="middle" fill="currentColor">'
            f"{escape(sign)}</text>"
        )
    over = ROW * len(rows)
    for share in (0.0, MIDDLE, 1.0):
        level = _at(0.0, share)[1]
        parts.append(f'<path class="grid" fill="none" {GRID} d="M{BEFORE} {level:.1f}H{CHART_WIDE - EDGE}"/>')
        if share != MIDDLE:
            parts.append(f'<text x="0" y="{level + 4:.1f}" font-size="12" fill="currentColor">{share * 10:.0f}</text>')
    for number, (name, line) in enumerate(lines):
        kind = "first" if number == 0 else "second"
        dashes = ' stroke-dasharray="7 5"' if number else ""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_at(*point) for point in line))
        parts.append(
            f'<polyline class="{kind}" fill="none" stroke="currentColor" stroke-width="2.5"{dashes} points="{path}">'
            f"<title>{escape(name)}</title></polyline>"
        )
    return (
        f'<svg class="chart" xmlns="{NAMESPACE}" viewBox="0 {-over} {CHART_WIDE} {CHART_HIGH + over}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def key_line(number: int) -> str:
    """Return a short piece of a line of a chart, to stand before its name."""
    kind = "first" if number == 0 else "second"
    dashes = ' stroke-dasharray="7 5"' if number else ""
    return (
        f'<svg class="key" xmlns="{NAMESPACE}" viewBox="0 0 30 8" aria-hidden="true"><path class="{kind}" '
        f'fill="none" stroke="currentColor" stroke-width="2.5"{dashes} d="M0 4H30"/></svg>'
    )


def _at(x: float, y: float) -> tuple[float, float]:
    """Return the place of a point of [0, 1] within the chart."""
    wide, high = CHART_WIDE - EDGE - BEFORE, CHART_HIGH - 2 * EDGE
    return BEFORE + wide * min(max(x, 0.0), 1.0), EDGE + high * (1 - min(max(y, 0.0), 1.0))
