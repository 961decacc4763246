"""Which framework fits, for a terminal and for programs: the advice, its reasons, and what would change it."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.frameworks import frameworks
from goalkit.report.terminal import Paint, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.choosing import Advice, Question
    from goalkit.report import Look

MOST_REASONS = 5
MOST_TURNS = 4
"""More of either than a person takes in at once is left to `--output json`."""


def asked(questions: Iterable[Question], look: Look) -> Iterator[str]:
    """The questions with their answers, as options of the command."""
    paint = Paint(on=look.color)
    for question in questions:
        yield f"{paint.bold(question.ask)}\n"
        room = max(len(f"{question.id}={answer.id}") for answer in question.answers)
        for answer in question.answers:
            name = f"{question.id}={answer.id}"
            yield f"  {paint.code(name.ljust(room))}  {answer.says}\n"
        yield "\n"
    yield f"{paint.dim('Answer any of them:')} {paint.code('goalkit choose purpose=change who=team')}\n"


def advised(advice: Advice, look: Look) -> Iterator[str]:
    """The advice in sentences."""
    paint = Paint(on=look.color)
    known = frameworks()
    names = [known[slug].name for slug in advice.frameworks]
    yield f"{paint.bold(' with '.join(names))}\n"
    if advice.because is not None:
        yield from _indented(f"{advice.because[0].upper()}{advice.because[1:]}.", look.width)
    else:
        yield from _indented(known[advice.frameworks[0]].summary, look.width)
    yield f"\n{paint.bold('Because of your answers')}\n"
    for reason in advice.reasons[:MOST_REASONS]:
        for_whom = f" (for {known[reason.framework].short})" if len(names) > 1 else ""
        yield from _item(f"{reason.says}{for_whom}", look.width)
    if advice.turns:
        yield f"\n{paint.bold('What would change the advice')}\n"
        for turn in advice.turns[:MOST_TURNS]:
            other = " with ".join(known[slug].short for slug in turn.frameworks)
            yield from _item(f"{turn.says}: {other}", look.width)
    page = " and ".join(f"goalkit frameworks {slug}" for slug in advice.frameworks)
    yield f"\n{paint.dim('Read on:')} {paint.code(page)}\n"


def as_json(advice: Advice) -> Iterator[str]:
    """Everything that was weighed."""
    yield dumps(as_data(advice), indent=2) + "\n"


def as_data(advice: Advice) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "version": 1,
        "frameworks": list(advice.frameworks),
        "because": advice.because,
        "weights": dict(advice.weights),
        "reasons": [
            {"question": one.question, "answer": one.says, "framework": one.framework, "weight": one.weight}
            for one in advice.reasons
        ],
        "turns": [
            {"question": one.question, "answer": one.says, "frameworks": list(one.frameworks)} for one in advice.turns
        ],
    }


def _indented(text: str, width: int) -> Iterator[str]:
    yield from (f"  {line}\n" for line in wrap(text, width - 2, width - 2))


def _item(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(text, width - 4, width - 4)
    yield f"  - {first}\n"
    yield from (f"    {line}\n" for line in rest)
