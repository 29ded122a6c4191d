from dataclasses import replace
from html.parser import HTMLParser

import pytest

from salesdance.report import debrief_page
from salesdance.sitting.debrief import Moment
from salesdance.sitting.debrief_shares import Curve, Event, Point
from salesdance.sitting.others import Chose, Ended, Others, OthersThere
from salesdance.sitting.view import Said
from tests.sitting.debriefs import A_DEBRIEF, A_TURN, A_TURNING

POINTS = tuple(
    Point(at, "First meeting, Tuesday", 3 * at, 0.1 * at, 0.05 * at, 0.1 * at, 0.02 * at, yes=True) for at in range(4)
)
EVENTS = (Event(2, 6, "asked", "You <asked> for the sale."), Event(3, 9, "stop"))
VOID = ("meta", "br", "rect", "circle", "path")
HOSTILE = "<script>alert('x')</script> & \"quoted\" </style>"


class Outline(HTMLParser):
    """Reads a page as a browser would: text, tags in order, and whether every tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_the_page_is_whole_and_every_tag_is_closed() -> None:
    outline = Outline(debrief_page(A_DEBRIEF))
    assert outline.open == []
    assert outline.tags[0] == "html"
    assert ("lang", "en") in outline.attributes


def test_nothing_on_the_page_comes_from_elsewhere() -> None:
    page = debrief_page(A_DEBRIEF)
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == 0
    outline = Outline(page)
    assert not {"script", "link", "img", "iframe", "object"} & set(outline.tags)
    assert not {"src", "href", "onclick", "srcset"} & {name for name, _ in outline.attributes}
    assert "url(" not in page
    assert "@import" not in page


def test_it_is_read_in_the_order_person_luck_card_finds() -> None:
    text = Outline(debrief_page(A_DEBRIEF)).text
    order = ["never said", "What was luck", "The card", "What there was to find", "You expected", "The whole talk"]
    places = [text.lower().index(words.lower()) for words in order[:4]]
    assert places == sorted(places)
    assert "I couldn't tell anyone why yours." in text
    assert "7 of 10 (68 %)" in text
    assert "61.2 of 100" in text or "61.3 of 100" in text


@pytest.mark.parametrize("dark", ["prefers-color-scheme: dark", "@media print"])
def test_it_suits_the_dark_and_the_paper(dark: str) -> None:
    assert dark in debrief_page(A_DEBRIEF)


def test_hostile_names_and_words_stay_words() -> None:
    person = replace(A_DEBRIEF.person, name=HOSTILE, truth=HOSTILE, role=HOSTILE, fit=HOSTILE)
    talk = (Moment(0, 1, HOSTILE, HOSTILE, (Said(HOSTILE, HOSTILE, HOSTILE),)),)
    page = debrief_page(replace(A_DEBRIEF, title=HOSTILE, person=person, lines=talk), player=HOSTILE)
    outline = Outline(page)
    assert outline.open == []
    assert "script" not in outline.tags
    assert outline.text.count("<script>alert('x')</script>") >= 7


def test_what_is_only_decoration_has_words_beside_it() -> None:
    outline = Outline(debrief_page(A_DEBRIEF))
    labels = [value for name, value in outline.attributes if name == "aria-label"]
    assert "7 of 10" in labels
    assert "Finding out: More than half of what there was." in labels


def test_how_it_went_is_drawn_over_moves_and_days_and_stands_in_a_table_beside_it() -> None:
    page = debrief_page(replace(A_DEBRIEF, curve=Curve(POINTS, ("It <began> at 0.", "It ended at 3."), EVENTS)))
    outline = Outline(page)
    assert outline.open == []
    assert outline.tags.count("polyline") == 6
    assert page.count('class="mark"') == 2
    text = " ".join(outline.words)
    assert "It <began> at 0." in text
    assert "in brackets knowing who it really was: day 0: 0 (0); day 3: 1 (0.2); day 6: 2 (0.4)" in text
    assert "You <asked> for the sale." in text
    assert "stroke-dasharray" in page
    assert "How it went" not in debrief_page(A_DEBRIEF)


def test_what_others_chose_is_a_section_where_it_was_asked_for_and_every_word_is_escaped() -> None:
    choice = Chose("ask/x", HOSTILE, 6, 1.0, True, Ended(6, 4, 3, 2))
    there = OthersThere(Moment(0, 1, "First", HOSTILE), 0, 6, Ended(6, 4, 3, 2), (choice,), 0)
    page = debrief_page(A_DEBRIEF, others=Others(6, 6, (there,)))
    outline = Outline(page)
    assert outline.open == []
    assert "script" not in outline.tags
    assert "six sittings" not in outline.text
    assert "6 sittings of 6 others in this deal." in outline.text
    assert "What others chose" not in debrief_page(A_DEBRIEF)


def test_where_it_turned_stands_after_the_person_and_before_luck_and_every_line_in_a_table() -> None:
    page = debrief_page(replace(A_DEBRIEF, turning=A_TURNING))
    outline = Outline(page)
    assert outline.open == []
    text = outline.text
    order = (
        "never said",
        "Where it turned",
        "This is where it turned (line 8)",
        "From here she trusted you less.",
        "“What would have to be true for you to sign?”",
        "Knowing who it really was",
        "What was luck",
        "Every line",
        "A line that cost 0.4 or more",
        "0.8 (give or take 0.2)",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Where it turned" not in debrief_page(A_DEBRIEF)


def test_what_was_left_undone_more_than_once_stands_below_what_was_said() -> None:
    turning = replace(A_TURNING, moments=(replace(A_TURN, over="This was not the only time."),))
    text = Outline(debrief_page(replace(A_DEBRIEF, turning=turning))).text
    assert text.index("Shall we?") < text.index("This was not the only time.") < text.index("Why that was tempting")


def test_hostile_words_in_moments_and_finds_stay_words() -> None:
    turned = replace(A_TURN, label=HOSTILE, tempting=(HOSTILE,), changed=(HOSTILE,), believed=HOSTILE, figures=HOSTILE)
    turned = replace(turned, over=HOSTILE)
    find = replace(A_DEBRIEF.finds[2], ask=HOSTILE, opened_by=HOSTILE)
    turning = replace(A_TURNING, words=HOSTILE, moments=(turned,), notes=(HOSTILE,))
    outline = Outline(debrief_page(replace(A_DEBRIEF, turning=turning, finds=(find,))))
    assert outline.open == []
    assert "script" not in outline.tags


def test_every_find_says_whether_it_was_found_and_what_opens_it() -> None:
    text = Outline(debrief_page(A_DEBRIEF)).text
    assert "Never asked “Who scans?” That comes up after: “How did it come here?”" in text
    assert "Found Inherited. Nobody here chose them." in text
