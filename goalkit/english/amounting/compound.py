"""Two or more results in one statement, each of which could be met without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.joined import gapped, second_line, unlike_complements
from goalkit.english.amounting.second_quantity import goes_on_doing, second_quantity
from goalkit.english.amounting.vagueness import praising, vague_tokens
from goalkit.english.clauses.finite import CARRIERS
from goalkit.english.clauses.imperative import particles_of, unknown_command
from goalkit.english.clauses.phrase import heads
from goalkit.english.numbers.spelled import ONES
from goalkit.english.numbers.units import TIME_UNITS
from goalkit.english.words.closed import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, PRONOUNS
from goalkit.english.words.nouns import QUALITIES, is_people, is_problem, is_state, is_work, looks_plural, singular
from goalkit.english.words.token import NUMBER, SIGN, WORD
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed


def compound_parts(parsed: Parsed) -> list[tuple[int, int]]:
    """Token ranges of two or more results that could be met one without the other; empty where there is one."""
    clauses = parsed.clauses[_is_labelled(parsed) :]
    mains = [clause for clause in clauses if clause is clauses[0] or not _explains(parsed, clause)]
    if (
        len(mains) > 1
        and mains[0].shape == "nominal"
        and mains[0].last - mains[0].first <= 3
        and not parsed.deciding_in(mains[0])
    ):
        mains = mains[1:]  # “Reliability. We will …”: a label
    if len(mains) > 1:
        return [(clause.first, clause.last) for clause in mains]
    clause = mains[0] if mains else None
    if clause is None:
        return []
    cut = _second_verb(parsed, clause)
    if cut is not None:
        return [(clause.first, cut - 1), (cut, clause.last)]
    cut = second_quantity(parsed, clause) or second_line(parsed, clause) or gapped(parsed, clause)
    if cut is not None:
        return [(clause.first, cut), (cut + 1, clause.last)]
    return _two_qualities(parsed, clause)


def _is_labelled(parsed: Parsed) -> bool:
    """Whether the statement begins with a label: “Scale: we will …”."""
    first = next(iter(parsed.clauses), None)
    short = first is not None and first.shape == "nominal" and first.last - first.first <= len(("care", "at", "home"))
    return short and len(parsed.clauses) > 1 and parsed.low(parsed.clauses[0].last) == ":"


# Words with which a sentence only comments on the one before.
_COMMENTING = frozenset(
    (
        "this that these it they if how why what where when which see e.g eg note as currently so because there for "
        "our you ie including also"
    ).split()
)


def _explains(parsed: Parsed, clause: Clause) -> bool:
    """Whether a further sentence only comments on the one before: “This will …”, “How many?”, a bare noun."""
    words = parsed.lows(clause.first, clause.last)
    if words[0] in _COMMENTING or parsed.asides[clause.first]:
        return True
    if parsed.tokens[clause.first - 1].low == ":":
        return True
    if words[-1].rstrip(".") in ("this", "these") or (
        "this" in words and words[words.index("this") + 1 :][:1] == ["."]
    ):
        return True  # “We have tests for this.”
    if "should" in words or words[-1] in ("complete", "done", "completed", "progress"):
        return True
    if clause.shape == "nominal":
        return not parsed.deciding_in(clause)
    if clause.shape == "imperative":
        return clause.sense == "do" and clause.atelic and not parsed.deciding_in(clause)
    return (
        clause.shape in ("active", "state", "passive")
        and words[0] in ("the", "a", "an", "more", "better")
        and not parsed.deciding_in(clause)
    )


_JOINTS = frozenset("and plus then & ,".split())


def _second_verb(parsed: Parsed, clause: Clause) -> int | None:
    """Where a second verb with an object of its own begins: “Launch X and raise Y”."""
    if clause.verb < 0:
        return None
    tokens = parsed.tokens
    begin = clause.object[0] if clause.shape in ("imperative", "participle") else clause.verb + 1
    if _JOINTS.isdisjoint(parsed.lows(begin, clause.last)):
        return None
    had_object = clause.shape not in ("imperative", "participle")
    nested = False
    for at in range(begin, clause.last):
        token = tokens[at]
        if parsed.asides[at]:
            continue
        if _subordinates(parsed, at, clause):
            nested = True
        named = token.low not in DETERMINERS or token.low in ("nothing", "everything")
        if not had_object and token.kind != SIGN and named and token.low not in ("and", "or"):
            had_object = True
            continue
        joint = token.low in ("and", "plus", "then") or (token.low == "&" and token.spaced)
        if token.low == "," and not nested:
            joint = _list_joint(parsed, at, clause) or (
                clause.shape == "passive"
                and at + 1 < clause.last
                and tokens[at + 1].low != "and"
                and _new_subject(parsed, at + 1, clause)
            )
        if not joint or not had_object or at + 1 >= clause.last:
            continue
        nxt = _past_fillers(parsed, at + 1, clause)
        if nested and not (clause.shape != "imperative" or tokens[at - 1].low == ","):
            continue  # “to find and fix bugs”: both verbs belong to the purpose
        if _begins_second(parsed, clause, nxt):
            return nxt
    return None


def _subordinates(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a clause inside the clause begins here: “that”, “so”, “to do”, “by doing”."""
    low = parsed.tokens[at].low
    if low in ("so", "because", "while", "when", "if", "that", "which", "who", "whose"):
        return True
    if low not in ("by", "through", "to") or at + 1 >= clause.last:
        return False
    form = verb_form(parsed.tokens[at + 1].low)
    return form is not None and form.form in ("base", "ing")


def _past_fillers(parsed: Parsed, at: int, clause: Clause) -> int:
    tokens = parsed.tokens
    while at + 1 < clause.last and (
        tokens[at].low in ("then", "also", "to", "successfully", "and", "we", "will", "at", "same", "time")
        or (tokens[at].low == "the" and tokens[at + 1].low == "same")
        or tokens[at].low.endswith("ly")
    ):
        at += 1
    return at


def _begins_second(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether the words behind an “and” say a second thing rather than go on with the first."""
    tokens = parsed.tokens
    following = tokens[at]
    form = verb_form(following.low) if following.kind == WORD and not following.glued else None
    after = tokens[at + 1] if at + 1 < clause.last else None
    if clause.shape == "participle":
        return (
            form is not None
            and form.form == "past"
            and after is not None
            and after.kind == WORD
            and after.low not in PREPOSITIONS
        )
    if clause.shape != "imperative":
        if parsed.low(at - 1) in ("we", "i") and (following.low in HAVE or (form is not None and form.form == "base")):
            return True  # “Kilns run through the night, and we have a drill for fires”
        if form is not None and form.form == "base" and after is not None and _are_several(parsed, clause):
            # “Customers stay longer and tell their friends”
            away = after.low in particles_of(form.lemma)  # “… and come back”
            return (away or after.low in DETERMINERS or after.low in PRONOUNS) and _only_a_verb(
                following.low, form.lemma
            )
        ordered = clause.first == clause.subject[0] and parsed.low(clause.first) == "be"
        if ordered and form is not None and form.form == "base" and after is not None and after.low in DETERMINERS:
            return _only_a_verb(following.low, form.lemma)  # “Be heard in the east, and afford the schedule we run”
        if form is not None and form.form == "s" and _only_a_verb(following.low, form.lemma):
            return True
        return (form is None or form.form != "past") and _new_subject(parsed, at, clause)
    if after is None:
        return form is not None and form.form == "base" and _only_a_verb(following.low, form.lemma)
    if form is None:
        if unknown_command(tokens, at, clause.last):
            return True
        return at > 1 and tokens[at - 2].low == "," and _new_subject(parsed, at, clause)
    if parsed.low(at - 1) == "&" and after.low in PREPOSITIONS and after.low not in particles_of(form.lemma):
        return False  # “Introduce click & collect in 20 shops”
    if form.form != "base" and not (form.form == "ing" and tokens[clause.verb].low.endswith("ing")):
        return False
    if after.low in particles_of(form.lemma) or form.lemma in _LINKING:
        return True
    if after.low in ("every", "each") and parsed.low(at + 2) in TIME_UNITS | ONES.keys():
        return False  # “lunch & learn every two weeks”
    others = after.low == "those" and parsed.low(at + 2) == "who"  # “… and protect those who lose their jobs”
    if not others and after.low in (
        "it",
        "so",
        "them",
        "him",
        "her",
        "those",
        "these",
        "this",
        "that",
        "which",
        "their",
        "its",
    ):
        return False
    if after.kind == SIGN and after.low not in '$€£“"‘':
        return False
    if form.lemma in ("stop", "start", "keep") and after.low.endswith("ing"):
        return True  # “Ship faster and stop breaking main”
    behind = tokens[at + 2] if after.glued and at + 2 < clause.last else after  # “open-source the new one”
    if following.low in NOUNLIKE and not (behind.low in DETERMINERS or after.low in PRONOUNS or after.kind == NUMBER):
        # “support and release processes” joins nouns; a number of its own shows the second command
        counted = any(at < number.first < clause.last for number in parsed.deciding_in(clause))
        if after.raw[0].isupper() and following.raw.islower() and tokens[clause.verb].raw[0].isupper():
            return True  # “Hire 15 people & open Berlin office”
        moves = SENSES[form.lemma] in ("increase", "decrease") or _closes_gap(parsed, clause, at)
        listed = parsed.low(at - 1) == "," and _is_alone(parsed, at - 1, clause)
        if after.low in PREPOSITIONS or not (counted or moves or listed):
            return False
    return True


def _closes_gap(parsed: Parsed, clause: Clause, at: int) -> bool:
    """“Raise pass rates and close gaps”: what is an adjective before a noun is a verb before what nobody wants."""
    named = parsed.heads((at + 1, clause.last))
    return parsed.low(at) in ("close", "clear", "correct") and bool(named) and is_problem(named[0])


_LINKING = frozenset("stay remain become".split())
"""Verbs before what something is: “Grow 40% and stay profitable”."""


def _only_a_verb(low: str, lemma: str) -> bool:
    return low not in NOUNLIKE and lemma not in NOUNLIKE and not is_work(low) and not is_state(low)


def _are_several(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is in the plural, so that its verbs look like commands."""
    subject = parsed.heads(clause.subject)
    return clause.shape == "active" and bool(subject) and looks_plural(subject[0])


def _list_joint(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a comma joins a further command: “Move maintainership to apps, review code”."""
    if at + 2 >= clause.last or clause.shape != "imperative":
        return False
    form = verb_form(parsed.tokens[at + 1].low)
    if form is None or form.form != "base":
        return False
    after = parsed.tokens[at + 2]
    if parsed.tokens[at + 1].low not in NOUNLIKE or after.low in DETERMINERS or after.kind == NUMBER:
        return True
    return _is_alone(parsed, at, clause) and after.kind == WORD and after.low not in PREPOSITIONS


def _is_alone(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether nothing but one comma joins: “Move the archive to the cellar, clear shelves” is no list of nouns."""
    lows = parsed.lows(clause.object[0], clause.last)
    placed = any(low in DETERMINERS or low in PREPOSITIONS for low in parsed.lows(clause.object[0], at))
    return placed and lows.count(",") == 1 and not {"and", "or", "&", "plus", "not"} & set(lows)


def _new_subject(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a finite clause with its own subject begins here: “X is decommissioned and collectors are GA”."""
    opening = verb_form(parsed.tokens[at].low)
    if (opening is not None and opening.form == "past") or goes_on_doing(parsed, at):
        return False  # “are seen, treated or admitted”
    for k in range(at + 1, min(clause.last, at + 7)):
        low = parsed.tokens[k].low
        if low in ("that", "who", "which"):
            return False
        if low == "has" and k > at + 1:
            return True  # “…, and the regulator has nothing to ask”
        if low in BE or low in MODALS:
            return low not in ("been", "being", "be") and not any(t.low in PREPOSITIONS for t in parsed.tokens[at:k])
        if k > at:
            form = verb_form(low)
            closes = (
                k + 1 >= clause.last or parsed.tokens[k + 1].low in PREPOSITIONS or parsed.tokens[k + 1].kind == SIGN
            )
            participle = (form is not None and form.form == "past") or (
                form is None and low.endswith("ed") and len(low) > 4
            )
            if low in ("gets", "see", "get") or (
                form is not None
                and form.form == "base"
                and low not in NOUNLIKE
                and _may_do(parsed.tokens[k - 1].low)
                and (k + 1 < clause.last or clause.shape == "active")
            ):
                return True
            if low == "longer" and parsed.tokens[k - 1].low == "no" and k - 1 > at:
                return True  # “…, and releases no longer depend on one person”
            if participle and closes and parsed.tokens[k - 1].low not in PREPOSITIONS and not parsed.tokens[k].glued:
                return True
            if form is not None and form.form == "s" and _reaches_value(parsed, k, clause):
                return True  # “…, and dropout falls below 5%”
            if low in ("down", "up") and k + 1 < clause.last and parsed.tokens[k + 1].low in ("by", "to", "from"):
                return True
    return False


def _may_do(low: str) -> bool:
    """Whether a word may be the subject of a verb in the plural: “staff”, “airlines”."""
    return is_people(low) or (low.endswith("s") and not low.endswith("ss") and verb_form(low) is None)


def _reaches_value(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a verb says which value something comes to: “falls below 5%”, “reaches 90%”, “stays under 20 days”."""
    form = verb_form(parsed.low(at))
    if form is None or not (form.lemma in CARRIERS or form.lemma in ("reach", "exceed", "hit", "meet", "pass")):
        return False
    return any(at < number.first <= at + 2 for number in parsed.deciding_in(clause))


def _two_qualities(parsed: Parsed, clause: Clause) -> list[tuple[int, int]]:
    """“Improve debuggability and stability”, “MFS is performant and correct”: two things to measure."""
    tokens = parsed.tokens
    if (cut := unlike_complements(parsed, clause)) is not None:
        return [(clause.first, cut), (cut + 1, clause.last)]
    if clause.shape == "state":
        words = vague_tokens(parsed, (clause.verb + 1, clause.last), strict=True)
        if len(words) == 2 and tokens[words[1] - 1].low == "and" and words[1] - words[0] == 2:
            return [(clause.first, words[0] + 1), (words[1], clause.last)]
        return []
    if clause.sense not in ("increase", "decrease", "improve", "reach") and clause.shape != "nominal":
        return []
    if clause.shape == "nominal":
        for at in range(clause.first + 2, clause.last - 1):
            praised = _is_praised(parsed, clause.first, at) and _is_praised(parsed, at + 1, clause.last)
            named = tokens[clause.first].low in ("a", "an") and tokens[at + 1].low in ("a", "an")
            # “Fewer accidents, faster turnaround”, “A fair price for milk and a successor on each farm”
            if (praised and tokens[at].low in ("and", "&", ",")) or (named and tokens[at].low == "and"):
                return [(clause.first, at), (at + 1, clause.last)]
    found = heads(tokens, clause.object[0], clause.object[1], parsed.asides)
    if len(found) != 2:
        return []
    one, two = found
    joint = next((at for at in range(one, two) if tokens[at].low in ("and", "&")), None)
    if joint is None or (two + 1 < clause.last and tokens[two + 1].low == "of"):
        return []  # “repeatability and quality of service” is one thing to measure
    if any(tokens[one].low in group and tokens[two].low in group for group in _NEAR):
        return []
    summed = clause.shape == "nominal" and any(number.first > two for number in parsed.deciding_in(clause))
    if summed and is_problem(tokens[one].low) and is_problem(tokens[two].low):
        return []  # “Deaths and injuries down 20%”: those who are hurt are counted together
    if all(_is_measurable(parsed, at) for at in found) and singular(tokens[one].low) != singular(tokens[two].low):
        return [(clause.first, joint), (joint + 1, clause.last)]
    return []


def _is_praised(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a noun is told as one would like it, or how much of it: “a healthy culture”, “lots of movement”."""
    lows = [token.low for token in parsed.tokens[first:last]]
    if lows[:1] in (["a"], ["an"], ["the"]):
        del lows[0]
    if lows[:2] in (["lots", "of"], ["plenty", "of"]):
        return len(lows) > 2
    return len(lows) > 1 and (praising(lows[0]) or lows[0] == "enough")


_NEAR = tuple(
    frozenset(group.split())
    for group in (
        "robustness reliability stability resilience availability",
        "efficiency productivity effectiveness",
        "health wellbeing",
        "trust confidence",
        "collaboration communication coordination alignment cohesion",
        "transparency visibility clarity",
        "quality excellence craftsmanship",
        "motivation morale",
        "safety security",
        "agility flexibility",
        "knowledge expertise skills",
    )
)
"""Qualities that people name in one breath; they mean one thing."""


def _is_measurable(parsed: Parsed, at: int) -> bool:
    low = parsed.tokens[at].low
    if low in QUALITIES or singular(low) in QUALITIES:
        return True
    return any(one.first <= at < one.last for one in parsed.found) or (is_state(low) and not is_work(low))
