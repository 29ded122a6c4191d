"""Small pictures inside the page, as SVG: ten figures for a count, and a bar for a skill."""

from __future__ import annotations

from html import escape

NAMESPACE = "http://www.w3.org/2000/svg"
EACH = 24
# What a reader without the page's style sheet still needs to tell them apart.
ON = 'fill="currentColor"'
OFF = 'fill="none" stroke="currentColor"'
BAR_WIDE, BAR_HIGH = 200, 12


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
