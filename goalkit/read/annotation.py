"""Cuts what surrounds a statement off into fields: label, owner, priority, status, score, past result, reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.english.words import PREPOSITIONS
from goalkit.read.bracket import LAST_BRACKET, fields_in
from goalkit.read.evidence import is_verb, words_in
from goalkit.read.fields import field_named
from goalkit.read.notation import (
    ACHIEVED,
    BARS,
    BRACKETED,
    CALLOUT,
    CLOSING,
    CODE,
    COMMITMENT_END,
    COMMITTED,
    DONE,
    DONE_PICTURES,
    DUE_END,
    DUES,
    FIELD_END,
    HANDLE,
    HANDLE_END,
    HASHTAG_END,
    INLINE,
    LABEL,
    MEASURED_END,
    NEXT,
    NUMBER,
    NUMBERED,
    OUTCOME,
    PEOPLE,
    PERSON_END,
    PICTURE,
    PREFIX,
    PRIORITY,
    PRIORITY_END,
    PROGRESS_END,
    QUALIFIERS,
    REFERENCE_END,
    ROLE,
    SCORE,
    SPELLINGS,
    STATE,
    STATE_END,
    STATES,
    TAG,
    TAG_END,
    TIGHT,
    TITLE,
    TITLE_ABOVE,
    UNKNOWN_OWNER,
    WORDS,
    Hint,
)
from goalkit.read.people import is_given
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.read.inline import Rich

__all__ = ["Annotated", "annotate", "is_owner"]


@dataclass(slots=True)
class Annotated:
    """A statement with what stood around it.

    `hint` is what the label says it is, `code` the author's number or id, `whose` an owner named in the
    label. `marked` says that a priority, checkbox, tag, handle or score came with it: signs of a unit of work.
    """

    statement: Text
    hint: Hint | None = None
    code: str | None = None
    label: Text | None = None
    fields: dict[str, Text] = field(default_factory=dict)
    marked: bool = False
    priority: bool = False
    plural: bool = False

    def put(self, name: str, value: Text) -> None:
        """Set a field that is not set yet."""
        value = value.trim()
        if value and name not in self.fields:
            self.fields[name] = value


def is_owner(words: str) -> bool:
    """Whether these words name a role or team."""
    return ROLE.search(words) is not None


def annotate(rich: Rich, *, check: Text | None = None, owners: bool = False, people: Container[str] = ()) -> Annotated:
    """Cut annotations off a text.

    `owners`: a short phrase before a colon is an owner in this document. `people`: what names people where it
    stands in brackets at the end.
    """
    found = Annotated(rich.text)
    if check is not None:
        found.marked = True
        if check.lower() == "x":
            found.put("status", check)
    for person in rich.people:
        found.put("owner", person)
    text = _without_aside(rich) if rich.italic else rich.text
    for image in rich.images:
        if PRIORITY.fullmatch(image):
            found.put("priority", image)
            found.marked = found.priority = True
    _Cutter(found, text, owners=owners, people=people).cut()
    if rich.struck and "status" not in found.fields and rich.wholly(rich.struck):
        found.put("status", Text("dropped", marks=found.statement.marks[:1]))
    return found


def _without_aside(rich: Rich) -> Text:
    """A text without the remark in italics behind a dash at its end: “… – *depends on the new tanks*”."""
    text = rich.text
    start, end = max(rich.italic)
    if start == 0 or any(map(str.isalnum, str(text)[end:])) or len(words_in(str(text)[start:end])) < FEWEST_IN_ASIDE:
        return text
    before = str(text)[:start].rstrip("(*_ ")
    if not before.endswith(("--", " -", "–", "—")) or any(map(str.isdigit, str(text)[start:end])):
        return text
    return text[: len(before)].trim(" -–—") or text


FEWEST_IN_ASIDE = 3
"""Words that make a remark; fewer may be a person or a state."""


class _Cutter:
    """Moves the ends of a text inwards, one annotation at a time."""

    __slots__ = ("end", "found", "owners", "people", "plain", "start", "text")

    def __init__(self, found: Annotated, text: Text, *, owners: bool, people: Container[str]) -> None:
        self.found = found
        self.text = text
        self.plain = str(text)
        self.owners = owners
        self.people = people
        self.start = 0
        self.end = len(text)

    def cut(self) -> None:
        """Cut both ends and set the statement."""
        self.trim()
        for _ in range(10):
            if self.start >= self.end:
                break
            after = self.front()
            if after is None:
                break
            self.start = after
            self.trim()
        self.enumerated()
        self.past()
        if "measured by" in self.plain and (match := MEASURED_END.search(self.plain, self.start, self.end)):
            self.end = match.start()
        for _ in range(6):
            if self.start >= self.end or not self.back():
                break
        whole = self.start == 0 and self.end == len(self.plain)
        self.found.statement = self.text if whole else self.text[self.start : self.end]

    def trim(self) -> None:
        """Leave out white space at both ends."""
        plain = self.plain
        while self.start < self.end and plain[self.start].isspace():
            self.start += 1
        while self.start < self.end and plain[self.end - 1].isspace():
            self.end -= 1

    def put(self, name: str, match: re.Match[str], group: str = "value") -> None:
        """Take a group of a match as a field."""
        self.found.put(name, self.text[match.start(group) : match.end(group)])

    def front(self) -> int | None:  # noqa: C901, PLR0911, PLR0912 - one branch a kind of annotation
        """Take one annotation off the front; where the rest starts."""
        found, plain, at = self.found, self.plain, self.start
        first = plain[at]
        if first in "[(Pp@" or first.isdigit():
            if first == "[" and (match := CALLOUT.match(plain, at)):
                return match.end()
            if first in "[(Pp" and (match := PRIORITY.match(plain, at)):
                self.put("priority", match)
                found.marked = found.priority = True
                return match.end()
            if first == "[" and (match := TAG.match(plain, at)):
                label = self.label()
                if label is not None:
                    return label
                self.put("status" if STATE.match(plain, at) else "owner", match)
                found.marked = True
                return match.end()
            if first in "@(" and (match := HANDLE.match(plain, at)):
                self.put("owner", match)
                found.marked = True
                return match.end()
            if (first.isdigit() or first == "(") and found.code is None:
                match = NUMBER.match(plain, at) or CODE.match(plain, at)
                if match:
                    found.code = match["code"]
                    return match.end()
        label = self.label()
        if label is not None:
            return label
        if match := UNKNOWN_OWNER.match(plain, at):
            return match.end()
        if found.label is None and (match := TITLE.match(plain, at)):
            found.label = self.text[at : match.end()].trim(" :–—")
            return match.end()
        if found.label is None and len(self.text.marks) > 1 and (match := TITLE_ABOVE.match(plain, at)):
            begins = match.end()
            if any(mark.offset == begins and mark.line > self.text.marks[0].line for mark in self.text.marks):
                found.label = self.text[at:begins].trim()
                return begins
        if match := STATE.match(plain, at):
            self.put("status", match)
            return match.end()
        if first in "-–—:|,.;" and self.end > at + 1 and not plain[at + 1].isdigit():
            return None if first == "-" and at == 0 and plain[1].isalpha() else at + 1  # “-O” is an option
        if (ord(first) > 0xA9 or first in ":*|!^") and not first.isalpha() and (match := PICTURE.match(plain, at)):
            if first in DONE_PICTURES:
                found.put("status", self.text[at : match.end()])
            return match.end()
        return self.prefix() if first.isupper() else None

    def prefix(self) -> int | None:
        """Take an owner (“CFO: …”) or a theme (“Security: Close the gaps”) off the front."""
        found = self.found
        match = PREFIX.match(self.plain, self.start)
        if match is None or self.plain.startswith("//", match.end()):
            return None
        value = match["value"]
        if "owner" not in found.fields and (self.owners or is_owner(value) or is_given(value)):
            self.put("owner", match)
            return match.end()
        if found.label is None and len(value.split()) < 4:
            rest = words_in(self.plain[match.end() : match.end() + 60])
            if len(rest) > 1 and (rest[0] == "we" or (is_verb(rest[0]) and not is_verb(value.split()[0].lower()))):
                found.label = self.text[match.start("value") : match.end("value")]
                return match.end()
        return None

    def label(self) -> int | None:  # noqa: C901, PLR0911, PLR0912
        """Take a label such as “KR 1.1:” off the front."""
        found, at = self.found, self.start
        if found.hint is not None:
            return None
        match = LABEL.match(self.plain, at)
        if match is None:
            return None
        word = re.sub(r"[ -]+", " ", match["word"].lower())
        plural = word.endswith("s") and word not in WORDS
        word = word.removesuffix("s") if word not in WORDS else word
        word = SPELLINGS.get(word, word)
        number = match["number"]
        separator = match["sep"]
        mark = separator.strip()
        bracketed = self.plain[at] in "[(" and self.plain[at : match.end()].rstrip(" :-–—").endswith(("]", ")"))
        if word == "g" and (not number or not mark or match["word"] == "g"):
            return None
        if word == "o" and not number and (mark != ":" or match["word"] == "o"):
            return None
        whose = " ".join(match["whose"].split()).strip(" -–")
        if whose.endswith("/"):
            whose = ""  # the label in another language
        if not mark and not bracketed and separator and not (number and word in TIGHT):
            return None
        if not number:
            if mark in {".", ")"} or (match["of"] and mark != ":"):
                return None
            if mark.startswith(("-", "–", "—", "|")) and (plural or whose) and word not in {"key result", "kr"}:
                return None
            if mark and not mark.startswith(":") and WORDS.get(word) == "initiative":
                return None
        if whose and WORDS.get(word) == "initiative" and not _generic(whose):
            return None  # “VP of Product Strategy: …” names an owner
        if words := whose.split():
            first = words[0].lower()
            if first in {"how", "what", "why", "when", "which"} or (is_verb(first) and not is_owner(whose)):
                return None
        found.hint = WORDS.get(word, "objective")
        found.plural = plural
        found.label = self.text[at : match.end("number") if number else match.end("word")].trim("[(")
        if number:
            found.code = number.strip(" #№-–.no")
        if whose and not _generic(whose):
            self.put("owner", match, "whose")
        return match.end()

    def enumerated(self) -> None:
        """Leave out what leads to the next item of an enumeration: “…; and”."""
        if ";" in self.plain[-6:] and (match := NEXT.search(self.plain, max(self.end - 6, self.start), self.end)):
            self.end = match.start()
            self.trim()

    def past(self) -> None:
        """Take off what was written after the fact: “=> 80%”, “- 45% done”."""
        plain, at = self.plain, self.start
        if (
            (">" in plain or "⇒" in plain or "➔" in plain)
            and (match := OUTCOME.search(plain, at, self.end))
            and match.start() > at
        ):
            self.found.put("result", self.text[match.end() : self.end])
            self.end = match.start()
            self.trim()
        if "%" in plain:
            for pattern in (ACHIEVED, DONE):
                if (match := pattern.search(plain, at, self.end)) and match.start() > at:
                    self.put("result", match)
                    self.end = match.start()
                    self.trim()

    def back(self) -> bool:  # noqa: C901, PLR0912, PLR0915 - one branch a kind of annotation
        """Take one annotation off the end; whether there was one."""
        found, plain = self.found, self.plain  # nearly every text ends in nothing: each pattern waits for its sign
        base = max(self.end - 120, self.start)
        tail = plain[base : self.end]
        last = tail[-1]
        match: re.Match[str] | None = None
        name = ""
        ending = tail.rstrip(")]!. ")
        closed = last in ")]." and ending != tail
        word = ending.rpartition(" ")[2].lstrip("([!").lower()
        if closed:
            if self.people and (match := BRACKETED.search(tail)) and match["value"] in self.people:
                name = "owner"
            elif len(word) == 2 and (match := PRIORITY_END.search(tail)):
                name = "priority"
                found.marked = found.priority = True
            elif (
                any(map(str.isdigit, tail[-12:]))
                and (match := SCORE.search(tail))
                and _is_score(plain[self.start : base + match.start()], match["value"] or match["bare"])
            ):
                name = "score"
            elif word[-1:].isdigit() and (match := REFERENCE_END.search(tail)):
                name = "source"
            elif (
                "]" in tail[-3:]
                and word not in COMMITTED
                and word not in STATES
                and (match := TAG_END.search(tail))
                and (match["value"].isupper() or len(match["value"].split()) < 3)
            ):
                name = "owner"
        if not name and ")" in tail and ("%" in tail or ":" in tail or ";" in tail) and self.bracket(base, tail):
            return True
        if not name and (last in "%]|" or last in BARS) and (match := PROGRESS_END.search(tail)):
            name = "score"
        if not name and word in COMMITTED and (match := COMMITMENT_END.search(tail)):
            name = "commitment"
        if not name and word in STATES and (match := STATE_END.search(tail)):
            name = "status"
        if not name and last.isdigit() and (match := SCORE.search(tail)) and match["bare"]:
            name = "score"
        if not name:
            low = tail.lower()
            if (any(key in low for key in PEOPLE) and (match := PERSON_END.search(tail))) or (
                "@" in tail and (match := HANDLE_END.search(tail))
            ):
                name = "owner"
            elif last.isdigit() and (match := REFERENCE_END.search(tail)):
                name = "source"
            elif any(key in low for key in DUES) and (match := DUE_END.search(tail)):
                name = "due"
            elif ord(last) > 0x2000 and not last.isalnum() and last not in CLOSING:
                return self.picture()
            elif (
                ":" in tail
                and ("|" in tail or ";" in tail or "·" in tail)
                and (match := FIELD_END.search(tail))
                and (field_name := field_named(match["name"])) in INLINE
            ):
                name = field_name or ""
            elif ("#" in tail or "^" in tail) and (match := HASHTAG_END.search(tail)):
                self.end = base + match.start()
                self.trim()
                return self.start < self.end
        if not name or match is None or base + match.start() <= self.start:
            return False
        if name == "source":
            before = self.plain[self.start : base + match.start()].split()
            if len(before) < 2 or before[-1].lower() in PREPOSITIONS:
                return False  # “Close #412”, “Answer the complaint in #77”: the reference is what it is about
        group = "bare" if name == "score" and match["bare"] else "value"
        value = self.text[base + match.start(group) : base + match.end(group)]
        found.put(name, value[:-1] if name == "owner" and value[-2:-1].islower() and value.endswith(".") else value)
        if name in {"owner", "priority", "score"}:
            found.marked = True
        self.end = base + match.start()
        self.trim()
        return True

    def bracket(self, base: int, tail: str) -> bool:
        """Take a bracket of fields off the end: “(Abdi; c: 60%)”."""
        match = LAST_BRACKET.search(tail)
        if match is None or base + match.start() <= self.start:
            return False
        fields = fields_in(self.text[base + match.start("value") : base + match.end("value")], self.people)
        if not fields:
            return False
        for name, value in fields.items():
            self.found.put(name, value)
        self.found.marked = True
        self.end = base + match.start()
        self.trim()
        return True

    def picture(self) -> bool:
        """Take pictograms off the end."""
        end = self.end
        while end > self.start and (
            self.plain[end - 1].isspace()
            or (
                not self.plain[end - 1].isascii()
                and not self.plain[end - 1].isalnum()
                and self.plain[end - 1] not in CLOSING
            )
        ):
            end -= 1
        if end == self.start:
            return False
        if self.plain[self.end - 1] in DONE_PICTURES:
            self.found.put("status", self.text[end : self.end])
        self.end = end
        return True


def _generic(words: str) -> bool:
    """Whether the words before a label only qualify it: “Main Objective”, “Q3 Goal”, “Strategic Objective”."""
    return words.lower().split()[-1] in QUALIFIERS or any(map(str.isdigit, words))


def _is_score(before: str, value: str) -> bool:
    """A share in brackets at the end is a score only where the statement says its number elsewhere."""
    whole = value.partition("/")[2].strip()
    if len(whole) > 2:
        return whole in before.replace(",", "")
    return "." in value or "/" in value or " " in value or bool(NUMBERED.search(before))
