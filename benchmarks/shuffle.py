"""The shuffle test: `python -m benchmarks.shuffle [--splits N] [DEAL ...]` sorts the lines of every two prospects.

Names are taken out, and a small reader that knows half of the lines of both says of the other half whose they are. It
is a naive Bayes over words, first words, marks and lengths; with `manner` it is left with the little words alone.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from salesdance.authoring.spoken import texts_of
from salesdance.cli.content import load
from salesdance.cli.places import shipped_scenarios
from salesdance.scenario import Scenario
from salesdance.sitting.company import names_of

SPLITS, SEED = 20, 7
LITTLE = 4
"""Words of the shortest line that is sorted: "No." could be anybody's."""
SMOOTH = 0.5
WANTED = 0.8
"""Of ten lines a reader sorts eight (play.md 6)."""
WORST = 8
_TOKEN = re.compile(r"[A-Za-z][A-Za-z’']*|[.,;:?!]")
_LITTLE_WORDS = """
a about after again all always an and any are as at back be been before but by can come could day did do does done
don't down each else enough ever every first for from get go goes going good got had has have he he's her here him
his how i i'd i'll i'm i've if in into is isn't it it'd it'll it's just know last like long look made make many may
me might more most much must my never new no nobody not nothing now of off often old on once one only or other our
out over own quite rather right said same say says see she she's should so some somebody something still such take
than that that's the their them then there there's these they they're thing things think this those though through
till time to told too two under until up us used very want was wasn't way we we'd we'll we're we've well went were
what what's when where which while who whole why will with without won't would yes yet you you'd you'll you're
you've your
"""
MANNER = frozenset(_LITTLE_WORDS.split())
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two deals, and the share of lines that were given to the right prospect."""

    one: str
    other: str
    right: float


def lines_of(scenario: Scenario) -> list[str]:
    """Return what a prospect says in a deal: lines of some length, each once."""
    spoken = (text.words for text in texts_of(scenario) if text.speaker == "prospect")
    return list(dict.fromkeys(line for line in spoken if len(line.split()) >= LITTLE))


def names_in(scenario: Scenario) -> frozenset[str]:
    """Return the names of a deal: of its people, firms and things, and what has a capital within a sentence."""
    found = set(names_of(scenario))
    for line in lines_of(scenario):
        begins = True
        for token in _tokens(line):
            if token[0].isupper() and not begins and token.split("'")[0] != "I":
                found.add(token.removesuffix("'s"))
            begins = token in ".?!"
    return frozenset(found)


def _tokens(line: str) -> list[str]:
    return _TOKEN.findall(line.replace("’", "'"))


def features(line: str, names: Collection[str], *, manner: bool) -> Iterator[str]:
    """Yield what a reader looks at in one line: words that are no names, marks, the first word and the length."""
    for at, token in enumerate(_tokens(line)):
        word = token.lower()
        if token.removesuffix("'s") in names or (manner and token[0].isalpha() and word not in MANNER):
            continue
        yield word
        if at == 0:
            yield f"first {word}"
    yield f"length {min(len(line.split()) // 5, 6)}"


def tables_of(deals: Sequence[str], *, manner: bool) -> dict[str, Table]:
    """Return [lines, features] of each deal, over the features of all."""
    read: dict[str, list[list[str]]] = {}
    for deal in deals:
        scenario = load(deal).scenario
        names = names_in(scenario)
        read[deal] = [list(features(line, names, manner=manner)) for line in lines_of(scenario)]
    seen = dict.fromkeys(one for lines in read.values() for line in lines for one in line)
    place = {one: at for at, one in enumerate(seen)}
    tables: dict[str, Table] = {}
    for deal, lines in read.items():
        tables[deal] = np.zeros((len(lines), len(place)), dtype=np.float32)
        for at, line in enumerate(lines):
            np.add.at(tables[deal][at], [place[one] for one in line], 1)
    return tables


def sorted_right(one: Table, other: Table, splits: int, seed: int = SEED) -> float:
    """Return the share of lines that a reader of half of them gives to the right prospect, over some splits.

    Both prospects have as many lines, so that guessing comes to a half.
    """
    size, random = min(len(one), len(other)), np.random.default_rng(seed)
    half, right = size // 2, 0.0
    for _ in range(splits):
        mixed = [table[random.permutation(len(table))[:size]] for table in (one, other)]
        counts = [lines[:half].sum(axis=0) for lines in mixed]
        known = (counts[0] + counts[1]) > 0
        logs = [np.log(count[known] + SMOOTH) - np.log((count[known] + SMOOTH).sum()) for count in counts]
        leans = [lines[half:][:, known] @ (logs[0] - logs[1]) for lines in mixed]
        right += float(np.mean(leans[0] > 0) + np.mean(leans[1] <= 0)) / 2
    return right / splits


def pairs_of(deals: Sequence[str], splits: int = SPLITS, *, manner: bool = False) -> list[Pair]:
    """Return every pair of some deals, the hardest to tell apart first; one alone is held against all shipped ones."""
    alone, everybody = len(deals) == 1, list(deals)
    if alone:
        own = load(deals[0]).scenario.id
        everybody += [deal for deal in shipped_scenarios() if deal != own]
    tables = tables_of(everybody, manner=manner)
    pairs = [pair for pair in combinations(everybody, 2) if not alone or deals[0] in pair]
    told = [Pair(one, other, sorted_right(tables[one], tables[other], splits)) for one, other in pairs]
    return sorted(told, key=lambda pair: pair.right)


def report(pairs: Sequence[Pair], title: str) -> str:
    """Return what came of some pairs as lines of text."""
    below = sum(pair.right < WANTED for pair in pairs)
    mean = float(np.mean([pair.right for pair in pairs]))
    head = f"{title}: {mean:.3f} of the lines sorted right; under {WANTED:.2f} in {below} of {len(pairs)} pairs"
    return "\n".join([head, *(f"  {pair.right:.2f}  {pair.one} and {pair.other}" for pair in pairs[:WORST])])


def main() -> None:
    """Print how well the prospects' lines can be told apart: with all words but the names, and by manner alone."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "deals", nargs="*", metavar="DEAL", help="default: all shipped ones; one alone: it against those"
    )
    parser.add_argument("--splits", type=int, default=SPLITS, metavar="N", help=f"default: {SPLITS}")
    args = parser.parse_args()
    deals = args.deals or list(shipped_scenarios())
    print(report(pairs_of(deals, args.splits), "all words but names"))
    print(report(pairs_of(deals, args.splits, manner=True), "manner alone"))


if __name__ == "__main__":
    main()
