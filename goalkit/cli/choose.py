"""`goalkit choose`: a few questions, then the framework or the pair that fits, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.choosing import Question
    from goalkit.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Take answers; without any, a person at a terminal is asked."""
    parser.add_argument("answers", nargs="*", metavar="QUESTION=ANSWER", help="answers, as in purpose=change")
    parser.add_argument("--questions", action="store_true", help="list the questions and their answers")
    options.add_output(parser, ("text", "json"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the advice, or the questions."""
    from goalkit.choosing import ChoiceError, choose, questions
    from goalkit.report import advice

    outputs.check(arguments.output, ("json",))
    asks = not arguments.answers and not arguments.questions and not arguments.output and sys.stdin.isatty()
    if arguments.questions or not (arguments.answers or asks):
        console.write_all(advice.asked(questions(), console.look(arguments.color)))
        return 0
    answers = _ask(questions()) if asks else _given(arguments.answers)
    try:
        advised = choose(answers)
    except ChoiceError as error:
        near = suggestion(error.wrong, error.known) if error.wrong else None
        hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(error.known)}."
        raise CommandError(f"{error}. {hint}") from error

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return advice.as_json(advised)
        return advice.advised(advised, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return 0


def _given(words: list[str]) -> dict[str, str]:
    answers = {}
    for word in words:
        question, equals, answer = word.partition("=")
        if not equals or not answer:
            raise CommandError(f"“{word}” is no answer; write QUESTION=ANSWER, as in purpose=change")
        answers[question] = answer
    return answers


def _ask(questions: tuple[Question, ...]) -> dict[str, str]:
    """Ask one question after the other; an empty line leaves one out."""
    answers = {}
    for number, question in enumerate(questions, start=1):
        lines = [f"  {at}  {answer.says}\n" for at, answer in enumerate(question.answers, start=1)]
        console.write_all([f"{number}/{len(questions)}  {question.ask}\n", *lines])
        while True:
            console.write_all([f"Your answer, 1 to {len(question.answers)} (Enter to leave it out): "])
            console.flush()
            line = sys.stdin.readline()
            said = line.strip()
            if not said:
                break
            if said.isascii() and said.isdigit() and 1 <= int(said) <= len(question.answers):
                answers[question.id] = question.answers[int(said) - 1].id
                break
        console.write("\n")
        if not line:
            break  # the end of input: what was answered until now counts
    if not answers:
        raise CommandError("nothing was answered, so there is nothing to advise")
    return answers
