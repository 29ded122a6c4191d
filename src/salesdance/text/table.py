"""A sitting at a terminal: draw what is on the table, read a line, do it, and so on to the end.

Moves are stored before their answer is shown: `keep` is called after every one.
"""

from __future__ import annotations

from collections.abc import Callable

from salesdance.sitting.phrases import NO_SHEET, WHY_NOW
from salesdance.sitting.prompts import Prompter
from salesdance.sitting.seat import Seat
from salesdance.sitting.telling import Telling, chapter_of, split_news
from salesdance.sitting.view import Card, Choice, Said, View
from salesdance.text import pages, taps, typed
from salesdance.text.prompts import PROMPTS
from salesdance.text.screen import Screen
from salesdance.text.seat import PROMPT, STOPS, Outcome, Reader
from salesdance.text.turn import draw_choices, draw_heading, draw_keys, draw_news

SKIPS = ("x", "skip")
LEAVES_OUT = "A number, or x leaves it out."


def _is_turn(view: View) -> bool:
    """Tell whether the player can speak freely: nothing is asked, looked back on, or already on the tongue."""
    return view.asking is None and view.thought is None and view.look_back is None


class Table:
    """One person, one sitting, one terminal."""

    def __init__(
        self,
        seat: Seat,
        screen: Screen,
        read: Reader,
        *,
        keep: Callable[[], None],
        prospect: str,
        told: list[Said] | None = None,
        prompted: bool = False,
        until: Callable[[], bool] | None = None,
    ) -> None:
        self._seat = seat
        self._screen = screen
        self._read = read
        self._keep = keep
        self._prospect = prospect
        self._told = told if told is not None else []
        self._prompted = prompted
        self._until = until
        self._prompts = Prompter(PROMPTS if prompted else ())
        self._chapter = ""
        self._telling = Telling()
        self._before: View | None = None
        self._armed: Choice | None = None
        self._listed: tuple[str, ...] = ()

    def play(self) -> Outcome:
        """Play until the sitting is finished, or the player stops or is gone; raises what the sitting raises.

        Where the mark it is played to (`until`) is reached it leaves off once; played again, it goes on to the end.
        """
        if self._prompted and self._seat.view().asking == "still_there":
            # The very first deal asks for nothing before it has shown anything.
            self._seat.skip_forecast()
        view = self._arrive(self._seat.view())
        while not view.finished:
            line = self._next_line()
            if line is None:
                return "stopped"
            before = view
            if not self._take(line, view):
                return "stopped"
            view = self._seat.view()
            until = self._until
            if until is not None and not view.finished and until():
                self._until = None
                self._arrive(view, inviting=False)
                return "reached"
            if view is not before and view != before:
                view = self._arrive(view)
        return "finished"

    def show(self) -> None:
        """Show what happened since the last time, and nothing to choose from."""
        self._arrive(self._seat.view(), inviting=False)

    def _arrive(self, view: View, *, inviting: bool = True) -> View:
        """Show a new view: what happened, the chapter where a new one begins, and what can be done."""
        screen = self._screen
        fresh = self._telling.fresh(view)
        chapter = chapter_of(view)
        cut = len(fresh)
        if chapter != self._chapter:
            cut = split_news(fresh, before=self._before, view=view)
        self._draw(fresh[:cut], self._before or view)
        if chapter != self._chapter:
            draw_heading(screen, view)
            self._draw(fresh[cut:], view, day=f"{view.heading.rpartition(', ')[2].capitalize()}.")
        self._chapter, self._before = chapter, view
        self._told.extend(fresh)
        if inviting and not view.finished:
            self._invite(view)
        return view

    def _draw(self, news: tuple[Said, ...], view: View, *, day: str = "") -> None:
        by_post = view.act == "ninety_days" and view.clock is None and not view.finished
        draw_news(self._screen, news, prospect=self._prospect, by_post=by_post, day=day)

    def _invite(self, view: View) -> None:
        screen = self._screen
        screen.blank()
        if view.asking == "still_there":
            taps.draw_still_there(screen)
        elif view.asking is not None:
            taps.draw_cards(screen, view.cards, f"{WHY_NOW[view.asking]} {LEAVES_OUT}")
        else:
            draw_choices(screen, view)
        if not _is_turn(view):
            return
        screen.blank()
        draw_keys(screen, view)
        prompt = self._prompts.words(view)
        if prompt:
            screen.say(prompt, style="strong")

    def _next_line(self) -> str | None:
        self._screen.mark(PROMPT)
        return self._read()

    def _take(self, line: str, view: View) -> bool:
        """Do what a line asks for; False to stop."""
        armed, self._armed = self._armed, None
        word = line.strip().lower()
        if word in STOPS:
            return False
        if not _is_turn(view) and (not word or word in typed.PAGES):
            self._look_up(word, view)
            return True
        if view.asking is not None and word in SKIPS:
            self._seat.skip_forecast()
            self._keep()
        elif view.asking == "still_there":
            self._figures(line)
        elif view.asking is not None:
            return self._suspect(line, view.cards)
        elif view.thought is not None:
            self._first_thought(line)
        elif view.look_back is not None:
            self._past(line, view)
        elif armed is not None and self._confirms(line, armed, view):
            self._say(armed)
        else:
            return self._turn(line, view)
        return True

    def _look_up(self, word: str, view: View) -> None:
        """Show a page while something else is asked, and then ask again."""
        if word:
            self._show(typed.PAGES[word], view)
        self._invite(view)

    def _turn(self, line: str, view: View) -> bool:
        meant = typed.meaning(line, view)
        match meant:
            case typed.Say(choice):
                # The long list changes from turn to turn: a number read off an older one asks again.
                if choice.final or (typed.is_far(line) and typed.listed(view) != self._listed):
                    self._armed = choice
                    cost = f" ({choice.cost})" if choice.cost else ""
                    deed = "does" if view.act == "ninety_days" else "says"
                    self._screen.say(f'"{choice.says}"{cost}')
                    self._screen.say(f"The same number again, or Enter, {deed} it; anything else leaves it.")
                else:
                    self._say(choice)
            case typed.Show(page):
                self._show(page, view)
                self._screen.blank()
                self._screen.say("Enter shows your choices again.", style="quiet")
            case typed.Other("pin"):
                taps.draw_cards(self._screen, view.cards, "What do you think it really is? Enter leaves it.")
                chosen = self._next_line()
                if chosen is None:
                    return False
                return not chosen.strip() or self._suspect(chosen, view.cards)
            case typed.Other("stop"):
                return False
            case typed.Other():
                self._invite(view)
            case typed.Unclear(sentence):
                self._screen.say(sentence)
        return True

    def _confirms(self, line: str, armed: Choice, view: View) -> bool:
        if not line.strip():
            return True
        meant = typed.meaning(line, view)
        return isinstance(meant, typed.Say) and meant.choice.move == armed.move

    def _say(self, choice: Choice) -> None:
        self._telling.chosen(choice)
        self._seat.say(choice.move)
        self._keep()
        self._prompts.done("say")

    def _show(self, page: typed.Page, view: View) -> None:
        screen = self._screen
        if page == "notebook":
            pages.draw_notebook(screen, view)
        elif page == "repertoire":
            pages.draw_repertoire(screen, view)
            self._listed = typed.listed(view)
        elif page == "so_far":
            pages.draw_so_far(screen, self._told)
        elif page == "hint" and view.listens:
            pages.draw_hint(screen, self._seat.listen(), view)
            self._keep()
        elif page in ("help", "hint"):
            pages.draw_help(screen)
        elif view.calendar is not None:
            pages.draw_calendar(screen, view.calendar)
        elif view.sheet:
            pages.draw_sheet(screen, view)
        else:
            screen.say(NO_SHEET)
        self._prompts.done(page)

    def _figures(self, line: str) -> None:
        figures = taps.read_figures(line)
        if figures is None:
            self._screen.say("A number from 0 to 10, please: how many of ten.")
            return
        self._seat.still_there(figures)
        self._keep()

    def _suspect(self, line: str, cards: tuple[Card, ...]) -> bool:
        read = taps.read_card(line, cards)
        if read is None:
            self._screen.say(f"A number from 1 to {len(cards)}, please; with how sure, if you like, as in 2 fairly.")
            return True
        card, sure = read
        while sure is None:
            taps.draw_sureness(self._screen)
            answer = self._next_line()
            if answer is None or answer.strip().lower() in STOPS:
                return False
            sure = taps.read_sureness(answer)
            if sure is None:
                self._screen.say("1, 2 or 3, please; this stands before your next line.")
        self._seat.pin(card, sure)
        self._keep()
        return True

    def _first_thought(self, line: str) -> None:
        word = line.strip().lower()
        if word in ("1", "say", "send"):
            self._seat.answer_thought(True)
        elif word in ("2", "think", "clear"):
            self._seat.answer_thought(False)
        else:
            sends = "sends" if self._seat.view().act == "ninety_days" else "says"
            self._screen.say(f"1 {sends} it, 2 thinks again. After that everything else is open.")
            return
        self._keep()

    def _past(self, line: str, view: View) -> None:
        choices = view.look_back.choices if view.look_back else ()
        word = line.strip().lower()
        chosen = [choice for at, choice in enumerate(choices, 1) if word in (str(at), choice.move)]
        if not chosen:
            self._screen.say(f"A number from 1 to {len(choices)}, please: what did you do then?")
            return
        self._seat.look_back(chosen[0].move)
        self._keep()
