"""The laws of the model (benchmarks/laws): every one of them at full size, and the plainest ones every day."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from benchmarks.laws import deal
from benchmarks.laws.lawbook import chain, found
from benchmarks.laws.laws import LAWS
from benchmarks.laws.outcomes import FIRM, SEED, outcome
from benchmarks.laws.policies import AVERAGE, player
from salesdance.engine import build_tables
from salesdance.players import habit_chooser, play

EVERY_DAY = ("L04", "L05", "L06", "L07", "L17", "L20", "L22", "L24", "L29", "L32", "L33", "L41")


@pytest.mark.parametrize("name", EVERY_DAY)
def test_a_plain_law_holds_in_three_thousand_games(name: str) -> None:
    measured = LAWS[name].measure(3000)
    assert measured.holds, [what for what, held in measured.checks if not held]


@pytest.mark.slow
@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds_in_twenty_thousand_games(name: str) -> None:
    measured = LAWS[name].measure(20_000)
    assert measured.holds, [what for what, held in measured.checks if not held]


def test_where_nailing_down_holds_nothing_the_law_of_commitments_is_broken() -> None:
    coefficients = dict(deal.the_profile().coefficients)
    coefficients["hazard.cement"] = replace(coefficients["hazard.cement"], value=0.0)
    profile = replace(deal.the_profile(), coefficients=MappingProxyType(coefficients))
    tables = build_tables(deal.a_deal(), deal.the_deck(), profile)
    kept = []
    for cement in (0, 5):
        way = player(AVERAGE.but(cement=cement, precision="timed"))
        end = play(tables, habit_chooser(tables, way), seed=SEED, games=3000).end
        kept.append(float(np.isin(end.mode, FIRM).mean()))
    assert not found({}, chain("item", kept, 0.03)).holds


def test_the_same_person_and_dice_meet_every_way_of_playing() -> None:
    assert outcome(AVERAGE, 500)["yes"] == outcome(AVERAGE.but(cement=0), 500)["yes"]
