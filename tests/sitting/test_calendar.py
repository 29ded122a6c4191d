"""The ninety days: what was nailed happens, what was promised comes back, and a wobble lies among other mail."""

from collections.abc import Callable, Iterator

import pytest

from salesdance.sitting import Said, Sitting, View
from tests.builders import a_deck, a_sitting, after_the_yes
from tests.sitting.games import begun, views

Answering = Callable[..., None]


def after_goodbye(answering: Answering, *nails: str, back: str = "downside/slow") -> Sitting:
    """Return a sitting on its first stop, day 2, with these nails written down and fine post."""
    sitting = a_sitting(after_the_yes())
    answering("lands", *["writes"] * len(nails), "waves", post="fine")
    sitting.look_back(back)
    for nail in nails:
        sitting.say(nail)
    sitting.say("goodbye")
    return sitting


def go_on(answering: Answering, sitting: Sitting, *, post: str = "fine", days: dict[int, str] | None = None) -> View:
    """Let the days pass to the next stop; all are quiet but those given."""
    answering("ok", post=post, days=days)
    return sitting.say("carry_on")


def post(view: View) -> list[tuple[str, str, str]]:
    assert view.calendar is not None
    return [(said.who, said.says, said.does) for said in view.calendar.post]


def test_what_was_nailed_happens_on_its_day_and_what_was_not_shows_as_a_gap(answering: Answering) -> None:
    sitting = after_goodbye(answering, "nail/financing/timed")
    assert ("Petra", "The financing went well.", "Day 4.") in post(go_on(answering, sitting, post="hectic"))
    sitting = after_goodbye(answering)
    assert ("Petra", "Nobody knew about the financing.", "Day 4.") in post(go_on(answering, sitting))


def test_a_day_that_is_only_vague_does_not_count_as_nailed(answering: Answering) -> None:
    sitting = after_goodbye(answering, "nail/financing/vague")
    assert ("Petra", "Nobody knew about the financing.", "Day 4.") in post(go_on(answering, sitting))


def all_post(answering: Answering, sitting: Sitting) -> list[tuple[str, str, str]]:
    told = post(sitting.view())
    while not (view := go_on(answering, sitting)).finished:
        told += post(view)
    return told


def test_letters_lie_in_the_order_of_their_days(answering: Answering) -> None:
    older = 0
    for seed in range(8):
        sitting = begun(after_the_yes(), a_deck(), seed)
        answering("lands", "waves", post="fine")
        sitting.look_back("downside/slow")
        view = sitting.say("goodbye")
        while not view.finished:
            days = [int(said.does[4:-1]) for said in view.calendar.post if said.does]
            assert days == sorted(days)
            older += len(set(days)) > 1
            view = go_on(answering, sitting, post="hectic")
    assert older


def test_nothing_older_is_read_after_a_cancellation(answering: Answering) -> None:
    for seed in range(12):
        sitting = begun(after_the_yes(), a_deck(), seed)
        answering("lands", "waves", post="fine", days={2: "rival", 4: "cancels"})
        sitting.look_back("downside/slow")
        view = sitting.say("goodbye")
        while view.act != "after_the_no":
            answering("ok", post="fine", days={3: "rival", 4: "cancels"})
            view = sitting.say("carry_on")
        dated = [said for said in view.news if said.does.startswith("Day ")]
        assert [said.does for said in dated] == sorted(said.does for said in dated)
        assert len(dated) > 1
        assert dated[-1].says.startswith("Mail cancels")


def test_what_happened_once_is_not_told_again_to_one_who_won_them_back(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    missed = ("Petra", "Nobody knew about the financing.", "Day 4.")
    assert missed in post(go_on(answering, sitting))
    while sitting.view().act != "after_the_no":
        go_on(answering, sitting, days={sitting.view().calendar.day + 1: "cancels"})
    answering("not_final", "agrees", "yes", "waves", post="fine")
    for move in ("is_it_final", "come_back", "close", "goodbye"):
        sitting.say(move)
        while sitting.view().asking is not None:
            sitting.skip_forecast(asked=False)
    again = all_post(answering, sitting)
    assert sitting.finished
    assert missed not in again


def test_a_promise_comes_back_on_its_day_in_the_sellers_words(answering: Answering) -> None:
    back = ("Neil", '"Never in a big way," you said.', "Day 30.")
    assert all_post(answering, after_goodbye(answering, back="promise/big")).count(back) == 1
    assert back not in all_post(answering, after_goodbye(answering))


def test_every_commitment_shows_once_as_kept_or_as_a_gap(answering: Answering) -> None:
    told = all_post(answering, after_goodbye(answering, "nail/delivery_date/dated", "nail/next_step/timed"))
    days = [(says, day) for who, says, day in told if who == "Petra"]
    assert sorted(days) == [
        ("Nobody knew about the financing.", "Day 4."),
        ("Nobody knew about the internal_meeting.", "Day 7."),
        ("Nobody knew about the named_users.", "Day 12."),
        ("The delivery_date went well.", "Day 10."),
        ("The next_step went well.", "Day 20."),
    ]


def test_silence_is_an_item_of_its_own(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    silent = [go_on(answering, sitting, post="nothing") for _ in range(7)]
    assert any(post(view) == [("calendar", f"No answer. Day {view.calendar.day}.", "")] for view in silent)


def test_an_unanswered_word_is_an_item_too(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    answering("silent")
    assert sitting.say("check_in").news[-1] == Said("calendar", "No answer. Day 2.")


def test_the_news_of_a_stop_names_the_day_and_holds_the_post(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    view = go_on(answering, sitting)
    assert view.news[0] == Said("you", "Leave it there for now and let the days go by.")
    assert view.news[1] == Said("calendar", f"Day {view.calendar.day}.")
    assert view.news[2:] == view.calendar.post


def test_the_post_stays_on_the_table_until_the_days_go_on(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    view = go_on(answering, sitting)
    before = view.calendar.post
    answering("warm")
    assert sitting.say("check_in").calendar.post == before


def test_what_is_due_next_and_the_hours_left_are_shown(answering: Answering) -> None:
    assert after_goodbye(answering).view().calendar.due == ()  # what was left open has no day
    sitting = after_goodbye(
        answering, "nail/delivery_date/dated", "nail/financing/timed", "nail/internal_meeting/vague"
    )
    calendar = sitting.view().calendar
    assert calendar.due == ("Day 4: Financing", "Day 10: Delivery date")
    assert calendar.hours == 8
    answering("warm")
    assert sitting.say("contact/delivery_date").calendar.hours == 7


def test_a_day_that_was_put_off_does_not_stand_in_the_calendar_until_it_is_agreed_again(answering: Answering) -> None:
    sitting = a_sitting(after_the_yes())
    answering("lands", "writes", "lets_see", "waves", post="fine")
    sitting.look_back("downside/slow")
    sitting.say("nail/delivery_date/dated")
    view = sitting.say("nail/delivery_date/timed")
    row = next(row for row in view.sheet if row.kind == "delivery_date")
    assert (row.mark, row.stands) == ("dodged", "a day, and put off since")
    view = sitting.say("goodbye")
    assert view.calendar.due == ()
    answering("slowly")
    view = sitting.say("nail/delivery_date/timed")
    assert view.calendar.due == ("Day 10: Delivery date",)


def test_a_wobble_brings_a_mail_a_date_and_a_reply_already_begun(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    view = go_on(answering, sitting, days={4: "hedges"})
    assert view.calendar.wobble_since == 4
    assert [mail for mail in post(view) if mail[1].startswith("Mail hedges")]
    assert view.thought.move in ("joke_back", "drop_price")
    assert not view.hand
    answering("noncommittal")
    view = sitting.answer_thought(True)
    assert view.mine in (
        "Do not tell me that the old one has started to behave?",
        "Would it be easier all round if I took some of it off?",
    )
    assert view.thought is None
    assert view.hand


def test_a_draft_may_be_deleted_and_the_wobble_stays(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    go_on(answering, sitting, days={4: "hedges"})
    view = sitting.answer_thought(False)
    assert view.calendar.wobble_since == 4
    assert view.hand
    assert "restart" in sitting.legal()


def test_the_draft_begins_in_a_habit_that_was_given_in_to_before(answering: Answering) -> None:
    for habit, draft in (("small_talk", "joke_back"), ("promise/small", None)):
        sitting = a_sitting(after_the_yes())
        answering("lands", "lands", "waves", post="fine")
        sitting.look_back("downside/slow")
        sitting.say(habit)
        sitting.say("goodbye")
        view = go_on(answering, sitting, days={4: "hedges"})
        assert draft is None or view.thought.move == draft


def test_a_draft_that_was_sent_does_not_begin_again_at_the_next_wobble(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    first = go_on(answering, sitting, days={4: "hedges"}).thought
    answering("reassured")
    sitting.answer_thought(True)
    view = go_on(answering, sitting, days=dict.fromkeys(range(5, 91), "hedges"))
    assert {first.move, view.thought.move} == {"joke_back", "drop_price"}


def test_the_wobble_does_not_always_lie_on_top() -> None:
    places = set()
    for seed in range(40):
        for view in views(begun(after_the_yes(), a_deck(), seed), seed):
            if view.calendar is None or len(view.calendar.post) < 2:
                continue
            for at, said in enumerate(view.calendar.post):
                if said.says.startswith("Mail hedges"):
                    places.add(at)
    assert {0, 1} <= places


def mails(sitting: Sitting, seed: int) -> Iterator[str]:
    """Yield every mail of a game once."""
    before = None
    for view in views(sitting, seed, from_hand=1):
        post = [said.says for said in view.calendar.post if said.says.startswith("Mail ")] if view.calendar else []
        if view.calendar is not None and (view.calendar.day, post) != before:
            before = (view.calendar.day, post)
            yield from post


@pytest.mark.parametrize("seed", range(8))
def test_no_mail_comes_twice_while_others_of_its_kind_are_left(seed: int) -> None:
    sizes = {"fine": 4, "hectic": 3, "hedges": 2, "rival": 2}
    sent: dict[str, list[str]] = {kind: [] for kind in (*sizes, "cancels")}
    for mail in mails(begun(after_the_yes(), a_deck(), seed), seed):
        sent[mail.split()[1]].append(mail)
    for kind, size in sizes.items():
        for at in range(0, len(sent[kind]), size):
            part = sent[kind][at : at + size]
            assert len(set(part)) == len(part)


def test_on_day_ninety_the_truth_comes_out_on_the_last_card() -> None:
    cards = set()
    for seed in range(30):
        sitting = begun(after_the_yes(), a_deck(), seed)
        last = list(views(sitting, seed))[-1]
        if last.heading == "Day 90":
            cards.add(last.news[-1].says)
            assert last.finished
            assert not last.hand
    assert cards >= {"This is how it ended: kept.", "This is how it ended: gone."}


def test_a_commitment_fixed_from_afar_shows_no_pen(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    answering("writes", post="fine")
    said = sitting.say("nail/delivery_date/timed").news[-1]
    assert (said.says, said.does) == ("There, the delivery_date.", "")


def test_a_silence_beside_other_post_does_not_say_that_nothing_came(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    told = post(go_on(answering, sitting, post="nothing"))
    assert ("Petra", "Nobody knew about the financing.", "Day 4.") in told
    silence = next(says for who, says, _ in told if who == "calendar")
    assert silence.startswith(("Nothing else came.", "No other word from Dana."))


def test_second_thoughts_left_lying_are_named_with_their_day_when_the_calendar_stops_for_them(
    answering: Answering,
) -> None:
    sitting = after_goodbye(answering)
    go_on(answering, sitting, days={4: "hedges"}, post="nothing")
    view = go_on(answering, sitting, post="nothing")
    assert view.calendar.day == 7
    lying = ("Nothing has come from you since Dana wrote on day 4.", "What Dana wrote on day 4 lies there unanswered.")
    said = [says.removesuffix(" Day 7.") for who, says, _ in post(view) if who == "calendar"]
    assert len(said) == 2
    assert said[0] in lying
    assert said[1] in ("No answer.", "Nothing else came.")
    assert {key.choice.move for key in view.hand} & {"restart", "nudge", "joke_back", "drop_price", "blame_them"}


def test_second_thoughts_that_were_answered_and_are_still_there_are_not_called_unanswered(
    answering: Answering,
) -> None:
    sitting = after_goodbye(answering)
    go_on(answering, sitting, days={4: "hedges"})
    answering("noncommittal")
    sitting.say("nudge")
    told = " ".join(says for who, says, _ in post(go_on(answering, sitting)) if who == "calendar")
    assert "day 4" in told
    assert "unanswered" not in told
    assert "from you" not in told


def test_second_thoughts_that_were_talked_over_are_not_called_open_at_the_same_stop(answering: Answering) -> None:
    sitting = after_goodbye(answering)
    go_on(answering, sitting, days={4: "hedges"})
    answering("noncommittal")
    sitting.say("nudge")
    assert any("day 4" in says for _, says, _ in post(go_on(answering, sitting)))
    answering("reassured")
    view = sitting.say("nudge")
    assert view.calendar.wobble_since is None
    assert not any("day 4" in says for _, says, _ in post(view))
    assert not any("day 4" in said.says for said in view.news)
