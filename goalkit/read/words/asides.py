"""The headings and labels of what surrounds goals and is none: background, notes, what was left out or learnt."""

from __future__ import annotations

import re

from goalkit.english.words.verbs import verb_form
from goalkit.pattern import pattern

__all__ = [
    "LONGEST_ASIDE",
    "SPEAKERS",
    "comments",
    "is_contents",
    "is_noted",
    "names_aside",
    "says",
    "teaches",
    "words_in",
]

WORD = pattern(r"[A-Za-z][A-Za-z'’-]*")
STATES = pattern(
    r"\b(?:is|are|has|have|can|will|want|wants|gets?|becomes?|be|exists?|does|do|runs?|takes?|uses?|know|knows|feel|feels"
    r"|(?:no|any|every)(?:body|one)|no-one|no one|nothing|(?:do|does|is|are|has|have|ca|wo)n['’]t"
    r"|fewer|zero|no longer|at least|at most|up to|less than|more than|under|within)\b",
    re.IGNORECASE,
)
ASIDES = frozenset(
    """
    table of contents; contents; toc; on this page; in this page; in this document; in this section; process
    processes; background; context; overview; introduction; intro; summary; preamble; definition; definitions
    glossary; terminology; why; rational; rationale; reasoning; motivation; schedule; timeline; calendar
    agenda; attendees; participants; minutes; logistics; remark; remarks; assumption; change; changes; what changed
    what's new; postponed; deferred; dropped; parked; paused; someday; to learn; what worked; what didn't
    what didn't work; what was good; what was bad; what was hard; what we learned; what we learnt; what happened
    we learned; retro; retros; retrospective; retrospectives; lessons
    lessons learned; learning; learnings; reflection; reflections; good; bad; try; what went well
    what went wrong; what went badly; went well; wins; highlights; lowlights; note; notes; comment; comments
    discussion; discussions; questions; q&a; q & a; faq; faqs; open questions; feedback; reference; references
    resource; resources; link; links; further reading; see also; related; appendix; sources; credits; contact
    contributor; contributors; license; licence; responsibility; responsibilities; role; roles; ownership
    members; roles and responsibilities; team members; guideline; guidelines; guidance; tips; best practices
    learning objectives; learning outcomes; course objectives; course outcomes; lesson objectives
    principles; values; ground rules; rules; anti-goal; anti-goals; antigoals; anti goals; non-goal; non-goals
    non goals; nongoals; not goals; out of scope; not in scope; not included; won't do; wont do; not doing
    parking lot; later; backlog; alternative; alternatives; alternatives considered; risk; risks; obstacle
    obstacles; blocker; blockers; dependency; dependencies; assumption; assumptions; constraint; constraints
    prerequisite; prerequisites; issues; concerns; challenges; problem; problems; problem statement; progress
    progress log; progress update; progress updates; progress notes; progress report; status; status report
    status update; status updates; update; updates; check-in; check-ins; check in; check ins; checkins; checkin
    weekly check-in; weekly check-ins
    weekly notes; weekly update; weekly updates; changelog; change log; release notes; history; archive
    archives; archived; scoring; grading; score; scores; scale; legend; key; rating; rating scale; mission
    mission statement; purpose; scope; audience; stakeholders; decision; decisions; decisions made
    impressions; observations; findings; voices; quotes; quotations; testimonials; reactions; prices; pricing
    checklist; instructions; how to use; before you submit
    liked; lacked; longed for; learned; learnt; glad; sad; mad; kudos; thank you; thanks; warm-up; warmup; icebreaker
    follow-up; follow-ups; follow ups; action points
    decision log; next meeting; recap; announcements; review; review notes; long game; description; details
    """.strip()
    .replace("\n    ", "; ")
    .split("; ")
)
"""Headings and labels of what surrounds goals and is none."""
ASIDE_STARTS = (
    "about ",
    "annex ",
    "annex:",
    "appendix ",
    "appendix:",
    "risk ",
    "risks ",
    "past ",
    "previous ",
    "prior ",
    "archived ",
    "check before ",
    "before you ",
    "looking back",
    "look back",
    "a look back",
    "last quarter",
    "last half",
    "last year",
    "last cycle",
    "examples of bad",
    "examples of poor",
)
ASIDE_ENDS = ("recording", "recordings", "presentation", "presentations")
LONGEST_ASIDE = 60
MOST_NOTED = 6
"""How many words may tell which notes these are: “Changes to drawings reach the shop floor …” is an aim."""
DETERMINERS = ("the ", "our ", "some ", "general ", "key ", "more ", "other ", "open ")


REFUSED = pattern(
    r"(?:[a-z]+ )?values and (?:their )?priorit(?:y|ies)(?: level)?s?$"
    r"|(?:what|things|work|projects|ideas|topics) (?:we|i|that|which|is|are|was|stays?|remains?|not)\b.{0,30}"
    r"\b(?:won't|not|don't|didn't|never|no longer|no more|against|later|left out|out|dropped|parked|stop)\b"
    r"|what (?:we|i)(?:['’]ve| have)? (?:learn(?:ed|t)|noticed|saw|found|tried|heard|did|changed)\b"
    r"|(?:what|things|work|projects|ideas|topics) (?:not|left out|dropped|parked|deferred|postponed)\b"
    r"|(?:\w+ly )?not (?:now|yet|today|doing|planned|included|part of|in|this|for|on|a goal|goals|our|covered|going to"
    r"|prioriti[sz]ed|pursued|next|before|until)\b"
    r"|(?:we|i)(?: are|'re| will|'ll)? (?:not|won't|don't|no longer)(?: be)? (?:do|doing|pursu\w+|plan\w*|work\w* on)\b"
    r"|(?:things|work|projects|ideas|initiatives|activities) (?:(?:we|i|that|which)(?: were| have)? )?"
    r"(?:stopped|finished|completed|closed|ended|abandoned|cancel+ed|done)\b"
    r"|(?:stopped|finished|completed|closed|abandoned|cancel+ed|former) (?:work|projects|initiatives|activities)\b"
    r"|what (?:can|has to|must|will) wait\b|(?:maybe|perhaps|possibly) (?:later|next|another|some)\b"
    r"|(?:left|ruled|leave|leaving|stays?|staying) out\b|(?:left|kept|put off) (?:for|until) (?:later|next|another)\b"
    r"|(?:put )?on (?:hold|ice)\b|no longer\b.{0,25}$"
    r"|(?:deliberate |conscious |explicit )?(?:omissions|exclusions)\b"
)
"""What won't be done, in lower case: “What we won't do”, “Deliberately not this year”."""
NOTED = pattern(
    r"(?:changes?|remarks?|comments?|assumptions?|dependenc(?:y|ies)|notes?|questions?|decisions?|issues|legend|glossary"
    r"|definitions?|background|context|history|ideas|lessons|learnings|thoughts|corrections|minutes|impressions"
    r"|observations|findings|voices|quotes|reactions)"
    r" (?:since|from|of|by|on|for|we|i|to|behind|about|with|and|&|that|which|in|at|after|during|/)\b"
    r"|(?:actions?|action (?:items|points)|follow[- ]?ups?|to[- ]?dos?) (?:out of|from|after|of)"
    r" (?:\w+ ){0,2}(?:retros?|retrospectives?|meetings?|stand-?ups?|calls?)$"
)
"""What was noted beside goals, in lower case: “Changes since the last version”."""


TOLD = pattern(r"what (?:(?:(?:the|our) )?(?:we|i|they|others|people|\w+s) (?:\w+ly )?)?(?P<verb>\w+)\b")
"""A heading that tells what somebody did, in lower case: “What we looked at”, “What guests said”, “What came of it”."""
RESOLVED = frozenset("agree aim choose commit decide intend mean pick plan promise pledge resolve set want".split())
"""Verbs of which goals come also where they stand in the past: “What we agreed”."""
_NOTES = (
    r"(?:foot|side )?notes?|n\.?b\.?|p\.?s\.?|fyi|tl;?dr|remarks?|caveats?|disclaimers?|reminders?|background|context"
)
COMMENT = pattern(
    r"[*_\s]*(?:why\b[^:?.]{0,40}[:?]|because\b"
    rf"|(?:rationale|reason(?:s|ing)?|motivation|comments?|{_NOTES})\b[^:.]{{0,25}}:)\W*\w",
    re.IGNORECASE,
)
"""How a line begins that says something about the goals around it: “Why? Because …”, “Background: …”."""
NOTICE = pattern(
    rf"[*_\s]*(?:{_NOTES}|legend|key|(?:(?:ground|house) )?rules?(?: (?:of|for) [\w ]{{1,30}})?|assum(?:ptions?|ing)"
    r"|obstacles?|blockers?|dependenc(?:y|ies)"
    r"|out of scope|(?:not|maybe) (?:now|yet|later|this [a-z]+|in scope)|parking lot|parked|glossary|abbreviations"
    r")\s?[*_]*:",
    re.IGNORECASE,
)
"""How a line begins that is about the goals around it."""
PROPERTY = pattern(
    r"(?:(?:last|next|first)[ -])?(?:updated?|edited|modified|reviewed?|changed|amended|approved|adopted|created"
    r"|published|drafted|prepared|written|agreed|signed off|revised|revision|version|authors?|maintainers?"
    r"|facilitators?)(?:(?: (?:on|by|at|in))?\s?: \S.{0,60}$| by (?-i:[A-Z])[\w. ’'-]{1,40}(?:$|,| on | at ))"
    r"|(?:last|next) (?:updated?|edited|modified|reviewed?|changed|revised)\b",
    re.IGNORECASE,
)
"""A line that tells of the page itself: “Last updated: 3 March”."""
SPEAKERS = frozenset("we i they it this these that".split())
LAST = pattern(
    r"(?:last|in the last|the last|this past|in the past) (?:year|quarter|month|week|half|season|term)\b", re.IGNORECASE
)


def comments(line: str) -> bool:
    """Whether a line says something about the goals around it, and announces nothing: “Why? Because …”, “We lost two”.

    What was done, in a sentence of those who did it, is no aim.
    """
    if line.rstrip().endswith((":", "?")):
        return False
    if COMMENT.match(line) or PROPERTY.match(line) or LAST.match(line):
        return True
    words = words_in(line[:80])[:3]
    if len(words) < 3 or words[0] not in SPEAKERS:
        return False
    form = verb_form(words[2] if words[1].endswith("ly") or words[1] in {"have", "has", "had"} else words[1])
    return form is not None and form.form == "past"


LEGEND = pattern(r"\W*[^\s=]{0,3} ?= ?[^=,;|]{2,40}[,;|]\s*[^\s=]{1,3} ?= ?[^\W\d]")
"""What signs or letters stand for: “S = specific, M = measurable”."""


ASKED = pattern(r"\s*(?:\[[^\[\]]+\?\s?\]|\([^()]+\?\s?\))\W*$")
"""A question to the other authors, in brackets: “[Ana: something about the night shift?]”."""


def is_noted(text: str) -> bool:
    """Whether a line says that it is no goal: “Note: …”, “Rules of the game: …”, “[more of this?]”."""
    if text.endswith(("?]", "?)", "? ]")) and ASKED.match(text) is not None:
        return True
    return (":" in text and NOTICE.match(text) is not None) or ("=" in text and LEGEND.match(text) is not None)


def names_aside(label: str) -> bool:
    """Whether a label, in lower case, names something that surrounds goals."""
    if label.startswith(ASIDE_STARTS) or label.endswith(ASIDE_ENDS) or label in ASIDES:
        return True
    if len(label) < LONGEST_ASIDE and (REFUSED.match(label) or _names_notes(label) or _tells_past(label)):
        return True
    return label.startswith(DETERMINERS) and label.partition(" ")[2] in ASIDES


CONTENTS = pattern(
    r"(?:table of contents|contents|toc|on this page|in this (?:page|document|section))\W*$", re.IGNORECASE
)


def is_contents(heading: str) -> bool:
    """Whether a heading announces a table of contents, so that deeper headings after it are not its own."""
    return CONTENTS.match(heading.strip()) is not None


TEACHES = pattern(
    r"(?:how (?:to|we|you|i|do|does|should)\b|what (?:is|are|makes)\b|why\b|writing\b|setting\b|defining\b"
    r"|understanding\b|using\b|introduc(?:ing|tion)\b|guide(?:lines)?\b|tips\b|rules\b|good\b"
    r"|(?:an? )?(?:short |quick )?guide\b)",
    re.IGNORECASE,
)
"""How the title of a page about goals begins."""


def teaches(heading: str) -> bool:
    """Whether a heading promises to say how goals are made, and so names none: “Writing good OKRs”."""
    return TEACHES.match(heading.strip()) is not None


def _names_notes(label: str) -> bool:
    return NOTED.match(label) is not None and label.count(" ") < MOST_NOTED and not says(label)


def _tells_past(label: str) -> bool:
    """Whether a label says what somebody did: “what we looked at”."""
    told = TOLD.match(label) if label.startswith("what ") else None
    form = verb_form(told["verb"]) if told is not None else None
    return form is not None and form.form == "past" and form.lemma not in RESOLVED


def says(text: str) -> bool:
    """Whether words after the first say what is so: “Changes to drawings reach the shop floor”."""
    if STATES.search(text):
        return True
    return any((form := verb_form(word)) is not None and form.form in {"s", "past"} for word in words_in(text)[1:12])


def words_in(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return list(map(str.lower, WORD.findall(text[:400])))
