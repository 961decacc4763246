"""The shape of a statement: its clauses, and in each the verb that carries it with subject and object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.english.clauses.attribute import describes_what_moves, is_done_by
from goalkit.english.clauses.finite import Shape, find_carrier, find_finite
from goalkit.english.clauses.imperative import is_imperative, opens_noun, particles_of, takes_object, unknown_command
from goalkit.english.clauses.lead import behind_have, skip_lead
from goalkit.english.clauses.phrase import end_of_object
from goalkit.english.words.closed import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from goalkit.english.words.nouns import is_state, is_work
from goalkit.english.words.token import NUMBER, WORD, Token
from goalkit.english.words.verbs import ATELIC, NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from goalkit.english.reading import Sense


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of tokens that says one thing.

    `verb` is the index of the carrying verb or -1; `subject` and `object` are token ranges, empty
    where there is none. `shape`: `imperative` (“Launch the app”), `active` (“users renew”),
    `passive` (“the guide is published”), `state` (“pages are fast”), `participle` (“Improved
    logging”), `nominal` (“10 blog posts”).
    """

    first: int
    last: int
    shape: Shape
    verb: int
    lemma: str
    sense: Sense
    subject: tuple[int, int]
    object: tuple[int, int]

    @property
    def atelic(self) -> bool:
        """Whether its verb names work without an end of its own."""
        return self.lemma in ATELIC


def read_clause(
    tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool], named: Collection[int] = ()
) -> Clause:
    """Find the verb that carries tokens[first:last], and around it subject and object.

    `named` holds the tokens where a metric's name of several words begins: “change failure rate” commands nothing.
    """
    at = skip_lead(tokens, first, last, asides)
    if at >= last:
        return Clause(first, last, "nominal", -1, "", "other", (first, first), (first, last))
    token = tokens[at]
    carrier = find_carrier(tokens, at, last, asides)
    if carrier is not None and not _commands_first(tokens, at, carrier):
        form = verb_form(tokens[carrier].low)
        lemma = form.lemma if form else tokens[carrier].low
        return Clause(
            first, last, "active", carrier, lemma, SENSES.get(lemma, "other"), (at, carrier), (carrier + 1, last)
        )
    inner = _after_ensuring(tokens, at, last)
    if inner is not None and (found := find_finite(tokens, inner, last, asides)) is not None:
        verb, shape, lemma = found
        stop = end_of_object(tokens, verb + 1, last, asides)
        return Clause(first, last, shape, verb, lemma, SENSES.get(lemma, "other"), (inner, verb), (verb + 1, stop))
    metric_next = (
        token.low in NOUNLIKE
        and (form := verb_form(token.low)) is not None
        and SENSES[form.lemma] in ("make", "do")
        and (
            _names_level(tokens, at, last)
            or (at + 1 in named and any(one.kind == NUMBER for one in tokens[at + 1 : last]))
        )
    )
    form = verb_form(token.low) if token.kind == WORD and at not in named and not metric_next else None
    if form is not None:
        if form.form == "base" and is_imperative(tokens, at, last, asides):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if (
            form.form == "ing"
            and not opens_noun(tokens, at, last)
            and not _heads_subject(tokens, at, last, asides)
            and not _describes(tokens, at, last)
            and not is_done_by(tokens, at, last)
        ):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if form.form == "s" and not opens_noun(tokens, at, last) and takes_object(tokens, at, last):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if form.form == "past":
            following = tokens[at + 1] if at + 1 < last else None
            perfect = at > first and behind_have(tokens, at - 1, last) == at
            if perfect or (following is not None and (following.kind == NUMBER or following.low in DETERMINERS)):
                return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
            finite = find_finite(tokens, at + 1, last, asides)
            if finite is None and (describes_what_moves(tokens, at, last) or _labels_value(tokens, at, last)):
                return Clause(first, last, "nominal", -1, "", "other", (at, at), (at, last))
            if finite is None:
                sense = SENSES[form.lemma]
                return Clause(
                    first,
                    last,
                    "participle",
                    at,
                    form.lemma,
                    sense,
                    (at, at),
                    (at + 1, end_of_object(tokens, at + 1, last, asides)),
                )
    elif unknown_command(tokens, at, last):
        return Clause(
            first,
            last,
            "imperative",
            at,
            token.low,
            "make",
            (at, at),
            (at + 1, end_of_object(tokens, at + 1, last, asides)),
        )
    finite = find_finite(tokens, at, last, asides)
    if finite is None:
        return Clause(first, last, "nominal", -1, "", "other", (at, at), (at, last))
    verb, shape, lemma = finite
    sense = _sense_of_moving(tokens, verb, last, lemma) if shape == "active" else _sense_of_done(tokens, verb, lemma)
    stop = end_of_object(tokens, verb + 1, last, asides)
    denied = [token.low for token in tokens[max(verb - 2, at) : verb]] == ["no", "longer"]
    return Clause(first, last, shape, verb, lemma, sense, (at, verb - 2 * denied), (verb + 1, stop))


def _labels_value(tokens: Sequence[Token], at: int, last: int) -> bool:
    """“Cancelled shifts: 0”, “Lost parcels: at most 4”: the participle only says which are counted."""
    colon = next((k for k in range(at + 2, last - 1) if tokens[k].low == ":"), None)
    return colon is not None and tokens[last - 1].kind == NUMBER and last - colon <= len((":", "at", "most", "4"))


def _sense_of_moving(tokens: Sequence[Token], verb: int, last: int, lemma: str) -> Sense:
    """What a verb does with what stands behind it: what “goes down” decreases, who “gains in” something has more."""
    following = tokens[verb + 1].low if verb + 1 < last else ""
    if lemma == "go" and following in ("up", "down") and verb + 2 >= last:
        return "increase" if following == "up" else "decrease"
    if lemma == "gain" and following == "in":
        return "increase"
    return SENSES.get(lemma, "other")


def _sense_of_done(tokens: Sequence[Token], verb: int, lemma: str) -> Sense:
    """What was done, as far as the lexicon knows; an unknown deed without “is” or “has been” has made something."""
    if lemma == "cut" and tokens[verb + 1 : verb + 2] and tokens[verb + 1].low in ("over", "off"):
        return "make"  # “Ledger cut over to the new system”
    unknown = lemma.endswith("ed") and not BE.intersection([token.low for token in tokens[:verb]])
    return SENSES.get(lemma, "make" if unknown else "other")


def _after_ensuring(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where the clause begins that “make sure” or “ensure that” asks for; it says what is wanted."""
    low = tokens[at].low
    if low == "make" and at + 2 < last and tokens[at + 1].low == "sure":
        begin = at + 2
    elif low in ("ensure", "ensuring", "guarantee"):
        begin = at + 1
    else:
        return None
    if begin < last and tokens[begin].low == "that":
        begin += 1
    return begin if begin < last else None


def _heads_subject(tokens: Sequence[Token], at: int, last: int, asides: Sequence[bool]) -> bool:
    """Whether an -ing form only opens the subject of a finite clause: “Outsourcing register validated”."""
    finite = find_finite(tokens, at + 1, last, asides)
    told = verb_form(tokens[at + 1].low) if at + 2 < last else None
    if told is not None and told.form == "s" and tokens[at + 2].low in ("all", "every", "the", "no"):
        return True  # “Monitoring covers all services”
    if at + 1 < last and (tokens[at + 1].low in DETERMINERS or tokens[at + 1].low in PREPOSITIONS):
        return finite is not None and finite[1] == "state"
    moved = finite is not None and SENSES.get(finite[2]) in ("increase", "decrease")  # “Waiting time cut by 3 days”
    return finite is not None and (moved or finite[1] in ("passive", "state")) and finite[0] - at <= 5


def _commands_first(tokens: Sequence[Token], at: int, carrier: int) -> bool:
    """Whether a command stands before the carrier, which then belongs to its object: “Make sales grow by 5%”."""
    form = verb_form(tokens[at].low)
    if form is None or form.form != "base" or carrier == at:
        return False
    return form.lemma in ("make", "see", "let", "help", "keep", "ensure", "watch", "have") or (
        tokens[at].low not in NOUNLIKE and at + 1 < carrier and tokens[at + 1].low in DETERMINERS
    )


def _describes(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an -ing form at the start only describes the noun after it: “Working prototype”."""
    if tokens[at].low == "working" and at + 1 < last and tokens[at + 1].kind == WORD:
        return tokens[at + 1].low not in PREPOSITIONS and tokens[at + 1].low not in PRONOUNS
    if at + 2 < last and is_state(tokens[at + 1].low) and _has_value(tokens, at + 2):
        form = verb_form(tokens[at].low)
        return form is not None and SENSES[form.lemma] in ("make", "do", "other")  # “Parking income of €40k”
    return at + 2 >= last and is_work(tokens[at + 1].low) if at + 1 < last else False


def _has_value(tokens: Sequence[Token], at: int) -> bool:
    """Whether right behind a noun stands what its value is to be: “of €40k”, “below 5 minutes”, “: 3 → 4”."""
    if tokens[at].low in ("of", ":", "at", "below", "under", "above", "over"):
        at += 1
    return at < len(tokens) and (tokens[at].kind == NUMBER or tokens[at].low in _BEFORE_DIGITS)


def _names_level(tokens: Sequence[Token], at: int, last: int) -> bool:
    """“Test backlog below 40”: a noun before a noun, and the level at which it is to be, with which all ends."""
    bound = next((k for k in range(at + 1, last) if tokens[k].kind != WORD or tokens[k].low in PREPOSITIONS), last)
    named = tokens[at + 1 : bound]
    return (
        0 < len(named) <= len(("open", "support", "tickets"))
        and all(token.low not in DETERMINERS and not token.glued for token in named)
        and bound + 2 == last
        and tokens[bound].low in _LEVELS
        and tokens[bound + 1].kind == NUMBER
    )


_LEVELS = frozenset("below under < ≤ > ≥".split())
_BEFORE_DIGITS = frozenset("$ € £ ¥ eur usd gbp chf ≤ ≥ < > = >= <=".split())


def _says_what_for(lemma: str, second: str) -> bool:
    """Whether of two commands the second tells what it is about: “review and improve”, “research and choose”."""
    changes = SENSES[second] in ("increase", "decrease", "improve") or second in ("ensure", "foster", "nurture")
    return changes or (lemma in ATELIC and second not in ATELIC and SENSES[second] == "make")


def _with_object(
    shape: Shape, tokens: Sequence[Token], first: int, verb: int, last: int, lemma: str, asides: Sequence[bool]
) -> Clause:
    at = verb + 1
    # “identify and solve”, “design/build”: the last verb before the object carries it.
    while at + 1 < last and (tokens[at].low in ("and", "or", "/", "&", ",") or tokens[at].low.endswith("ly")):
        form = verb_form(tokens[at + 1].low)
        if form is None or form.form != "base" or tokens[at].low.endswith("ly"):
            break
        if tokens[at].low == "and" and _says_what_for(lemma, form.lemma):
            verb, lemma = at + 1, form.lemma
        at += 2
    if tokens[verb].low == "re" and at < last:
        at += 1
    if lemma in ("continue", "start", "begin", "keep") and at + 1 < last:
        # “continue to support”, “keep improving”: the inner verb says what is done, without an end
        inner_at = at + 1 if tokens[at].low == "to" else at
        inner = verb_form(tokens[inner_at].low)
        if inner is None and tokens[inner_at].low.endswith("ing") and len(tokens[inner_at].low) > 5:
            return Clause(
                first,
                last,
                shape,
                verb,
                "continue",
                "do",
                (verb, verb),
                (inner_at + 1, end_of_object(tokens, inner_at + 1, last, asides)),
            )
        if inner is not None and ((inner.form == "base" and tokens[at].low == "to") or inner.form == "ing"):
            sense = SENSES[inner.lemma]
            if lemma in ("continue", "keep"):
                return Clause(
                    first,
                    last,
                    shape,
                    verb,
                    lemma,
                    "do" if sense == "make" else sense,
                    (verb, verb),
                    (inner_at + 1, end_of_object(tokens, inner_at + 1, last, asides)),
                )
            lemma, at = inner.lemma, inner_at + 1
    sense = SENSES[lemma]
    if lemma == "hold" and _holds_level(tokens, at, last):
        sense = "keep"
    # particles and light verbs: “set up”, “roll out”, “get … done”
    if (
        at < last
        and tokens[at].low in ("up", "out", "off", "down", "over", "on", "in", "back")
        and (
            tokens[at].low in particles_of(lemma)
            or lemma in ("push", "drive")
            or _doubles_down(tokens, at)
            or _takes_over(tokens, at, last)
        )
        and not (at + 1 < last and tokens[at + 1].glued)  # “drive on-time starts”
    ):
        at += 1
        if lemma in ("stand", "spin", "turn", "take") or (lemma == "bring" and tokens[at - 1].low == "up"):
            sense = "make"
        elif lemma == "come" and at < last and tokens[at].low == "with":
            sense, at = "make", at + 1  # “come up with a plan”
        elif lemma in ("carry", "reach"):
            sense = "do"
            lemma = "carry" if lemma == "carry" else "liaise"
        elif lemma == "double":
            lemma, sense = "invest", "other"  # “double down on templates” doubles nothing
        elif lemma in ("bring", "cut", "wind", "push", "drive") and tokens[at - 1].low == "down":
            sense = "decrease"
        elif lemma in ("scale", "speed", "ramp", "step") and tokens[at - 1].low == "up":
            sense = "increase"
    if lemma == "put" and [token.low for token in tokens[at : at + 2]] == ["in", "place"]:
        sense, at = "make", at + 2
    end = end_of_object(tokens, at, last, asides)
    if lemma in _CARRIERS_OFF and sense not in ("increase", "decrease"):
        way = next((k for k in range(at + 1, end) if tokens[k].low in ("up", "down") and _ends_way(tokens, k, last)), 0)
        if way:
            sense = "increase" if tokens[way].low == "up" else "decrease"
    return Clause(first, last, shape, verb, lemma, sense, (verb, verb), (at, end))


def _takes_over(tokens: Sequence[Token], at: int, last: int) -> bool:
    """“Take over the kiosk”, but not “Take over 500 calls”."""
    taken = tokens[at - 1].low in ("take", "taking") and tokens[at].low == "over"
    return taken and at + 1 < last and tokens[at + 1].low in DETERMINERS


def _doubles_down(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].low.startswith("doubl") and [token.low for token in tokens[at : at + 2]] == ["down", "on"]


# Verbs that with “up” or “down” behind what they move say where it goes: “bring churn down from 5% to 3%”.
_CARRIERS_OFF = frozenset("bring get take push drive move pull force edge".split())


def _ends_way(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether “up” or “down” ends what is said of the thing that moves; a goal or a value may follow."""
    if tokens[at].glued or (at + 1 < last and tokens[at + 1].glued):
        return False
    if at + 2 < last and tokens[at + 1].low == "to":  # “get everyone up to speed” raises nobody
        return tokens[at + 2].kind != WORD or tokens[at + 2].low in _BEHIND_WAY
    return at + 1 >= last or tokens[at + 1].kind != WORD or tokens[at + 1].low in _BEHIND_WAY


_BEHIND_WAY = frozenset(
    "to from by below under above over towards at least most within before until while this zero".split()
)


def _holds_level(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether something is held where it is and no event is held: “hold costs under €40k”, “hold at 5%”."""
    if at < last and tokens[at].low in ("at", "below", "above", "steady", "under"):
        return True
    return any(
        tokens[k].low in ("steady", "flat")
        or (tokens[k].low in ("below", "above", "under") and k + 1 < last and tokens[k + 1].kind != WORD)
        for k in range(at, last)
    )
