"""Turns of phrase that take back, leave open or puff up what a goal promises."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.nouns import looks_plural
from goalkit.english.words.token import SIGN, Token, tokenize, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.text import Text

__all__ = [
    "Start",
    "dependencies",
    "escape_clauses",
    "hype_words",
    "is_only_hype",
    "open_ends",
    "pay_links",
    "weak_start",
]

_ANY = "*"
"""In a phrase: one word of any kind."""


class _Phrasebook:
    """Phrases by their first word, so that one pass over a sentence finds them all."""

    def __init__(self, *lines: str) -> None:
        self.rests: dict[str, list[tuple[str, ...]]] = {}
        self.starts: set[str] = set()
        for line in lines:
            for phrase in line.split("; "):
                first, *rest = phrase.split()
                self.starts.add(" ".join((first, *rest[:1])))
                self.rests.setdefault(first, []).append(tuple(rest))
        for rests in self.rests.values():
            rests.sort(key=len, reverse=True)
        self.firsts = frozenset(self.rests)

    def may_be_in(self, text: str) -> bool:
        """Whether the first word of a phrase is there: nearly always none is, and then a look is all that it costs."""
        return not self.firsts.isdisjoint(vocabulary(text))

    def ends(self, tokens: Sequence[Token], start: int) -> int | None:
        """Where the longest phrase that begins at `start` ends, if one does."""
        for rest in self.rests.get(tokens[start].low, ()):
            end = start + 1 + len(rest)
            if end > len(tokens) or (rest and rest[0] not in (_ANY, tokens[start + 1].low)):
                continue  # nearly always the second word tells already
            if all(word in (_ANY, token.low) for word, token in zip(rest, tokens[start + 1 : end], strict=True)):
                return end
        return None

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Start and end of each phrase, from left to right; none overlaps another."""
        free = 0
        for at in [at for at, token in enumerate(tokens) if token.low in self.rests]:
            end = self.ends(tokens, at) if at >= free else None
            if end is not None:
                yield at, end
                free = end


def _slice(statement: Text, tokens: Sequence[Token], start: int, end: int) -> Text:
    return statement[tokens[start].start : tokens[end - 1].end]


def _closes(tokens: Sequence[Token], end: int) -> bool:
    """Whether nothing of the same clause follows."""
    return end >= len(tokens) or tokens[end].low in {".", ",", ";", ":", ")", "]", "!", "–", "—", "("}


@cache
def _escapes() -> _Phrasebook:
    return _Phrasebook(
        "if possible; where possible; when possible; whenever possible; wherever possible; as far as possible",
        "as * as possible; as * * as possible; as * as practicable; as far as practicable; as * as we can",
        "if practical; if practicable; where practical; where practicable; wherever practical",
        "if feasible; where feasible; when feasible; where appropriate; as appropriate; if appropriate",
        "if needed; if necessary; where necessary; if required; where required",
        "to the extent possible; to the extent practicable; to the extent feasible; within reason",
        "if time permits; if time allows; time permitting; if resources permit; if resources allow",
        "resources permitting",
        "if budget permits; if budget allows; budget permitting; if capacity allows; capacity permitting",
        "circumstances permitting; weather permitting; if we have time; if there is time; if there's time",
        "subject to availability; subject to resources; subject to capacity; subject to budget; subject to funding",
        "do our best; do my best; do their best; try our best; try my best; to the best of our ability",
        "on a best effort basis; on a best efforts basis; best efforts; reasonable efforts; best endeavours",
        "if all goes well; hopefully; ideally; all being well",
    )


_SOON = frozenset({"soon", "quickly", "fast", "early", "promptly"})


def escape_clauses(statement: Text) -> list[Text]:
    """Find what lets the promise lapse: “if possible”, “as far as we can”, “time permitting”.

    “As soon as possible” is none of them: it is a deadline, if a poor one.
    """
    if not _escapes().may_be_in(statement):
        return []
    tokens = tokenize(statement)
    return [
        _slice(statement, tokens, start, end)
        for start, end in _escapes().find(tokens)
        if not _SOON.intersection(token.low for token in tokens[start:end])
        and not (tokens[start].low == "do" and tokens[end - 1].low == "best" and not _ends_best(tokens, end))
    ]


def _ends_best(tokens: Sequence[Token], end: int) -> bool:
    """Whether “best” is what is done, and says of nothing else how good it is: “do their best”, not “… best work”."""
    return _closes(tokens, end) or tokens[end].kind == SIGN or tokens[end].low in _BEHIND_BEST


_BEHIND_BEST = frozenset("to for in at on with by and but so as when where while every each".split())


@cache
def _open_ends() -> _Phrasebook:
    return _Phrasebook(
        "etc; et cetera; and so on; and so forth; and the like; and such like; and suchlike; and whatnot",
        "including but not limited to; but not limited to; and anything else; and everything else",
        "among others; amongst others; among other things; amongst other things; and more; and others; and many more",
        "and many others; and much more; or similar; and similar",
    )


_OPEN_ANYWHERE = frozenset({"etc", "et", "including", "but"})


def open_ends(statement: Text) -> list[Text]:
    """Find lists that never close: “etc.”, “and so on”, “including but not limited to”.

    “And more” closes no list where the sentence goes on, as in “faster and more reliable”.
    """
    if not _open_ends().may_be_in(statement):
        return []
    tokens = tokenize(statement)
    return [
        _slice(statement, tokens, start, end)
        for start, end in _open_ends().find(tokens)
        if tokens[start].low in _OPEN_ANYWHERE or _closes(tokens, end)
    ]


class Start(NamedTuple):
    """A soft start of a statement and what is left to promise: “We aim to” and “reduce waste”."""

    soft: Text
    promise: Text


@cache
def _soft() -> _Phrasebook:
    return _Phrasebook(
        "try to; trying to; attempt to; attempting to; aim to; aiming to; aims to; aspire to; aspires to",
        "hope to; hopes to",
        "hoping to; wish to; want to; wants to; would like to; intend to; intends to; look to; looking to; looks to",
        "seek to; seeks to; seeking to; strive to; strives to; striving to; endeavour to; endeavor to; work towards",
        "work toward; working towards; working toward; make an effort to; make every effort to; make efforts to",
        "help to; start to; begin to; try and",
    )


_SUBJECTS = frozenset("we i team our the my department company shall will to should everyone".split())
_SUBJECT_ONLY = frozenset({"plan", "plans", "planning"})


def weak_start(statement: Text) -> Start | None:
    """Find a start that promises the trying instead of the result: “Aim to”, “We will try to be able to”."""
    if not _soft().may_be_in(statement) and _SUBJECT_ONLY.isdisjoint(vocabulary(statement)):
        return None
    tokens = tokenize(statement)
    first = 0
    while first < min(len(tokens), 4) and tokens[first].low in _SUBJECTS:
        first += 1
    at = first
    while at < len(tokens):
        end = _soft().ends(tokens, at)
        if end is None and first and at == first and tokens[at].low in _SUBJECT_ONLY and _low(tokens, at + 1) == "to":
            end = at + 2
        if end is None and at > first and [token.low for token in tokens[at : at + 3]] == ["be", "able", "to"]:
            end = at + 3
        if end is None:
            break
        at = end
    if at == first or at >= len(tokens) or tokens[at].kind == SIGN:
        return None
    return Start(_slice(statement, tokens, 0, at), statement[tokens[at].start :])


def _low(tokens: Sequence[Token], at: int) -> str | None:
    return tokens[at].low if at < len(tokens) else None


@cache
def _hype() -> _Phrasebook:
    return _Phrasebook(
        "world class; best in class; best of breed; cutting edge; bleeding edge; state of the art; next level",
        "game changing; game changer; game changers; groundbreaking; ground breaking; revolutionary; revolutionise",
        "revolutionize; disruptive; transformational; transformative; paradigm shift; synergy; synergies; synergistic",
        "thought leader; thought leaders; thought leadership; industry leading; market leading; class leading",
        "top tier; top notch; unparalleled; unrivalled; unrivaled; second to none; best possible; supercharge",
        "turbocharge; unleash; move the needle; win win; rock star; rockstar; moonshot; operational excellence",
        "next generation; mind blowing; jaw dropping; breathtaking; awesome; premier",
    )


def hype_words(statement: Text) -> list[Text]:
    """Find words that sound ambitious and rule nothing out: “world-class”, “game changer”."""
    if not _hype().may_be_in(statement):
        return []
    tokens = tokenize(statement)
    return [
        _slice(statement, tokens, start, end) for start, end in _hype().find(tokens) if not _is_name(tokens, start, end)
    ]


def _is_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether capitals in the middle of the sentence make it part of a name (“Premier League”)."""
    return start > 0 and tokens[start].raw[:1].isupper() and (end < len(tokens) and tokens[end].raw[:1].isupper())


_HOLLOW = frozenset(
    "a an and as at be become best build by company create customer customers deliver delivering delivery develop "
    "drive enable ensure everything experience experiences for from have in into its make of offer on operations "
    "organisation organization our platform product products provide quality service services solution solutions "
    "support team teams technology that the their them through to truly user users value we with world".split()
)


def is_only_hype(statement: Text) -> bool:
    """Whether hype is all that a statement says: “Deliver a world-class, game-changing customer experience”."""
    if not _hype().may_be_in(statement):
        return False
    tokens = tokenize(statement)
    hyped = {at for start, end in _hype().find(tokens) for at in range(start, end)}
    return bool(hyped) and all(
        token.kind == SIGN or at in hyped or token.low in _HOLLOW for at, token in enumerate(tokens)
    )


_PAY = frozenset(
    "bonus bonuses commission commissions compensation incentive incentives pay payout payouts salary salaries "
    "appraisal appraisals".split()
)


@cache
def _links() -> _Phrasebook:
    return _Phrasebook(
        "tied to; linked to; counts toward; counts towards; count toward; count towards; feeds into; feed into",
        "part of",
        "basis for; basis of; decides; decide; determines; determine; relevant for; relevant to; depends on; depend on",
        "weighs; weigh; counted in; input to; used for; factor in; factors into; goes into",
    )


_SCORED = frozenset("goal goals okr okrs result results score scores target targets this these it".split())
_NEAR = 4


def pay_links(text: Text) -> list[Text]:
    """Find where somebody's pay hangs on a score: “counts toward the bonus”, “30% of the commission”.

    Goals about pay itself are none of them: “close the pay gap”, “pay invoices in 10 days”.
    """
    if _PAY.isdisjoint(vocabulary(text)):
        return []
    tokens = tokenize(text)
    found = []
    for start, end in _links().find(tokens):
        near = range(end, min(end + _NEAR, len(tokens)))
        paid = next((at for at in near if tokens[at].low in _PAY), None)
        if paid is not None:
            found.append(_slice(text, tokens, start, paid + 1))
            continue
        before = next((at for at in range(max(start - 2, 0), start) if tokens[at].low in _PAY), None)
        if before is not None and any(tokens[at].low in _SCORED for at in near):
            found.append(_slice(text, tokens, before, near[-1] + 1))
    for at, token in enumerate(tokens):
        if found or token.low not in _PAY or (token.low == "pay" and at and looks_plural(tokens[at - 1].low)):
            continue  # “80% of hosts pay online”
        share = [one.low for one in tokens[max(at - _NEAR, 0) : at]]
        # The payouts themselves may be counted, and what happens to them follows: “99% of payouts arrive on the day”.
        counted = token.low == "payouts" and not _closes(tokens, at + 1)
        if "%" in share and "of" in share and not counted:
            percent = at - len(share) + share.index("%")
            found.append(_slice(text, tokens, max(percent - 1, 0), at + 1))
    return found


@cache
def _needs() -> _Phrasebook:
    return _Phrasebook(
        "depends on; depending on; dependent on; together with; jointly with; in collaboration with",
        "in cooperation with",
        "with help from; with support from; with the help of; with the support of; waiting for; waiting on; relies on",
        "handed over by; provided by; delivered by; needs sign off from; blocked by; blocked on; requires",
    )


_CLAUSE = 12
"""The most words that a name of whom one waits for has; keeps endless sentences cheap."""


def dependencies(text: Text) -> list[tuple[Text, Text]]:
    """Find what a goal waits for: the words that say so, and the rest of their clause (who or what it is)."""
    # Hardly any goal says so, and a portfolio may hold millions: look at plain words before taking them apart.
    plain = " ".join(text.lower().split())
    if not any(map(plain.__contains__, _needs().starts)):
        return []
    tokens = tokenize(text)
    found = []
    for start, end in _needs().find(tokens):
        last = end
        while last < min(len(tokens), end + _CLAUSE) and not _closes(tokens, last):
            last += 1
        if last > end:
            found.append((_slice(text, tokens, start, end), _slice(text, tokens, end, last)))
    return found
