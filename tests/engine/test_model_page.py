"""docs/model.md says what the engine does: its table is the profile's, and its sources and sections are all there."""

import re
from pathlib import Path

from tests.engine.model_page import END, PAGE, START, page, sections
from tests.engine.samples import ASSETS, profile

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = PAGE.read_text(encoding="utf-8")
PROSE = TEXT[: TEXT.index(START)]
LISTED = set(re.findall(r"^\| (S\d\d) \|", TEXT[TEXT.index(END) :], re.MULTILINE))


def quoted() -> str:
    """Return all texts that quote a source: the profiles, the deck and the engine's own words."""
    files = [*(ASSETS / "profiles").glob("*.yaml"), ASSETS / "deck.yaml"]
    files += [*(CHECKOUT / "src" / "salesdance" / "engine").glob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_the_table_of_coefficients_is_that_of_the_profiles() -> None:
    # To make it anew: python -m tests.engine.model_page
    assert page(TEXT) == TEXT


def test_every_coefficient_stands_under_a_heading() -> None:
    assert [name for _, names in sections() for name in names] == list(profile().coefficients)


def test_every_source_that_is_quoted_anywhere_is_listed_and_none_besides() -> None:
    ranges = re.findall(r"\bS(\d\d)-S(\d\d)\b", quoted())
    between = {f"S{i:02}" for low, high in ranges for i in (int(low), int(high))}
    assert set(re.findall(r"\bS\d\d\b", quoted())) | between <= LISTED


def test_every_section_that_is_quoted_is_there() -> None:
    wanted = set(re.findall(r"\bC\.(\d+)\b", quoted()))
    assert wanted <= set(re.findall(r"^## C\.(\d+) ", TEXT, re.MULTILINE))


def test_the_prose_names_no_coefficient_that_does_not_exist() -> None:
    known = set(profile().coefficients)
    groups = {name.split(".")[0] for name in known}
    named = {name for name in re.findall(r"\b([a-z_]+\.[a-z_]*[a-z])\b", PROSE) if name.split(".")[0] in groups}
    assert named - known - {"deal.fit", "deal.interest"} == set()


def test_all_but_a_few_coefficients_are_explained_by_name_or_by_their_group() -> None:
    known = list(profile().coefficients)
    groups = set(re.findall(r"\b([a-z_]+)\.\*", PROSE)) | {
        "ask",
        "clue",
        "contact",
        "post",
        "patter",
        "price",
        "cement",
    }
    silent = [name for name in known if name not in PROSE and name.split(".")[0] not in groups]
    assert len(silent) < len(known) / 4, silent
