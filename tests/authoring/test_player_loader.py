"""A house player's file becomes a player, or findings with a place."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest

from salesdance.authoring import read_player
from salesdance.findings import Finding, Place
from salesdance.habits import MEASURES, PICKS, Habit, Pick, Player

PLAYERS = Path(__file__).resolve().parents[2] / "assets" / "players"
SHIPPED = sorted(PLAYERS.glob("*.yaml"))
SMALLEST = """\
player: somebody
about: Asks once and goes.
habits:
  - {do: ["ask/*"], times: 1, when: {questions: {at_most: 2}}}
  - {do: [walk_out]}
"""


def read(text: str) -> tuple[Player | None, list[Finding]]:
    """Return what is read from a file of this text."""
    return read_player(text.encode(), "somebody.yaml")


def refused(text: str) -> Finding:
    """Return the one finding for which a file is refused."""
    player, findings = read(text)
    assert player is None
    assert len(findings) == 1, findings
    assert findings[0].severity == "error"
    return findings[0]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_player_reads_clean_and_is_named_after_its_file(path: Path) -> None:
    player, findings = read_player(path.read_bytes(), path.name)
    assert findings == []
    assert player is not None
    assert player.id == path.stem
    assert player.about


def test_the_players_that_the_figures_need_are_shipped() -> None:
    names = {path.stem for path in SHIPPED}
    assert {"expert", "average", "random", "reciter", "order_taker", "pushy"} <= names
    assert {"happy_ears", "checklist", "first_listed", "longest_line", "same_kind"} <= names
    assert {"argues", "overpromises", "quick_loser", "memoriser"} <= names


def test_what_is_left_out_is_the_usual() -> None:
    player, findings = read(SMALLEST)
    assert findings == []
    assert player == Player(
        "somebody",
        "Asks once and goes.",
        (Habit(("ask/*",), "first", {"questions": (-inf, 2.0)}, 1), Habit(("walk_out",))),
        suspicion="likeliest",
        sure="hunch",
        still_there=7,
    )


def test_ranges_forecasts_and_listening_are_taken_over() -> None:
    text = """\
player: somebody
about: Listens.
listens: true
forecasts: {suspicion: believed, sure: believed, still_there: believed}
habits:
  - {do: [close, close_soft], pick: random, when: {sure: {at_least: 0.5}, closes: {at_least: 1, at_most: 1}}}
"""
    player, _ = read(text)
    assert player is not None
    assert (player.listens, player.suspicion, player.sure, player.still_there) == (True, "believed", "believed", -1)
    habit = player.habits[0]
    assert (habit.moves, habit.pick, habit.times) == (("close", "close_soft"), "random", None)
    assert dict(habit.when) == {"sure": (0.5, inf), "closes": (1.0, 1.0)}


def test_a_reciter_needs_no_habits_of_its_own() -> None:
    player, _ = read("player: parrot\nabout: Recites.\nrecites: expert\n")
    assert player is not None
    assert (player.recites, player.habits) == ("expert", ())


def test_a_player_who_does_nothing_is_refused_with_what_would_do() -> None:
    finding = refused("player: nobody\nabout: Does nothing.\n")
    assert finding.message == "The player nobody does nothing: it has no habits and recites nobody."
    assert "`recites: expert`" in finding.hint


def test_an_unknown_measure_is_named_with_its_place_and_the_nearest_known_one() -> None:
    finding = refused(SMALLEST.replace("questions", "qestions"))
    assert finding.code == "unknown-measure"
    assert finding.message == "There is no measure qestions."
    assert finding.hint == "Did you mean questions?"
    line = SMALLEST.splitlines()[3]
    assert finding.place == Place("somebody.yaml", 4, line.index("questions") + 1)


def test_a_measure_like_no_other_gets_a_list_of_those_there_are() -> None:
    finding = refused(SMALLEST.replace("questions", "zzzzzzzzz"))
    known = finding.hint.removeprefix("Known measures: ").split(" and ")[0].split(", ")
    assert len(known) > 10
    assert set(known) <= set(MEASURES)


def test_an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() -> None:
    finding = refused(SMALLEST.replace("times: 1", "tmes: 1"))
    line = SMALLEST.splitlines()[3]
    assert (finding.place.line, finding.place.column) == (4, line.index("times") + 1)
    assert "times" in (finding.hint or "") + finding.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("times: 1", "times: 0"),
        ("times: 1", "times: often"),
        ("[walk_out]", "walk_out"),
        ("[walk_out]", "[]"),
        ("[walk_out]", "[Walk Out]"),
        ("at_most: 2", "at_most: many"),
        ("at_most: 2", "below: 2"),
        ("player: somebody", "player: Some Body"),
        ("about: Asks once and goes.\n", ""),
        ("[walk_out]", "[walk_out], pick: nicest"),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(old: str, new: str) -> None:
    text = SMALLEST.replace(old, new)
    finding = refused(text)
    assert 1 <= finding.place.line <= len(text.splitlines())
    if old in SMALLEST and "\n" not in old and "about" not in old:
        assert finding.place.line == next(at for at, line in enumerate(SMALLEST.splitlines(), 1) if old in line)


@pytest.mark.parametrize(
    "text", ["", "- a list\n", "player: [", "player: no\n", "player: a\nplayer: b\n", "&a player: *a\n"]
)
def test_what_is_no_player_file_is_refused_without_a_traceback(text: str) -> None:
    player, findings = read(text)
    assert player is None
    assert findings
    assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in findings)


@pytest.mark.parametrize("pick", PICKS)
def test_every_pick_can_be_written_down(pick: Pick) -> None:
    listens = "listens: true\nhabits:" if PICKS[pick].listener else "habits:"
    player, _ = read(SMALLEST.replace("[walk_out]", f"[walk_out], pick: {pick}").replace("habits:", listens))
    assert player is not None
    assert player.habits[1].pick == pick


def test_findings_come_in_the_order_of_their_places() -> None:
    text = SMALLEST.replace("questions", "qestions") + "  - {do: [boast], when: {mod: {at_least: 1}}}\n"
    _, findings = read(text)
    assert [finding.place.line for finding in findings] == [4, 6]


def codes(text: str) -> list[str]:
    """Return the codes of all that is said about a file."""
    return [finding.code for finding in read(text)[1]]


def with_habits(*lines: str, head: str = "") -> str:
    """Return a file with these habits, and a way out at its end."""
    habits = "".join(f"  - {line}\n" for line in (*lines, "{do: [walk_out], when: {questions: {at_least: 1}}}"))
    return f"player: somebody\nabout: Somebody.\n{head}habits:\n{habits}"


def test_a_pattern_for_no_move_is_named_at_its_place_with_the_one_that_was_meant() -> None:
    text = with_habits('{do: ["ask/*", anwser/price]}')
    finding = refused(text)
    assert (finding.code, finding.hint) == ("unknown-pattern", "Did you mean `answer/price`?")
    assert (finding.place.line, finding.place.column) == (4, text.splitlines()[3].index("anwser") + 1)


@pytest.mark.parametrize(
    ("range_", "code"),
    [
        ("questions: {at_least: 3, at_most: 2}", "empty-range"),
        ("questions: {at_most: -1}", "impossible-figure"),
        ("mood: {at_least: 3}", "impossible-figure"),
        ("self_talk: {at_most: 50}", "impossible-figure"),
    ],
)
def test_a_range_that_nothing_lies_in_is_refused(range_: str, code: str) -> None:
    assert refused(with_habits(f"{{do: [close], when: {{{range_}}}}}")).code == code


@pytest.mark.parametrize(
    ("when", "code", "at", "words"),
    [
        ("stalled: {at_least: 0.2, at_most: 0.8}", "between-figures", "stalled", "next to 0 comes 1"),
        ("hours: {at_least: 3.3, at_most: 3.4}", "between-figures", "hours", "next to 3.25 comes 3.5"),
        ("hours: {at_least: 9999}", "impossible-figure", "9999", "between 0 and 80"),
        ("topics: {at_least: 4}, questions: {at_most: 2}", "never-both", "questions", "`topics` at least 4"),
        ("questions: {at_most: 2}, topics: {at_least: 4}", "never-both", "topics", "`questions` at most 2"),
        ("told: {at_most: 0}, told_now: {at_least: 1}", "never-both", "told_now", "never above `told`"),
        ("lag: {at_least: 3}, wobble: {at_most: 0}", "never-both", "wobble", "`lag` is 0 while `wobble` is"),
    ],
)
def test_ranges_that_can_never_be_are_named_with_their_figures_where_they_stand(
    when: str, code: str, at: str, words: str
) -> None:
    text = with_habits(f"{{do: [close], when: {{{when}}}}}")
    finding = refused(text)
    assert (finding.code, finding.place.line) == (code, 4)
    assert finding.place.column == text.splitlines()[3].index(at) + 1
    assert words in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    "when",
    [
        "topics: {at_least: 2}, questions: {at_most: 2}",
        "stalled: {at_least: 0.2}",
        "hours: {at_least: 3.3, at_most: 3.5}",
        "self_talk: {at_least: 0.2, at_most: 0.3}",
        "lag: {at_most: 3}, wobble: {at_most: 0}",
    ],
)
def test_ranges_that_just_hold_together_are_let_through(when: str) -> None:
    assert codes(with_habits(f"{{do: [close], when: {{{when}}}}}")) == []


def test_a_range_that_names_no_figure_is_pointed_out() -> None:
    assert codes(with_habits("{do: [close], when: {questions: {}}}")) == ["open-range"]


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("{do: [nudge], when: {wobble: {at_most: 0}}}", "nudge"),
        ("{do: [walk_out, offer_fix], when: {told: {at_most: 2}}}", "offer_fix"),
        ('{do: ["reason/*"], when: {heard: {at_most: 0}}}', "reason/*"),
        ("{do: [contact/price], when: {hours: {at_most: 0}}}", "contact/price"),
        ("{do: [is_it_final], when: {final: {at_least: 1}}}", "is_it_final"),
    ],
)
def test_a_move_that_can_never_be_made_in_such_a_range_is_named(line: str, pattern: str) -> None:
    finding = refused(with_habits(line))
    assert finding.code == "never-then"
    assert f"`{pattern}`" in finding.message


def test_a_pattern_of_which_some_move_can_be_made_is_let_through() -> None:
    # A fresh start is legal at any stop, second thoughts or not.
    assert codes(with_habits("{do: [restart], when: {wobble: {at_most: 0}}}")) == []
    assert codes(with_habits('{do: ["*"], when: {told: {at_most: 0}, closes: {at_least: 1}}}')) == []


OTHERS = {"expert": "", "reciter": "expert"}


@pytest.mark.parametrize(
    ("recites", "code", "hint"),
    [("exprt", "unknown-player", "`expert`"), ("zzzz", "unknown-player", "expert"), ("reciter", "recites-reciter", "")],
)
def test_who_is_recited_is_looked_up_among_the_players_there_are(recites: str, code: str, hint: str) -> None:
    text = f"player: parrot\nabout: Recites.\nrecites: {recites}\n"
    player, findings = read_player(text.encode(), "somebody.yaml", OTHERS)
    assert player is None
    assert [one.code for one in findings] == [code]
    assert findings[0].place == Place("somebody.yaml", 3, 10)
    assert hint in findings[0].hint
    assert read_player(text.replace(recites, "expert").encode(), "somebody.yaml", OTHERS)[1] == []


def test_unknown_moves_and_measures_are_told_beside_errors_of_form() -> None:
    text = with_habits(
        '{do: ["aks/*", 3], pick: randm, when: {qestions: {at_most: 2}}}',
        "{do: [close], times: 0}",
        "{do: [close], when: {mood: {at_least: 7}}}",
        "{do: [close], when: {sure: {at_least: 0.5}}}",
    )
    player, findings = read(text + "habit: []\n")
    assert player is None
    assert {(one.code, one.place.line) for one in findings} >= {
        ("unknown-pattern", 4),
        ("bad-choice", 4),
        ("unknown-measure", 4),
        ("out-of-range", 5),
        ("impossible-figure", 6),
        ("not-listening", 7),
        ("unknown-key", 9),
    }
    assert len({one.place for one in findings}) == len(findings)


def test_minutes_may_be_overrun_and_both_ends_may_be_the_same() -> None:
    assert (
        codes(with_habits("{do: [close], when: {minutes_left: {at_least: -12}, closes: {at_least: 1, at_most: 1}}}"))
        == []
    )


def test_reciting_leaves_no_room_for_habits_or_listening() -> None:
    assert codes(with_habits(head="recites: expert\nlistens: true\n")) == ["recites-only", "recites-only"]
    assert codes("player: parrot\nabout: Recites.\nrecites: parrot\n") == ["recites-itself"]


@pytest.mark.parametrize(
    "line",
    [
        "{do: [close], when: {sure: {at_least: 0.5}}}",
        '{do: ["answer/*"], pick: believed}',
        '{do: ["nail/*"], pick: weight}',
    ],
)
def test_only_who_listens_goes_by_what_is_believed(line: str) -> None:
    assert refused(with_habits(line)).code == "not-listening"
    assert codes(with_habits(line, head="listens: true\n")) == []


def test_only_who_listens_forecasts_what_it_believes_but_a_reciter_is_told_how_many_stay() -> None:
    believed = "forecasts: {suspicion: believed, still_there: believed}\n"
    assert codes(with_habits(head=believed)) == ["not-listening", "not-listening"]
    assert codes("player: parrot\nabout: Recites.\nrecites: expert\nforecasts: {still_there: believed}\n") == []


@pytest.mark.parametrize(
    ("first", "then", "never"),
    [
        ("{do: [close]}", "{do: [close]}", True),
        ('{do: ["*"]}', "{do: [close], times: 1}", True),
        (
            "{do: [close], when: {closes: {at_most: 3}}}",
            "{do: [close], when: {closes: {at_least: 1, at_most: 2}}}",
            True,
        ),
        ("{do: [close], times: 1}", "{do: [close]}", False),
        ("{do: [close], when: {closes: {at_most: 1}}}", "{do: [close]}", False),
        ("{do: [close]}", "{do: [close, close_soft]}", False),
        ("{do: [close], when: {closes: {at_most: 1}}}", "{do: [close], when: {closes: {at_most: 2}}}", False),
    ],
)
def test_a_habit_that_an_earlier_one_leaves_nothing_to_is_pointed_out(first: str, then: str, never: bool) -> None:
    text = with_habits(first, then)
    found = {finding.place.line: finding.severity for finding in read(text)[1] if finding.code == "habit-never"}
    assert found.get(5) == ("warning" if never else None)


def test_a_player_that_never_ends_a_talk_is_pointed_out_and_can_still_play() -> None:
    player, findings = read('player: talker\nabout: Talks.\nhabits:\n  - {do: [boast, "ask/*"]}\n')
    assert player is not None
    assert [(finding.code, finding.severity) for finding in findings] == [("never-ends", "warning")]


def test_of_ten_customers_no_more_than_ten_stay() -> None:
    assert refused(with_habits(head="forecasts: {still_there: 11}\n")).code == "out-of-range"


def test_a_chance_is_a_share_or_a_word_and_is_drawn_once_a_deal() -> None:
    text = SMALLEST.replace("times: 1", "chance: 0.25").replace("{do: [walk_out]}", "{do: [walk_out], chance: often}")
    player, findings = read(text + "  - {do: [close], chance: rarely, drawn: turn}\n")
    assert findings == []
    assert player is not None
    chances = [(habit.chance, habit.drawn) for habit in player.habits]
    assert chances == [(0.25, "deal"), (0.7, "deal"), (0.15, "turn")]


@pytest.mark.parametrize("chance", ["1.5", "-0.1", "mostly", "yes"])
def test_a_chance_beyond_a_share_is_refused_where_it_stands(chance: str) -> None:
    finding = refused(SMALLEST.replace("times: 1", f"chance: {chance}"))
    assert finding.place.line == 4


def test_a_habit_after_one_with_a_chance_may_still_apply() -> None:
    text = SMALLEST.replace("{do: [walk_out]}", "{do: [walk_out], chance: 0.5}")
    _, findings = read(text + "  - {do: [walk_out]}\n")
    assert findings == []
