"""Real deals behind the window, and people who play them to their end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salesdance.cli.backstage import House
from salesdance.cli.orders import Orders
from salesdance.sitting import View
from salesdance.stage import Play, Props, open_props

ASSETS = Path(__file__).resolve().parents[3] / "assets"
LONGEST = 300
SHIPPED = ("the_yes", "copy_room", "in_the_bag")
Picks = Callable[[list[str], View], str]


def a_house(seed: int = 7) -> House:
    """A house where nothing is saved and every sitting has this seed."""
    return House(None, Orders("", seed, None, "", "evidence", "plain", "", "", False), [])


def the_props() -> Props:
    """The pictures that ship."""
    return open_props(ASSETS)


def picker(*wanted: str, asked: int = 0) -> Picks:
    """Somebody who asks so many questions, then makes the first new move with one of these beginnings."""
    said: list[str] = []

    def picks(moves: list[str], view: View) -> str:
        fresh = [move for move in moves if move not in said]
        order = ("ask/",) if sum(move.startswith("ask/") for move in said) < asked else ()
        move = next((one for start in (*order, *wanted) for one in fresh if one.startswith(start)), "")
        ways_on = ("carry_on", "turn_up", "hang_up", "still_stands", "goodbye", "close", "walk_out")
        move = move or next((one for start in ways_on for one in moves if one.startswith(start)), moves[0])
        said.append(move)
        return move

    return picks


def seller() -> Picks:
    """Asks, gives reasons, asks for the sale, nails everything down, lets the days go by; asks why after a no."""
    return picker("bring/", "reason/", "downside/", "close", "nail/", "turn_up", "still_stands", "next_calendar",
                  "goodbye", "carry_on", "is_it_final", "thank_them", "why", "hang_up", asked=8)  # fmt: skip


def presser() -> Picks:
    """Presses until there is an answer; after a no asks why and goes."""
    return picker("argue", "close_firm", "close", "thank_them", "why", "if_matched", "hang_up", "goodbye")


def leaver() -> Picks:
    """Listens to four things, says openly that it does not fit, and goes."""
    return picker("leave", asked=4)


def act(play: Play, picks: Picks, *, pins: bool = True) -> None:
    """Do one thing of those that can be done."""
    seat, view = play.seat, play.seat.view()
    if view.asking == "still_there":
        seat.still_there(7)
    elif view.asking is not None:
        if pins:
            seat.pin(view.cards[0].id, "fairly")
        else:
            seat.skip_forecast()
    elif view.thought is not None:
        seat.answer_thought(False)
    elif view.look_back is not None:
        seat.look_back(view.look_back.choices[0].move)
    else:
        seat.say(picks([one.move for group in view.repertoire for one in group.choices], view))


def to_the_end(play: Play, picks: Picks, *, pins: bool = True) -> Play:
    """Play a sitting to its last card."""
    for _ in range(LONGEST):
        if play.seat.finished:
            return play
        act(play, picks, pins=pins)
    raise AssertionError("the sitting never came to its end")


def played(deal: str, picks: Picks, *, seed: int = 7, pins: bool = True) -> Play:
    """A sitting of a shipped deal, played to its last card."""
    return to_the_end(a_house(seed).begin(deal), picks, pins=pins)
