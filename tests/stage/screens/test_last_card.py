"""The last card stands whole in a small window."""

from __future__ import annotations

import pytest

from salesdance.sitting import Said
from salesdance.stage import Portrait, Settings, Space, Widget
from salesdance.stage.screens.talk.ending import last_card, picture_width
from salesdance.stage.screens.talk.scenes import Scene
from tests.stage.conftest import Fly
from tests.stage.screens import Plain
from tests.stage.screens.houses import the_props
from tests.stage.screens.seated import a_house

DOES = "Every Wednesday there is a bag at the gate with your name on it, and the ones in it are whole."
SAYS = (
    "We took the dear one, it does nine and a half, and I said nine and a half upstairs. When they come with their "
    "leaflets I tell them about you, and I watch their faces."
)
"""The longest ending of a shipped deal."""


class Ending(Plain):
    """The last card of somebody who says so much."""

    def build(self, space: Space) -> Widget:
        view = a_house().begin("the_yes").seat.view()
        scene = Scene(view, view, (Said("Dana", SAYS * (1 + 3 * (self.title == "Long")), DOES),))
        face = Portrait(the_props().background("office", "light"), (), "Dana", width=picture_width(space))
        return last_card(scene, face, "Dana", space, spoken=True)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_no_ending_of_a_shipped_deal_has_to_be_scrolled(size: tuple[int, int], fly: Fly) -> None:
    pilot = fly(Ending(lambda: None), Settings(size=size))
    assert not any(node.role == "scroll" for node in pilot.nodes())
    assert pilot.find("Go on").seen == pilot.find("Go on").rect
    longer = fly(Ending(lambda: None, title="Long"), Settings(size=size))
    assert longer.stage.held.ends["card"] > 0
