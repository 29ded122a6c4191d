"""A next step that is only said, one that stands in their calendar, and a no that is made easy."""

from __future__ import annotations

import pytest

from salesdance.engine import Mode, Tables
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


def test_who_may_say_no_stays_away_less_often() -> None:
    def shows(t: Tables, *easy: tuple[str, str]) -> float:
        state = everybody(t, *ASKED, *easy, ("next_vague", "agrees"), mode=Mode.SINCERE)
        return chance(t, state, "turn_up", "comes")

    easy, t = ("easy_no", "stands"), deal(talks=2)
    assert shows(t, easy) > shows(t) + 0.01
    even = deal(talks=2, ghost__easy_no=0, ghost__trust=0, ghost__pressure=0)
    assert shows(even, easy) == pytest.approx(shows(even))
    assert chance(t, everybody(t, *ASKED), "easy_no", "admits") > 0.05
