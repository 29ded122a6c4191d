"""Laws of the no, of excuses and of next steps: L22 to L34."""

from __future__ import annotations

from benchmarks.laws.lawbook import Found, above, chain, found, inside, law
from benchmarks.laws.outcomes import asked, ghosts, lost, no_shows, of, outcome
from benchmarks.laws.policies import AVERAGE, NEVER

DEBRIEF = (
    "is_it_final",
    "thank_them",
    "wish_well",
    "own_it",
    "ask_help",
    "promise_no_reopen",
    "permission",
    "why",
    "if_matched",
    "say_nothing",
)
LOST = AVERAGE.but(cement=0, contacts=(), wobble="", lag=NEVER)
BARE = LOST.but(after_no=("why",))
FULL = LOST.but(after_no=DEBRIEF)


@law(
    "L22",
    "The truth comes with a full debrief after a final no; a bare ask brings less, and so did the talk before",
    "B01 B20 B36 T05 T06",
)
def _(n: int) -> Found:
    before, bare, full = asked(LOST, n)["true"], lost(BARE, n)["truth"], lost(FULL, n)["truth"]
    checks = [above("full over bare", full, bare, 0.22), above("full over before", full, before, 0.2)]
    return found({"before": before, "bare": bare, "full": full}, checks)


@law("L23", "Each decent sentence makes the truth likelier, with those who are in no hurry", "C10 C11 C14 C18 C19 C23 B28 B34 T06")
def _(n: int) -> Found:
    steps = ("thank_them", "permission", "ask_help", "own_it", "promise_no_reopen")
    calm, every = "truth of the calm", [lost(LOST.but(after_no=(*steps[:i], "why")), n) for i in range(6)]
    every.append(lost(LOST.but(after_no=(*steps, "why", "if_matched", "say_nothing")), n))
    figures = {("bare", *steps, "second question")[i]: one[calm] for i, one in enumerate(every)}
    return found(figures, chain("step", [one[calm] for one in every], [0.0555, 0.0625, 0.0345, 0.0215, 0.0225, 0.022]))


@law("L24", "An argument costs the truth, the way back and the account", "C04 C05 C06 D12 D13 D14 T18")
def _(n: int) -> Found:
    good = lost(FULL, n)
    bad = lost(LOST.but(after_no=("argue_no", *DEBRIEF)), n)
    offered = lost(LOST.but(after_no=("argue_no", "ask_help", "why", "offer_fix")), n)
    checks = [
        above("half of the truth", good["truth"] / 2, bad["truth"]),
        ("no way back", offered["back"] == 0),
        above("a tenth of the year", good["year"] / 10, bad["year"]),
    ]
    figures = {"truth": good["truth"], "argued": bad["truth"], "year": good["year"], "year argued": bad["year"]}
    return found(figures, checks)


@law("L25", "Leave asked makes refusals rarer", "C19 C20 C21 B07 T07")
def _(n: int) -> Found:
    without, asked_leave = (lost(LOST.but(after_no=(*p, "why")), n)["refused"] for p in ((), ("permission",)))
    return found({"without": without, "with": asked_leave}, [above("refused", without, asked_leave, 0.0455)])


@law("L26", "The same script before the no is final brings less", "B25 C09")
def _(n: int) -> Found:
    after, before = lost(FULL, n)["truth"], lost(FULL, n, final=False)["truth"]
    return found({"before": before, "after": after}, [above("after", after, before, 0.1)])


CLOSE_AGAIN = ("thank_them", "ask_help", "own_it", "permission", "why", "say_nothing", "offer_fix")
PROMISE = (
    "is_it_final",
    "thank_them",
    "wish_well",
    "promise_no_reopen",
    "permission",
    "why",
    "if_matched",
    "say_nothing",
)


@law("L28", "The lost-sale close brings about one in twenty back at once", "B45 B46", "K")
def _(n: int) -> Found:
    back = lost(LOST.but(after_no=CLOSE_AGAIN), n)["back"]
    return found({"won back": back, "of 1,200 a year": 1200 * back}, [inside("won back", 0.04, back, 0.06)])


@law("L29", "Breaking the promise not to reopen costs more than it gains", "C25 T01")
def _(n: int) -> Found:
    kept, broken = (lost(LOST.but(after_no=(*PROMISE, *more)), n) for more in ((), ("offer_fix",)))
    worth = {"kept": kept["back"] + kept["year"], "broken": broken["back"] + broken["year"]}
    return found(worth, [above("kept", worth["kept"], worth["broken"], 0.0425)])


@law("L30", "Once: the lost-sale close wins. Within the year: the promise wins", "T01", "K")
def _(n: int) -> Found:
    close, promise = (lost(LOST.but(after_no=script), n) for script in (CLOSE_AGAIN, PROMISE))
    year = {"close": close["back"] + close["year"], "promise": promise["back"] + promise["year"]}
    figures = {
        "close now": close["back"],
        "promise now": promise["back"],
        "close year": year["close"],
        "promise year": year["promise"],
    }
    return found(
        figures, [above("now", close["back"], promise["back"], 0.02), above("year", year["promise"], year["close"])]
    )


@law("L31", "Answering what was voiced beats answering what was stated", "B04 B19")
def _(n: int) -> Found:
    base = AVERAGE.but(questions=10, probes=2)
    real, stated = (outcome(base.but(answers=a), n) for a in ("voiced", "stated"))
    checks = [above("yes", real["yes"], stated["yes"], 0.0225), above("stays", real["s90"], stated["s90"], 0.015)]
    figures = {
        "yes stated": stated["yes"],
        "yes voiced": real["yes"],
        "s90 stated": stated["s90"],
        "s90 voiced": real["s90"],
    }
    return found(figures, checks)


@law("L32", "Price is stated more than twice as often as it is the matter", "B09", "K")
def _(n: int) -> Found:
    share = asked(AVERAGE, n)
    return found(
        {"stated": share["price"], "real": share["real_price"]},
        [above("twice", share["price"], 2 * share["real_price"])],
    )


@law("L33", "A mark in their own calendar tells who means it", "A38 B13 B17")
def _(n: int) -> Found:
    marked, dated = (no_shows(STEP.but(close=c), n, of(talks=2)) for c in ("next_calendar", "next_vague"))
    return found({"marked": marked, "spoken": dated}, [above("no-show", dated, marked, 0.09)])


STEP = LOST.but(close="next_vague", cement=0)


@law("L34", "More of the polite and the pressed stop answering, fewer with a day marked", "D06 B14")
def _(n: int) -> Found:
    polite, blunt = (ghosts(STEP, n, of(talks=2, courtesy=p)) for p in (1.0, 0.0))
    pressed, plain = ghosts(STEP.but(argues=True), n, of(talks=2)), ghosts(STEP, n, of(talks=2))
    marked = ghosts(STEP.but(close="next_calendar"), n, of(talks=2))
    figures = {"polite": polite, "blunt": blunt, "plain": plain, "pressed": pressed, "marked": marked}
    checks = [
        above("polite", polite, blunt, 0.08),
        above("pressed", pressed, plain, 0.025),
        above("unmarked", plain, marked, 0.065),
    ]
    return found(figures, checks)
