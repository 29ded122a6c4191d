"""Where the deal stands: the act, the chapter's heading, the place, the clock, and how it ended."""

from __future__ import annotations

from salesdance.engine import Mode, Phase, Seen
from salesdance.scenario import Answer
from salesdance.sitting.deal import Deal
from salesdance.sitting.game import Sight
from salesdance.sitting.view import Clock

HORIZON = 90
ARGUED_AFTER = 2
NINETY = (Phase.STOP, Phase.PASSING, Phase.POST, Phase.RESTART)
ON_THE_PHONE = ("no_show", "cancels")
STILL = (Mode.SETTLED, Mode.HOLLOW_SETTLED)
AWAY = (Mode.GONE, Mode.NO_FINAL, Mode.NO_OPEN)
DECK_ENDINGS = {"kept": "day90_kept", "wavering": "day90_wavering", "gone": "day90_gone"}


def act(sight: Sight) -> str:
    """Return the act that the deal is in."""
    if sight.phase == Phase.CEMENT:
        return "cement"
    if sight.phase == Phase.AFTER_NO:
        return "after_the_no"
    if sight.phase in NINETY:
        return "ninety_days"
    if sight.phase == Phase.DONE:
        return "ninety_days" if sight.day >= HORIZON else "after_the_no" if sight.seen[Seen.SAID_NO] else "close"
    if sight.seen[Seen.CLOSES]:
        return "close"
    return "present" if sight.seen[Seen.SELF_TALKED] else "discover"


def heading(deal: Deal, sight: Sight) -> str:
    """Return the chapter's heading, such as "First meeting, Tuesday"."""
    meeting = deal.scenario.meetings[sight.meeting]
    if sight.phase == Phase.WAITING:
        return deal.text("between")
    if sight.phase == Phase.RESTART:
        return deal.text("restart")
    if sight.phase == Phase.AFTER_NO:
        return deal.text("act_after_the_no")
    if sight.phase in NINETY:
        return deal.text("heading_day", title=deal.text("act_ninety_days"), day=sight.day)
    if sight.phase == Phase.DONE and sight.day:
        return deal.text("last_card", day=sight.day)
    return deal.text("heading_meeting", title=deal.filled(meeting.title), when=deal.filled(meeting.when))


def before_today(deal: Deal, sight: Sight) -> str:
    """Return the heading of a look back: of the ninety days it names no day, since none of its hours are used."""
    return deal.text("before_today") if sight.phase in NINETY else heading(deal, sight)


def place(deal: Deal, sight: Sight, by_phone: bool) -> str:
    """Return where the two are."""
    if sight.phase == Phase.AFTER_NO and by_phone:
        return deal.text("phone")
    if sight.phase in (Phase.STOP, Phase.PASSING, Phase.POST, Phase.WAITING):
        return deal.text("desk")
    return deal.scenario.meetings[sight.meeting].place


def clock(deal: Deal, sight: Sight) -> Clock | None:
    """Return the wall clock of a talk; it is off the wall everywhere else, and after a no."""
    if not sight.talking:
        return None
    starts = minutes(deal.scenario.meetings[sight.meeting].starts)
    now, until = starts + sight.seen[Seen.MINUTE], starts + sight.booked
    return Clock(wall(now), wall(until), sight.minutes_left < 0)


def minutes(text: str) -> int:
    """Return "09:30" as minutes after midnight; a time that is none counts as nine."""
    hours, _, rest = text.partition(":")
    return int(hours) * 60 + int(rest) if hours.isdigit() and rest.isdigit() else 9 * 60


def wall(at: int) -> str:
    """Return minutes after midnight as a wall clock shows them."""
    return f"{at // 60 % 24:02d}:{at % 60:02d}"


def outcome(sight: Sight, mode: int) -> str:
    """Return how it ended: kept, wavering, gone, warm_no, cool_no or left; on day 90 the truth comes out."""
    seen = sight.seen
    if seen[Seen.LEFT] == 1:
        return "left"
    if sight.day >= HORIZON and mode not in AWAY:
        return "kept" if mode in STILL else "wavering"
    if sight.day >= HORIZON or seen[Seen.ENDED_GONE]:
        return "gone"
    decent = any(seen[column] for column in (Seen.GRACE, Seen.WISHED, Seen.HELP, Seen.PROMISED, Seen.OWNED))
    hot = seen[Seen.ARGUED] >= ARGUED_AFTER or seen[Seen.BROKE] or seen[Seen.LEFT]
    return "warm_no" if decent and not hot else "cool_no"


def last_card(deal: Deal, how: str, luck: float) -> Answer:
    """Return the two sentences of the last card: the scenario's, else the deck's."""
    own: Answer = getattr(deal.scenario.ending, how)
    return Answer(deal.text(DECK_ENDINGS.get(how, how), luck)) if own.empty else own
