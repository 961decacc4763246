"""`goalkit explain RULE`: why a rule speaks, what to write instead, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Take the name of a rule."""
    parser.add_argument("rule", metavar="RULE", help="a rule's name, as findings show it (goalkit rules lists all)")
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the rule's page."""
    from goalkit.registry import all_rules
    from goalkit.report import rule_page

    outputs.check(arguments.output, ("json", "markdown"))
    rules = all_rules()
    name = kebab(arguments.rule.lower())
    if name not in rules:
        near = suggestion(name, rules)
        hint = f"Did you mean “{near}”?" if near else "goalkit rules lists all."
        raise CommandError(f"there is no rule “{arguments.rule}”. {hint}")

    def render(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never")
        writers: dict[str, Any] = {
            "text": rule_page.as_text,
            "json": rule_page.as_json,
            "markdown": rule_page.as_markdown,
        }
        yield from writers[form](rules[name], look)

    outputs.send(arguments.output, "text", render)
    return 0
