"""Laws of the ninety days and of pressing for the yes: L13 to L20."""

from __future__ import annotations

from benchmarks.laws.lawbook import Figures, Found, above, chain, found, law, s90
from benchmarks.laws.outcomes import asked, of
from benchmarks.laws.policies import ACROSS, AVERAGE, EARLY, EMPTY, LATE, NEVER, PITCHING


@law("L13", "Help keeps, early help more than late help, help all along most", "D24 E10")
def _(n: int) -> Found:
    ways = [AVERAGE.but(contacts=contacts) for contacts in ((), LATE, EARLY, ACROSS)]
    kept = [s90(way, n) for way in ways]
    figures = dict(zip(("none", "3 late", "3 early", "all along"), kept, strict=True))
    return found(figures, chain("help", kept, [0.0055, 0.029, 0.0145]))


@law("L14", "Selling in the ninety days loses customers; an empty call does nothing", "E10 D24")
def _(n: int) -> Found:
    none, pitch, empty, helpful = (s90(AVERAGE.but(contacts=c), n) for c in ((), PITCHING, EMPTY, ACROSS))
    small = ("an empty call moves less than .02 and less than help", abs(empty - none) < min(0.02, helpful - none))
    figures = {"none": none, "selling": pitch, "empty": empty, "help": helpful}
    return found(figures, [above("none over selling", none, pitch, 0.0415), small])


@law("L16", "The later the answer to second thoughts, the fewer stay", "A18")
def _(n: int) -> Found:
    lags = (0, 3, 7, 14, NEVER)
    kept = [s90(AVERAGE.but(wobble="restart", lag=lag), n) for lag in lags]
    figures = {("never" if lag == NEVER else str(lag)): value for lag, value in zip(lags, kept, strict=True)}
    return found(figures, chain("sooner", kept[::-1], [0.002, 0.0095, 0.0175, 0.03]))


@law("L17", "A fresh start beats a price cut, blame and a nudge", "A22 A42 A43 A44")
def _(n: int) -> Found:
    ways = {
        "restart": "restart",
        "shortcut": "drop_price",
        "blame": "blame_them",
        "nudge": "nudge",
        "joke": "joke_back",
    }
    kept = {name: s90(AVERAGE.but(wobble=move, lag=0), n) for name, move in ways.items()}
    most = max(value for name, value in kept.items() if name != "restart")
    return found(kept, [above("restart", kept["restart"], most, 0.027)])


@law("L19", "A firm close wins in small deals, loses in large ones, and keeps fewer in both", "E04 E18")
def _(n: int) -> Found:
    figures: Figures = {}
    for name, size in (("small", 0.15), ("large", 0.9)):
        for close in ("close", "close_firm"):
            way = AVERAGE.but(close="close_soft" if close == "close" else close)
            figures[f"{name} {close}"] = asked(way, n, of(size=size))["genuine"]
            figures[f"{name} {close} s90"] = s90(way, n, size=size)
    checks = [
        above("genuine, small", figures["small close_firm"], figures["small close"], 0.0375),
        above("genuine, large", figures["large close"], figures["large close_firm"], 0.084),
        above("stays, small", figures["small close s90"], figures["small close_firm s90"], 0.04),
        above("stays, large", figures["large close s90"], figures["large close_firm s90"], 0.0525),
    ]
    return found(figures, checks)


@law("L20", "Pressing for the yes makes more of them hollow", "D20 E18")
def _(n: int) -> Found:
    soft, firm = (asked(AVERAGE.but(close=c), n)["hollow_share"] for c in ("close_soft", "close_firm"))
    return found({"soft": soft, "firm": firm}, [above("more than twice", firm, 2 * soft)])
