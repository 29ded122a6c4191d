"""Findings about house players."""

from __future__ import annotations

from salesdance.authoring.catalogue import Entry

PLAYERS: tuple[Entry, ...] = (
    Entry(
        "unknown-measure",
        "error",
        "A habit of a house player looks at something that is not measured.",
        base="player",
        right="when: {questions: {at_most: 1}}}",
        wrong="when: {qestions: {at_most: 1}}}",
        at="qestions",
    ),
    Entry(
        "unknown-pattern",
        "error",
        "A habit speaks of a move that no scenario can have.",
        base="player",
        right='"ask/*"',
        wrong='"aks/*"',
    ),
    Entry(
        "impossible-figure",
        "error",
        "A range names a figure that its measure never has.",
        base="player",
        right="{at_most: 1}",
        wrong="{at_most: -1}",
        at="-1",
    ),
    Entry(
        "empty-range",
        "error",
        "A range ends before it begins.",
        base="player",
        right="{at_most: 1}",
        wrong="{at_least: 2, at_most: 1}",
        at="questions: {",
    ),
    Entry(
        "recites-only",
        "error",
        "A player that recites another one makes that one's moves; habits or listening of its own would never count.",
        base="player",
        right="habits:\n",
        wrong="recites: expert\nhabits:\n",
        at="habits",
    ),
    Entry(
        "recites-itself",
        "error",
        "A player cannot learn its moves from itself.",
        base="player",
        whole="recites: mirror\nplayer: mirror\nabout: Says what it said.\n",
        at="mirror",
    ),
    Entry(
        "not-listening",
        "error",
        "A player that does not listen goes by something that only a listener could know.",
        base="player",
        right="pick: random",
        wrong="pick: information",
        at="information",
    ),
    Entry(
        "habit-never",
        "warning",
        "An earlier habit speaks of the same moves and applies whenever this one would.",
        base="player",
        right="  - {do: [close]}\n",
        wrong="  - {do: [close]}\n  - {do: [close], when: {stalled: {at_least: 1}}}\n",
        at="{do: [close], when",
    ),
    Entry(
        "never-ends",
        "warning",
        "A player that neither closes nor leaves goes on until nothing is left to say.",
        base="player",
        right="  - {do: [close]}\n",
        wrong="  - {do: [small_talk]}\n",
        at="habits",
    ),
)
