"""What stands in front of a statement: its label or number, an owner, a priority, a state, a theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english.words.closed import PREPOSITIONS
from goalkit.pattern import pattern
from goalkit.read.statement.annotated import DONE_PICTURES
from goalkit.read.statement.label import COUNTED, label_at
from goalkit.read.words.evidence import is_verb, words_in
from goalkit.read.words.people import is_given, is_owner

if TYPE_CHECKING:
    from goalkit.read.statement.annotated import Cut

__all__ = ["GRADE", "PRIORITY", "cut_leading"]

NUMBER = pattern(r"\(?(?P<code>\d{1,2}(?:\.\d{1,2}){0,3})(?P<sep>[.)]\s+|\)?\s*[:–—-]\s+(?!\d)|\)\s*)(?=\S)")
ROMAN = pattern(r"\([ivx]{1,4}\)\s+(?=\S)")
CODE = pattern(r"(?P<code>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-Z\"“'‘])")
PRIORITY = pattern(r"[\[(]?(?P<value>[Pp](?:[0-5]|X)|PX)[\])]?(?:\s*[:–—-]+\s*|\s+|\.\s+|$)")
PART = pattern(r"(?:slide|page|sheet|section|part) \d{1,3}\s*[:.–—-]\s+(?=\S)", re.IGNORECASE)
ISSUE = pattern(r"(?P<value>[\w.-]{1,60}(?:/[\w.-]{1,60}){1,4}#\d{1,7})(?:\s*[:–—-]\s*|\s+)(?=\S)")
CALLOUT = pattern(r"\[![\w-]{1,30}\][-+]?\s*")
GRADE = pattern(r"[\[(]?(?P<value>0?\.\d{1,2}|1\.0)[\])]?(?:\s*[:–—-]+\s+|(?<=[\])])\s+)(?=\S)")
TAG = pattern(r"\[(?P<value>[^\[\]]{1,40})\]\s*[:–—-]?\s*(?=\S)")
HANDLE = pattern(
    r"\(?(?P<value>@[\w?][\w.?/-]*(?:\s*(?:[/,&+]|and)\s*@[\w.?/-]+){0,6})(?:\s*\(\?\))?\)?(?:\s*[:–—-]+\s*|\s+)(?=\S)"
)
UNKNOWN_OWNER = pattern(r"(?P<value>OWNER|TBD|TBA|N/A)\s+[-–—]\s+(?=\S)")
STATE = pattern(
    r"[\[(!*]?(?P<value>(?i:done|wip(?!\s*:\s*(?:at most )?\d+(?:\s+\w+)?\s*$)|in[ -]progress|to[ -]?do"
    r"|not started|started|blocked|on track|at risk|off track|behind|completed?"
    r"|delayed|paused|cancelled|canceled|dropped|draft|new|stretch|ongoing|keep doing|missed"
    r"|achieved))(?:[\])!*]+\s*[:–—-]?|\s*:)\s*(?=\S)"
)
PICTURE = pattern(r"(?:[^\w\s\"'“”‘’«»()\[\]<>≤≥~$€£¥%+#@*&`.…¿¡/\\=-]|:[a-z][a-z0-9_+-]{1,30}:|\*(?=\s))+\s*")
SHORTCODE = pattern(r":[a-z][a-z0-9_+-]{1,30}:\s*")
"""The name of a pictogram, as chats write it: “:dart:”."""
TITLE = pattern(
    r"(?P<name>(?i:(?:vision|aim|ambition|theme|pillar|strategic priority|focus(?: area)?)(?: #?\d{1,2})?"
    r"|method #?\d{1,2}|output #?\d{1,2}(?:\.\d{1,2})?"
    r"|(?:strategic )?(?:priority|pillar|theme|focus(?: area)?|commitment|ambition|direction|mission)"
    rf" (?:#?\d{{1,2}}|{'|'.join(COUNTED)})))"
    r"(?:\s*\([^()\n]{1,60}\)\s*[-:–—]|\s*[:–—]|(?<=\d)\.(?=\s))\s*(?=\S)"
)
BEHIND_TITLE = (":", "–", "—", ") -", ". ")
"""What stands behind such a number."""
TITLE_ABOVE = pattern(r"(?i:(?:strategic )?(?:priority|pillar|theme|focus area|ambition) #?\d{1,2})\s(?=\S)")
"""What numbers an aim on the line above it."""
PREFIX = pattern(
    r"(?P<value>[A-Z][\w&/.'’+-]*(?:(?:,| [-–]|)\s+(?:of|and|the|for|to|&|in|[A-Z][\w&/.'’()+-]*)){0,7})\s*:+\s*(?=\S)"
)
LONGEST_WORD = 12
"""Characters within which a preposition ends."""
MOST = 10
"""Annotations that one statement may have in front."""
LONGEST_THEME = 3
"""Words before a colon; more begin a sentence."""
LAST_PLAIN = 0xA9
"""The last of the signs that are letters, marks and money rather than pictograms."""


def cut_leading(cut: Cut) -> None:
    """Cut off what stands in front."""
    cut.trim()
    for _ in range(MOST):
        if cut.start >= cut.end:
            break
        first = cut.plain[cut.start]
        takers = TAKERS_OF_WORDS if first.isalpha() and first not in "Pp" else TAKERS
        after = next((end for take in takers if (end := take(cut)) is not None), None)
        if after is None:
            break
        cut.start = after
        cut.trim()


def _priority(cut: Cut) -> int | None:
    """Take “P1” or “[P1]” off the front; where the rest starts."""
    if cut.plain[cut.start] in "[(Pp" and (match := PRIORITY.match(cut.plain, cut.start)):
        cut.put("priority", match)
        cut.found.marked = cut.found.priority = True
        return match.end()
    return None


def _grade(cut: Cut) -> int | None:
    """Take “0.7 –” or “[0.7]” off the front."""
    if cut.plain[cut.start] in "[(01." and (match := GRADE.match(cut.plain, cut.start)):
        cut.put("score", match)
        cut.found.marked = True
        return match.end()
    return None


def _tag(cut: Cut) -> int | None:
    """Take a word in square brackets off the front: a label, a state, an owner, or the sign of a note."""
    plain, at = cut.plain, cut.start
    if plain[at] != "[":
        return None
    if match := CALLOUT.match(plain, at):
        return match.end()
    if match := TAG.match(plain, at):
        if (label := _label(cut)) is not None:
            return label
        if plain[match.end() : match.end() + LONGEST_WORD].partition(" ")[0] in PREPOSITIONS:
            return None  # “[metric] from [X] to [Y]”: what is to be filled in
        cut.put("status" if STATE.match(plain, at) else "owner", match)
        cut.found.marked = True
        return match.end()
    return None


def _handle(cut: Cut) -> int | None:
    """Take “@ana” off the front."""
    if cut.plain[cut.start] in "@(" and (match := HANDLE.match(cut.plain, cut.start)):
        cut.put("owner", match)
        cut.found.marked = True
        return match.end()
    return None


def _number(cut: Cut) -> int | None:
    """Take “2.1”, “3)” or “(ii)” off the front."""
    plain, at = cut.plain, cut.start
    if cut.found.code is not None or not (plain[at].isdigit() or plain[at] == "("):
        return None
    if match := ROMAN.match(plain, at):
        return match.end()
    if match := NUMBER.match(plain, at) or CODE.match(plain, at):
        cut.found.code = match["code"]
        return match.end()
    return None


def _label(cut: Cut) -> int | None:
    """Take a label such as “KR 1.1:” off the front."""
    found = cut.found
    label = label_at(cut.plain, cut.start) if found.hint is None else None
    if label is None:
        return None
    found.hint = label.hint
    found.plural = label.plural
    found.label = cut.text[slice(*label.words)].trim("[(")
    if label.code is not None:
        found.code = label.code
    if label.owner is not None:
        found.put("owner", cut.text[slice(*label.owner)])
    return label.end


def _part(cut: Cut) -> int | None:
    """Take “Slide 2:” off the front, which counts what holds the goal."""
    plain = cut.plain
    match = PART.match(plain, cut.start) if plain[cut.start] in "SPsp" and cut.found.label is None else None
    return match.end() if match is not None else None


def _issue(cut: Cut) -> int | None:
    """Take “fleet/depot#41” off the front: the issue in which a goal is kept."""
    match = ISSUE.match(cut.plain, cut.start) if "#" in cut.plain and "/" in cut.plain else None
    if match is None:
        return None
    cut.put("source", match)
    return match.end()


def _title(cut: Cut) -> int | None:
    """Take “Theme 2:” off the front, or “Priority 1” on the line above."""
    found, plain, at = cut.found, cut.plain, cut.start
    if plain[at] in "OTN" and (match := UNKNOWN_OWNER.match(plain, at)):
        return match.end()
    if found.label is not None:
        return None
    if any(map(plain.__contains__, BEHIND_TITLE)) and (match := TITLE.match(plain, at)):
        found.label = cut.text[at : match.end("name")]
        return match.end()
    marks = cut.text.marks
    if len(marks) > 1 and (match := TITLE_ABOVE.match(plain, at)):
        begins = match.end()
        if any(mark.offset == begins and mark.line > marks[0].line for mark in marks):
            found.label = cut.text[at:begins].trim()
            return begins
    return None


def _sign(cut: Cut) -> int | None:
    """Take a state, a dash or a pictogram off the front, or who or what it is about."""
    plain, at = cut.plain, cut.start
    first = plain[at]
    if match := STATE.match(plain, at):
        cut.put("status", match)
        return match.end()
    if first == ":" and (match := SHORTCODE.match(plain, at)):
        return match.end()
    if first in "-–—:|,.;" and cut.end > at + 1 and not plain[at + 1].isdigit():
        return None if first == "-" and at == 0 and plain[1].isalpha() else at + 1  # “-O” is an option
    if (ord(first) > LAST_PLAIN or first in ":*|!^") and not first.isalpha() and (match := PICTURE.match(plain, at)):
        if first in DONE_PICTURES:
            cut.found.put("status", cut.text[at : match.end()])
        return match.end()
    return _prefix(cut) if first.isupper() else None


def _prefix(cut: Cut) -> int | None:
    """Take an owner (“CFO: …”) or a theme (“Security: Close the gaps”) off the front."""
    found, plain = cut.found, cut.plain
    match = PREFIX.match(plain, cut.start) if ":" in plain else None
    if match is None or plain.startswith("//", match.end()):
        return None
    value = match["value"]
    if "owner" not in found.fields and (cut.owners or is_owner(value) or is_given(value)):
        cut.put("owner", match)
        return match.end()
    if found.label is None and len(value.split()) <= LONGEST_THEME:
        rest = words_in(plain[match.end() : match.end() + 60])
        if len(rest) > 1 and (rest[0] == "we" or (is_verb(rest[0]) and not is_verb(value.split()[0].lower()))):
            found.label = cut.text[match.start("value") : match.end("value")]
            return match.end()
    return None


TAKERS = (_priority, _grade, _tag, _handle, _number, _issue, _part, _label, _title, _sign)
"""What may be taken off the front, in this order."""
TAKERS_OF_WORDS = (_issue, _part, _label, _title, _sign)
"""Those that take what begins with a letter; a priority begins with one alone."""
