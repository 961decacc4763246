"""Markdown inside a line: strips emphasis, links, code, tags and comments, and keeps each character's place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.rich import Rich
from goalkit.text import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

__all__ = ["PARTING", "TAGS", "plain"]

SPECIAL = pattern(r"[`*_~\[\]!<&\\{\n]|==")
"""What can start markup; a line without any of these is its own text."""
TAG = pattern(r"</?[A-Za-z][^<>]*>|</?>")
SLOT = pattern(r"<([A-Za-z][\w-]{0,39})>")
"""What may be the name of a slot that a template left open; most are tags."""
TAGS = frozenset(
    "a abbr b big blockquote body br center cite code col dd del details div dl dt em font h1 h2 h3 h4 h5 h6 head hr "
    "html i iframe img input ins kbd li nav ol p pre q s script small span strike strong style sub summary sup table "
    "tbody td tfoot th thead tr tt u ul wbr".split()
)
"""Elements of HTML that people write into texts, whether or not they close them."""
AUTOLINK = pattern(r"<((?:https?|mailto|ftp):[^<>\s]*)>")
ENTITY = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
ATTRIBUTES = pattern(r"\{(?:[:#.%][^{}\n]{0,400}|\{[^{}\n]{0,400}\})\}")
PERSON_TAG = pattern(
    r"<[A-Za-z]*(?:member|person|people|user|owner|author|avatar|assignee)[^<>]*?\bname=[\"']([^\"'<>]{1,80})[\"']",
    re.IGNORECASE,
)
USER = pattern(
    r"(?:user|benutzer(?:in)?|utilisat(?:eur|rice)|usuari[oa]|usuári[oa]|utente|gebruiker):(?:[^|\[\]]{1,80}\|)?",
    re.IGNORECASE,
)
"""What a link of a wiki to the page of a person begins with."""
PARTING = pattern(r"</?(?:br|p|li|ul|ol|div)\b[^<>]*>", re.IGNORECASE)
"""A tag that parts the lines of a text."""
RUNS = pattern(r"`+")
LABEL = 300
"""The longest label of a reference or page link, in characters."""
LAST_CONTROL = 0xA0
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class _Piece:
    value: str
    at: int
    joined: bool = False


@dataclass(slots=True)
class _Run:
    piece: int
    """Where the run stands among the pieces."""
    left: int
    """How many of its delimiters are not yet matched."""


def plain(raw: Text, references: Container[str] = (), *, exact: bool = False) -> Rich:
    """Strip the markup of one block's text; lines are folded into one.

    `references` are the labels of link definitions, in lower case. `exact` keeps what was written as a line break or
    as the number of a character for what it is; else each is a space where it is white.
    """
    source = str(raw)
    if not SPECIAL.search(source):
        return Rich(raw)
    return _Stripper(raw, source, references, exact=exact).run()


class _Stripper:
    """One pass over the characters; every construct that fails to close is passed by, never tried again."""

    def __init__(self, raw: Text, source: str, references: Container[str], *, exact: bool = False) -> None:
        self.exact = exact
        self.raw = raw
        self.source = source
        self.references = references
        self.pieces: list[_Piece] = []
        self.open_runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": [], "=": []}
        self.open_brackets: list[tuple[int, bool]] = []
        self.marked: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": [], "struck": [], "link": []}
        self.images: list[Text] = []
        self.people: list[Text] = []
        self.ticks: dict[int, list[int]] | None = None
        self.destinations = True
        self.references_close = True

    def run(self) -> Rich:
        source = self.source
        at = 0
        length = len(source)
        while at < length:
            found = SPECIAL.search(source, at)
            if found is None:
                self.add(source[at:], at)
                break
            start = found.start()
            if start > at:
                self.add(source[at:start], at)
            at = self.special(source[start], start)
        return self.finish()

    def add(self, value: str, at: int, *, joined: bool = False) -> None:
        self.pieces.append(_Piece(value, at, joined))

    def special(self, character: str, at: int) -> int:  # noqa: C901, PLR0911
        """Handle the markup at this place and say where to go on."""
        source = self.source
        if character in "*_~=":
            return self.delimiters(character, at)
        if character == "`":
            return self.code(at)
        if character == "[":
            self.open_brackets.append((len(self.pieces), False))
            self.add("[", at)
            return at + 1
        if character == "!" and source.startswith("![", at):
            self.open_brackets.append((len(self.pieces), True))
            self.add("![", at)
            return at + 2
        if character == "]":
            return self.close_bracket(at)
        if character == "\n":
            self.add(" ", at)
            return at + 1
        if character == "\\" and source[at + 1 : at + 2] in PUNCTUATION:
            self.add("", at)
            self.add(source[at + 1], at + 1)
            return at + 2
        if character == "<":
            return self.tag(at)
        if character == "&" and (entity := ENTITY.match(source, at)):
            from html import unescape  # only documents with entities pay for the table

            value = (_control(entity[0]) if self.exact else None) or unescape(entity[0])
            if value != entity[0] and value:
                self.add(" " if value.isspace() and not self.exact else value, at)
                self.add("", entity.end(), joined=True)
                return entity.end()
        if character == "{" and (attributes := ATTRIBUTES.match(source, at)):
            return attributes.end()
        self.add(character, at)
        return at + 1

    def delimiters(self, character: str, at: int) -> int:
        source = self.source
        end = at
        while end < len(source) and source[end] == character:
            end += 1
        count = end - at
        before = source[at - 1] if at else " "
        after = source[end] if end < len(source) else " "
        opens = not after.isspace()
        closes = not before.isspace()
        if character == "_":
            opens = opens and not before.isalnum()
            closes = closes and not after.isalnum()
        if character == "*" and before.isalnum() and after.isalnum() and count == 1 and before.isdigit():
            opens = closes = False  # 3*4
        if character == "=" and count != 2:
            self.add(source[at:end], at)
            return end
        if character == "~" and before == " " and after.isdigit() and count == 1:
            opens = closes = False  # “~15 minutes” is “about”, not struck out
        piece = len(self.pieces)
        run = _Run(piece, count)
        self.add(source[at:end], at)
        stack = self.open_runs[character]
        if closes:
            while run.left and stack:
                opener = stack[-1]
                used = min(opener.left, run.left)
                opener.left -= used
                run.left -= used
                self.take(opener.piece, used, piece, character)
                if not opener.left:
                    stack.pop()
        if opens and run.left:
            stack.append(run)
        return end

    def take(self, opener: int, used: int, closer: int, character: str) -> None:
        """Drop matched delimiters, the opener's last and the closer's first."""
        self.pieces[opener].value = self.pieces[opener].value[:-used]
        closing = self.pieces[closer]
        closing.value = closing.value[used:]
        closing.at += used
        if character != "=":
            kind = "struck" if character == "~" else "italic" if used == 1 else "bold"
            self.marked[kind].append((opener + 1, closer))

    def code(self, at: int) -> int:
        source = self.source
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(RUNS.finditer(source))):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        opening = RUNS.match(source, at)
        assert opening is not None  # noqa: S101 - called at a backtick
        size = opening.end() - at
        closers = self.ticks.get(size, [])  # an escape may have eaten the run's first
        while closers and closers[-1] < opening.end():
            closers.pop()
        if not closers:
            self.add(opening[0], at)
            return opening.end()
        end = closers.pop()
        start = opening.end()
        for line in re.split(r"(\n)", source[start:end]):
            self.add(" " if line == "\n" else line, start)
            start += len(line)
        return end + size

    def tag(self, at: int) -> int:
        source = self.source
        if link := AUTOLINK.match(source, at):
            self.marked["link"].append((len(self.pieces), len(self.pieces) + 1))
            self.add(link[1], at + 1)
            return link.end()
        if (slot := SLOT.match(source, at)) and slot[1].lower() not in TAGS and f"</{slot[1]}>" not in source:
            self.add(slot[0], at)
            return slot.end()
        if found := TAG.match(source, at):
            if person := PERSON_TAG.match(found[0]):
                self.people.append(self.raw[at + person.start(1) : at + person.end(1)])
            if PARTING.match(found[0]):
                self.add("\n" if self.exact else " ", at)
            return found.end()
        self.add("<", at)
        return at + 1

    def close_bracket(self, at: int) -> int:
        source = self.source
        if not self.open_brackets:
            self.add("]", at)
            return at + 1
        opener, image = self.open_brackets.pop()
        inner = (opener + 1, len(self.pieces))
        end = self.target(opener, at)
        if end is None:
            if (
                self.open_brackets
                and source.startswith("]]", at)
                and source.startswith("[[", self.pieces[opener].at - 1)
                and at - self.pieces[opener].at < LABEL
            ):
                return self.wiki_link(opener, at)
            self.add("]", at)
            return at + 1
        self.pieces[opener].value = ""
        if image:
            alternative = _text(self.raw, [piece for piece in self.pieces[inner[0] :] if piece.value])
            if alternative.strip():
                self.images.append(alternative)
            self.forget(opener)
        else:
            self.marked["link"].append(inner)
        self.add("", at)
        return end

    def wiki_link(self, opener: int, at: int) -> int:
        """[[page]] and [[page|words]]: keep the words; [[User:Ana|Ana]] names a person."""
        outer, _ = self.open_brackets.pop()
        if person := USER.match(self.source, self.pieces[opener].at + 1, at):
            self.people.append(self.raw[person.end() : at])
        self.pieces[outer].value = self.pieces[opener].value = ""
        for number in range(opener + 1, len(self.pieces)):
            piece = self.pieces[number]
            if "|" in piece.value:
                for earlier in self.pieces[opener + 1 : number]:
                    earlier.value = ""
                head, _, piece.value = piece.value.rpartition("|")
                piece.at += len(head) + 1
        self.marked["link"].append((opener + 1, len(self.pieces)))
        self.add("", at)
        return at + 2

    def target(self, opener: int, at: int) -> int | None:  # noqa: C901
        """Where the link that closes at this bracket ends, None if it is none."""
        source = self.source
        follows = source[at + 1 : at + 2]
        if follows == "(" and self.destinations:
            depth = 0
            for place in range(at + 1, len(source)):
                character = source[place]
                if character == "(":
                    depth += 1
                elif character == ")":
                    depth -= 1
                    if not depth:
                        return place + 1
            self.destinations = False
        start = self.pieces[opener].at + len(self.pieces[opener].value)
        if at - start > LABEL:
            return None
        label = source[start:at]
        if follows == "[" and self.references_close:
            close = source.find("]", at + 2)
            if close < 0:
                self.references_close = False
            elif (source[at + 2 : close] or label).lower() in self.references:
                return close + 1
        if label.startswith("^") and " " not in label:
            self.forget(opener)
            return at + 1
        return at + 1 if label.lower() in self.references else None

    def forget(self, opener: int) -> None:
        """Drop everything since this bracket."""
        del self.pieces[opener + 1 :]
        for stack in self.open_runs.values():
            while stack and stack[-1].piece > opener:
                stack.pop()

    def finish(self) -> Rich:
        offsets = [0]
        for piece in self.pieces:
            offsets.append(offsets[-1] + len(piece.value))

        last = len(self.pieces)

        def placed(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
            kept = [(offsets[min(start, last)], offsets[min(end, last)]) for start, end in spans]
            return [(start, end) for start, end in kept if end > start]

        marked = self.marked
        return Rich(
            _text(self.raw, self.pieces),
            placed(marked["bold"]),
            placed(marked["italic"]),
            placed(marked["struck"]),
            placed(marked["link"]),
            self.images,
            self.people,
        )


def _control(entity: str) -> str | None:
    """The control character or space whose number stands in an entity; HTML gives most of them another meaning."""
    digits = entity[2:-1]
    if entity[1] != "#":
        return None
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(number) if number <= LAST_CONTROL else None


def _text(raw: Text, pieces: list[_Piece]) -> Text:
    """Put the pieces together, with a mark wherever the source jumps."""
    if len(raw.marks) == 1:
        line, column = raw.marks[0].line, raw.marks[0].column

        def place(offset: int) -> tuple[int, int]:
            return line, column + offset
    else:
        place = raw.place
    values: list[str] = []
    marks: list[Mark] = []
    length = 0
    expected: tuple[int, int] | None = None
    for piece in pieces:
        if not piece.value and not piece.joined:
            continue
        here = place(piece.at)
        if here != expected or piece.joined:
            if marks and marks[-1].offset == length and not marks[-1].joined:
                marks.pop()
            marks.append(Mark(length, *here, joined=piece.joined))
        values.append(piece.value)
        length += len(piece.value)
        expected = (here[0], here[1] + len(piece.value)) if piece.value else here
    if not marks:
        marks.append(Mark(0, *place(0)))
    return Text("".join(values), marks=tuple(marks))
