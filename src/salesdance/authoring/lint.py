"""Advice on a scenario that is formally right: whether it can be read, heard and learned from.

Warnings are about what the player cannot notice or learn; hints are about the writing. Neither stops it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salesdance.authoring.guiding import MOMENTS
from salesdance.authoring.late_start import lint_start
from salesdance.authoring.lint_words import lint_words
from salesdance.authoring.nodes import Node, place_of
from salesdance.authoring.reporting import Path, finding_at
from salesdance.authoring.spoken import Text, texts_of
from salesdance.findings import Finding, Severity
from salesdance.scenario import TOPICS, Clue, Fact, Scenario

CLUES_NEEDED = 3
LIKELIEST_SHARE = 0.5
MAILS_NEEDED = {"fine": 4, "hectic": 3, "hedges": 2}
SHORT_ENOUGH_TO_REPEAT = 3


def lint_scenario(scenario: Scenario, node: Node) -> list[Finding]:
    """Return warnings and hints on a whole scenario, placed in the tree it was read from."""
    texts = list(texts_of(scenario))
    return [
        *_topics(scenario, node),
        *_weights(scenario, node),
        *_clues(scenario, node),
        *_excuses(scenario, node),
        *lint_start(scenario, node),
        *_rival(scenario, node),
        *_mails(scenario, node),
        *_thoughts(scenario, node),
        *_facilitator(scenario, node),
        *_copies(texts, node),
        *lint_words(scenario, texts, node),
    ]


def _topics(scenario: Scenario, node: Node) -> Iterator[Finding]:
    missing = [topic for topic in TOPICS if topic not in {fact.topic for fact in scenario.facts}]
    if missing and scenario.start.act == "discover":
        message = f"A deal from its first meeting needs facts on all five topics; none is on {_and(missing)}."
        hint = "Add a fact, or change the `topic` of one."
        yield _advice(node, ("facts",), "few-topics", message, hint, "warning", key=True)


def _weights(scenario: Scenario, node: Node) -> Iterator[Finding]:
    likeliest = max(scenario.objections, key=lambda one: one.weight)
    if likeliest.weight < LIKELIEST_SHARE - 1e-9:
        of_ten = round(likeliest.weight * 10, 1)
        message = f"The likeliest objection, `{likeliest.id}`, is the real one in {of_ten:g} of 10 sittings only."
        hint = "Give it at least half of the weight, so that reading this prospect can be learned."
        yield _advice(node, ("objections", likeliest.id, "weight"), "weak-favourite", message, hint, "warning")


def _clues(scenario: Scenario, node: Node) -> Iterator[Finding]:
    shown = [fact.clue.of for fact in scenario.facts if fact.clue]
    for objection in scenario.objections:
        count = shown.count(objection.id)
        if count < CLUES_NEEDED:
            message = f"{_number(count)} to `{objection.id}`; {CLUES_NEEDED} are good: a thing, a slip, an evasion."
            hint = f"Give a fact `clue: {{of: {objection.id}, ...}}`."
            severity: Severity = "hint" if count else "warning"
            yield _advice(node, ("objections", objection.id), "few-clues", message, hint, severity, key=True)
    for person in scenario.people:
        if person.decides > 0 and person.id not in shown:
            message = f"`{person.id}` can stop the deal, and no clue points there."
            hint = f"Give a fact `clue: {{of: {person.id}, ...}}`."
            yield _advice(node, ("people", person.id), "few-clues", message, hint, "hint", key=True)
    for fact in scenario.facts:
        if fact.clue:
            yield from _one_clue(fact, fact.clue, node)


def _one_clue(fact: Fact, clue: Clue, node: Node) -> Iterator[Finding]:
    path: Path = ("facts", fact.id, "clue")
    plain = fact.at_ease
    if (clue.says or plain.says) == plain.says and (clue.does or plain.does) == plain.does:
        message = f"The clue in `{fact.id}` cannot be noticed: words and body line are those of the plain answer."
        yield _advice(node, path, "same-clue", message, "Change `says` or `does` in the clue.", "warning", key=True)
    faint = clue.faintly
    if faint == type(faint)() or (faint.says, faint.does) == (fact.guarded.says, fact.guarded.does):
        message = f"The guarded clue in `{fact.id}` cannot be noticed: it looks like the plain guarded answer."
        hint = "Write `faintly`: the guarded answer with a trace of the clue."
        yield _advice(node, (*path, "faintly"), "faint-clue", message, hint, "warning", key=True)


def _excuses(scenario: Scenario, node: Node) -> Iterator[Finding]:
    used = {id for objection in scenario.objections for id in objection.hides_behind}
    for excuse in scenario.excuses:
        if excuse.id not in used and not excuse.true_of:
            message = f"Nothing hides behind `{excuse.id}`, and it is true of nothing: nobody will ever say it."
            hint = "Name it in an objection's `hides_behind`."
            yield _advice(node, ("excuses", excuse.id), "unused-excuse", message, hint, "warning", key=True)
        if (excuse.tell.says, excuse.tell.does) == (excuse.says.says, excuse.says.does):
            message = f"`{excuse.id}` has no tell: it sounds the same when it is true and when it is not."
            hint = "As a tell it comes too quickly, too completely, or to the table."
            yield _advice(node, ("excuses", excuse.id, "tell"), "no-tell", message, hint, "warning", key=True)


def _rival(scenario: Scenario, node: Node) -> Iterator[Finding]:
    if scenario.competitor and not scenario.competitor.linked_to:
        message = "The difference to the rival can never land: no fact is linked to it."
        hint = "Name in `linked_to` the facts that make it land."
        yield _advice(node, ("competitor", "linked_to"), "never-lands", message, hint, "warning", key=True)


def _mails(scenario: Scenario, node: Node) -> Iterator[Finding]:
    for kind, needed in MAILS_NEEDED.items():
        count = len(scenario.mails.get(kind, ()))
        if count < needed:
            message = f"There are {count} mails in `{kind}`; with fewer than {needed} they repeat within one deal."
            yield _advice(node, ("mails", kind), "few-mails", message, "Write some more.", "warning", key=True)


def _thoughts(scenario: Scenario, node: Node) -> Iterator[Finding]:
    for name, thoughts in (("first_thoughts", scenario.first_thoughts), ("drafts", scenario.drafts)):
        for at, thought in enumerate(thoughts):
            line = scenario.lines.get(thought.move)
            if line is None or not line.says.startswith(thought.says):
                message = f"`{thought.move}` has no line of its own that begins so, so these words are never seen."
                hint = f"Write under `lines`, `{thought.move}`, what is said when the thought is said to its end."
                yield _advice(node, (name, at, "says"), "other-beginning", message, hint, "warning")


def _facilitator(scenario: Scenario, node: Node) -> Iterator[Finding]:
    page, (least, most) = scenario.facilitator, MOMENTS
    if page.empty or least <= len(page.moments) <= most:
        return
    few, path = len(page.moments) < least, ("facilitator", "moments")
    message = f"There are {len(page.moments)} moments to vote on; an hour has room for {least} to {most}."
    hint = (
        "Name the turns at which people part, in every act that the deal comes to."
        if few
        else "Leave out those that a room seldom comes to, or at which most agree."
    )
    yield _advice(node, path, "few-moments" if few else "many-moments", message, hint, "hint", key=True)


def _copies(texts: list[Text], node: Node) -> Iterator[Finding]:
    """Report answers that repeat another one; inside one fact the player cannot tell the moods apart."""
    first: dict[str, Path] = {}
    for text in texts:
        if text.speaker not in ("prospect", "mail") or len(text.words.split()) <= SHORT_ENOUGH_TO_REPEAT:
            continue
        path = first.setdefault(text.words.casefold(), text.path)
        if path is text.path or _of_the_same_answer(path, text.path):
            continue
        line = place_of(node, path).line
        severity: Severity = "warning" if path[0] == "facts" and path[:2] == text.path[:2] else "hint"
        message = f"These are word for word the words of line {line}."
        yield _advice(node, text.path, "same-answer", message, "Say it differently.", severity)


def _of_the_same_answer(one: Path, other: Path) -> bool:
    # A clue may keep the words and change the body line only: lint of clues looks at both together.
    return "clue" in one or "clue" in other


def _advice(
    node: Node, path: Path, code: str, message: str, hint: str, severity: Severity, *, key: bool = False
) -> Finding:
    return finding_at(node, path, code, message, hint=hint, severity=severity, key=key)


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _number(count: int) -> str:
    return {0: "No clue points", 1: "One clue points"}.get(count, f"{count} clues point")
