"""Every widget on screens for developers: for tests, and to be looked at.

python -m tests.stage.gallery             opens it in a window
python -m tests.stage.gallery FOLDER      writes pictures of it in all themes and sizes
"""

from __future__ import annotations

import sys
from pathlib import Path

from salesdance.stage import (
    Bar,
    Bars,
    Button,
    Card,
    Centered,
    Changed,
    ChooseFigures,
    Column,
    Event,
    Field,
    Figures,
    Flow,
    Focus,
    Grid,
    Grow,
    Icon,
    Item,
    KeyPress,
    Label,
    LineChart,
    List,
    Pad,
    Picture,
    Pilot,
    Pop,
    Pressed,
    Push,
    Redraw,
    Row,
    Rule,
    Screen,
    Scroll,
    Series,
    Settings,
    Sized,
    Space,
    Spacer,
    Step,
    Tabs,
    Tell,
    Widget,
    perform,
)

ASSETS = Path(__file__).resolve().parents[2] / "assets"
HAND = (
    "Who opens up on Mondays, and what do they do while the machine warms up?",
    "You said nobody chose it. How would you have chosen?",
    "Our platform is rated number one by the people who service it, so you can be sure that this time it will be "
    "different.",
    "What would have to be true for nine people not to wait?",
    "Say nothing.",
)
NOTES = (
    "It came with the lease. Nobody chose it. I choose the toner.",
    "If it stops on a Monday I have nine people in the waiting room.",
    "Dr. Halden signs; he asks me first.",
)
SAID = "It came with the lease. Nobody chose it. I choose the toner. And before you ask: yes, it stops on Mondays."
TABS = (Item("card", "The card"), Item("curves", "Curves"), Item("found", "Found and missed"), Item("form", "Forms"))
DEALS = (
    Item("bag", "The copier that was in the bag", "Halden Dental. Third visit. Met: two of five."),
    Item("call", "Call me Tuesday", "A kind man with no budget. Not met yet."),
    Item("nordhafen", "Nordhafen", "Planners work weekends, and three vendors came before you."),
)


class Talk(Screen):
    """Everything that a conversation is made of."""

    title = "A talk"

    def __init__(self, face: Path | None = None) -> None:
        self.face = face
        self.chosen = ""
        self.said: list[str] = []

    def enter(self, now: float) -> Step:
        return Focus("hand-1")

    def handle(self, event: Event) -> Step:
        match event:
            case Pressed(key, by=by) if key.startswith("hand-"):
                if by == "badge" and self.chosen != key:
                    self.chosen = key
                else:
                    self.said.append(HAND[int(key[-1]) - 1])
                    self.chosen = ""
                    return Tell("Said, and kept.")
            case Pressed("more"):
                return Push(Forms())
            case Pressed("help") | KeyPress("f1"):
                return Push(Help())
            case _:
                return None
        return Redraw()

    def build(self, space: Space) -> Widget:
        wide = space.holds(1150)
        middle = Scroll("middle", Column([self._words(), *self._hand()], gap="s"))
        if not space.holds(850):
            whole = Column([self._person(space), self._words(), *self._hand(), self._notes(), self._foot()], gap="m")
            return Pad(Column([self._head(), Grow(Scroll("all", whole))], gap="s"), across="l", along="m")
        parts: list[Widget] = [self._person_column(space), Grow(middle)]
        if wide:
            parts.append(_wide(310, space, Scroll("notes", self._notes())))
        return Pad(
            Column([self._head(), Grow(Row(parts, gap="m", align="stretch")), self._foot()], gap="m"),
            across="l",
            along="m",
        )

    def _head(self) -> Widget:
        tools = [
            Button("help", "Help", kind="quiet", icon="circle-question-mark", bare=True),
            Button("settings", "Settings", kind="quiet", icon="settings", bare=True),
            Button("sound", "Sound", kind="quiet", icon="volume-2", bare=True),
        ]
        title = Flow(
            [Label("First meeting, Tuesday", "heading"), Label("Halden Dental, the front desk", "small")], gap="m"
        )
        return Row([Grow(title), Icon("clock"), Label("10:24", "strong"), Row(tools, gap="xs")], align="center")

    def _person(self, space: Space) -> Widget:
        return Row([Picture(self.face, "Marta looks at the door", 150, 130), Grow(self._about())], gap="m")

    def _about(self) -> Widget:
        return Column(
            [
                Label("Marta Oduya", "heading"),
                Label("Practice manager, Halden Dental", "small"),
                Label("She taps the lid twice.", "aside"),
            ],
            gap="xs",
        )

    def _person_column(self, space: Space) -> Widget:
        picture = Picture(self.face, "Marta looks at the door", 280, 270)
        card = Card(Column([picture, self._about()], gap="m"), pad="m", label="The person")
        return _wide(290, space, Scroll("person", card))

    def _words(self) -> Widget:
        mine = self.said[-1] if self.said else "How did you end up with the machine you have now?"
        return Card(Column([Label(SAID, "speech"), Label(f"You: {mine}", "small")], gap="s"), label="What was said")

    def _hand(self) -> list[Widget]:
        return [
            Button(f"hand-{number}", words, "line", badge=str(number), chosen=self.chosen == f"hand-{number}")
            for number, words in enumerate(HAND, 1)
        ]

    def _notes(self) -> Widget:
        notes = [Row([Icon("quote", size=16), Grow(Label(note))], gap="s") for note in NOTES]
        them = Row([Label("Marta", "small_strong", "them"), Label("You", "small_strong", "you")], gap="m")
        return Card(Column([Label("Notebook", "subhead"), *notes, Rule(), them], gap="m"), label="Notebook")

    def _foot(self) -> Widget:
        return Flow(
            [
                Button("more", "Everything you could say", badge="m"),
                Button("notebook", "Notebook", kind="quiet", badge="n", icon="notebook-pen"),
                Button("end", "End the meeting", kind="quiet"),
            ]
        )


class Forms(Screen):
    """Tabs, lists, charts, figures and fields."""

    title = "Forms"

    def __init__(self, tab: str = "card") -> None:
        self.tab = tab
        self.deal = "bag"
        self.kept: int | None = 6
        self.name = "Zoë Åström"
        self.note = ""

    def handle(self, event: Event) -> Step:
        match event:
            case Changed("tabs", str(tab)):
                self.tab = tab
            case Changed("deals", str(deal)):
                self.deal = deal
            case Changed("kept", int(kept)):
                self.kept = kept
            case Changed("name", str(name)):
                self.name = name
            case Changed("note", str(note)):
                self.note = note
            case Pressed("save"):
                return Tell(f"Saved as {self.name}.")
            case Pressed("back"):
                return Pop()
            case _:
                return None
        return Redraw()

    def build(self, space: Space) -> Widget:
        below: dict[str, Widget] = {
            "card": self._card(),
            "curves": self._curves(space),
            "found": List("deals", DEALS, self.deal, "Deals"),
            "form": self._form(),
        }
        top = Row(
            [Grow(Label("What could have been known", "title")), Button("back", "Back", badge="b")], align="center"
        )
        tabs = Tabs("tabs", TABS, self.tab, "Parts of the debrief")
        return Pad(Column([top, tabs, Grow(Scroll("below", below[self.tab]))], gap="m"), across="xl", along="l")

    def _card(self) -> Widget:
        said = (
            ("Ask before you tell", "You asked ten things before your own story."),
            ("Follow what they let slip", "Mondays came up twice. You followed once, two turns late."),
            ("Promise only what will happen", "Nothing was promised that will not be kept."),
            ("Nail it down in their hand", "The date stands in Marta's own calendar."),
        )
        cards = [
            Card(
                Column([Icon("circle-check", ink="accent"), Label(head, "subhead"), Label(text, ink="muted")], gap="s")
            )
            for head, text in said
        ]
        return Grid(cards, least=260, gap="m")

    def _curves(self, space: Space) -> Widget:
        lines = LineChart(
            "What could be believed",
            (
                Series("Mondays", ((0.0, 0.2), (0.2, 0.25), (0.4, 0.5), (0.6, 0.55), (0.8, 0.8), (1.0, 0.9))),
                Series("The price", ((0.0, 0.5), (0.2, 0.4), (0.4, 0.3), (0.6, 0.25), (0.8, 0.1), (1.0, 0.06))),
                Series("Dr. Halden", ((0.0, 0.3), (0.2, 0.35), (0.4, 0.2), (0.6, 0.2), (0.8, 0.1), (1.0, 0.04))),
            ),
            "Mondays rose from one in five to nine in ten; the price fell to nothing.",
            low="unlikely",
            high="certain",
            start="hello",
            end="the ask",
        )
        bars = Bars(
            "Where points went",
            (Bar("Reasons", 0.8, "8 of 10"), Bar("People", 0.25, "2 of 8"), Bar("Long game", 0, "0 of 10")),
        )
        left = Card(Column([Label("Where it turned", "subhead"), lines], gap="m"))
        right = Card(
            Column(
                [
                    Label("Where points went", "subhead"),
                    bars,
                    Rule(),
                    Label("In how many deals like this the yes was kept", "small"),
                    Figures(7, "7 of 10 such deals"),
                    Figures(3, small=True),
                ],
                gap="m",
            )
        )
        if not space.holds(760):
            return Column([left, right], gap="m")
        return Row([Grow(left, 1.3), Grow(right)], gap="m", align="start")

    def _form(self) -> Widget:
        return Column(
            [
                Card(
                    Column(
                        [
                            Label(
                                "Ten customers have just said yes to you like this. How many are still there?",
                                "subhead",
                            ),
                            ChooseFigures("kept", "Still there in ninety days", self.kept),
                        ]
                    )
                ),
                Card(
                    Column(
                        [
                            Field("name", "Your name", self.name, "as it shall stand on the card"),
                            Field(
                                "note",
                                "A line to yourself",
                                self.note,
                                "optional",
                                "Write at least one word." if not self.note else "",
                            ),
                            Flow(
                                [
                                    Button("save", "Keep it", "primary", icon="check"),
                                    Button("later", "Later"),
                                    Button("never", "Not possible now", off=True),
                                    Button("quiet", "Quietly", "quiet"),
                                ]
                            ),
                        ]
                    )
                ),
            ]
        )


class Help(Screen):
    """A dialogue over another screen."""

    title = "Keys"
    overlay = True

    def build(self, space: Space) -> Widget:
        words = Column(
            [
                Label("Keys", "title"),
                Label("A number chooses a line, the same number again or Enter says it. N is your notebook."),
                Row([Grow(Spacer()), Button("close", "Close", "primary")]),
            ]
        )
        return Pad(Centered(Sized(Card(words, "xl"), most=560, lettered=True)), "l")

    def handle(self, event: Event) -> Step:
        return Pop() if event == Pressed("close", by="enter") or event == Pressed("close", by="click") else None


def _wide(units: float, space: Space, child: Widget) -> Widget:
    return Sized(child, width=units * (1 + (space.text - 1) * 0.6))


SCREENS = {
    "talk": lambda: Talk(),
    "card": lambda: Forms("card"),
    "curves": lambda: Forms("curves"),
    "found": lambda: Forms("found"),
    "form": lambda: Forms("form"),
}
SIZES = ((1280, 720), (1024, 640))


def photograph(folder: Path, face: Path | None = None) -> None:
    """Write pictures of all screens in all themes and sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SCREENS.items():
        for theme in ("light", "dark", "contrast"):
            for text in (1.0, 2.0):
                for size in SIZES:
                    screen = Talk(face) if name == "talk" else make()
                    with Pilot(screen, ASSETS, Settings(theme=theme, text=text, size=size)) as pilot:
                        pilot.screenshot(folder / f"{name}-{theme}-{round(text * 100)}-{size[0]}.png")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        photograph(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    else:
        print(perform(Talk(), ASSETS, Settings(), "salesdance: widgets"))
