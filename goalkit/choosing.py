"""Which framework fits: a few questions, a weighing of the answers, and the reasons said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from goalkit.data import data_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Advice", "Answer", "ChoiceError", "Question", "Reason", "Turn", "choose", "pairs", "questions"]

NEARLY = 0.7
"""From this share of the best framework's weight on, a second one is no also-ran."""


class ChoiceError(ValueError):
    """A question or an answer that doesn't exist; `known` lists those that do."""

    def __init__(self, message: str, wrong: str, known: tuple[str, ...]) -> None:
        super().__init__(message)
        self.wrong = wrong
        self.known = known


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and the frameworks (by slug) that it speaks for, with a weight of 1 to 3."""

    id: str
    says: str
    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers, in the order in which they are offered."""

    id: str
    ask: str
    answers: tuple[Answer, ...]

    def answer(self, name: str) -> Answer:
        """The answer with this id. Raises `ChoiceError` where there is none."""
        for one in self.answers:
            if one.id == name:
                return one
        known = tuple(one.id for one in self.answers)
        raise ChoiceError(f"“{name}” is no answer to “{self.id}”", name, known)


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that spoke for a recommended framework."""

    question: str
    says: str
    framework: str
    weight: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Another answer to one question that would change the advice, and to what."""

    question: str
    says: str
    frameworks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """The recommended framework, or two that are better together, the stronger one first.

    `because` says what the two do for each other, None for one framework. `weights` has all
    frameworks by slug, the heaviest first. `reasons` has the answers that speak for the advice, the
    strongest first, and `turns` the single answers that would change it.
    """

    frameworks: tuple[str, ...]
    because: str | None
    weights: Mapping[str, int]
    reasons: tuple[Reason, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    both: frozenset[str]
    because: str


@cache
def _data() -> tuple[tuple[Question, ...], tuple[_Pair, ...]]:
    import yaml

    data = yaml.safe_load((data_folder("frameworks") / "choosing.yaml").read_text(encoding="utf-8"))
    asked = tuple(
        Question(
            one["id"],
            one["ask"],
            tuple(Answer(answer["id"], answer["says"], dict(answer["for"])) for answer in one["answers"]),
        )
        for one in data["questions"]
    )
    return asked, tuple(_Pair(frozenset(pair["both"]), pair["because"]) for pair in data["pairs"])


def questions() -> tuple[Question, ...]:
    """The questions, in the order in which they are asked."""
    return _data()[0]


def pairs() -> tuple[tuple[frozenset[str], str], ...]:
    """Two frameworks that are better together, by slug, and what each does there; the earlier pair goes first."""
    return tuple((pair.both, pair.because) for pair in _data()[1])


def choose(answers: Mapping[str, str]) -> Advice:
    """Recommend a framework or two for answers by question, both by id; questions may be left out.

    The same answers give the same advice. Raises `ChoiceError` for a question or answer that doesn't
    exist, and where no question is answered.

    >>> choose({"purpose": "finish", "who": "person", "horizon": "weeks"}).frameworks
    ('smart',)
    """
    asked = {question.id: question for question in questions()}
    for name in answers:
        if name not in asked:
            raise ChoiceError(f"there is no question “{name}”", name, tuple(asked))
    given = {name: asked[name].answer(answers[name]) for name in asked if name in answers}
    if not given:
        raise ChoiceError("no question is answered", "", tuple(asked))
    best, because, weights = _weigh(given)
    reasons = [
        Reason(name, answer.says, slug, answer.weights[slug])
        for name, answer in given.items()
        for slug in best
        if slug in answer.weights
    ]
    turns = []
    for name, answer in given.items():
        for other in asked[name].answers:
            if other.id != answer.id:
                turned, _, _ = _weigh({**given, name: other})
                if set(turned) != set(best):
                    turns.append(Turn(name, other.says, turned))
    reasons.sort(key=lambda reason: -reason.weight)
    return Advice(best, because, weights, tuple(reasons), tuple(turns))


def _weigh(given: Mapping[str, Answer]) -> tuple[tuple[str, ...], str | None, dict[str, int]]:
    """The best framework, or the best two that belong together, why, and all weights."""
    totals: dict[str, int] = {}
    for answer in given.values():
        for slug, weight in answer.weights.items():
            totals[slug] = totals.get(slug, 0) + weight
    # Of equal weights the name decides, so that the same answers always give the same advice.
    ranked = sorted(totals, key=lambda slug: (-totals[slug], slug))
    weights = {slug: totals[slug] for slug in ranked}
    first = ranked[0]
    for second in ranked[1:]:
        if totals[second] < NEARLY * totals[first]:
            break
        for pair in _data()[1]:
            if pair.both == {first, second}:
                return (first, second), pair.because, weights
    return (first,), None, weights
