"""`goalkit mcp`: a server for assistants, which draft with a person while goalkit judges; it reads one folder alone."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options
from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from goalkit.cli.parser import Parser
    from goalkit.config import Config

HOW = """\
An assistant starts it and talks to it over standard input and output. Tell yours to run

  goalkit mcp path/to/goals

goalkit reads goal files in that folder and nothing outside it, and writes nothing.
"""


def configure(parser: Parser) -> None:
    """Take the folder, and settings other than its own."""
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="the folder to read goals in (default: .)")
    options.add_config(parser)
    options.add_today(parser)
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Serve until the input ends."""
    try:
        import mcp  # noqa: F401 (the SDK: in absolute imports this very module is goalkit.cli.mcp)
    except ImportError as error:
        raise CommandError(
            "goalkit mcp needs the Model Context Protocol's SDK: pip install 'mcp>=2.3,<3', or goalkit's extra “mcp”"
        ) from error
    folder = Path(arguments.folder or ".")
    if folder.is_file():
        raise CommandError(f"{arguments.folder} is a file; goalkit mcp takes the folder that an assistant may read")
    if not folder.is_dir():
        near = suggestion(folder.name, [one.name for one in folder.parent.glob("*/")])
        raise CommandError(f"there is no folder “{arguments.folder}”." + (f" Did you mean “{near}”?" if near else ""))
    from goalkit.assistant.folder import Folder
    from goalkit.assistant.server import World, serve

    settings = _named_settings(arguments, folder)
    if sys.stdin.isatty():
        console.note("goalkit waits for an assistant on standard input; Ctrl-C ends it.")
    with _ended_by_ctrl_c():
        serve(Folder(folder), World(lambda: options.today(arguments), time.monotonic, _failed, settings))
    return 0


def _named_settings(arguments: argparse.Namespace, folder: Path) -> Callable[[], Config] | None:
    """The settings that a person named in the place of the folder's own. Raises `ConfigError` where they are wrong."""
    from goalkit.config import Config, load_config

    if arguments.no_config:
        return Config
    if not arguments.config:
        return None
    file, start = Path(arguments.config), folder.resolve()
    load_config(file, start=start)  # whoever named it is told of its mistakes now
    return lambda: load_config(file, start=start)


def _failed(error: Exception) -> None:
    """Tell on standard error what the assistant can't mend."""
    if console.debugging():
        import traceback

        console.trace("".join(traceback.format_exception(error)))
    console.complain(f"this should not have happened: {type(error).__name__}: {error}")


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once: a thread that waits for standard input hears of no exception."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
