"""The shape of a statement: its clauses, and in each the verb that carries it with subject and object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.lexicon import (
    ATELIC,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FILLERS,
    HAVE,
    MODALS,
    MOSTLY_NOUNS,
    NOUNLIKE,
    QUALITIES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SENSES,
    is_people,
    is_state,
    is_work,
    singular,
    verb_form,
)
from goalkit.english.reading import Sense
from goalkit.english.token import NUMBER, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Shape = Literal["imperative", "active", "passive", "state", "participle", "nominal"]

# Nouns that only frame the noun after “of”: “a set of guides”, “the number of users”.
FRAMES = frozenset(
    "number percentage percent share set series list variety range lot amount bunch handful majority part rest most half "
    "couple group collection kind type types total rate proportion volume pair third quarter one count level".split()
)
_OPENERS = frozenset("( [ {".split())
_CLOSERS = frozenset(") ] }".split())
_ADVERBS = frozenset("also then now just fully successfully effectively not never already always still again well".split())


class Clause(NamedTuple):
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


def mark_asides(tokens: Sequence[Token]) -> list[bool]:
    """Say for each token whether it stands in brackets."""
    asides = []
    depth = 0
    for token in tokens:
        if token.low in _OPENERS:
            depth += 1
        asides.append(depth > 0)
        if token.low in _CLOSERS and depth:
            depth -= 1
    return asides


def sentences(tokens: Sequence[Token], asides: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Cut a statement at full stops and semicolons outside of brackets."""
    begin = 0
    for at, token in enumerate(tokens):
        if token.kind != SIGN or asides[at] or token.low not in (".", "!", "?", ";", ":"):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.low != ";" and following is not None and not following.spaced:
            continue
        if token.low == "." and following is not None and (following.raw[0].islower() or (at and _abbreviated(tokens[at - 1]))):
            continue
        if token.low == ":" and (at - begin > 5 or following is None or following.kind != WORD or following.low in _VALUE_STARTS):
            continue
        if at > begin:
            yield begin, at
        begin = at + 1
    if begin < len(tokens):
        yield begin, len(tokens)


# After a colon these begin a value of what stands before it: “Damage claims: at most 3”.
_VALUE_STARTS = frozenset("eur usd gbp chf sek nok dkk aud cad max maximum min minimum under below over above at up down zero nil from no less more fewer minus plus about around none one two three four five six seven eight nine ten".split())


def _abbreviated(token: Token) -> bool:
    return len(token.raw) == 1 and token.raw.isupper() or token.low in ("e", "g", "i", "vs", "approx", "incl", "etc", "no", "nr", "dr", "mr", "mrs", "st", "dept", "min", "max", "inc")


def read_clause(
    tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool], named: Collection[int] = ()
) -> Clause:
    """Find the verb that carries tokens[first:last], and around it subject and object.

    `named` holds the tokens where a metric's name of several words begins: “change failure rate” commands nothing.
    """
    at = _skip_fillers(tokens, first, last, asides)
    if at >= last:
        return Clause(first, last, "nominal", -1, "", "other", (first, first), (first, last))
    token = tokens[at]
    inner = _after_ensuring(tokens, at, last)
    if inner is not None and (found := _find_finite(tokens, inner, last, asides)) is not None:
        verb, shape, lemma = found
        stop = _end_of_object(tokens, verb + 1, last, asides)
        return Clause(first, last, shape, verb, lemma, SENSES.get(lemma, "other"), (inner, verb), (verb + 1, stop))
    form = verb_form(token.low) if token.kind == WORD and at not in named else None
    if form is not None:
        if form.form == "base" and _is_imperative(tokens, at, last, asides):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if form.form == "ing" and not _opens_noun(tokens, at, last) and not _describes(tokens, at, last):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if form.form == "s" and not _opens_noun(tokens, at, last) and _takes_object(tokens, at, last):
            return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
        if form.form == "past":
            following = tokens[at + 1] if at + 1 < last else None
            if following is not None and (following.kind == NUMBER or following.low in DETERMINERS):
                return _with_object("imperative", tokens, first, at, last, form.lemma, asides)
            finite = _find_finite(tokens, at + 1, last, asides)
            if finite is None:
                sense = SENSES[form.lemma]
                return Clause(first, last, "participle", at, form.lemma, sense, (at, at), (at + 1, _end_of_object(tokens, at + 1, last, asides)))
    elif _unknown_command(tokens, at, last):
        return Clause(first, last, "imperative", at, token.low, "make", (at, at), (at + 1, _end_of_object(tokens, at + 1, last, asides)))
    finite = _find_finite(tokens, at, last, asides)
    if finite is None:
        return Clause(first, last, "nominal", -1, "", "other", (at, at), (at, last))
    verb, shape, lemma = finite
    sense = SENSES.get(lemma, "other")
    stop = _end_of_object(tokens, verb + 1, last, asides)
    return Clause(first, last, shape, verb, lemma, sense, (at, verb), (verb + 1, stop))


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


def _describes(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an -ing form at the start only describes the noun after it: “Working prototype”."""
    return at + 2 >= last and is_work(tokens[at + 1].low) if at + 1 < last else False


def _unknown_command(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a word that no lexicon has commands all the same: “Refurbish the ward”."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < last else None
    return (
        token.kind == WORD
        and following is not None
        and following.low in ("the", "a", "an", "our", "their", "all", "its", "every", "each")
        and verb_form(token.low) is None
        and token.low not in PREPOSITIONS
        and token.low not in DETERMINERS
        and token.low not in PRONOUNS
        and token.low not in RELATIVES
        and token.low not in CONJUNCTIONS
        and token.low not in MODALS
        and token.low not in BE
        and token.low not in HAVE
        and not token.low.endswith(("ly", "s"))
        and token.low not in ("not", "once", "both", "half", "nor", "as", "least", "most", "only", "less", "more", "top", "then", "almost", "nearly", "today", "tomorrow", "even", "don't")
    )


def _with_object(
    shape: Shape, tokens: Sequence[Token], first: int, verb: int, last: int, lemma: str, asides: Sequence[bool]
) -> Clause:
    at = verb + 1
    # “identify and solve”, “design/build”: the last verb before the object carries it.
    while at + 1 < last and (tokens[at].low in ("and", "or", "/", "&", ",") or tokens[at].low.endswith("ly")):
        form = verb_form(tokens[at + 1].low)
        if form is None or form.form != "base" or tokens[at].low.endswith("ly"):
            break
        at += 2
    if tokens[verb].low == "re" and at < last:
        at += 1
    if lemma in ("continue", "start", "begin", "keep") and at + 1 < last:
        # “continue to support”, “keep improving”: the inner verb says what is done, without an end
        inner_at = at + 1 if tokens[at].low == "to" else at
        inner = verb_form(tokens[inner_at].low)
        if inner is not None and (inner.form == "base" and tokens[at].low == "to" or inner.form == "ing"):
            sense = SENSES[inner.lemma]
            if lemma in ("continue", "keep"):
                return Clause(first, last, shape, verb, lemma, "do" if sense == "make" else sense, (verb, verb), (inner_at + 1, _end_of_object(tokens, inner_at + 1, last, asides)))
            lemma, at = inner.lemma, inner_at + 1
    sense = SENSES[lemma]
    if lemma == "hold" and at < last and tokens[at].low in ("at", "below", "above", "steady", "under"):
        sense = "keep"
    # particles and light verbs: “set up”, “roll out”, “get … done”
    if at < last and tokens[at].low in ("up", "out", "off", "down", "over", "on", "in") and lemma in (
        "set", "roll", "sign", "clean", "close", "carry", "scale", "speed", "bring", "cut", "follow", "stand", "spin", "wind",
        "phase", "build", "start", "open", "write", "ramp", "step", "push", "drive",
    ):  # fmt: skip
        at += 1
        if lemma in ("bring", "cut", "wind", "push", "drive") and tokens[at - 1].low == "down":
            sense = "decrease"
        elif lemma in ("scale", "speed", "ramp", "step") and tokens[at - 1].low == "up":
            sense = "increase"
    return Clause(first, last, shape, verb, lemma, sense, (verb, verb), (at, _end_of_object(tokens, at, last, asides)))


def _skip_fillers(tokens: Sequence[Token], at: int, last: int, asides: Sequence[bool]) -> int:
    """Pass over “We will successfully …”, bullets, and what stands in brackets at the start."""
    begin = at
    while at < last:
        token = tokens[at]
        if token.kind == SIGN and not (token.low in "$€£<>≥≤~+" or token.low in (">=", "<=")):
            at += 1
        elif asides[at]:
            at += 1
        elif token.low in ("in", "to") and at + 1 < last and tokens[at + 1].low == "order":
            comma = next((k for k in range(at, last) if tokens[k].low == ","), None)
            if comma is None:
                return at
            at = comma + 1
        elif at == begin and token.low in _LEADS and (jump := _main_after_comma(tokens, at, last)):
            at = jump
        elif token.low == "to" and at == begin or token.low in ("we", "i", "they"):
            at += 1
        elif token.low in FILLERS and token.low not in ("the", "team", "they") and at + 1 < last:
            if token.low in ("plan", "aim", "try", "want", "intend", "strive") and not (tokens[at + 1].low in ("to", "for")):
                return at
            if token.low in ("aim", "will", "plan") and at + 1 < last and tokens[at + 1].low in ("is", "for"):
                return at
            at += 1
        elif token.low in ("are", "is", "am", "be") and at + 2 < last and tokens[at + 1].low == "going" and tokens[at + 2].low == "to":
            at += 3
        elif token.low == "the" and at + 1 < last and tokens[at + 1].low == "team" and at + 2 < last and tokens[at + 2].low in MODALS:
            at += 2
        elif token.low.endswith("ly") and len(token.low) > 4 and at + 1 < last and verb_form(tokens[at + 1].low) and token.low not in ("monthly", "weekly", "daily", "quarterly", "yearly", "early", "family", "supply", "only", "apply", "reply"):
            at += 1
        else:
            return at
    return begin if at >= last else at


_LEADS = frozenset("once when after as with for by during if before while using given based through in within".split())


def _main_after_comma(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where the main clause begins behind a leading “Once we have the data, …” or “For each stage, …”."""
    for k in range(at + 2, min(last - 1, at + 20)):
        if tokens[k].low == ",":
            following = tokens[k + 1]
            form = verb_form(following.low)
            if following.low in ("we", "the", "our", "all", "each") or (form is not None and form.form == "base"):
                return k + 1
    return None


def _opens_noun(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word at hand is followed by what only follows nouns: “Release of”, “Building is”."""
    if at + 1 >= last:
        return True
    following = tokens[at + 1]
    return following.low in ("of", "is", "are", "was", "were", "has", "will", "can", "should", "must", ":", "per")


def _takes_object(tokens: Sequence[Token], at: int, last: int) -> bool:
    following = tokens[at + 1] if at + 1 < last else None
    return following is not None and (following.low in DETERMINERS or following.kind == NUMBER)


def _is_imperative(tokens: Sequence[Token], at: int, last: int, asides: Sequence[bool]) -> bool:
    """Whether a base verb at the start commands; many are nouns as well (“Release notes”, “Support response time”)."""
    token = tokens[at]
    if at + 1 >= last:
        return token.low not in NOUNLIKE and last - at > 1
    following = tokens[at + 1]
    if following.glued and following.low not in PREPOSITIONS and following.low not in ("sell", "source", "platform", "design", "use", "certify"):
        # “follow-up calls” is a noun, “cross-sell” and “re-use” are not; hyphened words are rarely commands.
        return token.low in ("re", "co", "open", "pre", "cross", "up")
    if _opens_noun(tokens, at, last):
        return False
    if token.low not in NOUNLIKE:
        return not (following.kind == WORD and following.low in BE)
    if following.kind == NUMBER or following.low in DETERMINERS or following.low in PRONOUNS:
        return True
    if following.low in ("{", "'", "’", "\""):
        return False
    if token.low in MOSTLY_NOUNS and not (token.low == "partner" and following.low == "with"):
        return False
    if following.low in PREPOSITIONS and token.low not in (
        "work", "hire", "search", "contact", "look", "talk", "reach", "ramp", "drive", "drop", "contract", "focus", "switch", "move", "change", "transfer", "shift",
        "vote", "partner", "follow", "act", "meet", "rank", "run", "watch", "drop", "share",
    ):  # fmt: skip
        return following.low == "for" and token.low == "plan" and at + 2 < last and tokens[at + 2].low in DETERMINERS
    if at + 2 >= last and (following.low in QUALITIES or following.low.endswith(("tion", "ment", "ness", "ity", "ance", "ence"))):
        return False  # “Cost reduction”, “Process improvement”
    if following.low in CONJUNCTIONS or following.low in ("/", ","):
        after = verb_form(tokens[at + 2].low) if at + 2 < last else None
        return after is not None and after.form == "base"
    finite = _find_finite(tokens, at + 1, last, asides)
    return finite is None or finite[0] - at > 6 and finite[1] != "passive"


def _find_finite(
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
        if at > first and low in ("that", "who", "which", "whose", "where"):
            skip_relative = True
            at += 1
            continue
        if low == "to" and at + 1 < last and (tokens[at + 1].low == "be" or (inner := verb_form(tokens[at + 1].low)) and inner.form == "base"):
            if at > first + 1 and tokens[at - 1].low not in ("is", "are", "able", "ready") and not _all_to_be(tokens, at):
                at += 3 if tokens[at + 1].low == "be" else 2
                continue
        if low in ("so", "because", "if", "when", "while", "by", "in", "to") and at > first and low in ("so", "because", "if", "when", "while"):
            break
        if at > first and low in ("get", "gets", "got") and at + 1 < last and (got := verb_form(tokens[at + 1].low)) and got.form == "past":
            return at + 1, "passive", got.lemma
        if at > first and (low in BE or low in MODALS or low in HAVE):
            found = _auxiliary(tokens, at, last)
            if found is not None:
                if skip_relative:
                    skip_relative = False
                    at = found[0] + 1
                    continue
                return found
        if at > first:
            form = verb_form(low)
            if form is not None and _acts_as_verb(tokens, first, at, last, form.form):
                if skip_relative:
                    skip_relative = False
                    at += 1
                    continue
                if form.form == "past":
                    if SENSES[form.lemma] in ("increase", "decrease") and at + 1 < last and tokens[at + 1].low in ("to", "by", "from"):
                        return at, "active", form.lemma
                    # “projects delivered on time is 85%”: the participle only describes if a finite verb follows
                    reduced = reduced or (at, "passive", form.lemma)
                    at += 1
                    continue
                if reduced is None or form.form == "s" and SENSES[form.lemma] in ("increase", "decrease"):
                    return at, "active", form.lemma
        at += 1
    return reduced


def _all_to_be(tokens: Sequence[Token], at: int) -> bool:
    """“All beta drivers to be supported”: without another verb, the infinitive is the statement's own."""
    return tokens[at + 1].low == "be" and all(verb_form(token.low) is None or token.low.endswith("s") for token in tokens[:at])


def _auxiliary(tokens: Sequence[Token], at: int, last: int) -> tuple[int, Shape, str] | None:
    """The verb behind “is”, “has been”, “can be”, “will”: the participle, the adjective or the infinitive."""
    begin = at
    modal = False
    be = False
    while at < last and (tokens[at].low in BE or tokens[at].low in MODALS or tokens[at].low in HAVE or tokens[at].low in _ADVERBS or (tokens[at].low.endswith("ly") and at > begin)):
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
        if form is None and tokens[at].low.endswith("ed") and len(tokens[at].low) > 4:  # noqa: PLR2004
            return at, "passive", tokens[at].low
        return max(begin, at - 1), "state", "be"
    if tokens[begin].low in HAVE and not modal:
        if form is not None and form.form == "past":
            return at, "active", form.lemma
        return begin, "active", "have"
    if form is not None and form.form == "base":
        return at, "active", form.lemma
    return begin, "active", "be"


def _acts_as_verb(tokens: Sequence[Token], first: int, at: int, last: int, form: str) -> bool:
    """Whether a word that can be a verb is one here, judged by its neighbours."""
    before = tokens[at - 1]
    after = tokens[at + 1] if at + 1 < last else None
    low = tokens[at].low
    if form != "past" and tokens[at].raw[0].isupper() and before.kind == WORD and before.raw[0].isupper():
        return False  # “Package Manager Working Group”: part of a name
    if before.low in DETERMINERS or before.low in PREPOSITIONS or before.kind == NUMBER or before.low in ("and", "or", "&", "/"):
        return form == "past" and before.low in ("and",) and False
    if form == "past":
        # “survey created and sent”, “50 interviews completed”; not “automated tests”, which comes before its noun
        if after is None or after.kind == SIGN or after.low in PREPOSITIONS or after.low in ("and", "or", "to"):
            return before.kind == WORD and not before.low.endswith("ly") or before.kind == SIGN and before.low in (")", '"', "”", "’")
        return after.low.endswith("ly") or after.kind == NUMBER
    if form == "s":
        if after is None or after.kind == SIGN and after.low in (".", "("):
            known = verb_form(low)
            return known is not None and SENSES[known.lemma] in ("increase", "decrease", "improve") and not before.low.endswith("s")
        known = verb_form(low)
        nounlike = is_work(low) or is_state(low) or (known is not None and known.lemma in NOUNLIKE)
        if nounlike and not (after.low in DETERMINERS or (after.kind == NUMBER or after.low in ("to", "by")) and not is_work(low)):
            return False
        if is_people(before.low) and after.low in PREPOSITIONS:
            return True
        return (
            after.low in ("to", "by", "from", "its", "their", "our", "a", "an", "the", "at", "above", "below", "under", "over", "than", "it", "them", "us", "more", "less", "all", "no", "itself")
            or after.kind == NUMBER
            or after.low.endswith("ly")
            or (before.low.endswith(("ll", "s")) is False and singular(low) == low[:-1] and not is_work(low) and not is_state(low) and after.low not in PREPOSITIONS and SENSES.get(low[:-1]) in ("increase", "decrease", "other", "reach", "keep"))
            or (after.low in ("for", "without", "within", "in", "on", "with") and not is_work(low) and not is_state(low))
        )
    if form == "base":
        # “users complete”, “customers renew”: a plural actor and no “to” before it
        plural = before.low.endswith("s") or before.low in ("people", "everyone", "staff", "children", "we", "they", "i")
        actor = is_people(before.low) or before.low in ("we", "they", "i", "everyone")
        if not plural and not actor:
            return False
        if after is None:
            return actor and low not in NOUNLIKE and SENSES[low] in ("other", "reach", "increase", "decrease", "improve")
        if actor:
            return True
        return low not in NOUNLIKE and SENSES.get(low) in ("other", "reach", "increase", "decrease", "keep", "make", "be") and after is not None
    if form == "ing":
        return actor_using(tokens, at, after)
    return False


def actor_using(tokens: Sequence[Token], at: int, after: Token | None) -> bool:
    """“15 members using it”: people caught in an action stand for a finite clause."""
    return is_people(tokens[at - 1].low) and after is not None


def _end_of_object(tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]) -> int:
    """Where the object's noun phrases end: before a purpose, a means, a reason or a new clause."""
    for at in range(first, last):
        token = tokens[at]
        low = token.low
        if token.kind != WORD or asides[at] or at == first:
            continue
        if low in ("so", "because", "which", "while", "whereby", "when", "if", "until", "unless"):
            return at
        if low == "in" and at + 1 < last and tokens[at + 1].low == "order":
            return at
        if low == "to" and at + 1 < last:
            form = verb_form(tokens[at + 1].low)
            if form is not None and form.form == "base":
                return at
        if low in ("by", "through", "via") and at + 1 < last and tokens[at + 1].low.endswith("ing"):
            return at
    return last


def heads(tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]) -> list[int]:
    """Indexes of the head nouns of the coordinated noun phrases in tokens[first:last].

    A head is the last word before a preposition or the like; “a set of guides” has the head “guides”.
    """
    found: list[int] = []
    head = -1
    at = first
    while at < last:
        token = tokens[at]
        low = token.low
        if asides[at]:
            at += 1
            continue
        stop = False
        if token.kind == SIGN:
            if low in (",", "&", "/", "+") and head >= 0:
                found.append(head)
                head = -1
            elif low in (":", "—", "–", "-", ";") and head >= 0:  # noqa: RUF001
                break
        elif low in ("and", "or", "plus", "&"):
            if head >= 0:
                found.append(head)
            head = -1
        elif low == "of" and head >= 0 and (singular(tokens[head].low) in FRAMES or tokens[head].low in FRAMES):
            head = -1
        elif low in PREPOSITIONS or low in RELATIVES or low == "to" or low in BE or low in MODALS or low in HAVE:
            stop = head >= 0
        elif low in ("each", "every", "a") and head >= 0:
            stop = True
        elif token.kind == WORD and low not in DETERMINERS and low not in PRONOUNS:
            form = verb_form(low)
            if (
                head >= 0
                and form is not None
                and is_people(tokens[head].low)
                and not is_work(low)
                and (form.form == "s" or (form.form == "base" and tokens[head].low.endswith("s") and low not in NOUNLIKE))
            ):
                stop = True
            elif head >= 0 and form is not None and not token.glued:
                if form.form in ("past", "ing") and (at + 1 >= last or tokens[at + 1].low in PREPOSITIONS or tokens[at + 1].kind == SIGN or tokens[at + 1].low in DETERMINERS or tokens[at + 1].low in PRONOUNS or tokens[at + 1].low in ("and", "or")):
                    stop = not (form.form == "ing" and (is_work(low) or is_state(low)))
                if not stop:
                    head = at
            elif not low.endswith("ly"):
                head = at
        if stop:
            break
        at += 1
    if head >= 0:
        found.append(head)
    return found
