"""Which findings count and when a run fails, for the commands that check goals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.case import kebab
from goalkit.cli.parser import CommandError, OneOf, suggestion
from goalkit.pile import laid

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.diagnostic import Report

LOUDNESS = {"advice": 1, "warning": 2, "error": 3, "never": 4}


def add_fail_on(parser: Parser) -> None:
    """From which level on a run fails."""
    parser.add_argument(
        "--fail-on",
        type=OneOf(("error", "warning", "advice", "never")),
        default="warning",
        metavar="LEVEL",
        help="end with 1 from this level on: error, warning (default), advice or never",
    )


def add_selection(parser: Parser) -> None:
    """Which rules are shown."""
    for name, what in (("--select", "show only these"), ("--ignore", "don't show these")):
        parser.add_argument(
            name,
            action="append",
            default=[],
            metavar="RULE",
            help=f"{what}: names of rules or categories, with commas between; may be given several times",
        )


def code(report: Report, fail_on: str) -> int:
    """The exit code: 1 where anything is at or above a level."""
    loudest = max((LOUDNESS[one.level] for one in report.diagnostics), default=0)
    return int(loudest >= LOUDNESS[fail_on])


class Selection(NamedTuple):
    """The rules that were asked for by name, and those that are not wanted."""

    selected: frozenset[str]
    ignored: frozenset[str]

    def awake(self, config: Config) -> Config:
        """Let rules speak, as advice, that were asked for by name and are off."""
        if not self.selected:
            return config
        from goalkit.config import RuleSetting
        from goalkit.registry import all_rules

        asleep = [one for name, one in all_rules().items() if name in self.selected and config.level_of(one) == "off"]
        if not asleep:
            return config
        rules = {one.name: RuleSetting("advice", config.options_of(one)) for one in asleep}
        return replace(config, rules={**config.rules, **rules})

    def of(self, report: Report) -> Report:
        """Keep the findings that are wanted."""
        if not self.selected and not self.ignored:
            return report
        shown = (
            one
            for one in report.diagnostics
            if (not self.selected or one.rule in self.selected) and one.rule not in self.ignored
        )
        return replace(report, diagnostics=laid(shown))


def selection(arguments: argparse.Namespace, *, of_changes: bool) -> Selection:
    """Read `--select` and `--ignore`; of the rules that compare two versions, or of the others."""
    return Selection(
        _names(arguments.select, "--select", of_changes=of_changes),
        _names(arguments.ignore, "--ignore", of_changes=None),
    )


def _names(words: list[str], option: str, *, of_changes: bool | None) -> frozenset[str]:
    """Names of rules, categories taken apart. Rules that would never speak in this run are refused."""
    if not words:
        return frozenset()
    from goalkit.registry import all_rules
    from goalkit.rule import LEVELS

    rules = all_rules()
    found: set[str] = set()
    for word in (part.strip() for text in words for part in text.split(",")):
        name = kebab(word.lower())
        if name in rules:
            if of_changes is not None and rules[name].of_changes is not of_changes:
                other = "goalkit lint" if of_changes else "goalkit diff, which compares two versions"
                raise CommandError(f"{option}: {name} is a rule of {other}")
            found.add(name)
        elif name in LEVELS:
            found.update(rule.name for rule in rules.values() if rule.category == name)
        else:
            near = suggestion(name, [*rules, *LEVELS])
            hint = f"Did you mean “{near}”?" if near else "goalkit rules lists all."
            raise CommandError(f"{option}: “{word}” is neither a rule nor a category. {hint}")
    return frozenset(found)
