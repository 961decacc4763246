"""`goalkit lsp`: findings, completion and all else that an editor shows, over the Language Server Protocol."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from goalkit.cli import options
from goalkit.cli.parser import CommandError
from goalkit.report import SITE_URL

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.lsp.server import Incoming

MISSING = "goalkit lsp needs pygls: pip install 'pygls>=2.1,<3', or goalkit's extra “lsp”"
AT_A_TERMINAL = (
    "goalkit lsp is installed and waits for an editor, not for people: name it as a language server in your editor's "
    f"settings. How that is done: {SITE_URL}how-to/editors/"
)


HOW = """\
An editor starts it and talks to it over standard input and output: findings while you write, quick fixes, completion,
what was understood under the pointer, an outline, and how goals stand. Tell yours to run

  goalkit lsp

for Markdown, YAML, TOML, JSON and CSV. Settings come from the nearest goalkit.toml, and are read again when it changes.
"""


def configure(parser: Parser) -> None:
    """Take what editors put behind the command."""
    parser.add_argument(
        "--stdio", action="store_true", help="talk over standard input and output, which it always does"
    )
    options.add_today(parser)
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor ends it."""
    if sys.stdin.isatty():
        raise CommandError(AT_A_TERMINAL)
    try:
        from goalkit.lsp.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise CommandError(MISSING) from None
    return serve(lambda: options.today(arguments), cast("Incoming", sys.stdin.buffer), sys.stdout.buffer)
