"""What a parsed statement amounts to: measured how, outcome or output, vague, compound, aim or task."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.clause import FRAMES, Clause, heads
from goalkit.english.lexicon import (
    AIM_OBJECTS,
    ATELIC,
    BE,
    COMPARATIVES,
    DECORATION,
    DETERMINERS,
    DUAL,
    NOUNLIKE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    QUALITIES,
    RELATIVES,
    SENSES,
    VAGUE,
    is_people,
    is_problem,
    is_state,
    is_work,
    singular,
    verb_form,
)
from goalkit.english.quantity import counted_noun
from goalkit.english.token import NUMBER, SIGN, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.measure import Found, Roles
    from goalkit.english.quantity import Number
    from goalkit.english.reading import Aim, Focus, Measured
    from goalkit.english.token import Token

# Changes that a team makes to a thing of its own; they end when the work ends.
_MAKING_CHANGES = frozenset("modernise transition tune polish harden transform revitalise shift adjust change".split())
# Work verbs that bring in what others give: their count is a result.
_COLLECTING = frozenset("collect gather receive engage refer source capture reach attract".split())
# Verbs by which people or organisations pass into a new state.
_ENROLLING = frozenset("certify onboard register enrol sign activate subscribe book convert".split())
_FREQUENCIES = frozenset("weekly biweekly daily monthly fortnightly quarterly bimonthly".split())
# What people feel and say can't be told without asking them in a counted way.
_FEELING = frozenset("feel tell think believe perceive enjoy love like appreciate trust value understand know experience say consider find regard view".split())
_OWN_ACTORS = frozenset("we team i our squad department".split())


class Parsed(NamedTuple):
    """A statement with everything that was found in it."""

    tokens: Sequence[Token]
    asides: Sequence[bool]
    timed: Sequence[bool]
    clauses: Sequence[Clause]
    numbers: Sequence[Number]
    found: Sequence[Found]
    roles: Roles
    fields: bool
    """Whether a neighbouring field states the target."""

    def lows(self, first: int, last: int) -> list[str]:
        """The lower-case words of tokens[first:last]."""
        return [token.low for token in self.tokens[first:last]]

    def heads(self, bounds: tuple[int, int]) -> list[str]:
        """The head nouns in a token range, in lower case."""
        return [self.tokens[at].low for at in heads(self.tokens, bounds[0], bounds[1], self.asides)]

    def deciding_in(self, clause: Clause) -> list[Number]:
        """The numbers of a clause that say how far to go."""
        return [
            number
            for at, number in enumerate(self.numbers)
            if at in self.roles.deciding and clause.first <= number.first < clause.last
        ]

    def metric_in(self, bounds: tuple[int, int]) -> bool:
        """Whether a well-known metric stands in a token range."""
        return any(bounds[0] <= one.first < bounds[1] for one in self.found)


def decides(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """Whether a number settles what its clause asks; “all teams” doesn't say how much better things get."""
    if number.kind == "universal":
        if clause.sense in ("increase", "decrease", "improve") or clause.atelic:
            return False
        if parsed.asides[number.first] or _inside_work(parsed, clause, number):
            return False
        if clause.verb >= 0 and number.first >= clause.object[1]:
            return False  # “… so that all teams can”: the purpose, not the work
    if number.kind == "zero":
        return not parsed.asides[number.first]
    return True


def _inside_work(parsed: Parsed, clause: Clause, number: Number) -> bool:
    """Whether the number stands inside a clause within the object: “implementation of providing every node”."""
    if clause.verb < 0 or number.first < clause.object[0]:
        return False
    for at in range(clause.object[0], number.first):
        low = parsed.tokens[at].low
        if low in ("that", "which", "who"):
            return True
        if low.endswith("ing") and verb_form(low) is not None and not is_work(low) and at and parsed.tokens[at - 1].low in PREPOSITIONS:
            return True
    return False


def measured(parsed: Parsed) -> tuple[Measured, Clause | None]:
    """How one could tell that the statement was met, and the clause that says so."""
    if parsed.fields:
        return "quantity", parsed.clauses[0] if parsed.clauses else None
    for clause in parsed.clauses:
        if any(decides(parsed, clause, number) for number in parsed.deciding_in(clause)):
            return "quantity", clause
    for clause in parsed.clauses:
        if clause.sense == "keep" and any(low in _STEADY for low in parsed.lows(*clause.object)):
            return "quantity", clause
        if _is_recurring(parsed, clause):
            return "quantity", clause
    for clause in parsed.clauses:
        if _is_event(parsed, clause):
            return "event", clause
    if not parsed.clauses:
        return "none", None
    first = parsed.clauses[0]
    labelled = len(parsed.clauses) > 1 and first.shape == "nominal" and first.last - first.first <= 2  # noqa: PLR2004
    return "none", parsed.clauses[1] if labelled else first


_STEADY = frozenset("flat constant unchanged steady level".split())


def _is_recurring(parsed: Parsed, clause: Clause) -> bool:
    """“Biweekly updates published”, “post one story a week”: work with a rhythm can be counted."""
    words = parsed.lows(clause.first, clause.last)
    beat = next((at for at, low in enumerate(words) if low in _FREQUENCIES), None)
    if beat is None:
        return False
    following = words[beat + 1 : beat + 4]
    if clause.shape in ("imperative", "passive") and clause.sense in ("make", "do") and beat and (not following or following[0] in PREPOSITIONS):
        return True
    if following and not any(is_work(low) and low.endswith("s") for low in following):
        return False  # “weekly updates” and “… weekly” repeat, “a monthly dashboard” is one thing
    if clause.sense in ("increase", "decrease", "improve", "keep"):
        return False
    if clause.atelic and clause.lemma not in ("share", "explore"):
        return False
    return any(is_work(low) for low in parsed.heads(clause.object) + parsed.heads(clause.subject))


def _is_event(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause names a definite end state or deliverable."""
    if clause.shape == "nominal":
        return _nominal_event(parsed, clause)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "improve", "keep"):
            return False
        return not clause.atelic or clause.sense == "make"
    if clause.shape == "state":
        return not _vague_state(parsed, clause)
    if clause.lemma in ("drop", "cut") and clause.shape == "imperative" and not parsed.metric_in(clause.object):
        names = parsed.heads(clause.object)
        return bool(names) and not (is_state(names[0]) or is_problem(names[0]) or names[0] in QUALITIES)
    if clause.sense in ("increase", "decrease", "improve", "keep") and clause.lemma not in _MAKING_CHANGES:
        if clause.lemma in ("eliminate", "eradicate", "cease") or clause.lemma == "cut" and clause.shape == "passive":
            return True
        return False
    if clause.lemma in _MAKING_CHANGES and clause.shape == "imperative":
        return clause.lemma in ("transition", "modernise", "harden", "adjust", "change")
    actor = clause.shape == "active" and not _is_own(parsed, clause)
    if clause.shape == "imperative" and clause.sense in ("make", "do") and (_uncounted(parsed, clause) or _only_faster(parsed, clause)):
        return False
    if clause.atelic and not actor and not (clause.shape == "passive" and clause.sense == "do" and clause.lemma not in ("support", "engage")):
        return False
    if clause.lemma in _FEELING and clause.shape == "active":
        return False
    if clause.shape == "passive" and clause.verb and parsed.tokens[clause.verb - 1].low in VAGUE:
        return False  # “is widely used”
    if clause.shape == "imperative" and clause.sense == "be":
        words = vague_tokens(parsed, clause.object, strict=True)
        if clause.lemma == "be":
            return not words
        return not any(parsed.tokens[at].low in COMPARATIVES for at in words)
    if clause.shape == "imperative" and clause.lemma in DUAL and any(head in QUALITIES for head in parsed.heads(clause.object)[:1]):
        return False
    if clause.lemma in ("provide", "offer", "give") and clause.shape == "imperative" and _vague_in(parsed, clause.object, strict=True):
        return False
    if clause.shape == "active" and any(
        parsed.tokens[at].low in COMPARATIVES for at in vague_tokens(parsed, (clause.verb + 1, clause.last), strict=True)
    ):
        return False
    if clause.lemma in DUAL and clause.sense == "make" and _vague_in(parsed, clause.object, strict=True) and any(
        head in AIM_OBJECTS for head in parsed.heads(clause.object)
    ):
        return False
    if clause.sense == "reach":
        if clause.lemma in ("make", "get"):
            return not _vague_in(parsed, clause.object, strict=clause.lemma == "make")
        return not _vague_in(parsed, clause.object, strict=True) and not _unnamed_targets(parsed, clause)
    if clause.sense == "other" and clause.shape == "imperative":
        return clause.lemma in ("adopt", "join", "stop", "move", "take", "choose", "agree", "allow", "align", "replace", "comply", "end", "give", "represent", "commit", "carry", "prove", "consume")
    if clause.shape == "active" and clause.sense in ("other", "keep") and _vague_in(parsed, (clause.verb + 1, clause.last), strict=True):
        return False
    return True


def _only_faster(parsed: Parsed, clause: Clause) -> bool:
    """“Answer faster”, “Respond more quickly”: nothing but how the work is to be done."""
    words = [low for low in parsed.lows(*clause.object) if low not in ("to", "and", "more", "much")]
    return bool(words) and words[0] in COMPARATIVES | {"quickly", "faster", "often"} and len(words) <= 2  # noqa: PLR2004


_UNCOUNTED = frozenset("some several many enough few more various numerous sufficient adequate multiple most additional further".split())


def _uncounted(parsed: Parsed, clause: Clause) -> bool:
    """“Publish some articles”, “provide enough documentation”: how many would do is left open."""
    begin = clause.object[0]
    lows = parsed.lows(begin, min(begin + 2, clause.object[1]))
    if lows[:1] == ["a"]:
        return lows[1:] in (["few"], ["lot"])
    if not lows or lows[0] not in _UNCOUNTED:
        return False
    names = parsed.heads(clause.object)
    return bool(names) and (names[0].endswith("s") or names[0] in ("documentation", "content", "training", "material", "swag", "people", "work", "support"))


def _is_own(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is the team itself: “we”, “the platform team”."""
    subject = parsed.heads(clause.subject)
    first = parsed.tokens[clause.subject[0]].low if clause.subject[1] > clause.subject[0] else ""
    return first in ("we", "i") or bool(subject) and (subject[0] in _OWN_ACTORS or subject[-1] in ("team", "teams", "squad"))


def _unnamed_targets(parsed: Parsed, clause: Clause) -> bool:
    """“Achieve the revenue targets”: the number is elsewhere, or nowhere."""
    return any(low in ("target", "targets", "goal", "goals", "objectives", "kpis", "quota", "expectations", "potential", "success") for low in parsed.heads(clause.object))


def _nominal_event(parsed: Parsed, clause: Clause) -> bool:
    """A noun phrase alone: “Working prototype” is an event, “better onboarding” or “employee morale” none."""
    bounds = clause.object
    if _vague_in(parsed, bounds, strict=True):
        return False
    names = parsed.heads(bounds)
    if not names:
        return False
    head = names[0]
    if head.endswith("ing") and verb_form(head) is not None and not is_work(head):
        return False
    if head in QUALITIES or (parsed.metric_in(bounds) and not is_work(head)):
        return False
    if head in ("live", "ready", "available", "done", "complete", "final", "open", "operational", "online"):
        return True
    if parsed.tokens[bounds[0]].low in ("initial", "ongoing", "continued", "continuous", "further", "regular", "increased", "general"):
        return False
    return not (is_state(head) and not is_work(head))


def _vague_state(parsed: Parsed, clause: Clause) -> bool:
    """Whether what is said to be so has no definition: “pages are fast”."""
    tokens = parsed.tokens
    if clause.verb + 1 < clause.last and tokens[clause.verb + 1].low in ("ready", "live", "available", "done", "complete"):
        return False
    return bool(_undefined(parsed, clause)) or _vague_in(parsed, (clause.verb + 1, clause.last), strict=True)


_ADJECTIVE_ENDINGS = ("able", "ible", "ful", "ous", "ive", "ent", "ant", "less", "worthy", "ic", "al")
_DEFINITE = frozenset(
    "available compliant public final official operational digital electronic independent default optional compatible "
    "present accessible interoperable idempotent automatic functional legal identical equal critical total vacant "
    "redundant persistent internal external global local".split()
)


def _undefined(parsed: Parsed, clause: Clause) -> list[int]:
    """The adjective that a state claims, if nothing says when it holds: “projects are profitable”."""
    if clause.shape != "state" or parsed.deciding_in(clause):
        return []
    at = clause.verb + 1
    while at < clause.last and (parsed.tokens[at].low.endswith("ly") or parsed.tokens[at].low in ("more", "very", "truly", "so")):
        at += 1
    if at >= clause.last:
        return []
    token = parsed.tokens[at]
    following = parsed.tokens[at + 1] if at + 1 < clause.last else None
    closes = following is None or following.kind == SIGN or following.low in PREPOSITIONS or following.low in ("and", "to")
    if token.kind == WORD and closes and token.low.endswith(_ADJECTIVE_ENDINGS) and token.low not in _DEFINITE:
        return [at]
    return []


def _vague_in(parsed: Parsed, bounds: tuple[int, int], *, strict: bool) -> bool:
    return bool(vague_tokens(parsed, bounds, strict=strict))


def vague_tokens(parsed: Parsed, bounds: tuple[int, int], *, strict: bool) -> list[int]:
    """Indexes of words without a size in a token range; unless `strict`, decorations don't count."""
    found: list[int] = []
    for at in range(bounds[0], bounds[1]):
        token = parsed.tokens[at]
        low = token.low
        if token.kind != WORD or parsed.asides[at]:
            continue
        if at + 1 < bounds[1] and parsed.tokens[at + 1].glued and f"{low}-{parsed.tokens[at + 1].low}" in VAGUE:
            if strict:
                found.append(at)
            continue
        if low == "possible" and at >= 3 and parsed.tokens[at - 1].low == "as":  # noqa: PLR2004
            found.append(at - 2)
            continue
        if low not in VAGUE or (not strict and low in DECORATION):
            continue
        following = parsed.tokens[at + 1].low if at + 1 < len(parsed.tokens) else ""
        before = parsed.tokens[at - 1].low if at else ""
        if following == "than" or (at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].kind == NUMBER) or parsed.tokens[at].glued and low not in ("effective", "friendly", "class", "notch", "edge"):
            continue
        if low == "some" and following == "of" or low == "more" and before in ("or", "any", "one", "no") or low == "most" and before == "at" or low in ("less", "few") and before in ("or", "a", "no"):
            if low != "few":
                continue
        if low == "well" and before == "as" or low == "like" or low == "high" and following in ("school", "schools", "street", "court"):
            continue
        if low == "clear" and verb_form(low) and at == bounds[0] and strict and following in DETERMINERS:
            continue
        if low == "much" and before == "as":
            continue
        if low == "great" and following in ("britain",):
            continue
        if parsed.tokens[at].raw[0].isupper() and at > bounds[0] and at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].raw[:1].isupper():
            continue  # part of a name
        found.append(at)
    return found


def vague_words(parsed: Parsed, how: Measured, decisive: Clause | None) -> list[tuple[int, int]]:
    """The words on which it turns whether the statement is met, as token ranges."""
    if how == "quantity" or decisive is None:
        return []
    found: list[tuple[int, int]] = []
    clauses = parsed.clauses if how == "none" else [clause for clause in parsed.clauses if not _is_event(parsed, clause)]
    for clause in clauses:
        if clause.verb >= 0 and clause.sense in ("increase", "decrease", "improve") and clause.lemma not in ("eliminate", "eradicate", "mitigate", "prevent", "cease", "avoid"):
            found.append((clause.verb, clause.verb + 1))
            continue
        words = vague_tokens(parsed, (clause.first, clause.last), strict=True) or _undefined(parsed, clause)
        found += [(at, at + 1) for at in words]
        if not words and clause.lemma in ("achieve", "meet", "hit", "reach", "accomplish") and _unnamed_targets(parsed, clause):
            found.append((clause.verb, clause.verb + 1))
    if how == "event":
        for clause in parsed.clauses:
            if not _is_event(parsed, clause):
                continue
            for at in vague_tokens(parsed, clause.object, strict=False):
                low = parsed.tokens[at].low
                if low in COMPARATIVES or low in ("some", "several", "many", "few", "enough", "sufficient", "adequate", "appropriate", "significant", "small", "various"):
                    found.append((at, at + 1))
    return sorted(set(found))


def focus(parsed: Parsed, how: Measured, decisive: Clause | None) -> Focus:
    """Whether the statement is about a change that matters to somebody, or about work and its products."""
    if decisive is None:
        return "output"
    if parsed.fields and decisive.shape in ("nominal", "active", "state"):
        names = parsed.heads(decisive.object) + parsed.heads(decisive.subject)
        return "output" if names and all(is_work(low) for low in names[:1]) and not parsed.found else "outcome"
    return _clause_focus(parsed, how, decisive)


def _clause_focus(parsed: Parsed, how: Measured, clause: Clause) -> Focus:  # noqa: C901, PLR0911, PLR0912
    numbers = parsed.deciding_in(clause)
    subject = parsed.heads(clause.subject)
    objects = parsed.heads(clause.object)
    percent = any(number.unit in ("percent", "points") and number.kind == "plain" for number in numbers)
    if clause.shape == "imperative":
        return _imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "reach") and clause.lemma not in ("expand", "extend"):
            return "outcome"
        return "outcome" if how == "quantity" and parsed.found else "output"
    if clause.shape == "nominal":
        return _nominal_focus(parsed, how, clause, objects, percent=percent)
    own = _is_own(parsed, clause)
    if clause.shape == "passive":
        if how == "quantity" and _service_level(parsed, clause):
            return "outcome"
        if how == "quantity" and parsed.metric_in(clause.subject) and not (subject and is_work(subject[0])):
            return "outcome"
        if clause.sense in ("increase", "decrease", "improve", "keep", "reach"):
            return "outcome"
        if clause.lemma in ("use", "adopt", "reuse", "consume", "trust", "recommend", "require", "accept", "embrace", "visit", "open", "read", "satisfy", "involve", "know", "love", "recognise", "value", "engage", "exceed", "retain", "convert", "resolve", "answer", "protect", "serve", "treat", "see", "find", "respond", "quote", "secure", "fund"):
            return "outcome" if clause.lemma not in ("open", "find", "resolve", "answer", "read") or how == "quantity" else "output"
        if subject and is_people(subject[0]) and clause.lemma in _ENROLLING:
            return "outcome"
        if clause.sense == "other" and "by" in parsed.lows(clause.verb + 1, clause.last):
            return "outcome"
        if how == "quantity" and (
            any(number.comparator == "at_most" for number in numbers)
            or (subject and is_problem(subject[0]) and clause.lemma in ("resolve", "fix", "close", "eliminate", "solve", "report", "detect", "find"))
        ):
            return "outcome"
        return "output"
    if own:
        return _imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "active":
        if subject and is_people(subject[0]) and not (is_work(subject[0])):
            return "outcome"
        if clause.sense in ("increase", "decrease"):
            return "outcome"
        if subject and is_problem(subject[0]):
            return "outcome"
        if how == "quantity":
            if any(number.unit in _SPEEDS for number in numbers) or _service_level(parsed, clause) or _timed(parsed, clause):
                return "outcome"
            if clause.sense == "make" and objects and is_work(objects[0]) and not percent:
                return "output"
            if clause.lemma == "have" and objects and is_work(objects[0]) and not parsed.found:
                return "output"
            return "outcome"
        if how == "none":
            return "outcome"
        return "output"
    # a state: “pages are fast”
    complement = parsed.tokens[clause.verb + 1].low if clause.verb + 1 < clause.last else ""
    plain = any(number.kind == "plain" for number in numbers) and not (subject and is_work(subject[0]) and not percent)
    if not plain and complement in ("ready", "live", "available", "done", "complete", "final", "operational", "open"):
        return "output"
    if how == "quantity" or _vague_state(parsed, clause):
        return "outcome"
    return "output"


def _service_level(parsed: Parsed, clause: Clause) -> bool:
    """“98% of invoices paid within 30 days”: how much of what others are owed arrives in time."""
    share = any(number.unit == "percent" for number in parsed.deciding_in(clause))
    if not share:
        return False
    lows = parsed.lows(clause.first, clause.last)
    for at, low in enumerate(lows[:-2]):
        if low in ("within", "in", "under", "by") and (lows[at + 1][0].isdigit() or verb_form(lows[at + 1]) is None):
            if any(unit in _SPANS for unit in lows[at + 2 : at + 5]):
                return True
    return "on time" in " ".join(lows)


_SPEEDS = frozenset("millisecond second minute hour".split())


def _timed(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause says how long something takes: “adds a repository in 3 hours”."""
    return any(number.unit in _SPEEDS for number in parsed.numbers if clause.first <= number.first < clause.last)


_SPANS = frozenset("second seconds minute minutes hour hours day days week weeks month months min mins hrs h".split())


def _imperative_focus(  # noqa: C901, PLR0911, PLR0912
    parsed: Parsed, how: Measured, clause: Clause, objects: list[str], *, percent: bool
) -> Focus:
    head = objects[0] if objects else ""
    metric = parsed.metric_in(clause.object)
    moves = metric or is_state(head) or is_people(head) or is_problem(head)
    work = is_work(head) and not (metric and not _work_wins(parsed, clause))
    if clause.lemma in ("win", "earn", "adopt"):
        return "outcome"
    if clause.lemma == "meet" and (is_people(head) or not head or "with" in parsed.lows(*clause.object)):
        return "output"
    if clause.lemma in ("have", "get") and how == "quantity" and clause.object[1] < clause.last and parsed.tokens[clause.object[1]].low == "to":
        return "outcome"  # “get three schools to join”: what others do
    if clause.lemma == "be" and how != "quantity":
        return "outcome"
    if clause.lemma in ("be", "have", "own"):
        if how == "quantity":
            return "output" if work else "outcome"
        better = any(parsed.tokens[at].low in COMPARATIVES for at in vague_tokens(parsed, clause.object, strict=True))
        return "outcome" if is_people(head) or (is_state(head) and not work) or better or (clause.lemma == "be" and how == "none") else "output"
    if clause.lemma in ("drop", "cut") and how == "event":
        return "output"
    if clause.sense in ("increase", "decrease"):
        if any(_counts_people(parsed, number) for number in parsed.deciding_in(clause)):
            return "outcome"
        return "output" if work and how == "quantity" and not metric and not is_problem(head) and not is_state(head) else "outcome"
    if clause.sense == "improve":
        return "output" if clause.lemma in _MAKING_CHANGES and not moves else "outcome"
    if clause.sense == "reach":
        if how == "event":
            return "outcome" if (is_people(head) or metric) and clause.lemma != "make" else "output"
        if how == "none" and clause.lemma in ("get", "make"):
            return "outcome"
        return "output" if work and not percent and not is_people(head) else "outcome"
    if clause.sense == "keep":
        return "output" if work and how == "event" else "outcome"
    if clause.sense == "make":
        if how == "quantity" and not work:
            if clause.lemma in _ENROLLING and (is_people(head) or metric):
                return "outcome"
            if clause.lemma in DUAL and (moves or _money(parsed, clause)):
                return "outcome"
            if (percent and (metric or is_people(head) or is_problem(head))) or (metric and clause.lemma in ("resolve", "fix", "deliver")):
                return "outcome"
        if how == "none" and clause.lemma in DUAL and (head in QUALITIES or head in AIM_OBJECTS or metric):
            return "outcome"
        return "output"
    if clause.lemma in ("continue", "keep") and clause.sense in ("do", "other"):
        return "output"
    if how == "none" and _only_faster(parsed, clause):
        return "outcome"
    if clause.sense == "do":
        if how == "quantity" and clause.lemma == "support" and not work and not is_people(head) and _is_scale(parsed, clause):
            return "outcome"
        if how == "quantity" and clause.lemma in _COLLECTING and moves and not work:
            return "outcome"
        if how == "quantity" and (percent and (is_people(head) or metric)) and clause.lemma in ("engage", "answer", "handle", "process", "respond", "use", "reach", "offer"):
            return "outcome"
        if how == "none" and head in QUALITIES and clause.lemma != "work":
            return "outcome"
        return "output"
    # the rest: support, ensure, adopt, enable …
    if how == "quantity":
        if clause.lemma in ("participate", "contribute", "give", "show", "take", "speak", "prove") or (work and not percent and not metric):
            return "output"
        return "outcome"
    if how == "none":
        return "output" if clause.lemma in ("work", "invest", "explore", "participate") else "outcome"
    return "outcome" if clause.lemma in ("adopt", "join") else "output"


def _counts_people(parsed: Parsed, number: Number) -> bool:
    """Whether a number counts people: “grow the newsletter to 30,000 subscribers”."""
    noun = counted_noun(parsed.tokens, number.last) if number.unit is None else None
    return noun is not None and is_people(noun)


def _is_scale(parsed: Parsed, clause: Clause) -> bool:
    """Whether the number is a load that something bears rather than a count of pieces of work."""
    return any(
        number.value >= 1000 or number.unit is not None for number in parsed.deciding_in(clause)  # noqa: PLR2004
    ) or "per" in parsed.lows(clause.first, clause.last)


def _work_wins(parsed: Parsed, clause: Clause) -> bool:
    """Whether the metric found in the object is only part of a deliverable's name (“churn dashboard”)."""
    names = heads(parsed.tokens, clause.object[0], clause.object[1], parsed.asides)
    return bool(names) and not any(one.first <= names[0] < one.last for one in parsed.found)


def _money(parsed: Parsed, clause: Clause) -> bool:
    return any(number.unit is not None and len(number.unit) == 3 and number.unit.isupper() for number in parsed.deciding_in(clause))


def _nominal_focus(parsed: Parsed, how: Measured, clause: Clause, names: list[str], *, percent: bool) -> Focus:
    head = names[0] if names else ""
    metric = parsed.metric_in(clause.object)
    after = [token.low for token in parsed.tokens[clause.object[0] : clause.object[1]]]
    numbers = parsed.deciding_in(clause)
    # “15 members using it every week”: the action of others is the result
    for at in range(clause.object[0] + 1, clause.object[1]):
        form = verb_form(parsed.tokens[at].low) if parsed.tokens[at].kind == WORD else None
        if form is not None and form.form == "ing" and SENSES[form.lemma] in ("other", "reach", "do") and not is_work(parsed.tokens[at].low):
            previous = parsed.tokens[at - 1]
            if previous.kind == WORD and (is_people(previous.low) or form.lemma in ("use", "attend", "adopt", "pay", "renew", "recommend") and previous.low not in PREPOSITIONS):
                return "outcome"
    if how == "quantity":
        if any(number.kind == "zero" for number in numbers):
            return "outcome"
        if is_work(head) and not (metric and not _work_wins(parsed, clause)):
            return "output"
        if metric or is_people(head) or is_state(head) or is_problem(head) or percent or _money(parsed, clause):
            return "outcome"
        if any(number.unit in ("millisecond", "second", "minute", "hour") or number.comparator == "at_most" for number in numbers):
            return "outcome"
        return "output" if names and "with" not in after[:1] and any(number.unit is None for number in numbers) else "outcome"
    if how == "event":
        return "output"
    bounds = clause.object
    last = parsed.tokens[bounds[1] - 1].low if bounds[1] > bounds[0] else ""
    if last in VAGUE or last == "possible":
        return "outcome"  # “Waiting list shorter”
    if is_work(head):
        return "output"
    if head in AIM_OBJECTS or (parsed.tokens[bounds[0]].low in COMPARATIVES and not is_work(head)):
        return "outcome"
    return "outcome" if head in QUALITIES or is_state(head) or is_people(head) or metric else "output"


def states_number(parsed: Parsed) -> bool:
    """Whether the statement carries a numeric target; “all” and “no” are words."""
    return any(
        parsed.numbers[at].kind not in ("universal", "zero") and not _is_span(parsed.numbers[at].unit) for at in parsed.roles.deciding
    ) or any(
        parsed.numbers[at].kind == "zero" and parsed.tokens[parsed.numbers[at].first].low in ("zero", "0") for at in parsed.roles.deciding
    )


def _is_span(unit: str | None) -> bool:
    return unit in ("day", "week", "month", "quarter", "year", "time")


def aim(parsed: Parsed) -> Aim:  # noqa: C901, PLR0911, PLR0912
    """Whether an objective is a state worth reaching, a piece of work, or only a label."""
    clauses = parsed.clauses
    if not clauses:
        return "topic"
    clause = clauses[0]
    if clause.shape == "nominal" and len(clauses) > 1 and clause.last - clause.first <= 4:
        clause = clauses[1]
    if clause.shape in ("nominal", "participle"):
        words = [token for token in parsed.tokens[clause.first : clause.last] if token.kind == WORD]
        if clause.shape == "participle":
            return "aim" if clause.sense in ("increase", "decrease", "improve", "reach", "keep", "other") else "task"
        bounds = (clause.first, clause.last)
        if any(token.low in RELATIVES or token.low in BE or token.low in MODALS for token in words):
            return "aim"
        if parsed.deciding_in(clause):
            return "aim"
        if _vague_in(parsed, bounds, strict=True):
            return "aim"
        content = [token for token in words if token.low not in PREPOSITIONS and token.low not in DETERMINERS and token.low not in ("and", "or")]
        if len(content) > 3 or any(token.low in ("of", "for", "to", "with") for token in words):  # noqa: PLR2004
            names = parsed.heads(bounds)
            if names and is_work(names[0]) and not parsed.metric_in(bounds):
                return "task"
        return "topic" if len(content) <= 5 else "aim"  # noqa: PLR2004
    objects = parsed.heads(clause.object)
    head = objects[0] if objects else ""
    if clause.shape != "imperative":
        if clause.shape == "active" and clause.sense == "make" and objects and is_work(head) and clause.lemma in ("ship", "release", "launch", "publish", "implement", "build"):
            return "task"
        if clause.shape == "passive" and clause.sense in ("make", "do"):
            subject = parsed.heads(clause.subject)
            return "aim" if _vague_in(parsed, (clause.first, clause.last), strict=True) or (subject and not is_work(subject[0])) else "task"
        return "aim"
    if clause.sense in ("increase", "decrease", "improve", "keep", "be"):
        return "task" if clause.lemma in ("modernise", "transition", "adjust", "change") and is_work(head) else "aim"
    if clause.sense == "reach":
        return "aim"
    if clause.sense == "other":
        return "aim"
    if clause.lemma in ("enable", "equip", "bring", "prepare", "set", "move", "lead", "engage", "foster", "focus", "work", "push", "see", "host") and clause.lemma not in ("lead", "host", "set"):
        return "aim"
    if clause.lemma in DUAL:
        if head in AIM_OBJECTS or head in QUALITIES or is_people(head) or (is_state(head) and not is_work(head)) or parsed.metric_in(clause.object):
            return "aim"
        if clause.lemma == "deliver":
            tail = parsed.lows(clause.object[0], clause.object[1])
            return "aim" if "as" in tail or "on" in tail[:1] else "task"
        if clause.lemma in ("grow", "drive", "win", "earn"):
            return "aim"
        return "task"
    if clause.sense == "do":
        if clause.lemma in ("promote", "engage", "educate") and ("as" in parsed.lows(clause.object[0], clause.object[1])):
            return "aim"
        if clause.lemma in ("support", "help", "foster", "share", "guide", "market", "understand", "learn", "advocate", "serve", "inform") and (is_people(head) or head in QUALITIES):
            return "aim"
        return "task"
    if head in QUALITIES and clause.lemma not in ("document", "define", "implement"):
        return "aim"
    return "task"


def compound_parts(parsed: Parsed, *, objective: bool) -> list[tuple[int, int]]:
    """Token ranges of two or more results that could be met one without the other; empty where there is one."""
    mains = [clause for clause in parsed.clauses if not _explains(parsed, clause)]
    if len(mains) > 1:
        return [(clause.first, clause.last) for clause in mains]
    clause = mains[0] if mains else None
    if clause is None:
        return []
    cut = _second_verb(parsed, clause)
    if cut is not None:
        return [(clause.first, cut - 1), (cut, clause.last)]
    cut = _second_quantity(parsed, clause)
    if cut is not None:
        return [(clause.first, cut), (cut + 1, clause.last)]
    return _two_qualities(parsed, clause)


def _explains(parsed: Parsed, clause: Clause) -> bool:
    """Whether a further sentence only comments on the one before: “This will …”, “How many?”, a bare noun."""
    if clause.first == parsed.clauses[0].first:
        return False
    words = parsed.lows(clause.first, clause.last)
    if words[0] in ("this", "that", "these", "it", "they", "if", "how", "why", "what", "where", "when", "which", "see", "e.g", "eg", "note", "as", "currently", "so", "because", "there", "for", "our", "you", "ie", "including", "also") or parsed.asides[clause.first]:
        return True
    if parsed.tokens[clause.first - 1].low == ":":
        return True
    if "should" in words or words[-1] in ("complete", "done", "completed", "progress"):
        return True
    if clause.shape == "nominal":
        return not parsed.deciding_in(clause)
    if clause.shape == "imperative":
        return clause.sense == "do" and clause.atelic
    return clause.shape in ("active", "state", "passive") and words[0] in ("the", "a", "an", "more", "better") and not parsed.deciding_in(clause)


def _second_verb(parsed: Parsed, clause: Clause) -> int | None:
    """Where a second verb with an object of its own begins: “Launch X and raise Y”."""
    if clause.verb < 0:
        return None
    tokens = parsed.tokens
    begin = clause.object[0] if clause.shape in ("imperative", "participle") else clause.verb + 1
    had_object = clause.shape not in ("imperative", "participle")
    nested = False
    for at in range(begin, clause.last):
        token = tokens[at]
        if parsed.asides[at]:
            continue
        if _subordinates(parsed, at, clause):
            nested = True
        if not had_object and token.kind == WORD and token.low not in DETERMINERS and token.low not in ("and", "or"):
            had_object = True
            continue
        joint = token.low in ("and", "&", "plus", "then") or (token.low == "," and not nested and _list_joint(parsed, at, clause))
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
        tokens[at].low in ("then", "also", "to", "successfully", "and", "we", "will") or tokens[at].low.endswith("ly")
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
        return form is not None and form.form == "past" and after is not None and after.kind == WORD and after.low not in PREPOSITIONS
    if clause.shape != "imperative":
        if form is not None and form.form == "s":
            return following.low not in NOUNLIKE and form.lemma not in NOUNLIKE and not is_work(following.low) and not is_state(following.low)
        return (form is None or form.form != "past") and _new_subject(parsed, at, clause)
    if form is None or after is None:
        return False
    if form.form != "base" and not (form.form == "ing" and tokens[clause.verb].low.endswith("ing")):
        return False
    if after.low in ("it", "them", "him", "her", "those", "these", "this", "that", "which", "their", "its"):
        return False
    if after.kind == SIGN and after.low not in ("$", "€", "£"):
        return False
    if following.low in NOUNLIKE and not (after.low in DETERMINERS or after.kind == NUMBER):
        # “support and release processes” joins nouns; a number of its own shows the second command
        if after.low in PREPOSITIONS or not any(at < number.first < clause.last for number in parsed.deciding_in(clause)):
            return False
    return not (after.low in PREPOSITIONS and after.low not in ("at", "up", "out", "with", "on", "off"))


def _list_joint(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a comma joins a further command: “Move maintainership to apps, review code”."""
    if at + 2 >= clause.last or clause.shape != "imperative":
        return False
    form = verb_form(parsed.tokens[at + 1].low)
    return form is not None and form.form == "base" and parsed.tokens[at + 1].low not in NOUNLIKE


def _new_subject(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Whether a finite clause with its own subject begins here: “X is decommissioned and collectors are GA”."""
    for k in range(at + 1, min(clause.last, at + 7)):
        low = parsed.tokens[k].low
        if low in ("that", "who", "which"):
            return False
        if low in BE or low in MODALS:
            return low not in ("been", "being", "be") and not any(t.low in PREPOSITIONS for t in parsed.tokens[at:k])
        if k > at:
            form = verb_form(low)
            closes = k + 1 >= clause.last or parsed.tokens[k + 1].low in PREPOSITIONS or parsed.tokens[k + 1].kind == SIGN
            if form is not None and form.form == "past" and closes and parsed.tokens[k - 1].low not in PREPOSITIONS:
                return True
            if low in ("down", "up") and k + 1 < clause.last and parsed.tokens[k + 1].low in ("by", "to", "from"):
                return True
    return False


def _second_quantity(parsed: Parsed, clause: Clause) -> int | None:
    """Where two counted things are joined: “Net Promoter Score above 60 & cost below 5”."""
    numbers = [number for number in parsed.deciding_in(clause) if number.kind in ("plain", "factor", "zero")]
    for one, two in zip(numbers, numbers[1:], strict=False):
        for at in range(one.last, two.first):
            low = parsed.tokens[at].low
            if parsed.asides[at] or low not in ("and", "&", "plus", ","):
                continue
            named = heads(parsed.tokens, at + 1, two.first, parsed.asides)
            if named and (parsed.tokens[at + 1].kind == WORD) and not any(parsed.tokens[k].low in ("from", "up", "down", "was", "with") or verb_form(parsed.tokens[k].low) is not None and parsed.tokens[k].low.endswith("ing") for k in range(at + 1, two.first)):
                return at  # “legacy income to £90k and monthly donors to 2,400”
            if low == ",":
                continue
            heads_one = heads(parsed.tokens, one.last, at, parsed.asides)
            heads_two = heads(parsed.tokens, two.last, clause.last, parsed.asides)
            if one.unit == "percent" and two.unit == "percent":
                return at
            if heads_one and heads_two and _differ(parsed, heads_one[0], heads_two[0]):
                return at
    return None


def _differ(parsed: Parsed, one: int, two: int) -> bool:
    a, b = parsed.tokens[one].low, parsed.tokens[two].low
    return singular(a) != singular(b) and (is_state(a) or is_state(b) or is_people(a) != is_people(b) or is_work(a) and is_work(b))


def _two_qualities(parsed: Parsed, clause: Clause) -> list[tuple[int, int]]:
    """“Improve debuggability and stability”, “MFS is performant and correct”: two things to measure."""
    tokens = parsed.tokens
    if clause.shape == "state":
        words = vague_tokens(parsed, (clause.verb + 1, clause.last), strict=True)
        if len(words) == 2 and tokens[words[1] - 1].low == "and" and words[1] - words[0] == 2:  # noqa: PLR2004
            return [(clause.first, words[0] + 1), (words[1], clause.last)]
        return []
    if clause.sense not in ("increase", "decrease", "improve", "reach") and not (clause.shape == "nominal"):
        return []
    if clause.shape == "nominal":
        for at in range(clause.first + 2, clause.last - 1):
            if tokens[at].low in ("and", "&", ",") and tokens[at + 1].low in VAGUE and tokens[clause.first].low in VAGUE and at + 2 < clause.last:
                return [(clause.first, at), (at + 1, clause.last)]  # “Fewer accidents, faster turnaround”
    found = heads(tokens, clause.object[0], clause.object[1], parsed.asides)
    if len(found) != 2:  # noqa: PLR2004
        return []
    one, two = found
    joint = next((at for at in range(one, two) if tokens[at].low in ("and", "&")), None)
    if joint is None:
        return []
    if all(_is_measurable(parsed, at) for at in found) and singular(tokens[one].low) != singular(tokens[two].low):
        return [(clause.first, joint), (joint + 1, clause.last)]
    return []


def _is_measurable(parsed: Parsed, at: int) -> bool:
    low = parsed.tokens[at].low
    if low in QUALITIES or singular(low) in QUALITIES:
        return True
    return any(one.first <= at < one.last for one in parsed.found) or (is_state(low) and not is_work(low))


