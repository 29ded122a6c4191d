"""The scale of the long game that ships beside each deal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from salesdance.cli import places, scale
from salesdance.cli.aftermath import Scale
from salesdance.cli.content import load
from salesdance.cli.expecting import play_findings
from salesdance.cli.orders import LIBRARY
from salesdance.cli.scale import SUFFIX, players_digest, scale_for, stars_beside
from salesdance.engine import RULES_VERSION
from salesdance.findings import Finding
from salesdance.habits import Player


@pytest.mark.parametrize("name", ["copy_room", "in_the_bag", "the_yes"])
def test_a_shipped_deal_brings_the_scale_of_just_this_version(name: str) -> None:
    content = load(name)
    kept = json.loads(places.shipped_scenarios()[name].with_suffix(SUFFIX).read_text(encoding="utf-8"))
    # Whoever changes a shipped deal, the deck, the profile, the rules or `expert`: `salesdance check scenarios --play`.
    assert kept["scenario_digest"] == content.scenario.digest
    assert kept["deck_digest"] == content.deck.digest
    assert kept["profile_digest"] == content.profile.digest
    assert kept["rules"] == RULES_VERSION
    assert kept["players_digest"] == players_digest()
    assert scale_for(content) == (kept["a0"], kept["a1"])
    assert kept["a0"] < kept["a1"]


def test_stars_say_how_much_listening_adds_and_the_first_deal_is_among_the_easy_ones() -> None:
    shipped = places.shipped_scenarios()
    found = {name: stars_beside(shipped[name], load(name).scenario) for name in LIBRARY}
    assert all(stars is not None and 1 <= stars <= 5 for stars in found.values())
    assert found["the_yes"] in (1, 2)
    assert sum(stars < found["the_yes"] for stars in found.values()) <= 1


def test_a_deal_that_nobody_measured_or_that_changed_since_has_no_stars(tmp_path: Path) -> None:
    scenario = load("the_yes").scenario
    assert stars_beside(tmp_path / "mine.yaml", scenario) is None
    shipped = places.shipped_scenarios()["the_yes"]
    assert stars_beside(shipped, replace(scenario, digest="another")) is None


def a_copy(name: str, folder: Path) -> Path:
    """Return a copy of a shipped deal, without any scale beside it."""
    copy = folder / f"{name}.yaml"
    copy.write_bytes(places.shipped_scenarios()[name].read_bytes())
    return copy


def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scales be worked out in no time."""
    monkeypatch.setattr("salesdance.cli.expecting.PLAYED", 20)
    monkeypatch.setattr(scale, "work_out", lambda content: (0.25, 0.75))
    monkeypatch.setattr(scale, "listening", lambda content, found: 12.0)


def checked(file: Path) -> list[Finding]:
    """Play the deal of a file as `check --play` does."""
    content = load(str(file))
    return list(play_findings(content.scenario, content.deck, content.profile, file))


def test_checking_an_authors_copy_leaves_what_ships_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly(monkeypatch)
    before = {path: path.read_bytes() for path in places.scenarios_folder().iterdir() if path.is_file()}
    copy = a_copy("the_yes", tmp_path)
    assert checked(copy) == []
    text = copy.read_text(encoding="utf-8").replace("hours: 4", "hours: 5")
    copy.write_text(text, encoding="utf-8")
    assert checked(copy) == []
    assert {path: path.read_bytes() for path in places.scenarios_folder().iterdir() if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(SUFFIX)] == []
    assert scale_for(load(str(copy))) == (0.25, 0.75)
    assert list((places.data_folder() / "scales").glob(f"the_yes*{SUFFIX}"))


def test_a_scale_is_kept_in_the_data_folder_that_was_named_when_its_deal_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    copy = a_copy("the_yes", tmp_path)
    copy.write_text(copy.read_text(encoding="utf-8").replace("hours: 4", "hours: 5"), encoding="utf-8")
    monkeypatch.setenv(places.DATA_VARIABLE, str(tmp_path / "then"))
    waiting = Scale(load(str(copy)), at_once=False)
    monkeypatch.setenv(places.DATA_VARIABLE, str(tmp_path / "now"))
    assert waiting.wait(lambda _: None) == (0.25, 0.75)
    assert list((tmp_path / "then" / "scales").glob(f"*{SUFFIX}"))
    assert not (tmp_path / "now").exists()


def test_checking_the_shipped_file_itself_keeps_the_scale_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly(monkeypatch)
    shipped = a_copy("the_yes", tmp_path)
    monkeypatch.setattr(places, "scenarios_folder", lambda: tmp_path)
    assert checked(tmp_path / "." / "the_yes.yaml") == []
    kept = json.loads(shipped.with_suffix(SUFFIX).read_text(encoding="utf-8"))
    assert (kept["a0"], kept["a1"], kept["listening"]) == (0.25, 0.75, 12.0)
    assert kept["players_digest"] == players_digest()


def test_a_scale_is_stale_once_a_player_it_rests_on_plays_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    before = players_digest()
    whole = scale.read_player

    def another(path: Path, **changes: str) -> Player:
        player = whole(path)
        return replace(player, **changes) if path.stem == "expert" else player

    monkeypatch.setattr(scale, "read_player", lambda path: another(path, about="Said otherwise."))
    assert players_digest() == before
    monkeypatch.setattr(scale, "read_player", lambda path: another(path, sure="hunch"))
    assert players_digest() != before


@pytest.mark.slow
def test_a_shipped_scale_is_what_its_players_come_to() -> None:
    name = "slide_eighteen"
    content = load(name)
    kept = json.loads(places.shipped_scenarios()[name].with_suffix(SUFFIX).read_text(encoding="utf-8"))
    found = scale.work_out(content)
    assert (round(found[0], 4), round(found[1], 4)) == (kept["a0"], kept["a1"])
    assert round(scale.listening(content, found), 1) == kept["listening"]
