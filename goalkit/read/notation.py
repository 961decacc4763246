"""How people write labels, owners, priorities, states, scores and results around a goal's statement."""

from __future__ import annotations

import re
from typing import Literal

from goalkit.pattern import pattern

__all__ = [
    "ACHIEVED",
    "BARS",
    "BRACKETED",
    "CALLOUT",
    "CLOSING",
    "CODE",
    "COMMITMENT_END",
    "COMMITTED",
    "DONE",
    "DONE_PICTURES",
    "DUES",
    "DUE_END",
    "FIELD_END",
    "HANDLE",
    "HANDLE_END",
    "HASHTAG_END",
    "INLINE",
    "LABEL",
    "MEASURED_END",
    "NEXT",
    "NUMBER",
    "NUMBERED",
    "OUTCOME",
    "PEOPLE",
    "PERSON_END",
    "PICTURE",
    "PLACEHOLDER",
    "PREFIX",
    "PRIORITY",
    "PRIORITY_END",
    "PROGRESS_END",
    "QUALIFIERS",
    "REFERENCE_END",
    "ROLE",
    "SCORE",
    "SPELLINGS",
    "STATE",
    "STATES",
    "STATE_END",
    "TAG",
    "TAG_END",
    "TIGHT",
    "TITLE",
    "TITLE_ABOVE",
    "UNKNOWN_OWNER",
    "WORDS",
    "Hint",
]

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
    "o": "objective",
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
LABEL = pattern(
    r"[\[(]?(?P<whose>(?:(?:[A-ZÀ-ÞČŁŠŽ][^\s:.\[\]]{0,30}|of|and|the|for|to|&|-|–|/)\s+){0,8}?)"
    r"(?P<word>(?i:objectives?|aims?|obj|outcomes?|key[ -]?results?|krs?|ke[ty] results?|okrs?|[og]|smart goals?|goals?"
    r"|success (?:metric|measure|criteri(?:on|a)|indicator)s?|measures? of success"
    r"|initiatives?|action items?|actions?|activit(?:y|ies)|projects?|tasks?|tactics?|deliverables?|strateg(?:y|ies)"
    r"|north stars?(?: metric)?|nsm|input metrics?|guardrails?(?: metrics?)?|counter[ -]metrics?|health metrics?"
    r"|kpis?|metrics?|indicators?|measures?))"
    r"(?:\s/\s[A-ZÀ-ÞČŁŠŽ][\w-]{2,30})?"
    r"(?P<number>(?:[ ]?(?:[#№]|no\.|[-–](?=\d))[ ]?|[ .])?"
    r"(?:(?:\d{1,3}|(?!(?:19|20)\d\d(?!\d))\d{4,6})(?:[.-]\d{1,3}){0,4}[A-Za-z]?|(?<=["
    r" ])[A-Z](?=[:.)])|(?<!OKR )(?<=(?:KR|lt) )[A-Z]\.?\d{1,2}(?:\.\d{1,2})?)(?![%\w]))?"
    r"(?P<of>\s*\([^()\n]{0,60}\))?[\])]?"
    r"(?P<sep>\s*:+(?!//)\s*|\s+[-–—|]+\s+|\s*[—–]\s*|[.)]\s+|(?(number)\s+(?=\S)|(?<=[\])])\s+(?=\S))|\s*$)"
)
TIGHT = frozenset({"objective", "key result", "keyresult", "kr", "o", "okr"})
"""Labels whose number may be followed by the text without any mark between."""
NUMBER = pattern(r"\(?(?P<code>\d{1,2}(?:\.\d{1,2}){0,3})(?P<sep>[.)]\s+|\)?\s*[:–—-]\s+(?!\d)|\)\s*)(?=\S)")
CODE = pattern(r"(?P<code>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-Z\"“'‘])")
PRIORITY = pattern(r"[\[(]?(?P<value>[Pp](?:[0-5]|X)|PX)[\])]?(?:\s*[:–—-]+\s*|\s+|\.\s+|$)")
CALLOUT = pattern(r"\[![\w-]{1,30}\][-+]?\s*")
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
DONE_PICTURES = frozenset("✅✔☑❌✖🚧⚠🔴🟢🟡🟠⏳🔵⚪")
TITLE = pattern(
    r"(?i:(?:vision|aim|ambition|theme|pillar|strategic priority|focus(?: area)?)(?: #?\d{1,2})?|method #?\d{1,2}"
    r"|priority (?:#?\d{1,2}"
    r"|one|two|three|four|five|six|seven|eight|nine|ten))"
    r"\s*[:–—]\s*(?=\S)"
)
TITLE_ABOVE = pattern(r"(?i:(?:strategic )?(?:priority|pillar|theme|focus area|ambition) #?\d{1,2})\s(?=\S)")
"""What numbers an aim on the line above it."""
PREFIX = pattern(
    r"(?P<value>[A-Z][\w&/.'’+-]*(?:(?:,| [-–]|)\s+(?:of|and|the|for|to|&|in|[A-Z][\w&/.'’()+-]*)){0,7})\s*:+\s*(?=\S)"
)
ROLE = pattern(
    r"\b(?:C[A-Z]{1,2}O|CPO|CRO|E?S?VPE?|VP[A-Z]?|PMM?|DRI|HR|IT|Director|Manager|Managers|Lead|Leader|Leadership"
    r"|Head|Chief|President|Officer"
    r"|Team|Teams|Engineering|Engineers?|Marketing|Mkt|Sales|Finance|Legal|Support|People|Ops|Operations|WG"
    r"|Committee|Board|Staff"
    r"|Group|Department|Dept|Squad|Tribe|Chapter|Controller|Counsel|Office|Recruiting|Everyone|Founders?|Owner)\b"
)
OUTCOME = pattern(r"\s*(?:=+>|⇒|➔)\s*")
DONE = pattern(
    r"\s*(?:=|:|[-–—]+|,)\s*(?P<value>\d{1,3}(?:\.\d+)?\s?%\s*(?:done|complete|completed|achieved|finished"
    r"|progress)\b[^\n]{0,300})$",
    re.IGNORECASE,
)
ACHIEVED = pattern(r":\s+(?P<value>[A-Z][a-z]+ed [\w.,]{1,12}(?: - [A-Za-z ]{1,20})? \(\d{1,3}\s?%\).*)$")
SCORE = pattern(
    r"\s*[-–—]*\s*[(\[]\s*(?:(?:score|grade|final|progress)\s*[:=]?\s*)?(?P<value>[01](?:\.\d{1,2})?|\.\d{1,2}"
    r"|\d{1,3}\s?%|\d{1,6}\s?/\s?\d{1,6}"
    r"|\d{1,3}\s?%\s(?:done|complete|completed|achieved)\b[^()]{0,200})\s*[)\]]\s*\.?$"
    r"|\s+[-–—]{1,2}\s*(?P<bare>[01]\.\d{1,2})$",
    re.IGNORECASE,
)
BARS = "█▉▓▒░▰▱■□●○◼◻⬛⬜🟩🟦🟨🟥🟧"
PROGRESS_END = pattern(
    rf"\s*(?:[\[(|]?[{BARS}]{{3,20}}[\])|]?|[\[(|][#=*+>._ –-]{{4,40}}[\])|])\s*(?P<value>\d{{1,3}}\s?%)$"
    rf"|\s*[-–—:]?\s*(?P<bare>\d{{1,3}}\s?%)\s*[\[(|]?[{BARS}]{{3,20}}[\])|]?$"
)
"""A bar drawn of characters, and the share that it shows."""
MEASURED_END = pattern(r"[,;]?\s(?:as )?measured by\s?:?\s?$")
"""Words that lead from an objective over to its key results."""
NEXT = pattern(r"\s*;(?:\s+(?:and|or))?\s*$")
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
    r"\s*[-–—(\[]*\s*(?P<value>(?:(?:Epic|Issue|PR|MR|Ticket|Task|Story)s?\s*[#!&]?\d+|(?:[\w.-]+/){0,2}[\w.-]*#\d+"
    r"|[A-Z]{2,8}-\d+)"
    r"(?:,?\s+(?:and\s+)?(?:[\w.-]*/?[\w.-]*#\d+|(?:Epic|Issue|PR|MR)\s*[#!&]?\d+)){0,5})\s*[)\]]*\.?$"
)
FIELD_END = pattern(r"\s*[|·;]\s*(?P<name>[A-Za-z][A-Za-z ]{1,20}):\s*(?P<value>[^|;:·]{1,60})$")
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
NUMBERED = pattern(r"\d")
PLACEHOLDER = pattern(
    r"\W*(?:tbd|tba|todo|to be (?:determined|defined|decided|done|added|confirmed)|n/?a|none|xxx+|\.\.\.|…|-+"
    r"|placeholder)\W*$",
    re.IGNORECASE,
)
SPELLINGS = {
    "strategie": "strategy",
    "activitie": "activity",
    "ket result": "key result",
    "measures of succes": "measure of success",
}
CLOSING = "”’»…–—≥≤%€£¥→"
COMMITTED = frozenset(("aspirational", "committed", "moonshot", "roofshot", "goal", "binary", "learning"))
STATES = frozenset(
    "done wip progress started blocked track risk complete completed delayed paused cancelled canceled dropped"
    " stretch draft"
    " ongoing missed achieved in-progress inprogress".split()
)
PEOPLE = ("owner", "owned", "dri", "lead", "responsible", "assign", "champion")
DUES = ("due", "deadline", "eta", "target date", "📅")
QUALIFIERS = frozenset(
    "main our the key top primary strategic company team annual quarterly yearly overall overarching committed"
    " aspirational secondary"
    " personal individual department organizational organisational business big stretch learning first second third"
    " next new current".split()
)
