"""The finite verb of a clause that begins with its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from goalkit.english.clauses.acting import acts_as_verb
from goalkit.english.words.closed import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, PRONOUNS
from goalkit.english.words.nouns import is_people, is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence


Shape = Literal["imperative", "active", "passive", "state", "participle", "nominal"]

_ADVERBS = frozenset(
    "also then now just fully successfully effectively not never already always still again well".split()
)


# Verbs that carry a measured change behind a long subject: “orders delivered in full rise from 81% to 93%”.
CARRIERS = frozenset(
    "rise fall drop grow increase decrease climb shrink decline stay remain improve double halve go".split()
)
_VALUE_OPENERS = frozenset("from to by at below above under over within between".split())


# Words with which a value begins behind “to” or “at”.
_VALUE_WORDS = frozenset(
    ("half or least most under below above weekly zero one two three four five six ten about the").split()
)


def find_carrier(tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]) -> int | None:
    """The verb of change behind the subject that begins at `first`, if a value follows it."""
    for at in range(first + 1, last - 1):
        if tokens[at + 1].low not in _VALUE_OPENERS:
            continue
        token = tokens[at]
        form = verb_form(token.low) if token.kind == WORD and not (asides[at] or token.glued) else None
        if form is None or form.lemma not in CARRIERS or form.form == "ing":
            continue
        before = tokens[at - 1]
        if before.low in DETERMINERS or before.low in ("to", "and", "or", "of", "in", "by"):
            continue
        if form.form == "past" and form.lemma not in ("grow", "rise", "fall") and before.low in BE:
            continue
        value = tokens[at + 2] if at + 2 < len(tokens) else None
        if _is_second(tokens, first, at):
            return None
        if value is not None and (value.kind == NUMBER or value.low in _VALUE_WORDS or value.kind == SIGN):
            return at
    return None


def _is_second(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether something else came to its value before: “Attendance reaches 92% and absence falls below 1%”."""
    valued = False
    for k in range(first + 1, at):
        if valued and tokens[k].low in ("and", "&"):
            return True
        form = verb_form(tokens[k].low) if tokens[k].kind == WORD else None
        if form is not None and form.form in ("s", "base") and form.lemma in CARRIERS | {"reach", "exceed", "hit"}:
            behind = k + 1 + (tokens[k + 1].low in _VALUE_OPENERS)
            valued = valued or tokens[behind].kind == NUMBER
    return False


def find_finite(
    tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]
) -> tuple[int, Shape, str] | None:
    """Find the finite verb, or the participle that stands for one, of a clause that begins with its subject."""
    at = first
    skip_relative = False
    reduced: tuple[int, Shape, str] | None = None
    while at < last:
        token = tokens[at]
        low = token.low
        if asides[at] or token.kind != WORD or token.glued:
            at += 1
            continue
        if at > first and low in ("that", "who", "which", "whose", "where", "who've", "who's"):
            skip_relative = True
            at += 1
            continue
        if (
            low == "to"
            and at + 1 < last
            and (tokens[at + 1].low == "be" or ((inner := verb_form(tokens[at + 1].low)) and inner.form == "base"))
        ) and (
            at > first + 1 and tokens[at - 1].low not in ("is", "are", "able", "ready") and not _all_to_be(tokens, at)
        ):
            at += 3 if tokens[at + 1].low == "be" else 2
            continue
        if (
            low in ("so", "because", "if", "when", "while", "by", "in", "to")
            and at > first
            and low in ("so", "because", "if", "when", "while")
        ):
            break
        if (
            at > first
            and low in ("get", "gets", "got")
            and at + 1 < last
            and (got := verb_form(tokens[at + 1].low))
            and got.form == "past"
        ):
            return at + 1, "passive", got.lemma
        if (
            at > first
            and (low in BE or low in MODALS or low in HAVE or low in _DENYING or _denies(tokens, at))
            and not (low in ("have", "be") and tokens[at - 1].low in ("and", "or", "then"))  # “…, and have both …”
        ):
            found = _auxiliary(tokens, at, last)
            if found is not None:
                if skip_relative:
                    skip_relative = False
                    at = found[0] + 1
                    continue
                return found
        if _is_no_longer(tokens, at, last):
            found = _no_longer(tokens, at + 2)
            if found is not None:
                return found
        if at > first and not _is_no_longer(tokens, at + 1, last):
            form = verb_form(low)
            if form is not None and low in _UNCHANGED and _is_done_to(tokens, first, at, last):
                form = form._replace(form="past")
            if form is None and at <= first + 3 and _unknown_verb(tokens, first, at, last):
                return at, "active", low
            if form is not None and acts_as_verb(tokens, first, at, last, form, asides):
                if skip_relative:
                    skip_relative = False
                    at += 1
                    continue
                if form.form == "past" and form.lemma in ("include", "except") and at + 1 >= last:
                    at += 1
                    continue  # “…, contractors included”
                if form.form == "past":
                    if (
                        SENSES[form.lemma] in ("increase", "decrease")
                        and at + 1 < last
                        and tokens[at + 1].low in ("to", "by", "from")
                    ):
                        return at, "active", form.lemma
                    # “projects delivered on time is 85%”: the participle only describes if a finite verb follows
                    reduced = reduced or (at, "passive", form.lemma)
                    at += 1
                    continue
                if reduced is None or (form.form == "s" and SENSES[form.lemma] in ("increase", "decrease")):
                    return at, "active", form.lemma
        at += 1
    return reduced or _unknown_participle(tokens, first, last, asides)


def _is_no_longer(tokens: Sequence[Token], at: int, last: int) -> bool:
    return [token.low for token in tokens[at : min(at + 2, last - 1)]] == ["no", "longer"] and (
        tokens[at + 2].kind == WORD and tokens[at + 2].low != "than"
    )


def _no_longer(tokens: Sequence[Token], at: int) -> tuple[int, Shape, str] | None:
    """What is so “no longer”: “The roof no longer leaks”, “Passwords no longer kept”."""
    low = tokens[at].low
    form = verb_form(low)
    if form is not None:
        return at, "passive" if form.form == "past" else "active", form.lemma
    if low in PREPOSITIONS or low in DETERMINERS or low in BE:
        return None
    return at, "active", low


_UNCHANGED = frozenset("cut set put split shut".split())
"""Verbs that look the same once it is done."""


def _is_done_to(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Whether something was done to what stands before: “Waiting time cut by 3 days”, but not “We cut by half”."""
    before, after = tokens[at - 1].low, tokens[at + 1].low if at + 1 < last else ""
    if before in PRONOUNS or before in DETERMINERS or before in PREPOSITIONS or is_people(before) or before == "to":
        return False
    if any(token.low in MODALS for token in tokens[first:at]):
        return False
    return after in _BEHIND_DONE


_BEHIND_DONE = frozenset("by to from up in out over off down at on before and".split())


def _unknown_participle(
    tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]
) -> tuple[int, Shape, str] | None:
    """“Smoke alarms fitted in every flat”: a verb that no lexicon has, where it ends like a participle."""
    for at in range(first + 1, last):
        low = tokens[at].low
        if not low.endswith("ed") or low.endswith("eed") or len(low) < len("fitted") or low in _NOT_DONE or asides[at]:
            continue
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < last else None
        if tokens[at].glued or before.kind != WORD or before.low in DETERMINERS or before.low in PREPOSITIONS:
            continue
        if verb_form(low) is not None or before.low.endswith("ly") or before.low in ("and", "or", "not"):
            continue
        if is_work(low) or is_state(low) or is_people(low):
            continue
        if after is None or after.kind == SIGN or after.low in PREPOSITIONS or after.low == "and":
            return at, "passive", low
    return None


_NOT_DONE = frozenset(
    "hundred kindred sacred naked wicked rugged ragged skilled gifted talented interested located related based "
    "married retired blessed crooked beloved biased titled".split()
)
"""Words that end like participles, and tell how something is or where."""


def _unknown_verb(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """“Seedlings survive their first winter”: between a bare plural and a determiner or adverb only a verb fits."""
    before, token = tokens[at - 1], tokens[at]
    after = tokens[at + 1] if at + 1 < last else None
    return (
        all(earlier.kind == WORD and earlier.low not in PREPOSITIONS for earlier in tokens[first:at])
        and looks_plural(before.low)
        and before.low not in DETERMINERS
        and after is not None
        and (
            after.low in PRONOUNS
            or after.low in ("their", "our", "its", "your", "us", "the")
            or (after.low.endswith("ly") and len(after.low) > len("early") and after.kind == WORD)
        )
        and token.low not in PREPOSITIONS
        and token.low not in ("and", "or", "that", "who", "which", "as", "than")
        and not token.low.endswith(("ly", "s"))
    )


def _all_to_be(tokens: Sequence[Token], at: int) -> bool:
    """“All beta drivers to be supported”: without another verb, the infinitive is the statement's own."""
    return tokens[at + 1].low == "be" and all(
        verb_form(token.low) is None or token.low.endswith("s") or token.glued or tokens[k + 1].glued
        for k, token in enumerate(tokens[:at])
    )


_DENYING = frozenset({"doesn't", "don't", "didn't"})


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Whether “do not”, “does not” or “did not” begins here."""
    return tokens[at].low in ("do", "does", "did") and at + 1 < len(tokens) and tokens[at + 1].low == "not"


def _auxiliary(tokens: Sequence[Token], at: int, last: int) -> tuple[int, Shape, str] | None:
    """The verb behind “is”, “has been”, “can be”, “will”: the participle, the adjective or the infinitive."""
    begin = at
    modal = False
    be = False
    if (tokens[at].low in _DENYING or _denies(tokens, at)) and at + 1 < last:
        at += _denies(tokens, at)
        if at + 1 >= last:
            return None
        inner = verb_form(tokens[at + 1].low)
        return (at + 1, "active", inner.lemma if inner else tokens[at + 1].low)
    while at < last and (
        tokens[at].low in BE
        or tokens[at].low in MODALS
        or tokens[at].low in HAVE
        or tokens[at].low in _ADVERBS
        or _is_no_longer(tokens, at, last)
        or _is_no_longer(tokens, at - 1, last)
        or (tokens[at].low.endswith("ly") and at > begin)
    ):
        modal = modal or tokens[at].low in MODALS
        be = be or tokens[at].low in BE
        at += 1
    if at + 1 < last and tokens[at].low == "," and modal:
        # “shall, to the extent practicable, receive”
        close = next((k for k in range(at + 1, min(last, at + 8)) if tokens[k].low == ","), None)
        if close is not None and close + 1 < last:
            at = close + 1
    if at >= last:
        return begin, "state", "be"
    form = verb_form(tokens[at].low) if tokens[at].kind == WORD else None
    if be:
        if tokens[at].low == "able" and at + 2 < last and tokens[at + 1].low == "to":
            inner = verb_form(tokens[at + 2].low)
            if inner is not None:
                return at + 2, "active", inner.lemma
        if form is not None and form.form == "past":
            return at, "passive", form.lemma
        if form is not None and form.form == "ing":
            return at, "active", form.lemma
        if form is None and tokens[at].low.endswith("ed") and len(tokens[at].low) > 4:
            return at, "passive", tokens[at].low
        return max(begin, at - 1), "state", "be"
    if tokens[begin].low in HAVE and not modal:
        if form is not None and form.form == "past":
            return at, "active", form.lemma
        return begin, "active", "have"
    if form is not None and form.form == "base":
        return at, "active", form.lemma
    return begin, "active", "be"
