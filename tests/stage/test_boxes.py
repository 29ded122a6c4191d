from itertools import combinations
from typing import Any

import pygame
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from salesdance.stage import (
    Above,
    Button,
    Card,
    Column,
    Flow,
    Grid,
    Grow,
    Label,
    Pad,
    Row,
    Sized,
    Spacer,
    Stack,
    Widget,
)
from salesdance.stage.kit import Kit, open_kit
from salesdance.stage.look import Held, Look
from salesdance.stage.widget import Placed, measure
from tests.stage.conftest import ASSETS

_kits: list[Kit] = []
WORDS = st.text(" abcdefghij", min_size=1, max_size=60)
LEAVES = st.builds(Label, WORDS, st.sampled_from(["body", "small", "title"])) | st.builds(
    Button, st.just("k"), WORDS, badge=st.sampled_from(["", "1"])
)


def boxes(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    children = st.lists(inner, min_size=1, max_size=4)
    gaps = st.sampled_from(["none", "s", "l"])
    return st.one_of(
        st.builds(Column, children, gap=gaps),
        st.builds(Column, children, gap=gaps, align=st.sampled_from(["start", "center", "end"])),
        st.builds(Row, children, gap=gaps, align=st.sampled_from(["start", "center", "stretch"])),
        st.builds(Flow, children, gap=gaps),
        st.builds(Grid, children, least=st.integers(40, 300), gap=gaps),
        st.builds(Card, inner),
        st.builds(Pad, inner, st.sampled_from(["s", "m"])),
    )


TREES = st.recursive(LEAVES, boxes, max_leaves=10)


def look(density: float = 1.0, text: float = 1.0) -> Look:
    if not _kits:
        pygame.display.init()
        _kits.append(open_kit(ASSETS))
    return Look(_kits[0].theme("light"), _kits[0].brush, Held(), density=density, text=text)


def placed(tree: Widget, width: int, seen: Look) -> Placed:
    return tree.put(seen, Rect(0, 0, width, measure(tree, seen, width)[1]))


def every(one: Placed) -> list[Placed]:
    return [one, *(below for child in one.children for below in every(child))]


@given(TREES, st.integers(320, 1400), st.sampled_from([1.0, 1.5, 2.0]))
def test_neighbours_never_overlap_and_children_stay_inside(tree: Widget, width: int, text: float) -> None:
    for one in every(placed(tree, width, look(text=text))):
        for child in one.children:
            assert one.rect.inflate(2, 2).contains(child.rect), (one.rect, child.rect)
        for first, second in combinations(one.children, 2):
            assert not first.rect.colliderect(second.rect)


@given(TREES, st.integers(320, 1400))
def test_a_tree_is_never_wider_than_it_was_told(tree: Widget, width: int) -> None:
    assert measure(tree, look(), width)[0] <= width


@given(st.lists(st.floats(0.1, 5), min_size=1, max_size=5), st.integers(200, 2000))
def test_what_grows_shares_all_that_is_left(shares: list[float], width: int) -> None:
    row = Row([Sized(Spacer(), width=50, height=10), *(Grow(Spacer(), share) for share in shares)], gap="none")
    children = row.put(look(), Rect(0, 0, width, 40)).children
    assert abs(sum(child.rect.width for child in children) - width) <= len(shares)


def test_a_row_without_room_narrows_its_widest_child_so_that_it_wraps() -> None:
    row = Row([Label("short"), Label("long words " * 30)])
    one, other = placed(row, 400, look()).children
    assert one.rect.width == measure(Label("short"), look(), 400)[0]
    assert other.rect.right <= 400
    assert len(other.inks) > 3


def test_a_grid_has_fewer_columns_when_text_is_large() -> None:
    grid = Grid([Label(str(number)) for number in range(6)], least=200)
    across = {len({child.rect.left for child in placed(grid, 1000, look(text=text)).children}) for text in (1.0, 2.0)}
    assert across == {4, 2}


def test_what_is_none_is_left_out() -> None:
    assert len(placed(Column([None, Label("a"), None]), 300, look()).children) == 1
    assert len(placed(Stack([None, Label("a")]), 300, look()).children) == 1


def test_lengths_follow_density_and_text() -> None:
    assert measure(Sized(Spacer(), width=100, height=10), look(density=2.0), 900) == (200, 20)
    assert measure(Sized(Spacer(), width=100, height=10, lettered=True), look(text=1.5), 900)[0] == 150
    assert measure(Label("a"), look(text=2.0), 900)[1] == 2 * measure(Label("a"), look(), 900)[1]


def test_of_two_parts_that_do_not_fit_the_lower_one_is_set_closer_before_anything_scrolls() -> None:
    def high(units: float) -> Widget:
        return Sized(Spacer(), height=units)

    def heights(upper: float, lower: float) -> list[int]:
        both = Above(high(upper), high(lower), 0.5, "none", high(upper - 20), high(lower / 2))
        return [child.rect.height for child in both.put(look(), Rect(0, 0, 300, 400)).children]

    assert heights(100, 200) == [100, 200]
    assert heights(200, 210) == [180, 210]
    assert heights(200, 400) == [180, 200]
    assert heights(400, 700) == [200, 200]
