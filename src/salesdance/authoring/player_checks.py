"""What a house player's file says that cannot be, contradicts itself, or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from salesdance.authoring.models_player import HabitBlock, PlayerFile, RangeBlock
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Node
from salesdance.authoring.patterns import covers, meant, meets, speaks_of_something
from salesdance.authoring.reporting import Path, finding_at, listed, shown
from salesdance.authoring.words import chance
from salesdance.findings import Finding
from salesdance.habits import MEASURES, PICKS, TALK_ENDS


def check_player(file: PlayerFile, node: Node) -> Iterator[Finding]:
    """Yield the findings about a file whose keys and values have their form."""
    yield from _reciting(file, node)
    yield from _forecasts(file, node)
    for at, habit in enumerate(file.habits):
        yield from _patterns(habit, node, ("habits", at))
        yield from _ranges(habit, node, ("habits", at))
        yield from _chances(habit, node, ("habits", at))
        if not file.listens and not file.recites:
            yield from _unheard(habit, node, ("habits", at))
        yield from _never(file, node, at)
    if file.habits and not file.recites and not _ends_talks(file):
        yield finding_at(
            node,
            ("habits",),
            "never-ends",
            "Nothing it does ends a talk.",
            hint=f"Let a habit close, agree a next step or leave: {listed(TALK_ENDS)}.",
            severity="warning",
            key=True,
        )


def _reciting(file: PlayerFile, node: Node) -> Iterator[Finding]:
    if not file.recites:
        return
    if file.recites == file.player:
        message = f"The player {file.player} recites itself."
        yield finding_at(node, ("recites",), "recites-itself", message, hint="Name another player.")
    for key, given in (("habits", bool(file.habits)), ("listens", file.listens)):
        if given:
            message = f"It recites {file.recites}, and `{key}` of its own would never count."
            yield finding_at(node, (key,), "recites-only", message, hint=f"Leave out `{key}` or `recites`.", key=True)


def _forecasts(file: PlayerFile, node: Node) -> Iterator[Finding]:
    if file.listens:
        return
    if file.forecasts.suspicion == "believed":
        yield _not_listening(node, ("forecasts", "suspicion"), "What it believes")
    if file.forecasts.still_there == "believed" and not file.recites:
        yield _not_listening(node, ("forecasts", "still_there"), "What it believes")


def _patterns(habit: HabitBlock, node: Node, path: Path) -> Iterator[Finding]:
    for at, pattern in enumerate(habit.do):
        if not speaks_of_something(pattern):
            near = meant(pattern)
            hint = f"Did you mean `{near}`?" if near else "docs/players.md lists the moves there are."
            message = f"There is no move like {shown(pattern)}."
            yield finding_at(node, (*path, "do", at), "unknown-pattern", message, hint=hint)


def _ranges(habit: HabitBlock, node: Node, path: Path) -> Iterator[Finding]:
    for name, span in habit.when.items():
        here = (*path, "when", name)
        if name not in MEASURES:
            near = near_miss(name, MEASURES)
            hint = f"Did you mean {near}?" if near else f"Known measures: {listed(sorted(MEASURES))}."
            yield finding_at(node, here, "unknown-measure", f"There is no measure {name}.", hint=hint, key=True)
        else:
            yield from _range(name, span, node, here)


def _range(name: str, span: RangeBlock, node: Node, path: Path) -> Iterator[Finding]:
    low, high = MEASURES[name].low, MEASURES[name].high
    for key, figure in (("at_least", span.at_least), ("at_most", span.at_most)):
        if figure is not None and not low <= figure <= high:
            limits = f"between {low:g} and {high:g}" if high < float("inf") else f"at least {low:g}"
            message = f"`{name}` is never {figure:g}: it is {limits}."
            yield finding_at(
                node, (*path, key), "impossible-figure", message, hint=f"{MEASURES[name].says}.".capitalize()
            )
    if span.at_least is not None and span.at_most is not None and span.at_least > span.at_most:
        message = f"`{name}` cannot be at least {span.at_least:g} and at most {span.at_most:g}."
        yield finding_at(node, path, "empty-range", message, hint="Exchange the two, or leave one out.", key=True)


def _chances(habit: HabitBlock, node: Node, path: Path) -> Iterator[Finding]:
    often = chance(habit.chance)
    if often == 0:
        hint = "Leave the habit out, or give it a chance above 0."
        message = "This habit is never followed."
        yield finding_at(node, (*path, "chance"), "chance-never", message, hint=hint, severity="warning", key=True)
    if often == 1 and habit.drawn == "turn":
        hint = "Give it a `chance` below 1, or leave out `drawn`."
        message = "This habit is always followed, so nothing is drawn."
        yield finding_at(node, (*path, "drawn"), "drawn-always", message, hint=hint, severity="warning", key=True)


def _unheard(habit: HabitBlock, node: Node, path: Path) -> Iterator[Finding]:
    if PICKS[habit.pick].listener:
        yield _not_listening(node, (*path, "pick"), f"`{habit.pick}`")
    for name in habit.when:
        if name in MEASURES and MEASURES[name].listener:
            yield _not_listening(node, (*path, "when", name), f"`{name}`", key=True)


def _not_listening(node: Node, path: Path, what: str, *, key: bool = False) -> Finding:
    message = f"{what} is known only to a player that listens."
    return finding_at(
        node, path, "not-listening", message, hint="Write `listens: true`, or go by what can be seen.", key=key
    )


def _never(file: PlayerFile, node: Node, at: int) -> Iterator[Finding]:
    """Report a habit that an earlier one leaves nothing to do: the same moves, whenever this one would apply."""
    later = file.habits[at]
    for before, earlier in enumerate(file.habits[:at]):
        if (
            earlier.times is None
            and chance(earlier.chance) == 1
            and covers(earlier.do, later.do)
            and _whenever(earlier, later)
        ):
            message = f"This habit never applies: habit {before + 1} does the same first."
            hint = "Put it before that one, or give that one a `when` or `times`."
            yield finding_at(node, ("habits", at), "habit-never", message, hint=hint, severity="warning")
            return


def _whenever(earlier: HabitBlock, later: HabitBlock) -> bool:
    """Tell whether the earlier habit's ranges hold whenever the later one's do."""
    return all(name in later.when and _within(later.when[name], span) for name, span in earlier.when.items())


def _within(narrow: RangeBlock, wide: RangeBlock) -> bool:
    low = wide.at_least is None or (narrow.at_least is not None and narrow.at_least >= wide.at_least)
    high = wide.at_most is None or (narrow.at_most is not None and narrow.at_most <= wide.at_most)
    return low and high


def _ends_talks(file: PlayerFile) -> bool:
    return any(meets(pattern, move) for habit in file.habits for pattern in habit.do for move in TALK_ENDS)
