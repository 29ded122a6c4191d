"""Deals for benchmarks of the coach: played by house players, and by an expert who makes one blunder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from salesdance.cli.cast import shipped_players
from salesdance.cli.content import Content
from salesdance.engine import RULES_VERSION
from salesdance.habits import Habit, Player
from salesdance.players import habit_chooser, play
from salesdance.simulation import line_lengths, start_of
from salesdance.transcript import Entry, Header, Transcript

BLUNDERS: Mapping[str, Habit] = {
    "over-promise": Habit(("promise/*",), times=1),
    "leaving at the yes": Habit(("goodbye",), times=1),
    "argument after the no": Habit(("argue_no",), times=1),
    "ignoring a clue twice": Habit(("about_us", "boast"), when={"clue_now": (1, 1)}, times=2),
}
TRIES = 12


@dataclass(frozen=True, slots=True)
class Played:
    """A deal that was played; `planted` is the turn of the blunder, -1 without one."""

    transcript: Transcript
    planted: int = -1


def played(content: Content, name: str, seed: int, player: Player | None = None) -> Played:
    """Return a deal of a house player."""
    who = player or shipped_players()[name]
    tables, scenario = content.tables, content.scenario
    choose = habit_chooser(tables, who, line_lengths(tables, scenario))
    games = play(tables, choose, seed=seed, games=1, listens=who.listens, start=start_of(tables, scenario))
    entries = []
    for turn, move in enumerate(games.moves[:, 0].tolist()):
        if move >= 0:
            signal = tables.answers[int(tables.kind[move])].signals[int(games.signals[turn, 0])]
            origin = ("played", "sitting", "look_back")[int(games.origin[turn])]
            entries.append(Entry(tables.moves[move].id, signal, "", origin))  # type: ignore[arg-type]
    header = Header(
        scenario.id, scenario.digest, content.deck.digest, RULES_VERSION, content.profile.name,
        content.profile.digest, seed, seed,
    )  # fmt: skip
    return Played(Transcript(header, tuple(entries), (), True))


def blunders_in(content: Content, kind: str, deals: int) -> Iterator[Played]:
    """Yield deals of an expert who makes this blunder, as many as come up in some tries."""
    habit, expert = BLUNDERS[kind], shipped_players()["expert"]
    blunderer = replace(expert, habits=(habit, *expert.habits))
    made = 0
    for seed in range(100, 100 + TRIES):
        deal = played(content, "expert", seed, blunderer)
        turns = [turn for turn, entry in enumerate(deal.transcript.entries) if _is(habit, entry)]
        needed = 2 if kind.endswith("twice") else 1
        if len(turns) >= needed and made < deals:
            made += 1
            yield replace(deal, planted=turns[needed - 1])


def _is(habit: Habit, entry: Entry) -> bool:
    heads = [pattern.removesuffix("*") for pattern in habit.moves]
    return entry.origin in ("sitting", "look_back") and any(entry.move.startswith(head) for head in heads)
