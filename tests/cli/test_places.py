"""Where things are: content inside a wheel or beside a checkout, data where its owner wants it."""

from pathlib import Path

import pytest

from salesdance.cli import places
from salesdance.errors import InputError


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package with two scenarios inside; returns its folder."""
    package = tmp_path / "site-packages" / "salesdance"
    scenarios = package / "_scenarios"
    scenarios.mkdir(parents=True)
    for name in ("copy_room.yaml", "the_yes.yml", ".hidden.yaml", "copy_room.card.json"):
        (scenarios / name).write_text("salesdance: 1\n", encoding="utf-8")
    monkeypatch.setattr(places, "__file__", str(package / "cli" / "places.py"))
    return package


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with both content folders at its top; returns that top."""
    package = tmp_path / "clone" / "src" / "salesdance"
    for folder in (package, tmp_path / "clone" / "assets", tmp_path / "clone" / "scenarios"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(package / "cli" / "places.py"))
    return tmp_path / "clone"


def test_an_installed_package_holds_its_scenarios(installed: Path) -> None:
    assert places.scenarios_folder() == installed / "_scenarios"


def test_a_checkout_has_its_content_at_the_top(checkout: Path) -> None:
    assert places.assets_folder() == checkout / "assets"
    assert places.scenarios_folder() == checkout / "scenarios"


def test_content_inside_the_package_comes_first(checkout: Path) -> None:
    inside = checkout / "src" / "salesdance" / "_assets"
    inside.mkdir()
    assert places.assets_folder() == inside


def test_a_strangers_folder_two_levels_up_is_not_ours(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    with pytest.raises(InputError, match="'assets' that ships with salesdance is missing"):
        places.assets_folder()


def test_this_checkout_finds_its_own_content() -> None:
    assert places.assets_folder().is_dir()
    assert "the_yes" in places.shipped_scenarios()


def test_shipped_scenarios_are_the_yaml_files_in_order(installed: Path) -> None:
    assert list(places.shipped_scenarios()) == ["copy_room", "the_yes"]


def test_a_scenario_is_found_by_its_id(installed: Path) -> None:
    assert places.find_scenario("the_yes") == installed / "_scenarios" / "the_yes.yml"


def test_a_scenario_is_found_by_its_path(installed: Path, tmp_path: Path) -> None:
    own = tmp_path / "lost deal.yaml"
    own.write_text("salesdance: 1\n", encoding="utf-8")
    assert places.find_scenario(str(own)) == own


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("copy_rom", "There is no scenario 'copy_rom'. Did you mean 'copy_room'?"),
        ("zzz", "There is no scenario 'zzz'. Give a path, or one of: copy_room, the_yes."),
        (".", ". is a folder; give one scenario file."),
        ("", "There is no scenario ''. Give a path, or one of: copy_room, the_yes."),
    ],
)
def test_what_is_no_scenario_gets_advice(installed: Path, name: str, advice: str) -> None:
    with pytest.raises(InputError) as refused:
        places.find_scenario(name)
    assert str(refused.value) == advice


def test_the_data_folder_is_the_one_chosen(tmp_path: Path) -> None:
    assert places.data_folder({"SALESDANCE_DATA": str(tmp_path)}) == tmp_path


def test_a_relative_data_folder_counts_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.data_folder({"SALESDANCE_DATA": "mine"}) == tmp_path / "mine"


def test_a_tilde_is_the_home_folder() -> None:
    assert places.data_folder({"SALESDANCE_DATA": "~/mine"}) == Path.home() / "mine"


def test_a_tilde_of_nobody_is_a_sentence() -> None:
    with pytest.raises(InputError, match="cannot be found"):
        places.data_folder({"SALESDANCE_DATA": "~nobody_by_this_name/mine"})


@pytest.mark.parametrize("env", [{}, {"SALESDANCE_DATA": ""}])
def test_without_a_choice_data_lies_where_this_system_keeps_it(env: dict[str, str]) -> None:
    folder = places.data_folder(env)
    assert folder.name == "salesdance"
    assert Path.home() in folder.parents


def test_asking_for_the_data_folder_makes_nothing(tmp_path: Path) -> None:
    places.data_folder({"SALESDANCE_DATA": str(tmp_path / "new")})
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = places.ready_data_folder({"SALESDANCE_DATA": str(tmp_path / "a" / "b")})
    assert folder.stat().st_mode & 0o077 == 0
    assert places.ready_data_folder({"SALESDANCE_DATA": str(folder)}) == folder


def test_a_file_in_the_way_of_the_data_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot be used .* --data-dir"):
        places.ready_data_folder({"SALESDANCE_DATA": str(tmp_path / "file")})
