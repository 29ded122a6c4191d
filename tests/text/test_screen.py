from io import StringIO

import pytest

from salesdance.text.screen import Screen, cells, wrapped
from salesdance.text.terminal import Terminal, look_at

LONG = "She moves a box of toner off the only other chair, and then a second box, and then looks at you."


@pytest.mark.parametrize("width", [16, 40, 60, 88])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = wrapped(LONG, width, indent=2, hang=2)
    assert max(cells(line) for line in lines) <= width
    assert " ".join(line.strip() for line in lines) == LONG


def test_a_word_longer_than_the_line_is_cut_and_not_lost() -> None:
    lines = wrapped("x" * 100, 30)
    assert "".join(lines) == "x" * 100
    assert all(len(line) <= 30 for line in lines)


def test_wide_letters_count_twice() -> None:
    assert cells("名前") == 4
    assert all(cells(line) <= 20 for line in wrapped("名前 " * 20, 20))


def test_the_words_of_an_item_hang_below_each_other() -> None:
    out = StringIO()
    Screen(out, Terminal(width=30)).item("12", "Who opens up on Mondays, and who is there at four o'clock?")
    lines = out.getvalue().splitlines()
    assert lines[0].startswith(" 12  Who")
    assert all(line.startswith("     ") for line in lines[1:])


def test_words_cannot_steer_the_terminal() -> None:
    out = StringIO()
    Screen(out, Terminal(width=60, colour=True)).say("before \x1b[2J\x07 after\u2028x")
    assert out.getvalue() == "before  [2J  after x\n"


def test_colour_only_decorates() -> None:
    plain, decorated = StringIO(), StringIO()
    for out, colour in ((plain, False), (decorated, True)):
        screen = Screen(out, Terminal(width=60, colour=colour))
        screen.heading("Notebook")
        screen.item("1", LONG)
        screen.say(LONG, style="quiet", indent=2)
    text = decorated.getvalue()
    assert "\x1b[1m" in text
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"):
        text = text.replace(code, "")
    assert text == plain.getvalue()


class ATerminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "colour", "width"),
    [
        ({"TERM": "xterm", "COLUMNS": "200"}, True, 88),
        ({"TERM": "xterm", "COLUMNS": "60"}, True, 60),
        ({"TERM": "xterm", "COLUMNS": "5"}, True, 16),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False, 80),
        ({"TERM": "dumb"}, False, 80),
        ({"TERM": "xterm", "NO_COLOR": "", "COLUMNS": "what"}, True, 80),
    ],
)
def test_a_terminal_is_looked_at_and_not_asked(env: dict[str, str], colour: bool, width: int) -> None:
    found = look_at(ATerminal(), ATerminal(), env)
    assert (found.colour, found.width, found.person) == (colour, width, True)


def test_piped_input_means_that_nobody_sits_there() -> None:
    found = look_at(StringIO(), ATerminal(), {"TERM": "xterm"})
    assert not found.person
    assert not look_at(ATerminal(), StringIO(), {"TERM": "xterm"}).colour
