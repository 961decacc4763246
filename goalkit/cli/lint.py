"""`goalkit lint`: what is wrong or unclear in goals, in as many forms as asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.baseline import NAME, load, place
from goalkit.cli.inputs import gather
from goalkit.cli.parser import CommandError, OneOf, suggestion
from goalkit.cli.running import add_jobs, linted
from goalkit.cli.settings import settings
from goalkit.report import FORMATS, MACHINE_FORMATS, render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.diagnostic import Report

EXAMPLES = """\
examples:
  goalkit lint goals/                            every goal file below a folder
  cat okrs.md | goalkit lint -                   a draft that is no file yet
  goalkit lint --output github --output sarif:goals.sarif
                                                 annotations, and a report for code scanning
"""

LOUDNESS = {"advice": 1, "warning": 2, "error": 3, "never": 4}


def configure(parser: Parser) -> None:
    """Take what to read, what to follow, what to print and when to fail."""
    options.add_input(parser)
    options.add_output(parser, FORMATS)
    parser.add_argument(
        "--fail-on",
        type=OneOf(("error", "warning", "advice", "never")),
        default="warning",
        metavar="LEVEL",
        help="end with 1 from this level on: error, warning (default), advice or never",
    )
    for name, what in (("--select", "show only these"), ("--ignore", "don't show these")):
        parser.add_argument(
            name,
            action="append",
            default=[],
            metavar="RULE",
            help=f"{what}: names of rules or categories, with commas between; may be given several times",
        )
    options.add_config(parser)
    options.add_profile(parser)
    options.add_today(parser)
    parser.add_argument("--baseline", metavar="FILE", help=f"leave out what this file agrees to (default: {NAME})")
    parser.add_argument("--no-baseline", action="store_true", help="report what the baseline agrees to as well")
    add_jobs(parser)
    parser.add_argument("--statistics", action="store_true", help="in text: how often each rule spoke, not where")
    parser.add_argument("--quiet", action="store_true", help="print findings and nothing beside them")
    options.add_color(parser)
    parser.epilog = EXAMPLES


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
    config = settings(arguments)
    selected, ignored = _names(arguments.select, "--select"), _names(arguments.ignore, "--ignore")
    if selected:
        config = _awake(config, selected)
    cases = any(one.form == "junit" for one in arguments.output)
    report = linted(arguments, config, gather(arguments, config), cases=cases, bar=not arguments.quiet)
    if not arguments.no_baseline:
        baseline = load(Path(arguments.baseline) if arguments.baseline else place(config))
        if baseline is not None:
            report = baseline.apply(report).report
        elif arguments.baseline:
            raise CommandError(f"there is no baseline at {arguments.baseline}; goalkit baseline writes one")
    if selected or ignored:
        shown = (
            one for one in report.diagnostics if (not selected or one.rule in selected) and one.rule not in ignored
        )
        report = replace(report, diagnostics=tuple(shown))
    return report


def _names(words: list[str], option: str) -> frozenset[str]:
    """Names of rules, categories taken apart."""
    if not words:
        return frozenset()
    from goalkit.rule import LEVELS, all_rules

    rules = all_rules()
    found: set[str] = set()
    for word in (part.strip() for text in words for part in text.split(",")):
        name = word.lower().replace("_", "-")
        if name in rules:
            found.add(name)
        elif name in LEVELS:
            found.update(rule.name for rule in rules.values() if rule.category == name)
        else:
            near = suggestion(name, [*rules, *LEVELS])
            hint = f"Did you mean “{near}”?" if near else "goalkit rules lists all."
            raise CommandError(f"{option}: “{word}” is neither a rule nor a category. {hint}")
    return frozenset(found)


def _awake(config: Config, selected: frozenset[str]) -> Config:
    """Let rules speak, as advice, that were asked for by name and are off."""
    from goalkit.config import RuleSetting
    from goalkit.rule import all_rules

    asleep = [rule for name, rule in all_rules().items() if name in selected and config.level_of(rule) == "off"]
    if not asleep:
        return config
    rules = {rule.name: RuleSetting("advice", config.options_of(rule)) for rule in asleep}
    return replace(config, rules={**config.rules, **rules})
