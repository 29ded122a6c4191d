"""The strict reader: an author's bytes become a tree that knows its places, or findings with advice.

The tree is built from parser events, on an explicit stack and within budgets. `yaml.load` and `compose` are
never used: both recurse in C and can take the process down on a small hostile file. What the keys mean is
not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from salesdance.authoring.characters import describe, unwelcome
from salesdance.authoring.events import BrokenYamlError, Event, Mark, events
from salesdance.authoring.limits import Limits
from salesdance.authoring.nodes import Entry, Mapping, Node, Scalar, Sequence
from salesdance.authoring.scalars import Refusal, key_refusal, meaning, short
from salesdance.authoring.syntax import ALIAS, ANCHOR, SPACE_AFTER_COLON, TAG, Advice
from salesdance.authoring.text import decode, line_and_column
from salesdance.findings import Finding, Place, Severity, sort_key

STANDARD_LIMITS = Limits()

_BEGIN = "Begin with a key, a colon and a space, as in `salesdance: 1`."
_CUT = re.compile(r" +#[^\s#]")
_COLON = re.compile(r"\s*:")
_TIGHT = frozenset("[]{},")


def read_source(
    data: bytes, name: str, limits: Limits = STANDARD_LIMITS, *, pure: bool = False
) -> tuple[Mapping | None, list[Finding]]:
    """Read one YAML file into a tree, with all findings in the order of their places.

    The tree is None when reading had to stop. It may come together with errors (a repeated key, an ambiguous
    word), so ask `has_errors` before trusting it. `name` is only used in places. `pure` takes the parser
    written in Python even where libyaml is at hand. Raises nothing, whatever the bytes.
    """
    text, findings = decode(data, name, limits)
    root = None
    if text is not None:
        tree = _Tree(name, text, limits, findings)
        try:
            for event in events(text, pure=pure):
                tree.take(event)
            root = tree.root_mapping()
        except BrokenYamlError as broken:
            advice = broken.advice
            place = tree.place(advice.line, advice.column)
            findings.append(Finding(advice.code, "error", place, advice.message, advice.hint))
        except _StopError:
            pass
    return root, sorted(findings, key=sort_key)


class _StopError(Exception):
    """Reading cannot go on; the reason is among the findings."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list whose end has not come yet; a mapping waits for a key or for the value of `key`."""

    place: Place
    is_mapping: bool
    in_braces: bool
    entries: list[Entry] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    wants_value: bool = False
    key: str | None = None
    key_place: Place | None = None

    @property
    def wants_key(self) -> bool:
        return self.is_mapping and not self.wants_value

    @property
    def step(self) -> str:
        """The part of a dotted path that leads to what is being read inside this frame."""
        return (self.key or "") if self.is_mapping else str(len(self.items))

    def put(self, node: Node) -> None:
        """Take in a finished node: a list's item, a mapping's value, or a key that was refused already."""
        if not self.is_mapping:
            self.items.append(node)
            return
        if self.wants_value and self.key is not None and self.key_place is not None:
            self.entries.append(Entry(self.key, self.key_place, node))
        self.wants_value, self.key = not self.wants_value, None

    def closed(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.place)
        return Sequence(tuple(self.items), self.place)


class _Tree:
    """The tree under construction, and the findings made on the way."""

    def __init__(self, name: str, text: str, limits: Limits, findings: list[Finding]) -> None:
        self._name = name
        self._text = text
        self._limits = limits
        self._findings = findings
        self._lines = text.split("\n")
        self._stack: list[_Frame] = []
        self._root: Node | None = None
        self._nodes = 0
        self._errors = 0
        self._documents = 0

    def place(self, line: int, column: int) -> Place:
        """Return the place for a line and column counted from 0, moved inside the file if need be."""
        if line >= len(self._lines):
            line, column = len(self._lines) - 1, len(self._lines[-1])
        return Place(self._name, line + 1, min(column, len(self._lines[line])) + 1)

    def take(self, event: Event) -> None:
        """Add one parser event to the tree."""
        kind = event.kind
        if kind == "scalar":
            self._scalar(event)
        elif kind in ("mapping", "sequence"):
            self._open(event)
        elif kind == "end":
            self._put(self._stack.pop().closed())
        elif kind == "alias":
            self._alias(event)
        elif kind == "document":
            self._documents += 1
            if self._documents > 1:
                self._second_document(self._at(event.start))
        elif kind == "explicit end":
            self._nothing_follows(event.end)

    def root_mapping(self) -> Mapping:
        """Return the finished tree; stop if the file is empty or is no mapping."""
        root = self._root
        if isinstance(root, Mapping):
            return root
        if root is None or (isinstance(root, Scalar) and not root.raw and not root.quoted):
            self._stop("empty", Place(self._name), "There is nothing in this file.", _BEGIN)
        if isinstance(root, Sequence):
            what, hint = "a list", f"{_BEGIN} No dash stands in front."
        elif re.match(r"\S+:\S", root.raw):
            what, hint = "one text", "Put a space after the colon."
        else:
            what, hint = "one text", _BEGIN
        return self._stop("root", root.place, f"The file must be a mapping of keys; this is {what}.", hint)

    def _report(self, code: str, place: Place, message: str, hint: str, severity: Severity = "error") -> None:
        """Add a finding at the path being read; stop at as many errors as anyone mends at once."""
        if severity != "error" and len(self._findings) >= self._limits.findings:
            return
        path = ".".join(step for frame in self._stack if (step := frame.step))
        self._findings.append(Finding(code, severity, place, message, hint, path))
        self._errors += severity == "error"
        if self._errors >= self._limits.findings:
            raise _StopError

    def _stop(self, code: str, place: Place, message: str, hint: str) -> NoReturn:
        self._report(code, place, message, hint)
        raise _StopError

    def _at(self, mark: Mark) -> Place:
        return self.place(mark.line, mark.column)

    def _node(self, event: Event) -> Place:
        """Count one more node and return its place; report an anchor or a tag it wears."""
        place = self._at(event.start)
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            message = f"The file has more than {self._limits.nodes} keys and values; reading stopped here."
            self._stop("too-many", place, message, "Split it into several files.")
        if event.tag is not None:
            # The parsers disagree about how far a tag goes, so there is no reading on.
            raise BrokenYamlError(Advice(event.start.line, event.start.column, *TAG, code="tag"))
        if event.anchor is not None:
            self._report("anchor", place, *ANCHOR)
        return place

    def _second_document(self, place: Place) -> NoReturn:
        message = "A second document starts here; a file holds one scenario."
        self._stop("multi-doc", place, message, "Take out the line with --- or ..., or make two files.")

    def _nothing_follows(self, mark: Mark) -> None:
        """Check what stands behind `...` by eye: the parsers disagree about directives there."""
        for number, line in enumerate(self._lines[mark.line :], mark.line):
            rest = line[mark.column :] if number == mark.line else line
            if rest.strip() and not rest.lstrip().startswith("#"):
                self._second_document(self.place(number, len(line) - len(rest.lstrip())))

    def _alias(self, event: Event) -> None:
        place = self._node(event)
        self._report("alias", place, *ALIAS)
        self._put(Scalar(f"*{event.value}", place, f"*{event.value}", False))

    def _open(self, event: Event) -> None:
        place = self._node(event)
        if len(self._stack) >= self._limits.depth:
            message = f"This is nested more than {self._limits.depth} deep."
            self._stop("too-deep", place, message, "A text that starts with [, { or - needs quotes.")
        if self._stack and self._stack[-1].wants_key:
            self._report("key-type", place, "A key is a text, not a list or a mapping.", "Put quotes around it.")
        self._stack.append(_Frame(place, event.kind == "mapping", event.in_braces))

    def _scalar(self, event: Event) -> None:
        place = self._node(event)
        if self._stack and self._stack[-1].wants_key:
            self._key(event, place, self._stack[-1])
        else:
            self._put(self._value(event, place))

    def _put(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].put(node)
        else:
            self._root = node

    def _key(self, event: Event, place: Place, frame: _Frame) -> None:
        """Start an entry; a refused key drops the entry, so that the tree holds nothing doubtful."""
        frame.wants_value = True
        key = event.value
        refused = self._refused_key(key, event.quoted)
        if refused is not None:
            self._report("key-type", place, *refused)
        elif len(key) > self._limits.key:
            message = f"This key has {len(key)} characters; {self._limits.key} is the most."
            self._report("key-long", place, message, "Is a quote or a line break missing?")
        elif (at := unwelcome(key, key=True)) is not None:
            self._report("control-char", self._letter_place(event, key[at]), *describe(key[at]))
        elif key in frame.seen:
            message = f"The key `{key}` is there already, at line {frame.seen[key].line}."
            self._report("duplicate-key", place, message, "Keep one of the two.")
        else:
            frame.key, frame.key_place, frame.seen[key] = key, place, place
            if frame.in_braces:
                self._check_colon(event, place)

    def _refused_key(self, key: str, quoted: bool) -> tuple[str, str] | None:
        if not key.strip():
            return "A key is missing here.", "A key is written `key: value`."
        if "\n" in key:
            return "A key stands on one line.", "Is a colon missing, or a quote?"
        if quoted:
            return None
        if key == "<<":
            return "`<<` merges mappings in YAML, and is not used here.", "Write the keys out."
        taken_for = key_refusal(key, digits=self._limits.digits)
        if taken_for is None:
            return None
        return (
            f"`{short(key)}` reads as {taken_for}; a key is always a text.",
            f'Write "{short(key)}" with quotes.',
        )

    def _check_colon(self, event: Event, place: Place) -> None:
        """Report a key in { } without a colon; stop, as libyaml does, if the colon has no space behind it."""
        colon = _COLON.match(self._text, event.end.at)
        glued = ":" in event.value if colon is None else self._text[colon.end() : colon.end() + 1] in _TIGHT
        if glued and not event.quoted:
            raise BrokenYamlError(Advice(event.start.line, event.start.column, *SPACE_AFTER_COLON))
        if colon is None:
            message = f"`{short(event.value)}` has no colon and no value."
            hint = "Inside { } a comma ends a text: put quotes around a text that has one."
            self._report("syntax", place, message, hint)

    def _value(self, event: Event, place: Place) -> Scalar:
        raw = event.value
        if len(raw) > self._limits.text:
            message = f"This text has {len(raw)} characters; {self._limits.text} is the most."
            self._report("text-long", place, message, "Shorten it. If it is not meant to be long, a quote is missing.")
        if (at := unwelcome(raw)) is not None:
            self._report("control-char", self._letter_place(event, raw[at]), *describe(raw[at]))
        if event.quoted:
            return Scalar(raw, place, raw, True)
        if _CUT.match(self._text, event.end.at):
            hint = "Put quotes around the text if the # belongs to it; else put a space after the #."
            end = self._at(event.end)
            self._report("text-cut", end, "The text ends here: what follows the # is a comment.", hint, "warning")
        value = meaning(raw, digits=self._limits.digits)
        if isinstance(value, Refusal):
            self._report(value.code, place, value.message, value.hint)
            value = raw
        return Scalar(value, place, raw, False)

    def _letter_place(self, event: Event, letter: str) -> Place:
        """Return where a letter stands in a scalar; the scalar's own place if it is written as an escape."""
        index = self._text.find(letter, event.start.at, event.end.at)
        if index < 0:
            return self._at(event.start)
        return Place(self._name, *line_and_column(self._text, index))
