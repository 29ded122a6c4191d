"""A next step that is only said, one that stands in their calendar, and a no that is made easy."""

from __future__ import annotations

import numpy as np
import pytest

from salesdance.engine import Mode, State, Tables
from salesdance.engine.curves import Floats
from tests.claims.scripted import ASKED, after, chance, chances, deal, everybody, mean


def comes(t: Tables, move: str) -> float:
    """Return the share of those agreed to this next step who come."""
    talk = everybody(t, *ASKED)
    day = after(t, talk, move, "agrees")
    agreed = {mode: chances(t, talk, move, "agrees", (mode,)) for mode in (Mode.SINCERE, Mode.INSINCERE)}
    here = sum(share * chances(t, day.with_mode(mode), "turn_up", "comes") for mode, share in agreed.items())
    return mean(t, here) / sum(mean(t, share) for share in agreed.values())


def test_fewer_than_half_come_upon_a_word_and_three_of_five_upon_their_own_mark() -> None:
    t = deal(talks=2)
    assert 0.38 < comes(t, "next_vague") < 0.5
    assert comes(t, "next_calendar") > 0.57
    blind = deal(talks=2, next__marked_not=0.92, show__marked=1, show__marked_not=0.15, ghost__marked=0)
    assert comes(blind, "next_calendar") < comes(blind, "next_vague") + 0.02


def test_who_means_it_and_who_does_not_agree_to_a_vague_day_alike() -> None:
    t = deal(talks=2)
    talk = everybody(t, *ASKED)
    meant, not_meant = (chance(t, talk, "next_vague", "agrees", (mode,)) for mode in (Mode.SINCERE, Mode.INSINCERE))
    assert min(meant, not_meant) > 0.4
    in_calendar = chance(t, talk, "next_calendar", "agrees", (Mode.INSINCERE,))
    assert in_calendar < not_meant / 2
    day = after(t, talk, "next_vague", "agrees")
    sincere, not_sincere = (chance(t, day.with_mode(m), "turn_up", "comes") for m in (Mode.SINCERE, Mode.INSINCERE))
    assert sincere > 3 * not_sincere


def gone(t: Tables, state: State) -> Floats:
    """Return, for each type, the share of those who do not come that are never heard of again."""
    away = chances(t, state, "turn_up", "no_show")
    return chances(t, state, "turn_up", "no_show", (Mode.NO_FINAL,)) / away


def test_of_those_who_may_say_no_fewer_are_never_heard_of_again() -> None:
    def lost(t: Tables, *easy: tuple[str, str]) -> float:
        return mean(t, gone(t, everybody(t, *ASKED, *easy, ("next_vague", "agrees"), mode=Mode.SINCERE)))

    easy, t = ("easy_no", "stands"), deal(talks=2)
    assert lost(t, easy) < lost(t) - 0.05
    even = deal(talks=2, ghost__easy_no=0, ghost__trust=0, ghost__pressure=0)
    assert lost(even, easy) == pytest.approx(lost(even))
    assert chance(t, everybody(t, *ASKED), "easy_no", "admits") > 0.05


def test_of_the_polite_more_are_never_heard_of_again() -> None:
    def lost(t: Tables, polite: bool) -> float:
        state = everybody(t, *ASKED, ("next_vague", "agrees"), mode=Mode.SINCERE)
        return mean(t, gone(t, state), (t.types.courtesy > t.c["middle.courtesy"]) == polite)

    assert lost(deal(talks=2), False) < lost(deal(talks=2), True) - 0.03
    even = deal(talks=2, ghost__courtesy=0)
    assert lost(even, False) == pytest.approx(lost(even, True))


def test_to_make_a_no_easy_costs_no_yes() -> None:
    def yes(t: Tables, state: State) -> Floats:
        return chances(t, state, "close_soft", "yes")

    t = deal()
    asked = everybody(t, *ASKED)
    stood = after(t, asked, "easy_no", "stands")
    assert np.all(chances(t, asked, "easy_no", "stands") * yes(t, stood) >= yes(t, asked) - 1e-6)
    assert mean(t, chances(t, stood, "close_soft", "no")) < 0.3 * mean(t, chances(t, asked, "close_soft", "no"))
