"""Played deals for tests of the coach: transcripts of scripts and of house players, and small efforts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from salesdance.coach import Effort
from salesdance.engine import Tables, build_tables
from salesdance.habits import Player
from salesdance.scenario import Scenario
from salesdance.transcript import Entry, Header, Transcript
from tests.builders import a_deck, a_header, a_profile, a_sitting, after_the_no, an_excuse, an_objection, some_tables
from tests.scoring.house import games_of, player

LITTLE = Effort(screen=2, closer=4, turns=1, moves=2, praised=0, undone=4, histories=60)
LOST = ("thank_them", "why", "if_matched", "promise_no_reopen", "hang_up")
ORIGINS = {0: "played", 1: "sitting", 2: "look_back"}


@cache
def a_tiny_deal() -> Scenario:
    """Return a deal of few types that starts after the no."""
    two = (an_objection("a", 0.6, "product", solves=0.1), an_objection("b", 0.4, "time", solves=0.1))
    facts = tuple(replace(fact, clue=None) for fact in after_the_no().facts)
    few = {
        "objections": two,
        "excuses": (an_excuse("budget"),),
        "people": (),
        "facts": facts,
        "meetings": after_the_no().meetings[:1],
    }
    return replace(after_the_no(), **few, digest="tiny")  # type: ignore[arg-type]


@cache
def shut_tables() -> Tables:
    """Return the tables of that deal with nothing in the deck that opens it again: few ways to go on."""
    deck = replace(
        a_deck(), moves={id: move for id, move in a_deck().moves.items() if move.kind not in ("offer", "come_back")}
    )
    return build_tables(a_tiny_deal(), deck, a_profile())


@cache
def expert() -> Player:
    """Return the shipped house player that plays on."""
    return player("expert")


def script(scenario: Scenario, *moves: str, game_seed: int = 1, type_seed: int = 1) -> Transcript:
    """Return the transcript of a sitting in which these moves were made."""
    sitting = a_sitting(scenario, moves=moves, game_seed=game_seed, type_seed=type_seed)
    transcript: Transcript = sitting.transcript()
    return transcript


def deals_of(name: str, scenario: Scenario, *, seed: int, games: int) -> list[Transcript]:
    """Return transcripts of deals played by a shipped house player; their luck is not that of their headers."""
    tables, played = some_tables(scenario), games_of(name, scenario, seed=seed, games=games)
    found = []
    for game in range(games):
        entries = []
        for turn, move in enumerate(played.moves[:, game].tolist()):
            if move >= 0:
                signal = tables.answers[int(tables.kind[move])].signals[int(played.signals[turn, game])]
                origin = ORIGINS[int(played.origin[turn])]
                entries.append(Entry(tables.moves[move].id, signal, "", origin))  # type: ignore[arg-type]
        found.append(Transcript(_header(scenario, seed + game), tuple(entries), (), True))
    return found


def _header(scenario: Scenario, seed: int) -> Header:
    return a_header(scenario, a_deck(), game_seed=seed, type_seed=seed)
