"""Linting as several commands do it: in as many processes as the machine has, with a bar where it takes long."""

from __future__ import annotations

import argparse
import gc
import os
from typing import TYPE_CHECKING

from goalkit.cli import options
from goalkit.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.cli.inputs import Inputs
    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.diagnostic import Report
    from goalkit.lint import Checked, Linter


def add_jobs(parser: Parser) -> None:
    """Take the number of processes."""
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes for many files (default: one a processor)")


def linted(
    arguments: argparse.Namespace, config: Config, inputs: Inputs, *, cases: bool = False, bar: bool = True
) -> Report:
    """Read and check everything; `cases` as in `lint_files`, `bar` allows one."""
    linter, checked = examined(arguments, config, inputs, cases=cases, bar=bar)
    return linter.report(checked)


def examined(
    arguments: argparse.Namespace, config: Config, inputs: Inputs, *, cases: bool = False, bar: bool = True
) -> tuple[Linter, Iterator[Checked]]:
    """Read and check everything one after the other, and have nothing reported yet."""
    from goalkit.lint import Linter

    gc.freeze()  # what was loaded so far stays, and need not be looked at again
    linter = Linter(config, options.today(arguments), cases=cases)
    return linter, _checked(arguments, linter, inputs, Progress(wanted=bar))


def _checked(arguments: argparse.Namespace, linter: Linter, inputs: Inputs, progress: Progress) -> Iterator[Checked]:
    from goalkit.batch import check_files

    try:
        yield from check_files(
            inputs.files,
            linter,
            processes=arguments.jobs or _processors(),
            documents=inputs.documents,
            named=inputs.named,
            progress=progress,
        )
    finally:
        progress.clear()


def _jobs(word: str) -> int:
    if word.isdecimal() and int(word) > 0:
        return int(word)
    raise argparse.ArgumentTypeError(f"“{word}” is no number of processes; take 1 or more")


def _processors() -> int:
    """How many processors this process may use, which in a container are fewer than the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
