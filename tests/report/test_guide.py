"""The facilitator's page on paper: whole, escaped, and in need of nothing."""

from __future__ import annotations

from salesdance.report import guide_page
from salesdance.sitting.guide import UNCHOSEN, UNWRITTEN, ActTurns, Guide, Step, Turn
from tests.report.test_page import HOSTILE, Outline

A_GUIDE = Guide(
    title="Sawdust",
    brief="She has cleared one chair.",
    who="Ruth Tolland. Owner, Tolland Joinery",
    seller="Brackwater Air, Quietline 3: 11,400",
    watch_for=("Who counts.", "Who talks."),
    acts=(ActTurns("The question", (Turn("", "Early or late."), Turn("“Shall we?”", "One more."))),),
    questions=("When?",),
    plan=(Step(60, "All of it."),),
)


def test_the_page_is_whole_and_has_every_part() -> None:
    outline = Outline(guide_page(A_GUIDE))
    assert outline.open == []
    for words in ("Sawdust", "Who counts.", "The question", "As it begins", "After: “Shall we?”", "When?", "60 min"):
        assert words in outline.text


def test_nothing_on_the_page_comes_from_elsewhere_and_words_are_no_markup() -> None:
    hostile = Guide(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), (), (HOSTILE,), (Step(1, HOSTILE),))
    page = guide_page(hostile)
    assert "http" not in page
    assert not {"script", "link", "img"} & set(Outline(page).tags)
    assert Outline(page).open == []


def test_what_was_not_written_is_said() -> None:
    bare = Guide("Sawdust", "", "", "", (), (), ("When?",), ())
    text = Outline(guide_page(bare)).text
    assert UNWRITTEN in text
    assert UNCHOSEN in text
