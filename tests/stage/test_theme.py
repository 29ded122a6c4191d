import pytest

from salesdance.stage import ThemeError, contrast, read_theme
from salesdance.stage.theme import PAIRS, SIGNS
from tests.stage.conftest import ASSETS

THEMES = ("light", "dark", "contrast")


def text_of(name: str) -> str:
    return (ASSETS / "stage" / f"{name}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", THEMES)
def test_every_text_colour_can_be_read_on_every_ground_it_may_stand_on(name: str) -> None:
    theme = read_theme(text_of(name), name)
    enough = 7.0 if name == "contrast" else 4.5
    faint = [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, ground in PAIRS
        if (ratio := contrast(theme.colour(ink), theme.colour(ground))) < enough
    ]
    assert faint == []


@pytest.mark.parametrize("name", THEMES)
def test_lines_and_shapes_that_mean_something_stand_out(name: str) -> None:
    theme = read_theme(text_of(name), name)
    faint = [
        f"{sign} on {ground}: {ratio:.2f}"
        for sign, ground in SIGNS
        if (ratio := contrast(theme.colour(sign), theme.colour(ground))) < 3
    ]
    assert faint == []


def test_contrast_is_that_of_wcag() -> None:
    white, black, grey = (255, 255, 255, 255), (0, 0, 0, 255), (119, 119, 119, 255)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(grey, white) == contrast(white, grey) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('ink = "#1d2330"', 'ink = "#777"', "light.toml: colours.ink is '#777'; a colour is written"),
        ('ink = "#1d2330"', "ink = 12", "light.toml: colours.ink is 12; a colour is written"),
        ('ink = "#1d2330"', 'inc = "#1d2330"', "colours.inc is not a name of a theme. Did you mean colours.ink?"),
        ('ink = "#1d2330"', "", "light.toml: colours.ink is missing."),
        ("body = 16", 'body = "large"', "light.toml: type.body is 'large'; it must be a number"),
        ("body = 16", "body = 0", "light.toml: type.body is 0; it must be at least 1."),
        ("body = 16", "body = nan", "light.toml: type.body is nan; it must be a number"),
        ("body = 16", "body = true", "light.toml: type.body is True"),
        ("[type]", "[tpye]", "tpye is not a name of a theme. Did you mean type?"),
        ("[space]", "[space", "light.toml: "),
    ],
)
def test_a_bad_theme_is_one_sentence_with_file_and_key(before: str, after: str, says: str) -> None:
    text = text_of("light")
    assert before in text
    with pytest.raises(ThemeError) as caught:
        read_theme(text.replace(before, after, 1), "light", "light.toml")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_status == 2
