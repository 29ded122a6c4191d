"""One month at the desk, in deeds and sentences: what the window and the terminal have alike."""

from __future__ import annotations

import numpy as np

from salesdance.desk.month import BACK_IN, DEBRIEF, OFFER, Habit, Month, debrief, new_month, offer
from salesdance.desk.pile import Desk
from salesdance.desk.sheet import Sheet, Stack, duration, reason_words, sheet_of
from salesdance.desk.year import Year, year_of

NO_TIME = "There are no minutes left for that this month."
NOT_THAT = "There is nothing of that kind to do here."


class Session:
    """A month being played. Every deed returns a sentence on what came of it; the same deeds make the same month."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.month: Month = new_month(desk)
        self.habit = Habit("help", True)

    def sheet(self) -> Sheet:
        """Return the desk as it lies there."""
        return sheet_of(self.desk, self.month, self.habit)

    def stack(self, id: str) -> Stack | None:
        """Return a stack by its id; None once it is empty."""
        return next((stack for stack in self.sheet().stacks if stack.id == id), None)

    def turn_road(self) -> str:
        """Take the other clean road from now on."""
        self.habit = Habit("promise" if self.habit.road == "help" else "help", self.habit.permission)
        return f"From now on: {self.sheet().habit[0].lower()}{self.sheet().habit[1:]}."

    def turn_leave(self) -> str:
        """Ask leave before the question from now on, or no longer."""
        self.habit = Habit(self.habit.road, not self.habit.permission)
        return f"From now on: {self.sheet().habit[0].lower()}{self.sheet().habit[1:]}."

    def debrief(self, numbers: tuple[int, ...]) -> str:
        """Debrief letters by number, as far as the hours go."""
        before, letters = self.month, np.array(numbers, dtype=np.int64) - 1
        if not len(letters) or before.opened[letters].all():
            return NOT_THAT
        if before.left < DEBRIEF:
            return NO_TIME
        self.month = debrief(self.desk, before, letters, self.habit)
        done = letters[self.month.opened[letters] & ~before.opened[letters]]
        spent = duration(before.left - self.month.left)
        if len(done) == 1:
            at = int(done[0])
            heard = reason_words(self.desk, int(self.month.depth[at]), int(self.month.reason[at]))
            stop = "" if heard.endswith((".\u201d", "?\u201d", "!\u201d")) else "."
            return f"{self.desk.customers[at].name}: {heard}{stop} {spent}.{self._more_than(before)}"
        rest = int((~self.month.opened[letters]).sum())
        left = f" The hours are gone; {rest} of these stay shut." if rest else ""
        return f"{len(done)} debriefs, {spent}.{self._more_than(before)}{left}"

    def offer(self, numbers: tuple[int, ...]) -> str:
        """Offer letters by number what would have mended it, as far as the hours go."""
        before, letters = self.month, np.array(numbers, dtype=np.int64) - 1
        able = [number for number in numbers if self._can_offer(number)]
        if not able:
            return NOT_THAT
        if before.left < OFFER:
            return NO_TIME
        self.month = offer(self.desk, before, letters)
        made = letters[(self.month.offered[letters] > 0) & (before.offered[letters] == 0)]
        back = [self.desk.customers[int(at)].name for at in made if self.month.offered[at] == BACK_IN]
        spent = duration(before.left - self.month.left)
        came = f"Back in: {', '.join(back)}." if back else "Nobody came back on it."
        if len(made) == 1:
            came = "They are back in." if back else "They declined."
            return f"{self.desk.customers[int(made[0])].name}: an offer, {spent}. {came}"
        return f"{len(made)} offers, {spent}. {came}"

    def year(self) -> Year:
        """Return the year that this month's habits make."""
        return year_of(self.desk, self.month)

    def _more_than(self, before: Month) -> str:
        """Return what the kit has more than it had, as the end of a sentence on a deed."""
        more = len(self.sheet().kit) - len(sheet_of(self.desk, before, self.habit).kit)
        count = "One question" if more == 1 else f"{more} questions"
        return f" {count} more for the kit." if more else ""

    def _can_offer(self, number: int) -> bool:
        return any(
            letter.number == number and letter.can == "offer"
            for stack in self.sheet().stacks
            for letter in stack.letters
        )
