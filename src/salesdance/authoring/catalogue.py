"""Every code that a finding can have: what it means, a wrong example and a right one.

The examples are edits of the example scenario, or of the small files below; a test makes each of them and
demands exactly the finding it stands for, where it is expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdance.findings import Severity

Base = Literal["scenario", "deck", "profile", "changes", "player", "customers"]

SMALL_DECK = """\
deck: 1
moves:
  about_us:
    kind: about
    group: case
    label: About your own firm
    minutes: 4
    effects: {openness: -0.16, trust: -0.1}
    harder: Four minutes of the talk are gone.
    harder_when: [always]
    says: [We have been doing this for thirty years.]
    answers:
      lands: {any: That is a long time.}
      shrugs: {any: {says: I see., does: They look at the clock.}}
texts:
  silence: [A moment.]
"""

SMALL_PROFILE = """\
profile: evidence
coefficients:
  close.base: {value: -2.55, source: C.4}
  close.trust: {value: 1.3, source: C.4}
"""

SMALL_CHANGES = """\
profile: seed_faithful
changes:
  close.base: {value: -2.0, source: C.10}
"""

SMALL_PLAYER = """\
player: blunt
about: Asks two questions, and then for the sale.
habits:
  - {do: ["ask/*"], pick: random, when: {questions: {at_most: 1}}}
  - {do: [close]}
"""

SMALL_CUSTOMERS = """\
desk: sawdust
customers:
  - {name: Ottilie Marsh, trade: flowers, excuse: second_quote, said: They sent a man with a dog.}
others:
  - {name: Gus Tolliver, trade: tyres}
lines:
  second_quote: [Cheaper. Mind that jack.]
  summer: [Ask me when the leaves are down.]
kit:
  no_heir: Who'll be standing here in ten years?
  downtime: What does a day cost you with the saw stopped?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. `right` stands once in the base file; putting `wrong` in its place gives the finding.

    `at` is the text at whose beginning the finding is placed, its first in the damaged file; empty: the first
    word of `wrong`. `whole` stands for a whole file instead, in `encoding`. `also` are codes that cannot be
    kept from coming along. `extra` is a second edit, from one text to another, where one is not enough.
    """

    code: str
    severity: Severity
    meaning: str
    right: str = ""
    wrong: str = ""
    at: str = ""
    base: Base = "scenario"
    whole: str = ""
    encoding: str = "utf-8"
    also: tuple[str, ...] = ()
    extra: tuple[str, str] | None = None


def base_text(base: Base, example: str) -> str:
    """Return the file that an entry's example is an edit of; `example` is the example scenario's text."""
    return {
        "scenario": example,
        "deck": SMALL_DECK,
        "profile": SMALL_PROFILE,
        "changes": SMALL_CHANGES,
        "player": SMALL_PLAYER,
        "customers": SMALL_CUSTOMERS,
    }[base]


def damaged(entry: Entry, example: str) -> bytes:
    """Return the wrong file of an entry; ValueError if its right example does not stand once in the base."""
    if entry.whole:
        return entry.whole.encode(entry.encoding)
    text = base_text(entry.base, example)
    if text.count(entry.right) != 1:
        raise ValueError(f"{entry.code}: the right example must stand once in the {entry.base}: {entry.right!r}")
    text = text.replace(entry.right, entry.wrong)
    return (text.replace(*entry.extra) if entry.extra else text).encode("utf-8")


def expected_place(entry: Entry, example: str) -> tuple[int, int]:
    """Return line and column at which an entry's finding is expected."""
    text = damaged(entry, example).decode(entry.encoding)
    at = text.index(entry.at or entry.wrong.lstrip() or text)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
