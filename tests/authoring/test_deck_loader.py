"""The moves deck: every answer for every voice and mood, and what is said when one is missing."""

from pathlib import Path

from salesdance.authoring import read_deck
from salesdance.findings import Finding
from salesdance.moves import Deck, DeckMove
from salesdance.scenario import MOODS, VOICES, Answer

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def read(answers: str, kind: str = "about") -> tuple[Deck | None, list[Finding]]:
    head = f"deck: 1\nmoves:\n  it: {{kind: {kind}, group: case, label: It, answers: {answers}}}\n"
    return read_deck(head.encode(), "deck.yaml")


def move(answers: str, kind: str = "about") -> DeckMove:
    deck, findings = read(answers, kind)
    assert deck is not None, findings
    return deck.moves["it"]


def lands(answers: str) -> dict[tuple[str, str], list[str]]:
    worded = move(f"{{lands: {answers}, shrugs: {{any: So.}}}}").answers
    assert worded is not None
    return {(voice, mood): [one.says for one in worded[voice]["lands"][mood]] for voice in VOICES for mood in MOODS}


def test_the_shipped_deck_has_no_errors() -> None:
    deck, findings = read_deck((ASSETS / "deck.yaml").read_bytes(), "deck.yaml")
    assert deck is not None, findings[:3]
    assert deck.digest


def test_any_is_all_four_voices_and_a_text_is_all_three_moods() -> None:
    assert set(map(tuple, lands("{any: Well.}").values())) == {("Well.",)}


def test_a_voice_of_its_own_stands_before_any() -> None:
    said = lands("{any: Well., dry: Quite.}")
    assert said["dry", "guarded"] == ["Quite."]
    assert said["warm", "guarded"] == ["Well."]


def test_a_mood_left_out_uses_at_ease_or_else_the_one_given() -> None:
    two = lands("{any: {at_ease: Yes., cornered: [No., Never.]}}")
    assert two["dry", "guarded"] == ["Yes."]
    assert two["dry", "cornered"] == ["No.", "Never."]
    one = lands("{any: {cornered: No.}}")
    assert {tuple(words) for words in one.values()} == {("No.",)}


def test_wordings_keep_their_body_line_and_pause() -> None:
    answers = move("{lands: {any: [{says: Yes., does: They nod., pause: long}, Well.]}, shrugs: {any: So.}}").answers
    assert answers is not None
    assert answers["warm"]["lands"]["guarded"] == (Answer("Yes.", "They nod.", "long"), Answer("Well."))


def test_a_silence_may_be_empty() -> None:
    answers = move('{warm: {any: Yes.}, short: {any: No.}, silent: {any: {says: "", does: ""}}}', "check_in").answers
    assert answers is not None
    assert answers["dry"]["silent"]["at_ease"] == (Answer(),)


def test_a_kind_that_does_not_exist_has_a_near_miss() -> None:
    (finding,) = read("{}", "clsoe")[1]
    assert (finding.code, finding.place.line) == ("bad-choice", 3)
    assert finding.hint.startswith("Did you mean `close`?")


def test_an_answer_that_a_kind_never_gets_is_an_error() -> None:
    deck, (finding,) = read("{lands: {any: So.}, shrugs: {any: So.}, yes: {any: So.}}")
    assert deck is None
    assert finding.code == "unknown-signal"


def test_half_truths_may_be_worded_by_family() -> None:
    answers = "{truth: {any: a}, half_price: {any: b}, lie: {any: c}, refuses: {any: d}}"
    assert read(answers, "why")[1] == []


def test_answers_and_voices_that_are_missing_are_warnings() -> None:
    deck, findings = read("{lands: {dry: So., warm: So.}}")
    assert deck is not None
    assert [(one.code, one.severity) for one in findings] == [
        ("answer-missing", "warning"),
        ("voice-missing", "warning"),
    ]


def test_levels_and_rates_are_checked() -> None:
    text = b"deck: 1\nmoves:\n  it:\n    {kind: about, group: case, label: It, effects: {trsut: 0.1, risk: 2}}\n"
    deck, findings = read_deck(text, "deck.yaml")
    assert deck is None
    assert sorted(one.code for one in findings) == ["out-of-range", "unknown-key"]
    assert "Did you mean `trust`?" in {one.hint for one in findings}


def test_moves_of_a_kind_are_told_apart_by_a_manner_that_the_kind_has() -> None:
    text = "deck: 1\nmoves:\n  it: {kind: nail, manner: timed, group: nail, label: It, answers: {writes: {any: So.}}}\n"
    deck, _ = read_deck(text.encode(), "deck.yaml")
    assert deck is not None
    assert deck.moves["it"].manner == "timed"
    for wrong, code in (
        ("manner: soft", "unknown-manner"),
        ("manner: times", "bad-choice"),
        ("hours: 1", "manner-missing"),
    ):
        deck, (finding,) = read_deck(text.replace("manner: timed", wrong).encode(), "deck.yaml")
        assert deck is None
        assert (finding.code, finding.place.line) == (code, 3)


def test_where_a_plain_way_exists_the_manner_may_be_left_out() -> None:
    assert move("{yes: {any: So.}}", "close").manner is None


def test_a_later_deck_is_refused() -> None:
    deck, findings = read_deck(b"deck: 2\nmoves: []\n", "deck.yaml")
    assert deck is None
    assert [one.code for one in findings] == ["newer-format"]


def test_a_text_with_an_unknown_slot_is_an_error() -> None:
    assert [one.code for one in read("{lands: {any: '{nobody}'}, shrugs: {any: So.}}")[1]] == ["unknown-placeholder"]


def test_a_sentence_about_what_a_line_makes_harder_says_when_it_is_true() -> None:
    text = "deck: 1\nmoves:\n  it:\n    kind: carry_on\n    group: keep\n    label: It\n    answers: {ok: {any: So.}}\n"
    text += "    harder: It is late.\n    right_when: When it is early.\n"
    deck, findings = read_deck(text.encode(), "deck.yaml")
    assert deck is not None
    assert [(one.code, one.place.line) for one in findings] == [("harder-when-missing", 8), ("right-if-missing", 9)]
    whole = text + "    harder_when: [sold, came_back]\n    right_if: [doubts]\n"
    whole += "    or_harder:\n      - {when: [unsold], says: It was late.}\n"
    deck, findings = read_deck(whole.encode(), "deck.yaml")
    assert deck is not None
    assert findings == []
    move = deck.moves["it"]
    assert (move.harder_when, move.right_if) == (("sold", "came_back"), ("doubts",))
    assert [(one.when, one.says) for one in move.or_harder] == [(("unsold",), "It was late.")]
    for wrong, line in (("[sold, came_bakc]", 10), ("[]", 10)):
        deck, (finding,) = read_deck(whole.replace("[sold, came_back]", wrong).encode(), "deck.yaml")
        assert deck is None
        assert finding.place.line == line
    assert read_deck(whole.replace("[doubts]", "[sold]").encode(), "deck.yaml")[0] is None, "seen only afterwards"


def test_when_a_sentence_is_true_is_no_part_of_the_digest_of_a_deck() -> None:
    text = "deck: 1\nmoves:\n  it: {kind: carry_on, group: keep, label: It, harder: It is late., harder_when: [sold]}\n"
    one, other = read_deck(text.encode(), "a")[0], read_deck(text.replace("[sold]", "[unsold]").encode(), "a")[0]
    assert one is not None
    assert other is not None
    assert one.digest == other.digest
