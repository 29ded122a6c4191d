"""The pages that a key lays over a talk, and why there is none just now."""

from __future__ import annotations

from salesdance.sitting.phrases import NO_SHEET, NOTHING_TO_SUSPECT, ways_to_end
from salesdance.stage import Push, Step, Tell
from salesdance.stage.screens.talk.case import Case
from salesdance.stage.screens.talk.course import Course
from salesdance.stage.screens.talk.guess import Suspect
from salesdance.stage.screens.talk.hint import Hint
from salesdance.stage.screens.talk.repertoire import Everything
from salesdance.stage.screens.talk.sheet import Sheet

PAGES = ("m", "e", "c", "p", "j", "r", "h")
NOTHING_TO_SAY = "There is nothing to say just now but what stands here."
NO_CASE = "Nothing they have told you joins to what it does, so far."
NO_LEAVING = "There is nothing to end just now."
ENDS = "Ways to end it"


def laid_over(course: Course, name: str, *, two_press: bool) -> Step:
    """Lay the page of a key over the talk, or say why there is none; None where the key means nothing now."""
    view = course.view
    doing = view.calendar is not None
    if view.look_back is not None:
        return None
    if name == "m" or (name == "e" and not doing):
        course.done("repertoire")
        groups = view.repertoire if name == "m" else ways_to_end(view)
        if not groups:
            return Tell(NOTHING_TO_SAY if name == "m" else NO_LEAVING)
        title = "" if name == "m" else ENDS
        return Push(Everything(groups, two_press=two_press, doing=doing, title=title))
    if name == "c":
        course.done("sheet")
        shows = view.calendar is not None or view.sheet
        return Push(Sheet(view, two_press=two_press, stops=course.stops)) if shows else Tell(NO_SHEET)
    if name == "p":
        return Push(Suspect(view)) if view.cards else Tell(NOTHING_TO_SUSPECT)
    if name in ("j", "r"):
        return Push(Case(course.reasons, course.choices())) if course.reasons else Tell(NO_CASE)
    if name == "h" and view.listens:
        return Push(Hint(course.listen(), view))
    return Tell(NO_LEAVING) if name == "e" else None
