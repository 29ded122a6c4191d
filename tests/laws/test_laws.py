"""The laws of the model (benchmarks/laws): every one of them at full size, and the plainest ones every day."""

import pytest

from benchmarks.laws.deal import tables_for
from benchmarks.laws.lawbook import chain, found
from benchmarks.laws.laws import LAWS
from benchmarks.laws.outcomes import of, outcome
from benchmarks.laws.policies import AVERAGE

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
    idle = of(**{"c:hazard.cement": 0.0})
    kept = [outcome(AVERAGE.but(cement=cement, precision="timed"), 3000, idle)["s90"] for cement in (0, 5)]
    assert not found({}, chain("item", kept, 0.03)).holds


def test_a_deal_without_a_coefficient_that_there_is_not_cannot_be_made() -> None:
    with pytest.raises(KeyError, match=r"hazard\.cement_of_course"):
        tables_for(**{"c:hazard.cement_of_course": 0.0})


def test_the_same_person_and_dice_meet_every_way_of_playing() -> None:
    assert outcome(AVERAGE, 500)["yes"] == outcome(AVERAGE.but(cement=0), 500)["yes"]
