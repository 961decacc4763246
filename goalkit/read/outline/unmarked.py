"""Text pasted without its markup: the bare lines that are labels, and the bare lines below them that were bullets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import Block
from goalkit.read.outline.survey import field_line
from goalkit.read.words.asides import comments
from goalkit.read.words.evidence import goal_like, role_of, words_in
from goalkit.read.words.pictures import without_picture

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from typing import TypeAlias

    Entry: TypeAlias = tuple[int, Block] | Block | None

__all__ = [
    "BOX",
    "PART",
    "announces",
    "bare_aims",
    "bold_chapters",
    "broken_lines",
    "coded_lines",
    "counted_parts",
    "ends",
    "filled_in",
    "is_label_line",
    "outline_numbers",
    "were_bullets",
]

LABELS = pattern(
    r"[*_]{0,3}(?:(?:our|the|my|main|strategic|team|company|top|supporting|planned)\s+){0,2}"
    r"(?P<word>objectives?|key[ -]?results?|krs?|okrs?|goals?|initiatives?|actions?|projects?|tasks|activities|bets"
    r"|experiments|milestones|targets|measures|metrics|indicators|kpis?|success (?:metrics|measures|criteria)"
    r"|measures of success)"
    r"(?:\s+#?\d{1,2})?\s*:?[*_]{0,3}\s*:?$",
    re.IGNORECASE,
)
"""A line that says what stands below it and nothing else."""
ONE = pattern(r"[*_]{0,3}(?:\w+\s+){0,2}(?:objective|goal|okr)\b", re.IGNORECASE)
"""A label of a single statement: the lines below the first are no more of the same."""
META = pattern(
    r"(?:owners?|team|department|authors?|dri|lead|period|quarter|cycle|year|status|version|date|(?:last )?updated"
    r"|last edited|created)\s?: \S.{0,36}$",
    re.IGNORECASE,
)
"""A short line such as “Owner: Ana”: what follows on the next line is another."""
NUMBERED = pattern(r"\s{0,12}(?P<code>\d{1,2}(?:\.\d{1,2}){0,3})\.?[ \t]+(?=[^\s|])")
CHAPTER = pattern(r"\s{0,3}(?P<mark>\*\*|__)(?P<code>\d{1,2})[.)]?[ \t]+\S.*(?P=mark)\s*$")
BELOW_CHAPTER = pattern(r"\s{0,3}[*_]{0,3}(?P<code>\d{1,2})\.1[.)]?[ \t*_]+\S")
PART = pattern(
    r"(?P<word>frame|slide|board|panel|screen|page|chapter|part|section|card|column) #?(?P<number>\d{1,2})"
    r"(?:(?:\s?[:|.)]|\s[–—-])(?:\s+|$)|\s*$)",
    re.IGNORECASE,
)
"""How a line begins that heads a part of what was pasted."""
FRAMES = frozenset({"frame", "slide", "board", "panel", "screen"})
"""Such parts as are no sheets of paper: a bare “Page 2” stands in the midst of a text."""
CODED = pattern(
    r"(?P<letters>[A-Z]{1,2})(?:(?P<number>\d{1,2})[.)]|\.(?P<below>\d{1,2})(?:[.):]|(?=[ \t]+[A-Z\d])))[ \t]+(?=\S)"
)
ROMAN = pattern(r"\(?(?P<number>[ivx]{1,5})[.)][ \t]+(?=\S)")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
LETTERED = pattern(r"(?:\(?(?P<letter>[a-z])\)|(?P<dotted>[a-z])\.)[ \t]+(?=\S)")
BOX = pattern(r"\s*[A-Z][\w()/'’#&-]*(?: [\w()/'’#&-]+){0,4}\s?:(?:\s|$)")
"""How a line of a form begins: “Person(s) responsible: …”."""
LETTER = pattern(r"\s*[*_]{0,3}[SMART][*_]{0,3}\s*(?::|[–—=-]\s)")
"""How a line tells a part of a SMART goal."""
FEWEST_BOXES = 3
FEWEST_CHAPTERS = 2
NEVER_WRAPPED = 60
"""Nobody wraps lines at fewer characters."""
LONGEST = 250
MOST_LEADING = 3
"""Lines that may lead to a list in the same paragraph."""


def is_label_line(line: str) -> bool:
    """Whether a line is a label such as “Key Results” and nothing else."""
    written, line = line, without_picture(line)
    if len(line) >= NEVER_WRAPPED or not (line[:1].isupper() or line[:1] in "*_" or line is not written):
        return False
    return (len(line) < 48 and LABELS.match(line) is not None) or (
        line.rstrip("*_")[-1:] in ("?", ":") and role_of(line, whole=True) in {"key_results", "initiatives"}
    )


def broken_lines(content: Sequence[str], *, listing: bool) -> tuple[set[int], bool]:
    """Which lines of a paragraph start a statement of their own, and whether statements are listed at its end.

    `listing`: the paragraph stands below a label. A line that was merely wrapped starts none.
    """
    broken: set[int] = set()
    if len(content) == 1:
        return broken, listing or is_label_line(content[0].strip())
    lines = [line.strip() for line in content]
    width = max(map(len, lines))
    prose = sum(line.endswith((".", ",", ";")) for line in lines) * 2 > len(lines)
    label = False
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        meta = number > 0 and META.match(before) is not None and not line[:1].islower()
        if label or meta or (listing and not prose and number and line and _broken(before, line, width)):
            broken.add(number)
        if label := is_label_line(line):
            broken.add(number)
            listing = True
    return broken, listing


def _broken(before: str, line: str, width: int) -> bool:
    """Whether the author broke the line here: its first word would have fitted on the line before."""
    if line[0].islower():
        return False
    return len(before) < NEVER_WRAPPED or len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width


def outline_numbers(lines: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Find the lines of an outline that is numbered 1, 1.1, 1.1.1: how deep each is, and where its words start."""
    found: list[tuple[int, tuple[str, ...], int]] = []
    for at, line in enumerate(lines):
        if line and (line[0].isdigit() or line[0].isspace()) and (number := NUMBERED.match(line)):
            found.append((at, tuple(number["code"].split(".")), number.end()))
    codes = {code for _, code, _ in found}
    heads = {code for code in codes if len(code) == 1 and (*code, "1") in codes}
    if not heads:
        return {}
    return {
        at: (len(code) - 1, end)
        for at, code, end in found
        if (code in heads if len(code) == 1 else code[:1] in heads and code[:-1] in codes)
    }


def bold_chapters(lines: Sequence[str], first_line: int) -> set[int]:
    """The lines of headings that are bold and numbered, in a paper that numbers its paragraphs below them: 2.1, 2.2."""
    found = [(number, code["code"]) for number, line in enumerate(lines) if (code := CHAPTER.match(line)) is not None]
    if len(found) < FEWEST_CHAPTERS:
        return set()
    below = {code["code"] for line in lines if (code := BELOW_CHAPTER.match(line)) is not None}
    return {first_line + number for number, _ in found} if below & {code for _, code in found} else set()


def counted_parts(lines: Sequence[str]) -> dict[int, int]:
    """The bare lines that count the parts of a board or a set of slides, and where their titles begin: “Slide 2: …”."""
    runs: dict[str, list[tuple[int, int, int]]] = {}
    for at, line in enumerate(lines):
        if line[:1].isalpha() and len(line) < NEVER_WRAPPED and (part := PART.match(line)) is not None:
            title = line[part.end() :].rstrip()
            titled = title[-1:] not in ".,;" if title else part["word"].lower() in FRAMES
            runs.setdefault(part["word"].lower(), []).extend([(int(part["number"]), at, part.end())] if titled else [])
    return {
        at: end
        for run in runs.values()
        if len(run) > 1 and all(two[0] == one[0] + 1 for one, two in pairwise(run))
        for _, at, end in run
    }


def coded_lines(content: Sequence[str]) -> dict[int, int]:
    """The lines of a paragraph that are a list by their codes, “S1. … S2. …”, each with where its words start.

    Other lines go on with the item before, where they are set in. “Q1.” and “H2.” may be times, and stay in the words.
    """
    first = next((at for at, line in enumerate(content[:MOST_LEADING]) if LETTERED.match(line.strip())), None)
    if first is not None:
        return _lettered(content)
    if len(content) < 2 or CODED.match(content[0].strip()) is None:
        return {}
    codes = {at: code for at, line in enumerate(content) if (code := CODED.match(line.strip())) is not None}
    margin = max((_indent(content[at]) for at in codes), default=0)
    if len(codes) < 2 or any(at not in codes and _indent(line) < margin + 2 for at, line in enumerate(content)):
        return {}
    letters = {code["letters"] for code in codes.values()}
    numbers = [int(code["number"] or code["below"]) for code in codes.values()]
    if len(letters) > 1 or any(two != one + 1 for one, two in pairwise(numbers)):
        return {}
    times = letters <= {"Q", "H"}
    return {at: 0 if times else code.end() for at, code in codes.items()}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def filled_in(content: Sequence[str], begun: Container[int]) -> set[int]:
    """The lines of a paragraph that is a form, filled in: most of them name what they tell.

    `begun`: lines that begin a statement anyway.
    """
    boxes = {at for at, line in enumerate(content) if at not in begun and (BOX.match(line) or LETTER.match(line))}
    begins = len(boxes) + sum(at in begun for at in range(len(content)))
    return boxes if begins >= FEWEST_BOXES and begins * 2 > len(content) else set()


def _lettered(content: Sequence[str]) -> dict[int, int]:
    """The items of a list that goes (a), (b), (c) or (i), (ii), (iii); other lines go on with the item before."""
    letters: dict[int, int] = {}
    romans: dict[int, int] = {}
    step = last = 0
    for at, line in enumerate(content):
        letter, roman = LETTERED.match(line.strip()), ROMAN.match(line.strip())
        own = ord(letter["letter"] or letter["dotted"]) - ord("a") if letter is not None else -1
        if letter is not None and (own == step or (own == 0 and step > 1 and at - last > 1)):
            letters[at], step, last = letter.end(), own + 1, at  # below the next point the letters begin anew
        elif roman is not None and roman["number"] in ROMANS[len(romans) : len(romans) + 1]:
            romans[at] = roman.end()
    found = letters or romans
    alone = [at for at in found if at and is_label_line(content[at - 1].strip())]
    return found if len(found) > 1 or alone else {}


def announces(text: str) -> bool:
    """Whether a line or heading announces several statements: “Key Results”, not “Objective 2”."""
    return is_label_line(text) and ONE.match(without_picture(text)) is None


def were_bullets(lines: Sequence[Block], *, sure: bool) -> bool:
    """Whether lines below a label were the items of a list. `sure`: the label itself had no markup either."""
    if not lines or (len(lines) < 2 and not sure):
        return False
    if any(len(line.text) > LONGEST or line.text.endswith((":", "?")) for line in lines):
        return False
    return sum(line.text.endswith((".", "!")) for line in lines) * 2 <= len(lines)


def ends(text: str) -> bool:
    """Whether a line ends the list before it: another label."""
    return len(words_in(text)) < 6 and role_of(text, whole=True) is not None


def bare_aims(entries: Sequence[Entry]) -> set[int]:
    """Which lines without any markup head what is below them: those right above a label such as “Key results:”.

    Right below a heading or label such a line may be the statement of that one, or explain it; there, as where it is
    not worded as an aim, only a second such line tells that this is how the author writes aims.
    """
    found: set[int] = set()
    run: list[tuple[int, bool]] = []
    for number, entry in enumerate(entries):
        if isinstance(entry, tuple):
            found |= _settled(run)
            run = []
        elif entry is not None and _heads_results(entry, entries[number + 1 : number + 2]):
            before = entries[number - 1] if number else None
            if isinstance(before, Block) and before.form == "line" and is_label_line(str(before.text)):
                continue
            run.append((number, not isinstance(before, tuple) and goal_like(str(entry.text))))
    return found | _settled(run)


def _settled(run: list[tuple[int, bool]]) -> set[int]:
    return {number for number, sure in run if sure or len(run) > 1}


def _heads_results(block: Block, following: Sequence[Entry]) -> bool:
    """Whether a short bare line stands right above a line that announces key results."""
    [after] = following or [None]
    if not isinstance(after, Block) or after.form != "line" or not is_label_line(str(after.text)):
        return False
    text = str(block.text)
    if (
        (block.form != "line" and (block.form != "item" or block.children))
        or block.quoted
        or not 0 < len(text) < LONGEST_AIM
        or text.endswith((":", "?", ".", ";"))
    ):
        return False
    if "\n" in text or is_label_line(text) or ends(text) or comments(text) or field_line(block.text) is not None:
        return False
    return role_of(str(after.text), whole=True) == "key_results"


LONGEST_AIM = 200
"""Characters of a bare line that can head what is below it; who writes more explains."""
