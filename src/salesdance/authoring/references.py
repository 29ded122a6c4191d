"""The second pass: does every id that a scenario mentions exist, and can everything in it be reached?

Runs only on a file whose form is clean, so no finding here follows from one of the first pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from salesdance.authoring.guiding import moves_after, patterns_of
from salesdance.authoring.models_file import PlayedBlock, ScenarioFile
from salesdance.authoring.move_ids import (
    HEADS_WITH_SUBJECT,
    WORDED_APART,
    Subjects,
    moves_of,
    never_happens,
    signals_of,
)
from salesdance.authoring.nearmiss import near_miss
from salesdance.authoring.nodes import Node
from salesdance.authoring.reporting import Path, finding_at, listed, shown
from salesdance.authoring.words import chance
from salesdance.findings import Finding
from salesdance.moves import Deck
from salesdance.scenario import ANY, COMMITMENTS, MAX_DECIDERS, POOR_FIT

ABOUT = ("users", "rival", "nothing", "more")
"""What a contact may be about, besides a commitment or an objection."""


def check_references(file: ScenarioFile, node: Node, deck: Deck | None = None) -> list[Finding]:
    """Return everything that points nowhere or can never be reached; moves are those of `deck` if given."""
    return [
        *_meetings(file, node),
        *_talk(file, node),
        *_people(file, node),
        *_after(file, node),
        *_facts_in_reach(file, node),
        *_one_opener(file, node),
        *_taken_ids(file, node),
        *_moves(file, node, deck),
        *_expectations(file, node),
        *_score_weights(file, node),
    ]


def subjects_of(file: ScenarioFile) -> Subjects:
    """Return the ids of a scenario file, in its order."""
    return Subjects(
        facts=tuple(file.facts),
        reasons=tuple(id for id, fact in file.facts.items() if fact.reason),
        objections=tuple(file.objections),
        excuses=tuple(file.excuses),
        people=tuple(file.people),
        deciders=tuple(id for id, person in file.people.items() if chance(person.decides) > 0),
        promises=tuple(file.promises),
        downsides=tuple(file.downsides),
        contacts=tuple(file.contacts),
        rival=file.competitor is not None,
    )


def _unknown(node: Node, path: Path, what: str, given: str, known: Iterable[str], *, key: bool = False) -> Finding:
    """Return the finding for an id that does not exist; `what` is a noun such as "objection"."""
    choices = list(known)
    near = near_miss(given, choices)
    hint = f"Did you mean `{near}`?" if near else f"Known: {listed(choices)}." if choices else ""
    hint = hint or f"This scenario has no {what}."
    message = f"There is no {what} {shown(given)}."
    return finding_at(node, path, f"unknown-{what}", message, hint=hint, key=key)


def _each_known(
    node: Node, path: Path, what: str, given: Iterable[str], known: Mapping[str, object]
) -> Iterator[Finding]:
    for at, id in enumerate(given):
        if id not in known:
            yield _unknown(node, (*path, at), what, id, known)


def _meetings(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    last = len(file.meetings) - 1
    for name in ("next_dated", "next_calendar"):
        if getattr(file.meetings[last], name):
            why = "it stands in the last meeting, and there is no next one"
            yield _never_said(node, ("meetings", last, name), name, why, key=True)


def _talk(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    for id, fact in file.facts.items():
        path: Path = ("facts", id)
        yield from _each_known(node, (*path, "opens"), "fact", fact.opens, file.facts)
        if fact.clue:
            yield from _clue(file, node, (*path, "clue", "of"), fact.clue.of)
        if fact.reason:
            eases = fact.reason.eases
            yield from _each_known(node, (*path, "reason", "eases"), "objection", eases, file.objections)
    for id, objection in file.objections.items():
        path = ("objections", id, "hides_behind")
        yield from _each_known(node, path, "excuse", objection.hides_behind, file.excuses)
    for id, excuse in file.excuses.items():
        path = ("excuses", id, "true_of")
        yield from _each_known(node, path, "objection", excuse.true_of, file.objections)


def _clue(file: ScenarioFile, node: Node, path: Path, of: str) -> Iterator[Finding]:
    if of in file.objections or of == POOR_FIT:
        return
    if of in file.people:
        if chance(file.people[of].decides) == 0:
            message = f"{shown(of)} decides nothing, so no clue can point there."
            hint = f"Give `people.{of}` a `decides` above 0, or let the clue be of something else."
            yield finding_at(node, path, "not-a-decider", message, hint=hint)
        return
    yield _unknown(node, path, "objection", of, [*file.objections, *file.people, POOR_FIT])


def _people(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    deciders = [id for id, person in file.people.items() if chance(person.decides) > 0]
    for id in deciders[MAX_DECIDERS:]:
        message = f"{len(deciders)} people decide here; at most {MAX_DECIDERS} can."
        hint = "Leave out `decides`, or write never, for the others."
        yield finding_at(node, ("people", id, "decides"), "too-many-deciders", message, hint=hint, key=True)
    if file.competitor:
        path: Path = ("competitor", "linked_to")
        yield from _each_known(node, path, "fact", file.competitor.linked_to, file.facts)


def _after(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    for kind in COMMITMENTS:
        path: Path = ("commitments", kind, "matters_if")
        matters_if = getattr(file.commitments, kind).matters_if
        yield from _each_known(node, path, "objection", matters_if, file.objections)
    for id, contact in file.contacts.items():
        path = ("contacts", id, "about")
        known = (*ABOUT, *COMMITMENTS, *file.objections)
        if contact.about not in known:
            yield _unknown(node, path, "subject", contact.about, known)
        elif contact.about == "rival" and not file.competitor:
            yield _no_competitor(node, path, "This contact is about the rival")
    if file.competitor and not file.mails.rival:
        message = "There is a competitor, and no mail in which its pitch shows."
        yield finding_at(node, ("mails", "rival"), "too-few", message, hint="Add `rival:` to `mails`.", key=True)
    if file.mails.rival and not file.competitor:
        yield _no_competitor(node, ("mails", "rival"), "These mails show a rival's pitch", key=True)


def _no_competitor(node: Node, path: Path, what: str, *, key: bool = False) -> Finding:
    message = f"{what}, and the scenario has no competitor."
    return finding_at(node, path, "no-competitor", message, hint="Add `competitor:`, or remove this.", key=key)


def _facts_in_reach(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    """Report facts that wait for each other: each opens only after one that can never be asked about."""
    closed = {later for fact in file.facts.values() for later in fact.opens}
    reached = [id for id in file.facts if id not in closed]
    for id in reached:
        reached += [later for later in file.facts[id].opens if later in file.facts and later not in reached]
    for id in file.facts:
        if id not in reached:
            message = f"`{id}` can never be asked about: only facts that cannot be reached open it."
            hint = "Take it out of one `opens:`, so that the circle has a beginning."
            yield finding_at(node, ("facts", id), "never-asked", message, hint=hint, key=True)


def _one_opener(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    """Report a fact that two others open: the engine waits for one of them only."""
    opener: dict[str, str] = {}
    for id, fact in file.facts.items():
        for at, later in enumerate(fact.opens):
            first = opener.setdefault(later, id)
            if first != id:
                message = f"`{later}` is opened by `{first}` already; a fact waits for one other fact only."
                hint = "Keep it in one of the two `opens`."
                yield finding_at(node, ("facts", id, "opens", at), "opened-twice", message, hint=hint)


def _taken_ids(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    """Report ids that would mean two things where only the id is written."""
    for id in file.objections:
        if id == POOR_FIT or id in ABOUT or id in COMMITMENTS:
            yield _reserved(node, ("objections", id), id, "it has a meaning of its own in `clue.of` or `about`")
    for id in file.people:
        if id in file.objections or id == POOR_FIT:
            yield _reserved(node, ("people", id), id, "a clue could not tell this person from an objection")
    for id in file.contacts:
        if id in COMMITMENTS:
            yield _reserved(node, ("contacts", id), id, "every commitment already has a contact of that name")


def _reserved(node: Node, path: Path, id: str, why: str) -> Finding:
    message = f"`{id}` cannot be used as an id here: {why}."
    return finding_at(node, path, "reserved-id", message, hint="Choose another id.", key=True)


def _moves(file: ScenarioFile, node: Node, deck: Deck | None) -> Iterator[Finding]:
    subjects = subjects_of(file)
    moves = moves_of(subjects, deck)
    for path, move, at_key in _mentioned(file):
        if move in moves:
            continue
        if why := never_happens(move, "", subjects):
            yield _never_said(node, path, move, why, key=at_key)
        else:
            yield _unknown_move(node, path, move, moves, key=at_key)
    known_patterns = {f"{move.partition('/')[0]}/{ANY}": kind for move, kind in moves.items() if "/" in move}
    for path, pattern in patterns_of(file.facilitator):
        if not any(move.startswith(pattern.removesuffix(ANY)) for move in moves):
            yield _unknown_move(node, path, pattern, {**moves, **known_patterns}, key=False)
    for path, move, signal, at_key in _answered(file):
        known = signals_of(moves[move], subjects) if move in moves else (signal,)
        if at_key and move in moves:
            known += WORDED_APART.get(moves[move], ())
        if why := never_happens("", signal, subjects):
            yield _never_said(node, path, signal, why, key=at_key)
        elif signal not in known:
            near = near_miss(signal, known)
            hint = f"Did you mean `{near}`?" if near else f"It gets: {listed(known)}." if known else ""
            message = f"`{move}` never gets the answer {shown(signal)}."
            yield finding_at(node, path, "unknown-signal", message, hint=hint, key=at_key)


def _unknown_move(node: Node, path: Path, move: str, moves: Mapping[str, str], *, key: bool) -> Finding:
    head = move.partition("/")[0]
    alike = [known for known in moves if known.partition("/")[0] == head]
    if alike:
        return _unknown(node, path, "move", move, alike, key=key)
    near = near_miss(move, moves)
    hint = f"Did you mean `{near}`?" if near else "The moves of a scenario are listed in docs/scenario-format.md."
    if head in HEADS_WITH_SUBJECT:
        hint = f"This scenario has nothing that `{head}/...` could be about."
    return finding_at(node, path, "unknown-move", f"There is no move {shown(move)}.", hint=hint, key=key)


def _never_said(node: Node, path: Path, what: str, why: str, *, key: bool) -> Finding:
    message = f"`{what}` never comes up here: {why}."
    hint = "Take it out, or make it possible."
    return finding_at(node, path, "never-said", message, hint=hint, severity="warning", key=key)


def _mentioned(file: ScenarioFile) -> Iterator[tuple[Path, str, bool]]:
    """Yield path, move id and whether it is a key, for every move that the file mentions."""
    for id, objection in file.objections.items():
        for move in objection.after_the_no.recalls:
            yield ("objections", id, "after_the_no", "recalls", move), move, True
    for move in file.lines:
        yield ("lines", move), move, True
    for name in ("first_thoughts", "drafts"):
        for at, temptation in enumerate(getattr(file, name)):
            yield (name, at, "move"), temptation.move, False
    for path, move, _ in _played(file):
        yield path, move, False
    for at, look_back in enumerate(file.start.look_back):
        for which, move in enumerate(look_back.choices):
            yield ("start", "look_back", at, "choices", which), move, False
    for path, move in moves_after(file.facilitator):
        yield path, move, False


def _played(file: ScenarioFile) -> Iterator[tuple[Path, str, str]]:
    for name in ("played", "opens_with"):
        for at, played in enumerate(getattr(file.start, name)):
            if isinstance(played, PlayedBlock):
                yield ("start", name, at, "move"), played.move, played.answer
            else:
                yield ("start", name, at), played, ""


def _answered(file: ScenarioFile) -> Iterator[tuple[Path, str, str, bool]]:
    for move, reply in file.lines.items():
        for signal in reply.answers:
            yield ("lines", move, "answers", signal), move, signal, True
    for path, move, signal in _played(file):
        if signal:
            yield (*path[:-1], "answer"), move, signal, False


def _expectations(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    for at, expectation in enumerate(file.expect):
        yield from _each_known(node, ("expect", at, "after"), "fact", expectation.after, file.facts)
        if expectation.believes and expectation.believes not in file.objections:
            yield _unknown(node, ("expect", at, "believes"), "objection", expectation.believes, file.objections)


def _score_weights(file: ScenarioFile, node: Node) -> Iterator[Finding]:
    """Report weights that leave out a part that is always marked, or that add up to nothing."""
    missing = [part for part in ("outcome", "long_game") if part not in file.weights]
    if file.weights and (missing or not any(file.weights.values())):
        what = f"{' and '.join(f'`{part}`' for part in missing)} missing" if missing else "all of them 0"
        hint = "Own weights stand for all parts: outcome and long_game are needed, others count 0 if left out."
        message = f"These weights cannot be used: {what}."
        yield finding_at(node, ("weights",), "bad-weights", message, hint=hint, key=True)
