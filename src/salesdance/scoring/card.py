"""The score card: marks put together, parts weighed for this deal, caps set (docs/scoring.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from salesdance.engine import RULES_VERSION, Seen
from salesdance.engine.modes import HEARD_CLUE, HEARD_OPEN
from salesdance.scenario import COMMITMENTS, Scenario
from salesdance.scorecard import Cap, Mark, Part, ScoreCard, Skill
from salesdance.scoring import after_no, after_yes
from salesdance.scoring.discovery import discovery, worth_share
from salesdance.scoring.foretelling import forecasts
from salesdance.scoring.people import people
from salesdance.scoring.reading import Game, number
from salesdance.scoring.reasons import promise_gap, reasons
from salesdance.transcript import Forecast

DEFAULT: Mapping[str, float] = {
    "discovery": 16,
    "reasons": 12,
    "people": 8,
    "forecasts": 8,
    "outcome": 46,
    "long_game": 10,
}
LATE: Mapping[str, Mapping[str, float]] = {
    "cement": {"reasons": 6, "people": 4, "forecasts": 8, "outcome": 72, "long_game": 10},
    "ninety_days": {"forecasts": 0, "outcome": 90, "long_game": 10},
    "after_the_no": {"forecasts": 8, "outcome": 82, "long_game": 10},
}
DISCOVERY, PEOPLE = 16.0, 8.0
ENOUGH_HEARD = 3
"""Facts to have heard before leaving openly can be more than a guess."""
NEXT: Mapping[Skill, str] = {
    "discovery": "Next time: one more question before a word about yourself, and follow what they let slip.",
    "reasons": "Next time: join each reason to something they said, and promise only what will happen.",
    "people": "Next time: ask who else it is up to, and meet them.",
    "forecasts": "Next time: before you ask for the sale, say to yourself what is really on their mind.",
    "after_yes": "Next time: after the yes, stay for the dates, and keep your hours for what is open.",
    "after_no": "Next time: let the hot answer go, ask why, ask once more, and then be quiet.",
    "left_openly": "Next time: listen for whether it fits at all before you help them buy.",
    "long_game": "Next time: before you say what pleases now, ask yourself who will read it back to you.",
}


LITTLE_LOST = 2.0
NEXT_BY_RULE: Mapping[str, str] = {
    "worth of the questions": "Next time: ask what you cannot guess the answer to, and ask it early.",
    "following up what they let slip": "Next time: when something slips out, stay with it for one more line.",
    "no promise too many": "Next time: promise only what will happen, and say the downside yourself.",
    "reasons tied to what they said": "Next time: tie each reason to something they said in this talk.",
    "bringing them in": "Next time: when somebody is named, ask them in.",
    "is it final": "Next time: before anything else, ask whether it is final, and act on the answer.",
    "neither bait nor opening": "Next time: let the hot answer go, and do not take the opening they hand you.",
    "thanks": "Next time: thank them for the time they gave you; it costs nothing and opens something.",
    "wishing well": "Next time: wish them well with what they chose, and mean it.",
    "the first question": "Next time: when it is over, ask what made them decide.",
    "making the truth easy": "Next time: thank them, own your part, wish them well, and only then ask why.",
    "a real downside": "Next time: say one plain downside before they find it.",
    "who else decides": "Next time: ask who else it is up to, before you put your case.",
    "who will use it": "Next time: ask whose hands will be on it.",
    "permission": "Next time: if they are guarded ask leave first; if they are in a hurry come to the point.",
    "the second question": "Next time: ask the second question unless they would rather not say, then leave it quiet.",
    "the clean road": "Next time: hear the reason first; ask for help if it can be mended, promise to leave it if not.",
    "what matters most, first": "Next time: after the yes, begin with what matters most to them.",
    "in their hand": "Next time: after the yes, a date, a time, and their pen.",
    "no decision": "Next time: ask for the sale, or say openly that it is not for them.",
    "the long game": "Next time: before you say what pleases now, ask yourself who will read it back to you.",
}


NAMES_OF_COMMITMENTS = tuple(kind.replace("_", " ") for kind in COMMITMENTS)
SEVERAL = 3
"""So many commitments that lost something are not told one by one."""
NEXT_FOR_ONE = "Next time: before you leave the table, a day and an hour for the {name}, written down by them."
NEXT_ON_A_DAY = "Next time: on a day like {day}, read the post for who waits for what, and give your hours to that."


def weights_for(start: str, own: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of each part; `own` are the scenario's, else those of where the deal starts."""
    chosen = dict(own) if own else dict(LATE.get(start, DEFAULT))
    whole = 0.0
    for value in chosen.values():
        whole += value
    return {name: 100.0 * value / whole for name, value in chosen.items()}


def make_card(
    scenario: Scenario, game: Game, made: Sequence[tuple[int, Forecast]] = (), *, scale: tuple[float, float]
) -> ScoreCard:
    """Return the score card of one finished or unfinished game, by the scenario's own weights if it has any.

    `made` are forecasts, each with the turn it was made before; `scale` is (a0, a1), that of the long game.
    """
    start, cards, (a0, a1) = scenario.start.act, [objection.id for objection in scenario.objections], scale
    weights = weights_for(start, scenario.weights)
    late = start in LATE
    people_marks, spare = people(game)
    earned = 1.0 if late else worth_share(game)[0]
    told = forecasts(game, made, cards, earned)
    if not told:
        weights = _without_forecasts(weights)
    weights, extra = _moved(weights, spare)
    parts: list[Part] = []
    if weights.get("discovery"):
        parts.append(_part("discovery", discovery(game, extra), weights["discovery"]))
    if weights.get("reasons"):
        parts.append(_part("reasons", reasons(game), weights["reasons"]))
    if weights.get("people"):
        parts.append(_part("people", people_marks, weights["people"]))
    if told and weights.get("forecasts"):
        parts.append(_part("forecasts", told, weights["forecasts"]))
    before = sum((part.points for part in parts if part.skill in ("discovery", "reasons", "people")), 0.0)
    outcome, caps = _outcome(game, weights["outcome"], before, late)
    parts.extend(outcome)
    gained = _gained(game)
    share = min(max((gained - a0) / max(0.05, a1 - a0), 0.0), 1.0)
    why = "What all your moves together did for this customer's day ninety, from a careless seller to an expert."
    mark = Mark("long_game", "the long game", number(10 * share), 10.0, why)
    parts.append(_part("long_game", [mark], weights["long_game"]))
    return _total(game, parts, caps, gained)


def _without_forecasts(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights when none could be asked: the other parts share its points."""
    rest = 100.0 - weights.get("forecasts", 0.0)
    return {name: 100.0 * value / rest if rest else 0.0 for name, value in weights.items() if name != "forecasts"}


def _moved(weights: Mapping[str, float], spare: float) -> tuple[dict[str, float], float]:
    """Return the weights with `spare` of the 8 points of People given to Discovery, and what that adds to its 16.

    Without a Discovery the rest of People carries the whole weight of People.
    """
    own, finding = weights.get("people", 0.0), weights.get("discovery", 0.0)
    if not finding:
        return dict(weights), 0.0
    given = own * spare / PEOPLE
    return {**weights, "people": own - given, "discovery": finding + given}, DISCOVERY * given / finding


def _gained(game: Game) -> float:
    gains = game.trace.gain[:, game.index]
    out = 0.0
    for value in gains[np.isfinite(gains)]:
        out += float(value)
    return out


def _part(skill: Skill, marks: Sequence[Mark], weight: float) -> Part:
    """Scale marks so that the part is out of its weight in this deal."""
    whole = 0.0
    for mark in marks:
        whole += mark.out_of
    scale = weight / whole if whole else 0.0
    scaled = tuple(
        Mark(m.skill, m.rule, number(m.points * scale), number(m.out_of * scale), m.why, m.turn) for m in marks
    )
    points = 0.0
    for mark in marks:
        points += mark.points
    return Part(skill, number(max(points, 0.0) * scale), number(weight), scaled)


def _outcome(game: Game, weight: float, before: float, late: bool) -> tuple[list[Part], list[Cap]]:
    caps: list[Cap] = []
    opened: list[tuple[Skill, list[Mark]]] = []
    if after_yes.opened(game):
        opened.append(("after_yes", [*after_yes.cementing(game), *after_yes.ninety_days(game)]))
        opened = [(skill, marks) for skill, marks in opened if marks]
    if after_no.opened(game):
        opened.append(("after_no", after_no.after_no(game)))
    left = game.final(Seen.LEFT)
    if left == 1:
        opened.append(("left_openly", [_left_openly(game)]))
    elif left == 2 or not opened:
        why = _undecided(game) if left == 2 else "Nothing was decided."
        turn = game.turns[-1].number if game.turns else None
        return [_part("after_yes", [Mark("after_yes", "no decision", 0.0, 46.0, why, turn)], weight)], caps
    parts = [_part(skill, marks, weight / len(opened)) for skill, marks in opened]
    out = []
    for part in parts:
        limit = part.out_of
        if part.skill == "after_no" and game.final(Seen.ARGUED) & 2:
            turn = next((t.number for t in game.of("argue_no")), None)
            caps.append(Cap("after_no", 0.0, "You argued after the no.", turn))
            limit = 0.0
        elif part.skill == "after_no" and not late and len(opened) == 1:
            limit = min(limit, 18.0 * weight / 46.0 + before)
        out.append(Part(part.skill, number(min(part.points, limit)), part.out_of, part.marks))
    return out, caps


def _undecided(game: Game) -> str:
    if game.final(Seen.CLOSES) < game.tables.c["limit.closes"]:
        return "You went while you could still have asked for the sale."
    return 'They had said "not now", and you went without a next step.'


def _facts_heard(game: Game, turn: int) -> int:
    """Return how many facts were answered openly before a turn, or let their clue show in a guarded answer."""
    first = game.tables.blocks.heard
    return sum(bool(game.seen(turn, first + fact) & (HEARD_OPEN | HEARD_CLUE)) for fact in range(game.tables.facts))


def _left_openly(game: Game) -> Mark:
    turn = next(t for t in game.turns if t.kind == "leave")
    poor = float(game.trace.poor[turn.number, game.index])
    heard = _facts_heard(game, turn.number)
    points = 46.0 * min(max((poor - 0.4) / 0.4, 0.0), 1.0) if heard >= ENOUGH_HEARD else 0.0
    why = f"From what you had heard, {round(10 * poor)} of 10 such buyers should not buy."
    if heard < ENOUGH_HEARD:
        so_far = ("nothing", "one thing", "two things")[heard]
        why = f"You had heard {so_far} from them: too little to know that it does not fit. It takes three."
    elif not points:
        why = f"{why} That is too few to leave for."
    return Mark("left_openly", "leaving openly", number(points), 46.0, why, turn.number)


def _total(game: Game, parts: list[Part], caps: list[Cap], gained: float) -> ScoreCard:
    points, whole = 0.0, 0.0
    for part in parts:
        points, whole = points + part.points, whole + part.out_of
    total = 100.0 * points / whole if whole else 0.0
    broke = next((t for t in game.of("offer") if game.seen(t.number, Seen.PROMISED)), None)
    if broke is not None and total > 60.0:
        caps.append(Cap("total", 60.0, "You had promised not to reopen it.", broke.number))
        total = min(total, 60.0)
    gap, worst = promise_gap(game)
    if gap > 0.30 and total > 70.0:
        caps.append(Cap("total", 70.0, "You promised far more than will be delivered.", worst))
        total = min(total, 70.0)
    advice = _advice(parts)
    return ScoreCard(number(total), tuple(parts), tuple(caps), RULES_VERSION, number(gained), advice)


def _advice(parts: Sequence[Part]) -> str:
    """Return one thing to practise: what the costliest mark asks for; nothing when little was lost."""
    marks = [mark for part in parts for mark in part.marks if mark.out_of - mark.points >= LITTLE_LOST]
    # The long game adds up what the others lost: it is named only where no other says more.
    costliest = max(marks, key=lambda one: (one.skill != "long_game", one.out_of - one.points, one.rule), default=None)
    if costliest is None:
        return ""
    if costliest.rule.startswith("day "):
        return NEXT_ON_A_DAY.format(day=costliest.rule)
    if costliest.rule in NAMES_OF_COMMITMENTS:
        missed = sum(mark.rule in NAMES_OF_COMMITMENTS for mark in marks)
        return NEXT_FOR_ONE.format(name=costliest.rule) if missed < SEVERAL else NEXT["after_yes"]
    return NEXT_BY_RULE.get(costliest.rule, NEXT[costliest.skill])
