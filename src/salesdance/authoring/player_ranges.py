"""Ranges of a habit in which nothing can lie: alone, one beside another, or beside the moves it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import ceil, floor, inf

from salesdance.authoring.models_player import HabitBlock, RangeBlock
from salesdance.authoring.nodes import Node
from salesdance.authoring.patterns import ANY_ID, forms, meets
from salesdance.authoring.reporting import Path, finding_at, shown
from salesdance.findings import Finding
from salesdance.habits import MEASURES, NEEDS, NEVER_ABOVE, NONE_WITHOUT, Measure

Span = tuple[float, float]


def check_ranges(habit: HabitBlock, node: Node, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the ranges of one habit; names that are no measures are left to others."""
    sound: dict[str, Span] = {}
    for name, block in habit.when.items():
        if name in MEASURES:
            found = list(_range(name, block, node, (*path, "when", name)))
            yield from found
            if not found:
                sound[name] = _span(block, MEASURES[name])
    yield from _pairs(sound, node, path)
    for at, pattern in enumerate(habit.do):
        yield from _never_then(pattern, sound, node, (*path, "do", at))


def _span(block: RangeBlock, measure: Measure) -> Span:
    low = measure.low if block.at_least is None else block.at_least
    return low, measure.high if block.at_most is None else block.at_most


def _range(name: str, block: RangeBlock, node: Node, path: Path) -> Iterator[Finding]:
    measure, least, most = MEASURES[name], block.at_least, block.at_most
    outside = False
    for key, figure in (("at_least", least), ("at_most", most)):
        if figure is not None and not measure.low <= figure <= measure.high:
            outside = True
            message = f"`{name}` is never {figure:g}: it is {_limits(measure)}."
            yield finding_at(node, (*path, key), "impossible-figure", message, hint=f"{measure.says}.".capitalize())
    if least is None and most is None:
        message = f"`{name}` names no figure, so it asks for nothing."
        hint = f"Give it `at_least` or `at_most`, or leave `{name}` out."
        yield finding_at(node, path, "open-range", message, hint=hint, severity="warning", key=True)
    elif least is not None and most is not None and least > most:
        message = f"`{name}` cannot be at least {least:g} and at most {most:g}."
        yield finding_at(node, path, "empty-range", message, hint="Exchange the two, or leave one out.", key=True)
    elif not outside:
        yield from _between(name, _span(block, measure), node, path)


def _limits(measure: Measure) -> str:
    if measure.high == inf:
        return f"at least {measure.low:g}"
    return f"between {measure.low:g} and {measure.high:g}" if measure.low > -inf else f"at most {measure.high:g}"


def _between(name: str, span: Span, node: Node, path: Path) -> Iterator[Finding]:
    """Report a range that lies between two figures next to each other."""
    low, high = span
    step = MEASURES[name].step
    if not step or low == -inf or ceil(low / step) * step <= high:
        return
    below, above = floor(low / step) * step, ceil(high / step) * step
    message = f"`{name}` never lies from {low:g} to {high:g}: next to {below:g} comes {above:g}."
    hint = f"Let the range reach {below:g} or {above:g} ({MEASURES[name].says})."
    yield finding_at(node, path, "between-figures", message, hint=hint, key=True)


def _pairs(spans: Mapping[str, Span], node: Node, path: Path) -> Iterator[Finding]:
    """Report two ranges that are sound, and never hold together."""
    for early, late in combinations(spans, 2):
        for less, more in ((early, late), (late, early)):
            least, most = spans[less][0], spans[more][1]
            if (less, more) in NEVER_ABOVE and least > most:
                why = f"`{less}` is never above `{more}`"
            elif (less, more) in NONE_WITHOUT and least > 0 >= most:
                why, least = f"`{less}` is 0 while `{more}` is", 1
            else:
                continue
            message = (
                f"`{less}` {_worded(spans[less], less)} and `{more}` {_worded(spans[more], more)} never are at once"
            )
            hint = f"Let `{more}` go up to {least:g}, or `{less}` begin at {max(most, 0):g} or below."
            yield finding_at(node, (*path, "when", late), "never-both", f"{message}: {why}.", hint=hint, key=True)


def _never_then(pattern: str, spans: Mapping[str, Span], node: Node, path: Path) -> Iterator[Finding]:
    """Report a pattern whose moves can never be made while the ranges of its habit hold."""
    spoken = [form for form in forms() if meets(pattern, form)]
    against = [_against(NEEDS.get(form.replace(ANY_ID, "*"), {}), spans) for form in spoken]
    if not against or None in against:
        return
    name, need = next(one for one in against if one is not None)
    wanted, given = _worded(need, name), _worded(spans[name], name)
    message = f"{shown(pattern)} can be made only with `{name}` {wanted}, and here it is {given}."
    yield finding_at(
        node, path, "never-then", message, hint=f"Let `{name}` be {wanted}, or leave out {shown(pattern)}."
    )


def _against(needs: Mapping[str, Span], spans: Mapping[str, Span]) -> tuple[str, Span] | None:
    """Return the first of a move's needs that the ranges rule out, with the figures it needs."""
    for name, (low, high) in needs.items():
        if name in spans and (spans[name][1] < low or spans[name][0] > high):
            return name, (low, high)
    return None


def _worded(span: Span, name: str) -> str:
    """Return a range in words: `at least 4`, `at most 2`, `from 1 to 3`, or the one figure it holds."""
    low, high = span
    open_below, open_above = low <= MEASURES[name].low, high >= MEASURES[name].high
    if low == high:
        return f"{low:g}"
    if open_above:
        return f"at least {low:g}"
    return f"at most {high:g}" if open_below else f"from {low:g} to {high:g}"
