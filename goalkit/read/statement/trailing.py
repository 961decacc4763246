"""What stands behind a statement: an owner, a date, a score, a state, a reference, and what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from goalkit.english.words.closed import PREPOSITIONS
from goalkit.pattern import pattern
from goalkit.read.statement.annotated import DONE_PICTURES
from goalkit.read.statement.bracket import LAST_BRACKET, fields_in
from goalkit.read.words.fields import field_named, field_rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.read.statement.annotated import Cut

__all__ = ["cut_trailing"]

OUTCOME = pattern(r"\s*(?:=+>|⇒|➔)\s*")
DONE = pattern(
    r"\s*(?:=|:|[-–—]+|,)\s*(?P<value>\d{1,3}(?:\.\d+)?\s?%\s*(?:done|complete|completed|achieved|finished"
    r"|progress)\b[^\n]{0,300})$",
    re.IGNORECASE,
)
ACHIEVED = pattern(r":\s+(?P<value>[A-Z][a-z]+ed [\w.,]{1,12}(?: - [A-Za-z ]{1,20})? \(\d{1,3}\s?%\).*)$")
SCORE = pattern(
    r"\s*[-–—]*\s*[(\[]\s*(?:(?:score|grade|final|progress)\s*[:=]?\s*)?(?P<value>[01](?:\.\d{1,2})?|\.\d{1,2}"
    r"|\d{1,3}\s?%|\d{1,6}(?:\.\d{1,2})?\s?/\s?\d{1,6}"
    r"|\d{1,3}\s?%\s(?:done|complete|completed|achieved)\b[^()]{0,200})\s*[)\]]\s*\.?$"
    r"|\s+(?:[-–—]{1,2}\s*(?:(?:(?:final|overall|end) )?(?:score|grade)\s*[:=]?\s*)?"
    r"|(?:[-–—→]\s*)?[🟢🟡🟠🔴]\s*)(?P<bare>[01]\.\d{1,2})$",
    re.IGNORECASE,
)
BEFORE = r"(?!(?:was|from|now|currently|today|baseline|up|down|instead|vs|@)\b)"
GRADED = pattern(
    r"\s[-–—]{1,2}\s*(?P<value>0?\.\d{1,2}|1\.00?)"
    rf"(?:\s*\({BEFORE}(?P<why>[^()]{{1,200}})\)\s*\.?|\s[-–—]{{1,2}}\s{BEFORE}(?P<told>\S+ \S+ \S.{{0,200}}))$",
    re.IGNORECASE,
)
"""A score with what is said about it: “– 0.4 (two of five wards)”, “– 0.4 – two of five wards”.

Beside what was before it is a target.
"""
BARS = "█▉▓▒░▰▱■□●○◼◻⬛⬜🟩🟦🟨🟥🟧"
PROGRESS_END = pattern(
    rf"\s*(?:[\[(|]?[{BARS}]{{3,20}}[\])|]?|[\[(|][#=*+>._ –-]{{4,40}}[\])|])\s*(?P<value>\d{{1,3}}\s?%)$"
    rf"|\s*[-–—:]?\s*(?P<bare>\d{{1,3}}\s?%)\s*[\[(|]?[{BARS}]{{3,20}}[\])|]?$"
)
"""A bar drawn of characters, and the share that it shows."""
MAY_BE_BAR = pattern(rf"[\[(|{BARS}]")
"""What no bar can do without."""
MEASURED_END = pattern(r"[,;]?\s(?:as )?measured by\s?:?\s?$")
"""Words that lead from an objective over to its key results."""
NEXT = pattern(r"\s*;(?:\s+(?:and|or))?\s*$")
EMPTY = pattern(
    r"\s[-–—|,;(\[]+\s*(?:owners?|dri|lead|due|due date|deadline|status|score|confidence|baseline|target|source)\s*:"
    r"\s*@?[)\]]?$",
    re.IGNORECASE,
)
"""A field that waits for its value: “… – owner: @”."""
PERSON_END = pattern(
    r"\s*(?:[-–—,|(\[]+\s*(?i:owners?|owned by|dri|lead|led by|responsible|assignees?|assigned to"
    r"|champion)\s*[:=–—-]?\s+"
    r"|\s(?i:owners?|dri|assignees?)\s*:\s*)"
    r"(?P<value>@?[A-Za-z][\w.@’'-]*(?:(?:\s*[,&/+]\s*|\s+and\s+|\s+)@?[A-Z][\w.’'-]*){0,5})\s*(?:\(\?\))?[)\]]*\.?$"
)
HANDLE_END = pattern(
    r"\s*(?:[-–—(\[]+\s*|\s)(?P<value>@[A-Za-z][\w.-]*(?:\s*(?:[/,&+]|and)?\s*@[\w.-]+){0,6})\s*(?:\(\?\))?[)\]]*$"
)
DUE_END = pattern(
    r"\s*(?:[-–—,]\s*|[(\[]\s*|📅\s*)(?:(?:due|deadline|eta|target date)(?: date)?\s*[:=]?\s*(?:by |on )?|(?<=📅"
    r" ))(?P<value>[\w ,./-]{3,30})[)\]]?$",
    re.IGNORECASE,
)
DASHED = pattern(r"\s+(?:[–—→·|]|->|-)\s+(?P<value>[^()–—→·|:]{2,40})$")
BRACKETED = pattern(r"\s*\((?P<value>[^()]{2,40})\)\W{0,3}$")
TAG_END = pattern(r"\s*[\[](?P<value>[A-Za-z][\w .&/,+@-]{0,30})\]\s*\.?$")
PRIORITY_END = pattern(r"\s*(?:[-–—]\s*)?[\[(](?P<value>[Pp](?:[0-5]|X))[\])]\s*\.?$")
STATE_END = pattern(
    r"\s*(?:[-–—]\s+|[(\[!]\s*)(?P<value>done|wip|in[ -]progress|not started|blocked|on track|at risk|off track"
    r"|completed?|delayed|paused"
    r"|cancelled|canceled|dropped|stretch|draft|ongoing|missed|achieved)\s*[)\]!]?$",
    re.IGNORECASE,
)
COMMITMENT_END = pattern(
    r"\s*(?:[-–—]\s+|[(\[]\s*)(?P<value>aspirational|committed|moonshot|roofshot|stretch goal|binary"
    r"|learning)\s*[)\]]?$",
    re.IGNORECASE,
)
REFERENCE_END = pattern(
    r"\s*[-–—,(\[]*\s*(?:\b(?:see|cf\.?)\s+)?(?P<value>(?:(?:Epic|Issue|PR|MR|Ticket|Task|Story)s?\s*[#!&]?\d+|(?:[\w.-]+/){0,2}[\w.-]*#\d+"
    r"|(?<=\()[&!]\d+|[A-Z]{2,8}-\d+)"
    r"(?:,?\s+(?:and\s+)?(?:[\w.-]*/?[\w.-]*#\d+|(?:Epic|Issue|PR|MR)\s*[#!&]?\d+)){0,5})\s*[)\]]*\.?$"
)
MAY_REFER = pattern(r"[#!&-]\d|Epic|Issue|PR|MR|Ticket|Task|Story")
"""What no reference can do without; most statements that end in digits have nothing of the kind."""
FIELD_END = pattern(r"\s*[|·;]\s*(?P<name>[A-Za-z][A-Za-z ]{1,20}):\s*(?P<value>[^|;:·]{1,60})$")
FIELD_SENTENCE = pattern(r"[.)]\s+(?P<name>[A-Z][a-z]+(?: [a-z]+)?):\s*(?P<value>(?:(?!\. [A-Z])[^|;:·]){1,60}?)\.?$")
"""A field that is a sentence of its own: “…. Baseline: 12%.”"""
HASHTAG_END = pattern(r"\s[#^][A-Za-z][\w/-]*$")
"""A tag or the address of a block, as note-taking programs write them."""
INLINE = frozenset(
    (
        "owner",
        "due",
        "priority",
        "status",
        "score",
        "baseline",
        "target",
        "current",
        "confidence",
        "weight",
        "source",
        "cadence",
        "unit",
        "start",
    )
)
"""Fields that may follow a statement on its line: “… | Owner: Ana”."""
CLOSING = "”’»…–—≥≤%€£¥→"
COMMITTED = frozenset(("aspirational", "committed", "moonshot", "roofshot", "goal", "binary", "learning"))
STATES = frozenset(
    "done wip progress started blocked track risk complete completed delayed paused cancelled canceled dropped"
    " stretch draft"
    " ongoing missed achieved in-progress inprogress".split()
)
PEOPLE = ("owner", "owned", "dri", "lead", "responsible", "assign", "champion")
DUES = ("due", "deadline", "eta", "target date", "📅")
LONGEST = 120
"""Characters at the end in which an annotation is looked for."""
LONGEST_TAG = 2
"""Words in square brackets that may name an owner; shouted, they may be more."""
LONGEST_EMPTY = 40
"""Characters of a field without a value."""
FEWEST_BEFORE = 2
"""Words that a statement has at least before a reference that isn't what it is about."""
UNSURE = 1000
"""The rank of a field's name that only ends in one that is known."""
LAST_PLAIN = 0x2000
"""The last of the signs that can't be pictograms."""
MOST = 6
"""Annotations that one statement may have behind it."""


class _Tail(NamedTuple):
    """The end of a text; nearly every text ends in nothing, so each pattern waits for its sign."""

    plain: str
    base: int
    """Where it begins in the text."""
    last: str
    """Its last character."""
    word: str
    """Its last word, in small letters and without brackets."""
    closed: bool
    """Whether it ends in a bracket or full stop."""

    def has(self, signs: Iterable[str]) -> bool:
        """Whether one of these signs stands in it."""
        return any(map(self.plain.__contains__, signs))


_Ending: TypeAlias = "tuple[str, re.Match[str]] | None"
"""The name of a field, and where its value stands at the end."""


def cut_trailing(cut: Cut) -> None:
    """Cut off what stands behind."""
    _cut_enumeration(cut)
    if cut.plain[cut.end - 1 : cut.end] in {":", "@", ")", "]"}:
        empty = EMPTY.search(cut.plain, max(cut.start, cut.end - LONGEST_EMPTY), cut.end)
        cut.until(empty.start() if empty else cut.end)
    _cut_outcome(cut)
    if "measured by" in cut.plain and (match := MEASURED_END.search(cut.plain, cut.start, cut.end)):
        cut.end = match.start()
    for _ in range(MOST):
        if cut.start >= cut.end or not _cut_last(cut):
            break


def _cut_enumeration(cut: Cut) -> None:
    """Leave out what leads to the next item of an enumeration: “…; and”."""
    if ";" in cut.plain[-6:] and (match := NEXT.search(cut.plain, max(cut.end - 6, cut.start), cut.end)):
        cut.until(match.start())


def _cut_outcome(cut: Cut) -> None:
    """Take off what was written after the fact: “=> 80%”, “- 45% done”, “– 0.4 (two wards of five)”."""
    plain, at = cut.plain, cut.start
    if "." in plain and (match := GRADED.search(plain, at, cut.end)) and match.start() > at:
        cut.put("score", match)
        cut.put("result", match, "why" if match["why"] else "told")
        cut.found.marked = True
        cut.until(match.start())
    if (
        (">" in plain or "⇒" in plain or "➔" in plain)
        and (match := OUTCOME.search(plain, at, cut.end))
        and match.start() > at
    ):
        cut.found.put("result", cut.text[match.end() : cut.end])
        cut.until(match.start())
    if "%" in plain:
        for said in (ACHIEVED, DONE):
            if (match := said.search(plain, at, cut.end)) and match.start() > at:
                cut.put("result", match)
                cut.until(match.start())


def _cut_last(cut: Cut) -> bool:
    """Take one annotation off the end; whether there was one."""
    tail = _tail(cut)
    ending = _in_brackets(cut, tail) if tail.closed else None
    if ending is None and ")" in tail.plain and tail.has("%:;,") and _cut_bracket(cut, tail):
        return True
    ending = ending or _led_by(cut, tail) or _stated(tail) or _told(tail)
    if ending is None:
        if ord(tail.last) > LAST_PLAIN and not tail.last.isalnum() and tail.last not in CLOSING:
            return _cut_pictures(cut)
        ending = _field(tail)
    if ending is None:
        return _cut_hashtag(cut, tail)
    return _take(cut, tail, *ending)


def _tail(cut: Cut) -> _Tail:
    base = max(cut.end - LONGEST, cut.start)
    plain = cut.plain[base : cut.end]
    ending = plain.rstrip(")]!. ")
    word = ending.rpartition(" ")[2].lstrip("([!").lower()
    return _Tail(plain, base, plain[-1], word, plain[-1] in ")]." and ending != plain)


def _led_by(cut: Cut, tail: _Tail) -> _Ending:
    """Find who is known to own goals in this document, behind a dash or an arrow."""
    if cut.people and (match := DASHED.search(tail.plain)) and match["value"] in cut.people:
        return "owner", match
    return None


def _in_brackets(cut: Cut, tail: _Tail) -> _Ending:
    """Find an owner, a priority, a score, a reference or a tag in brackets."""
    plain, word = tail.plain, tail.word
    if cut.people and (match := BRACKETED.search(plain)) and match["value"] in cut.people:
        return "owner", match
    if len(word) == len("P1") and (match := PRIORITY_END.search(plain)):
        cut.found.marked = cut.found.priority = True
        return "priority", match
    if (
        any(map(str.isdigit, plain[-12:]))
        and (match := SCORE.search(plain))
        and _is_score(cut.plain[cut.start : tail.base + match.start()], match["value"] or match["bare"])
    ):
        return "score", match
    if word[-1:].isdigit() and MAY_REFER.search(plain) and (match := REFERENCE_END.search(plain)):
        return "source", match
    if "]" in plain[-3:] and word not in COMMITTED and word not in STATES and (match := TAG_END.search(plain)):
        value = match["value"]
        open_ = plain[: match.start()].rpartition(" ")[2].lower() in PREPOSITIONS  # “to [Y]” is to be filled in
        return ("owner", match) if not open_ and (value.isupper() or len(value.split()) <= LONGEST_TAG) else None
    return None


def _stated(tail: _Tail) -> _Ending:
    """Find a bar of progress, a commitment, a state or a bare score."""
    plain, word, last = tail.plain, tail.word, tail.last
    if (last in "%]|" or last in BARS) and MAY_BE_BAR.search(plain) and (match := PROGRESS_END.search(plain)):
        return "score", match
    if word in COMMITTED and (match := COMMITMENT_END.search(plain)):
        return "commitment", match
    if word in STATES and (match := STATE_END.search(plain)):
        return "status", match
    if last.isdigit() and "." in plain[-3:] and (match := SCORE.search(plain)) and match["bare"]:
        return "score", match
    return None


def _told(tail: _Tail) -> _Ending:
    """Find an owner who is called one, a reference or a date."""
    plain, low = tail.plain, tail.plain.lower()
    if any(map(low.__contains__, PEOPLE)) and (match := PERSON_END.search(plain)):
        return "owner", match
    if "@" in plain and (match := HANDLE_END.search(plain)):
        return "owner", match
    if tail.last.isdigit() and MAY_REFER.search(plain) and (match := REFERENCE_END.search(plain)):
        return "source", match
    if any(map(low.__contains__, DUES)) and (match := DUE_END.search(plain)):
        return "due", match
    return None


def _field(tail: _Tail) -> _Ending:
    """Find a field that is named: “… | Owner: Ana”."""
    if ":" in tail.plain and tail.has("|;·") and (match := FIELD_END.search(tail.plain)):
        name = field_named(match["name"])
        return (name, match) if name in INLINE else None
    if ": " in tail.plain and (match := FIELD_SENTENCE.search(tail.plain)):
        name = field_named(match["name"])
        return (name, match) if name in INLINE and field_rank(match["name"]) < UNSURE else None
    return None


def _take(cut: Cut, tail: _Tail, name: str, match: re.Match[str]) -> bool:
    """Make a field of an ending, unless nothing would be left or it belongs to the statement."""
    if tail.base + match.start() <= cut.start:
        return False
    if name == "source":
        before = cut.plain[cut.start : tail.base + match.start()].split()
        if len(before) < FEWEST_BEFORE or before[-1].lower() in PREPOSITIONS:
            return False  # “Close #412”, “Answer the complaint in #77”: the reference is what it is about
    group = "bare" if "bare" in match.re.groupindex and match["bare"] else "value"
    value = cut.text[tail.base + match.start(group) : tail.base + match.end(group)]
    cut.found.put(name, value[:-1] if name == "owner" and value[-2:-1].islower() and value.endswith(".") else value)
    if name in {"owner", "priority", "score"}:
        cut.found.marked = True
    cut.until(tail.base + match.start())
    return True


def _cut_bracket(cut: Cut, tail: _Tail) -> bool:
    """Take a bracket of fields off the end: “(Abdi; c: 60%)”."""
    match = LAST_BRACKET.search(tail.plain)
    if match is None or tail.base + match.start() <= cut.start:
        return False
    fields = fields_in(cut.text[tail.base + match.start("value") : tail.base + match.end("value")], cut.people)
    if not fields:
        return False
    for name, value in fields.items():
        cut.found.put(name, value)
    cut.found.marked = True
    cut.until(tail.base + match.start())
    return True


def _cut_pictures(cut: Cut) -> bool:
    """Take pictograms off the end."""
    plain, end = cut.plain, cut.end
    while end > cut.start and (plain[end - 1].isspace() or _may_be_pictogram(plain[end - 1])):
        end -= 1
    if end == cut.start:
        return False
    if plain[cut.end - 1] in DONE_PICTURES:
        cut.found.put("status", cut.text[end : cut.end])
    cut.end = end
    if plain[cut.start : end].endswith((" -", " –", " —", " |", " ·")):
        cut.until(end - 1)  # “… – @leo – 🟡”
    return True


def _may_be_pictogram(character: str) -> bool:
    return not character.isascii() and not character.isalnum() and character not in CLOSING


def _cut_hashtag(cut: Cut, tail: _Tail) -> bool:
    """Take a tag of a note-taking program off the end."""
    if not tail.has("#^") or not (match := HASHTAG_END.search(tail.plain)):
        return False
    before = tail.plain[: match.start()].split()
    if before and before[-1].lower() in PREPOSITIONS:
        return False  # “Questions in #help”: a channel
    cut.until(tail.base + match.start())
    return cut.start < cut.end


def _is_score(before: str, value: str) -> bool:
    """A share in brackets at the end is a score only where the statement says its number elsewhere."""
    whole = value.partition("/")[2].strip()
    if len(whole) > 2:
        return whole in before.replace(",", "")
    return "." in value or "/" in value or " " in value or any(map(str.isdigit, before))
