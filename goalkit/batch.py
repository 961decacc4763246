"""Linting many files in several processes: the same report for any number of them and any order of files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from goalkit.lint import Linter
from goalkit.read import read_each

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext
    from pathlib import Path

    from goalkit.config import Config
    from goalkit.diagnostic import Report
    from goalkit.lint import Checked
    from goalkit.model import Document

    Progress = Callable[[int, int], object]

__all__ = ["WorkerLost", "check_files", "lint_files"]

FEW = 40
"""Below so many files, starting processes costs more than they save."""

SHARD_BYTES = 200_000
SHARD_FILES = 50
"""A shard is small enough that progress is seen, Ctrl-C is heeded soon and no process is left with most of the work."""


class WorkerLost(Exception):  # noqa: N818 (what happened says more than that it is an error)
    """A process died while it was linting: killed, or out of memory. Nothing can be said about its files.

    >>> from pathlib import Path
    >>> try:
    ...     report = lint_files([Path("no-such-file.md")], processes=2)
    ... except WorkerLost:
    ...     report = lint_files([Path("no-such-file.md")])
    >>> len(report.diagnostics)
    1
    """


def lint_files(  # noqa: PLR0913 (all but the first three are by name)
    paths: Iterable[Path],
    config: Config | None = None,
    today: datetime.date | None = None,
    *,
    processes: int = 1,
    documents: Iterable[Document] = (),
    named: Collection[Path] | None = None,
    progress: Progress | None = None,
    cases: bool = False,
) -> Report:
    """Read and check files, and `documents` that were read already.

    No document is kept once it is checked, only its findings and what the other documents need to
    know of it. A file that can't be read is a finding. More `processes` than one share the work where there are many
    files; the report is the same. `progress` is called with the number of files
    that are done and the number of all.
    With `cases` the report names every goal, which takes memory for each. `named` are the files that somebody
    asked for by name, None for all: of the others, some may belong to other programs and be none of our business.

    Raises `RuleError` where a rule fails and `WorkerLost` where a process dies.

    >>> from pathlib import Path
    >>> [one.rule for one in lint_files([Path("no-such-file.md")]).diagnostics]
    ['unreadable-file']
    """
    linter = Linter(config, today, cases=cases)
    return linter.report(
        check_files(paths, linter, processes=processes, documents=documents, named=named, progress=progress)
    )


def check_files(  # noqa: PLR0913 (all but the first two are by name)
    paths: Iterable[Path],
    linter: Linter,
    *,
    processes: int = 1,
    documents: Iterable[Document] = (),
    named: Collection[Path] | None = None,
    progress: Progress | None = None,
) -> Iterator[Checked]:
    """Read and check files as `lint_files` does, and leave it to the caller to have them reported."""
    files = list(dict.fromkeys(paths))
    yield from linter.check_each(documents)
    results: Iterator[list[Checked]]
    if processes <= 1 or len(files) < FEW:
        results = ([one] for one in _check(linter, files, named))
    else:
        results = _in_processes(files, linter, processes, None if named is None else frozenset(named))
    done = 0
    for shard in results:
        yield from shard
        done += len(shard)
        if progress is not None:
            progress(done, len(files))


def _check(linter: Linter, paths: Iterable[Path], named: Collection[Path] | None) -> Iterator[Checked]:
    config = linter.config
    return linter.check_each(
        read_each(paths, calendar=config.calendar, today=linter.today, limit=config.limit, named=named)
    )


def _in_processes(
    files: Sequence[Path], linter: Linter, processes: int, named: frozenset[Path] | None
) -> Iterator[list[Checked]]:
    """Let processes check the files shard by shard; results come in the order in which they are ready."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    shards = list(_shards(files))
    pool = ProcessPoolExecutor(
        min(processes, len(shards)),
        mp_context=_context(),
        initializer=_start,
        initargs=(linter.config, linter.today, linter.cases, named),
    )
    try:
        with _undisturbed():
            waiting = {pool.submit(_check_shard, shard) for shard in shards}
        for future in as_completed(waiting):
            waiting.discard(future)  # so that results don't pile up a second time
            yield future.result()
    except BrokenProcessPool as error:
        raise WorkerLost(
            "a process died while it was linting; was it killed, or did memory run out? Try again with fewer processes"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait: an exception that comes while a process is forked is lost on the way."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # not on every system
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Sized(NamedTuple):
    size: int
    path: Path


def _shards(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Divide files into pieces of work, the heaviest first, so that no process is late with a large one."""
    shard: list[Path] = []
    weight = 0
    for size, path in sorted((_Sized(_size(path), path) for path in files), reverse=True):
        if shard and (weight + size > SHARD_BYTES or len(shard) == SHARD_FILES):
            yield shard
            shard, weight = [], 0
        shard.append(path)
        weight += size
    if shard:
        yield shard


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it will say what is wrong


def _context() -> BaseContext:
    """Fork where that is safe, for it saves loading everything again; else start afresh."""
    import multiprocessing
    import sys
    import threading

    safe = sys.platform not in ("darwin", "win32") and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


_linter: Linter
"""In a worker: its linter, made once."""
_named: frozenset[Path] | None
"""In a worker: the files that somebody asked for by name, None for all."""


def _start(config: Config, today: datetime.date | None, cases: bool, named: frozenset[Path] | None) -> None:  # noqa: FBT001 (a pool has no keywords)
    """Make a worker ready; Ctrl-C is the parent's to handle, and a worker without a parent has nothing to do."""
    import signal
    import threading
    from warnings import simplefilter

    from goalkit.plugins import PluginWarning

    global _linter, _named  # noqa: PLW0603 (a pool hands nothing else from the start of a worker to its tasks)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's way of stopping is not ours
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    simplefilter("ignore", PluginWarning)  # the parent tells them
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _linter = Linter(config, today, cases=cases)
    _named = named


def _end_with_parent() -> None:
    """End a worker when its parent has gone without a word, as one does that is killed: it would wait forever."""
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _check_shard(paths: Sequence[Path]) -> list[Checked]:
    return list(_check(_linter, paths, _named))
