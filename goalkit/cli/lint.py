"""`goalkit lint`: what is wrong or unclear in goals, in as many forms as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.inputs import gather
from goalkit.cli.parser import one_of
from goalkit.report import FORMATS, MACHINE_FORMATS, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.diagnostic import Report

LOUDNESS = {"advice": 1, "warning": 2, "error": 3, "never": 4}


def configure(parser: Parser) -> None:
    """Take what to read, what to follow, what to print and when to fail."""
    options.add_input(parser)
    options.add_output(parser, FORMATS)
    parser.add_argument(
        "--fail-on",
        type=one_of(("error", "warning", "advice", "never")),
        default="warning",
        metavar="LEVEL",
        help="end with 1 from this level on: error, warning (default), advice or never",
    )
    options.add_config(parser)
    options.add_today(parser)
    parser.add_argument("--statistics", action="store_true", help="in text: how often each rule spoke, not where")
    parser.add_argument("--quiet", action="store_true", help="print findings and nothing beside them")
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, report, and say by the exit code whether anything was at or above `--fail-on`."""
    outputs.check(arguments.output, MACHINE_FORMATS)
    report = checked(arguments)

    def written(form: str, *, printed: bool) -> Iterator[str]:
        color = arguments.color if printed else "never"
        look = console.look(color, statistics=arguments.statistics, quiet=arguments.quiet)
        return render(report, form, look)

    outputs.send(arguments.output, "text", written)
    loudest = max((LOUDNESS[one.level] for one in report.diagnostics), default=0)
    return int(loudest >= LOUDNESS[arguments.fail_on])


def checked(arguments: argparse.Namespace) -> Report:
    """Read and check everything that was asked for."""
    from goalkit.cli.show import read_all
    from goalkit.lint import Linter

    linter = Linter(None, options.today(arguments))
    return linter.report([linter.check(document) for document in read_all(gather(arguments), arguments)])
