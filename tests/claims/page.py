"""Makes docs/claims.md: `python -m tests.claims.page` writes it again."""

from __future__ import annotations

from pathlib import Path

from benchmarks.laws.laws import LAWS
from tests.claims.table import SECTIONS, Claim, claims_of, written

PAGE = Path(__file__).resolve().parents[2] / "docs" / "claims.md"
INTRO = """# The claims and what carries them

salesdance started from five articles on selling. This page lists what they claim, one claim a line and in our own
words, with what in the game carries it and what fails if that is taken away; or the reason why nothing carries it. It
does not say that the claims are true: where the evidence is against one, the game goes by the evidence and the line
says so. What the model is and where its numbers come from: [model.md](model.md).

A name such as L04 is a law, a sentence that has to hold over twenty thousand games of house players
(`python -m benchmarks.laws`). The tests go through the engine and house players; where a coefficient carries a claim,
many of them also take it out and show the effect gone.

Made from `tests/claims/claims_*.toml` by `python -m tests.claims.page`.
"""


def page() -> str:
    """Return the whole page."""
    found = {section: claims_of(section) for section in written()}
    return "\n".join([INTRO, _counts(found), _laws(found), *[_section(name, found[name]) for name in found]])


def _counts(found: dict[str, list[Claim]]) -> str:
    rows = ["| section | claims | carried | without a mechanic |", "| --- | ---: | ---: | ---: |"]
    rows += [f"| {name}: {SECTIONS[name][1]} | {_figures(claims)} |" for name, claims in found.items()]
    rows.append(f"| together | {_figures([claim for claims in found.values() for claim in claims])} |")
    return "\n".join(rows) + "\n"


def _figures(claims: list[Claim]) -> str:
    carried = sum(not claim.none for claim in claims)
    return f"{len(claims)} | {carried} | {len(claims) - carried}"


def _laws(found: dict[str, list[Claim]]) -> str:
    named = sorted({law for claims in found.values() for claim in claims for law in claim.laws})
    rows = ["## The laws named here", "", "| law | says |", "| --- | --- |"]
    return "\n".join([*rows, *[f"| {law} | {_cell(LAWS[law].says)} |" for law in named]]) + "\n"


def _section(name: str, claims: list[Claim]) -> str:
    rows = [f"## {name}. {SECTIONS[name][1]}", ""]
    rows += ["| claim | says | carried by | fails without it |", "| --- | --- | --- | --- |"]
    return "\n".join([*rows, *[_row(claim) for claim in claims]]) + "\n"


def _row(claim: Claim) -> str:
    carried = f"no mechanic: {claim.none}" if claim.none else claim.mechanic
    proofs = "; ".join([*claim.laws, *[_test(test) for test in claim.tests]])
    return f"| {claim.id} | {_cell(claim.says)} | {_cell(carried)} | {proofs} |"


def _test(test: str) -> str:
    path, _, name = test.partition("::")
    return f"{name.removeprefix('test_').replace('_', ' ')} ([{Path(path).name}](../{path}))"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
