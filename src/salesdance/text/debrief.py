"""The debrief in a terminal: one page after another, in the order in which it should be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from salesdance.sitting.debrief import (
    Debrief,
    Moment,
    Showing,
    SkillBar,
    ThePerson,
)
from salesdance.sitting.debrief_numbers import days_once
from salesdance.sitting.debrief_words import (
    IN_FRONT,
    NO_LUCK,
    SHOWED,
    TURNING,
    decider_words,
    guess_words,
    hidden_words,
    instead_words,
    limit_words,
    source_words,
    stayed_words,
    straight_words,
    total_words,
)
from salesdance.sitting.phrases import in_a_sentence, quoted
from salesdance.text.curve import draw_curve
from salesdance.text.figures import bar, figures
from salesdance.text.finds import draw_finds
from salesdance.text.screen import Screen
from salesdance.text.turn import draw_said
from salesdance.text.turning import draw_every_line, draw_turning

Page = Callable[[Screen, Debrief], None]


def draw_debrief(screen: Screen, debrief: Debrief, *, untold: str = "") -> None:
    """Write the whole debrief at once, every why included; `untold` stands where it is not told where it turned."""
    for page in PAGES:
        page(screen, debrief)
        if page is draw_turning and debrief.turning is None and untold:
            screen.heading(TURNING)
            screen.say(untold)
        if page is draw_card:
            for skill in debrief.card.skills:
                draw_skill(screen, skill)
        if page is draw_curve:
            draw_every_line(screen, debrief)


def draw_person(screen: Screen, debrief: Debrief) -> None:
    """Write who it was: the real reason, what stood in front of it, where it showed, who else there was."""
    person = debrief.person
    screen.heading(f"{person.name}, {in_a_sentence(person.role)}")
    screen.say(person.heading)
    screen.say(quoted(person.truth), style="strong", indent=2, hang=1)
    if person.straight:
        screen.blank()
        screen.say(straight_words(person), style="quiet")
        screen.say(quoted(person.straight), indent=2, hang=1)
    _draw_guesses(screen, person)
    if person.instead:
        screen.blank()
        screen.say(IN_FRONT)
        for instead in person.instead:
            screen.say(instead_words(instead), indent=2)
            if instead.moment is not None:
                _draw_answer(screen, instead.moment)
    _draw_places(screen, person)
    _draw_house(screen, person)


def draw_who(screen: Screen, debrief: Debrief) -> None:
    """Write, for the very first deal, what was on their mind, one place where it showed, and who could stop it."""
    person = debrief.person
    screen.heading(f"{person.name}, {in_a_sentence(person.role)}")
    screen.say(person.heading)
    screen.say(quoted(person.truth), style="strong", indent=2, hang=1)
    _draw_guesses(screen, person)
    shown = [place for place in person.places if place.moment is not None][:1]
    _draw_places(screen, replace(person, places=tuple(shown or person.places[:1])))
    _draw_house(screen, replace(person, fit=""))


def _draw_guesses(screen: Screen, person: ThePerson) -> None:
    for guess in person.guesses:
        screen.blank()
        screen.say(" ".join(guess_words(guess)))


def _draw_places(screen: Screen, person: ThePerson) -> None:
    shown = [place for place in person.places if place.moment is not None]
    hidden = [place for place in person.places if place.moment is None]
    if shown:
        screen.blank()
        screen.say(SHOWED)
        for place in shown:
            _draw_showing(screen, place)
    if hidden:
        screen.blank()
        screen.say(hidden_words(shown=bool(shown)))
        for place in hidden:
            screen.say(quoted(place.ask), indent=2, hang=1)


def _draw_showing(screen: Screen, place: Showing) -> None:
    moment = place.moment
    if moment is None:
        return
    screen.blank()
    if moment.mine:
        screen.say(f"You: {moment.mine}" if moment.spoken else moment.mine, indent=2, hang=5)
    _draw_answer(screen, moment)
    screen.say(stayed_words(place), indent=2, style="quiet")


def _draw_answer(screen: Screen, moment: Moment) -> None:
    for said in moment.heard:
        if said.does:
            screen.say(said.does, indent=2, style="body")
        if said.says:
            screen.say(quoted(said.says), indent=2, hang=1)


def _draw_house(screen: Screen, person: ThePerson) -> None:
    if person.deciders:
        screen.blank()
    for decider in person.deciders:
        screen.say(decider_words(decider), hang=2)
    if person.fit:
        screen.blank()
        screen.say(person.fit)


def draw_luck(screen: Screen, debrief: Debrief) -> None:
    """Write what was luck, as honest counts out of ten."""
    screen.heading("What was luck")
    if not debrief.luck:
        screen.say(NO_LUCK)
    for chance in debrief.luck:
        screen.say(chance.sentence)
        screen.say(figures(chance.out_of_ten, chance.share), indent=2, style="quiet")


def draw_door(screen: Screen, debrief: Debrief) -> None:
    """Write how a yes was left, and what it would have been with what was missing; else what was luck."""
    door = debrief.door
    if door is None:
        draw_luck(screen, debrief)
        return
    screen.heading("How you left it")
    for sentence, count, share in door.sentences:
        screen.say(sentence)
        screen.say(figures(count, share), indent=2, style="quiet")


def draw_card(screen: Screen, debrief: Debrief) -> None:
    """Write the card: a numbered bar for each skill, limits, one thing to practise, and the total last and small."""
    card = debrief.card
    screen.heading("The card")
    for number, skill in enumerate(card.skills, 1):
        screen.item(str(number), f"{bar(skill.bar.share)} {skill.bar.title}: {skill.words}")
    for limit in card.limits:
        screen.blank()
        screen.say(limit_words(limit))
    if card.next_thing:
        screen.blank()
        screen.say(card.next_thing, style="strong")
    screen.blank()
    screen.say(total_words(card.total), style="quiet")
    if card.hints:
        screen.say(card.hints, style="quiet")


def draw_skill(screen: Screen, skill: SkillBar) -> None:
    """Write why: every rule of one skill with its points, its reason, and the line it rests on."""
    screen.blank()
    screen.say(f"{skill.bar.title}, {skill.bar.said}", style="strong")
    for mark in skill.marks:
        screen.say(f"{mark.title}: {mark.said}. {mark.why}", indent=2, hang=2)
        if mark.moment is not None and mark.moment.mine:
            screen.say(f'"{mark.moment.mine}"', indent=4, hang=1, style="quiet")


def draw_sources(screen: Screen, debrief: Debrief) -> None:
    """Write what it takes to play the same sitting again."""
    screen.heading("This sitting")
    screen.say(f"{debrief.title}. {debrief.ending}")
    again, *others = source_words(debrief)
    screen.say(again)
    for sentence in others:
        screen.say(sentence, style="quiet")


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
            screen.blank()
            screen.say(f"{moment.number}. {'You: ' if moment.spoken else ''}{moment.mine}", hang=4)
        for said in days_once(moment.heard):
            draw_said(screen, said, named=True)


PAGES: tuple[Page, ...] = (draw_person, draw_turning, draw_luck, draw_card, draw_finds, draw_curve, draw_sources)
MARKS: tuple[Page, ...] = (draw_turning, draw_card, draw_finds, draw_curve, draw_sources)
FIRST_PAGES: tuple[Page, ...] = (draw_who, draw_door)
