"""`goalkit config`: the settings in force, and the line that each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Take a config, and a file of which to say what holds for it."""
    parser.add_argument("paths", nargs="?", metavar="PATH", help="say what holds for this file, overrides included")
    options.add_config(parser)
    options.add_profile(parser)
    parser.add_argument("--profiles", action="store_true", help="list the schools to follow and what each changes")
    options.add_output(parser, ("text", "json"))
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the settings."""
    from goalkit.registry import all_rules
    from goalkit.report import origins

    outputs.check(arguments.output, ("json",))
    if arguments.profiles:
        outputs.send(arguments.output, "text", lambda form, *, printed: _profiles(arguments, form, printed=printed))
        return 0
    config = settings(arguments)
    facts = origins.effective(config, all_rules().values(), arguments.paths)

    def render(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never")
        return origins.as_json(facts) if form == "json" else origins.as_text(facts, look)

    outputs.send(arguments.output, "text", render)
    return 0


def _profiles(arguments: argparse.Namespace, form: str, *, printed: bool) -> Iterator[str]:
    from goalkit.report import profiles

    look = console.look(arguments.color if printed else "never")
    return profiles.as_json() if form == "json" else profiles.as_text(look)
