"""`goalkit site`: a team's goals as a site; and, in a checkout, the guide: its pages, building and serving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.case import kebab
from goalkit.cli import console, options
from goalkit.cli.parser import CommandError, OneOf

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.site import Command

ACTIONS = ("team", "pages", "build", "serve")
HOW = """\
what to do:
  team    write the goals in files and folders as HTML pages into --out: how far they have come,
          what serves what, who answers for what, and what changed since the last time

and in a checkout of goalkit:
  pages   write the guide's generated pages into site/, as plain Markdown; or some kinds of them,
          as in goalkit site pages rules home
  build   write them and build the guide with MkDocs, strictly
  serve   do so and show it in a browser, with each change as it is saved
"""
ADDRESS = "127.0.0.1:8000"


def configure(parser: Parser) -> None:
    """Take what to do, and where the result goes."""
    parser.add_argument("action", type=OneOf(ACTIONS), metavar="ACTION", help=f"one of {', '.join(ACTIONS)}")
    options.add_paths(parser)
    parser.add_argument("--out", metavar="DIR", help="folder for the site (build: build/site unless another is named)")
    parser.add_argument("--title", metavar="WORDS", help="what the site of a team is called")
    parser.add_argument("--address", metavar="HOST:PORT", help=f"where serve shows the guide (default: {ADDRESS})")
    parser.add_argument(
        "--with-playground",
        action="store_true",
        help="fetch Pyodide with npm, and put goalkit on it beside the guide, so that visitors can try it (build)",
    )
    options.add_config(parser)
    options.add_today(parser)
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    if arguments.address is not None and arguments.action != "serve":
        raise CommandError("--address is about goalkit site serve")
    if arguments.with_playground and arguments.action != "build":
        raise CommandError("--with-playground is about goalkit site build")
    if arguments.action == "team":
        from goalkit.cli import team_site

        return team_site.run(arguments)
    if arguments.paths and arguments.action != "pages":
        raise CommandError(f"the guide has no goals to read; goalkit site team {arguments.paths[0]} shows yours")
    for option in ("title", "today", "config", "no_config"):
        if getattr(arguments, option):
            raise CommandError(f"--{kebab(option)} is about goalkit site team")
    if arguments.out is not None and arguments.action != "build":
        raise CommandError("--out is about goalkit site build and goalkit site team")
    return _guide(arguments)


def _guide(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from goalkit.site import KINDS, SiteError, add_runtime, all_pages, build, checkout, serve, write_pages

    try:
        root = checkout()
        kinds = arguments.paths or tuple(KINDS)
        if unknown := [kind for kind in kinds if kind not in KINDS]:
            raise CommandError(f"“{unknown[0]}” is no kind of page; there are {', '.join(KINDS)}")
        done = write_pages(root, all_pages(root, commands(), kinds), kinds)
        removed = f", {done.removed} removed" if done.removed else ""
        console.write(f"site/: {done.written} pages written, {done.unchanged} unchanged{removed}\n")
        console.flush()
        if arguments.action == "build":
            folder = build(root, Path(arguments.out) if arguments.out else None)
            if arguments.with_playground:
                add_runtime(root, folder)
            console.write(f"{folder} holds the guide\n")
        elif arguments.action == "serve":
            serve(root, arguments.address or ADDRESS)
    except SiteError as error:
        raise CommandError(str(error)) from error
    return 0


def commands() -> Iterator[Command]:
    """Every command with its arguments and options, for the guide's reference."""
    from goalkit.cli import VERBS, parser_of
    from goalkit.site import Command, Option

    for verb, says in VERBS.items():
        parser = parser_of(verb)
        told = [(one, Option(_written(one), str(one.help or ""))) for one in parser.actions()]
        arguments = tuple(option for one, option in told if not one.option_strings)
        options = tuple(option for one, option in told if one.option_strings)
        yield Command(verb, says, arguments, options, parser.epilog or "")


def _written(action: argparse.Action) -> str:
    """How an option or argument is typed."""
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        return metavar or action.dest
    name = ", ".join(action.option_strings)
    return f"{name} {metavar}" if metavar and action.nargs != 0 else name
