"""Whether a noun phrase names an end that one can see: “Working prototype”, but not “Employee morale”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.endless import claims_quality
from goalkit.english.amounting.vagueness import vague_in
from goalkit.english.measuring.roles import CHANGE_NOUNS
from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS
from goalkit.english.words.nouns import QUALITIES, is_state, is_work, looks_plural
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed


def nominal_event(parsed: Parsed, clause: Clause) -> bool:
    """A noun phrase alone: “Working prototype” is an event, “better onboarding” or “employee morale” none."""
    bounds = clause.object
    names = parsed.heads(bounds)
    if names and _says_it_works(parsed, bounds):
        return True
    if vague_in(parsed, bounds, strict=True):
        return False
    if not names or parsed.tokens[clause.last - 1].low in ("up", "down") or _moves_from(parsed, bounds):
        return False  # “visitors up”: by how many?
    lows = parsed.lows(*bounds)
    if looks_plural(names[0]) and f"{names[0]} per" in " ".join(lows):
        return False  # “Blood tests per visit”: how many?
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
    if claims_quality(parsed, bounds) or names_endless_work(parsed, bounds):
        return False
    if parsed.tokens[bounds[0]].low in ENDLESS:
        return False
    return not (is_state(head) and not is_work(head))


def _moves_from(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """“Visits up from 40k” leaves open to how many."""
    return any(
        parsed.low(at) in ("up", "down") and parsed.low(at + 1) == "from" for at in range(bounds[0] + 1, bounds[1])
    )


def names_endless_work(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """“Cooperation with schools”, “Regular exchange with other cities”: it goes on for as long as somebody does it."""
    at = next((at for at in range(*bounds) if parsed.low(at + 1) in PREPOSITIONS), bounds[1])
    described = at - bounds[0] <= 1 and not is_work(parsed.low(bounds[0])) and parsed.low(bounds[0]) not in DETERMINERS
    return at < bounds[1] and described and parsed.low(at) in (_TENDING if parsed.low(at + 1) == "of" else _MEETING)


_MEETING = frozenset(
    "advocacy collaboration communication cooperation coordination dialogue exchange involvement liaison networking "
    "outreach participation presence".split()
)
"""Nouns of what goes on with others, and has no end of its own."""
_TENDING = frozenset("coordination information involvement maintenance promotion".split())
"""Nouns of what is done for somebody or something as long as there is any."""


ENDLESS = frozenset("initial ongoing continued continuous continual further regular increased general".split())
"""What leaves open when something is done."""


def makes(low: str) -> bool:
    """Whether a verb form says that something is brought about."""
    form = verb_form(low)
    return form is not None and SENSES[form.lemma] == "make"


_FIGURES = frozenset("number numbers percentage percent % share proportion ratio amount volume rate count".split())


def _says_it_works(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """“Billing alerts that work”: one can try whether it does."""
    return any(parsed.low(at) == "that" and parsed.low(at + 1) in ("work", "works") for at in range(*bounds))


def names_figure(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """Whether a phrase names what is counted or compared, and no value: “Number of …”, “% of …”, “the share of …”."""
    begin = bounds[0] + (parsed.low(bounds[0]) in DETERMINERS)
    return begin + 1 < bounds[1] and parsed.low(begin) in _FIGURES and parsed.low(begin + 1) == "of"
