"""Findings about the customers of a desk of losses."""

from __future__ import annotations

from salesdance.authoring.catalogue import Entry

CUSTOMERS: tuple[Entry, ...] = (
    Entry(
        "name-twice",
        "error",
        "Two customers of a desk have one name, and their letters could not be told apart.",
        base="customers",
        right="  - {name: Gus Tolliver, trade: tyres}\n",
        wrong="  - {name: Ottilie Marsh, trade: tyres}\n",
        at="Ottilie Marsh, trade: tyres",
    ),
    Entry(
        "excuse-silent",
        "error",
        "An excuse of the deal has no line that anybody could say on the telephone.",
        base="customers",
        right="  summer: [Ask me when the leaves are down.]\n",
        wrong="",
        at="lines:",
    ),
    Entry(
        "kit-gap",
        "error",
        "An objection of the deal does not become a question of the kit.",
        base="customers",
        right="  downtime: What does a day cost you with the saw stopped?\n",
        wrong="",
        at="kit:",
    ),
)
