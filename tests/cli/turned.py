"""Deals that turned, for the tests of moments: one finished and stored, and what an analysis might find in it."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from salesdance.analysis import Analysis, Change, Option, Thresholds, TurningPoint, Weighed, Worth
from salesdance.cli.content import Shelfware
from salesdance.cli.keeping import Keeper
from salesdance.cli.playing import begin
from salesdance.cli.told import keep_moments
from salesdance.records import Move, Person, Sitting, Store
from salesdance.transcript import Transcript, plain

CONTENT = Shelfware()
DEAL = "copy_room"
MONDAY = datetime.fromisoformat("2026-03-02T21:30:00+01:00")
PLAYED = "2026-03-02T11:00:00+00:00"
SAID = ("ask/history", "about_us", "ask/scans", "close")
BETTER = ("who_decides", "ask/stapler")
"""What a listener would have said instead of `about_us`."""


@cache
def played() -> Transcript:
    """A sitting of The Copy Room that talked about itself."""
    playing = begin(CONTENT.content(DEAL), Keeper(None, None), DEAL, seeds=(7, 7), mode="plain")
    for move in SAID:
        playing.sitting.say(move)
        playing.sitting.skip_forecast(asked=False)
    return playing.sitting.transcript()


def badly_played(store: Store, person: Person, transcript: Transcript | None = None) -> tuple[str, Transcript]:
    """Store that sitting, or another one, as finished, under an id that is the same every time; return both."""
    transcript = transcript or played()
    header = transcript.header
    identity = f"turned-{sum(len(store.sittings(one.id)) for one in store.people()) + 1}"
    store.start_sitting(
        Sitting(
            id=identity,
            person=person.id,
            scenario=header.scenario,
            scenario_digest=header.scenario_digest,
            rules_version=header.rules,
            profile=header.profile,
            mode=header.mode,
            game_seed=header.game_seed,
            type_seed=header.type_seed,
            started_at=PLAYED,
            header=plain(header),
        )
    )
    for number, entry in enumerate(transcript.entries, 1):
        store.add_move(identity, Move(number, entry.move, entry.signal, entry.digest, PLAYED, {"origin": entry.origin}))
    store.finish_sitting(identity, at=PLAYED, truth="price")
    return identity, transcript


def found(transcript: Transcript, *moves: str, better: tuple[str, ...] = BETTER) -> Analysis:
    """An analysis in which each of these moves turned the deal, and everything else but the better was as dear."""
    turns, points = [], []
    for move in moves:
        turn = next(at for at, entry in enumerate(transcript.entries) if entry.move == move)
        options = [_option(one, 0.01 * better.index(one)) for one in better]
        options += [_option(one, 0.2) for one in CONTENT.content(DEAL).tables.index if one not in better]
        turns.append(Weighed(turn, move, tuple(options), 64))
        changes = (Change("pressure", 0.1, 0.2, 0.1), Change("trust", 0.4, 0.3, 0.5))
        points.append(TurningPoint(turn, "cost", 0.2, 0.01, move, better, "price", 0.4, (0,), changes))
    points.append(TurningPoint(0, "well", 0.1, 0.01, transcript.entries[0].move, (), "price", 0.4))
    return Analysis(tuple(turns), tuple(points), Thresholds(), 1)


def _option(move: str, behind: float) -> Option:
    worth = Worth(0.5 - behind, 0.5)
    return Option(move, worth, worth, behind, 0.01)


def kept(store: Store, person: Person, *moves: str, now: datetime = MONDAY) -> str:
    """Store such a sitting with its moments; return its id."""
    sitting, transcript = badly_played(store, person)
    keep_moments(store, sitting, found(transcript, *(moves or ("about_us",))), now)
    return sitting
