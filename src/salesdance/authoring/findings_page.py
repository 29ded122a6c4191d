"""The page of all findings: every code with a wrong example, what is said about it, and a right one."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from salesdance.authoring.catalogue import SMALL_PROFILE, Entry, damaged
from salesdance.authoring.catalogue_advice import ADVICE
from salesdance.authoring.catalogue_customers import CUSTOMERS
from salesdance.authoring.catalogue_form import FORM
from salesdance.authoring.catalogue_meaning import MEANING
from salesdance.authoring.catalogue_other import OTHER
from salesdance.authoring.catalogue_players import PLAYERS
from salesdance.authoring.catalogue_reading import READING
from salesdance.authoring.customers_loader import read_customers
from salesdance.authoring.deck_loader import read_deck
from salesdance.authoring.player_loader import read_player
from salesdance.authoring.profile_loader import read_profile
from salesdance.authoring.scenario_loader import read_scenario
from salesdance.findings import Finding, Severity

CHAPTERS: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
    ("Reading the file", "What YAML is, and what of it an author's file may use.", READING),
    ("Keys and values", "What a key may be called and what may stand behind it.", FORM),
    ("What points where", "Ids that do not exist, and things that can never be reached.", MEANING),
    ("Advice", "Warnings and hints: the scenario can be played, and could be better.", ADVICE),
    ("House players", "A way of playing that asks for what is not there, or takes back what it says.", PLAYERS),
    ("Customers of a desk", "The people behind the letters of a desk of losses, and its kit.", CUSTOMERS),
    ("Other files", "For whoever changes the moves deck or the figures of the model.", OTHER),
)
PLAYED: tuple[tuple[str, Severity, str], ...] = (
    ("expectation", "error", "One of the author's expectations does not hold; the message has the figure."),
    ("no-end", "error", "A game was played that did not come to an end."),
    ("no-yes", "warning", "Nobody said yes in some hundreds of games of random play."),
    ("no-no", "warning", "Nobody said no in some hundreds of games of random play."),
)
"""What playing brings up; there is no small example of these."""

_NEEDED = ("close.base", "close.trust")
_OTHERS = {"expert": "", "reciter": "expert"}
_INTRO = """# Findings

What `salesdance check` can say, made from the program itself by `salesdance schema --findings`; every example
is a test. An **error** keeps a scenario from being played, a **warning** is about what a player cannot notice
or learn, a **hint** is about the writing. The examples are edits of
[example-scenario.yaml](example-scenario.yaml).
"""
_LONGEST = 900


def entries() -> Iterator[Entry]:
    """Yield the entries of all chapters."""
    for _, _, chapter in CHAPTERS:
        yield from chapter


def findings_of(entry: Entry, example: str) -> list[Finding]:
    """Return all findings of an entry's wrong file."""
    name = {"scenario": "sawdust.yaml", "deck": "deck.yaml"}.get(entry.base, f"{entry.base}.yaml")
    data = damaged(entry, example)
    if entry.base == "deck":
        return read_deck(data, name)[1]
    if entry.base == "player":
        return read_player(data, name, _OTHERS)[1]
    if entry.base == "customers":
        return read_customers(data, name, read_scenario(example.encode("utf-8"), name)[0])[1]
    if entry.base == "profile":
        return read_profile(data, name, needed=_NEEDED)[1]
    if entry.base == "changes":
        base = SMALL_PROFILE.encode("utf-8")
        return read_profile(base, "evidence.yaml", changes=data, changes_name=name)[1]
    return read_scenario(data, name)[1]


def findings_page(example: str) -> str:
    """Return the page as Markdown; `example` is the text of the example scenario."""
    parts = [_INTRO]
    for title, what, chapter in CHAPTERS:
        parts.append(f"## {title}\n\n{what}\n")
        parts += [_section(entry, example) for entry in chapter]
    parts.append("## Playing\n\nBrought up by `check --expect` and `check --play` only.\n")
    parts += [f"### {code}\n\n*{severity}.* {meaning}\n" for code, severity, meaning in PLAYED]
    return "\n".join(parts)


def _section(entry: Entry, example: str) -> str:
    said = next(one for one in findings_of(entry, example) if one.code == entry.code)
    lines = [f"### {entry.code}", "", f"*{entry.severity}.* {entry.meaning}", "", *_wrong(entry)]
    lines += ["Said about it:", "", f"    {said}", ""]
    if entry.right:
        lines += ["Right:", "", *_snippet(entry.right)]
    return "\n".join(lines)


def _wrong(entry: Entry) -> list[str]:
    if entry.whole:
        kept = f" (saved as {entry.encoding.upper()})" if entry.encoding != "utf-8" else ""
        return [f"Wrong, the whole file{kept}:", "", *_snippet(entry.whole)]
    if not entry.wrong:
        return ["Wrong: the lines below are left out.", ""]
    more = _snippet(entry.extra[1]) if entry.extra else []
    return ["Wrong:", "", *_snippet(entry.wrong), *(["and further down", "", *more] if more else [])]


def _snippet(text: str) -> list[str]:
    cut = text if len(text) <= _LONGEST else text[: text.index("\n", 200) + 1] + "...\n"
    visible = cut.replace("\u200b", "<U+200B>").rstrip("\n")
    return ["```yaml", dedent(visible), "```", ""]
