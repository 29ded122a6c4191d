"""The shipped deals, played at random from the first word to the last card."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from salesdance.authoring import read_deck, read_profile, read_scenario
from salesdance.engine import Tables, build_tables
from salesdance.moves import Deck
from salesdance.scenario import Scenario
from salesdance.sitting import View, replay
from tests.sitting.games import begun, views

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))


@cache
def the_deck() -> Deck:
    deck, findings = read_deck((ROOT / "assets" / "deck.yaml").read_bytes(), "deck.yaml")
    assert deck is not None, findings
    return deck


@cache
def shipped(name: str) -> tuple[Scenario, Tables]:
    scenario, findings = read_scenario((ROOT / "scenarios" / f"{name}.yaml").read_bytes(), name, deck=the_deck())
    profile, _ = read_profile((ROOT / "assets" / "profiles" / "evidence.yaml").read_bytes(), "evidence.yaml")
    assert scenario is not None, findings
    assert profile is not None
    return scenario, build_tables(scenario, the_deck(), profile)


def texts(view: View) -> Iterator[str]:
    """Yield every text that a face could show."""
    yield from (view.heading, view.place, view.mine, view.hint, view.mood_word)
    for said in (*view.news, *(view.calendar.post if view.calendar else ())):
        yield from (said.who, said.says, said.does)
    for choice in (key.choice for key in (*view.hand, *view.quick)):
        yield choice.says
    for group in view.repertoire:
        yield group.title
        yield from (choice.says for choice in group.choices)
    yield from (note.text for note in view.notebook)
    yield from (card.text for card in view.cards)
    for row in view.sheet:
        yield from (row.label, row.stands, *[choice.says for choice in row.choices])
    yield from view.calendar.due if view.calendar else ()


def plays_through(name: str, seed: int) -> None:
    scenario, tables = shipped(name)
    mode = ("plain", "coached", "cold")[seed % 3]
    sitting = begun(scenario, the_deck(), seed, tables=tables, mode=mode)  # type: ignore[arg-type]
    before, view = None, sitting.view()
    for view in views(sitting, seed, from_hand=0.9):
        assert not [text for text in texts(view) if "{" in text or "}" in text or text != text.strip()]
        assert all(said.says or said.does for said in view.news)
        assert all(key.choice.says for key in (*view.hand, *view.quick))
        assert all(choice.says for group in view.repertoire for choice in group.choices)
        if before is not None and view.moves > before.moves and mode != "cold":
            assert len(view.news) > 1, (sitting.transcript().entries[-1], view.news)
        before = view
    assert view.finished
    assert view.news[-1].who == scenario.prospect.name
    assert replay(scenario, the_deck(), tables, sitting.transcript()) is None


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_deal_plays_through_in_every_mode(name: str) -> None:
    for seed in range(6):
        plays_through(name, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_deal_plays_through_two_hundred_times(name: str) -> None:
    for seed in range(200):
        plays_through(name, seed)


@pytest.mark.parametrize("name", SHIPPED)
def test_asking_to_come_once_more_means_the_next_meeting_and_no_later_year(name: str) -> None:
    scenario, _ = shipped(name)
    reply = scenario.lines.get("come_back")
    if reply is None or len(scenario.meetings) == 1:
        return
    for words in (reply.says, *[answer.says for answer in reply.answers.values()]):
        assert "year" not in words, words
