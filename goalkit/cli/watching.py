"""`goalkit lint --watch`: the report anew after each change, until Ctrl-C."""

from __future__ import annotations

import gc
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalkit.cli import console
from goalkit.cli.parser import CommandError
from goalkit.cli.settings import working_folder
from goalkit.report.terminal import Paint, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WITHOUT = "--watch needs watchfiles, which is not installed: pip install 'watchfiles>=1.0', or goalkit's extra “watch”"
SETTINGS = ("goalkit.toml", "pyproject.toml", "goalkit-baseline.json")
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
PAUSE = 100
"""Milliseconds without a change before goals are read anew: editors write a file in several steps."""
LOOK = 1_000
"""Milliseconds after which settings outside the folders are looked at."""


def watch(paths: Sequence[str], once: Callable[[], str], *, color: bool, quiet: bool) -> int:
    """Print what `once` gives, and again whenever goals or settings changed and it says something else.

    Ctrl-C is the way out, and so no failure: 0. What goes wrong on the way is shown in the place of the report, for it
    is likely to be mended next. Raises `CommandError` where the files can't be watched.
    """
    try:
        from watchfiles import watch as changes_in
    except ImportError:
        raise CommandError(WITHOUT) from None
    if "-" in paths:
        raise CommandError("--watch is about files: standard input can't change")
    paint = Paint(on=color)
    end = "" if quiet else f"{paint.dim(f'Watching {visible(_named(paths))}. Ctrl-C ends it.')}\n"
    try:
        before = once()  # what can't be done at all ends the run here
        here = working_folder()
        settings, failed = _stamps(here), False
        _show(before, end)
        for changed in _changes(changes_in, [os.path.join(here, path) for path in paths or ["."]]):  # noqa: PTH118
            now = _stamps(here)
            if changed or failed or now != settings:  # what failed may work by now, though nothing told us
                settings = now
                after, failed = _safely(once)
                gc.unfreeze()
                if after != before:
                    before = after
                    _show(before, end)
    except KeyboardInterrupt:
        console.write("\n" if sys.stdout.isatty() else "")
    return 0


def _changes(changes_in: Any, paths: Sequence[str]) -> Iterator[bool]:  # noqa: ANN401 (the function of watchfiles)
    """Whether files that goalkit reads were changed: True at once, and False each time that none were for a while."""
    from goalkit.read.discover import is_met

    while True:
        folders = _folders(paths)

        def is_ours(_change: object, path: str, folders: Sequence[str] = tuple(folders)) -> bool:
            below = (os.path.relpath(path, folder).replace(os.sep, "/") for folder in folders)
            return any(is_met(one) for one in below if not one.startswith("../"))

        told = changes_in(
            *folders,
            watch_filter=is_ours,
            debounce=LOOK,
            step=PAUSE,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            recursive=any(map(os.path.isdir, paths)),
        )
        first = True
        while _folders(paths) == folders:  # else one went, or came back: what stands there now is another one
            try:
                changes = next(told)
            except StopIteration:
                return
            except FileNotFoundError:
                break  # gone before the system could be asked to tell
            yield first or bool(changes)  # something may have been saved before that
            first = False


def _folders(paths: Sequence[str]) -> dict[str, int]:
    """The folders to watch, and what the system knows each by.

    Of a file it is its folder, for editors put a new file in the place of the old one; of a folder that is gone the
    nearest one above it.
    """
    found = {}
    for path in paths:
        standing = Path(os.path.realpath(path))
        facts = _facts(standing)
        while (facts is None or not stat.S_ISDIR(facts.st_mode)) and standing != standing.parent:
            standing = standing.parent
            facts = _facts(standing)
        if facts is not None:
            found[str(standing)] = facts.st_ino
    return dict(sorted(found.items()))


def _facts(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _stamps(here: Path) -> list[tuple[str, int, int]]:
    """The settings that may hold for this run, and when each was written."""
    files = [folder / name for folder in (here, *here.parents) for name in SETTINGS]
    found = [(str(file), _facts(file)) for file in files]
    return [(name, facts.st_mtime_ns, facts.st_size) for name, facts in found if facts is not None]


def _safely(once: Callable[[], str]) -> tuple[str, bool]:
    """The report, or why there is none for now, and whether that is so."""
    from goalkit.config import ConfigError
    from goalkit.rule import RuleError

    try:
        return once(), False
    except (CommandError, ConfigError, RuleError) as error:
        return "".join(f"{visible(line)}\n" for line in f"goalkit: {error}".split("\n")), True


def _show(report: str, end: str) -> None:
    """Clear a terminal and print; to anything else, one report follows the other."""
    console.write(f"{CLEAR if sys.stdout.isatty() else ''}{report}{end}")
    console.flush()


def _named(paths: Sequence[str]) -> str:
    return ", ".join(paths) or "this folder"
