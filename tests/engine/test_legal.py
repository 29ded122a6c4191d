"""What can be said is a matter of what could be seen, and of nothing else."""

import numpy as np

from salesdance.engine import Phase, Seen, State, Tables, advance, draw_types, legal, new_state, spread, step
from salesdance.engine.modes import MODES, PHASES
from salesdance.engine.phases import ENDLESS, IN_PHASE
from salesdance.engine.signals import KINDS
from salesdance.engine.tables import ABOUT_COMMITMENT
from tests.engine.samples import at_random, random_play, story, tables

OPEN, AGAIN, NAMED, PRESENT = 2, 16, 1, 2


def may(t: Tables, state: State, row: int, m: int) -> bool:
    """Say by plain rules, one game and one move at a time, whether a move can be made."""
    seen, said, b = state.seen[row].tolist(), int(state.said[row, m]), t.blocks
    kind, subject, level = KINDS[t.kind[m]], int(t.subject[m]), int(t.level[m])
    phase = seen[Seen.PHASE]
    if kind not in IN_PHASE[phase]:
        return False
    often = kind in ENDLESS or said < t.c.get(f"often.{kind}", 1)
    more = seen[Seen.MEETING] + 1 < t.meetings
    ways_out = ("close", "next_step", "easy_no", "leave", "walk", "confirm")
    if phase in (Phase.TALK, Phase.RESTART) and kind not in ways_out:
        booked = 30 if phase == Phase.RESTART else t.booked[seen[Seen.MEETING]]
        if seen[Seen.MINUTE] > booked + 20:
            return False
    if kind in ("ask", "reason"):
        heard = seen[b.heard + subject]
        fresh = phase == Phase.RESTART and (kind == "reason" or not heard & AGAIN)
        opener = int(t.opener[subject])
        ready = bool(heard & OPEN) if kind == "reason" else opener < 0 or bool(seen[b.heard + opener] & OPEN)
        return ready and (often or fresh)
    urgent = kind == "restart" and seen[Seen.WOBBLE_DAY] > 0
    if phase == Phase.STOP and kind in ("contact", "check_in", "sell", "reply", "nail", "restart") and not urgent:
        often = often and seen[Seen.QUARTERS] >= t.quarters[m]
    if phase == Phase.STOP and kind == "restart" and seen[Seen.WOBBLE_DAY] == 0:
        often = often and seen[Seen.QUARTERS] >= t.quarters[m]
    if kind == "nail":
        in_time = phase == Phase.CEMENT or (level >= 2 and seen[Seen.DAY] < t.due[subject])
        often = often and in_time and seen[b.nailed + subject] < level and seen[b.dodged + subject] < 3
    if kind == "contact" and t.about[m] == ABOUT_COMMITMENT:
        item = int(t.about_index[m])
        often = often and (seen[b.nailed + item] < 2 or seen[Seen.DAY] <= t.due[item] + 7)
    needs = {
        "follow": seen[Seen.LAST_FACT] > 0,
        "bring": seen[b.people + subject] & (NAMED | PRESENT) == NAMED if kind == "bring" else False,
        "excuse": seen[b.excused + subject] > 0 if kind == "excuse" else False,
        "close": seen[Seen.CLOSES] < 4,
        "next_step": more or t.moves[m].id == "next_vague",
        "silence": seen[Seen.LAST_MOVE] < 0 or KINDS[t.kind[seen[Seen.LAST_MOVE]]] != "silence",
        "reply": seen[Seen.WOBBLE_DAY] > 0,
        "matched": seen[Seen.WHY_ASKED] > 0,
        "third": seen[Seen.MATCHED_ASKED] > 0,
        "offer": seen[Seen.TOLD] >= 3,
        "come_back": seen[Seen.FINAL] == 2 and more,
    }
    return bool(often and needs.get(kind, True))


def test_the_mask_says_what_the_rules_say_one_by_one() -> None:
    t, looked_at = tables(), dict.fromkeys(range(PHASES), 0)
    for turn in random_play(t, 600, seed=4):
        for row in range(600):
            phase = turn.before.seen[row, Seen.PHASE]
            looked_at[phase] += 1
            if looked_at[phase] <= 400:
                said = [may(t, turn.before, row, m) for m in range(len(t.moves))]
                assert turn.mask[row].tolist() == said
    assert min(looked_at.values()) > 30


def test_games_that_look_alike_have_the_same_moves_the_same_mood_and_all_else_in_common() -> None:
    t, games = tables(), 24
    types = len(t.types)
    real = new_state(t, draw_types(t, spread(9, games, 1)))
    every = new_state(t, np.tile(np.arange(types), games))
    seeds = spread(9, games, 2)
    for turn in range(120):
        mask = legal(t, real)
        everybody = legal(t, every).reshape(games, types, -1)
        assert (everybody == mask[:, None]).all()
        assert (every.seen.reshape(games, types, -1) == real.seen[:, None]).all()
        assert (every.said.reshape(games, types, -1) == real.said[:, None]).all()
        move = at_random(mask, seeds, turn)
        real, answer, _ = step(t, real, move, seeds)
        every = advance(t, every, np.repeat(move, types), np.repeat(answer, types))
    assert len(np.unique(every.levels, axis=0)) > 4 * games


def test_the_hidden_mode_opens_and_shuts_nothing() -> None:
    t = tables()
    for turn in random_play(t, 100, turns=150):
        for mode in range(MODES):
            assert np.array_equal(legal(t, turn.before.with_mode(mode)), turn.mask)


def test_a_fresh_talk_offers_questions_and_no_reason_yet() -> None:
    t = tables()
    mask = legal(t, new_state(t, np.array([0])))[0]
    offered = {move.id for move, ok in zip(t.moves, mask, strict=True) if ok}
    assert {"ask/f0", "ask_straight", "close", "say_nothing", "leave_openly", "next_calendar"} <= offered
    assert not offered & {"ask/f5", "ask/f7", "follow_up", "answer_excuse/budget", "bring/boss", "goodbye"}
    assert not any(name.startswith(("reason/", "nail/", "contact/")) for name in offered)


def test_an_open_answer_opens_its_reason_and_what_lies_behind_it() -> None:
    t = tables()
    openly = story(t, new_state(t, np.array([0])), ("ask/f1", "open"))
    thinly = story(t, new_state(t, np.array([0])), ("ask/f1", "thin_clue"))
    for name in ("ask/f5", "ask/f7", "reason/f1"):
        assert legal(t, openly)[0, t.index[name]]
        assert not legal(t, thinly)[0, t.index[name]]


def test_a_meeting_that_runs_over_by_too_much_leaves_only_ways_out_of_it() -> None:
    t = tables()
    state = new_state(t, np.array([0]))
    state.seen[:, Seen.MINUTE] = t.booked[0] + 21
    offered = {KINDS[t.kind[m]] for m in np.flatnonzero(legal(t, state)[0])}
    assert offered == {"close", "next_step", "easy_no", "leave", "walk"}


def test_what_was_fixed_and_is_long_past_is_nothing_to_write_about_any_more() -> None:
    t = tables()
    state = new_state(t, draw_types(t, np.arange(3, dtype=np.uint64)))
    first, item = t.blocks.nailed, 0
    about = [m for m in t.of_kind("contact") if t.about[m] == ABOUT_COMMITMENT and t.about_index[m] == item]
    state.seen[:, [Seen.PHASE, Seen.QUARTERS]] = Phase.STOP, 40
    state.seen[:, first + item] = 2, 2, 1
    state.seen[:, Seen.DAY] = t.due[item] + 7, t.due[item] + 8, t.due[item] + 8
    assert legal(t, state)[:, about].all(axis=1).tolist() == [True, False, True]


def test_an_unfinished_game_always_has_a_move() -> None:
    t = tables()
    for turn in random_play(t, 2000, seed=6):
        done = turn.before.seen[:, Seen.PHASE] == Phase.DONE
        assert np.array_equal(turn.mask.any(axis=1), ~done)


def test_one_who_was_won_back_starts_ninety_new_days_with_nothing_left_over_from_the_old_ones() -> None:
    t = tables()
    first = (("close", "yes"), ("goodbye", "waves"), ("day", "rival"), ("contact/scans", "warm"), ("carry_on", "ok"))
    state = story(t, new_state(t, np.array([0])), *first, ("day", "quiet"), ("post", "fine"), ("carry_on", "ok"))
    state = story(t, state, ("day", "hedges"), ("nudge", "silent"), ("carry_on", "ok"), ("day", "cancels"))
    assert (state.seen[0, [Seen.WOBBLE_DAY, Seen.RIVAL_DAY, Seen.CONTACT_DAY, Seen.REPLIES]] > 0).all()
    state = story(t, state, ("why", "truth/a"), ("offer_fix", "back_in"), ("goodbye", "waves"))
    again = [Seen.DAY, Seen.WOBBLE_DAY, Seen.RIVAL_DAY, Seen.CONTACT_DAY, Seen.REPLIES]
    assert (state.seen[0, again] == 0).all()
    assert state.seen[0, Seen.PHASE] == Phase.PASSING
