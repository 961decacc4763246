"""`goalkit rules`: every rule with what it is about, by category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.cli import console, options, outputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Take a form to print in."""
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    from goalkit.report import catalogue
    from goalkit.rule import all_rules

    outputs.check(arguments.output, ("json", "markdown"))
    rules = all_rules().values()

    def render(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never")
        writers: dict[str, Any] = {
            "text": catalogue.as_text,
            "json": catalogue.as_json,
            "markdown": catalogue.as_markdown,
        }
        yield from writers[form](rules, look)

    outputs.send(arguments.output, "text", render)
    return 0
