"""The author's reference page: made from the models, and the committed copy is current."""

from salesdance.authoring import format_page, scenario_schema
from salesdance.authoring.move_ids import STANDARD
from tests.authoring.examples import DOCS


def test_the_committed_page_is_current() -> None:
    committed = (DOCS / "scenario-format.md").read_text(encoding="utf-8")
    assert committed == format_page(), "salesdance schema --docs > docs/scenario-format.md"


def test_every_block_and_key_is_on_the_page() -> None:
    page = format_page()
    schema = scenario_schema()
    for name, block in [("The file", schema), *schema["$defs"].items()]:
        assert f"## {name}\n" in page
        for key in block["properties"]:
            assert f"\n| `{key}` | " in page


def test_every_link_leads_to_a_heading_or_a_file() -> None:
    page = format_page()
    headings = {line[3:].lower() for line in page.splitlines() if line.startswith("## ")}
    links = [part.partition(")")[0] for part in page.split("](")[1:]]
    assert links
    for link in links:
        assert link[1:] in headings if link.startswith("#") else (DOCS / link).is_file(), link


def test_every_standard_move_is_listed() -> None:
    table = format_page().partition("## Moves and answers")[2]
    assert table.count("\n| `") == len(STANDARD)
