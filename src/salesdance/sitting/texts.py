"""Small standing texts: the deck's, else the plain words below, which nobody at the table says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLAIN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "act_after_the_no": ("After the no",),
        "act_ninety_days": ("Ninety days",),
        "between": ("Between meetings",),
        "restart": ("From the beginning",),
        "still_so": (
            '"{note}" Is that still so?',
            '"{note}" You said that. Still true?',
            'I wrote down: "{note}" Has it changed?',
        ),
        "turn_up_vague": (
            "It takes two calls to find a day after all, and then you are there again.",
            "You ring, and ring once more, and are told a day. You are there.",
        ),
        "row_from_afar": ('Write: "{row}"', 'Ring up: "{row}"', 'Send word: "{row}"'),
        "before_today": ("Before today",),
        "last_card": ("Day {day}",),
        "heading_meeting": ("{title}, {when}",),
        "heading_day": ("{title}, day {day}",),
        "phone": ("phone",),
        "desk": ("your desk",),
        "day": ("Day {day}.",),
        "due": ("Day {day}: {label}",),
        "silence_item": ("No answer.",),
        "silence_beside": ("Nothing else came.",),
        "unanswered": (
            "Nothing has come from you since {first_name} wrote on day {since}.",
            "What {first_name} wrote on day {since} lies there unanswered.",
        ),
        "still_open": (
            "What {first_name} wrote on day {since} is still open.",
            "{first_name} has taken back nothing of what came on day {since}.",
        ),
        "stands_open": ("not raised",),
        "stands_vague": ("no day yet",),
        "stands_dated": ("a day",),
        "stands_timed": ("a day and an hour, in {their} hand",),
        "stands_dodged": ("put off",),
        "stands_put_off": ("a day, and put off since",),
        "present": ("{person}, met",),
        "known_none": ("You know nothing yet in {their} own words.",),
        "known_one": ("You know one thing in {their} own words.",),
        "known_more": ("You know {count} things in {their} own words.",),
        "unmet": ("You have not met {person}.",),
        "recap_start": ("{when}. Nothing has been said yet.",),
        "recap_ask": ("{when}. You were asking {first_name}: {line}",),
        "recap_said": ("{when}. You had just said: {line}",),
        "recap_days": ("{when}. {hours} left for {company}.",),
        "recap_over": ("This sitting has ended.",),
        "recap_look_back": ("Before it starts: {line}",),
        "word_at_ease": ("at ease",),
        "word_guarded": ("guarded",),
        "word_cornered": ("cornered",),
        "listens_nothing_yet": ("What was said so far could mean several things; nothing tells them apart yet.",),
        "listens_certain": ('Almost certainly: "{card}"',),
        "listens_likely": ('Most likely: "{card}"',),
        "listens_perhaps": ('Likeliest so far, and no more than that: "{card}"',),
        "listens_not_ruled_out": ("Not ruled out: {cards}",),
        "listens_hardly_others": ("Nothing else stands out beside it.",),
        "listens_decides": ("{person} can almost certainly stop this.",),
        "listens_may_decide": ("{person} can probably stop this.",),
        "listens_might_decide": ("{person} may have a say.",),
        "listens_somebody": ("Somebody whose name has not come up may have a say.",),
        "listens_poor_fit": ("It may well not be right for them.",),
        "listens_hollow": ("The yes was more likely courtesy than meant.",),
        "listens_may_be_hollow": ("The yes may have been courtesy.",),
        "listens_meant": ("The yes was most likely meant.",),
        "listens_wavers": ("Second thoughts are likely by now.",),
        "listens_may_waver": ("There may be second thoughts.",),
        "listens_settled": ("Nothing points to second thoughts.",),
        "listens_final": ("The no is most likely final.",),
        "listens_not_final": ("The no may not be the last word.",),
        "tells_most": ("What would tell most now: {question}.",),
        "tells_little": ("No question would tell much more now.",),
        "tells_follow": ('to stay with what {they} said last, "{note}"',),
        "tells_process": ("to ask who else decides",),
        "tells_users": ("to ask who will use it",),
        "tells_from": ('a question that goes on from this in your notebook, "{note}"',),
        "tells_today": ("a question about how it is done today; your notebook has nothing on that",),
        "tells_trouble": ("a question about what gives them trouble; your notebook has nothing on that",),
        "tells_cost": ("a question about what it costs them now; your notebook has nothing on that",),
        "tells_people": ("a question about the people around {first_name}; your notebook has nothing on that",),
        "tells_future": ("a question about what is coming for them; your notebook has nothing on that",),
        "tells_today_beside": ('another question about how it is done today, beside "{note}"',),
        "tells_trouble_beside": ('another question about what gives them trouble, beside "{note}"',),
        "tells_cost_beside": ('another question about what it costs them now, beside "{note}"',),
        "tells_people_beside": ('another question about the people around {first_name}, beside "{note}"',),
        "tells_future_beside": ('another question about what is coming for them, beside "{note}"',),
        "group_ask": ("Ask",),
        "group_listen": ("Listen",),
        "group_case": ("Put the case",),
        "group_people": ("People",),
        "group_offer": ("Offer",),
        "group_close": ("Next step",),
        "group_nail": ("Fix it",),
        "group_keep": ("Keep in touch",),
        "group_wobble": ("Answer the doubt",),
        "group_after_no": ("After the no",),
        "group_leave": ("Leave",),
    }
)


class Texts:
    """The deck's standing texts by key, with the plain ones behind them."""

    __slots__ = ("_own",)

    def __init__(self, own: Mapping[str, tuple[str, ...]]) -> None:
        self._own = own

    def all(self, key: str) -> tuple[str, ...]:
        """Return every wording of a key; none is an empty tuple."""
        return self._own.get(key) or PLAIN.get(key, ())

    def pick(self, key: str, luck: float = 0.0) -> str:
        """Return one wording, or nothing if the key has none."""
        wordings = self.all(key)
        return wordings[int(luck * len(wordings))] if wordings else ""
