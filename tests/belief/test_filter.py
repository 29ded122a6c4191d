"""The ideal listener believes exactly what counting everything would make one believe."""

import numpy as np
import pytest

from salesdance.belief import Belief, by_mode, by_type, forced, hollow_share, prior_belief, update, update_some
from salesdance.engine import Mode, Phase, Seen, Tables, draw_types, legal, new_state, spread, step
from salesdance.engine.modes import MODES, PHASES
from tests.belief.enumerating import Story, indexes, paths, shares
from tests.engine.samples import at_random, random_play, tables

TALK: Story = (
    ("ask/f0", "open_clue"),
    ("follow_up", "thin"),
    ("ask/f1", "thin_clue"),
    ("say_nothing", "adds"),
    ("ask_straight", "tell/budget"),
    ("who_decides", "names/boss"),
    ("bring/boss", "agrees"),
    ("small_talk", "shrugs"),
    ("reason/f0", "lands"),
    ("answer/a", "relieved"),
    ("promise/big", "lands"),
    ("next_calendar", "agrees"),
    ("turn_up", "comes"),
    ("close_soft", "not_now/budget"),
    ("answer_excuse/budget", "moves_on"),
)
YES: Story = (
    *TALK,
    ("close", "yes"),
    ("nail/financing/timed", "lets_see"),
    ("nail/next_step/dated", "slowly"),
    ("easy_no", "stands"),
    ("goodbye", "waves"),
)
WOBBLE: Story = (
    *YES,
    ("day", "quiet"),
    ("day", "quiet"),
    ("post", "nothing"),
    ("contact/scans", "short"),
    ("carry_on", "ok"),
    ("day", "rival"),
    ("contact/beside", "silent"),
    ("carry_on", "ok"),
    ("day", "quiet"),
    ("day", "hedges"),
    ("nudge", "noncommittal"),
)
RESTART: Story = (
    *WOBBLE,
    ("restart", "agrees"),
    ("ask/f0", "open"),
    ("ask/f2", "thin"),
    ("still_stands", "wavers"),
    ("check_in", "silent"),
    ("carry_on", "ok"),
    ("day", "quiet"),
    ("day", "quiet"),
)
CANCELLED: Story = (
    *WOBBLE,
    ("carry_on", "ok"),
    ("day", "cancels"),
    ("thank_them", "eases"),
    ("permission", "nods"),
    ("is_it_final", "not_final"),
    ("why", "half/product"),
    ("if_matched", "no_would"),
    ("say_nothing", "truth/a"),
    ("offer_fix", "back_in"),
    ("goodbye", "waves"),
    ("day", "quiet"),
    ("day", "quiet"),
)
LOST: Story = (
    *TALK,
    ("close_firm", "no"),
    ("why", "lie/budget"),
    ("if_matched", "yes_would"),
    ("third_question", "refuses"),
    ("promise_no_reopen", "eases"),
    ("is_it_final", "final"),
    ("hang_up", "ends"),
)
NO_SHOW: Story = (*TALK[:7], ("next_vague", "agrees"), ("turn_up", "no_show"), ("is_it_final", "not_final"))
LEFT: Story = (*TALK[:5], ("leave_openly", "thanks"))
STORIES = {
    "talk": TALK,
    "yes": YES,
    "wobble": WOBBLE,
    "restart": RESTART,
    "cancelled": CANCELLED,
    "lost": LOST,
    "no show": NO_SHOW,
    "left": LEFT,
}


def listen(t: Tables, story: Story) -> tuple[Belief, list[Belief]]:
    """Return the belief after a story, and after each of its events."""
    belief, on_the_way = prior_belief(t, 1), []
    for move_id, name in story:
        move, signal = indexes(t, move_id, name)
        belief = update(t, belief, np.array([move]), np.array([signal]))
        on_the_way.append(belief)
    return belief, on_the_way


@pytest.mark.parametrize("name", STORIES)
def test_the_filter_equals_counting_every_type_and_every_path(name: str) -> None:
    t = tables("tiny")
    state, chance, _ = paths(t, STORIES[name])
    belief, _ = listen(t, STORIES[name])
    counted = shares(t, state, chance)
    assert (belief.weights[0] > 0).tolist() == (counted > 0).tolist()
    assert belief.weights[0] == pytest.approx(counted, rel=1e-9, abs=0)


@pytest.mark.parametrize("name", ["restart", "cancelled", "lost"])
def test_the_levels_and_all_that_can_be_seen_do_not_depend_on_the_path(name: str) -> None:
    t = tables("tiny")
    state, _, _ = paths(t, STORIES[name])
    belief, _ = listen(t, STORIES[name])
    assert np.array_equal(state.levels, belief.state.levels[state.type])
    assert np.array_equal(state.seen, belief.state.seen[state.type])
    assert np.array_equal(state.said, belief.state.said[state.type])


def test_the_control_another_answer_leads_to_another_belief() -> None:
    t = tables("tiny")
    other = [("ask/f0", "open"), *TALK[1:]]
    assert listen(t, other)[0].weights[0] != pytest.approx(listen(t, TALK)[0].weights[0], rel=1e-9)


def test_counting_goes_through_every_stage_it_is_meant_to() -> None:
    t = tables("tiny")
    phases = {int(b.state.seen[0, Seen.PHASE]) for story in STORIES.values() for b in listen(t, story)[1]}
    assert phases == set(range(PHASES))
    modes = np.zeros(13, dtype=bool)
    for story in STORIES.values():
        for belief in listen(t, story)[1]:
            modes |= (belief.weights[0] > 0).any(axis=0)
    assert set(np.flatnonzero(modes).tolist()) == set(range(MODES))


def test_what_is_true_is_never_held_impossible_and_the_listener_sees_what_is_seen() -> None:
    t, games = tables(), 24
    types, seeds = draw_types(t, spread(3, games, 1)), spread(3, games, 2)
    state, belief = new_state(t, types), prior_belief(t, games)
    own = np.arange(games) * len(t.types) + types
    for turn in range(250):
        move = at_random(legal(t, state), seeds, turn)
        if not (move >= 0).any():
            break
        state, _, signal = step(t, state, move, seeds)
        belief = update_some(t, belief, move, signal)
        assert (belief.weights[np.arange(games), types, state.mode] > 0).all()
        assert belief.weights.sum(axis=(1, 2)) == pytest.approx(1)
        assert np.array_equal(belief.state.rows(own).levels, state.levels)
        assert np.array_equal(belief.state.rows(own).seen, state.seen)
        assert np.array_equal(belief.state.rows(own).said, state.said)
    assert (state.seen[:, Seen.PHASE] == Phase.DONE).mean() > 0.5


def test_a_listener_to_many_games_hears_each_as_if_it_were_alone() -> None:
    t, games = tables("tiny"), 12
    many, single = prior_belief(t, games), [prior_belief(t, 1) for _ in range(games)]
    for turn in random_play(t, games, seed=5):
        many = update(t, many, turn.move, turn.signal)
        for g in np.flatnonzero(turn.move >= 0):
            single[g] = update(t, single[g], turn.move[g : g + 1], turn.signal[g : g + 1])
    for g in range(games):
        assert np.array_equal(many.weights[g], single[g].weights[0])
        assert np.array_equal(many.rows(np.array([g])).state.levels, single[g].state.levels)


def test_working_on_the_games_with_a_move_only_changes_nothing_else() -> None:
    t = tables("tiny")
    every = some = prior_belief(t, 30)
    for turn in random_play(t, 30, seed=6, turns=60):
        every, some = update(t, every, turn.move, turn.signal), update_some(t, some, turn.move, turn.signal)
    assert np.array_equal(every.weights, some.weights)
    assert np.array_equal(every.state.seen, some.state.seen)


def test_a_signal_nobody_could_give_leaves_nothing_to_believe() -> None:
    t = tables("tiny")
    move, signal = indexes(t, "ask/f0", "open_clue")
    once = update(t, prior_belief(t, 1), np.array([move]), np.array([signal]))
    again = update(t, once, np.array([move]), np.array([signal]))
    assert again.weights.sum() == 0


def test_how_a_scenario_begins_splits_modes_and_says_nothing_about_types() -> None:
    t = tables("tiny")
    move, signal = indexes(t, "close", "yes")
    before = prior_belief(t, 1)
    after = forced(t, before, np.array([move]), np.array([signal]))
    assert by_type(after)[0] == pytest.approx(by_type(before)[0], rel=1e-12)
    heard = update(t, before, np.array([move]), np.array([signal]))
    split = after.weights[0, :, Mode.HOLLOW_SETTLED] / by_type(after)[0]
    assert split == pytest.approx(heard.weights[0, :, Mode.HOLLOW_SETTLED] / by_type(heard)[0], rel=1e-12)
    assert by_type(heard)[0] != pytest.approx(by_type(before)[0], rel=1e-3)
    assert 0 < hollow_share(after)[0] < 1
    assert by_mode(after)[0].sum() == pytest.approx(1)
