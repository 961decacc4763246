"""`goalkit lint`: what is wrong or unclear in goals, in as many forms as asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs, verdict
from goalkit.cli.baseline import NAME, load, place
from goalkit.cli.inputs import gather
from goalkit.cli.parser import CommandError
from goalkit.cli.running import add_jobs, linted
from goalkit.cli.settings import settings
from goalkit.report import FORMATS, MACHINE_FORMATS, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.diagnostic import Report

EXAMPLES = """\
examples:
  goalkit lint goals/                            every goal file below a folder
  cat okrs.md | goalkit lint -                   a draft that is no file yet
  goalkit lint --output github --output sarif:goals.sarif
                                                 annotations, and a report for code scanning
"""


def configure(parser: Parser) -> None:
    """Take what to read, what to follow, what to print and when to fail."""
    options.add_input(parser)
    options.add_output(parser, FORMATS)
    verdict.add_fail_on(parser)
    verdict.add_selection(parser)
    options.add_config(parser)
    options.add_profile(parser)
    options.add_today(parser)
    parser.add_argument("--baseline", metavar="FILE", help=f"leave out what this file agrees to (default: {NAME})")
    parser.add_argument("--no-baseline", action="store_true", help="report what the baseline agrees to as well")
    add_jobs(parser)
    parser.add_argument("--statistics", action="store_true", help="in text: how often each rule spoke, not where")
    parser.add_argument(
        "--watch", action="store_true", help="report anew after each change, until Ctrl-C, which ends it with 0"
    )
    parser.add_argument("--quiet", action="store_true", help="print findings and nothing beside them")
    options.add_color(parser)
    parser.epilog = EXAMPLES


def run(arguments: argparse.Namespace) -> int:
    """Lint, report, and say by the exit code whether anything was at or above `--fail-on`."""
    outputs.check(arguments.output, MACHINE_FORMATS)
    if arguments.watch:
        return _watched(arguments)
    report = checked(arguments)
    outputs.send(arguments.output, "text", lambda form, *, printed: _written(report, form, arguments, printed=printed))
    return verdict.code(report, arguments.fail_on)


def _written(report: Report, form: str, arguments: argparse.Namespace, *, printed: bool) -> Iterator[str]:
    color = arguments.color if printed else "never"
    look = console.look(color, statistics=arguments.statistics, quiet=arguments.quiet)
    return render(report, form, look)


def _watched(arguments: argparse.Namespace) -> int:
    """Lint anew after each change; files that were asked for are written each time."""
    from goalkit.cli.watching import watch

    wanted = arguments.output or [options.Output("text", None)]
    if any(one.file is None and one.form in MACHINE_FORMATS for one in wanted):
        raise CommandError("--watch prints for people; give what programs read a file, as in --output json:report.json")

    def once() -> str:
        report = checked(arguments)
        for one in wanted:
            if one.file is not None:
                console.write_file(one.file, _written(report, one.form, arguments, printed=False))
        printed = (_written(report, one.form, arguments, printed=True) for one in wanted if one.file is None)
        return "".join(piece for pieces in printed for piece in pieces)

    return watch(arguments.paths, once, color=console.look(arguments.color).color, quiet=arguments.quiet)


def checked(arguments: argparse.Namespace) -> Report:
    """Read and check everything that was asked for."""
    selection = verdict.selection(arguments, of_changes=False)
    config = selection.awake(settings(arguments))
    cases = any(one.form == "junit" for one in arguments.output)
    report = linted(arguments, config, gather(arguments, config), cases=cases, bar=not arguments.quiet)
    if not arguments.no_baseline:
        baseline = load(Path(arguments.baseline) if arguments.baseline else place(config))
        if baseline is not None:
            report = baseline.apply(report).report
        elif arguments.baseline:
            raise CommandError(f"there is no baseline at {arguments.baseline}; goalkit baseline writes one")
    return selection.of(report)
