"""`goalkit lint --fix` and `--diff`: edits made in files, or shown, and what is left to say afterwards."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli import console, options
from goalkit.cli.inputs import gather
from goalkit.cli.parser import CommandError
from goalkit.cli.running import examined, linted
from goalkit.diagnostic import Mended
from goalkit.fix import Fixed, Fixing
from goalkit.fix.files import Changed, Encoded, Original, original
from goalkit.read import read
from goalkit.read.source import Unreadable
from goalkit.report.summary import counted
from goalkit.report.terminal import Paint, visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from goalkit.cli.inputs import Inputs
    from goalkit.config import Config
    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.model import Document

    Shown = Callable[[Report], Report]

COLORS = {"-": (31,), "+": (32,), "@": (36,)}
UNREAD = {"unreadable-file", "file-too-large", "invalid-syntax"}
"""Rules that say that a file was not read, all or in part, so that an edit in it may be missing."""
LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""Lines as a patch counts them: a carriage return is part of a line."""
MOST_TOLD = 10
"""Edits that were left out get a line each up to here, and a number beyond."""


class Left(NamedTuple):
    """What is left to be said: what is still found, and how the command ends if it isn't by that."""

    report: Report
    failed: bool


def differences(arguments: argparse.Namespace, config: Config, shown: Shown) -> int:
    """Print what edits would change, and say by the exit code whether there is anything."""
    if arguments.output:
        raise CommandError("--diff prints changes and no report: leave out --output, or take --fix")
    inputs = gather(arguments, config)
    work = _Work(arguments, config, inputs, shown)
    paint = Paint(on=console.look(arguments.color).color)
    made = 0
    for path, source in sorted(work.sources.items()):
        result = work.fixing.of(path)
        made += len(result.made)
        if result.source != source:
            console.write_all(_diff(path, source, result.source, paint))
    console.flush()
    files = sum(work.fixing.of(path).source != source for path, source in work.sources.items())
    for one in work.unread:
        console.note(f"{one.path}:{one.span.line}:{one.span.column}: {one.message}")
    _tell(work, arguments)
    said = f"{counted(made, 'edit')} would be made in {counted(files, 'file')}" if files else "no edit would be made"
    if not arguments.quiet:
        console.note(said + _more(work, arguments))
    return int(bool(files))


def fix(arguments: argparse.Namespace, config: Config, shown: Shown) -> Left:
    """Make the edits, and find what is left; a file that can't be written is told of and fails the command."""
    inputs = gather(arguments, config)
    work = _Work(arguments, config, inputs, shown)
    failed = False
    made: list[Diagnostic] = []
    for path, source in sorted(work.sources.items()):
        result = work.fixing.of(path)
        if path in work.files and result.source != source:
            problem = _written(work.files[path], result)
            if problem is not None:
                console.complain(f"{path} {problem}")
                failed = True
                continue
        made += result.made
    if work.piped is not None and inputs.piped is not None:
        piped = work.fixing.of(work.piped).source if work.piped in work.sources else None
        console.write_bytes(inputs.piped if piped is None else Encoded.of(inputs.piped).with_text(piped))
        if piped is not None:
            inputs = inputs._replace(documents=[work.read(work.piped, piped)])
    _tell(work, arguments)
    cases = any(one.form == "junit" for one in arguments.output)
    report = shown(linted(arguments, config, inputs, cases=cases, bar=False))
    found = Counter((one.rule, one.path, one.goal) for one in report.diagnostics)
    waiting = 0
    for one in made:
        known = (one.rule, one.path, one.goal)
        waiting += found[known] > 0
        found[known] -= 1
    return Left(replace(report, mended=Mended(len(made), waiting, unsafe=arguments.unsafe_fixes)), failed)


class _Work:
    """The files of a run that have edits, and the edits made in them, which nobody has written yet."""

    def __init__(self, arguments: argparse.Namespace, config: Config, inputs: Inputs, shown: Shown) -> None:
        self.config = config
        self.today = options.today(arguments)
        self.limit = config.limit
        self.format = arguments.format
        self.piped = inputs.documents[0].path if inputs.documents else None
        self.files: dict[str, Original] = {}
        self.sources: dict[str, str] = {}
        linter, checked = examined(arguments, config, inputs)
        every = list(checked)  # edits are tried against all of them
        known = {one.path: one for one in every}
        said = shown(linter.report(every)).diagnostics
        self.unread = [one for one in said if one.rule in UNREAD]
        offered = {one.path for one in said if one.edits}
        seen = set()
        for file in inputs.files:
            path = file.as_posix()
            if path not in offered:
                continue
            try:
                found = original(file, self.limit)
                source = found.encoded.text
            except (Unreadable, UnicodeDecodeError):  # gone or damaged since it was linted
                continue
            if found.real not in seen:  # two links to one file are one file
                seen.add(found.real)
                self.files[path], self.sources[path] = found, source
                known[path] = linter.check(self.read(path, source))
        if inputs.piped is not None and self.piped in offered:
            self.sources[self.piped] = Encoded.of(inputs.piped).text
        self.fixing = Fixing(
            self.sources, known.values(), linter, self.read, unsafe=arguments.unsafe_fixes, shown=shown
        )
        self.fixing.run()

    def read(self, path: str, source: str) -> Document:
        """Read a text as the file at a path."""
        form = self.format if path == self.piped else None
        data = source.encode("utf-8", "replace")
        return read(data, form, path=path, calendar=self.config.calendar, today=self.today, limit=self.limit)


def _written(file: Original, result: Fixed) -> str | None:
    """Write a file, or say what kept it from being written."""
    try:
        file.write(result.source)
    except Changed:
        return "was changed while goalkit looked at it, and is left as it is now: run the command again"
    except OSError as error:
        return f"can't be written, and is left as it was: {error.strerror or error}"
    return None


def _tell(work: _Work, arguments: argparse.Namespace) -> None:
    """Name the edits that were left out, each with the reason."""
    declined = [one for path in sorted(work.sources) for one in work.fixing.of(path).declined]
    if arguments.quiet:
        return
    for one in declined[:MOST_TOLD]:
        place = f"{one.diagnostic.path}:{one.diagnostic.span.line}"
        console.note(f"{place}: the edit for {one.diagnostic.rule} is left out, for {one.why}")
    if len(declined) > MOST_TOLD:
        console.note(f"… and {len(declined) - MOST_TOLD} more edits are left out")


def _more(work: _Work, arguments: argparse.Namespace) -> str:
    """How many rewrites there are beside the safe edits."""
    rest = sum(bool(one.edits) for one in work.fixing.report.diagnostics)
    return "" if arguments.unsafe_fixes or not rest else f", {rest} more with --unsafe-fixes"


def _diff(path: str, old: str, new: str, paint: Paint) -> Iterator[str]:
    """A patch that `patch -p0` takes; on a terminal, what would control it is shown as signs."""
    name = visible(path)
    for line in unified_diff(LINES.findall(old), LINES.findall(new), name, name):
        words, end = line.removesuffix("\n"), line[-1:] == "\n"
        shown = visible(words) if console.is_terminal() else words
        yield paint(shown, *COLORS.get(line[:1], ())) + "\n"
        if not end:
            yield "\\ No newline at end of file\n"
