"""Whether a statement comes to an end that one can see: “Sign the lease”, but not “Work on the lease”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from goalkit.english.amounting.endless import claims_without_end, open_ended
from goalkit.english.amounting.event_nominal import ENDLESS, names_figure, nominal_event
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
from goalkit.english.measuring.parsed import Parsed, is_denied, is_own
from goalkit.english.words.closed import BE, COMPARATIVES, DECORATION, DETERMINERS, PRONOUNS, VAGUE
from goalkit.english.words.nouns import AIM_OBJECTS, QUALITIES, is_people, is_problem, is_state, is_work, looks_plural
from goalkit.english.words.verbs import DUAL, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause

# Changes that a team makes to a thing of its own; they end when the work ends.
MAKING_CHANGES = frozenset(
    "modernise transition tune polish refine harden transform revitalise shift adjust change".split()
)

# What people feel and say can't be told without asking them in a counted way.
FEELING = frozenset(
    (
        "feel tell think believe perceive enjoy love like appreciate trust value understand know experience "
        "say consider find regard view"
    ).split()
)


_REGARDING = frozenset("see view perceive regard consider know".split())

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
        order = ordered_by(parsed.tokens, clause, parsed.asides)
        if order is not None and order.sense in ("increase", "decrease", "improve"):
            return is_event(parsed, order)  # “Easing of the rules”: by how much?
        return (order is not None and _brings_about(parsed, order)) or nominal_event(parsed, clause)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "improve", "keep"):
            return False
        return not clause.atelic or clause.sense == "make"
    if clause.shape == "state":
        return not vague_state(parsed, clause)
    if clause.lemma in ("drop", "cut") and clause.shape == "imperative" and not parsed.metric_in(clause.object):
        names = parsed.heads(clause.object)
        return bool(names) and not (is_state(names[0]) or is_problem(names[0]) or names[0] in QUALITIES)
    if clause.shape in ("active", "passive") and is_denied(parsed, clause):
        return clause.lemma not in FEELING  # “Backfills do not slow us down”
    if clause.sense in ("increase", "decrease", "improve", "keep") and clause.lemma not in MAKING_CHANGES:
        return bool(
            clause.lemma in ("eliminate", "eradicate", "cease") or (clause.lemma == "cut" and clause.shape == "passive")
        )
    if clause.lemma in MAKING_CHANGES and clause.shape == "imperative":
        return clause.lemma in _CLOSING_CHANGES
    actor = clause.shape == "active" and not is_own(parsed, clause)
    if clause.lemma == "put" and clause.shape == "imperative" and _is_put_somewhere(parsed, clause):
        return True
    if clause.lemma == "get" and clause.shape == "imperative" and not _INVOLVED.isdisjoint(parsed.lows(*clause.object)):
        return False  # “Get tenants involved in the garden”: how many, and how far?
    if clause.lemma == "execute" and not _INSTRUMENTS.isdisjoint(parsed.heads(clause.object)[:1]):
        return True  # “Execute the lease”: sign it
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
    if (clause.lemma in FEELING and clause.shape == "active" and not _is_thing(parsed, clause)) or open_ended(
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
            return not words and parsed.low(clause.verb) != "being"  # “Being seen as a partner”
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
    if clause.shape == "imperative" and _by_how_much(parsed, clause):
        return False
    if clause.shape == "imperative" and parsed.low(clause.object[0]) in ENDLESS - {"initial", "further", "general"}:
        return False  # “Provide ongoing support to carers”
    if clause.shape == "imperative" and (_goes_through(parsed, clause) or _only_praised(parsed, clause)):
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


def _by_how_much(parsed: Parsed, clause: Clause) -> bool:
    """“Tidy the yard a bit”, “Involve the tenants more strongly”: the work is to be done, and nobody says how far."""
    lows = parsed.lows(clause.verb + 1, clause.last)
    return lows[-2:] in (["a", "bit"], ["a", "little"]) or any(
        one == "more" and (two.endswith("ly") or two == "often") for one, two in itertools.pairwise(lows)
    )


def _is_put_somewhere(parsed: Parsed, clause: Clause) -> bool:
    """“Put the new hall into operation”, but not “Put people first”: one thing, and where it is afterwards."""
    lows = parsed.lows(clause.verb + 1, clause.last)
    return lows[:1] in (["the"], ["a"], ["an"], ["our"]) and ("into" in lows or " ".join(lows).count("in front of") > 0)


_INVOLVED = frozenset("involved engaged interested excited motivated enthused".split())
"""What people become more and more."""


_INSTRUMENTS = frozenset("agreement contract lease deed memorandum mou treaty covenant amendment".split())
"""What is signed, and then holds."""
_GOING_THROUGH = frozenset("answer triage process handle reply respond moderate field".split())
"""What is done with each of those that keep coming in."""


def _goes_through(parsed: Parsed, clause: Clause) -> bool:
    """“Answer questions in the forum”, “Triage incoming bugs”: there will be more of them tomorrow."""
    names = parsed.heads(clause.object)
    begin = clause.object[0] + (parsed.low(clause.object[0]) in ("to", "on"))
    opening = parsed.low(begin)
    return (
        clause.lemma in _GOING_THROUGH
        and bool(names)
        and looks_plural(names[0])
        and opening not in DETERMINERS
        and not any(map(str.isdigit, opening))
    )


def _only_praised(parsed: Parsed, clause: Clause) -> bool:
    """“Create engaging content”: neither how much of it nor what makes it so."""
    names = parsed.heads(clause.object)
    if clause.sense != "make" or not names or parsed.low(clause.object[0]) in DETERMINERS:
        return False
    praise = vague_tokens(parsed, clause.object, strict=False)
    return praise[:1] == [clause.object[0]] and names[0] in _MASS


_MASS = frozenset("content documentation material materials copy writing advice guidance information training".split())
"""What there can be any amount of."""


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


def _brings_about(parsed: Parsed, order: Clause) -> bool:
    """“Submission of a bid to the fund”: one thing that is told is done, and nothing before the deed keeps it open."""
    before = set(parsed.lows(order.first, order.verb))
    plain = before.isdisjoint(ENDLESS) and not vague_in(parsed, (order.first, order.verb), strict=True)
    return plain and order.sense == "make" and is_definite(parsed.tokens, order) and is_event(parsed, order)


def _begins_anew(parsed: Parsed, clause: Clause) -> bool:
    """“Start paying …”, “Let projects book …”: something is so from a day on that was not so before."""
    first = parsed.low(clause.first)
    if clause.sense in ("increase", "decrease", "improve", "keep") or clause.lemma in FEELING:
        return False
    if first in ("start", "begin", "stop"):
        return parsed.low(clause.first + 1).endswith("ing") and not clause.atelic
    return clause.lemma == "let" and any(
        (form := verb_form(parsed.low(at))) is not None
        and form.form == "base"
        and form.lemma not in FEELING
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
