"""The page about house players' files, made from the models and lists that validate them."""

from __future__ import annotations

from salesdance.authoring.json_schema import player_schema
from salesdance.authoring.patterns import ANY_ID, forms
from salesdance.authoring.reference import block_table
from salesdance.habits import MEASURES, NEEDS, NEVER_ABOVE, NONE_WITHOUT, PICKS
from salesdance.scenario import COMMITMENTS

_INTRO = """# House players

A house player is a way of playing, written as data: one YAML file of habits. `salesdance simulate` lets it play a
deal many times. Those that ship are in `assets/players/`; `--player FILE` takes one of your own. This page is made
from the program's own models by `salesdance schema --docs --of player`; what `salesdance check FILE` can say about
such a file is in [findings.md](findings.md#house-players).

    player: order_taker
    about: Friendly, asks little, takes the yes and goes.
    habits:
      - {do: ["ask/*"], pick: random, when: {questions: {at_most: 2}}}
      - {do: [small_talk], times: 2}
      - {do: [close_soft]}
      - {do: [next_vague]}
      - {do: [goodbye]}
      - {do: [carry_on, still_stands]}
      - {do: [hang_up, walk_out]}

Whenever it is the player's turn, the first habit applies that speaks of a move which can be made now, has every
measure in its range, has not been followed `times` times, and whose `chance` came up; among its moves `pick` chooses.
Where no habit applies, the first move in the deck's order is made. A player sees what anyone at the table sees, and
never the prospect's hidden state; one with `listens: true` also believes something: it counts every clue that it hears.

What somebody does in seven of ten deals is `chance: 0.7`; what they do at seven of ten occasions within a deal is
`chance: 0.7, drawn: turn`. It is luck by the seed of the game and the `do` of the habit alone: the same deals have it
when another habit is added, and habits of the same `do` have it together. `salesdance habits --save FILE` writes such
a file from somebody's own last deals.

A listener follows each hidden thing by itself: the objection, each person who can stop the deal, the fit, a hurry after
a no, a hollow yes. What an answer says of it was asked of the engine's own rules once, and is looked up from then on,
for people of middling temper; how the hidden things hang together is left out. The exact belief, which score cards
rest on, would have it make nearly always the same move; `benchmarks/README.md` has how often.
"""

_ASPECTS = """## What a way of playing is made of

| what | how it is written |
| --- | --- |
| questions and topics | `ask/*` with `questions`, `topics`, `heard`; `pick: unheard_topic` goes through the topics |
| following up | `follow_up`, `say_nothing` with `clue_now`, `open_now`, `can_follow` |
| speaking of itself | `about_us`, `boast`, `picture_it` with `asked_before_self`, `spoke_of_self`, `self_talk` |
| who decides, bringing them in | `who_decides`, `bring/*` with `named`; `who_uses` with `users_known` |
| what reasons are linked to | `reason/*`, which needs the fact heard openly; `pick: eased` goes by what is believed |
| promises | `promise/*` and `downside/*` with `times` |
| closing and pressure | `close_soft`, `close`, `close_firm`, `discount` with `closes`, `stalled`, `yes_chance` |
| what is cemented, how precisely | `nail/<commitment>/vague`, `dated` or `timed` with `nailed`, `dodges` |
| the hours of the ninety days | `contact/*`, `check_in`, `sell_more`, `carry_on` with `hours`, `day`, `stop_moves` |
| answering second thoughts | `restart`, `nudge`, `drop_price`, `blame_them` with `wobble`, `lag`, `wobbles` |
| losing | `thank_them`, `why`, `if_matched`, `argue_no`, `hang_up` with `told`, `told_now`, `final` |
| listening | `listens: true`; then the measures and picks marked so below |
"""


def player_page() -> str:
    """Return the page as Markdown, with a line end."""
    schema = player_schema()
    blocks = [("The file", schema), ("Habit", schema["$defs"]["Habit"]), ("Range", schema["$defs"]["Range"])]
    blocks.append(("Forecasts", schema["$defs"]["Forecasts"]))
    tables = [block_table(schema, title, block) for title, block in blocks]
    return "\n".join([_INTRO, _ASPECTS, *tables, _picks(), _measures(), _never(), _moves()])


def _picks() -> str:
    rows = [f"| `{pick}` | {way.says}{_marked(way.listener)} |" for pick, way in PICKS.items()]
    head = [
        "## Picks",
        "",
        "Of equals the first in the deck's order is taken.",
        "",
        "| pick | takes |",
        "| --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])


def _measures() -> str:
    rows = []
    for name, one in MEASURES.items():
        low, high = (f"{figure:g}" if abs(figure) < float("inf") else "–" for figure in (one.low, one.high))
        steps = f"{one.step:g}" if one.step else "any"
        rows.append(f"| `{name}` | {low} | {high} | {steps} | {one.says}{_marked(one.listener)} |")
    head = ["## Measures", "", "| measure | least | most | steps | what it is |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _never() -> str:
    below: dict[str, list[str]] = {}
    for less, more in NEVER_ABOVE:
        below.setdefault(more, []).append(f"`{less}`")
    pairs = [f"| {', '.join(those)} | never above `{more}` |" for more, those in below.items()]
    pairs += [f"| `{one}` | 0 while `{other}` is |" for one, other in NONE_WITHOUT]
    moves: dict[str, list[str]] = {}
    for move, needs in NEEDS.items():
        spans = " and ".join(f"`{name}` {_span(name, *span)}" for name, span in needs.items())
        moves.setdefault(spans, []).append(f"`{move}`")
    rows = [f"| {', '.join(those)} | {spans} |" for spans, those in moves.items()]
    return "\n".join(
        [
            "## What never is at once",
            "",
            "Ranges that ask for it are findings.",
            "",
            "| measures | |",
            "| --- | --- |",
            *pairs,
            "",
            "| moves | can be made only with |",
            "| --- | --- |",
            *rows,
            "",
        ]
    )


def _span(name: str, low: float, high: float) -> str:
    if low == high:
        return f"{low:g}"
    return f"at least {low:g}" if high >= MEASURES[name].high else f"at most {high:g}"


def _marked(listener: bool) -> str:
    return " (listeners only)" if listener else ""


def _moves() -> str:
    shown = dict.fromkeys(_shown(form) for form in forms())
    words = ", ".join(f"`{form}`" for form in shown)
    return f"""## Moves

A pattern is a move id in which `*` stands for anything. What is about something has an id of the scenario behind the
slash; a player for all deals says `ask/*`. The commitments are {", ".join(COMMITMENTS)}.

{words}.
"""


def _shown(form: str) -> str:
    head, _, tail = form.partition("/")
    if head == "nail":
        return f"nail/<commitment>/{tail.rpartition('/')[2]}"
    return f"{head}/<id>" if tail == ANY_ID else form
