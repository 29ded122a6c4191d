"""Putting a debrief together from a transcript, its score card and its trace."""

from __future__ import annotations

from dataclasses import replace

from salesdance.analysis import Analysis
from salesdance.engine import Seen, Tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.scorecard import ScoreCard
from salesdance.scoring import Trace
from salesdance.sitting.deal import Deal
from salesdance.sitting.debrief import Debrief, Sources, Turning
from salesdance.sitting.debrief_card import forecasts, the_card
from salesdance.sitting.debrief_curve import curve
from salesdance.sitting.debrief_finds import finds
from salesdance.sitting.debrief_luck import known, luck, the_door
from salesdance.sitting.debrief_person import guessed, the_person
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_turning import turning
from salesdance.sitting.debrief_words import with_turning
from salesdance.sitting.phrases import hints_words
from salesdance.sitting.standing import outcome
from salesdance.transcript import Forecast, Header, Transcript, hints_of

ENDINGS = {
    "kept": "{first_name} said yes, and is still there on day ninety.",
    "wavering": "{first_name} said yes, and is of two minds on day ninety.",
    "gone": "{first_name} said yes, and was gone before day ninety.",
    "left": "You said openly that it was not for them, and left.",
    "warm_no": "{first_name} said no, and you parted well.",
    "cool_no": "{first_name} said no.",
    "walked": "You left without an answer.",
    "open": "This sitting is not finished.",
}
WALKED_OUT = 2
NOTES = ("Every figure behind this stands in that profile, with the source it comes from.",)


def make_debrief(
    scenario: Scenario,
    deck: Deck,
    tables: Tables,
    transcript: Transcript,
    card: ScoreCard,
    trace: Trace,
    *,
    after: Forecast | None = None,
    analysis: Analysis | None = None,
) -> Debrief:
    """Return the debrief of a sitting; `trace` is of this one game, `after` a suspicion given after play.

    `analysis` is what the coach found; without it nothing is said of where it turned (see `turning_of`).
    """
    played = go_through(scenario, deck, tables, transcript)
    header, beliefs = transcript.header, tuple(known(played))
    told = Debrief(
        title=scenario.title,
        ending=ending_of(played),
        person=the_person(played, after),
        luck=tuple(luck(played, trace, beliefs, card.total)),
        card=replace(the_card(played, card), hints=hints_words(hints_of(transcript))),
        finds=finds(played),
        forecasts=tuple(forecasts(played, trace, card)),
        lines=tuple(played.talk[at] for at in sorted(played.talk)),
        sources=Sources(
            scenario=header.scenario,
            scenario_digest=header.scenario_digest,
            profile=header.profile,
            profile_digest=header.profile_digest,
            rules=header.rules,
            game_seed=header.game_seed,
            type_seed=header.type_seed,
            mode=header.mode,
            notes=(*_branched(header), *NOTES),
        ),
        curve=curve(played, trace, beliefs),
        door=the_door(played, beliefs),
    )
    return with_turning(told, turning(played, analysis)) if analysis is not None else told


def turning_of(scenario: Scenario, deck: Deck, tables: Tables, transcript: Transcript, analysis: Analysis) -> Turning:
    """Return where a sitting turned, for a debrief that was made before the coach had come to its end."""
    return turning(go_through(scenario, deck, tables, transcript), analysis)


def _branched(header: Header) -> tuple[str, ...]:
    """Return what a sitting that tried a turn again goes back to."""
    if not header.branch_turn:
        return ()
    of = f" of {header.branch_of}" if header.branch_of else " of an earlier sitting"
    dice = ", with other dice" if header.dice else ""
    return (f"From line {header.branch_turn}{of} tried again{dice}; it is a branch and counts nowhere as a deal.",)


def with_guess(debrief: Debrief, scenario: Scenario, deck: Deck, tables: Tables, guess: Forecast) -> Debrief:
    """Return a debrief with a suspicion that was given after play; one with guesses from the talk stays as it is."""
    if debrief.person.guesses:
        return debrief
    told = guessed(Deal(scenario, deck, tables), debrief.person, guess)
    return replace(debrief, person=replace(debrief.person, guesses=told))


def ending_of(played: Played) -> str:
    """Return how a sitting ended, in a sentence."""
    last = played.turns[-1].after if played.turns else None
    if last is None or not played.transcript.finished:
        return ENDINGS["open"]
    how = "walked" if last.seen[Seen.LEFT] == WALKED_OUT else outcome(last, played.mode)
    return played.deal.filled(ENDINGS[how])
