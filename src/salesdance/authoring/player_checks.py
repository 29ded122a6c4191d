"""What a house player's file says that cannot be, contradicts itself, or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from salesdance.authoring.models_player import HabitBlock, PlayerFile, RangeBlock
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Mapping as MappingNode
from salesdance.authoring.nodes import Node, plain
from salesdance.authoring.nodes import Sequence as SequenceNode
from salesdance.authoring.patterns import covers, meant, meets, speaks_of_something
from salesdance.authoring.player_ranges import check_ranges
from salesdance.authoring.reporting import Path, finding_at, listed, shown
from salesdance.authoring.words import chance
from salesdance.findings import Finding
from salesdance.habits import MEASURES, PICKS, TALK_ENDS

Others = Mapping[str, str]
"""The name of each house player there is -> the player it recites; an empty text: it has habits of its own."""


def check_player(file: PlayerFile, node: Node, others: Others | None = None) -> Iterator[Finding]:
    """Yield the findings about a file whose keys and values have their form.

    `others` are the players there are, each with whom it recites (empty: nobody); None where that is not known.
    """
    yield from _reciting(file, node, others)
    yield from _forecasts(file, node)
    for at, habit in enumerate(file.habits):
        yield from _names(habit.do, list(habit.when), node, ("habits", at))
        yield from _habit(habit, node, ("habits", at), goes_by_sight=not file.listens and not file.recites)
        yield from _never(file, node, at)
    if not file.habits and not file.recites:
        message = f"The player {file.player} does nothing: it has no habits and recites nobody."
        hint = "Write `habits:` with at least one `- {do: [close]}` below it, or `recites: expert`."
        yield finding_at(node, ("player",), "no-habits", message, hint=hint, key=True)
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


def check_what_reads(node: Node) -> Iterator[Finding]:
    """Yield what can be said of the habits of a file that lacks its form: of those that have theirs everything, of
    the rest which moves and measures there are not.
    """
    data, habits = plain(node), _entry(node, "habits")
    heard = isinstance(data, dict) and (data.get("listens") is True or "recites" in data)
    for at, item in enumerate(habits.items if isinstance(habits, SequenceNode) else ()):
        path = ("habits", at)
        try:
            habit = HabitBlock.model_validate(plain(item))
        except ValidationError:
            do, when = _entry(item, "do"), _entry(item, "when")
            moves = [getattr(one, "value", None) for one in do.items] if isinstance(do, SequenceNode) else []
            names = [entry.key for entry in when.entries] if isinstance(when, MappingNode) else []
            yield from _names([one if isinstance(one, str) else "*" for one in moves], names, node, path)
        else:
            yield from _names(habit.do, list(habit.when), node, path)
            yield from _habit(habit, node, path, goes_by_sight=not heard)


def _entry(node: Node, key: str) -> Node | None:
    found = node.entry(key) if isinstance(node, MappingNode) else None
    return found.value if found else None


def _habit(habit: HabitBlock, node: Node, path: Path, *, goes_by_sight: bool) -> Iterator[Finding]:
    yield from check_ranges(habit, node, path)
    yield from _chances(habit, node, path)
    if goes_by_sight:
        yield from _unheard(habit, node, path)


def _reciting(file: PlayerFile, node: Node, others: Others | None) -> Iterator[Finding]:
    if not file.recites:
        return
    if file.recites == file.player:
        message = f"The player {file.player} recites itself."
        yield finding_at(node, ("recites",), "recites-itself", message, hint="Name another player.")
    elif others is not None:
        yield from _recited(file.recites, node, others)
    for key, given in (("habits", bool(file.habits)), ("listens", file.listens)):
        if given:
            message = f"It recites {file.recites}, and `{key}` of its own would never count."
            yield finding_at(node, (key,), "recites-only", message, hint=f"Leave out `{key}` or `recites`.", key=True)


def _recited(name: str, node: Node, others: Others) -> Iterator[Finding]:
    with_habits = [other for other, recites in others.items() if not recites]
    if name not in others:
        near = near_miss(name, with_habits)
        hint = f"Did you mean `{near}`?" if near else f"One of {listed(with_habits)}."
        yield finding_at(node, ("recites",), "unknown-player", f"There is no house player {shown(name)}.", hint=hint)
    elif others[name]:
        message = f"{shown(name)} itself recites {others[name]}."
        hint = f"Name one who plays by habits, such as `{others[name]}`."
        yield finding_at(node, ("recites",), "recites-reciter", message, hint=hint)


def _forecasts(file: PlayerFile, node: Node) -> Iterator[Finding]:
    if file.listens:
        return
    if file.forecasts.suspicion == "believed":
        yield _not_listening(node, ("forecasts", "suspicion"), "What it believes")
    if file.forecasts.still_there == "believed" and not file.recites:
        yield _not_listening(node, ("forecasts", "still_there"), "What it believes")


def _names(moves: Iterable[str], measures: Iterable[str], node: Node, path: Path) -> Iterator[Finding]:
    """Report patterns of moves and names of measures that there are none of."""
    for at, pattern in enumerate(moves):
        if not speaks_of_something(pattern):
            near = meant(pattern)
            hint = f"Did you mean `{near}`?" if near else "docs/players.md lists the moves there are."
            message = f"There is no move like {shown(pattern)}."
            yield finding_at(node, (*path, "do", at), "unknown-pattern", message, hint=hint)
    for name in measures:
        if name not in MEASURES:
            known = near_miss(name, MEASURES)
            hint = f"Did you mean {known}?" if known else f"Known measures: {listed(sorted(MEASURES))}."
            message = f"There is no measure {name}."
            yield finding_at(node, (*path, "when", name), "unknown-measure", message, hint=hint, key=True)


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
