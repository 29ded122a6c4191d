"""Makes the table of coefficients in docs/model.md: `python -m tests.engine.model_page` writes it again."""

from __future__ import annotations

import re
from pathlib import Path

from salesdance.profile import Profile
from tests.engine.samples import ASSETS, profile

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"
START, END = "<!-- coefficients -->\n", "<!-- end of coefficients -->\n"
HEADING = re.compile(r"^  # (.+)$")
NAME = re.compile(r"^  ([a-z_.]+): \{value:")


def sections() -> list[tuple[str, list[str]]]:
    """Return the headings of the profile's file with the coefficients under each, in the order of the file."""
    found: list[tuple[str, list[str]]] = []
    for line in (ASSETS / "profiles" / "evidence.yaml").read_text(encoding="utf-8").splitlines():
        heading, name = HEADING.match(line), NAME.match(line)
        if heading:
            found.append((heading[1], []))
        elif name:
            found[-1][1].append(name[1])
    return found


def table() -> str:
    """Return the whole table, one part under each heading."""
    evidence, faithful = profile(), profile("seed_faithful")
    parts = []
    for heading, names in sections():
        rows = [_row(name, evidence, faithful) for name in names]
        parts.append(
            "\n".join([f"### {heading}", "", "| coefficient | value | source |", "| --- | --- | --- |", *rows])
        )
    return "\n" + "\n\n".join(parts) + "\n\n"


def _row(name: str, evidence: Profile, faithful: Profile) -> str:
    one, other = evidence.coefficients[name], faithful.coefficients[name]
    value, source = f"{one.value:g}", one.source
    if other != one:
        value += f" (seed_faithful: {other.value:g})"
        source += f" ({other.source})"
    return f"| `{name}` | {value} | {source} |"


def page(text: str) -> str:
    """Return the page with its table made anew."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{table()}{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
