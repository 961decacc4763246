"""How one could tell that a statement was met: by a quantity, by an event, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.event import FEELING, is_event
from goalkit.english.amounting.event_nominal import ENDLESS
from goalkit.english.amounting.vagueness import (
    vague_in,
)
from goalkit.english.clauses.deed import ordered_by
from goalkit.english.clauses.phrase import heads
from goalkit.english.measuring.parsed import Parsed, is_denied, is_own
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.nouns import QUALITIES, is_work
from goalkit.english.words.token import NUMBER
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Measured

_FREQUENCIES = frozenset("weekly biweekly daily monthly fortnightly quarterly bimonthly".split())


def decides(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """Whether a number settles what its clause asks; “all teams” doesn't say how much better things get."""
    if number.kind == "universal":
        others = clause.shape in ("active", "passive") and number.last <= clause.verb and not is_own(parsed, clause)
        if clause.sense in ("increase", "decrease", "improve") or (clause.atelic and not others):
            return False
        if parsed.asides[number.first] or _inside_work(parsed, clause, number) or _is_praise(parsed, clause, number):
            return False
        if clause.shape == "nominal" and parsed.low(clause.first) in ENDLESS:
            return False  # “Ongoing training of all staff”
        order = ordered_by(parsed.tokens, clause, parsed.asides)
        if order is not None and number.first == order.object[0]:
            return order.sense in ("make", "do") and not order.atelic  # “Replacement of all pumps”
        if clause.verb >= 0 and number.first >= clause.object[1]:
            return False  # “… so that all teams can”: the purpose, not the work
        if parsed.tokens[number.first].low in ("all", "everyone", "everybody") and _is_audience(parsed, clause, number):
            return False
    if clause.shape == "active" and number.kind == "plain" and number.first > clause.verb and is_denied(parsed, clause):
        return number.comparator is not None  # “no longer depends on two people”, but “does not exceed two”
    if clause.shape == "imperative" and number.first > clause.verb and parsed.low(number.first) == "most":
        return False  # “Get rid of most of the old files”
    if number.kind in ("universal", "zero") and clause.lemma in FEELING and clause.shape == "active":
        return False
    if number.kind == "zero":
        moves = clause.sense in ("increase", "decrease", "improve")  # “Cut risks so that no …” says how far
        if not moves and (_inside_work(parsed, clause, number) or "so" in parsed.lows(clause.first + 1, number.first)):
            return False  # “a guard so that nobody can reach in”
        before = parsed.tokens[number.first - 1].low if number.first else ""
        return not parsed.asides[number.first] and not (before == "with" and clause.verb >= 0)
    return True


def _is_audience(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """“Ship the app to all customers”: for whom, beside an object that is the thing to do."""
    before = parsed.tokens[number.first - 1].low if number.first else ""
    if before not in _FOR_WHOM:
        return False
    if parsed.low(number.first - 2) in _SWITCHED:
        return False  # “Two-factor sign-in on for everyone”
    if clause.shape == "passive":
        return clause.lemma in _MADE_KNOWN and number.first > clause.verb  # “Travel policy published to all staff”
    begin = clause.object[0] if clause.verb >= 0 else clause.first
    return bool(heads(parsed.tokens, begin, number.first - 1, parsed.asides))


_MADE_KNOWN = frozenset("publish announce communicate release present broadcast explain open roll".split())
"""What is done once for all who are to know of it; what is sent or given to all of them arrives at each."""


_SWITCHED = frozenset("on off live active enabled mandatory complete ready available done".split())
"""What a thing is for those whom it has reached."""
_FOR_WHOM = frozenset("to for with among across from by of about".split())


def _is_praise(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """“Strong leadership in every team”: of a quality that nobody has defined it is no help that it is everywhere."""
    names = parsed.heads(clause.object)
    abstract = bool(names) and (names[0] in QUALITIES or names[0].endswith(("ship", "ness", "ity")))
    return (
        clause.shape == "nominal"
        and abstract
        and parsed.low(number.first - 1) in PREPOSITIONS
        and vague_in(parsed, (clause.first, clause.first + 1), strict=True)
    )


def _inside_work(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """Whether the number stands inside a clause within the object: “implementation of providing every node”."""
    if number.first < clause.object[0]:
        return False
    if clause.verb < 0 and not any(is_work(name) for name in parsed.heads(clause.object)[:1]):
        return False
    for at in range(clause.object[0], number.first):
        low = parsed.tokens[at].low
        if low in ("that", "which", "who", "where"):
            return True
        if (
            low.endswith("ing")
            and verb_form(low) is not None
            and not is_work(low)
            and at
            and parsed.tokens[at - 1].low in PREPOSITIONS
        ):
            return True
    return False


def measured(parsed: Parsed) -> tuple[Measured, Clause | None]:
    """How one could tell that the statement was met, and the clause that says so."""
    if parsed.fields:
        return "quantity", parsed.clauses[0] if parsed.clauses else None
    for clause in parsed.clauses:
        if _tells_progress(parsed, clause):
            continue
        if any(decides(parsed, clause, number) for number in parsed.deciding_in(clause)):
            return "quantity", clause
    for clause in parsed.clauses:
        if clause.sense == "keep" and any(_is_steady(parsed, at) for at in range(*clause.object)):
            return "quantity", clause
        if _is_recurring(parsed, clause):
            return "quantity", clause
    if not parsed.clauses:
        return "none", None
    first = parsed.clauses[0]
    labelled = len(parsed.clauses) > 1 and first.shape == "nominal" and first.last - first.first <= 2
    told = parsed.clauses[1:] if labelled and parsed.low(first.last) == ":" else parsed.clauses
    for clause in told:
        if is_event(parsed, clause):
            return "event", first if told is not parsed.clauses and is_event(parsed, first) else clause
    return "none", parsed.clauses[1] if labelled else first


def _is_steady(parsed: Parsed, at: int) -> bool:
    """Whether a word says that something stays as it is: “flat”, “level”; of “a high level” nobody says how high."""
    return parsed.low(at) in _STEADY and not vague_in(parsed, (at - 1, at), strict=True)


def _tells_progress(parsed: Parsed, clause: Clause) -> bool:
    """“Plan created. 50% complete”: how far the work has come, as a remark of its own behind what is wanted."""
    return (
        clause.first != parsed.clauses[0].first
        and clause.last - clause.first <= len(("50", "%", "complete", "."))
        and parsed.tokens[clause.first].kind == NUMBER
        and any(low in ("complete", "completed", "done") for low in parsed.lows(clause.first, clause.last))
    )


_SPELLS = frozenset("day week fortnight month quarter term sprint year".split())
_STEADY = frozenset("flat constant unchanged steady level".split())


def _is_recurring(parsed: Parsed, clause: Clause) -> bool:
    """“Biweekly updates published”, “post one story a week”: work with a rhythm can be counted."""
    words = parsed.lows(clause.first, clause.last)
    if clause.shape in ("imperative", "passive") and clause.sense in ("make", "do") and not clause.atelic:
        start = parsed.low(clause.object[0])
        if start in ("a", "an", "one") and words[-2:-1] == ["a"] and words[-1] in _SPELLS:
            return True  # “Publish an investigation a month”
    beat = next((at for at, low in enumerate(words) if low in _FREQUENCIES), None)
    if beat is None:
        return False
    following = words[beat + 1 : beat + 4]
    if (
        clause.shape in ("imperative", "passive")
        and clause.sense in ("make", "do")
        and beat
        and (not following or following[0] in PREPOSITIONS)
    ):
        return True
    if following and not any(is_work(low) and low.endswith("s") for low in following):
        return False  # “weekly updates” and “… weekly” repeat, “a monthly dashboard” is one thing
    if clause.sense in ("increase", "decrease", "improve", "keep"):
        return False
    if clause.atelic and clause.lemma not in ("share", "explore"):
        return False
    return any(is_work(low) for low in parsed.heads(clause.object) + parsed.heads(clause.subject))
