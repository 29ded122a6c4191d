"""Laws of the talk, the ask and what was nailed down: L01 to L12."""

from __future__ import annotations

from benchmarks.laws.lawbook import Found, above, chain, found, kept_share, law, s90, yes_share
from benchmarks.laws.outcomes import of, outcome
from benchmarks.laws.policies import AVERAGE, BEST, PITCHING


@law("L01", "Ten questions before the own story keep more than the story first, and four questions less", "A26 A32 A33")
def _(n: int) -> Found:
    late = kept_share(AVERAGE.but(questions=12, self_after=12), n)
    early = kept_share(AVERAGE.but(questions=12, self_after=1), n)
    few = kept_share(AVERAGE.but(questions=4, self_after=1), n)
    checks = [above("late story", late, early, 0.0135), above("more questions", early, few, 0.0345)]
    return found({"12, after": late, "12, first": early, "4, first": few}, checks)


@law("L02", "More questions keep more up to a dozen, and fewer from fourteen on", "A26")
def _(n: int) -> Found:
    kept = {q: kept_share(AVERAGE.but(questions=q), n) for q in (4, 8, 12, 14, 20, 26)}
    up = chain("up", [kept[4], kept[8], kept[12]], [0.0215, 0.0275])
    down = chain("down", [kept[26], kept[20], kept[14]], [0.0225, 0.029])
    return found({str(q): value for q, value in kept.items()}, [*up, *down])


@law("L04", "Each commitment nailed down keeps more", "A10 A11 A12 A13 A14 A15")
def _(n: int) -> Found:
    kept = [s90(AVERAGE.but(cement=i, precision="timed"), n) for i in range(6)]
    return found(
        {str(i): value for i, value in enumerate(kept)}, chain("item", kept, [0.029, 0.025, 0.0215, 0.0205, 0.0115])
    )


@law("L05", "A date with a time in their hand holds more than a date, a date more than a vague word", "A11 B17 E23")
def _(n: int) -> Found:
    none = s90(AVERAGE.but(cement=0), n)
    vague, date, timed = (s90(AVERAGE.but(precision=p), n) for p in ("vague", "dated", "timed"))
    share = ("the date's share of it", (date - none) < 0.6 * (timed - none))
    figures = {"none": none, "vague": vague, "date": date, "time": timed}
    return found(figures, [*chain("precision", [none, vague, date, timed], [0.015, 0.0345, 0.058]), share])


@law("L06", "Nailing things down does not change how many say yes", "A10 A38")
def _(n: int) -> Found:
    with_it, without = yes_share(AVERAGE.but(precision="timed"), n), yes_share(AVERAGE.but(cement=0), n)
    return found({"with": with_it, "without": without}, [("equal", with_it == without)])


@law("L07", "An over-promise wins yeses and loses customers", "E16 D19")
def _(n: int) -> Found:
    plain, loud = (outcome(AVERAGE.but(promise=p), n) for p in (False, True))
    checks = [
        above("yes", loud["yes"], plain["yes"], 0.052),
        above("stays", plain["s90"], loud["s90"], 0.1375),
        above("kept", plain["kept"], loud["kept"], 0.0285),
    ]
    figures = {f"{k} {w}": o[k] for w, o in (("plain", plain), ("loud", loud)) for k in ("yes", "s90", "kept")}
    return found(figures, checks)


@law("L08", "Of the single sources of remorse the over-promise takes most", "E19 E22 T09")
def _(n: int) -> Found:
    base = s90(AVERAGE, n)
    drops = {
        "over-promise": base - s90(AVERAGE.but(promise=True), n),
        "no reasons": base - s90(AVERAGE.but(generic=0), n),
        "argument": base - s90(AVERAGE.but(argues=True), n),
        "selling more": base - s90(AVERAGE.but(contacts=PITCHING), n),
        "firm close": base - s90(AVERAGE.but(close="close_firm"), n),
    }
    most = max(value for name, value in drops.items() if name != "over-promise")
    return found(drops, [above("over-promise", drops["over-promise"], most)])


@law("L09", "Reasons keep, linked reasons keep more", "A07 A08 D17")
def _(n: int) -> Found:
    none = s90(AVERAGE.but(generic=0), n)
    plain = s90(AVERAGE.but(generic=3), n)
    linked = s90(AVERAGE.but(generic=0, linked=3), n)
    figures = {"none": none, "3 generic": plain, "3 linked": linked}
    return found(figures, [above("three", plain, none, 0.03), above("linked", linked, plain, 0.02)])


@law("L10", "Pictures and charm win yeses and keep nobody", "A07")
def _(n: int) -> Found:
    one, many = (outcome(AVERAGE.but(pitches=p), n) for p in (1, 3))
    checks = [
        above("yes", many["yes"], one["yes"], 0.03),
        ("stays up by at most .01", many["s90"] - one["s90"] <= 0.01),
    ]
    return found({"yes 1": one["yes"], "yes 3": many["yes"], "s90 1": one["s90"], "s90 3": many["s90"]}, checks)


@law("L11", "Bringing in a hidden decider wins and keeps", "A24 D05")
def _(n: int) -> Found:
    alone = outcome(BEST.but(invite=False), n, of(decides=1.0))
    both = outcome(BEST, n, of(decides=1.0))
    checks = [above("yes", both["yes"], alone["yes"], 0.071), above("stays", both["s90"], alone["s90"], 0.004)]
    figures = {"yes alone": alone["yes"], "yes": both["yes"], "s90 alone": alone["s90"], "s90": both["s90"]}
    return found(figures, checks)


@law("L12", "A rival's pitch costs customers, fewer where the difference was shown", "A19 A20")
def _(n: int) -> Found:
    plain, shown = AVERAGE, AVERAGE.but(difference=True, questions=12, self_after=12)
    cost = {}
    for name, way in (("undifferentiated", plain), ("differentiated", shown)):
        cost[name] = s90(way, n, pitches=0.0) - s90(way, n, pitches=1.0)
    return found(
        cost,
        [
            above("pitch", cost["undifferentiated"], 0, 0.01),
            above("shield", cost["undifferentiated"], cost["differentiated"]),
        ],
    )
