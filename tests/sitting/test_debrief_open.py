"""What was heard at a moment of the ninety days begins with the mail that lay open there."""

from __future__ import annotations

import pytest

from salesdance.engine import Seen
from salesdance.sitting.debrief_open import MOST, lies_open
from salesdance.sitting.debrief_talk import Played, go_through
from salesdance.sitting.debrief_turning import turning
from tests.sitting.analyses import analysis, point
from tests.sitting.test_debriefing import content_of, judged


@pytest.fixture(scope="module")
def played() -> Played:
    content = content_of("the_yes")
    return go_through(content.scenario, content.deck, content.tables, judged("the_yes", 1)[0])


def _stops(played: Played) -> list[int]:
    return [at for at in sorted(played.post) if lies_open(played, at) is not None]


def test_the_mail_on_the_table_comes_first_and_older_answers_after_it(played: Played) -> None:
    at = _stops(played)[-1]
    first, *older = turning(played, analysis(played, [point(played, at)])).moments[0].heard
    written = [said.says for said in played.post[at]]
    assert first.heard[-1].says in written
    assert first.mine == "", "nobody asked for a mail"
    assert len(older) <= 2
    assert all(one.turn < at for one in older)


def test_in_a_talk_nothing_lies_open(played: Played) -> None:
    talks = [at for at in played.lines if at not in played.post]
    assert talks
    assert all(lies_open(played, at) is None for at in talks)


def test_second_thoughts_that_are_still_open_come_before_other_mails() -> None:
    content = content_of("almost_customer")
    played = go_through(content.scenario, content.deck, content.tables, judged("almost_customer", 1)[0])
    hedges = {played.deal.filled(mail.says) for mail in played.deal.scenario.mails["hedges"]}
    wavering = [at for at in _stops(played) if played.turns[at].before.seen[Seen.WOBBLE_DAY]]
    came_before = [at for at in wavering if not hedges & {said.says for said in played.post[at]}]
    assert came_before, "some lie there from an earlier stop"
    for at in wavering:
        lay = lies_open(played, at)
        assert lay is not None
        assert len(lay.heard) <= MOST
        assert lay.heard[0].says in hedges
