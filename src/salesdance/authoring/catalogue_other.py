"""Findings about the moves deck and the profiles."""

from __future__ import annotations

from salesdance.authoring.catalogue import Entry

OTHER: tuple[Entry, ...] = (
    Entry(
        "unknown-manner",
        "error",
        "Moves of this kind are not told apart by this manner, or by none.",
        base="deck",
        right="    kind: about\n",
        wrong="    kind: about\n    manner: soft\n",
        at="soft",
    ),
    Entry(
        "manner-missing",
        "error",
        "A move of the deck is of a kind whose moves differ by their manner, and has none.",
        base="deck",
        right="texts:\n",
        wrong="""  ours_is_better:
    kind: undermine
    group: after_no
    label: Say that yours was better
    says: [Ours was the better one though.]
texts:
""",
        at="ours_is_better:",
    ),
    Entry(
        "answer-missing",
        "warning",
        "A move of the deck has no words for something it can get as an answer.",
        base="deck",
        right="      lands: {any: That is a long time.}\n",
        wrong="",
        at="about_us:",
    ),
    Entry(
        "voice-missing",
        "warning",
        "An answer of the deck needs words for all four voices, or for `any`.",
        base="deck",
        right="      lands: {any: That is a long time.}\n",
        wrong="      lands: {dry: That is a long time., warm: How nice.}\n",
    ),
    Entry(
        "right-when-missing",
        "warning",
        "A temptation of the deck names the state in which it is right, or says that there is none.",
        base="deck",
        right="    label: About your own firm\n",
        wrong="    label: About your own firm\n    relieves: silence\n",
        at="about_us:",
    ),
    Entry(
        "harder-when-missing",
        "warning",
        "What a line of the deck makes harder is said only where it is true, so something has to say when that is.",
        base="deck",
        right="    harder: Four minutes of the talk are gone.\n    harder_when: [always]\n",
        wrong="    harder: Four minutes of the talk are gone.\n",
        at="harder:",
    ),
    Entry(
        "right-if-missing",
        "warning",
        "The state in which a line is right is held against it only where it did not hold, so that must be seen.",
        base="deck",
        right="    label: About your own firm\n",
        wrong="    label: About your own firm\n    right_when: Once they asked.\n",
        at="right_when:",
    ),
    Entry(
        "unknown-coefficient",
        "error",
        "A profile can change only what the base profile has.",
        base="changes",
        right="  close.base: {value: -2.0, source: C.10}\n",
        wrong="  close.bass: {value: -2.0, source: C.10}\n",
    ),
    Entry(
        "missing-coefficient",
        "error",
        "The engine reads a coefficient that the base profile does not have.",
        base="profile",
        right="  close.trust: {value: 1.3, source: C.4}\n",
        wrong="",
        at="coefficients:",
    ),
    Entry(
        "unused-coefficient",
        "warning",
        "The base profile has a coefficient that nothing reads.",
        base="profile",
        right="  close.trust: {value: 1.3, source: C.4}\n",
        wrong="  close.trust: {value: 1.3, source: C.4}\n  close.trusty: {value: 1.3, source: C.4}\n",
        at="close.trusty",
    ),
)
