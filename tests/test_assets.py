"""Pictures, fonts, icons and sounds are whole, load without a window, and may be passed on."""

import io
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pygame
import pytest
import yaml

from salesdance.authoring import read_scenario
from salesdance.cli import content, places
from salesdance.engine.signals import answer_tables

CHECKOUT = Path(__file__).resolve().parents[1]
ASSETS = CHECKOUT / "assets"
FACES, BACKGROUNDS, FONTS = ASSETS / "faces", ASSETS / "backgrounds", ASSETS / "fonts"
ICONS, SOUNDS = ASSETS / "icons", ASSETS / "sounds"
MOODS = {"at_ease", "guarded", "cornered"}
SHIPPED = places.shipped_scenarios()
SCENARIOS = sorted(SHIPPED)
LATIN = ["Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"]
FALLBACKS = {"NotoSansArabic": "مرحبا ٢٥", "NotoSansHebrew": "שלום", "NotoSansDevanagari": "नमस्ते"}


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


LISTED = table(FACES / "faces.toml")
EXPRESSIONS = table(FACES / "expressions.toml")
PLACES = table(BACKGROUNDS / "places.toml")
HEARD = table(SOUNDS / "sounds.toml")


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    pygame.font.init()


@cache
def parsed(name: str) -> Any:
    """A shipped scenario as plain data."""
    return yaml.load(places.find_scenario(name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def icons() -> list[Path]:
    return sorted(ICONS.glob("*.svg"))


# Faces


@pytest.mark.parametrize("face", sorted(LISTED["faces"]))
@pytest.mark.parametrize(("label", "side"), [("1x", 240), ("2x", 480)])
def test_a_face_has_every_expression_on_a_clear_ground(face: str, label: str, side: int) -> None:
    for expression in LISTED["expressions"]:
        picture = pygame.image.load(FACES / face / f"{expression}@{label}.png")
        assert picture.get_size() == (side, side)
        assert picture.get_at((0, 0)).a == 0
        assert picture.get_at((side // 2, side - 2)).a == 255


def test_no_face_and_no_expression_lies_about_unlisted() -> None:
    assert {path.name for path in FACES.iterdir() if path.is_dir()} == set(LISTED["faces"])
    for face in LISTED["faces"]:
        names = {path.name for path in (FACES / face).iterdir()}
        assert names == {f"{one}@{label}.png" for one in LISTED["expressions"] for label in ("1x", "2x")}


def test_expressions_of_one_face_are_different_pictures() -> None:
    for face in LISTED["faces"]:
        pictures = {(FACES / face / f"{one}@1x.png").read_bytes() for one in LISTED["expressions"]}
        assert len(pictures) == len(LISTED["expressions"])


def test_authors_have_many_faces_and_can_read_who_one_sees() -> None:
    worn = re.findall(r"^  face: (\w+)", "\n".join(path.read_text(encoding="utf-8") for path in SHIPPED.values()), re.M)
    assert len(worn) == len(set(worn)) == len(SCENARIOS)
    assert len(set(LISTED["faces"]) - set(worn)) >= 20
    assert all(len(about) > 15 for about in LISTED["faces"].values())
    page = (CHECKOUT / "docs" / "faces.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == set(LISTED["faces"])


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_shipped_deal_has_a_shipped_face(name: str) -> None:
    assert parsed(name)["prospect"]["face"] in LISTED["faces"]


def test_the_example_has_a_shipped_face() -> None:
    text = (CHECKOUT / "docs" / "example-scenario.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["prospect"]["face"] in LISTED["faces"]


def test_what_follows_a_signal_or_a_mood_is_an_expression_that_exists() -> None:
    named: set[str] = set(EXPRESSIONS["mood"].values()) | set(EXPRESSIONS["moment"].values())
    for face in EXPRESSIONS["signal"].values():
        if isinstance(face, dict):
            assert set(face) == MOODS
            named |= set(face.values())
        else:
            named.add(face)
    assert set(EXPRESSIONS["mood"]) == MOODS
    assert named <= set(LISTED["expressions"])
    assert EXPRESSIONS["holds"] >= 1


def test_the_signals_named_are_signals_of_the_engine() -> None:
    deck = content.load_deck()
    path = places.find_scenario("copy_room")
    scenario, _ = read_scenario(path.read_bytes(), str(path), deck=deck)
    assert scenario is not None
    signals = {name.partition("/")[0] for answers in answer_tables(scenario) for name in answers.signals}
    unknown = (set(EXPRESSIONS["signal"]) | set(EXPRESSIONS["strong"]) | set(HEARD["silence"]["after"])) - signals
    assert not unknown - {"names_all"}  # two deciders; this deal has fewer


@pytest.mark.parametrize(
    ("plain", "telling"),
    [
        ("open", "open_clue"),
        ("thin", "thin_clue"),
        ("adds", "adds_clue"),
        ("excuse", "tell"),
        ("not_now", "not_now_tell"),
    ],
)
def test_a_clue_is_never_written_on_the_face(plain: str, telling: str) -> None:
    assert EXPRESSIONS["signal"][plain] == EXPRESSIONS["signal"][telling]
    assert (plain in EXPRESSIONS["strong"]) == (telling in EXPRESSIONS["strong"])


# Backgrounds


@pytest.mark.parametrize("name", sorted(PLACES["tone"]))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_background_is_there_in_both_tints_and_sizes_and_stays_behind_the_ink(name: str, theme: str) -> None:
    for label, side in (("1x", 280), ("2x", 560)):
        picture = pygame.image.load(BACKGROUNDS / f"{name}-{theme}@{label}.png")
        assert picture.get_size() == (side, side)
    small = pygame.image.load(BACKGROUNDS / f"{name}-{theme}@1x.png")
    darkest = min(max(small.get_at((x, y))[:3]) for x in range(0, 280, 7) for y in range(0, 280, 7))
    assert darkest >= 70


def test_a_place_leads_to_a_background_and_a_tone_that_exist() -> None:
    shipped = {path.name.partition("-")[0] for path in BACKGROUNDS.glob("*.png")}
    assert set(PLACES["background"].values()) == shipped == set(PLACES["tone"])
    assert set(PLACES["tone"].values()) == set(HEARD["tone"])


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_places_of_a_shipped_deal_have_a_background(name: str) -> None:
    assert {meeting.get("place", "office") for meeting in parsed(name)["meetings"]} <= set(PLACES["background"])


# Fonts


@cache
def covered(font: str) -> frozenset[str]:
    runs = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))[font]
    return frozenset(chr(code) for first, last in runs for code in range(first, last + 1))


def texts() -> str:
    files = [places.find_scenario(name) for name in SCENARIOS]
    files += [ASSETS / "deck.yaml", CHECKOUT / "docs" / "example-scenario.yaml"]
    return "".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("name", [*LATIN, *FALLBACKS])
def test_a_font_draws_what_its_list_says_and_is_light(name: str) -> None:
    path = FONTS / f"{name}.ttf"
    assert path.stat().st_size <= 250_000
    font = pygame.font.Font(path, 22)
    sample = FALLBACKS.get(name, "Łódź naïve Ελληνικά Привет — “quotes” … € ½ → Tiếng Việt ✓ ★")
    assert set(sample) <= covered(name)
    missing = pygame.image.tobytes(font.render("\U0010fffd", True, "black"), "RGBA")
    for character in set(sample) - {" "}:
        assert pygame.image.tobytes(font.render(character, True, "black"), "RGBA") != missing, character


@pytest.mark.parametrize("name", LATIN)
def test_inter_has_every_character_of_the_shipped_texts(name: str) -> None:
    assert not set(texts()) - covered(name) - {"\n"}


def test_a_run_in_another_script_needs_no_second_font_for_figures_and_spaces() -> None:
    for name in FALLBACKS:
        assert set(" 0123456789%.,:()-–!?") <= covered(name), name


# Icons


@pytest.mark.parametrize("path", icons(), ids=lambda path: path.stem)
def test_an_icon_can_be_drawn_in_a_colour_at_any_size(path: Path) -> None:
    drawing = path.read_bytes().replace(b"currentColor", b"#204060")
    for side in (16, 40):
        picture = pygame.image.load_sized_svg(io.BytesIO(drawing), (side, side))
        assert picture.get_size() == (side, side)
        assert picture.get_bounding_rect().width > side // 3


def test_the_icons_are_those_on_the_list_and_our_own_mark() -> None:
    listed = (CHECKOUT / "tools" / "icons.txt").read_text(encoding="utf-8").split()
    assert {path.stem for path in icons()} == {*listed, "salesdance"}
    assert len(listed) >= 45


# Sounds


@pytest.fixture(scope="module")
def mixer() -> Any:
    pygame.mixer.init(44_100, -16, 1)
    yield
    pygame.mixer.quit()


@pytest.mark.parametrize("name", [*HEARD["thing"], *HEARD["tone"]])
@pytest.mark.usefixtures("mixer")
def test_a_sound_opens_is_short_and_low(name: str) -> None:
    sound = pygame.mixer.Sound(SOUNDS / f"{name}.ogg")
    samples = pygame.sndarray.array(sound).astype(float).reshape(-1) / 32768
    assert 0.3 < sound.get_length() < (60 if name in HEARD["tone"] else 2)
    assert 0.01 < abs(samples).max() < 0.2  # from -40 to -14 decibels below full scale
    if name in HEARD["thing"]:
        assert abs(samples[:200]).max() < 0.002
        assert abs(samples[-200:]).max() < 0.002


@pytest.mark.parametrize("name", sorted(HEARD["tone"]))
@pytest.mark.usefixtures("mixer")
def test_a_tone_loops_without_a_seam(name: str) -> None:
    samples = pygame.sndarray.array(pygame.mixer.Sound(SOUNDS / f"{name}.ogg")).astype(float).reshape(-1)
    usual = ((samples[1:] - samples[:-1]) ** 2).mean() ** 0.5
    assert abs(samples[0] - samples[-1]) < 2 * usual
    halves = [(part**2).mean() ** 0.5 for part in (samples[:22_050], samples[-22_050:])]
    assert max(halves) < 1.5 * min(halves)


def test_what_is_heard_is_there_and_everything_there_is_named() -> None:
    files = {path.stem for path in SOUNDS.glob("*.ogg")}
    assert files == set(HEARD["thing"]) | set(HEARD["tone"])
    assert set(HEARD["when"].values()) <= set(HEARD["thing"])
    assert sum(path.stat().st_size for path in SOUNDS.glob("*.ogg")) < 400_000


# The whole


def test_every_licence_that_the_credits_name_is_there() -> None:
    text = (ASSETS / "CREDITS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)?(?:OFL|CC0|LICENSE)[\w.-]*\.txt)`", text))
    assert len(named) == 7
    for path in named:
        assert len((ASSETS / path).read_text(encoding="utf-8")) > 900, path
    for font in FONTS.glob("*.ttf"):
        assert font.name.split("-")[0].removesuffix(".ttf") in text.replace(" ", "")


def test_the_pictures_and_sounds_stay_light() -> None:
    def weight(folder: Path) -> int:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())

    assert weight(FACES) < 6_000_000
    assert weight(BACKGROUNDS) < 400_000
    assert weight(ASSETS) < 12_000_000
