"""The natural next move, where one thing goes before another."""

from salesdance.engine import Phase, Seen
from tests.builders import a_deck, after_the_yes
from tests.sitting.games import begun, views


def test_second_thoughts_are_met_with_a_fresh_start_before_anything_is_nailed_down() -> None:
    first = []
    for seed in range(12):
        sitting = begun(after_the_yes(), a_deck(), seed)
        for view in views(sitting, seed):
            sight = sitting._course.game.sight
            if view.finished or sight.phase != Phase.STOP or not sight.seen[Seen.WOBBLE_DAY]:
                continue
            legal = sitting.legal()
            asked = [entry.move for entry in sitting.transcript().entries].count("restart")
            if view.thought is None and asked < 3 and "restart" in legal and any("/timed" in one for one in legal):
                first.append(sitting.natural())
    assert len(first) > 3
    assert set(first) == {"restart"}
