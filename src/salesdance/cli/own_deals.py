"""Somebody's last deals, their habits, and the year on them: worked out in processes, for terminal and window alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from salesdance.cli import places
from salesdance.cli.crowd import Crowd, content_of
from salesdance.cli.keeping import name_of, transcript_of
from salesdance.cli.orders import BASE_PROFILE
from salesdance.cli.transcripts import difference
from salesdance.errors import SalesdanceError
from salesdance.habits import Player
from salesdance.records import Reader, Sitting
from salesdance.scoring import read_game, trace_transcript
from salesdance.simulation.own import (
    CHANGES,
    FEWEST,
    LATEST,
    SIFTING,
    TELLING,
    Measured,
    OwnYear,
    Played,
    Share,
    best_of,
    is_whole,
    measured,
    observed,
    own_year,
    played,
    player_of,
    sentences_of,
)
from salesdance.transcript import Transcript

AS_IT_IS = ""
"""The id of the habits without any change."""
Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Deal:
    """A finished deal of somebody: the id or path of its scenario, and its transcript."""

    scenario: str
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Own:
    """What the last deals show: the habits, the player they make, and sentences worth saying beside them."""

    found: Measured
    player: Player
    notes: tuple[str, ...] = ()


def last_deals(reader: Reader, person: str) -> tuple[Deal, ...]:
    """Return the finished deals of a person, the newest first, branches left out; not more than twice what is wanted.

    Some may have to be left out later, because their scenario has changed.
    """
    whole = [one for one in reader.deals(person) if one.state == "finished"]
    return tuple(deal for deal in (_deal(reader, one) for one in whole[: -2 * LATEST - 1 : -1]) if deal is not None)


def _deal(reader: Reader, sitting: Sitting) -> Deal | None:
    try:
        return Deal(name_of(sitting), transcript_of(sitting, reader.moves(sitting.id)))
    except SalesdanceError:
        return None


def observe(deal: Deal) -> dict[str, Share] | None:
    """Return what a deal shows; None if it can no longer be read as it was played."""
    try:
        content = content_of(deal.scenario, deal.transcript.header.profile)
        if difference(content, deal.transcript):
            return None
        trace = trace_transcript(content.tables, content.scenario, deal.transcript, full=False)
    except SalesdanceError:
        return None
    return observed(read_game(content.tables, trace, 0))


def habits_of(deals: Sequence[Deal], crowd: Crowd) -> Own:
    """Return the habits of the newest ten of these deals that can be read."""
    seen = [shown for shown in crowd.in_order(observe, ((deal,) for deal in deals)) if shown is not None]
    found = measured(seen[:LATEST])
    lost = len(deals) - len(seen)
    notes = (f"{lost} more cannot be read any more: their scenario or the rules have changed.",) if lost else ()
    return Own(found, player_of(found), notes)


def enough(own: Own) -> bool:
    """Tell whether there are deals enough to speak of habits."""
    return own.found.deals >= FEWEST


def play_deal(scenario: str, players: dict[str, Player], seed: int) -> dict[str, Played] | None:
    """Return what each player's games of a deal came to; None for one that does not begin at the beginning."""
    content = content_of(scenario, BASE_PROFILE)
    if not is_whole(content.scenario):
        return None
    return played(content.tables, content.scenario, players, seed)


def year_of(own: Own, crowd: Crowd, tell: Tell = lambda share: None) -> OwnYear:
    """Return the year on these habits, beside the changes worth most; `tell` is given the share that is done."""
    changed = {change.id: change.made(own.found) for change in CHANGES}
    players = {id: player_of(found) for id, found in changed.items() if found is not None}
    deals = list(places.shipped_scenarios())

    def round_of(these: dict[str, Player], seed: int, begin: float) -> dict[str, list[Played]]:
        jobs = ((deal, {AS_IT_IS: own.player, **these}, seed) for deal in deals)
        return _by_player(_counted(crowd.in_order(play_deal, jobs), len(deals), tell, begin))

    sifted = round_of(players, SIFTING, 0.0)
    best = best_of(sifted.pop(AS_IT_IS), sifted)
    told = round_of({id: players[id] for id in best}, TELLING, 0.5)
    return own_year(
        told.pop(AS_IT_IS),
        told,
        {change.id: change for change in CHANGES},
        looked_at=own.found.deals,
        wanted=LATEST,
        habits=sentences_of(own.found),
        tried=tuple(players),
        notes=own.notes,
    )


def _counted(
    found: Iterator[dict[str, Played] | None], deals: int, tell: Tell, begin: float
) -> Iterator[dict[str, Played]]:
    for done, one in enumerate(found, 1):
        tell(begin + done / deals / 2)
        if one is not None:
            yield one


def _by_player(found: Iterator[dict[str, Played]]) -> dict[str, list[Played]]:
    out: dict[str, list[Played]] = {}
    for deal in found:
        for id, games in deal.items():
            out.setdefault(id, []).append(games)
    return out
