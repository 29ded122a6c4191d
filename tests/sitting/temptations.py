"""States in which a temptation is right: a scenario, what was said and heard in it, and the hand in which it stands.

A story is one event a word, `move=signal`; looking back comes first. What a late start brings along is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Right:
    """One state: the scenario, the story as `move=signal` words, and the other lines of the hand."""

    scenario: str
    story: str
    others: str


RIGHT = {
    "picture_it": Right(
        "tuesday_at_ten",
        """ask/week=open_clue say_nothing=adds ask/stolen=open_clue say_nothing=adds who_decides=names_nobody
        ask_straight=tell/call_tuesday ask/march=open_clue say_nothing=adds""",
        "who_uses ask/tuesday ask/window small_talk",
    ),
    "small_talk": Right(
        "the_yes",
        """who_uses=thin reason/hands=shrugs downside/slow_week=lands nail/internal_meeting/timed=writes
        nail/delivery_date/timed=writes nail/named_users/timed=slowly""",
        "goodbye about_us promise/hour",
    ),
    "boast": Right(
        "quiet_theatre",
        """ask/first_year=thin_clue ask/five_years=open_clue say_nothing=adds ask/night_call=open
        ask_straight=excuse/evaluation ask/who_mends=open ask/corridor=open ask/theatre_four=open_clue
        who_uses=names_users answer/midnight=puzzled reason/theatre_four=lands reason/night_call=lands
        reason/who_mends=lands reason/corridor=shrugs difference=lands""",
        "small_talk next_calendar downside/slow_calls say_nothing",
    ),
    "tell_price": Right(
        "almost_customer",
        """reason/first_year=shrugs who_uses=thin check_in=warm nail/internal_meeting/timed=writes
        restart=agrees ask/budget_line=thin_clue say_nothing=adds ask_straight=tell/considering ask/callbacks=open""",
        "ask/brochures ask/quits promise/half_callbacks ask/autumn follow_up say_nothing",
    ),
    "discount": Right(
        "two_hundred_laptops",
        """ask/sheet=open_clue say_nothing=adds who_decides=names_nobody ask/envelopes=open_clue
        ask_straight=voiced/price""",
        "reason/envelopes ask/spoil ask/line reason/sheet say_nothing",
    ),
    "answer_excuse/budget": Right(
        "seat_forty_one",
        """ask/last_rollout=thin ask/the_grid=open ask_straight=excuse/budget ask/data=open_clue ask/next_year=open
        ask/agency=thin ask/budget_year=open_clue say_nothing=adds ask_straight=excuse/budget""",
        "picture_it ask/sick_call close downside/typing say_nothing",
    ),
    "close_soft": Right(
        "quiet_theatre",
        "ask/corridor=thin ask/budget_round=open ask/equipment=open ask/how_buying=thin",
        "ask_straight close ask/night_call discount follow_up say_nothing",
    ),
    "close": Right(
        "copy_room",
        """ask/history=open_clue ask/stapler=thin_clue ask/scans=open_clue ask/logbook=thin_clue ask/meter=open_clue
        ask/invoices=thin ask/colour=open_clue reason/colour=lands reason/scans=lands reason/meter=lands
        downside/slow_start=lands difference=lands""",
        "ask/planner ask_straight discount small_talk say_nothing",
    ),
    "close_firm": Right(
        "two_hundred_laptops",
        "ask/trolleys=open_clue ask/last_batch=open_clue ask/envelopes=open_clue ask/unpacks=open",
        "reason/trolleys discount reason/unpacks ask_straight follow_up say_nothing",
    ),
    "walk_out": Right(
        "copy_room",
        """ask/history=open_clue ask/logbook=thin_clue ask/meter=open_clue ask/chairs=open ask/planner=open_clue
        promise/never_jams=lands promise/two_hours=lands""",
        "close discount reason/planner small_talk ask/rooms",
    ),
    "next_vague": Right(
        "peace_of_mind",
        """ask/father=open_clue ask/page_four=open ask/papers=thin_clue ask/march=open_clue ask/next_years=open_clue
        ask/form=open_clue ask/year=open_clue ask/hand=open ask/cushion=open ask/subs=open promise/stop_any=lands
        promise/no_questions=lands promise/always_pays=lands ask/start=open""",
        "close_firm small_talk reason/hand ask/claim close next_dated follow_up say_nothing",
    ),
    "goodbye": Right(
        "the_yes",
        """who_uses=thin reason/hands=shrugs downside/slow_week=lands nail/internal_meeting/timed=writes
        nail/delivery_date/timed=writes nail/named_users/timed=slowly""",
        "small_talk about_us promise/hour",
    ),
    "nail/named_users/vague": Right(
        "the_yes",
        """promise/hour=lands reason/hands=lands nail/delivery_date/dated=changes_subject
        nail/delivery_date/dated=changes_subject""",
        "small_talk who_uses goodbye easy_no",
    ),
    "check_in": Right(
        "the_yes",
        """who_uses=thin reason/hands=shrugs downside/slow_week=lands nail/delivery_date/timed=writes
        nail/named_users/timed=slowly nail/internal_meeting/timed=writes goodbye=waves day=quiet day=quiet post=fine""",
        "contact/named_users sell_more contact/financing carry_on",
    ),
    "nudge": Right(
        "quiet_theatre",
        """close_soft=yes goodbye=waves day=quiet day=quiet post=fine carry_on=ok day=quiet day=quiet day=quiet
        day=quiet day=hedges""",
        "nail/internal_meeting/timed carry_on nail/delivery_date/timed nail/named_users/dated",
    ),
    "joke_back": Right(
        "copy_room",
        "close_soft=yes goodbye=waves day=quiet day=hedges post=hectic",
        "nail/internal_meeting/timed nail/financing/timed carry_on nail/next_step/timed",
    ),
    "drop_price": Right(
        "almost_customer",
        "reason/first_year=shrugs who_uses=thin check_in=short",
        "nail/internal_meeting/timed nail/named_users/timed nail/delivery_date/timed carry_on",
    ),
    "third_question": Right(
        "copy_room",
        "close=no is_it_final=final why=lie/budget if_matched=no_would say_nothing=nothing",
        "argue_no blame_no our_best ask_help",
    ),
    "our_best": Right(
        "quiet_theatre",
        """close=no is_it_final=final thank_them=eases wish_well=eases permission=eases why=lie/board
        if_matched=no_would say_nothing=nothing promise_no_reopen=nods""",
        "argue_no third_question family_eats ask_help",
    ),
    "offer_fix": Right(
        "peace_of_mind",
        "close=no thank_them=eases why=truth/refused",
        "is_it_final wish_well ask_help our_best say_nothing",
    ),
    "come_back": Right(
        "quiet_theatre",
        "easy_no=admits is_it_final=not_final thank_them=nods",
        "our_best promise_no_reopen ask_help permission say_nothing",
    ),
    "hang_up": Right(
        "quiet_theatre",
        """close=no is_it_final=final thank_them=eases wish_well=eases own_it=eases permission=eases
        why=truth/midnight ask_help=nods promise_no_reopen=eases""",
        "our_best family_eats say_nothing",
    ),
}
