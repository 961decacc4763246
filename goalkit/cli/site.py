"""`goalkit site`: the guide's generated pages, building the guide, and serving it to whoever writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console
from goalkit.cli.parser import CommandError, OneOf

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser

ACTIONS = ("pages", "build", "serve")
HOW = """\
what to do, in a checkout of goalkit:
  pages   write the guide's generated pages into site/, as plain Markdown
  build   write them and build the guide with MkDocs, strictly
  serve   do so and show it in a browser, with each change as it is saved
"""
ADDRESS = "127.0.0.1:8000"


def configure(parser: Parser) -> None:
    """Take what to do, and where the result goes."""
    parser.add_argument("action", type=OneOf(ACTIONS), metavar="ACTION", help=f"one of {', '.join(ACTIONS)}")
    parser.add_argument("--out", metavar="PATH", help="folder that build writes the guide to (default: build/site)")
    parser.add_argument("--address", metavar="HOST:PORT", help=f"where serve shows it (default: {ADDRESS})")
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    from pathlib import Path

    from goalkit.site import SiteError, build, checkout, serve, write_pages

    if arguments.out is not None and arguments.action != "build":
        raise CommandError("--out is about goalkit site build")
    if arguments.address is not None and arguments.action != "serve":
        raise CommandError("--address is about goalkit site serve")
    try:
        root = checkout()
        done = write_pages(root)
        removed = f", {done.removed} removed" if done.removed else ""
        console.write(f"site/: {done.written} pages written, {done.unchanged} unchanged{removed}\n")
        console.flush()
        if arguments.action == "build":
            folder = build(root, Path(arguments.out) if arguments.out else None)
            console.write(f"{folder} holds the guide\n")
        elif arguments.action == "serve":
            serve(root, arguments.address or ADDRESS)
    except SiteError as error:
        raise CommandError(str(error)) from error
    return 0
