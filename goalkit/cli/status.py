"""`goalkit status`: how far goals have come, from the check-ins beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.inputs import gather, read_all
from goalkit.cli.parser import OneOf
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser

CONVENTIONS = ("percent", "tenths", "exact", "done")


def configure(parser: Parser) -> None:
    """Take what to read, how scores are written, and a form to print in."""
    options.add_input(parser)
    parser.add_argument(
        "--score",
        type=OneOf(CONVENTIONS),
        default="percent",
        metavar="HOW",
        help="percent (default), tenths (0.0 to 1.0, 0.7 is good), exact (0.00 to 1.00) or done (done or open)",
    )
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how the goals stand; how they stand is no failure."""
    from goalkit.english.comparing.way import elapsed
    from goalkit.progress import check_ins_by_goal, slips, standings
    from goalkit.report import status

    outputs.check(arguments.output, ("json", "markdown"))
    config = settings(arguments)
    today = options.today(arguments)
    documents = list(read_all(gather(arguments, config), arguments, config))
    log = check_ins_by_goal(documents)
    named = {goal.id for document in documents for goal in document.goals if goal.named}
    found = [
        status.Standings(
            document,
            tuple(standings(document, today, log).values()),
            tuple(slips(document, named)),
            elapsed(document.period, today),
        )
        for document in documents
    ]

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return status.as_json(found, arguments.score, today)
        if form == "markdown":
            return status.as_markdown(found, arguments.score)
        return status.as_text(found, arguments.score, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return 0
