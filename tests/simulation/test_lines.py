"""How long the seller's lines are."""

from __future__ import annotations

from dataclasses import replace

from salesdance.scenario import Reply
from salesdance.simulation import line_lengths
from tests.builders import some_tables
from tests.scoring.by_hand import small


def length(move: str, **changes: object) -> float:
    """Return the length of a move's line in the small deal."""
    scenario = replace(small(), **changes)  # type: ignore[arg-type]
    tables = some_tables(small())
    return float(line_lengths(tables, scenario)[tables.index[move]])


def test_a_scenarios_own_words_count_and_the_decks_where_it_has_none() -> None:
    assert length("ask/past") == len(next(fact.ask for fact in small().facts if fact.id == "past"))
    boast = some_tables(small()).moves[some_tables(small()).index["boast"]].entry
    says = boast.says or (boast.label,)
    assert length("boast") == sum(map(len, says)) / len(says)


def test_a_line_written_for_this_deal_comes_before_all_others() -> None:
    assert length("ask/past", lines={"ask/past": Reply(says="And then?")}) == len("And then?")
