"""What holds for any screen that can be built: nothing is cut, and drawing in parts is drawing at once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdance.stage import (
    Bar,
    Bars,
    Button,
    Card,
    ChooseFigures,
    Column,
    Field,
    Figures,
    Flow,
    Grid,
    Grow,
    Icon,
    Item,
    Label,
    LineChart,
    List,
    Pad,
    Row,
    Scroll,
    Series,
    Tabs,
    Widget,
)
from tests.stage.conftest import Fly
from tests.stage.gallery import Forms, Talk
from tests.stage.screens import Plain

WORDS = st.text(" abcdefghijWAVé-", min_size=1, max_size=90).map(lambda text: text.strip() or "a")
SHORT = st.text("abcdefghij", min_size=1, max_size=9)
ROLES = st.sampled_from(["title", "heading", "speech", "body", "strong", "aside", "small", "caption"])
ITEMS = st.lists(WORDS, min_size=1, max_size=3).map(
    lambda texts: [Item(str(at), text) for at, text in enumerate(texts)]
)
KEYS = st.uuids().map(str)
KINDS = st.sampled_from(["line", "plain", "primary", "quiet"])
LEAVES = st.one_of(
    st.builds(Label, WORDS, ROLES),
    st.builds(Button, KEYS, WORDS, KINDS, icon=st.sampled_from(["", "x"])),
    st.builds(Field, KEYS, WORDS, WORDS),
    st.builds(List, KEYS, ITEMS, st.just("0")),
    st.builds(Tabs, KEYS, ITEMS, st.just("0")),
    st.builds(ChooseFigures, KEYS, WORDS, st.integers(0, 10)),
    st.builds(Figures, st.integers(0, 10), WORDS),
    st.builds(Bars, WORDS, st.lists(st.builds(Bar, WORDS, st.floats(0, 1), SHORT), min_size=1, max_size=3)),
    st.builds(
        LineChart,
        WORDS,
        st.lists(st.builds(Series, SHORT, st.just([(0.0, 0.1), (1.0, 0.9)])), min_size=1, max_size=3),
        WORDS,
        low=SHORT,
        high=SHORT,
        start=SHORT,
        end=SHORT,
    ),
    st.just(Icon("clock")),
)


def boxes(inner: st.SearchStrategy[Widget]) -> st.SearchStrategy[Widget]:
    children = st.lists(inner, min_size=1, max_size=3)
    growing = st.lists(st.builds(Grow, inner), min_size=1, max_size=2)
    return st.one_of(
        st.builds(Column, children),
        st.builds(Row, growing),
        st.builds(Flow, children),
        st.builds(Grid, children, least=st.integers(200, 400)),
        st.builds(Card, inner),
        st.builds(Pad, inner, st.sampled_from(["s", "m"])),
    )


TREES = st.recursive(LEAVES, boxes, max_leaves=7)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TREES, st.sampled_from([1.0, 1.25, 2.0]), st.sampled_from([(1024, 640), (1400, 800)]))
def test_nothing_of_any_tree_in_a_scroll_view_is_cut_or_covered(
    fly: Fly, tree: Widget, text: float, size: tuple[int, int]
) -> None:
    pilot = fly(Plain(lambda: Pad(Scroll("all", tree), "m")))
    pilot.resize(*size)
    pilot.restyle(text=text)
    found = pilot.defects()
    pilot.close()
    assert [str(one) for one in found] == []


DEEDS = st.lists(
    st.sampled_from(
        ["1", "2", "tab", "shift+tab", "down", "up", "right", "left", "enter", "page down", "esc", "f1", "b", "m"]
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS, st.sampled_from(["light", "dark", "contrast"]), st.sampled_from([1.0, 2.0]))
def test_whatever_is_done_drawing_what_changed_is_drawing_everything(
    fly: Fly, deeds: list[str], theme: str, text: float
) -> None:
    for screen in (Talk(), Forms("form")):
        pilot = fly(screen)
        pilot.restyle(theme=theme, text=text)
        for deed in deeds:
            if pilot.running:
                pilot.press(deed)
        if pilot.running:
            parts = pilot.picture().get_view("2").raw
            pilot.stage.forget_picture()
            pilot.turn()
            assert pilot.picture().get_view("2").raw == parts
        pilot.close()
