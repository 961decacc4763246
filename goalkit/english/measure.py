"""The roles of numbers in a statement: which is the start, which the end, which a change, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import metric as metrics
from goalkit.english.clause import FRAMES, heads
from goalkit.english.lexicon import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SENSES,
    is_people,
    is_problem,
    is_state,
    is_work,
    singular,
    verb_form,
)
from goalkit.english.quantity import counted_noun
from goalkit.english.reading import Measure, Quantity
from goalkit.english.token import NUMBER, SIGN, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clause import Clause
    from goalkit.english.metric import Metric
    from goalkit.english.quantity import Number
    from goalkit.english.reading import ChangeKind, Direction
    from goalkit.english.token import Token
    from goalkit.text import Text

_BASELINE_CUES = frozenset("from was were currently current today now baseline start starting started previously previous prior vs versus against up down".split())
_CHANGE_NOUNS = frozenset("increase decrease reduction growth rise drop decline improvement uplift cut gain fall lift boost jump reduce".split())
_MORE = frozenset("more fewer less additional extra higher lower faster slower shorter better cheaper greater larger smaller new incremental quicker".split())
_FROM_WORDS = frozenset("from".split())
_ARROWS = frozenset("-> → => ➜ ➔ ⇒".split())
_WINDOWS = frozenset("daily weekly biweekly fortnightly monthly quarterly yearly annual annually hourly nightly".split())
_UNITS_OF_TIME = frozenset("hour day week month quarter year sprint shift night season term semester".split())


class Found(NamedTuple):
    """A metric of the registry, or a noun phrase that stands for one, at tokens[first:last]."""

    metric: Metric | None
    first: int
    last: int


def find_metrics(tokens: Sequence[Token]) -> list[Found]:
    """Find the registry's metrics in a statement, from left to right."""
    indexes = [at for at, token in enumerate(tokens) if token.kind == WORD]
    words = [tokens[at].low for at in indexes]
    found: list[Found] = []
    at = 0
    while at < len(words):
        matched = metrics.match(words, at)
        if matched is None:
            at += 1
            continue
        one, end = matched
        found.append(Found(one, indexes[at], indexes[end - 1] + 1))
        at = end
    return found


class Roles(NamedTuple):
    """The measures of a statement, and which of its numbers say how far to go."""

    measures: tuple[Measure, ...]
    deciding: frozenset[int]
    """Indexes of the numbers that are a target or an amount of change."""
    by_without_start: bool
    """Whether a change by an amount is stated with no start value."""
    baselines: frozenset[int]
    """Indexes of the numbers that are start values."""


def assign(
    text: Text,
    tokens: Sequence[Token],
    numbers: Sequence[Number],
    found: Sequence[Found],
    clauses: Sequence[Clause],
    asides: Sequence[bool],
    extra: dict[str, Quantity],
) -> Roles:
    """Give each number its role and gather the measures, one for each target or change."""
    roles: list[str] = []
    for at in range(len(numbers)):
        role = _role(tokens, numbers, at, asides)
        # A number that bounds needs one that it bounds: of two limits the second is the target.
        roles.append("target" if role == "limit" and roles[-1:] == ["limit"] and numbers[at].unit == "percent" else role)
    _pair(tokens, numbers, roles)
    measures: list[Measure] = []
    deciding: set[int] = set()
    baseline_at: int | None = None
    since = 0
    for at, number in enumerate(numbers):
        role = roles[at]
        if role == "baseline":
            baseline_at = at
            if measures and measures[-1].baseline is None and not _target_follows(roles, at):
                measures[-1] = _with_baseline(measures[-1], _quantity(text, tokens, number))
                baseline_at = None
            continue
        if role == "rhythm":
            deciding.add(at)
        if role not in ("target", "change"):
            continue
        deciding.add(at)
        clause = _clause_of(clauses, number.first)
        name = _metric_for(tokens, number, found, clause, asides, since)
        since = number.last
        value = _quantity(text, tokens, number)
        baseline = None
        if baseline_at is not None:
            baseline = _quantity(text, tokens, numbers[baseline_at])
            baseline_at = None
        measures.append(_measure(text, tokens, number, role, value, baseline, name, clause))
    if baseline_at is not None and not measures:
        number = numbers[baseline_at]
        clause = _clause_of(clauses, number.first)
        name = _metric_for(tokens, number, found, clause, asides, since)
        measures.append(_measure(text, tokens, number, "baseline", None, _quantity(text, tokens, number), name, clause))
    measures = _merge_fields(measures, extra, text, tokens, found, clauses)
    bare_change = any(
        measure.change is not None and measure.baseline is None and measure.target is None for measure in measures
    )
    starts = frozenset(at for at, role in enumerate(roles) if role == "baseline")
    return Roles(tuple(measures), frozenset(deciding), bare_change, starts)


def _role(tokens: Sequence[Token], numbers: Sequence[Number], at: int, asides: Sequence[bool]) -> str:  # noqa: C901, PLR0911, PLR0912
    """What a number is here: `target`, `baseline`, `change`, `limit`, `scope`, `base` or `window`."""
    number = numbers[at]
    before = tokens[number.first - 1] if number.first else None
    before2 = tokens[number.first - 2].low if number.first > 1 else ""
    after = tokens[number.last] if number.last < len(tokens) else None
    after2 = tokens[number.last + 1].low if number.last + 1 < len(tokens) else ""
    if number.kind == "factor" and any(token.low == "while" for token in tokens[: number.first]):
        return "scope"
    if number.kind == "factor":
        if number.comparator in ("at_most", "at_least") and tokens[number.last - 1].low == "x":
            return "target"
        if after is not None and after.low == "as" or number.unit == "ratio" and tokens[number.first].low[0].isdigit() and (before is not None and before.low in ("to", "of", "at") or after is not None and after.low in ("of", "pipeline", "coverage", "roi", "roas")):
            return "target"
        return "change"
    if number.kind == "fraction":
        return "change"
    if number.kind == "rhythm":
        return "rhythm"
    if number.kind in ("universal", "zero"):
        return "target"
    if number.scope or (before is not None and before.low == "worth") or _is_age(tokens, number):
        return "scope"
    if number.unit == "time" and number.kind == "plain":
        return "target"
    if before is not None:
        low = before.low
        if low == "from" or (low in ("was", "were", "currently", "today", "now", "baseline", "previously", "vs", "versus", "starting", "against", "current") and not (low in ("today", "now") and before2 == "than")):
            if low == "from" and after is not None and after.low == "of" and not any(token.low == "to" for token in tokens[number.last :]):
                return "target"  # “feedback from 90% of participants”
            if low == "from" and not _is_start(tokens, numbers, at):
                return "scope"
            return "baseline"
        if low in (":", "=", "of", "at", "is", "than") and before2 in ("baseline", "currently", "today", "was", "current", "start", "now", "previously", "value"):
            return "baseline" if not (low == "than" and before2 not in ("baseline",)) else "target"
        if low == "by" and number.unit is None and _is_agent(tokens, number):
            return "target"
        if low == "by":
            if number.unit in ("day", "week", "month", "year", "hour", "minute", "second") and before2 in ("followed", "multiplied"):
                return "limit"
            return "change"
        if low in ("in", "of") and at and numbers[at - 1].last == number.first - 1 and number.unit is None and numbers[at - 1].unit is None:
            return "base"  # “1 in 200”, “8 of 10”
        if low in ("per", "every", "each"):
            return "window"
    if before is not None and before.low in ("up", "down") and number.unit in ("percent", "points", "ratio") and number.comparator is None:
        return "change"
    if number.unit == "percent" and before is not None and _bare_change(tokens, number, before):
        return "change"
    if number.unit in ("minute", "hour", "day", "second", "week") and tokens[number.first].low == "within" and any(
        later.unit == "percent" for later in numbers[at + 1 :]
    ):
        return "limit"  # “users who complete set-up within 24 h: 60%”
    if number.sign:
        return "limit" if asides[number.first] and at else "change"
    if after is not None:
        low = after.low
        if low in _CHANGE_NOUNS and not (before is not None and before.low == "to"):
            return "change"
        if low in _MORE and number.unit in ("percent", "points", "ratio") or (low in _MORE and low not in ("new",) and number.unit is None and before is not None and before.low not in ("to", "of", "reach")):
            return "change"
        if low in ("today", "currently", "now", "baseline") or low == "at" and after2 in ("present", "start") :
            if not (low == "today" and after.spaced and after2):
                return "baseline"
        if low in ("of",) and number.unit == "percent" and before is not None and before.low in _CHANGE_NOUNS:
            return "change"
    if before is not None and before.low == "of" and before2 in _CHANGE_NOUNS and number.unit != "points":
        return "change"
    if before is not None and before.low in _CHANGE_NOUNS and before.low not in ("cut", "reduce", "lift", "boost", "gain", "increase", "decrease"):
        return "change" if number.unit in ("percent", "points") else "target"
    if asides[number.first] and at and numbers[at - 1].unit == "percent" and number.unit is None:
        return "limit"
    if _limits_event(tokens, number, numbers, at):
        return "limit"
    return "target"


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """“people over fifty”, “children under 5”, “aged 18”: who, not how many."""
    if number.unit not in (None, "year"):
        return False
    lead = tokens[number.first - 1].low if number.first else ""
    opens = tokens[number.first].low in ("over", "under", "above", "below")
    return lead == "aged" or (opens and is_people(lead) and number.value < 120)  # noqa: PLR2004  (nobody is older)


def _is_agent(tokens: Sequence[Token], number: Number) -> bool:
    """“adopted by 5 agencies”: who does it, not by how much."""
    noun = counted_noun(tokens, number.last)
    if noun is not None and is_people(noun):
        return True
    form = verb_form(tokens[number.first - 2].low) if number.first > 1 else None
    return form is not None and form.form == "past" and SENSES[form.lemma] not in ("increase", "decrease", "improve")


def _bare_change(tokens: Sequence[Token], number: Number, before: Token) -> bool:
    """“Grow organic traffic 40%”: a change without its “by”."""
    form = verb_form(tokens[0].low)
    return (
        form is not None
        and form.form == "base"
        and SENSES[form.lemma] in ("increase", "decrease")
        and number.comparator is None
        and before.kind == WORD
        and before.low not in PREPOSITIONS
        and before.low not in ("to", "by", "of", "at")
        and (number.last >= len(tokens) or tokens[number.last].kind == SIGN or tokens[number.last].low in PREPOSITIONS and tokens[number.last].low not in ("of", "to"))
        and number.first > 1
    )


def _limits_event(tokens: Sequence[Token], number: Number, numbers: Sequence[Number], at: int) -> bool:
    """A second number that only bounds what the first counts: “85% of claims within 5 days”, “shops with 3+ users”."""
    if at == 0:
        return False
    previous = numbers[at - 1]
    between = tokens[previous.last : number.first]
    if any(token.low == "," for token in between) and heads(tokens, previous.last, number.first, [False] * len(tokens)):
        return False  # “stay below 2.4 days, readmissions below 6%”: a second result
    if any(token.low in ("and", ";", ".", "&", ",", "plus", "to") or token.low in _ARROWS for token in tokens[previous.last : number.first]):
        return False
    if previous.kind in ("universal", "zero"):
        return True
    if number.unit in ("millisecond", "second", "minute", "hour", "day", "week", "month", "year"):
        return True
    lows = [token.low for token in tokens[max(0, number.first - 3) : number.first]]
    return bool(lows) and lows[-1] in ("with", "over", "in", "at", "for", "across", "on", "than", "under", "within", "of", "using", "into") or number.comparator is not None


def _is_start(tokens: Sequence[Token], numbers: Sequence[Number], at: int) -> bool:
    """Whether “from N” opens a change rather than naming an origin (“leads from 3 events”)."""
    number = numbers[at]
    for later in numbers[at + 1 :]:
        between = [token.low for token in tokens[number.last : later.first]]
        if len(between) > 12:
            break
        if "to" in between or "down" in between or any(low in _ARROWS for low in between) or "towards" in between:
            return True
        if later.comparator is not None and "to" in [token.low for token in tokens[number.last : later.last]]:
            return True
    # “to 5 (from 30 today)”, “45% from 30%”, “from 12 today”
    if at and numbers[at - 1].unit == number.unit:
        return True
    if at and number.unit is None:
        following = tokens[number.last].low if number.last < len(tokens) else ""
        return following in (")", "", ".", ",", "today", "+", "now", "currently", "in") or tokens[number.first - 2].low in ("(", "up", "down")
    following = tokens[number.last].low if number.last < len(tokens) else ""
    return number.unit is not None or following in (")", "today", "now", "currently")


def _pair(tokens: Sequence[Token], numbers: Sequence[Number], roles: list[str]) -> None:
    """Settle pairs: “6 → 4”, “45 to 60” after a change verb, “17% to 22%”."""
    for at in range(len(numbers) - 1):
        one, two = numbers[at], numbers[at + 1]
        if roles[at] not in ("target", "scope", "limit", "change") or roles[at + 1] not in ("target", "limit", "change"):
            continue
        if roles[at] == "change" and not one.sign:
            continue
        between = [token.low for token in tokens[one.last : two.first]]
        if any(low in _ARROWS for low in between) and len(between) <= 3:
            roles[at], roles[at + 1] = "baseline", "target"
        elif (between == ["to"] or (len(between) <= 3 and between[-1:] == ["to"] and not (set(between) & {"and", ","}))) and two.kind == "plain":
            same = one.unit == two.unit or one.unit is None or two.unit is None
            if same:
                roles[at], roles[at + 1] = "baseline", "target"


def _target_follows(roles: Sequence[str], at: int) -> bool:
    return at + 1 < len(roles) and roles[at + 1] in ("target", "change")


def _clause_of(clauses: Sequence[Clause], at: int) -> Clause | None:
    for clause in clauses:
        if clause.first <= at < clause.last:
            return clause
    return clauses[0] if clauses else None


def _quantity(text: Text, tokens: Sequence[Token], number: Number) -> Quantity:
    unit = number.unit
    if unit is None and number.kind == "plain":
        unit = counted_noun(tokens, number.last)
        if unit is not None and not _countable(unit):
            unit = None
    return Quantity(number.value, unit, text[tokens[number.first].start : tokens[number.last - 1].end])


def _countable(noun: str) -> bool:
    return verb_form(noun) is None or is_work(noun) or is_people(noun) or is_state(noun) or is_problem(noun)


def _metric_for(
    tokens: Sequence[Token],
    number: Number,
    found: Sequence[Found],
    clause: Clause | None,
    asides: Sequence[bool],
    since: int,
) -> Found | None:
    """The metric that a number belongs to: the nearest registered one in its clause, else the noun phrase beside it.

    `since` is where the measure before this one ended; what it spoke of is this one's only where nothing else is.
    """
    if clause is None:
        return None
    here = [one for one in found if clause.first <= one.first < clause.last and not _modifies(tokens, one)]
    before = [one for one in here if one.last <= number.first]
    share = number.unit == "percent" and _low(tokens, number.last) == "of"
    after = next((one for one in here if 0 <= one.first - number.last <= _NEAR), None)
    if after is not None and not share and _is_head(tokens, number, after, asides):
        joined = any(token.low in ("and", ";", "&", ",") for token in tokens[number.last : after.first])
        if not joined and (number.unit in ("percent", None) or after.first == number.last):
            adjoins = bool(before) and before[-1].last == number.first
            return before[-1] if adjoins and number.unit == "percent" and after.first > number.last else after
    if before and before[-1].first >= since:
        return before[-1]
    counted = _counted_phrase(tokens, number, asides)
    named = _phrase_before(tokens, number, clause, asides, since)
    if number.unit is None or share or named is None:
        named = counted or named
    if named is not None:
        return named
    if before or after is not None:
        return before[-1] if before else after
    return _phrase_before(tokens, number, clause, asides, clause.first)


_NEAR = 4
"""How many words may stand between a number and the metric that it counts."""
_LINKS = frozenset("of our the all more fewer increase reduction decrease in growth less new additional".split())


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _counted_phrase(tokens: Sequence[Token], number: Number, asides: Sequence[bool]) -> Found | None:
    """The noun phrase right after a number: “10 code reviews”, “50% of managers”."""
    if number.unit not in (None, "percent", "ratio") or number.last >= len(tokens):
        return None
    start = number.last
    while start < len(tokens) and tokens[start].low in _LINKS:
        start += 1
    if start >= len(tokens) or tokens[start].kind != WORD or tokens[start].low in PREPOSITIONS:
        return None
    if tokens[start].low in ("and", "or", "to", "so"):
        return None
    phrase = heads(tokens, start, min(len(tokens), start + 8), asides)
    return Found(None, start, phrase[0] + 1) if phrase else None


def _phrase_before(
    tokens: Sequence[Token], number: Number, clause: Clause, asides: Sequence[bool], since: int
) -> Found | None:
    """The noun phrase before a number that it may measure: the subject, or what of the object comes first."""
    joint = max((at for at in range(since, number.first) if tokens[at].low in ("and", "&", ",", ";", "plus")), default=-1)
    for first, last in ((joint + 1, number.first), clause.subject, clause.object) if joint >= 0 else (clause.subject, clause.object):
        begin = max(first, since)
        while begin == joint + 1 and begin < number.first and verb_form(tokens[begin].low) is not None and joint >= 0:
            begin += 1
        phrase = heads(tokens, begin, min(last, number.first), asides) if begin < number.first else []
        if phrase:
            while begin < phrase[0] and (tokens[begin].low in DETERMINERS or tokens[begin].kind != WORD or verb_form(tokens[begin].low) and begin > first and tokens[begin - 1].low in ("and", "&")):
                begin += 1
            return Found(None, begin, phrase[-1] + 1)
    return None


def _modifies(tokens: Sequence[Token], one: Found) -> bool:
    """Whether a metric's name only describes the noun after it: “revenue diversification”, “churn dashboard”."""
    if one.last >= len(tokens):
        return False
    following = tokens[one.last]
    return (
        following.kind == WORD
        and following.low not in PREPOSITIONS
        and following.low not in DETERMINERS
        and following.low not in RELATIVES
        and following.low not in BE
        and following.low not in _AFTER_METRIC
        and verb_form(following.low) is None
        and not following.low.endswith("ly")
        and following.low not in _MORE
        and not is_state(following.low)
    )


_AFTER_METRIC = frozenset(
    "and or to has have had can could will should must may no not per among today now than plus as target targets goal value level "
    "zero nil exceeds one two three four five six seven eight nine ten twenty thirty all worse".split()
)


def _is_head(tokens: Sequence[Token], number: Number, one: Found, asides: Sequence[bool]) -> bool:
    """Whether the metric is what the number counts, and not what hangs on it (“3 case studies with measurable ROI”)."""
    if number.unit is not None or one.first == number.last:
        return True
    phrase = heads(tokens, number.last, min(len(tokens), one.last), asides)
    return not phrase or one.first <= phrase[0] < one.last


def _direction(clause: Clause | None, tokens: Sequence[Token], number: Number, role: str) -> Direction | None:  # noqa: PLR0911
    after = tokens[number.last].low if number.last < len(tokens) else ""
    before = tokens[number.first - 1].low if number.first else ""
    if role == "change":
        word = after if after in _CHANGE_NOUNS or after in _MORE else before if before in _CHANGE_NOUNS else ""
        if not word and before == "of" and number.first > 1:
            word = tokens[number.first - 2].low
        if word in ("decrease", "reduction", "drop", "decline", "cut", "fall", "fewer", "less", "lower", "saving", "savings", "shorter", "smaller", "cheaper"):
            return "decrease"
        if word in ("increase", "growth", "rise", "uplift", "gain", "more", "higher", "additional", "extra", "greater", "larger", "lift", "boost", "jump"):
            return "increase"
        if before in ("up", "down"):
            return "increase" if before == "up" else "decrease"
        if number.kind == "factor" and number.value < 1:
            return "decrease"
        if tokens[number.first].low in ("double", "triple", "doubled", "twice", "quadruple", "tripled", "doubling"):
            return "increase"
    if number.sign:
        return "increase" if number.sign == "+" else "decrease"
    if clause is not None:
        if clause.sense == "increase":
            return "increase"
        if clause.sense == "decrease":
            return "decrease"
        if clause.sense == "keep":
            return "maintain"
        if clause.lemma in ("exceed", "surpass"):
            return "increase"
    return None


def _measure(
    text: Text, tokens: Sequence[Token], number: Number, role: str, value: Quantity | None, baseline: Quantity | None,
    name: Found | None, clause: Clause | None,
) -> Measure:  # fmt: skip
    direction = _direction(clause, tokens, number, role)
    metric = name.metric if name else None
    change_kind: ChangeKind | None = None
    if role == "change" and value is not None:
        if number.kind in ("factor", "fraction") or value.unit == "ratio":
            change_kind = "factor" if number.kind == "factor" else "relative"
        elif value.unit == "percent":
            change_kind = "relative"
        elif value.unit == "points":
            change_kind = "points"
        else:
            change_kind = "absolute"
    upper = None
    if number.upper is not None and value is not None:
        upper = Quantity(number.upper, value.unit, value.text)
    if baseline is not None and value is not None and baseline.unit is None and value.unit is not None and role == "target":
        baseline = Quantity(baseline.number, value.unit, baseline.text)
    if value is not None and baseline is not None and role == "target" and (value.unit is None or not _same_kind(value.unit, baseline.unit)) and baseline.unit is not None:
        if value.unit is None:
            value = Quantity(value.number, baseline.unit, value.text)
    if direction is None and role == "target" and value is not None and baseline is not None and value.unit == baseline.unit:
        direction = "increase" if value.number > baseline.number else "decrease" if value.number < baseline.number else None
    comparator = number.comparator
    unit = value.unit if value else baseline.unit if baseline else None
    if unit is None and metric is not None and metric.unit in ("points", "percent"):
        unit = metric.unit
    words = text[tokens[name.first].start : tokens[name.last - 1].end] if name and name.last > name.first else None
    return Measure(
        metric=metric.id if metric else None,
        text=words,
        direction=direction,
        baseline=baseline,
        target=value if role == "target" else None,
        change=value if role == "change" else None,
        change_kind=change_kind,
        comparator=comparator if role != "baseline" else None,
        upper=upper,
        unit=unit,
        window=_window(text, tokens, name),
    )


def _same_kind(one: str | None, two: str | None) -> bool:
    return one == two


def _window(text: Text, tokens: Sequence[Token], name: Found | None) -> Text | None:
    """“weekly”, “per month”, “in 30 days”: the time over which the metric is counted."""
    for at, token in enumerate(tokens):
        low = token.low
        if low in _WINDOWS:
            return text[token.start : token.end]
        if low in ("per", "a", "each", "every", "/") and at + 1 < len(tokens) and singular(tokens[at + 1].low) in _UNITS_OF_TIME:
            if low == "a" and (at == 0 or not (tokens[at - 1].kind == NUMBER or tokens[at - 1].low.endswith("s") or tokens[at - 1].low in ("once", "twice", "times"))):
                continue
            return text[token.start : tokens[at + 1].end]
        if token.kind == NUMBER and at + 1 < len(tokens) and singular(tokens[at + 1].low) in ("day", "month", "week", "year") and (tokens[at + 1].glued or tokens[at + 1].low.endswith("th") or not tokens[at + 1].low.endswith("s")) and token.low != "1":
            return text[token.start : tokens[at + 1].end]
    if name is not None and name.metric is not None:
        words = text[tokens[name.first].start : tokens[name.last - 1].end]
        if words.lower() in ("dau", "wau", "mau", "mrr", "arr"):
            return words
    return None


def _with_baseline(measure: Measure, baseline: Quantity) -> Measure:
    target = measure.target
    if baseline.unit is None and target is not None:
        baseline = Quantity(baseline.number, target.unit, baseline.text)
    elif baseline.unit is not None and target is not None and target.unit is not None and baseline.unit != target.unit and target.unit not in ("percent", "points"):
        # “600 weekly users (baseline 480 today)”: the noun after the start value is no unit of its own
        baseline = Quantity(baseline.number, target.unit, baseline.text) if baseline.unit not in ("percent", "points") and not _is_time(target.unit) else baseline
    direction = measure.direction
    if direction is None and target is not None and baseline.unit == target.unit and target.number != baseline.number:
        direction = "increase" if target.number > baseline.number else "decrease"
    return Measure(
        measure.metric, measure.text, direction, baseline, target, measure.change, measure.change_kind, measure.comparator,
        measure.upper, measure.unit, measure.window,
    )  # fmt: skip


def _is_time(unit: str) -> bool:
    return unit in ("millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year")


def _merge_fields(
    measures: list[Measure], extra: dict[str, Quantity], text: Text, tokens: Sequence[Token], found: Sequence[Found], clauses: Sequence[Clause]
) -> list[Measure]:
    """Add what neighbouring fields say: they name start and end of the statement's first measure."""
    if not extra:
        return measures
    baseline, target = extra.get("baseline"), extra.get("target")
    if not measures:
        name = found[0] if found else None
        clause = clauses[0] if clauses else None
        direction: Direction | None = None
        if clause is not None and clause.sense in ("increase", "decrease"):
            direction = "increase" if clause.sense == "increase" else "decrease"
        words = text[tokens[name.first].start : tokens[name.last - 1].end] if name else None
        if words is None and clause is not None:
            for first, last in (clause.subject, clause.object):
                phrase = [at for at in range(first, last) if tokens[at].kind == WORD]
                if phrase:
                    words = text[tokens[phrase[0]].start : tokens[phrase[-1]].end]
                    break
        measures = [Measure(name.metric.id if name and name.metric else None, words, direction)]
    first = measures[0]
    baseline = first.baseline or baseline
    target = first.target or target
    if baseline and target and baseline.unit is None and target.unit is not None:
        baseline = Quantity(baseline.number, target.unit, baseline.text)
    elif baseline and target and target.unit is None and baseline.unit is not None:
        target = Quantity(target.number, baseline.unit, target.text)
    direction = first.direction
    if direction is None and baseline and target and baseline.unit == target.unit and baseline.number != target.number:
        direction = "increase" if target.number > baseline.number else "decrease"
    unit = first.unit or (target.unit if target else None) or (baseline.unit if baseline else None)
    measures[0] = Measure(
        first.metric, first.text, direction, baseline, target, first.change, first.change_kind, first.comparator,
        first.upper, unit, first.window,
    )  # fmt: skip
    return measures


