"""`goalkit tree`: which goals serve which, across all files, and how each of them stands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.baseline import found_in
from goalkit.cli.inputs import gather, read_all
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser

EXAMPLES = """\
examples:
  goalkit tree goals/                     every goal below the one that it serves
  goalkit tree goals/ --depth 2           the upper two levels
  goalkit tree goals/ --output markdown   a nested list, for a page or a pull request
"""


def configure(parser: Parser) -> None:
    """Take what to read, how deep to draw, and a form to print in."""
    options.add_input(parser)
    parser.add_argument("--depth", type=_depth, metavar="N", help="levels to draw (default: all)")
    parser.add_argument("--ascii", action="store_true", help="draw lines with |, ` and -, for terminals without others")
    options.add_output(parser, ("text", "json", "markdown"))
    options.add_config(parser)
    options.add_profile(parser)
    options.add_today(parser)
    options.add_color(parser)
    parser.epilog = EXAMPLES


def run(arguments: argparse.Namespace) -> int:
    """Draw it; what is found in goals is counted there and is no failure."""
    from goalkit.report import alignment

    outputs.check(arguments.output, ("json", "markdown"))
    config = settings(arguments)
    today = options.today(arguments)
    documents = list(read_all(gather(arguments, config), arguments, config))
    drawing = alignment.aligned(documents, found_in(documents, config, today), today)

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return alignment.as_json(drawing, today)
        if form == "markdown":
            return alignment.as_markdown(drawing, arguments.depth)
        look = console.look(arguments.color if printed else "never")
        plain = arguments.ascii or (printed and not console.draws())
        return alignment.as_text(drawing, look, arguments.depth, plain=plain)

    outputs.send(arguments.output, "text", render)
    return 0


def _depth(word: str) -> int:
    if word.isdecimal() and int(word) > 0:
        return int(word)
    raise argparse.ArgumentTypeError(f"“{word}” is no number of levels; take 1 or more")
