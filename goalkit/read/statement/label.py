"""The label in front of a statement: “KR 1.1:” and “Main objective –” say which kind of goal it is."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from goalkit.english import understand
from goalkit.pattern import pattern
from goalkit.read.words.evidence import is_verb
from goalkit.read.words.people import is_owner
from goalkit.read.words.tongues import label_abroad
from goalkit.text import Text

__all__ = ["COUNTED", "LABEL", "WORDS", "Hint", "Label", "label_at"]

Hint = Literal[
    "objective",
    "key_result",
    "initiative",
    "goal",
    "smart_goal",
    "kpi",
    "north_star",
    "input_metric",
    "measure",
    "lean_metric",
]
"""What a label says the text behind it is."""
WORDS: dict[str, Hint] = {
    "objective": "objective",
    "aim": "objective",
    "obj": "objective",
    "okr": "objective",
    "g": "goal",
    "outcome": "objective",
    "key result": "key_result",
    "keyresult": "key_result",
    "kr": "key_result",
    "success metric": "key_result",
    "success measure": "key_result",
    "success criterion": "key_result",
    "success criteria": "key_result",
    "success indicator": "key_result",
    "measure of success": "key_result",
    "initiative": "initiative",
    "change idea": "initiative",
    "action": "initiative",
    "action item": "initiative",
    "activity": "initiative",
    "project": "initiative",
    "task": "initiative",
    "tactic": "initiative",
    "strategy": "initiative",
    "deliverable": "initiative",
    "goal": "goal",
    "smart goal": "smart_goal",
    "objective statement": "objective",
    "goal statement": "goal",
    "smart goal statement": "smart_goal",
    "kpi": "kpi",
    "metric": "kpi",
    "indicator": "kpi",
    "measure": "kpi",
    "health metric": "kpi",
    "guardrail": "kpi",
    "guardrail metric": "kpi",
    "counter metric": "kpi",
    "counter-metric": "kpi",
    "north star": "north_star",
    "north star metric": "north_star",
    "nsm": "north_star",
    "input metric": "input_metric",
    "lean metric": "lean_metric",
}
NAMES = (
    "objectives?, aims?, obj, outcomes?, key[ -]?results?, krs?, ke[ty] results?, okrs?, smart goals?, goals?"
    ", objective statement, smart goal statement, goal statement"
    ", success (?:metric|measure|criteri(?:on|a)|indicator)s?, measures? of success"
    ", initiatives?, action items?, actions?, activit(?:y|ies), projects?, tasks?, tactics?, deliverables?"
    ", strateg(?:y|ies), north stars?(?: metric)?, nsm, input metrics?, lean metric, guardrails?(?: metrics?)?"
    ", change ideas?, counter[ -]metrics?, health metrics?, kpis?, metrics?, indicators?, measures?"
).split(", ")
"""How the words of labels are spelled; each begins with two letters."""
OPENING = "|".join(
    f"[{name[0].upper()}{name[0]}][{name[1].upper()}{name[1]}]" for name in sorted({name[:2] for name in NAMES})
)
"""How a word begins that may be a label: most words fail to, and need not be tried as each of them."""
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Numbers as words: “Goal two: …”."""
LABEL = pattern(
    r"[\[(]?(?P<whose>(?:(?:[A-ZÀ-ÞČŁŠŽ][^\s:.\[\]]{0,30}|of|and|the|for|to|&|-|–|/)\s+){0,8}?)"
    rf"(?={OPENING}|[OoGg](?![A-Za-z]))"
    rf"(?P<word>(?i:{'|'.join(NAMES)}|[og]))"
    r"(?:\s/\s[A-ZÀ-ÞČŁŠŽ][\w-]{2,30})?"
    r"(?P<number>(?:[ ]?(?:[#№]|no\.|[-–](?=\d))[ ]?|(?<=bj)\.[ ]|[ .])?"
    r"(?:(?:\d{1,3}|(?!(?:19|20)\d\d(?!\d))\d{4,6})(?:[.-](?:\d{1,3}|[A-Z](?=[.:)]|-\d)|(?<=\.)[a-z](?=[.:)\s]))){0,4}[A-Za-z]?|(?<=["
    r" ])(?:[A-Z](?=[:.)])|[a-z](?=\)))|(?<=(?:ive|ult) )[A-Z](?=\s[–—-]\s)"
    r"|(?<=(?:KPI|AIM|Aim|ive|oal|ult) )[IVX]{1,4}(?:\.(?:\d{1,2}|[a-z]))?(?=[\s:.)])"
    r"|(?<=(?:ive|oal|ult|egy|ion|ity|ask|tic) )(?![QH][1-4]|FY)[A-Z]{1,4}[.-]?\d{1,2}(?:\.\d{1,2}){0,2}(?=[:.)])"
    r"|(?<=(?:[Aa]im|AIM|ive|IVE|oal|OAL|ome|OME|ult|ULT) )"
    rf"(?i:{'|'.join(COUNTED)})(?=\s?[:.)]|\s[–—-]\s)"
    r"|(?<!OKR )(?<=(?:KR|lt) )[A-Z]\.?\d{1,2}(?:\.\d{1,2})?)(?![%\w]))?"
    r"(?P<of>\s*\([^()\n]{0,60}\))?[\])]?"
    r"(?P<sep>\s*:+(?!//)\s*|\s+[-–—|]+\s+|\s+(?:[→➜⇒►▸]|[-=]>)\s+(?=[^\W\d_])|\s*[—–]\s*|[.)]\s+"
    r"|(?(number)\s+(?:=\s+(?=[^\W\d_]|\S+ \S+ \S))?(?=\S)|(?<=[\])])\s+(?=\S))|\s*$)"
)
CODE = pattern(r"(?![QH][1-4]$|FY)[A-Z]{1,3}[.-]?\d{1,2}(?:\.\d{1,2})?")
"""A team's own number in front of a label: “A1 Objective.”; a quarter or year is none."""
SUCCESS = pattern(
    r"(?:we(?:['’]ll| will) (?:know|see|notice|have (?:succeeded|made it|won))\b[^:.]{0,40}?"
    r"|this (?:is|has) (?:done|worked)\b[^:.]{0,40}?"
    r"|how (?:we|you|i)(?:['’]ll| will|['’]d)? (?:know|tell|measure|see|be able to tell)\b[^:.]{0,40}?"
    r"|success(?: (?:looks like|means|is|will be|would be|when|signals?))?|signals? of success|done when"
    r"|what (?:success|good|done) looks like|measure of (?:progress|done))"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
"""Words that lead over to how it will show that an aim is reached: “Success: …”, “How we'll know: …”."""
TIGHT = frozenset({"objective", "key result", "keyresult", "kr", "o", "okr"})
"""Labels whose number may be followed by the text without any mark between."""
NUMBERED = frozenset({"aim", "goal", "outcome", "kpi"})
"""Labels whose number may be followed by a capital letter, or by a gap."""
SPELLINGS = {
    "strategie": "strategy",
    "activitie": "activity",
    "ket result": "key result",
    "measures of succes": "measure of success",
}
SAID = pattern(
    r"(?:is|was|are|were|has|had|have|does|did|do|will|would|should|can|could|must|may|might|needs|gets?|got|isn['’]t|wasn['’]t"
    r"|hasn['’]t|didn['’]t|won['’]t)\s"
)
"""How it goes on where a sentence speaks of a goal by its number."""
QUALIFIERS = frozenset(
    "main our the key top primary strategic company team annual quarterly yearly overall overarching committed"
    " aspirational secondary"
    " personal individual department organizational organisational business big stretch learning first second third"
    " next new current sprint iteration release milestone season term weekly monthly semester project programme"
    " program measurable improvement".split()
)
"""Words before a label that only qualify it."""


class Label(NamedTuple):
    """What a label says, and where it stands."""

    hint: Hint
    plural: bool
    code: str | None
    """The author's number or id."""
    words: tuple[int, int]
    """Where its words and number stand, without brackets and the mark behind."""
    owner: tuple[int, int] | None
    """Where it names whose goal it is: “Finance objective:”."""
    end: int


def label_at(plain: str, at: int) -> Label | None:
    """Read the label at a place of a text."""
    match = LABEL.match(plain, at)
    if match is not None and _is_slot(plain, at, match):
        match = None
    if match is None:
        return _success(plain, at) or _label_abroad(plain, at)
    word = " ".join(match["word"].lower().replace("-", " ").split())
    plural = word.endswith("s") and word not in WORDS
    word = word.removesuffix("s") if word not in WORDS else word
    word = SPELLINGS.get(word, word)
    whose = " ".join(match["whose"].split()).strip(" -–")
    if whose.endswith("/"):
        whose = ""  # the label in another language
    number = match["number"]
    if not number and CODE.fullmatch(whose):
        number, whose = whose, ""  # “A1 Objective.”
    if not _is_marked(match, word, number=number, owned=bool(whose), plural=plural):
        return None
    if whose and _is_said_of(whose, word):
        return None
    return Label(
        WORDS.get(word, "objective"),
        plural,
        _code(number) if number else None,
        (at, match.end("number") if match["number"] else match.end("word")),
        match.span("whose") if whose and not _qualifies(whose) else None,
        match.end(),
    )


def _code(number: str) -> str:
    """The number of a label; in digits, where it is a word."""
    word = number.strip().lower()
    return str(COUNTED.index(word) + 1) if word in COUNTED else number.strip(" #№-–.no")


def _is_slot(plain: str, at: int, match: re.Match[str]) -> bool:
    """Whether a label is part of what a template asks for: “[key result – from X to Y]”."""
    return plain[at] == "[" and plain.endswith("]") and "]" not in match[0] and not any(map(str.isdigit, plain))


def _success(plain: str, at: int) -> Label | None:
    """Read what leads over to a measure; “Success:” alone may tell of what went well, so the words must look ahead."""
    if plain[at : at + 1].lower() not in SUCCESS_STARTS or (match := SUCCESS.match(plain, at)) is None:
        return None
    name = match[0].rstrip(": ")
    if (
        name.lower() == "success"
        and understand(Text(plain[match.end() : match.end() + LONGEST])).measured != "quantity"
    ):
        return None
    return Label("key_result", plural=False, code=None, words=(at, at + len(name)), owner=None, end=match.end())


SUCCESS_STARTS = frozenset("wthsdm")
LONGEST = 300


def _label_abroad(plain: str, at: int) -> Label | None:
    """Read a label in another language: “Ziel 1: …”."""
    found = label_abroad(plain, at)
    if found is None:
        return None
    plural = found.english not in WORDS
    hint = WORDS[found.english.removesuffix("s") if plural else found.english]
    return Label(hint, plural, found.number, (at, found.words_end), None, found.end)


def _is_marked(match: re.Match[str], word: str, *, number: str | None, owned: bool, plural: bool) -> bool:
    """Whether what stands behind a word makes a label of it: a colon, a number, a bracket."""
    separator, mark = match["sep"], match["sep"].strip()
    bracketed = match[0][0] in "[(" and match[0].rstrip(" :-–—").endswith(("]", ")"))
    if (word == "g" and (not number or not mark or match["word"] == "g")) or (
        word == "o" and not number and (mark != ":" or match["word"] == "o")
    ):
        return False
    if not mark and not bracketed and separator:
        spoken_of = SAID.match(match.string, match.end())  # “O2 was written on a train”
        if spoken_of or not (number and (word in TIGHT or _is_apart(match, word))):
            return False
    if number:
        return True
    if mark in {".", ")"} or (match["of"] and mark != ":"):
        return False
    if mark and mark[0] in "-–—|→➜⇒►▸=" and (plural or owned) and word not in {"key result", "kr"}:
        return False
    return not mark or mark.startswith(":") or WORDS.get(word) != "initiative"


def _is_apart(match: re.Match[str], word: str) -> bool:
    """Whether a numbered label stands apart without any mark: “AIM 1   Fewer falls”, “Goal 2 Cut waste”.

    A number of two levels is no count, so any label may bear it: “Strategy 1.2 Add a second shift”.
    """
    if not match["word"][0].isupper():
        return False
    after = match.string[match.end() : match.end() + 1]
    leveled = "." in match["number"][1:]
    if word in NUMBERED:
        return len(match["sep"]) > 1 or after.isupper() or (leveled and after.isdigit())
    return (len(match["sep"]) > 1 and after.isalnum()) or (leveled and after.isupper())


def _is_said_of(whose: str, word: str) -> bool:
    """Whether words before a label make it part of a name or sentence: “VP of Product Strategy: …”, “How goals …”."""
    if WORDS.get(word) == "initiative" and not _qualifies(whose):
        return True
    if {"for", "of", "to"}.intersection(whose.removesuffix(" the").split()[-1:]):
        return True  # “Projects for goal 2”, “Goals for the project”
    first = whose.split(maxsplit=1)[0].lower()
    return first in {"how", "what", "why", "when", "which"} or (is_verb(first) and not is_owner(whose))


def _qualifies(words: str) -> bool:
    """Whether the words before a label only qualify it: “Main Objective”, “Q3 Goal”, “Strategic Objective”."""
    return words.lower().split()[-1] in QUALIFIERS or any(map(str.isdigit, words))
