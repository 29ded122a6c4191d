"""Views made by hand, for faces that are tested without a sitting."""

from __future__ import annotations

from dataclasses import replace

from salesdance.sitting.view import Calendar, Card, Choice, Clock, Group, Key, Note, Row, Said, View

HAND = (
    Key("1", Choice("ask/history", "How did you end up with the machine you have now?")),
    Key("2", Choice("ask/service_calls", "Who do you ring when it stops?")),
    Key("3", Choice("promise/overnight", "It will never jam on you again.")),
    Key("4", Choice("leave_openly", "Honestly, I'd leave it.", final=True)),
)
QUICK = (
    Key("f", Choice("follow_up", "And then what happened?")),
    Key("s", Choice("say_nothing", "Say nothing.")),
)
GROUPS = (
    Group("ask", "Ask", (HAND[0].choice, HAND[1].choice, Choice("ask_straight", "Is it the budget?"))),
    Group("offer", "Offer", (HAND[2].choice, Choice("promise/two_hours", "Within two hours."))),
)
CARDS = (
    Card("no_difference", "I couldn't tell anyone why yours."),
    Card("move_day", "I can't be without a machine just then."),
)
A_VIEW = View(
    act="discover",
    heading="First meeting, Tuesday",
    place="office",
    mood="guarded",
    news=(Said("Dana Okafor", "Sit down, mind the box.", "She moves a box off the only chair.", "short"),),
    mine="",
    hand=HAND,
    quick=QUICK,
    repertoire=GROUPS,
    notebook=(
        Note("fact", "Came with the lease. Nobody chose it.", "history", underlined=True),
        Note("promise", "It will never jam on you again.", "overnight"),
    ),
    cards=CARDS,
    pinned=None,
    clock=Clock("09:03", "09:40", over=False),
    sheet=(),
    calendar=None,
    look_back=None,
    thought=None,
    asking=None,
    finished=False,
    moves=0,
)
A_STOP = replace(
    A_VIEW,
    act="ninety_days",
    heading="Ninety days, day 14",
    news=(
        Said("Neil", "The crate is here.", "Day 14."),
        Said("Dana Okafor", "All good, bit hectic.", "Day 14."),
        Said("calendar", "No answer. Day 14."),
    ),
    clock=None,
    calendar=Calendar(14, 6.5, (Said("Neil", "The crate is here.", "Day 14."),), ("Day 21: Invoice",)),
    sheet=(Row("financing", "Money", "no day yet", (Choice("nail/financing/dated", "The 21st, then?"),)),),
    moves=9,
)
