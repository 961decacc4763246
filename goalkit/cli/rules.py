"""`goalkit rules`: every rule with what it is about, by category; or those about one framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from goalkit.cli.parser import Parser
    from goalkit.model import Framework
    from goalkit.rule import Rule


def configure(parser: Parser) -> None:
    """Take a framework, or none for all rules, and a form to print in."""
    parser.add_argument(
        "--framework", metavar="NAME", help="only the rules about this one (goalkit frameworks lists all)"
    )
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    from goalkit.registry import all_rules
    from goalkit.report import catalogue

    outputs.check(arguments.output, ("json", "markdown"))
    rules: Iterable[Rule] = all_rules().values()
    framework = None
    if arguments.framework is not None:
        framework = _framework(arguments.framework)
        rules = [one for one in rules if framework in one.frameworks]

    def render(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never")
        writers: dict[str, Any] = {
            "text": catalogue.as_text,
            "json": catalogue.as_json,
            "markdown": catalogue.as_markdown,
        }
        yield from writers[form](rules, look)
        if form == "text" and framework is not None:
            general = sum(not one.frameworks for one in all_rules().values())
            yield from catalogue.beside(general, look)

    outputs.send(arguments.output, "text", render)
    return 0


def _framework(name: str) -> Framework:
    """What documents that follow a framework are read as, by any name that it has."""
    from goalkit.frameworks import UnknownFrameworkError, find_framework

    try:
        return find_framework(name).framework
    except UnknownFrameworkError as error:
        raise CommandError(str(error)) from None
