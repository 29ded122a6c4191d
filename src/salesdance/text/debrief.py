"""The debrief in a terminal: one page after another, in the order in which it should be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from salesdance.sitting.debrief import Bar, Chance, Debrief, Find, Moment, Showing, SkillBar, ThePerson
from salesdance.text.screen import Screen
from salesdance.text.turn import draw_said, quoted

BAR = 10
Page = Callable[[Screen], None]


def debrief_pages(debrief: Debrief) -> Iterator[Page]:
    """Yield the pages of a debrief; each writes itself on a screen."""
    yield lambda screen: draw_person(screen, debrief.person)
    yield lambda screen: draw_luck(screen, debrief)
    yield lambda screen: draw_card(screen, debrief)
    yield lambda screen: draw_finds(screen, debrief)
    yield lambda screen: draw_sources(screen, debrief)


def draw_person(screen: Screen, person: ThePerson) -> None:
    """Write who it was: the real reason, what stood in front of it, where it showed, who else there was."""
    screen.heading(f"{person.name}, {person.role}")
    screen.say(person.heading)
    screen.say(quoted(person.truth), style="strong", indent=2, hang=1)
    if person.straight:
        screen.blank()
        screen.say("Said straight out it sounds like this:", style="quiet")
        screen.say(quoted(person.straight), indent=2, hang=1)
    for guess in person.guesses:
        verdict = "It was." if guess.right else "It was something else."
        screen.blank()
        screen.say(f'{guess.when} you thought: "{guess.card}" ({guess.sure}). {verdict}')
    screen.blank()
    if person.instead:
        screen.say("What was said instead:")
        for instead in person.instead:
            was = ", which was simply true" if instead.was_true else ""
            screen.say(f"{instead.label}{was}.", indent=2)
            if instead.moment is not None:
                _draw_answer(screen, instead.moment)
    else:
        screen.say("Nothing was put in front of it.")
    _draw_places(screen, person)
    _draw_house(screen, person)


def _draw_places(screen: Screen, person: ThePerson) -> None:
    shown = [place for place in person.places if place.moment is not None]
    hidden = [place for place in person.places if place.moment is None]
    if shown:
        screen.blank()
        screen.say("Where it showed:")
        for place in shown:
            _draw_showing(screen, place)
    if hidden:
        screen.blank()
        screen.say("Where it would have shown, if you had asked:" if shown else "It never showed. It might have, here:")
        for place in hidden:
            screen.say(quoted(place.ask), indent=2, hang=1)


def _draw_showing(screen: Screen, place: Showing) -> None:
    moment = place.moment
    if moment is None:
        return
    screen.blank()
    if moment.mine:
        screen.say(f"You: {moment.mine}", indent=2, hang=5)
    _draw_answer(screen, moment)
    screen.say("You stayed with it." if place.followed else "You went on to something else.", indent=2, style="quiet")


def _draw_answer(screen: Screen, moment: Moment) -> None:
    for said in moment.heard:
        if said.who == "you":
            continue
        if said.does:
            screen.say(said.does, indent=2, style="body")
        if said.says:
            screen.say(quoted(said.says), indent=2, hang=1)


def _draw_house(screen: Screen, person: ThePerson) -> None:
    if person.deciders:
        screen.blank()
    for decider in person.deciders:
        could = "could have stopped it" if decider.could_stop else "could not have stopped it"
        met = "You met." if decider.met else "You knew of them and did not meet." if decider.named else ""
        tail = met or "The name never came up."
        screen.say(f"{decider.name}, {decider.role}: {could}. {tail}", hang=2)
    if person.fit:
        screen.blank()
        screen.say(person.fit)


def draw_luck(screen: Screen, debrief: Debrief) -> None:
    """Write what was luck, as honest counts out of ten; and the quiet line where the turning points will be."""
    screen.heading("What was luck")
    if not debrief.luck:
        screen.say("Nothing in this deal was left to chance that a count could show.")
    for chance in debrief.luck:
        screen.say(chance.sentence)
        screen.say(figures(chance), indent=2, style="quiet")
    screen.blank()
    screen.say(debrief.turning_points, style="quiet")


def figures(chance: Chance) -> str:
    """Return ten small figures and the share, as in "ooooooo... 7 of 10 (68 %)"."""
    some = "o" * chance.out_of_ten + "." * (10 - chance.out_of_ten)
    return f"{some} {chance.out_of_ten} of 10 ({chance.share * 100:.0f} %)"


def draw_card(screen: Screen, debrief: Debrief) -> None:
    """Write the card: a bar a skill with its rules below, limits, one thing to practise, and the total last."""
    card = debrief.card
    screen.heading("The card")
    for skill in card.skills:
        _draw_skill(screen, skill)
    for limit in card.limits:
        screen.blank()
        screen.say(f"A limit: {limit.title}, at most {points(limit.points)}. {limit.why}{_turn(limit)}")
    if card.next_thing:
        screen.blank()
        screen.say(card.next_thing, style="strong")
    screen.blank()
    screen.say(f"All in all {points(card.total)} of 100.", style="quiet")


def _draw_skill(screen: Screen, skill: SkillBar) -> None:
    screen.blank()
    screen.say(f"{bar_of(skill.bar)} {skill.bar.title}: {skill.words}", style="strong")
    for mark in skill.marks:
        said = f"{points(mark.points)} of {points(mark.out_of)}"
        screen.say(f"{mark.title}: {said}. {mark.why}{_turn(mark)}", indent=2, hang=2)
        if mark.moment is not None and mark.moment.mine:
            screen.say(f'"{mark.moment.mine}"', indent=4, hang=1, style="quiet")


def _turn(bar: Bar) -> str:
    return f" (turn {bar.moment.turn + 1})" if bar.moment is not None else ""


def bar_of(bar: Bar) -> str:
    """Return a short bar of ten signs."""
    full = round(BAR * bar.share)
    return "[" + "#" * full + "-" * (BAR - full) + "]"


def points(value: float) -> str:
    """Return points without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


FOUND: dict[str, str] = {"found": "Found", "half": "Heard by half", "missed": "Missed"}


def draw_finds(screen: Screen, debrief: Debrief) -> None:
    """Write what there was to find, and the forecasts against what could be known."""
    screen.heading("What there was to find")
    for kind, title in FOUND.items():
        here = [find for find in debrief.finds if find.found == kind]
        if not here:
            continue
        screen.say(f"{title}:")
        for find in here:
            _draw_find(screen, find)
    if debrief.forecasts:
        screen.heading("What you expected")
    for told in debrief.forecasts:
        screen.say(told.question)
        screen.say(f"You said: {told.said}", indent=2, hang=2)
        screen.say(f"Could be known: {told.known}", indent=2, hang=2)


def _draw_find(screen: Screen, find: Find) -> None:
    screen.say(find.text, indent=2, hang=2)
    if find.found != "found":
        first = f" It opens after: {find.opened_by}" if find.opened_by else ""
        screen.say(f"{quoted(find.ask)}{first}", indent=4, hang=1, style="quiet")


def draw_sources(screen: Screen, debrief: Debrief) -> None:
    """Write what it takes to play the same sitting again."""
    sources = debrief.sources
    screen.heading("This sitting")
    screen.say(f"{debrief.title}. {debrief.ending}")
    screen.say(f"Played {sources.mode}, with the figures called {sources.profile}, rules {sources.rules}.")
    screen.say(f"Seeds: {sources.game_seed} for luck, {sources.type_seed} for who it was.")
    screen.lines(sources.notes)


def draw_lines(screen: Screen, debrief: Debrief) -> None:
    """Write the whole talk, turn by turn."""
    screen.heading("The whole talk")
    when = ""
    for moment in debrief.lines:
        if moment.when != when:
            when = moment.when
            screen.blank()
            screen.say(when, style="strong")
        if moment.mine:
            screen.say(f"{moment.turn + 1}. You: {moment.mine}", hang=4)
        for said in moment.heard:
            if said.who != "you":
                draw_said(screen, said, named=True)
