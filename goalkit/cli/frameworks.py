"""`goalkit frameworks`: the ways of setting goals that goalkit knows, and the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Take the name of a framework, or none to list them."""
    parser.add_argument("framework", nargs="?", metavar="NAME", help="show the page of this one")
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the list or a page."""
    from goalkit.frameworks import UnknownFrameworkError, find_framework, frameworks
    from goalkit.report import framework_page

    outputs.check(arguments.output, ("json", "markdown"))
    if arguments.framework is None:
        pages = list(frameworks().values())
    else:
        try:
            pages = [find_framework(arguments.framework)]
        except UnknownFrameworkError as error:
            raise CommandError(str(error)) from None

    def render(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never")
        if form == "json":
            return framework_page.as_json(pages)
        if form == "markdown":
            return framework_page.as_markdown(pages)
        return (
            framework_page.listed(pages, look) if arguments.framework is None else framework_page.page(pages[0], look)
        )

    outputs.send(arguments.output, "text", render)
    return 0
