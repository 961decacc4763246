"""Headings that say in a sentence or question what stands below: “What we're trying to achieve this quarter”."""

from __future__ import annotations

import re
from typing import Literal

from goalkit.pattern import pattern

__all__ = ["is_about_tools", "is_at_work", "leads_to_work", "role_said"]

AIMING = pattern(
    r"(?:what|where) (?:(?:do|are|will|should|would) )?(?:we|i)\b(?! (?:won't|don't|didn't|did|have|had|were|was))"
    r"[\w' ]{0,24}\b(?:achieve|achieving|accomplish|accomplishing|reach|reaching|aim(?:ing)? for|working towards?"
    r"|go(?:ing)? for|commit(?:ted|ting)? to|want to (?:be|get|go)"
    r"|(?:want|would like|'d like|hope for) (?:from|by|this|in|out of))"
    r"\b[^.!]{0,40}$",
    re.IGNORECASE,
)
"""A heading that asks or says what is wanted: “What we're trying to achieve this quarter”."""
DATED = pattern(r"^(?:[qh][1-4] )?(?:19|20)\d\d\s?[:–—-]\s*|^[qh][1-4]\s?[:–—-]\s*", re.IGNORECASE)
"""A period in front of a heading."""
WOULD = pattern(
    r"what (?:would|will|does|must) (?:make (?:this|it|the|\d{4})\b.{0,30}\b(?:good|great|success\w*)\b.{0,20}"
    r"|(?:have to )?be (?:true|different|better)\b.{0,40})$|what (?:we|i) want to be true\b.{0,30}$",
    re.IGNORECASE,
)
"""A question about what is to be so: “What would make this a good season?”."""
ASKED = pattern(
    r"^what (?:are|were|is) (?:the|your|our|my)(?: [\w'’-]+){0,3} (?:goals?|objectives?|priorities|aims)\b"
    r"[^.]{0,30}\b(?:for|in|this|next|coming)\b[^.]{0,20}(?:\b(?:year|quarter|half|cycle|term|season|months)\b|\d{4})",
    re.IGNORECASE,
)
"""A question whose answer are goals: “What are your goals for next year?”."""
DRIVES = pattern(r"(?:what (?:drives|moves) (?:it|this|the number|our north star|our star)|levers)$", re.IGNORECASE)
"""What goes into a North Star."""
KEPT = pattern(
    r"(?:what (?:we|i)(?: won't| will not|'ll not) (?:trade|sacrifice|give up|compromise|risk)\b[^.]{0,30}"
    r"|what must not (?:get worse|suffer|break|fall|drop)[^.]{0,30}|without (?:hurting|breaking|harming)\b[^.]{0,30})$",
    re.IGNORECASE,
)
"""What is not to get worse for it."""
WORK = r"(?:projects|initiatives|bets|activities|actions|experiments|deliverables|programmes|pieces of work)"
"""What work is called that is to be done."""
GOING_TO = (
    r"(?:we|i)(?:'ll| will| are going to| am going to|'re going to|'m going to| plan to| intend to| mean to|'re doing"
    r"| are doing| would|'d)"
)
NUMBER = pattern(r"\(?\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)])\s+(?=[^\W\d])")
"""What numbers a heading."""
WORKING = pattern(
    r"(?:how (?:(?:will|do|shall|are) )?(?:we|i)(?:'ll| will|'re| are|'m| am)? (?:(?:plan|intend|want|hope|going) to )?"
    r"(?:get (?:there|it done)|(?:do|achieve|reach|tackle|approach|go about) (?:it|this|that|them|these)"
    r"|make (?:it|this|that) (?:happen|work)|will we .*)|what will (?:we|i) do\b.*"
    r"|what (?:we|i)(?:'re| are|'m| am|'ll| will)? (?:going to )?(?:do|doing|try|trying) (?:for|about)"
    r" (?:it|this|that|them)\b[^.?]*"
    r"|(?:what|things|ideas)(?: that)? (?:we|i) (?:think|believe|hope|expect)(?: that)? (?:will|would|might|could)"
    r" (?:help|work|move|bring)\b[^.?]*"
    rf"|(?:(?:our|the) )?(?:\w+ )?{WORK} (?:running|in (?:flight|progress)|under ?way|ongoing|planned|ahead)\b[^.?]*"
    rf"|(?:what|stuff|things|(?:the )?work) {GOING_TO} (?:do|try|work on|build|start)\b[^.?]*"
    r"|(?:(?:our|the|other|further) )?(?:(?:planned|supporting|upcoming|agreed) work|program(?:me)? of work"
    r"|work program(?:me)?)\b[^.?]{0,20}|work (?:to do|planned|agreed|ahead)"
    r"|(?:the )?work (?:on|for|towards|behind) (?:this|that|it|these|them)(?: goals?| objectives?)?"
    r"|what (?:we|i)(?:'ll| will| are going to)? (?:do|change|try) differently (?:from|in|as of|this|next|now"
    r"|until)\b[^.?]*"
    r"|(?:(?:our|the) )?(?!success|performance|outcome)(?:\w+ )?measures (?:(?:that )?(?:we|were|are)? ?(?:have )?"
    r"(?:decided|adopted|planned)|to be taken|we(?:'ll| will) take|under ?way|in hand)\b[^.?]*"
    rf"|(?:(?:our|the) )?(?:\w+ )?{WORK} (?:that|which|you|they)(?:'ll| will| should| can| are going to| help| support"
    r"| lead| move| get| bring| drive)\b[^.?]*)$",
    re.IGNORECASE,
)
"""A heading of what is to be done: “What I'll do”, “Measures decided for autumn”, “Projects that get us there”."""
HORIZONS = pattern(r"now\W{1,4}next(?:\W{1,4}(?:and )?later)?$", re.IGNORECASE)
"""A heading of work by when it comes: “Now, next, later”."""
NAMES_WORK = pattern(
    r"(?:.*\b(?:these|the following|some|our|in terms of|means|are|as|into|with|two|three|four|five|six|seven|\d+) )?"
    rf"(?:[\w-]+ ){{0,2}}{WORK}(?:,.*| (?:for|until|before|this|next|to|we|that|which|will|are)\b.*)?$",
    re.IGNORECASE,
)
"""A line whose list is called work: “What that means in terms of projects, …”, “The bets are”."""
WANTS_TO_DO = pattern(
    rf"(?:.*\b(?:so|and|then|therefore|this|that|now|instead)\b,? )?(?:{GOING_TO}|(?:we|i)(?: want to| would like to"
    r"|'d like to)) (?:do|start|take on|try|build|run|tackle)(?: [\w'-]+){0,4}$"
    r"|(?:what|things|stuff) (?:we|i)(?:'ll| will)? do(?: (?:for|about|to) [\w' ]{1,30})?$"
    r"|(?:in order )?to (?:get there|do (?:this|that|so|it)|(?:achieve|reach) (?:this|that|these|it|them)"
    rf"|make (?:this|that|it) (?:happen|true)|that end),? {GOING_TO}\b.*$",
    re.IGNORECASE,
)
"""A line that says that something is going to be done: “We want to do three things”, “To get there, we will”."""
KNOWN = pattern(
    r"(?:for(?! (?:that|this|it)\b)|in|on|across|with|from|among|of|all|each|every|any)\b"
    rf"|.*(?:(?<!\w)(?<! terms )(?:for|of|on|by|about|also|from) (?:[\w-]+ ){{0,2}}?|\b(?:and|or) ){WORK}\b",
    re.IGNORECASE,
)
"""A line that speaks of work that is known already: “For all our projects we aim for”, “KPIs of these projects”."""
OVER = pattern(
    r"\b(?:not|\w+n't|no longer|never|dropped|stopped|finished|completed|last|were|was|did|had|ended|cancel\w+|paused"
    r"|postponed|closed|examples?|includ\w+|on ice|hold|wait|later|if|when|whether|done|should|against|instead of)\b"
)
"""Signs of work that is done, put off, or only spoken of, in lower case."""
WATCHED = pattern(
    r"(?:what|the (?:numbers|figures)|numbers|figures) (?:we|i)(?:'ll| will)? (?:look at|watch|check|follow|track"
    r"|monitor|review|keep an eye on|discuss)(?: (?:together|again|first))?(?: (?:every|each|daily|weekly|monthly"
    r"|once a|on) ?[\w' ]{0,30})?$",
    re.IGNORECASE,
)
"""What is looked at again and again: “What I look at every Monday”."""
AT_WORK = pattern(
    r"(?:(?:now|currently|right now|at the moment|today),? )?(?:(?:what(?:'s| is)|things|work) )?"
    r"(?:(?:now|currently) )?"
    r"(?:on (?:the|our) (?:\w+ )?(?:bench|workbench|stove|table|desk|go|way|boil)|in (?:progress|flight|hand"
    r"|development"
    r"|the (?:pipeline|works|making|oven|workshop|kitchen))|under ?way|being (?:built|tried|tested|made)"
    r"|(?:what )?(?:we|i|teams|the teams)(?:'re| are|'m| am)? (?:now |currently )?(?:building|working on|trying"
    r"|testing)|working on|cooking)(?: (?:right )?(?:now|today|at the moment|this \w+|next|in [\w ]{2,12}))?$",
    re.IGNORECASE,
)
"""What somebody is at just now: “On the bench now”, “What we're building this quarter”."""
LONGEST = 120
"""Characters of a line that announces; more explain."""


def is_at_work(heading: str) -> bool:
    """Whether a heading names what somebody is at just now, whatever that is.

    >>> is_at_work("On the bench now"), is_at_work("What we're building this spring"), is_at_work("On the bench")
    (True, True, True)
    >>> is_at_work("How it works now"), is_at_work("What we built")
    (False, False)
    """
    return AT_WORK.match(heading.replace("’", "'").strip(" :*_")) is not None


def leads_to_work(line: str) -> bool:
    """Whether a line announces, in words and with a colon, a list of what is going to be done.

    >>> leads_to_work("What that means in terms of projects, in order:"), leads_to_work("We want to do three things:")
    (True, True)
    >>> leads_to_work("For all our projects we aim for:"), leads_to_work("These projects were stopped:")
    (False, False)
    """
    plain = line.rpartition(". ")[2].replace("’", "'").rstrip(" :*_")
    if (
        " " not in plain
        or not line.rstrip(" *_").endswith(":")
        or len(plain) > LONGEST
        or KNOWN.match(plain)
        or OVER.search(plain.lower())
    ):
        return False
    return NAMES_WORK.match(plain) is not None or WANTS_TO_DO.match(plain) is not None


TALKED = (
    r"(?:tools?|apps?|software|platforms?|vendors?|trackers?|comparison|evaluation|survey|poll"
    r"|questionnaire|webinar|seminar|talk|lecture|course|class|demo|tutorial|interviews?|book|article|study|research)"
)
"""What goals are used in or spoken of, none of which holds any."""
ABOUT_GOALS = pattern(
    rf"\b{TALKED}\b(?: [\w'’-]+){{0,3}}? (?:for|on|about|of|with|around) (?:[\w'’,-]+ ){{0,4}}?GOALS\b"
    r"|\b(?:GOAL(?:,| and| or|/) ?){0,3}GOAL(?:[ -](?!for\b|of\b|in\b|on\b|to\b)[a-z]+)? "
    r"(?:tool|software|tracker|comparison|evaluation|survey|webinar|seminar|course|demo|tutorial)s?"
    r"(?= ?(?:$|[,(]|for |of |in |at |by |from ))".replace(
        "GOALS", r"(?:okrs?|objectives?|key[ -]?results?|goals?|kpis?)"
    ).replace("GOAL", r"(?:okr|objective|key[ -]?result|goal|kpi)"),
    re.IGNORECASE,
)
"""Part of a title that is about what helps with goals: “four apps for OKRs”, “OKR software”."""
GOALS = pattern(r"\b(?:okrs?|objectives?|key[ -]?results?|goals?|kpis?)\b", re.IGNORECASE)
SPEECH = pattern(
    r"(?:interview|webinar|podcast|talk|lecture|demo|tutorial|book review|article|case study|faq|glossary|changelog"
    r"|release note)s?(?: (?:with|by) .*| v?\d[\d.]*)?$",
    re.IGNORECASE,
)
"""What begins the title of a text that speaks of goals, or of what was made for them."""
PARTS = pattern(r"\s?[:|(–—]\s?|\s-\s")
NAMED = pattern(r"[^,:–—|·]{2,40}(?:[,:|·]|\s[–—-])\s+(?=what\b|where\b)", re.IGNORECASE)
"""Whose page it is, before what is wanted there: “The night shift: what we go for this winter”."""


def is_about_tools(title: str) -> bool:
    """Whether a title names goals only to say what a tool, talk or survey is about.

    >>> is_about_tools("Comparison: four apps for OKRs and goals"), is_about_tools("OKR software, spring 2027")
    (True, True)
    >>> is_about_tools("Team goals: choose an OKR tool"), is_about_tools("Objectives of the survey team")
    (False, False)
    """
    if len(title) > LONGEST:
        return False
    parts = PARTS.split(title)
    if len(parts) > 1 and SPEECH.match(parts[0]):
        return True
    named = [part for part in parts if GOALS.search(part)]
    return bool(named) and all(_is_about_tools(part) for part in named)


def _is_about_tools(part: str) -> bool:
    about = ABOUT_GOALS.search(part)
    first = GOALS.search(part)
    return about is not None and first is not None and about.start() <= first.start()


def role_said(heading: str) -> Literal["goals", "input_metrics", "guardrails", "initiatives", "kpis"] | None:
    """The role of what stands below a heading that is a sentence.

    >>> role_said("2027: what I'd like from this year"), role_said("What are your goals for next year?")
    ('goals', 'goals')
    >>> role_said("What are goals?"), role_said("What we won't trade for it")
    (None, 'guardrails')
    >>> role_said("What I'll do"), role_said("Measures decided for the half-year")
    ('initiatives', 'initiatives')
    """
    plain = heading.replace("’", "'")
    if (number := NUMBER.match(plain)) is not None:
        plain = plain[number.end() :]
    if HORIZONS.match(plain) or (WORKING.match(plain) and not OVER.search(plain.lower())):
        return "initiatives"
    if WATCHED.match(plain):
        return "kpis"
    if (whose := NAMED.match(plain)) is not None and AIMING.match(plain, whose.end()):
        plain = plain[whose.end() :]
    if not plain[:1] or plain[:1].lower() not in "wlqh12":
        return None
    if AIMING.match(DATED.sub("", plain)) or ASKED.match(plain) or WOULD.match(plain):
        return "goals"
    if DRIVES.match(plain):
        return "input_metrics"
    return "guardrails" if KEPT.match(plain) else None
