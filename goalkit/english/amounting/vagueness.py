"""Words without a size, and where they decide whether a goal was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import COMPARATIVES, DECORATION, DETERMINERS, PREPOSITIONS, VAGUE
from goalkit.english.words.token import NUMBER, SIGN, WORD
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed


def only_faster(parsed: Parsed, clause: Clause) -> bool:
    """“Answer faster”, “Answer tickets faster”, “Respond more quickly”: nothing but how the work is to be done."""
    lows = parsed.lows(*clause.object)
    if lows == ["more"]:
        return True
    if lows and clause.sense == "do" and lows[-1] in _PACES:
        return True
    words = [low for low in lows if low not in ("to", "and", "more", "much")]
    return bool(words) and words[0] in COMPARATIVES | {"quickly", "faster", "often"} and len(words) <= 2


_PACES = frozenset("faster quicker quickly sooner".split())

UNCOUNTED = frozenset(
    "some several many enough few more fewer less various numerous sufficient adequate multiple most additional "
    "further".split()
)


def uncounted(parsed: Parsed, clause: Clause) -> bool:
    """“Publish some articles”, “provide enough documentation”: how many would do is left open."""
    begin = clause.object[0]
    lows = parsed.lows(begin, min(begin + 2, clause.object[1]))
    if lows[:1] == ["a"]:
        return lows[1:] in (["few"], ["lot"])
    if not lows or lows[0] not in UNCOUNTED:
        return False
    names = parsed.heads(clause.object)
    return bool(names) and (
        names[0].endswith("s")
        or names[0] in ("documentation", "content", "training", "material", "swag", "people", "work", "support")
    )


def unnamed_targets(parsed: Parsed, clause: Clause) -> bool:
    """“Achieve the revenue targets”: the number is elsewhere, or nowhere."""
    return any(
        low
        in ("target", "targets", "goal", "goals", "objectives", "kpis", "quota", "expectations", "potential", "success")
        for low in parsed.heads(clause.object)
    )


# States that one can check.
_DONE = frozenset(("ready live available done complete online public").split())


def vague_state(parsed: Parsed, clause: Clause) -> bool:
    """Whether what is said to be so has no definition: “pages are fast”."""
    tokens = parsed.tokens
    if clause.verb + 1 < clause.last and tokens[clause.verb + 1].low in _DONE:
        return False
    return bool(undefined(parsed, clause)) or vague_in(parsed, (clause.verb + 1, clause.last), strict=True)


_FIRST_PARTS = frozenset("high low long short early late large small".split())
"""Words that with a hyphen make a name: “low-income”, “long-term”."""
_TERMS = {
    first: frozenset(following)
    for first, *following in (
        term.split()
        for term in (
            "great britain; high school schools street court availability; natural language gas resources; "
            "smart contract contracts meter meters city card cards home phone phones; clean energy water room; "
            "small business businesses claims grants groups; large language; rich text; quick start win wins; "
            "best practice practices man; fast track; secure boot; big data; clear text; modern slavery; "
            "useful life; sound pass design effects system; sustainable development; "
            "strategic plan plans planning roadmap"
        ).split("; ")
    )
}
"""Terms in which a word without a size names a kind: “natural language”, “smart contracts”."""
_SUBJECTS = frozenset("we they i you who to will can must should".split())
"""Words right after which stands no adjective, but a verb."""

ADJECTIVE_ENDINGS = ("able", "ible", "ful", "ous", "ive", "ent", "ant", "less", "worthy", "ic", "al", "ing")

_DEFINITE = frozenset(
    "available compliant public final official operational digital electronic independent default optional compatible "
    "present accessible interoperable idempotent automatic functional legal identical equal critical total vacant "
    "redundant persistent internal external global local".split()
)


def undefined(parsed: Parsed, clause: Clause) -> list[int]:
    """The adjective that a state claims, if nothing says when it holds: “projects are profitable”."""
    if clause.shape != "state" or parsed.deciding_in(clause):
        return []
    at = clause.verb + 1
    while at < clause.last and (
        parsed.tokens[at].low.endswith("ly") or parsed.tokens[at].low in ("more", "very", "truly", "so")
    ):
        at += 1
    if at >= clause.last:
        return []
    token = parsed.tokens[at]
    following = parsed.tokens[at + 1] if at + 1 < clause.last else None
    closes = (
        following is None or following.kind == SIGN or following.low in PREPOSITIONS or following.low in ("and", "to")
    )
    if (
        token.kind == WORD
        and closes
        and token.low.endswith(ADJECTIVE_ENDINGS)
        and token.low not in _DEFINITE
        and verb_form(token.low) is None
    ):
        return [at]
    return []


def vague_in(parsed: Parsed, bounds: tuple[int, int], *, strict: bool) -> bool:
    """Whether a word without a size stands in a token range."""
    return bool(vague_tokens(parsed, bounds, strict=strict))


def vague_tokens(parsed: Parsed, bounds: tuple[int, int], *, strict: bool) -> list[int]:
    """Indexes of words without a size in a token range; unless `strict`, decorations don't count."""
    found: list[int] = []
    for at in range(bounds[0], bounds[1]):
        token = parsed.tokens[at]
        low = token.low
        glued = at + 1 < bounds[1] and parsed.tokens[at + 1].glued
        if low in ("bit", "little") and parsed.low(at - 1) == "a" and at + 1 == bounds[1]:
            found.append(at)  # “Clean up the yard a bit”
            continue
        if (low not in VAGUE and low != "possible" and not glued) or token.kind != WORD or parsed.asides[at]:
            continue
        if glued and f"{low}-{parsed.tokens[at + 1].low}" in VAGUE:
            found.append(at)
            continue
        if glued and (low in _FIRST_PARTS or _is_particle(parsed, at + 1)):
            continue  # “high-risk patients” are a group of patients, a “clean-up” is a deed
        if low == "possible" and at >= 3 and parsed.tokens[at - 1].low == "as" and parsed.tokens[at - 2].low != "far":
            found.append(at - 2)
            continue
        if low not in VAGUE or (not strict and low in DECORATION):
            continue
        following = parsed.tokens[at + 1].low if at + 1 < len(parsed.tokens) else ""
        before = parsed.tokens[at - 1].low if at else ""
        if (
            following == "than"
            or (at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].kind == NUMBER)
            or (parsed.tokens[at].glued and low not in ("effective", "friendly", "class", "notch", "edge"))
        ):
            continue
        if before == "the" and low in ("wider", "broader", "larger", "smaller", "greater") and following != "than":
            continue  # “the wider team” is a team
        if (
            (low == "some" and following == "of" and not _is_ordered(before))
            or (low == "more" and before in ("or", "any", "one", "no"))
            or (low == "most" and before == "at")
            or (low in ("less", "few") and before in ("or", "a", "no"))
        ) and low != "few":
            continue
        if (low == "well" and before == "as") or low == "like":
            continue
        if low == "clear" and verb_form(low) and at == bounds[0] and strict and following in DETERMINERS:
            continue
        if low in ("much", "far") and before == "as":
            continue
        if low in ("fair", "sound", "well") and before in DETERMINERS and not _describes(parsed, at + 1):
            continue  # “a stall at the fair”, “the well in the yard”
        if before in _SUBJECTS and (form := verb_form(low)) is not None and form.form == "base":
            continue  # “We close in four days”: who closes isn't close
        if following in _TERMS.get(low, ()) or (low == "positive" and before in ("cash", "flow", "ebitda")):
            continue
        if (
            parsed.tokens[at].raw[0].isupper()
            and at > bounds[0]
            and at + 1 < len(parsed.tokens)
            and parsed.tokens[at + 1].raw[:1].isupper()
        ):
            continue  # part of a name
        found.append(at)
    return found


def _describes(parsed: Parsed, at: int) -> bool:
    """Whether a noun may stand here, of which the word before says how it is."""
    following = parsed.tokens[at] if at < len(parsed.tokens) else None
    if following is None or following.kind != WORD or following.low in PREPOSITIONS:
        return False
    form = verb_form(following.low)
    return following.low == "and" or form is None or form.form not in ("past", "s")


_PRAISE = frozenset("safe lively busy warm dry fresh kind lasting steady balanced".split())


def praising(low: str) -> bool:
    """Whether a word says that what follows is as one would like it: “safe streets”, “happier rotas”."""
    if low in VAGUE or low in _PRAISE or (low.endswith("est") and f"{low[:-2]}r" in COMPARATIVES):
        return True
    form = verb_form(low)
    return form is not None and form.form == "ing" and form.lemma in ("thrive", "flourish", "grow", "live")


def _is_particle(parsed: Parsed, at: int) -> bool:
    return parsed.low(at) in ("up", "off", "out", "down", "over", "in")


def _is_ordered(low: str) -> bool:
    """Whether a word orders what follows it: of “Get some of them to join” nobody can say how many."""
    form = verb_form(low)
    return form is not None and form.form == "base"
