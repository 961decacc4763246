"""What a number measures: a well-known metric, or the noun phrase beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import metric as metrics
from goalkit.english.clauses.finite import CARRIERS
from goalkit.english.clauses.phrase import heads
from goalkit.english.measuring.roles import MORE, OPENERS
from goalkit.english.words.closed import BE, DETERMINERS, PREPOSITIONS, RELATIVES
from goalkit.english.words.nouns import is_state
from goalkit.english.words.token import SIGN, WORD, Token
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.metric import Metric
    from goalkit.english.numbers.numeral import Number


# Signs that stand inside names of metrics: “DAU/MAU”, “LTV:CAC”, “customers' effort”.
_JOINERS = frozenset("/:'’")


class Found(NamedTuple):
    """A metric of the registry, or a noun phrase that stands for one, at tokens[first:last]."""

    metric: Metric | None
    first: int
    last: int


def find_metrics(tokens: Sequence[Token]) -> list[Found]:
    """Find the registry's metrics in a statement, from left to right."""
    words = [token.low for token in tokens]
    if not any(map(metrics.begins_name, words)):
        return []
    indexes: Sequence[int] = range(len(tokens))
    if not _JOINERS.isdisjoint(words):
        indexes = [at for at in indexes if words[at] not in _JOINERS or tokens[at].spaced]
    words = ["" if tokens[at].kind == SIGN else words[at] for at in indexes]
    found: list[Found] = []
    free = 0
    for at in [at for at, word in enumerate(words) if metrics.begins_name(word)]:
        matched = metrics.match(words, at) if at >= free else None
        if matched is None:
            continue
        one, free = matched
        if not (found and words[at - 1] == "of" and found[-1].last == indexes[at - 1]):
            # “activation rate of new customers” counts no customers
            found.append(Found(one, indexes[at], indexes[free - 1] + 1))
    return found


def metric_for(
    parsed: Parsed, number: Number, clause: Clause | None, since: int, start: Number | None = None
) -> Found | None:
    """The metric that a number belongs to: the nearest registered one in its clause, else the noun phrase beside it.

    `start` is the start value of the same measure, `since` is where the measure before this one ended; what it spoke
    of is this one's only where nothing else is.
    """
    if clause is None:
        return None
    if clause.shape == "active" and clause.lemma in CARRIERS and number.first > clause.verb:
        return _mover(parsed, *clause.subject)
    if start is not None and clause.first < start.first < number.first and parsed.low(start.first - 1) in OPENERS:
        moved = clause.shape == "imperative" or clause.sense in ("increase", "decrease", "improve")
        begin, end = clause.object if moved and clause.verb < start.first else (clause.first, clause.last)
        if since > begin:
            begin = next((at for at in range(start.first - 1, since, -1) if _parts(parsed, at - 1)), since)
        moving = _mover(parsed, begin, min(end, start.first - 1))
        if moving is not None:
            return moving
    here = [one for one in parsed.found if clause.first <= one.first < clause.last and not modifies(parsed, one)]
    before = [one for one in here if one.last <= number.first]
    share = number.unit == "percent" and parsed.low(number.last) == "of"
    after = next((one for one in here if 0 <= one.first - number.last <= _NEAR), None)
    if after is not None and not share and _is_head(parsed, number, after):
        joined = any(low in _JOINTS for low in parsed.lows(number.last, after.first))
        if not joined and (number.unit in ("percent", None) or after.first == number.last):
            adjoins = bool(before) and before[-1].last == number.first
            return before[-1] if adjoins and number.unit == "percent" and after.first > number.last else after
    if before and before[-1].first >= since:
        return before[-1]
    counted = _counted_phrase(parsed, number)
    named = _phrase_before(parsed, number, clause, since)
    if number.unit is None or share or named is None:
        named = counted or named
    if named is not None:
        return named
    if before or after is not None:
        return before[-1] if before else after
    return _phrase_before(parsed, number, clause, clause.first)


def _mover(parsed: Parsed, first: int, last: int) -> Found | None:
    """What rises or falls at tokens[first:last]: all of the phrase, or the well-known metric at its head."""
    tokens = parsed.tokens
    while first < last and (
        tokens[first].low in DETERMINERS
        or (tokens[first].low in PREPOSITIONS and not _begins_compound(tokens, first))
        or _parts(parsed, first)
    ):
        first += 1
    while first < last and (_parts(parsed, last - 1) or tokens[last - 1].low in _WAYS):
        last -= 1
    names = heads(tokens, first, last, parsed.asides)
    if not names:
        return None
    for one in parsed.found:
        if one.first == first and parsed.low(one.last) == "of" and one.last < names[0]:
            return one  # “activation rate of new customers”
        if first <= one.first <= names[0] < one.last and not modifies(parsed, one):
            return one
    return Found(None, first, last)


def _begins_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the first part of one with a hyphen: “on-time starts”, “in-store sales”."""
    return at + 1 < len(tokens) and tokens[at + 1].glued


_WAYS = frozenset("up down going rising falling growing dropping".split())
"""What leads from a name to its start value: “win rate up from 28%”."""


_SEPARATORS = frozenset(": ( ) – — - . |".split())


def _parts(parsed: Parsed, at: int) -> bool:
    """Whether a token stands between two results rather than in one of them."""
    return parsed.asides[at] or parsed.low(at) in _JOINTS or parsed.low(at) in _SEPARATORS


_NEAR = 4
"""How many words may stand between a number and the metric that it counts."""

_JOINTS = frozenset("and & , ; plus".split())
"""What separates two results, each with a metric of its own."""

_LINKS = frozenset(
    "of our the all more fewer increase reduction decrease in growth less new additional as many much".split()
)
"""What may stand between a number and what it counts."""


def _counted_phrase(parsed: Parsed, number: Number) -> Found | None:
    """The noun phrase right after a number: “10 code reviews”, “50% of managers”."""
    counts = number.unit in (None, "percent", "ratio") or number.unit.startswith("/")
    if not counts or parsed.breaks(number.last):
        return None
    tokens = parsed.tokens
    start = number.last
    while start < len(tokens) and tokens[start].low in _LINKS:
        start += 1
    if start >= len(tokens) or tokens[start].kind != WORD or tokens[start].low in PREPOSITIONS:
        return None
    if tokens[start].low in ("and", "or", "so"):
        return None
    phrase = heads(tokens, start, min(len(tokens), start + 8), parsed.asides)
    return Found(None, start, phrase[0] + 1) if phrase else None


def _phrase_before(parsed: Parsed, number: Number, clause: Clause, since: int) -> Found | None:
    """The noun phrase before a number that it may measure: the subject, or what of the object comes first."""
    tokens = parsed.tokens
    since = max(since, number.first - _FAR)
    joint = next((at for at in range(number.first - 1, since - 1, -1) if tokens[at].low in _JOINTS), -1)
    places = [clause.subject, clause.object]
    if joint >= 0:
        places.insert(0, (joint + 1, number.first))
    for first, last in places:
        begin = max(first, since)
        if 0 <= joint == begin - 1 and begin < number.first and verb_form(tokens[begin].low) is not None:
            begin += 1
        phrase = heads(tokens, begin, min(last, number.first), parsed.asides) if begin < number.first else []
        if phrase:
            while begin < phrase[0] and (
                tokens[begin].low in DETERMINERS
                or tokens[begin].kind != WORD
                or (begin > first and tokens[begin - 1].low in ("and", "&") and verb_form(tokens[begin].low))
            ):
                begin += 1
            begin -= tokens[begin].glued and begin > 0
            return Found(None, begin, phrase[-1] + 1 + _goes_with(tokens, phrase[-1]))
    return None


def _goes_with(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the word behind a noun belongs to it: the “off” of “reduce drop off by 20%”."""
    form = verb_form(tokens[noun].low)
    particle, after = ([token.low for token in tokens[noun + 1 : noun + 3]] + ["", ""])[:2]
    return (
        form is not None and form.form == "base" and particle in _PARTICLES and after in ("by", "from", "to", "below")
    )


_PARTICLES = frozenset("off out up in over".split())
_FAR = 100
"""How many words back a number may look for what it measures; who writes more says something else."""


def modifies(parsed: Parsed, one: Found) -> bool:
    """Whether a metric's name only describes the noun after it: “revenue diversification”, “churn dashboard”."""
    if one.last >= len(parsed.tokens) or parsed.breaks(one.last):
        return False
    following = parsed.tokens[one.last]
    if following.low in ("that", "who", "which"):
        return True  # “downloads that lead to a meal” is another metric
    return (
        following.kind == WORD
        and following.low not in PREPOSITIONS
        and following.low not in DETERMINERS
        and following.low not in RELATIVES
        and following.low not in BE
        and following.low not in _AFTER_METRIC
        and verb_form(following.low) is None
        and not following.low.endswith("ly")
        and following.low not in MORE
        and following.low not in _WAYS
        and not is_state(following.low)
    )


_AFTER_METRIC = frozenset(
    "and or to has have had can could will should must may no not per among today now than plus as target"
    " targets goal value level "
    "zero nil exceeds one two three four five six seven eight nine ten twenty thirty all worse".split()
)


def _is_head(parsed: Parsed, number: Number, one: Found) -> bool:
    """Whether the metric is what the number counts, and not what hangs on it (“3 case studies with measurable ROI”)."""
    if number.unit is not None or one.first == number.last:
        return True
    phrase = heads(parsed.tokens, number.last, min(len(parsed.tokens), one.last), parsed.asides)
    return not phrase or one.first <= phrase[0] < one.last
