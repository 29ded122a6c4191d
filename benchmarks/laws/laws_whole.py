"""Laws of whole ways of playing: L36 to L45."""

from __future__ import annotations

from benchmarks.laws.lawbook import Found, above, chain, found, inside, kept_share, law, s90, yes_share
from benchmarks.laws.outcomes import of, outcome, settled_on
from benchmarks.laws.policies import AVERAGE, BEST, HAPPY_EARS, NEVER, PITCHING, PUSHER

BASES = {"best": BEST, "average": AVERAGE, "happy ears": HAPPY_EARS, "pusher": PUSHER}


@law("L36", "Nobody always wins or always loses", "", "K")
def _(n: int) -> Found:
    figures, checks = {}, []
    for name, way in BASES.items():
        o = outcome(way, n)
        figures |= {f"{name} yes": o["yes"], f"{name} s90": o["s90"]}
        checks += [inside(f"{name} yes", 0.02, o["yes"], 0.9), inside(f"{name} s90", 0.02, o["s90"], 0.985)]
    return found(figures, checks)


@law(
    "L37",
    "Of the average seller's losses within ninety days, a third to two thirds fall in the first two weeks",
    "A18",
    "K",
)
def _(n: int) -> Found:
    early, late = settled_on(AVERAGE, n, (14, 90))
    share = (1 - early) / (1 - late)
    return found({"day 14": early, "day 90": late, "share": share}, [inside("share", 0.3, share, 0.6)])


@law("L38", "Best keeps more than average, average than happy ears, happy ears than pusher", "A01 E14 E15 E25")
def _(n: int) -> Found:
    kept = {name: kept_share(way, n) for name, way in BASES.items()}
    small = {name: outcome(BASES[name], n, of(size=0.2)) for name in ("pusher", "happy ears")}
    checks = chain("kept", list(kept.values())[::-1], [0.044, 0.042, 0.211])
    checks.append(above("small deal, yes", small["pusher"]["yes"], small["happy ears"]["yes"], 0.07))
    checks.append(above("small deal, stays", small["happy ears"]["s90"], small["pusher"]["s90"], 0.1355))
    figures = kept | {f"small {name} {k}": o[k] for name, o in small.items() for k in ("yes", "s90")}
    return found(figures, checks)


@law("L40", "The price before trust and product costs yeses", "D02")
def _(n: int) -> Found:
    last, first = (yes_share(AVERAGE.but(price_first=p), n) for p in (False, True))
    return found({"later": last, "first": first}, [above("later", last, first, 0.019)])


@law("L41", "Arguing during the sale costs yeses, trust and customers", "C04")
def _(n: int) -> Found:
    plain, argued = (outcome(AVERAGE.but(argues=a), n) for a in (False, True))
    checks = [
        above("yes", plain["yes"], argued["yes"], 0.036),
        above("trust", plain["trust"], argued["trust"]),
        above("stays", plain["s90"], argued["s90"], 0.0245),
    ]
    figures = {f"{k} {w}": o[k] for w, o in (("plain", plain), ("argued", argued)) for k in ("yes", "trust", "s90")}
    return found(figures, checks)


DARK: dict[str, dict[str, object]] = {
    "over-promise": {"promise": True},
    "argue": {"argues": True},
    "self first": {"self_first": True},
    "selling more": {"contacts": PITCHING},
}


@law("L44", "No dark move raises kept or long-game value from any base", "E14 E25")
def _(n: int) -> Found:
    figures, checks = {}, []
    for base, way in BASES.items():
        honest = way.but(promise=False, argues=False)
        plain = outcome(honest, n)
        for name, change in DARK.items():
            dark = outcome(honest.but(**change), n)
            for what in ("kept", "value"):
                figures[f"{base}, {name}: {what}"] = dark[what] - plain[what]
                checks.append((f"{base}, {name}: {what} {dark[what] - plain[what]:+.3f}", dark[what] <= plain[what]))
        soft, firm = (outcome(honest.but(close=c), n, of(size=0.85)) for c in ("close_soft", "close_firm"))
        for what in ("kept", "value"):
            figures[f"{base}, firm: {what}"] = firm[what] - soft[what]
            checks.append(
                (f"{base}, firm close at .85: {what} {firm[what] - soft[what]:+.3f}", firm[what] <= soft[what])
            )
    return found(figures, checks)


@law("L45", "Nailing down and staying each keep, both keep most", "A10 D24 T09")
def _(n: int) -> Found:
    none = BEST.but(cement=0, contacts=(), wobble="", lag=NEVER)
    both, cement = s90(BEST, n), s90(BEST.but(contacts=(), wobble="", lag=NEVER), n)
    walk, neither = s90(BEST.but(cement=0), n), s90(none, n)
    figures = {"both": both, "cement": cement, "walk": walk, "neither": neither}
    checks = [above("both", both, max(cement, walk), 0.0165), above("one", min(cement, walk), neither, 0.054)]
    return found(figures, checks)
