"""`goalkit lint`: what is wrong or unclear in goals, in as many forms as asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli import console, options, outputs, verdict
from goalkit.cli.baseline import NAME, load, looked_at, place
from goalkit.cli.inputs import gather
from goalkit.cli.parser import CommandError
from goalkit.cli.running import add_jobs, linted
from goalkit.cli.settings import settings
from goalkit.report import FORMATS, MACHINE_FORMATS, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from goalkit.baseline import Baseline
    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.diagnostic import Report

EXAMPLES = """\
examples:
  goalkit lint goals/                            every goal file below a folder
  cat okrs.md | goalkit lint -                   a draft that is no file yet
  goalkit lint --diff --unsafe-fixes okrs.md     what could be rewritten, with slots for what only you know
  goalkit lint --output github --output sarif:goals.sarif
                                                 annotations, and a report for code scanning
"""


def configure(parser: Parser) -> None:
    """Take what to read, what to follow, what to print and when to fail."""
    options.add_input(parser)
    parser.add_argument("--fix", action="store_true", help="make the edits that keep the meaning; report what is left")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: rewrites to look at as well")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
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
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise CommandError("--unsafe-fixes goes with --fix, which makes the rewrites, or --diff, which shows them")
    if arguments.watch:
        return _watched(arguments)
    failed = False
    if arguments.diff:
        from goalkit.cli.fixing import differences

        asked = _asked(arguments)
        return differences(arguments, asked.config, asked.shown)
    if arguments.fix:
        from goalkit.cli.fixing import fix

        asked = _asked(arguments)
        report, failed = fix(arguments, asked.config, asked.shown)
    else:
        report = checked(arguments)
    # What was piped in goes to standard output, mended; what is said of it must not run into it.
    aside = arguments.fix and "-" in arguments.paths
    outputs.send(
        arguments.output,
        "text",
        lambda form, *, printed: _written(report, form, arguments, printed=printed, aside=aside),
        aside=aside,
    )
    return 2 if failed else verdict.code(report, arguments.fail_on)


def _written(
    report: Report, form: str, arguments: argparse.Namespace, *, printed: bool, aside: bool = False
) -> Iterator[str]:
    color = arguments.color if printed else "never"
    look = console.prompt_look(color) if printed and aside else console.look(color)
    return render(report, form, replace(look, statistics=arguments.statistics, quiet=arguments.quiet))


def _watched(arguments: argparse.Namespace) -> int:
    """Lint anew after each change; files that were asked for are written each time."""
    from goalkit.cli.watching import watch

    if arguments.fix or arguments.diff:
        raise CommandError("--watch only looks: run --fix or --diff by itself")
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
    asked = _asked(arguments)
    cases = any(one.form == "junit" for one in arguments.output)
    inputs = gather(arguments, asked.config)
    return asked.shown(linted(arguments, asked.config, inputs, cases=cases, bar=not arguments.quiet))


class Asked(NamedTuple):
    """What a run is to follow, and which of its findings are to be shown."""

    config: Config
    baseline: Baseline | None
    seen: Callable[[str], bool]
    selection: verdict.Selection

    def shown(self, report: Report) -> Report:
        """Leave out what the baseline agrees to, and rules that weren't asked for."""
        if self.baseline is not None:
            outcome = self.baseline.apply(report, self.seen)
            report = replace(outcome.report, stale=sum(outcome.stale.values()))
        return self.selection.of(report)


def _asked(arguments: argparse.Namespace) -> Asked:
    """Read the options that say what to look for."""
    selection = verdict.selection(arguments, of_changes=False)
    config = selection.awake(settings(arguments))
    baseline = None
    file = Path(arguments.baseline) if arguments.baseline else place(config)
    if not arguments.no_baseline:
        baseline = load(file)
        if baseline is None and arguments.baseline:
            raise CommandError(f"there is no baseline at {arguments.baseline}; goalkit baseline writes one")
    # Under another profile than usual, findings are missing that are as good as ever.
    seen = looked_at(file, arguments.paths or ["."]) if not arguments.profile else lambda _: False
    return Asked(config, baseline, seen, selection)
