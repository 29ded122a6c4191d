"""The standard moves in Python: every kind once or more, with wordings for every voice, signal and mood."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from salesdance.moves import Deck, DeckMove, Manner
from salesdance.scenario import FAMILIES, MOODS, VOICES, Answer

# id, kind, group, minutes, hours, effects by first letters (m: emotion), what it relieves | wordings
_MOVES = """
ask ask ask 3 0 o=0.055,t=0.035,e=0.06 - | Tell me about that, from the start?
follow_up follow listen 2 0 o=0.06,t=0.05,e=0.08 - | And what happened after that? / What did you do then?
say_nothing silence listen 1 0 o=0.03,e=0.03 - | You say nothing.
ask_straight probe ask 2 0 o=-0.02,e=-0.06 - | Can I ask you straight: is it that, or something else?
who_decides process people 2 0 e=0.01 - | Besides you, who has to be happy before this can go ahead?
who_uses users people 2 0 e=0.03 - | Whose hands are going to be on it all day long?
bring bring people 4 0 - - | Could the three of us sit down before we go any further?
about_us about case 4 0 t=-0.04,o=-0.06,e=-0.1 silence | We have looked after firms like yours for many years.
picture_it pitch case 3 0 m=0.16,e=0.03 problem | Picture that room on a Thursday evening with nobody in it.
small_talk charm listen 1 0 m=0.03,e=0.05 liked | That is a fine plant, does it do well in here?
boast boast case 2 0 l=0.1,e=-0.08 pride | It has been the best of its kind for two years running.
reason reason case 3 0 l=0.22,e=0.02 - | That is exactly where this one would help you most.
difference differ case 3 0 d=0.28 - | There is one thing here that the others do not have.
downside disclose case 2 0 t=0.1,r=-0.08,e=0.06 - | There is one thing about it that you will not like.
promise promise offer 1 0 e=0.06 doubt | You have my word that this will not go wrong here.
tell_price price offer 2 0 r=0.05 price | It comes to {price}, delivery and training included.
discount discount offer 1 0 r=-0.05,t=-0.03 price | What if I took something off for a signature by Friday?
argue argue case 2 0 p=0.25,t=-0.25,e=-0.45 pride | I have to put you right there, that is not how it works.
answer answer case 3 0 e=0.02 - | About what is really bothering you, here is what we can do.
answer_excuse excuse case 2 0 e=-0.01 excuse | If it is only that, here is how others have done it.
close_soft close close 2 0 e=-0.02 kindness | How does it sit with you now that you have seen it?
close close close 2 0 e=-0.08 praise | Shall we do it, you and I, and settle the first day?
close_firm close close 2 0 e=-0.3 haste | If we sign it today I can still keep that slot for you.
next_vague next_step close 2 0 - kindness | Then I will simply give you a ring some time next week.
next_dated next_step close 2 0 - - | Could we two sit down again on Thursday of next week?
next_calendar next_step close 2 0 - - | Thursday at ten past two, shall we both put it in now?
turn_up turn_up close 0 0 - - | You go there once more, stand a moment, and ring.
easy_no easy_no close 1 0 t=0.05,p=-0.15,e=0.15 - | You can still say no, and I would rather hear it here.
leave_openly leave leave 0 0 - - | Honestly, I do not think that this one is for you.
walk_out walk leave 0 0 - excuse | I will stop there and let you have your day back.
nail_vague nail nail 1 0.25 - haste | We will find a day for that between us, I am sure.
nail_dated nail nail 2 0.25 - - | Could we make that the fourteenth of next month?
nail_timed nail nail 2 0.25 - - | The fourteenth at nine, and will you write it in?
goodbye goodbye leave 0 0 - praise | Wonderful, I will send it all over and leave you to your day.
day day keep 0 0 - -
post post keep 0 0 - -
contact contact keep 0 0 - - | Get in touch about the thing that you two have fixed.
check_in check_in keep 0 0.25 - silence | Write two lines to {first_name} and ask how it is all going.
sell_more sell keep 0 0.25 - praise | Write to {first_name} about the bigger version and the plan.
carry_on carry_on keep 0 0 - - | Leave it there for now and let the days go by.
restart restart wobble 0 3 - - | May I come by and go over it again from the very start?
nudge reply wobble 0 0.25 - haste | Just asking whether you have had a moment to decide?
joke_back reply wobble 0 0.25 - liked | Do not tell me that the old one has started to behave?
drop_price reply wobble 0 0.25 - price | Would it be easier all round if I took some of it off?
blame_them reply wobble 0 1 t=-0.1 pride | We did shake hands on this, and the crate has your name on it.
still_stands confirm wobble 1 0 - - | Then I would ask you once more, does it still stand?
is_it_final ask_final after_no 0 0 - - | Is that the last word, or would anything still change it?
thank_them grace after_no 0 0 e=0.1 - | Thank you for telling me yourself, and for all those hours.
wish_well grace after_no 0 0 e=0.1 - | I hope the new one does you proud from the first day.
own_it grace after_no 0 0 e=0.1 - | I talked where I might have asked, and that is my doing.
permission permission after_no 0 0 p=-0.2,e=0.05 - | May I ask you two things about it, and then I am gone?
ask_help road_help after_no 0 0 e=0.08 - | I lost it fairly, would you help me see where it went?
promise_no_reopen road_promise after_no 0 0 e=0.1 - | I will not try to change it, you have my word.
why why after_no 0 0 - - | What was it, in the end, that made you choose theirs?
if_matched matched after_no 0 0 - - | And if we had matched that, would it have been us?
third_question third after_no 0 0 e=-0.1 - | One more then, who else was in the room that day?
offer_fix offer after_no 0 0 - - | What if we put exactly that right, in writing, by nine?
come_back come_back after_no 0 0 - - | May I come by once more and hear it from you there?
argue_no argue_no after_no 0 0 e=-0.5 pride | With respect, I think by the autumn you will see it differently.
blame_no argue_no after_no 0 0 e=-0.5 pride | It might have helped to hear that somebody else was in it.
our_best undermine after_no 0 0 e=-0.15 doubt | Ours was the better one though, would you not say so?
family_eats undermine after_no 0 0 - liked | And what do I tell my two at supper, no pudding till March?
hang_up hang_up leave 0 0 - - | Then I will let you get on, and all the best with it.
"""
_LEVELS = {
    "o": "openness",
    "t": "trust",
    "e": "ease",
    "p": "pressure",
    "m": "emotion",
    "l": "logic",
    "r": "risk",
    "d": "difference",
}
_FINAL = (
    "leave_openly",
    "walk_out",
    "promise_no_reopen",
    "goodbye",
    "nudge",
    "joke_back",
    "drop_price",
    "blame_them",
)
_MANNERS: dict[str, Manner] = {
    "close_soft": "soft",
    "close_firm": "firm",
    "next_vague": "vague",
    "next_dated": "dated",
    "next_calendar": "calendar",
    "nail_vague": "vague",
    "nail_dated": "dated",
    "nail_timed": "timed",
    "drop_price": "cheapens",
    "blame_them": "blames",
    "thank_them": "thanks",
    "wish_well": "wishes_well",
    "own_it": "owns_it",
    "our_best": "undermines",
    "family_eats": "guilt",
}
_SIGNALS: dict[str, tuple[str, ...]] = {
    "ask": ("open_clue", "open", "thin_clue", "thin"),
    "follow": ("open_clue", "open", "thin_clue", "thin"),
    "silence": (
        "adds_clue",
        "adds",
        "nothing",
        "nothing_after_no",
        "truth",
        *[f"half_{family}" for family in FAMILIES],
    ),
    "probe": ("voiced", "excuse", "tell", "evades"),
    "process": ("names_nobody", "names", "names_all"),
    "users": ("names_users", "thin"),
    "argue": ("cold",),
    "answer": ("relieved", "puzzled"),
    "excuse": ("accepts", "moves_on"),
    "close": ("yes", "not_now", "not_now_tell", "not_now_voiced", "no"),
    "turn_up": ("comes", "no_show"),
    "easy_no": ("stands", "admits"),
    "leave": ("thanks",),
    "walk": ("ends",),
    "nail": ("writes", "slowly", "lets_see", "changes_subject"),
    "goodbye": ("waves",),
    "contact": ("warm", "short"),
    "check_in": ("warm", "short"),
    "sell": ("warm", "short"),
    "restart": ("agrees",),
    "reply": ("reassured", "noncommittal"),
    "confirm": ("stands", "wavers", "off"),
    "ask_final": ("final", "not_final"),
    "why": ("truth", *[f"half_{family}" for family in FAMILIES], "lie", "refuses"),
    "matched": ("yes_would", "no_would", "refuses"),
    "third": ("answers", "refuses"),
    "offer": ("back_in", "declines"),
    "hang_up": ("ends",),
    "day": (),
    "post": (),
    "carry_on": (),
    **dict.fromkeys(("argue_no", "undermine"), ("cold", "shrugs")),
    **dict.fromkeys(("grace", "permission", "road_help", "road_promise"), ("eases", "nods", "hurries")),
    **dict.fromkeys(("bring", "next_step", "come_back"), ("agrees", "dodges", "declines")),
}
_LANDS = ("lands", "shrugs")


def _wordings(id: str, signal: str, mood: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(f"They answer {id} with {signal}, {mood}, way {way}.", "" if way == 2 else f"A hand moves, {way}.")
        for way in (1, 2, 3)
    )


@cache
def a_deck() -> Deck:
    """Return the standard moves, each with wordings, and answers for every voice, signal and mood."""
    moves: dict[str, DeckMove] = {}
    for row in _MOVES.strip().splitlines():
        facts, _, wordings = row.rstrip(" |").partition(" | ")
        id, kind, group, minutes, hours, rates, relieves = facts.split()
        effects = {_LEVELS[rate[0]]: float(rate[2:]) for rate in rates.split(",") if rate != "-"}
        by_signal = {
            signal: MappingProxyType({mood: _wordings(id, signal, mood) for mood in MOODS})
            for signal in _SIGNALS.get(kind, _LANDS)
        }
        answers = MappingProxyType(dict.fromkeys(VOICES, MappingProxyType(by_signal)))
        moves[id] = DeckMove(
            id,
            kind,
            group,  # type: ignore[arg-type]
            id.replace("_", " "),
            int(minutes),
            float(hours),
            MappingProxyType(effects),
            tuple(wordings.split(" / ")) if wordings else (),
            answers,
            None if relieves == "-" else relieves,  # type: ignore[arg-type]
            final=id in _FINAL,
            manner=_MANNERS.get(id),
        )
    texts = {f"mood_{mood}": tuple(f"{{first_name}} sits there, {mood}, {n}." for n in range(4)) for mood in MOODS}
    texts |= {
        "overrun": ("{first_name} looks at the clock, and then at the door.",),
        "no_show": ("You are there, and {first_name} is not.",),
        "phone_call": ("You ring once more, and it is picked up late.",),
        "silence_item": ("No answer.",),
        "recall_about_us": ("You told me how it all began with you.",),
        "recall_never_met": ("You never met the person it was up to.",),
        "recall_good": ("You came when you said that you would.",),
        "voiced_again": ("Still that.", "Still that, dear.", "That, as named.", "I have not got past it."),
        "said_again": ("As before.", "As before, dear.", "As I said.", "I think we had that one."),
    }
    return Deck(MappingProxyType(moves), MappingProxyType(texts), digest="deck")
