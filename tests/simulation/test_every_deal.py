"""Fair play in every shipped deal, by the gates of benchmarks/fairness: listening pays, carelessness does not."""

import pytest

from benchmarks.fairness import BASES, DARK, NAIVE, Figures, dark, gates, kind_of, measured
from salesdance.cli import places

DEALS = sorted(places.shipped_scenarios())


def missed(deal: str, by: dict[str, Figures]) -> list[str]:
    """Return the gates that do not hold."""
    return [what for what, holds in gates(deal, by) if not holds]


@pytest.mark.slow
@pytest.mark.parametrize("deal", DEALS)
def test_a_deal_is_fair(deal: str) -> None:
    listeners = ("expert", "reciter", "average", "memoriser")
    by = {name: measured(deal, name, 250, 20) for name in listeners}
    by |= {name: measured(deal, name, 80, 80) for name in NAIVE}
    assert missed(deal, by) == []


@pytest.mark.slow
@pytest.mark.parametrize("deal", [deal for deal in DEALS if kind_of(deal) == "first"])
def test_no_dark_move_pays(deal: str) -> None:
    for base in BASES:
        for name in DARK:
            *_, value, noise = dark(deal, base, name, 150 if base == "expert" else 1500)
            assert value <= 2 * noise, (base, name, value, noise)


def test_a_deal_in_which_nothing_is_to_be_heard_would_not_pass() -> None:
    same = {
        name: Figures("copy_room", name, 90.0, 1.0, 0.8, 0.7, 0.5, 0.0) for name in ("expert", "reciter", "average")
    }
    same |= {name: Figures("copy_room", name, 20.0, 1.0, 0.3, 0.1, 0.1, 0.0) for name in ("memoriser", *NAIVE)}
    assert len(missed("copy_room", same)) == 3
