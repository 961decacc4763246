"""`goalkit compare`: frameworks side by side, fact by fact, with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.case import snake
from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.frameworks import Dimension


def configure(parser: Parser) -> None:
    """Take the frameworks and, if wanted, what to compare them by."""
    parser.add_argument("frameworks", nargs="*", metavar="NAME", help="two or more frameworks (default: all)")
    parser.add_argument("--only", metavar="WHAT", help="compare by these alone, as in cadence,horizon")
    options.add_output(parser, ("text", "markdown", "json"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison."""
    from goalkit.frameworks import UnknownFrameworkError, find_framework, frameworks
    from goalkit.report import comparison

    outputs.check(arguments.output, ("markdown", "json"))
    try:
        pages = list({page.slug: page for page in map(find_framework, arguments.frameworks)}.values())
    except UnknownFrameworkError as error:
        raise CommandError(str(error)) from None
    pages = pages or list(frameworks().values())
    if len(pages) == 1:
        raise CommandError(f"one framework can't be compared; goalkit frameworks {pages[0].slug} shows its page")
    dimensions = _dimensions(arguments.only)

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return comparison.as_json(pages, dimensions)
        if form == "markdown":
            return comparison.as_markdown(pages, dimensions)
        return comparison.table(pages, dimensions, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return 0


def _dimensions(wanted: str | None) -> list[Dimension]:
    from goalkit.frameworks import TITLES

    if wanted is None:
        return list(TITLES)
    names = [snake(name.strip()) for name in wanted.split(",")]
    for name in names:
        if name not in TITLES:
            near = suggestion(name, TITLES)
            hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(TITLES)}."
            raise CommandError(f"frameworks can't be compared by “{name}”. {hint}")
    return [one for one in TITLES if one in names]
