"""The YAML parser's events, in one form for libyaml and for the parser written in Python.

The only place that touches `yaml`. Events come one by one, so a reader that has seen enough simply stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, NamedTuple

import yaml

from salesdance.authoring.syntax import NO_CHARACTER, Advice, Spot, after_block_sign, explain

Kind = Literal["document", "mapping", "sequence", "scalar", "alias", "end", "explicit end", "other"]

_KINDS: dict[type[yaml.Event], Kind] = {
    yaml.DocumentStartEvent: "document",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}
_QUESTION_IN_TEXT = re.compile(r"(?:[^\s\[\]{},:?\"'-]|(?<=\S)[-\"'](?=\?))(?: *\?)+")
_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_ESCAPE = re.compile(r"\\(?P<bad>u[dD][89a-fA-F]|U0000[dD][89a-fA-F]|U(?!000|0010))|\\.", re.DOTALL)


class Mark(NamedTuple):
    """A spot in the text: line, column and, as `at`, the index of the character; all count from 0."""

    line: int
    column: int
    at: int


@dataclass(slots=True)
class Event:
    """One event; `value` is a scalar's text or an alias's name.

    `quoted` also covers | and >; `in_braces` is a mapping in { }. An empty value stands behind its colon.
    """

    kind: Kind
    start: Mark
    end: Mark
    value: str = ""
    quoted: bool = False
    in_braces: bool = False
    anchor: str | None = None
    tag: str | None = None


class BrokenYamlError(Exception):
    """The text is not well-formed YAML; `advice` says where and what would do."""

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice.message)
        self.advice = advice


def events(text: str, *, pure: bool = False) -> Iterator[Event]:
    """Yield the events of a text; raise `BrokenYamlError` where it cannot go on.

    `pure` takes the parser written in Python even where libyaml is at hand. The same text gives the same
    events and places from both.
    """
    if not text.endswith("\n"):
        text += "\n"  # so both parsers place alike what they miss at the end
    pure = pure or not yaml.__with_libyaml__
    last: Event | None = None
    told = 0
    try:
        for raw in _from_python(text) if pure else yaml.parse(text, Loader=yaml.CSafeLoader):
            event = _event(raw, text)
            if event.kind == "scalar":
                last = event
                if event.quoted and _GLUED_COMMENT.match(text, event.start.at):  # libyaml lets it pass
                    start = event.start
                    raise BrokenYamlError(after_block_sign(start.line, start.column, text.split("\n")[start.line]))
                if pure and any("\ud800" <= letter <= "\udfff" for letter in event.value):
                    raise _bad_escape(text, event.start.at)
            yield event
            told += 1
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and "nesting depth" in (error.problem or ""):
            # libyaml 0.2.6 looks ahead and stops at 1,000 brackets; what comes before them is still to be told.
            yield from islice(events(text[: error.problem_mark.index]), told, None)
            return
        raise BrokenYamlError(explain(error, text, _spot(last, text))) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # So the Python parser fails on an escape whose number is beyond all characters.
        raise _bad_escape(text, last.end.at if last else 0) from error


def _from_python(text: str) -> Iterator[yaml.Event]:
    """Yield the events of the parser written in Python, which ends a bare text in brackets at a `?`.

    So a question mark inside a text goes in disguise, as a character that the text does not have.
    """
    disguise = next((letter for letter in map(chr, range(0xE000, 0xF900)) if letter not in text), "?")
    disguised = _QUESTION_IN_TEXT.sub(lambda match: match[0].replace("?", disguise), text)
    for raw in yaml.parse(disguised, Loader=yaml.SafeLoader):
        if isinstance(raw, yaml.ScalarEvent):
            raw.value = raw.value.replace(disguise, "?")
        yield raw


def _event(raw: yaml.Event, text: str) -> Event:
    start, end = _mark(raw.start_mark), _mark(raw.end_mark)
    if isinstance(raw, yaml.ScalarEvent):
        if end.at == start.at:
            start = end = _behind_the_colon(start, text)
        # The style of a bare scalar is '' from libyaml and None from the Python parser.
        return Event("scalar", start, end, raw.value, bool(raw.style), False, raw.anchor, raw.tag)
    kind = _KINDS.get(type(raw), "other")
    if isinstance(raw, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        in_braces = kind == "mapping" and bool(raw.flow_style)
        return Event(kind, start, end, "", False, in_braces, raw.anchor, raw.tag)
    if isinstance(raw, yaml.AliasEvent):
        return Event(kind, start, end, raw.anchor or "")
    if isinstance(raw, yaml.DocumentEndEvent) and raw.explicit:
        kind = "explicit end"
    return Event(kind, start, end)


def _mark(mark: Any) -> Mark:
    """Return our mark for one of either parser; they are of two types with the same fields."""
    return Mark(mark.line, mark.column, mark.index)


def _behind_the_colon(mark: Mark, text: str) -> Mark:
    """Return where the text before an empty value ends; inside brackets the parsers disagree about it."""
    at = mark.at
    while at and text[at - 1].isspace():
        at -= 1
    if not at:
        return mark
    return Mark(mark.line - text.count("\n", at, mark.at), at - text.rfind("\n", 0, at) - 1, at)


def _spot(scalar: Event | None, text: str) -> Spot | None:
    if scalar is None:
        return None
    opening = text[scalar.start.at] if scalar.quoted else ""
    return Spot(scalar.start[:2], scalar.end[:2], opening)


def _bad_escape(text: str, index: int) -> BrokenYamlError:
    """Return the error for the first escape from `index` on that stands for no character."""
    found = (match.start() for match in _ESCAPE.finditer(text, index) if match["bad"])
    index = next(found, index)
    line, column = text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1
    return BrokenYamlError(Advice(line, column, *NO_CHARACTER))
