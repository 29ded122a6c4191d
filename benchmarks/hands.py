"""Measures the hand as somebody sees it who has not heard the talk: `python benchmarks/hands.py [--games N]`.

Prints the table of docs/hand.md. Each house player of sittings.DRIVERS plays N sittings of each shipped scenario.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.reader import Guess, decisions, guesses, hits, shown
from benchmarks.sittings import Dealt, hands
from salesdance.cli.content import load
from salesdance.cli.places import shipped_scenarios
from salesdance.engine import Phase
from salesdance.sitting.company import FEATURES, Look, alone, look, names_of, out_of_size

SCENARIOS = tuple(shipped_scenarios())
KEYS = "123456"
LITTLE = 4
Best = Callable[[Dealt], str]
ACTS = {
    "the meetings": Phase.TALK,
    "the shared sheet": Phase.CEMENT,
    "the stops": Phase.STOP,
    "a fresh start": Phase.RESTART,
    "after the no": Phase.AFTER_NO,
}
IN_ANY_ORDER = frozenset(("is_it_final", "thank_them", "wish_well", "own_it"))
"""After the no: each belongs before the reason, none before the others; the natural one is as good as the expert's."""
BEST: dict[str, Best] = {
    "natural": lambda one: one.natural,
    "expert": lambda one: one.natural if {one.natural, one.expert} <= IN_ANY_ORDER else one.expert,
}


class Looked:
    """Hands with how each of their lines looks; only those in which there is something to choose."""

    def __init__(self, dealt: Iterable[Dealt]) -> None:
        self.hands = [one for one in dealt if len(one.lines) >= LITTLE]
        names = {name: names_of(load(name).scenario) for name in {one.scenario for one in self.hands}}
        self.looks = [[look(line.says, names[one.scenario]) for line in one.lines] for one in self.hands]

    def places(self, best: Best) -> list[tuple[int, list[Look]]]:
        """Return (place in the hand, looks of the hand) of every hand that holds its best line."""
        found = []
        for one, looks in zip(self.hands, self.looks, strict=True):
            moves = [line.move for line in one.lines]
            if best(one) in moves:
                found.append((moves.index(best(one)), looks))
        return found


def once(dealt: Iterable[Dealt], best: Best) -> Looked:
    """Return the hands that hold their best line, each line once in a sitting however long it is left unsaid.

    Somebody who never says it would else count for thirty: where it lies, and how it looks, was drawn once.
    """
    return Looked(decisions(list(dealt), best))


def share(flags: Iterable[bool | float]) -> float:
    """Return the mean of some flags, 0 of none."""
    all_flags = list(flags)
    return sum(all_flags) / len(all_flags) if all_flags else 0.0


def lone(looked: Looked, best: Best, feature: str) -> tuple[float, float]:
    """Return how often the best line is the only one with a feature, and how often any one line of those hands is."""
    found = looked.places(best)
    return (
        share(alone(looks, feature) == at for at, looks in found),
        share((alone(looks, feature) >= 0) / len(looks) for _, looks in found),
    )


def form(looked: Looked, best: Best, feature: str) -> tuple[float, float]:
    """Return how often the best line has a feature, and how often any one line of those hands has."""
    found = looked.places(best)
    return (
        share(getattr(looks[at], feature) for at, looks in found),
        share(sum(getattr(one, feature) for one in looks) / len(looks) for _, looks in found),
    )


def length_ranks(looked: Looked, best: Best) -> dict[str, tuple[float, float]]:
    """Return how often the best line is the shortest, the longest (ties shared), and its mean rank in [0, 1]."""
    out: dict[str, list[float]] = {"shortest": [], "longest": [], "rank": []}
    chance = []
    for at, looks in looked.places(best):
        lengths = [one.words for one in looks]
        for name, extreme in (("shortest", min(lengths)), ("longest", max(lengths))):
            out[name].append((lengths[at] == extreme) / lengths.count(extreme))
        others = lengths[:at] + lengths[at + 1 :]
        below = sum(n < lengths[at] for n in others) + 0.5 * sum(n == lengths[at] for n in others)
        out["rank"].append(below / len(others))
        chance.append(1 / len(looks))
    by_chance = {"shortest": share(chance), "longest": share(chance), "rank": 0.5}
    return {name: (share(values), by_chance[name]) for name, values in out.items()}


def keys(dealt: Sequence[Dealt], best: Best) -> dict[str, tuple[float, float]]:
    """Return for each key how often the best line lies under it, and how often any line of those hands does."""
    found = [(one, line) for one in dealt if (line := one.at(best(one))) is not None]
    return {
        key: (
            share(line.key == key for _, line in found),
            share(any(other.key == key for other in one.lines) / len(one.lines) for one, _ in found),
        )
        for key in KEYS
    }


def absent(dealt: Sequence[Dealt], best: Best) -> float:
    """Return the share of hands whose best line is in the repertoire only; one on a quick key is left out."""
    return share(one.at(best(one)) is None for one in dealt if best(one) and best(one) not in one.under)


def whole(looked: Looked) -> dict[str, float]:
    """Return what holds for hands as a whole."""
    return {
        "all of one size": share(out_of_size(looks) == 0 for looks in looked.looks),
        "lines out of size": share(out_of_size(looks) / len(looks) for looks in looked.looks),
        "two ask and two do not": share(
            2 <= sum(one.asks for one in looks) <= len(looks) - 2 for looks in looked.looks
        ),
        "no lone number, name or hedge": share(
            all(alone(looks, feature) < 0 for feature in FEATURES) for looks in looked.looks
        ),
        **{f"a lone {one}": share(alone(looks, one) >= 0 for looks in looked.looks) for one in FEATURES},
    }


def percent(value: float) -> str:
    """Return a share in percent."""
    return f"{100 * value:.0f}"


def pair(values: tuple[float, float]) -> str:
    """Return a share beside chance."""
    return f"{percent(values[0])} / {percent(values[1])}"


def all_guesses(by_scenario: dict[str, list[Dealt]], best: Best) -> dict[str, list[Guess]]:
    """Return for each scenario what a cold reader of all the others makes of it."""
    lessons = {name: shown(dealt, best) for name, dealt in by_scenario.items()}
    return {
        name: guesses([one for other, one in lessons.items() if other != name], asked)
        for name, asked in lessons.items()
    }


def forms(looked: Looked) -> dict[str, str]:
    """Return the figures of hands as a whole, in percent."""
    return {"hands": str(len(looked.hands)), **{name: percent(value) for name, value in whole(looked).items()}}


def tells(looked: Looked, best: Best, told: Sequence[Guess]) -> dict[str, str]:
    """Return what might tell the best line; "a / b" is the best line against chance in the same hands."""
    single = once(looked.hands, best)
    ranks, placed = length_ranks(single, best), keys(single.hands, best)
    on_sheet = [one for one in looked.hands if one.phase == Phase.CEMENT]
    farthest = max(placed.values(), key=lambda pair: abs(pair[0] - pair[1]))
    lone_ones = [lone(single, best, feature) for feature in FEATURES]
    return {
        "repertoire only": percent(absent(looked.hands, best)),
        "on the sheet": percent(absent(on_sheet, best)) if on_sheet else "-",
        "alone in a feature": pair((sum(one for one, _ in lone_ones), sum(chance for _, chance in lone_ones))),
        'ends with "?"': pair(form(single, best, "asks")),
        "shortest": pair(ranks["shortest"]),
        "longest": pair(ranks["longest"]),
        "rank": percent(ranks["rank"][0]),
        "farthest key": pair(farthest),
        "cold reader": pair(hits(told)),
    }


def table(by_scenario: dict[str, list[Dealt]]) -> str:
    """Return the measured tables, in percent: hands by deal, then by deal and by act what tells the best line."""
    every = [one for dealt in by_scenario.values() for one in dealt]
    columns = {name: Looked(dealt) for name, dealt in by_scenario.items()} | {"**all**": Looked(every)}
    parts = [_written("deal", {name: forms(one) for name, one in columns.items()})]
    for who, best in BEST.items():
        told = all_guesses(by_scenario, best)
        told["**all**"] = [one for some in told.values() for one in some]
        rows = {name: tells(one, best, told[name]) for name, one in columns.items()}
        for act, phase in ACTS.items():
            here = [one for one in told["**all**"] if one.phase == phase]
            rows[act] = tells(Looked(one for one in every if one.phase == phase), best, here)
        parts.append(_written(f"*{who}*", rows))
    return "\n\n".join(parts)


def _written(corner: str, rows: dict[str, dict[str, str]]) -> str:
    heads = list(next(iter(rows.values())))
    lines = [f"| {corner} | " + " | ".join(heads) + " |", "| --- |" + " ---: |" * len(heads)]
    return "\n".join([*lines, *[f"| {name} | " + " | ".join(row.values()) + " |" for name, row in rows.items()]])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--games", type=int, default=60, help="sittings for each driver and scenario (60)")
    parser.add_argument(
        "--first",
        type=int,
        default=0,
        help="seed of the first sitting (0); 1000 for others than the lines were mended by",
    )
    parser.add_argument("--out", type=Path, help="write the table to this file as well")
    args = parser.parse_args()
    found = table({name: list(hands(load(name), args.games, args.first)) for name in SCENARIOS})
    print(found)
    if args.out:
        args.out.write_text(found + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
