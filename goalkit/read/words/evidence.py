"""What the wording of a heading, label or sentence tells about the text below it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from goalkit.english.words.verbs import verb_form
from goalkit.pattern import pattern
from goalkit.read.words.asides import LONGEST_ASIDE, names_aside, says, words_in
from goalkit.read.words.pictures import without_picture
from goalkit.read.words.spoken import is_about_tools, leads_to_work, role_said
from goalkit.read.words.tongues import heading_abroad, says_results_abroad

__all__ = [
    "DEPARTMENTS",
    "Role",
    "about_goals",
    "begins_with_verb",
    "goal_like",
    "is_aside",
    "is_pointer",
    "is_software",
    "is_verb",
    "names_goals",
    "only_time",
    "role_of",
    "says_okr",
    "words_in",
]

Role = Literal[
    "okrs",
    "objectives",
    "key_results",
    "initiatives",
    "goals",
    "kpis",
    "north_star",
    "input_metrics",
    "guardrails",
    "lean",
    "smart",
    "methods",
    "scorecard",
    "perspective",
    "measures",
    "vision",
    "aside",
]
"""What stands below a heading or label. `okrs`: goals of which only their layout tells the kind."""

DEPARTMENTS = frozenset({"logistics", "learning", "resources", "audience", "members", "feedback", "process"})
"""Asides that are departments as well, and surely so where a period stands beside them: “Logistics, H1 2027”."""
HOW = pattern(
    r"^(?:how\b(?!.*\b(?:measure|know|get there|achieve (?:it|this|them|the)|do (?:it|this)|will we)\b)|what(?:'s|"
    r" is| are| makes| does| do)\b|what (?:an? [\w -]{2,30}|[\w-]+) (?:is|are|means?)$|who\b|when\b(?!\s*:)|why\b"
    r"|where\b(?! (?:we|i) (?:want|need|aim|hope|plan|intend|will|are going)\b)"
    r"|definitions?\b|introduction\b|scoring\b|grading\b"
    r"|(?:defining|writing|setting|understanding|choosing|introducing|using|reviewing)\s+\w"
    r"|guide(?:lines)?\s+(?:to|for)\b|tips (?:for|on|to)\b|about\b|lessons\b|note[s]?\b\s*(?:on|about|from)|things"
    r" to\b|rules (?:of|for)\b)",
    re.IGNORECASE,
)
TALK = pattern(
    r"\b(?:schedule|process|template|framework|methodology|retrospective|tracker|spreadsheet|training|glossary"
    r"|timeline|dashboard|guide|handbook"
    r"|cheat ?sheet|faq|meetings?|workshop|cycle|policy|tips|links|archive|history)\s*$",
    re.IGNORECASE,
)
OKRS = pattern(r"\b(?:okrs?|v2mom|objectives?\s*(?:,|and|&|\+|/)\s*(?:their )?key[ -]?results?)\b", re.IGNORECASE)
ROLES = pattern(
    r"(?:"
    r"(?P<north_star>"
    r"north stars?(?: metrics?)?|northstars?(?: metrics?)?|nsms?|the one metric that matters|omtm"
    r")"
    r"|(?P<input_metrics>"
    r"input metrics?|input measures?|metric inputs?|driver metrics?|supporting metrics|leading inputs|inputs"
    r")"
    r"|(?P<guardrails>"
    r"guardrails?(?: metrics?)?|counter[- ]metrics?|health metrics?|check metrics"
    r"|balanc(?:ing|e) (?:metrics?|measures?)"
    r")"
    r"|(?P<lean>"
    r"lean metrics?|flow metrics?|dora metrics?|delivery metrics"
    r")"
    r"|(?P<smart>"
    r"smart goals?|smart objectives?"
    r")"
    r"|(?P<scorecard>"
    r"balanced scorecard|scorecard|strategy map|bsc"
    r")"
    r"|(?P<key_results>"
    r"key[ -]?results?(?: areas?)?|krs?|success (?:metrics?|measures?|indicators?|criteri(?:a|on))"
    r"|measures? of success|indicators? of success"
    r"|criteria (?:for|of) success|definition of success|signals of success|measurable (?:results?"
    r"|outcomes?|targets?)|acceptance criteria|targets?"
    r")"
    r"|(?P<initiatives>"
    r"initiatives?|actions?|action (?:items?|steps?|plans?)|activit(?:y|ies)|projects?|tasks?|tactics?"
    r"|deliverables?|(?:next )?steps|to ?dos?|work ?streams?"
    r"|epics?|experiments?|bets?|how|approach|supporting work|work items?|key work|strateg(?:y|ies)"
    r"|milestones?|plans?|roadmap|change ideas|ideas to (?:try|test)"
    r"|(?:child|sub)[- ]?(?:issues?|items?|tasks?|tickets?)|(?:user )?stories"
    r")"
    r"|(?P<objectives>"
    r"objectives?|outcomes?|aims?|strategic (?:priorities|pillars|themes|directions)"
    r")"
    r"|(?P<goals>"
    r"goals?|priorities|ambitions?|commitments?|resolutions?|intentions|rocks|promises|pledges"
    r")"
    r"|(?P<kpis>"
    r"kpis?|key performance indicators?|performance indicators?|metrics?|indicators?|vital signs|numbers(?:"
    r" we watch)?|gauges"
    r")"
    r"|(?P<measures>"
    r"measures?"
    r")"
    r"|(?P<methods>"
    r"methods?"
    r")"
    r"|(?P<vision>"
    r"vision(?: statement)?|north star vision|big picture"
    r")"
    r")$"
)
"""What a label is called, by role."""
AIMS_AND = pattern(
    r"(?:[\w'-]+ ){0,2}(?:goals?|objectives?|aims?|ambitions?|priorities|outcomes?|methods)(?: (?:and|&|\+|with)|,| /)"
    r" (?:[\w'-]+,? ){0,2}(?:measures|metrics|indicators|kpis|results|targets|milestones"
    r"|success (?:criteria|measures|metrics))$"
)
"""A heading of goals with what measures them: “Methods and measures”, “Methods, obstacles, measures”."""
PERSPECTIVE = pattern(
    r"^(?:\d+\W+)?(?:the )?(?:financials?|finance|customers?|stakeholders?|internal(?: business)?(?:"
    r" process(?:es)?)?|(?:business )?process(?:es)?|learning(?: (?:and|&|\+) (?:growth|innovation|development))?"
    r"|organi[sz]ational capacity|people (?:and|&) (?:culture|learning)|innovation (?:and|&) learning"
    r"|operations?)\s+(?:perspective)?$|^(?:financial|customer|internal(?: business)? process(?:es)?|learning"
    r" (?:and|&) growth)$",
    re.IGNORECASE,
)
PROPERTY = pattern(r"(?:tags?|labels?|keywords?|categor(?:y|ies)|topics?|parent|space|breadcrumbs?|filed under)\s?: \S")
"""A property of the page, in lower case."""
MEASURING = pattern(
    r"^(?:how (?:will |do |would )?(?:we|you|i)(?:'ll| will)? (?:measure|know)\b.*"
    r"|how (?:will |do |can )?(?:we|you|i)(?:'ll| will|'d)? (?:see|tell|notice|check|recogni[sz]e) (?:it|this|that)"
    r"|how (?:it|this|success) (?:is"
    r"|will be) measured|measured by|as measured by|we(?:'ll| will)"
    r" (?:know|measure|(?:have )?succe\w+|be (?:successful|done|there))\b.*"
    r"|what (?:we|you|i|people|others|\w+s)(?:'ll| will)(?: be able to| then)? (?:see|notice|have)\b.{0,24}?"
    r" (?:by|before|until|at) .{3,40}"
    r"|we(?:'ll| will) (?:see|notice|be able to tell|call it|say|have (?:won|made it))\b.* (?:if|when|once|by)"
    r"|(?:this|it)(?:'ll| will)? (?:is|be|has|have|counts?)? ?(?:as )?(?:done|achieved|reached|met|worked|succeeded)"
    r" (?:when|if|once)\b.*"
    r"|what (?:does |do |will |would |should )?(?:success|good|great|done|it|this|winning|victory|a win)"
    r" looks? like.*"
    r"|success (?:means|looks like).*|evidence|proof points?)$"
)
"""A heading that asks how success will show, in small letters."""
BY_WHEN = pattern(
    r"by (?=.{0,40}?\b(?:(?:19|20)\d\d|q[1-4]|end of (?:the|this) (?:\w+ )?(?:year|quarter|half|season|term))\b)"
    r"(?:[\w'’.–/-]+,? ){2,16}(?:will|shall) (?:have(?: \w+ed)?(?: the following)?|be able to|also have)$"
)
"""A line that leads to what will have happened by a day, in small letters: “By July 2027 the School will have”."""
WILL_BY = pattern(
    r"(?!.*\byou\b)(?:[\w'’-]+ ){1,8}(?:will|shall)(?: have)?,? by (?:[\w'’-]+ ){0,5}"
    r"(?:(?:19|20)\d\d|q[1-4]|end of (?:the|this) (?:\w+ )?(?:year|quarter|half|season|term))$"
)
"""The same with the day behind: “The council will, by April 2028”."""
LEADING_TO = pattern(r"(?!.*\b(?:okr|objective)).*\bkey results\b.*:$")
"""A line that leads to key results, in small letters."""
TAIL = pattern(
    r"\s*(?:[:;]| [-–—|] |\s(?:for|of|in|during|by|until|within|this|to|from|under|at|we)\s)\s*|\s*[()\[\]]\s*"
)
OF = pattern(r"\s(?:for|of|in)\s")
TIME_WORD = pattern(
    # Each piece is taken once and for all, so longer ones come first: a long number could be cut in so many ways.
    r"(?>q[1-4]['’]?\d{2,4}|[qh][1-4]|[1-4]q\d{0,4}|fy ?['’]?\d{2,4}(?:[-/ ]?[qh][1-4])?|(?:19|20)\d\d(?:[-/"
    r" ]?[qh][1-4])?|\d\d?|quarterly|quarters?|monthly|months?|annually|annual|yearly|years?|half|fiscal|calendar"
    r"|first|second|third|fourth|current|this|next|last|previous|the|of|for|to|and|until|end|through|period|cycle"
    r"|semester|trimester|sprint|spring|summer|autumn|fall|winter|in"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|wip|draft|final|status|[-–—/&.])+$",
    re.IGNORECASE,
)
SPACE = pattern(r"\s")
ABOUT = pattern(
    r"(?:(?:the|an?|each|every|your|our|good|these|all|both|any|poor|bad|great|well-written|company"
    r"|team)\s+){0,3}(?:objectives?|key results?|okrs?|krs?|goals?|kpis?)"
    r"(?:\s+\w+)?\s+(?:are|is|aren't|isn't|should|must|can|cannot|shouldn't|need|needs|describes?|defines?|answers?"
    r"|tells?|means?|stands? for|represents?)\b"
    r"|(?:(?:\w+ )?of )?(?:(?:the|our|all|most|some|\d+) )*(?:objectives?|key results?|okrs?|krs?|goals?|kpis?)"
    r"(?: (?:for|of|in) [\w-]+)? (?:was|were|had|has been|have been|could|came|took|did)\b"
    r"|(?-i:O|KR|OKR|Objective|Key result|Goal) ?\d[\d.]* (?:is|was|were|has|had|does|did|will be|needs|gets|got)\b"
    r"|this (?:policy|document|page|course|guide|handbook|section|standard|procedure|module|lesson|charter)\b"
    r"|(?:remember|note that|make sure you|keep in mind|avoid|do not|never|it should|they should|it is|this is"
    r"|these are|for more|see|click(?!-| rate))\b",
    re.IGNORECASE,
)
"""How talk about goals as such begins."""
ANY_GOAL = pattern(r"\b(?:each|every|your|whose) (?:objective|key result|okr|kr|goal)s?\b")
"""What only such talk says of goals, in small letters."""
ANY = ("each ", "every ", "your ", "whose ")
LEVEL = pattern(
    r"\d ?%|[$€£¥] ?\d|(?:[<>≤≥→]|->|\b(?:under|below|above|over|at least|at most|up to|less than|more than|from|to"
    r"|by)) *[$€£¥]?\d",
    re.IGNORECASE,
)
"""An amount to reach, with which even two words state a goal: “Vehicles 95% utilised”, “NPS above 60”."""
POINTS = pattern(
    r"\b(?:okrs?|objectives?|goals?|plan(?:ning)?|roadmap|doc(?:ument)?s?|sheet|spread ?sheet|speedsheet|slides?"
    r"|thread|video|notes|tracker|dashboard|page|deck|board|form|template|spec|wiki|repo(?:sitory)?|report|results"
    r"|epic|issue|post|article|blog|explanation)\b",
    re.IGNORECASE,
)
MENTION = pattern(r"\b(?:okrs?|objectives?|key[ -]?results?|goals?|kpis?|v2mom|north[ -]?star|balanced scorecard)\b")
"""A word for goals of any kind, in small letters."""


DENIED = pattern(
    r"(?:^|[(\[,;:–—-]\s?)(?:(?:they|these|this|which|that|it)(?: is| are|'s|'re) )?(?:(?:is|are) )?(?:really )?"
    r"not (?:part of )?(?:an? |our |the )?(?:okrs?|objectives?|goals?|key results?)\b(?! (?:only|just))"
)
"""What says of a list that it holds no goals, in small letters: “Chores (not OKRs)”."""


@lru_cache(maxsize=2048)
def role_of(  # noqa: C901, PLR0911, PLR0912 - one return a kind of heading
    heading: str, *, whole: bool = False
) -> Role | None:
    """Tell what a heading or label says of the text below it; None where it may be a statement or a name.

    `whole`: the words must be nothing but a label, as in an item of a list.
    """
    heading = heading.strip().strip("*_\"'“”?!…").strip()
    heading = without_picture(heading)
    if leads_to_work(heading):
        return "initiatives"
    if ". " in heading and heading.endswith(":"):
        last = heading.rpartition(". ")[2]  # a paragraph that ends by announcing what follows
        if len(last) >= LONGEST_ASIDE:
            return None
        if _asks_for_results(last.rstrip(": ")):
            return "key_results"
        led = role_of(last) if len(heading) < LONGEST_LEADING else None
        return led if led in {"goals", "objectives", "key_results", "kpis"} else None
    if len(heading) > 160:
        return None
    bare = heading.rstrip(":. ").strip()
    if not bare:
        return None
    if _asks_for_results(heading) or (bare != heading and _asks_for_results(bare)):
        return "key_results"
    if (said := role_said(bare)) is not None:
        return said
    low = bare.lower().replace("’", "'")
    if low in {"how", "the how"}:
        return "initiatives"
    if (abroad := heading_abroad(low)) is not None:
        return ABROAD[abroad]
    if " / " in low and any(names_aside(part.strip()) for part in low.split(" / ")):
        return "aside"  # the label in two languages
    asks = HOW.match(bare) is not None and not (whole and low.startswith(("when ", "where ", "who ")))
    undated = _undated(low)
    if asks or names_aside(low) or (undated != low and names_aside(undated) and undated not in DEPARTMENTS):
        return "aside"
    if ":" in low and PROPERTY.match(low):
        return "aside"
    if "not " in low and (denied := DENIED.search(low)) is not None and not MENTION.search(low[: denied.start()]):
        return "aside"
    if ("okr" in low or "objective" in low or "v2mom" in low) and OKRS.search(bare):
        words = words_in(bare)
        if (whole and len(words) > 6) or is_about_tools(bare):
            return None
        if TALK.search(bare) or (
            is_verb(words[0]) and words[0] not in {"focus", "plan", "team", "set", "target", "lead"}
        ):
            return "aside" if TALK.search(bare) else None
        return "okrs" if len(words) < 14 else None
    if PERSPECTIVE.match(bare):
        return "perspective"
    if " " in low and AIMS_AND.match(low):
        return "okrs"
    if (named := ROLES.match(low)) is not None:
        return cast("Role", named.lastgroup)
    first = words_in(bare)
    if not first or (is_verb(first[0]) and len(first) > 2 and first[0] not in MODIFIERS):
        return None
    _, colon, rest = bare.partition(":")
    if colon and goal_like(rest) and len(words_in(rest)) > 2 and not only_time(rest):
        return None
    head = OF.split(low, maxsplit=1)
    if len(head) > 1 and (named := ROLES.match(head[0])) is not None and not whole:
        return cast("Role", named.lastgroup)  # “Goals for the project”
    for segment in [low] if whole else TAIL.split(low):
        plain = undated if segment is low else _undated(segment)
        if not plain or len(plain.split()) > (4 if whole else 5):  # a label, not a sentence
            continue
        if plain.startswith(LACKING):
            continue  # “(no target yet)”
        if len(plain.split()) < 3 and names_aside(plain):
            continue
        if (role := _role_at_end(segment.strip()) or _role_at_end(plain)) is not None:
            return role
        if is_verb(plain.split()[0]) and plain.split()[0] not in MODIFIERS:
            break
    return None


ABROAD: dict[str, Role] = {
    **dict.fromkeys(("objective", "objectives"), "objectives"),
    **dict.fromkeys(("goal", "goals"), "goals"),
    **dict.fromkeys(("key result", "key results", "success criteria"), "key_results"),
    **dict.fromkeys(("kpi", "kpis"), "kpis"),
    **dict.fromkeys(("initiative", "initiatives"), "initiatives"),
    "aside": "aside",
}
"""The roles of labels in other languages, by their English names."""
LACKING = ("no ", "not ", "without ")
"""How words begin that say what is missing."""
LONGEST_LEADING = 60
"""Characters of a line of two sentences that does no more than announce: “Now Q4. Targets for the region:”."""
MODIFIERS = frozenset(
    "leading target measurable planned committed open team key current focus input reach driver supporting existing"
    " remaining proposed desired expected learning growing strategic lead".split()
)


def _asks_for_results(heading: str) -> bool:
    """Whether a heading asks how success will show, or leads to key results."""
    low = heading.lower()
    if low.startswith("by ") and BY_WHEN.match(low) and " you " not in low:
        return True
    if " by " in low and WILL_BY.match(low):
        return True
    return MEASURING.match(low) is not None or ("key results" in low and LEADING_TO.match(low) is not None)


def _role_at_end(label: str) -> Role | None:
    """The role of a label that ends in the name of one: “growth goals”; the longest ending counts."""
    for start in [0, *(space.end() for space in SPACE.finditer(label))]:
        if (named := ROLES.match(label, start)) is not None:
            return cast("Role", named.lastgroup)
    return None


def _undated(text: str) -> str:
    """A label without its period and numbers."""
    kept = [word for word in text.split() if not _is_date(word)]
    return " ".join(kept).strip(" -–—:,&/.()#")


@lru_cache(maxsize=4096)  # every word of every heading and item is asked, mostly the same few; the pattern is long
def _is_date(word: str) -> bool:
    """Whether a word of a label, with the signs around it, only tells of which period it speaks."""
    return _tells_time(word.strip("()[],:")) and word.lower() != "status"


@lru_cache(maxsize=1024)
def _tells_time(word: str) -> bool:
    """Whether a word belongs to the name of a period."""
    return TIME_WORD.match(word) is not None


def is_aside(heading: str) -> bool:
    """Whether a heading says that no goals stand below it."""
    return role_of(heading) == "aside"


SOFTWARE = pattern(
    r"^(?:\W*)(?:installation|install(?:ing)?|usage|getting started|quick ?start|license|licence|contributing"
    r"|features|requirements|build(?:ing)?|running|tests|testing|api reference|configuration|examples?"
    r"|design|detailed design|proposal|drawbacks|implementation|unresolved questions"
    r"|instalaci[oó]n|instalação|utilisation|verwendung|uso|licencia|lizenz|licença|contribuer|contribuir|requisitos)\W*$",
    re.IGNORECASE,
)


def is_software(heading: str) -> bool:
    """Whether a heading is one of a software project's page, whose “goals” are no plan."""
    return SOFTWARE.match(heading.strip()) is not None


def says_okr(text: str) -> bool:
    """Whether the words of OKR are used."""
    low = text[:300].lower()
    may = "kr" in low or "objective" in low or "key" in low
    return (may and OKR_WORDS.search(low) is not None) or says_results_abroad(low)


OKR_WORDS = pattern(r"\b(?:okrs?|objectives?|key[ -]?results?|krs?\d*)\b")
"""The words of OKR, in small letters."""


def only_time(text: str, *, numbered: bool = True) -> bool:
    """Whether a heading names a period and nothing else; `numbered`: “March” and “this year” are too little."""
    words = text.replace("(", " ").replace(")", " ").replace(":", " ").replace(",", " ").split()
    return bool(words) and (not numbered or any(map(str.isdigit, text))) and all(map(_tells_time, words))


def names_goals(text: str) -> bool:
    """Whether a title or lead mentions goals of any kind."""
    return MENTION.search(text[:400].lower()) is not None


def about_goals(text: str) -> bool:
    """Whether a sentence talks about goals as such, as definitions and advice do."""
    if ABOUT.match(text) is not None:
        return True
    low = text[:300].lower()
    return any(map(low.__contains__, ANY)) and ANY_GOAL.search(low) is not None


def is_pointer(text: str) -> bool:
    """Whether the words of a link say that it leads to a document."""
    return POINTS.search(text[:200]) is not None or text.startswith(("http://", "https://"))


def is_verb(word: str) -> bool:
    """Whether a sentence may begin with this verb."""
    form = verb_form(word)
    return form is not None and form.form in {"base", "ing"}


def begins_with_verb(text: str) -> bool:
    """Whether the first word of a text is a verb that a sentence may begin with: “Open two shops”, “Hiring”."""
    return is_verb(next(iter(words_in(text)), ""))


@lru_cache(maxsize=4096)
def goal_like(text: str) -> bool:
    """Whether the words look like a goal: they begin with a verb, state something, or carry a number."""
    words = words_in(text)
    if not words or text.rstrip().endswith("?"):
        return False
    if is_verb(words[0]) or (len(words) > 1 and words[0].endswith("ly") and is_verb(words[1])):
        return True
    if len(words) < 3:
        return LEVEL.search(text[:300]) is not None
    return any(map(str.isdigit, text)) or says(text[:300])
