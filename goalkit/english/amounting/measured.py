"""How one could tell that a statement was met: by a quantity, by an event, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.endless import claims_quality, claims_without_end, open_ended
from goalkit.english.amounting.vagueness import (
    UNCOUNTED,
    only_faster,
    uncounted,
    unnamed_targets,
    vague_in,
    vague_state,
    vague_tokens,
)
from goalkit.english.clauses.deed import is_definite, ordered_by
from goalkit.english.clauses.phrase import heads
from goalkit.english.measuring.parsed import Parsed, is_own
from goalkit.english.measuring.roles import CHANGE_NOUNS
from goalkit.english.words.closed import BE, COMPARATIVES, DECORATION, DETERMINERS, PREPOSITIONS, PRONOUNS, VAGUE
from goalkit.english.words.nouns import AIM_OBJECTS, QUALITIES, is_people, is_problem, is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER
from goalkit.english.words.verbs import DUAL, SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Measured

# Changes that a team makes to a thing of its own; they end when the work ends.
MAKING_CHANGES = frozenset("modernise transition tune polish harden transform revitalise shift adjust change".split())

_FREQUENCIES = frozenset("weekly biweekly daily monthly fortnightly quarterly bimonthly".split())

# What people feel and say can't be told without asking them in a counted way.
_FEELING = frozenset(
    (
        "feel tell think believe perceive enjoy love like appreciate trust value understand know experience "
        "say consider find regard view"
    ).split()
)


_REGARDING = frozenset("see view perceive regard consider know".split())


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
    if clause.shape == "imperative" and number.first > clause.verb and parsed.low(number.first) == "most":
        return False  # “Get rid of most of the old files”
    if number.kind in ("universal", "zero") and clause.lemma in _FEELING and clause.shape == "active":
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


_MADE_KNOWN = frozenset("publish announce communicate release present broadcast explain open".split())
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


# Of the changes to a thing of one's own, those that come to an end that one can see.
_CLOSING_CHANGES = frozenset("transition modernise harden adjust change".split())

# The same among the verbs of no sense in particular.
_CLOSING = frozenset(
    (
        "adopt join stop move take choose agree allow align replace renew comply end give represent commit carry prove "
        "consume strike undergo"
    ).split()
)


def is_event(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause names a definite end state or deliverable."""
    if names_figure(parsed, clause.subject) or _if_time_permits(parsed, clause):
        return False  # “Share of tickets closed on first contact”: how large a share?
    if clause.shape == "imperative" and _begins_anew(parsed, clause):
        return True
    if clause.shape == "nominal":
        return _nominal_event(parsed, clause)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "improve", "keep"):
            return False
        return not clause.atelic or clause.sense == "make"
    if clause.shape == "state":
        return not vague_state(parsed, clause)
    if clause.lemma in ("drop", "cut") and clause.shape == "imperative" and not parsed.metric_in(clause.object):
        names = parsed.heads(clause.object)
        return bool(names) and not (is_state(names[0]) or is_problem(names[0]) or names[0] in QUALITIES)
    if clause.shape == "active" and "not" in parsed.lows(clause.subject[1] - 1, clause.verb):
        return clause.lemma not in _FEELING  # “Backfills do not slow us down”
    if clause.sense in ("increase", "decrease", "improve", "keep") and clause.lemma not in MAKING_CHANGES:
        return bool(
            clause.lemma in ("eliminate", "eradicate", "cease") or (clause.lemma == "cut" and clause.shape == "passive")
        )
    if clause.lemma in MAKING_CHANGES and clause.shape == "imperative":
        return clause.lemma in _CLOSING_CHANGES
    actor = clause.shape == "active" and not is_own(parsed, clause)
    if (
        clause.shape == "imperative"
        and clause.sense in ("make", "do", "reach")
        and (uncounted(parsed, clause) or only_faster(parsed, clause))
    ):
        return False
    if (
        clause.atelic
        and not actor
        and not _shares_product(parsed, clause)
        and not (clause.shape == "passive" and clause.sense == "do" and not _is_cared_for(parsed, clause))
    ):
        return False
    if (clause.lemma in _FEELING and clause.shape == "active" and not _is_thing(parsed, clause)) or open_ended(
        parsed, clause
    ):
        return False
    if clause.shape == "imperative" and clause.lemma in _LOOKING and _seeks_some(parsed, clause):
        return False  # “Examine suitable sites”: which, how many, and with what end?
    if clause.lemma == "do" and clause.shape == "imperative" and vague_in(parsed, clause.object, strict=True):
        return False  # “Do a good job of …”
    if clause.shape == "passive" and parsed.low(clause.subject[0]) in UNCOUNTED and not _names_kind(parsed, clause):
        return False  # “More trees planted”: how many?
    if (
        clause.shape == "passive"
        and parsed.low(clause.verb) in VAGUE - DECORATION
        and parsed.low(clause.verb - 1) in BE
    ):
        return False  # “Patients are satisfied with the ward”
    if clause.shape == "passive" and clause.verb and vague_in(parsed, (clause.verb - 1, clause.verb), strict=True):
        return False  # “is widely used”
    if clause.shape == "passive" and clause.lemma in _REGARDING and parsed.low(clause.verb + 1) == "as":
        return False  # “is seen as a partner”
    if clause.shape == "passive" and clause.last - clause.verb > 1 and _says_how(parsed, clause):
        return False  # “are answered promptly”
    if clause.shape == "imperative" and clause.sense == "be":
        words = vague_tokens(parsed, clause.object, strict=True)
        if clause.lemma == "be":
            return not words
        return not any(parsed.tokens[at].low in COMPARATIVES for at in words)
    if (
        clause.shape == "imperative"
        and (clause.lemma in DUAL or clause.lemma in ("embed", "weave"))
        and any(head in QUALITIES for head in parsed.heads(clause.object)[:1])
    ):
        return False
    if claims_without_end(parsed, clause):
        return False
    if (
        clause.lemma in ("provide", "offer", "give")
        and clause.shape == "imperative"
        and vague_in(parsed, clause.object, strict=True)
    ):
        return False
    if clause.shape == "active" and any(
        parsed.tokens[at].low in COMPARATIVES
        for at in vague_tokens(parsed, (clause.verb + 1, clause.last), strict=True)
    ):
        return False
    if (
        clause.shape == "imperative"
        and clause.sense == "make"
        and vague_in(parsed, clause.object, strict=True)
        and any(head in AIM_OBJECTS for head in parsed.heads(clause.object))
    ):
        return False
    if clause.sense == "reach":
        if clause.lemma in ("make", "get"):
            return not vague_in(parsed, clause.object, strict=clause.lemma == "make")
        return not vague_in(parsed, clause.object, strict=True) and not unnamed_targets(parsed, clause)
    if clause.sense == "other" and clause.shape == "imperative":
        return clause.lemma in _CLOSING
    return not (
        clause.shape == "active"
        and clause.sense in ("other", "keep")
        and vague_in(parsed, (clause.verb + 1, clause.last), strict=True)
    )


def _names_kind(parsed: Parsed, clause: Clause) -> bool:
    """Whether no number is missing of what was done something to: “Further land bought”, “Most of it repaired”."""
    return parsed.low(clause.subject[0]) in ("further", "additional", "most") or not parsed.heads(clause.subject)


def _if_time_permits(parsed: Parsed, clause: Clause) -> bool:
    """“… as time permits”, “if time allows”: nobody has promised anything."""
    lows = parsed.lows(clause.first, clause.last)
    return "time" in lows and lows[lows.index("time") + 1 :][:1] in (["permits"], ["allows"], ["permitting"])


def _is_cared_for(parsed: Parsed, clause: Clause) -> bool:
    """“Carers are supported”: for as long as they need it, where of a format that is supported one can tell."""
    if clause.lemma in ("engage", "foster", "encourage", "nurture", "cultivate"):
        return True  # “Comradeship is fostered”
    names = parsed.heads(clause.subject)
    return clause.lemma == "support" and (not names or not is_work(names[0]) or is_people(names[0]))


def _says_how(parsed: Parsed, clause: Clause) -> bool:
    """Whether a passive ends with how well it is done, which nobody has defined."""
    ends = (clause.last - 1, clause.last)
    manner = parsed.low(clause.last - 1)
    return (manner.endswith("ly") or manner in COMPARATIVES) and vague_in(parsed, ends, strict=True)


def _nominal_event(parsed: Parsed, clause: Clause) -> bool:
    """A noun phrase alone: “Working prototype” is an event, “better onboarding” or “employee morale” none."""
    bounds = clause.object
    names = parsed.heads(bounds)
    if names and _says_it_works(parsed, bounds):
        return True
    if (order := ordered_by(parsed.tokens, clause, parsed.asides)) is not None:
        if order.sense in ("increase", "decrease", "improve"):
            return is_event(parsed, order)  # “Easing of the rules”: by how much?
        if _brings_about(parsed, order):
            return True
    if vague_in(parsed, bounds, strict=True):
        return False
    if not names or parsed.tokens[clause.last - 1].low in ("up", "down"):
        return False  # “visitors up”: by how many?
    head = names[0]
    first = parsed.tokens[bounds[0]]
    if names_figure(parsed, bounds) or head in CHANGE_NOUNS:
        return False  # “Number of visits”, “reduction of complaints”: to what, by how much?
    if (
        first.low.endswith("ing")
        and len(first.low) > 5
        and bounds[0] + 1 < bounds[1]
        and parsed.tokens[bounds[0] + 1].low in PREPOSITIONS
    ):
        # “Shepherding of the work”, “Playtesting with strangers”, but “Making of a new website”
        return parsed.low(bounds[0] + 1) == "of" and parsed.low(bounds[0] + 2) in ("a", "an") and makes(first.low)
    if head.endswith("ing") and verb_form(head) is not None and not is_work(head):
        return False
    if head in QUALITIES or (parsed.metric_in(bounds) and not is_work(head)):
        return False
    if head in ("live", "ready", "available", "done", "complete", "final", "open", "operational", "online"):
        return True
    if claims_quality(parsed, bounds):
        return False
    if parsed.tokens[bounds[0]].low in ENDLESS:
        return False
    return not (is_state(head) and not is_work(head))


def _brings_about(parsed: Parsed, order: Clause) -> bool:
    """“Submission of a bid to the fund”: one thing that is told is done, and nothing before the deed keeps it open."""
    before = set(parsed.lows(order.first, order.verb))
    plain = before.isdisjoint(ENDLESS) and not vague_in(parsed, (order.first, order.verb), strict=True)
    return plain and order.sense == "make" and is_definite(parsed.tokens, order) and is_event(parsed, order)


ENDLESS = frozenset("initial ongoing continued continuous continual further regular increased general".split())
"""What leaves open when something is done."""


def makes(low: str) -> bool:
    """Whether a verb form says that something is brought about."""
    form = verb_form(low)
    return form is not None and SENSES[form.lemma] == "make"


def _begins_anew(parsed: Parsed, clause: Clause) -> bool:
    """“Start paying …”, “Let projects book …”: something is so from a day on that was not so before."""
    first = parsed.low(clause.first)
    if clause.sense in ("increase", "decrease", "improve", "keep") or clause.lemma in _FEELING:
        return False
    if first in ("start", "begin", "stop"):
        return parsed.low(clause.first + 1).endswith("ing") and not clause.atelic
    return clause.lemma == "let" and any(
        (form := verb_form(parsed.low(at))) is not None
        and form.form == "base"
        and form.lemma not in _FEELING
        and (parsed.low(at + 1) in DETERMINERS or parsed.low(at + 1) in PRONOUNS)
        for at in range(clause.object[0] + 1, clause.object[1] - 1)
    )


def _shares_product(parsed: Parsed, clause: Clause) -> bool:
    """“Share the pay gap analysis”: one thing that is there is handed on, and that is that."""
    if clause.lemma != "share" or parsed.low(clause.object[0]) not in DETERMINERS:
        return False
    return any(is_work(low) for low in parsed.lows(*clause.object))


_LOOKING = frozenset("examine explore identify consider assess discuss evaluate investigate study check review".split())
_SUITABLE = frozenset("suitable appropriate adequate sufficient further possible potential effective sensible".split())


def _seeks_some(parsed: Parsed, clause: Clause) -> bool:
    """Whether what is looked at is only said to be fitting: “suitable sites”, “possible uses”."""
    names = parsed.heads(clause.object)
    return parsed.low(clause.object[0]) in _SUITABLE and bool(names) and looks_plural(names[0])


def _is_thing(parsed: Parsed, clause: Clause) -> bool:
    """“The page says what happens next”: what a team made says something, and feels nothing."""
    subject = parsed.heads(clause.subject)
    return clause.lemma == "say" and bool(subject) and is_work(subject[0])


_FIGURES = frozenset("number numbers percentage percent % share proportion ratio amount volume rate count".split())


def _says_it_works(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """“Billing alerts that work”: one can try whether it does."""
    return any(parsed.low(at) == "that" and parsed.low(at + 1) in ("work", "works") for at in range(*bounds))


def names_figure(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """Whether a phrase names what is counted or compared, and no value: “Number of …”, “% of …”, “the share of …”."""
    begin = bounds[0] + (parsed.low(bounds[0]) in DETERMINERS)
    return begin + 1 < bounds[1] and parsed.low(begin) in _FIGURES and parsed.low(begin + 1) == "of"
