"""What a statement is as an objective: a state worth reaching, a task, or only a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.focus_passive import service_level
from goalkit.english.amounting.vagueness import praising, vague_in
from goalkit.english.clauses.deed import is_definite, ordered_by
from goalkit.english.words.closed import (
    BE,
    COMPARATIVES,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    VAGUE,
)
from goalkit.english.words.derived import deed_of, sense_of
from goalkit.english.words.nouns import AIM_OBJECTS, QUALITIES, is_people, is_state, is_work, looks_plural
from goalkit.english.words.token import WORD
from goalkit.english.words.verbs import DUAL

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Aim


def states_number(parsed: Parsed) -> bool:
    """Whether the statement carries a numeric target; “all” and “no” are words."""
    return any(
        parsed.numbers[at].kind not in ("universal", "zero")
        and not _is_scope(parsed, parsed.numbers[at])
        and not _is_time_of_life(parsed, parsed.numbers[at])
        and not _is_span(parsed.numbers[at].unit)
        for at in parsed.roles.deciding
    ) or any(
        parsed.numbers[at].kind == "zero" and parsed.tokens[parsed.numbers[at].first].low in ("zero", "0")
        for at in parsed.roles.deciding
    )


def _is_scope(parsed: Parsed, number: Number) -> bool:
    """“the three intranets” names what there is, not what to reach."""
    return number.unit is None and parsed.low(number.first - 1) == "the"


def _is_time_of_life(parsed: Parsed, number: Number) -> bool:
    """Hours and ages that only paint the picture: “still there at five”, “open at 6 am”, “twenty winters”."""
    if number.unit is not None:
        return False
    after = parsed.low(number.last)
    if after in _SEASONS or after in _HOURS:
        return True
    alone = not after.isalnum() or after in PREPOSITIONS
    said = parsed.low(number.first).isalpha() and number.last == number.first + 1
    return alone and said and number.value <= _CLOCK and parsed.low(number.first - 1) == "at"


_SEASONS = frozenset("winter winters summer summers spring springs autumn autumns birthday birthdays".split())
_HOURS = frozenset("am pm a.m. p.m. o'clock o’clock".split())
_CLOCK = 12


def _is_span(unit: str | None) -> bool:
    return unit in ("day", "week", "month", "quarter", "year", "time")


def _in_a_better_way(parsed: Parsed, clause: Clause) -> bool:
    """Whether the work is to go better rather than to be done: “Hire faster”, “Close the books sooner”."""
    return any(
        parsed.low(at) in _WAYS and (at + 1 == clause.last or parsed.breaks(at + 1) or parsed.low(at + 1) in _GOES_ON)
        for at in range(clause.verb + 1, clause.last)
    )


_WAYS = COMPARATIVES - {"more", "less", "fewer"}
_GOES_ON = PREPOSITIONS | {"and", "than", "without", ","}


def _is_quality(parsed: Parsed, clause: Clause) -> bool:
    """“Accessible by default”, “Ready for winter”: how something is to be, without the noun."""
    first, following = parsed.low(clause.first), parsed.low(clause.first + 1)
    describes = first in _STATES or (first.endswith(("ible", "able", "ful", "less")) and not is_work(first))
    if clause.first + 2 < clause.last and parsed.tokens[clause.first + 1].glued and following in _FREE:
        return True  # “Smoke-free bus stops”
    return describes and following in PREPOSITIONS


_FREE = frozenset({"free", "neutral", "proof"})
"""Second halves of adjectives that say how something is to be."""


def _praises_things(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    names = parsed.heads(bounds)
    return bool(names) and praising(parsed.low(bounds[0])) and bounds[1] - bounds[0] > 1 and not is_work(names[0])


def _seeks_state(parsed: Parsed, clause: Clause, head: str) -> bool:
    """“Find product-market fit”, but “Find a venue”, “Find mentors”: nothing and nobody that one can go and get."""
    one = parsed.low(clause.object[0]) in DETERMINERS or bool(parsed.deciding_in(clause))
    found = one or is_work(head) or is_people(head) or head in _PLACES
    return clause.lemma == "find" and bool(head) and not found


_PLACES = frozenset("premises accommodation housing land space ground".split())


def _is_state_of(head: str) -> bool:
    return head in QUALITIES or head.endswith(("ity", "ness")) or (is_state(head) and not is_work(head))


_SERVED = frozenset("support service services experience experiences care help advice".split())
_STATES = frozenset("ready open right free safe known fit proud famous close first loved".split())


def aim(parsed: Parsed) -> Aim:
    """Whether an objective is a state worth reaching, a piece of work, or only a label."""
    clauses = parsed.clauses
    if not clauses:
        return "topic"
    clause = clauses[0]
    if clause.shape == "nominal" and len(clauses) > 1 and clause.last - clause.first <= 4:
        clause = clauses[1] if clauses[1].verb >= 0 or parsed.deciding_in(clauses[1]) else clause
    if clause.shape == "nominal" and parsed.tokens[0].low == "we":
        return "aim"
    if (said := _aim_of_deed(parsed, clause)) is not None:
        return said
    if clause.shape in ("nominal", "participle"):
        words = [token for token in parsed.tokens[clause.first : clause.last] if token.kind == WORD]
        if clause.shape == "participle":
            return "aim" if clause.sense in ("increase", "decrease", "improve", "reach", "keep", "other") else "task"
        bounds = (clause.first, clause.last)
        if any(token.low in RELATIVES or token.low in BE or token.low in MODALS for token in words):
            return "aim"
        if parsed.deciding_in(clause):
            return "aim"
        if vague_in(parsed, bounds, strict=True) and not all(
            token.low in VAGUE or token.low == "and" for token in words
        ):
            return "aim"
        if (
            parsed.low(clause.last) in ("by", "until")
            and parsed.heads(bounds)[:1]
            and _is_state_of(parsed.heads(bounds)[0])
        ):
            return "aim"  # “Carbon neutrality by 2040”
        worth = any(token.low in ("worth", "fit") for token in words[1:])
        if worth or _is_quality(parsed, clause) or _praises_things(parsed, bounds):
            return "aim"  # “Bread worth the detour”, “Safe streets”
        content = [
            token
            for token in words
            if token.low not in PREPOSITIONS and token.low not in DETERMINERS and token.low not in ("and", "or")
        ]
        if len(content) > 3 or any(token.low in ("of", "for", "to", "with") for token in words):
            names = parsed.heads(bounds)
            if names and is_work(names[0]) and not parsed.metric_in(bounds):
                return "task"
        owned = bool(words) and (words[0].low in POSSESSIVES or words[0].low in ("a", "an"))
        return "aim" if (owned and len(words) > 3) or len(content) > 5 else "topic"
    objects = parsed.heads(clause.object)
    head = objects[0] if objects else ""
    if clause.shape != "imperative":
        if (
            clause.shape == "active"
            and clause.sense == "make"
            and objects
            and is_work(head)
            and clause.lemma in ("ship", "release", "launch", "publish", "implement", "build")
            and not _says_what_they_do(parsed, clause)
        ):
            return "task"
        if (
            clause.shape == "passive"
            and clause.sense in ("make", "do")
            and clause.lemma not in ("use", "read", "serve", "visit")
        ):
            subject = parsed.heads(clause.subject)
            if any(number.kind == "zero" for number in parsed.deciding_in(clause)):
                return "aim"  # “Shifts are never cancelled”
            thing = bool(subject) and not (is_state(subject[0]) or is_people(subject[0]) or subject[0] in QUALITIES)
            if thing and clause.lemma in _PUT_UP and not vague_in(parsed, (clause.first, clause.last), strict=True):
                return "task"  # “The drying room gets built”
            return (
                "aim"
                if vague_in(parsed, (clause.first, clause.last), strict=True) or not (subject and is_work(subject[0]))
                else "task"
            )
        return "aim"
    return _aim_of_order(parsed, clause)


def _aim_of_deed(parsed: Parsed, clause: Clause) -> Aim | None:
    """What a noun for a deed amounts to: “Easing of the rules” as “Ease the rules”, “Planning of trips” nothing yet."""
    order = ordered_by(parsed.tokens, clause, parsed.asides)
    if order is None or any(number.kind not in ("universal", "zero") for number in parsed.deciding_in(clause)):
        return None
    if order.sense in ("increase", "decrease", "improve"):
        return _aim_of_order(parsed, order)
    if parsed.low(clause.first) in COMPARATIVES:
        return "aim"  # “Better onboarding of newcomers”
    if order.sense == "keep" and is_definite(parsed.tokens, order):
        return "aim"  # “Protection of the moor”
    if order.sense in ("make", "do") and not order.atelic and is_definite(parsed.tokens, order):
        return _aim_of_order(parsed, order)
    return None


_PUT_UP = frozenset(
    "build construct implement install introduce launch publish release renovate repair replace rewrite ship".split()
)
"""What is done to a thing once, and leaves it there."""


def _says_what_they_do(parsed: Parsed, clause: Clause) -> bool:
    """“Crews build their own tools”: of people in the plural it is said how they work; nothing is ordered."""
    subject = parsed.heads(clause.subject)
    plain = clause.verb > clause.first and parsed.low(clause.verb - 1) not in MODALS
    others = bool(subject) and (is_people(subject[0]) or parsed.low(clause.first) == "teams")
    return others and looks_plural(subject[0]) and plain


def _serves_change(parsed: Parsed, clause: Clause) -> bool:
    """“Contribute to the reduction of child poverty”: beside others, to something that nobody finishes."""
    at = clause.object[0] + 1
    while parsed.low(at) in DETERMINERS:
        at += 1
    lemma = deed_of(parsed.low(at)) if parsed.low(at - 1) and parsed.low(clause.object[0]) == "to" else None
    return lemma is not None and sense_of(lemma) in ("increase", "decrease", "improve")


def _aim_of_order(parsed: Parsed, clause: Clause) -> Aim:
    """Whether what is ordered is a state worth reaching, or a piece of work."""
    objects = parsed.heads(clause.object)
    head = objects[0] if objects else ""
    if clause.sense in ("increase", "decrease", "improve", "keep", "be"):
        if clause.lemma == "modernise" and head and not (is_state(head) or head in QUALITIES or head in AIM_OBJECTS):
            return "task"
        return "task" if clause.lemma in ("modernise", "transition", "adjust", "change") and is_work(head) else "aim"
    if clause.sense == "reach":
        return (
            "task"
            if is_work(head)
            and not parsed.deciding_in(clause)
            and clause.lemma in ("achieve", "get", "obtain", "gain", "receive")
            else "aim"
        )
    if clause.lemma == "adopt" and is_work(head):
        return "task"
    if any(number.unit == "rank" for number in parsed.deciding_in(clause)):
        return "aim"  # “Finish among the top 4”
    if _in_a_better_way(parsed, clause):
        return "aim"
    if clause.lemma in ("understand", "learn", "know") or _seeks_state(parsed, clause, head):
        return "aim"
    given = parsed.lows(*clause.object)[:4] if clause.lemma == "give" else []
    gives = any(is_people(low) or low in COMPARATIVES for low in given)
    if clause.sense == "other" or (gives and not is_work(head)):
        return "aim"  # “Give product teams cheaper capacity”
    if (
        clause.lemma in ("provide", "offer", "give")
        and vague_in(parsed, clause.object, strict=True)
        and head in _SERVED
    ):
        return "aim"  # “Provide world-class support”
    if clause.lemma == "prepare" and not is_people(head) and clause.object[1] == clause.last:
        return "task"
    if clause.sense in ("make", "do") and parsed.low(clause.object[0]) == "it" and clause.object[0] + 1 < clause.last:
        return "aim"  # “Fix it before it breaks”: nothing is named that could be finished
    if clause.lemma == "engage" and parsed.low(clause.verb + 1) == "in" and (is_work(head) or head == "activities"):
        return "task"  # “Engage in outreach activities”, but “Engage our neighbours”
    if clause.lemma == "contribute" and _serves_change(parsed, clause):
        return "aim"
    if clause.lemma == "extend" and parsed.deciding_in(clause) and not is_work(head):
        return "aim"
    if clause.lemma in (
        "enable",
        "equip",
        "bring",
        "prepare",
        "set",
        "lead",
        "engage",
        "foster",
        "focus",
        "work",
        "push",
        "see",
        "host",
    ) and clause.lemma not in ("lead", "host", "set"):
        return "aim"
    if clause.lemma in DUAL:
        if (
            head in AIM_OBJECTS
            or head in QUALITIES
            or is_people(head)
            or (is_state(head) and not is_work(head))
            or parsed.metric_in(clause.object)
        ):
            return "aim"
        if any(number.unit == "percent" for number in parsed.deciding_in(clause)) and clause.lemma != "deliver":
            return "aim"
        if clause.lemma == "deliver":
            tail = parsed.lows(clause.object[0], clause.object[1])
            if not is_work(head) and vague_in(parsed, clause.object, strict=True):
                return "aim"
            return "aim" if "as" in tail or tail[:1] in (["on"], ["what"]) else "task"
        if clause.lemma in ("grow", "drive", "win", "earn"):
            return "aim"
        return "task"
    if clause.sense == "do" and service_level(parsed, clause):
        return "aim"  # “Answer 90% of callers within an hour”
    if clause.sense == "do":
        if clause.lemma in ("promote", "advocate") and _praises_things(parsed, clause.object):
            return "aim"  # “Promote healthy rivers”
        if clause.lemma in ("promote", "engage", "educate", "treat") and (
            "as" in parsed.lows(clause.object[0], clause.object[1])
        ):
            return "aim"
        if clause.lemma in (
            "support",
            "help",
            "foster",
            "share",
            "guide",
            "market",
            "understand",
            "learn",
            "advocate",
            "serve",
            "inform",
        ) and (is_people(head) or head in QUALITIES or parsed.low(clause.object[0]) == "other"):
            return "aim"
        return "task"
    if head in QUALITIES and clause.lemma not in ("document", "define", "implement"):
        return "aim"
    return "task"
