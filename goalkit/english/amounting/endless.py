"""Claims that never come to an end: to become something, to win people, to be praised, preferred or trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.vagueness import ADJECTIVE_ENDINGS
from goalkit.english.words.closed import COMPARATIVES
from goalkit.english.words.nouns import is_people

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed

__all__ = ["claims_quality", "claims_without_end", "open_ended", "undefined_claim", "undefined_gain"]

_MEETING = frozenset("talk speak listen chat meet engage interact".split())


def open_ended(parsed: Parsed, clause: Clause) -> bool:
    """“Talk to users”, “Meet suppliers”: nobody says with whom, or how many of them."""
    if clause.lemma not in _MEETING or clause.shape != "imperative":
        return False
    words = [low for low in parsed.lows(*clause.object) if low not in ("to", "with", "more")]
    return len(words) < 3 and bool(words) and words[-1].endswith("s")


def _claims_more(parsed: Parsed, clause: Clause) -> bool:
    """“Build a more diverse committee”: how much more is left open."""
    lows = parsed.lows(clause.object[0], min(clause.object[0] + 2, clause.object[1]))
    return any((low in COMPARATIVES and low not in ("less", "more")) or low == "more" for low in lows)


_BOASTS = frozenset("best-in-class world-class first-class top-notch state-of-the-art cutting-edge top-quality".split())


_BOASTED = frozenset(boast.partition("-")[0] for boast in _BOASTS)


def _boasts(parsed: Parsed, clause: Clause) -> bool:
    """“Deliver a best-in-class journey”: praise that no outsider could check."""
    lows = [parsed.tokens[at].low for at in range(*clause.object) if not parsed.asides[at]]
    return any(
        "-".join(lows[at : at + size]) in _BOASTS
        for at, low in enumerate(lows)
        if low in _BOASTED
        for size in (2, 3, 4)
    )


_GROWING = frozenset(
    "relationship relationships trust awareness reputation confidence rapport credibility ties".split()
)
"""What grows for ever, in ways that nobody has defined."""


_IDIOMS = {
    "move": "needle dial",
    "shift": "needle dial",
    "raise": "bar game",
    "lift": "game",
    "up": "game",
    "step": "game",
    "make": "progress headway strides inroads dent",
    "turn": "tide corner",
    "take": "level heights",
    "push": "envelope boundaries",
}
"""Turns of phrase that claim a change and leave open which: “move the needle”, “raise the bar”."""


def _idiom_at(parsed: Parsed, clause: Clause) -> int:
    """Where the noun of such a turn of phrase stands, zero where there is none."""
    nouns = _IDIOMS.get(clause.lemma, "").split()
    at = next((at for at in range(clause.verb + 1, clause.object[1]) if parsed.low(at) in nouns), 0)
    leads = parsed.low(at - 1) in ("the", "our", "next", "new", "great", "good", "real", "more", "a")
    return (
        at
        if at and (leads or at == clause.verb + 1) and (parsed.low(at) != "level" or parsed.low(at - 1) == "next")
        else 0
    )


_FAVOURITES = frozenset("choice favourite favorite leader destination envy preferred leading".split())
"""What others prefer, who are never asked."""


def claims_without_end(parsed: Parsed, clause: Clause) -> bool:
    """Claims that never come to an end: to become something, to win people, to be truly or no longer something."""
    before = parsed.tokens[clause.verb - 1].low if clause.verb > 0 else ""
    if clause.shape == "imperative":
        if _idiom_at(parsed, clause):
            return True
        if clause.lemma in ("win", "attract", "retain", "engage"):
            return any(is_people(name) for name in parsed.heads(clause.object)[:1])
        if clause.lemma == "make" and not _FAVOURITES.isdisjoint(parsed.lows(*clause.object)):
            return True  # “Make us the default choice for founders”
        if clause.sense == "make" and not _GROWING.isdisjoint(parsed.heads(clause.object)[:1]):
            return True  # “Build relationships with system integrators”
        if clause.lemma in ("get", "bring", "keep") and "under control" in " ".join(parsed.lows(*clause.object)):
            return True
        return clause.lemma in ("become", "nail") or (
            clause.sense == "make" and (_claims_more(parsed, clause) or _boasts(parsed, clause))
        )
    if clause.shape == "passive":
        return before in ("truly", "really", "genuinely", "actually")
    if clause.shape == "active":
        if before == "increasingly" or clause.lemma in ("cope", "look", "seem"):
            return True
        return (clause.lemma == "see" and "as" in parsed.lows(clause.verb + 1, clause.last)) or (
            before in ("doesn't", "don't") and clause.sense == "other"
        )
    return False


def claims_quality(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """“Error messages that are actually helpful”: the quality is the point, and nobody says how one would know."""
    lows = parsed.lows(*bounds)
    for at, low in enumerate(lows[:-1]):
        if low in ("that", "which") and at:
            rest = [word for word in lows[at + 1 :] if not word.endswith("ly")]
            return (
                rest[:1] in (["don't"], ["doesn't"], ["won't"])
                or (rest[:1] in (["are"], ["is"]) and len(rest) > 1 and rest[1].endswith(ADJECTIVE_ENDINGS))
                or "truly" in lows
                or "really" in lows
            )
    return False


def undefined_gain(parsed: Parsed, clause: Clause) -> list[int]:
    """What nobody has defined in a claim without end: “nail”, “the default choice”, “relationships”."""
    if clause.lemma == "nail" or (clause.lemma == "invest" and parsed.low(clause.verb).startswith("doubl")):
        return [clause.verb]
    if at := _idiom_at(parsed, clause):
        return [at]
    if clause.lemma in ("delight", "wow", "inspire", "excite"):
        return [clause.verb]  # what would tell that they are?
    if clause.lemma in ("get", "bring", "keep"):
        controls = [at for at in range(*clause.object) if parsed.low(at) == "control" and parsed.low(at - 1) == "under"]
        if controls:
            return controls
    wanted = _FAVOURITES if clause.lemma == "make" else _GROWING if clause.sense == "make" else frozenset[str]()
    return [at for at in range(*clause.object) if parsed.low(at) in wanted][:1]


def undefined_claim(parsed: Parsed, clause: Clause) -> list[int]:
    """What nobody has defined in what others are said to do: they “cope”, or “increasingly” order."""
    if parsed.low(clause.verb - 1) == "increasingly":
        return [clause.verb - 1]
    return [clause.verb] if clause.lemma in ("cope", "look", "seem") else []
