"""The shuffle test: whose line is it, with the names taken out?"""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.shuffle import WANTED, features, names_in, pairs_of, report, sorted_right, tables_of
from salesdance.cli.content import load
from salesdance.cli.places import shipped_scenarios


def test_names_are_taken_out_wherever_they_stand() -> None:
    names = names_in(load("copy_room").scenario)
    found = list(features("Petra renames them. Then Petra and I go home.", names, manner=False))
    assert not [one for one in found if "petra" in one]
    assert {"renames", "i", "home", "."} <= set(found)
    assert "renames" not in list(features("She renames them.", names, manner=True))


def test_lines_of_two_prospects_are_told_apart_and_halves_of_one_are_not() -> None:
    (pair,) = pairs_of(["the_yes", "quiet_theatre"], 4)
    assert pair.right >= WANTED
    table = tables_of(["quiet_theatre"], manner=False)["quiet_theatre"]
    mixed = table[np.random.default_rng(1).permutation(len(table))]
    assert sorted_right(mixed[::2], mixed[1::2], 4) < 0.6


def test_the_report_counts_the_pairs_that_are_too_alike() -> None:
    pairs = pairs_of(["copy_room", "energy_desk", "the_yes"], 2)
    assert [pair.right for pair in pairs] == sorted(pair.right for pair in pairs)
    below = sum(pair.right < WANTED for pair in pairs)
    assert f"under 0.80 in {below} of 3 pairs" in report(pairs, "all")


@pytest.mark.slow
def test_every_two_prospects_can_be_told_apart() -> None:
    pairs = pairs_of(list(shipped_scenarios()))
    assert len(pairs) == 78
    assert pairs[0].right > 0.78
    assert sum(pair.right < WANTED for pair in pairs) <= 2
    assert np.mean([pair.right for pair in pairs]) >= 0.85
