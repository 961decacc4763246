"""Cuts what surrounds a statement off into fields: label, owner, priority, status, score, past result, reference."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from goalkit.read.evidence import is_verb, words_in

if TYPE_CHECKING:
    from goalkit.read.inline import Rich
    from goalkit.text import Text

__all__ = ["Annotated", "Hint", "annotate", "is_owner"]

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
    "obj": "objective",
    "okr": "objective",
    "o": "objective",
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
    "action": "initiative",
    "action item": "initiative",
    "activity": "initiative",
    "project": "initiative",
    "task": "initiative",
    "tactic": "initiative",
    "deliverable": "initiative",
    "goal": "goal",
    "smart goal": "smart_goal",
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
}
LABEL = re.compile(
    r"[\[(]?(?P<whose>(?:(?:[A-Z][^\s:.\[\]]{0,30}|of|and|the|for|to|&|-|–)\s+){0,8}?)"
    r"(?P<word>(?i:objectives?|obj|outcomes?|key[ -]?results?|krs?|ke[ty] results?|okrs?|o|smart goals?|goals?"
    r"|success (?:metric|measure|criteri(?:on|a)|indicator)s?|measures? of success"
    r"|initiatives?|action items?|actions?|activit(?:y|ies)|projects?|tasks?|tactics?|deliverables?"
    r"|north star(?: metric)?|nsm|input metrics?|guardrails?(?: metrics?)?|counter[ -]metrics?|health metrics?"
    r"|kpis?|metrics?|indicators?|measures?))"
    r"(?P<number>(?:[ ]?(?:[#№]|no\.|[-–](?=\d))[ ]?|[ .])?(?:\d{1,3}(?:[.-]\d{1,3}){0,4}[A-Za-z]?|(?<=[ ])[A-Z](?=[:.)]))(?![%\w]))?"
    r"(?P<of>\s*\([^()\n]{0,60}\))?[\])]?"
    r"(?P<sep>\s*:+(?!//)\s*|\s+[-–—|]+\s+|\s*[—–]\s*|[.)]\s+|\s+(?=\S)|\s*$)"
)
TIGHT = frozenset({"objective", "key result", "keyresult", "kr", "o", "okr"})
"""Labels whose number may be followed by the text without any mark between."""
NUMBER = re.compile(r"\(?(?P<code>\d{1,2}(?:\.\d{1,2}){0,3})(?P<sep>[.)]\s+|\)?\s*[:–—-]\s+(?!\d)|\)\s*)(?=\S)")
CODE = re.compile(r"(?P<code>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-Z\"“'‘])")
PRIORITY = re.compile(r"[\[(]?(?P<value>[Pp](?:[0-5]|X)|PX)[\])]?(?:\s*[:–—-]+\s*|\s+|\.\s+|$)")
CALLOUT = re.compile(r"\[![\w-]{1,30}\][-+]?\s*")
TAG = re.compile(r"\[(?P<value>[^\[\]]{1,40})\]\s*[:–—-]?\s*(?=\S)")
HANDLE = re.compile(r"\(?(?P<value>@[\w?][\w.?/-]*(?:\s*(?:[/,&+]|and)\s*@[\w.?/-]+){0,6})(?:\s*\(\?\))?\)?(?:\s*[:–—-]+\s*|\s+)(?=\S)")
UNKNOWN_OWNER = re.compile(r"(?P<value>OWNER|TBD|TBA|N/A)\s+[-–—]\s+(?=\S)")
STATE = re.compile(
    r"[\[(!*]?(?P<value>(?i:done|wip|in[ -]progress|to[ -]?do|not started|started|blocked|on track|at risk|off track|behind|completed?"
    r"|delayed|paused|cancelled|canceled|dropped|draft|new|stretch|ongoing|keep doing|missed|achieved))(?:[\])!*]+\s*[:–—-]?|\s*:)\s*(?=\S)"
)
PICTURE = re.compile(r"(?:[^\w\s\"'“”‘’«»()\[\]<>≤≥~$€£¥%+#@*&`.…¿¡/\\=-]|:[a-z][a-z0-9_+-]{1,30}:|\*(?=\s))+\s*")
DONE_PICTURES = frozenset("✅✔☑❌✖🚧⚠🔴🟢🟡🟠⏳🔵⚪")
TITLE = re.compile(r"(?i:vision|aim|ambition|theme|pillar|strategic priority|focus(?: area)?)(?: #?\d{1,2})?\s*[:–—]\s*(?=\S)")
PREFIX = re.compile(
    r"(?P<value>[A-Z][\w&/.'’+-]*(?:(?:,| [-–]|)\s+(?:of|and|the|for|to|&|in|[A-Z][\w&/.'’()+-]*)){0,7})\s*:+\s*(?=\S)"
)
ROLE = re.compile(
    r"\b(?:C[A-Z]{1,2}O|CPO|CRO|E?S?VPE?|VP[A-Z]?|PMM?|DRI|HR|IT|Director|Manager|Managers|Lead|Leader|Leadership|Head|Chief|President|Officer"
    r"|Team|Teams|Engineering|Engineers?|Marketing|Mkt|Sales|Finance|Legal|Support|People|Ops|Operations|WG|Committee|Board|Staff"
    r"|Group|Department|Dept|Squad|Tribe|Chapter|Controller|Counsel|Office|Recruiting|Everyone|Founders?|Owner)\b"
)
OUTCOME = re.compile(r"\s*(?:=+>|⇒|➔)\s*")
DONE = re.compile(
    r"\s*(?:=|:|[-–—]+|,)\s*(?P<value>\d{1,3}(?:\.\d+)?\s?%\s*(?:done|complete|completed|achieved|finished|progress)\b[^\n]{0,300})$", re.IGNORECASE
)
ACHIEVED = re.compile(r":\s+(?P<value>[A-Z][a-z]+ed [\w.,]{1,12}(?: - [A-Za-z ]{1,20})? \(\d{1,3}\s?%\).*)$")
SCORE = re.compile(
    r"\s*[-–—]*\s*[(\[]\s*(?:(?:score|grade|final|progress)\s*[:=]?\s*)?(?P<value>[01](?:\.\d{1,2})?|\.\d{1,2}|\d{1,3}\s?%|\d{1,2}\s?/\s?\d{1,2}"
    r"|\d{1,3}\s?%\s(?:done|complete|completed|achieved)\b[^()]{0,200})\s*[)\]]\s*\.?$",
    re.IGNORECASE,
)
PERSON_END = re.compile(
    r"\s*(?:[-–—,|(\[]+\s*(?i:owners?|owned by|dri|lead|led by|responsible|assignees?|assigned to|champion)\s*[:=–—-]?\s+"
    r"|\s(?i:owners?|dri|assignees?)\s*:\s*)"
    r"(?P<value>@?[A-Za-z][\w.@’'-]*(?:(?:\s*[,&/+]\s*|\s+and\s+|\s+)@?[A-Z][\w.’'-]*){0,5})\s*(?:\(\?\))?[)\]]*\.?$"
)
HANDLE_END = re.compile(r"\s*(?:[-–—(\[]+\s*|\s)(?P<value>@[A-Za-z][\w.-]*(?:\s*(?:[/,&+]|and)?\s*@[\w.-]+){0,6})\s*(?:\(\?\))?[)\]]*$")
DUE_END = re.compile(r"\s*(?:[-–—,]\s*|[(\[]\s*|📅\s*)(?:(?:due|deadline|eta|target date)(?: date)?\s*[:=]?\s*(?:by |on )?|(?<=📅 ))(?P<value>[\w ,./-]{3,30})[)\]]?$", re.IGNORECASE)
TAG_END = re.compile(r"\s*[\[](?P<value>[A-Za-z][\w .&/,+@-]{0,30})\]\s*\.?$")
PRIORITY_END = re.compile(r"\s*(?:[-–—]\s*)?[\[(](?P<value>[Pp](?:[0-5]|X))[\])]\s*\.?$")
STATE_END = re.compile(
    r"\s*(?:[-–—]\s+|[(\[!]\s*)(?P<value>done|wip|in[ -]progress|not started|blocked|on track|at risk|off track|completed?|delayed|paused"
    r"|cancelled|canceled|dropped|stretch|draft|ongoing|missed|achieved)\s*[)\]!]?$",
    re.IGNORECASE,
)
COMMITMENT_END = re.compile(r"\s*(?:[-–—]\s+|[(\[]\s*)(?P<value>aspirational|committed|moonshot|roofshot|stretch goal|binary|learning)\s*[)\]]?$", re.IGNORECASE)
REFERENCE_END = re.compile(
    r"\s*[-–—(\[]*\s*(?P<value>(?:(?:Epic|Issue|PR|MR|Ticket|Task|Story)s?\s*[#!&]?\d+|(?:[\w.-]+/){0,2}[\w.-]*#\d+|[A-Z]{2,8}-\d+)"
    r"(?:,?\s+(?:and\s+)?(?:[\w.-]*/?[\w.-]*#\d+|(?:Epic|Issue|PR|MR)\s*[#!&]?\d+)){0,5})\s*[)\]]*\.?$"
)
NUMBERED = re.compile(r"\d")
PLACEHOLDER = re.compile(r"\W*(?:tbd|tba|todo|to be (?:determined|defined|decided|done|added|confirmed)|n/?a|none|xxx+|\.\.\.|…|-+|placeholder)\W*$", re.IGNORECASE)


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


def annotate(rich: Rich, *, check: Text | None = None, owners: bool = False) -> Annotated:
    """Cut annotations off a text. `owners`: a short phrase before a colon is an owner in this document."""
    found = Annotated(rich.text)
    if check is not None:
        found.marked = True
        if check.lower() == "x":
            found.put("status", check)
    for person in rich.people:
        found.put("owner", person)
    for image in rich.images:
        if PRIORITY.fullmatch(image):
            found.put("priority", image)
            found.marked = found.priority = True
    _front(found, rich, owners=owners)
    _back(found)
    if rich.struck and "status" not in found.fields and rich.wholly(rich.struck):
        from goalkit.text import Text as Placed

        found.put("status", Placed("dropped", marks=found.statement.marks[:1]))
    return found


def _front(found: Annotated, rich: Rich, *, owners: bool) -> None:
    text = found.statement.trim()
    for _ in range(10):
        if not text:
            break
        cut = _cut_front(found, text, owners=owners)
        if cut is None:
            break
        text = text[cut:].trim()
    found.statement = text


def _cut_front(found: Annotated, text: Text, *, owners: bool) -> int | None:  # noqa: C901, PLR0911, PLR0912 - one branch a kind of annotation
    """Take one annotation off the front; how many characters it took."""
    first = text[0]
    if first == "[" and (match := CALLOUT.match(text)):
        return match.end()
    if first == "[" and (match := PRIORITY.match(text) or None) is None and (tag := TAG.match(text)):
        label = _label(found, text)
        if label is not None:
            return label
        value = text[tag.start("value") : tag.end("value")]
        state = STATE.match(text)
        found.put("status" if state else "owner", value)
        found.marked = True
        return tag.end()
    if first in "[(Pp" and (match := PRIORITY.match(text)):
        found.put("priority", text[match.start("value") : match.end("value")])
        found.marked = found.priority = True
        return match.end()
    if first in "@(" and (match := HANDLE.match(text)):
        found.put("owner", text[match.start("value") : match.end("value")])
        found.marked = True
        return match.end()
    if first.isdigit() or first == "(":
        match = NUMBER.match(text) or CODE.match(text)
        if match and found.code is None:
            found.code = match["code"]
            return match.end()
    label = _label(found, text)
    if label is not None:
        return label
    if match := UNKNOWN_OWNER.match(text):
        return match.end()
    if found.label is None and (match := TITLE.match(text)):
        found.label = text[: match.end()].trim(" :–—")
        return match.end()
    if match := STATE.match(text):
        found.put("status", text[match.start("value") : match.end("value")])
        return match.end()
    if first in "-–—:|,.;" and len(text) > 1 and not text[1].isdigit():
        return 1
    if (ord(first) > 0xA9 or first in ":*|!^") and not first.isalpha() and (match := PICTURE.match(text)):
        if first in DONE_PICTURES:
            found.put("status", text[: match.end()])
        return match.end()
    if "owner" not in found.fields and first.isupper() and (match := PREFIX.match(text)) and (owners or is_owner(match["value"])):
        if text.startswith("//", match.end()):
            return None
        found.put("owner", text[match.start("value") : match.end("value")])
        return match.end()
    if found.label is None and first.isupper() and (match := PREFIX.match(text)) and len(match["value"].split()) < 4:  # noqa: PLR2004
        # “Security: Close the gaps”: a theme in front of the statement
        rest = words_in(text[match.end() : match.end() + 60])
        if len(rest) > 1 and (rest[0] == "we" or (is_verb(rest[0]) and not is_verb(match["value"].split()[0].lower()))):
            found.label = text[match.start("value") : match.end("value")]
            return match.end()
    return None


def _label(found: Annotated, text: Text) -> int | None:
    if found.hint is not None:
        return None
    match = LABEL.match(text)
    if match is None:
        return None
    word = re.sub(r"[ -]+", " ", match["word"].lower())
    plural = word.endswith("s") and word not in WORDS
    word = word.removesuffix("s") if word not in WORDS else word
    word = {"activitie": "activity", "ket result": "key result", "measures of succes": "measure of success"}.get(word, word)
    number = match["number"]
    separator = match["sep"]
    mark = separator.strip()
    bracketed = text[0] in "[(" and match.end() and text[: match.end()].rstrip(" :-–—").endswith(("]", ")"))
    if word == "o" and not number and mark != ":":
        return None
    whose = match["whose"].strip(" -–")
    if not mark and not bracketed and separator and not (number and word in TIGHT):
        return None
    if mark in {".", ")"} and not number:
        return None
    if not number and mark.startswith(("-", "–", "—", "|")) and (plural or whose) and word not in {"key result", "kr"}:
        return None
    if match["of"] and not number and mark != ":":
        return None
    if not number and mark and not mark.startswith(":") and WORDS.get(word) == "initiative":
        return None
    if whose and ((first := whose.split()[0].lower()) in {"how", "what", "why", "when", "which"} or (is_verb(first) and not is_owner(whose))):
        return None
    found.hint = WORDS.get(word, "objective")
    found.plural = plural
    found.label = text[: match.end("number") if number else match.end("word")].trim("[(")
    if number:
        found.code = number.strip(" #№-–.no")
    if whose and not _generic(whose):
        found.put("owner", text[match.start("whose") : match.end("whose")])
    return match.end()


def _generic(words: str) -> bool:
    """Whether the words before a label only qualify it: “Main Objective”, “Q3 Goal”, “Strategic Objective”."""
    return words.lower().split()[-1] in QUALIFIERS or any(character.isdigit() for character in words)


QUALIFIERS = frozenset(
    "main our the key top primary strategic company team annual quarterly yearly overall overarching committed aspirational secondary"
    " personal individual department organizational organisational business big stretch learning first second third next new current".split()
)


def _back(found: Annotated) -> None:  # noqa: C901, PLR0912 - one branch a kind of annotation
    text = found.statement
    if (">" in text or "⇒" in text or "➔" in text) and (match := OUTCOME.search(text)) and match.start():
        found.put("result", text[match.end() :])
        text = text[: match.start()].trim()
    if "%)" in text and (match := ACHIEVED.search(text)) and match.start():
        found.put("result", text[match.start("value") : match.end("value")])
        text = text[: match.start()].trim()
    if "%" in text and (match := DONE.search(text)) and match.start():
        found.put("result", text[match.start("value") : match.end("value")])
        text = text[: match.start()].trim()
    for _ in range(6):
        if not text:
            break
        last = text[-1]
        tail = text[-120:]
        match = None
        name = ""
        if last in ")].":
            if match := PRIORITY_END.search(tail):
                name = "priority"
                found.marked = found.priority = True
            elif (match := SCORE.search(tail)) and _is_score(text[: len(text) - len(tail) + match.start()], match["value"]):
                name = "score"
            elif match := COMMITMENT_END.search(tail):
                name = "commitment"
            elif match := STATE_END.search(tail):
                name = "status"
            elif match := REFERENCE_END.search(tail):
                name = "source"
            elif (match := TAG_END.search(tail)) and (match["value"].isupper() or len(match["value"].split()) < 3):  # noqa: PLR2004
                name = "owner"
            elif match := DUE_END.search(tail):
                name = "due"
        if not name:
            if match := PERSON_END.search(tail):
                name = "owner"
            elif match := HANDLE_END.search(tail):
                name = "owner"
            elif last.isdigit() and (match := REFERENCE_END.search(tail)):
                name = "source"
            elif ("due" in tail.lower() or "📅" in tail) and (match := DUE_END.search(tail)):
                name = "due"
            elif match := STATE_END.search(tail):
                name = "status"
            elif ord(last) > 0x2000 and not last.isalnum() and last not in "”’»…–—≥≤%€£¥":  # noqa: PLR2004 - symbols
                kept = text.rstrip("".join(set(tail) - {c for c in tail if c.isascii() or c.isalnum() or c in "”’»…"}) + " ")
                if not kept:
                    break
                if last in DONE_PICTURES:
                    found.put("status", text[len(kept) :])
                text = text[: len(kept)]
                continue
        if not name or match is None:
            break
        base = len(text) - len(tail)
        if base + match.start() <= 0:
            break
        found.put(name, text[base + match.start("value") : base + match.end("value")])
        if name in {"owner", "priority", "score"}:
            found.marked = True
        text = text[: base + match.start()].trim()
    found.statement = text.trim()


def _is_score(before: str, value: str) -> bool:
    """A share in brackets at the end is a score only where the statement says its number elsewhere."""
    return "." in value or "/" in value or " " in value or value in "01" or bool(NUMBERED.search(before))
