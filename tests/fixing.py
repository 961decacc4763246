"""Edits on real files: only the words they name change, a second time nothing does, and nothing new is found.

    python -m tests.fixing PATH...

makes every edit that rules offer for the goal files below these paths, in memory, and prints how many there were. It
ends with 1 where one of the promises above is broken, and names the file.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.fix import Fixed, fix
from goalkit.lint import Linter
from goalkit.read import FORMATS, read
from goalkit.read.discover import discover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Replacement
    from goalkit.model import Document

DAY = datetime.date(2026, 12, 1)
LINTER = Linter(today=DAY)
LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class Broken(NamedTuple):
    """A promise that was not kept."""

    path: str
    promise: str


def read_text(source: str, name: str) -> Document:
    """Read a source as the file of that name."""
    return read(source.encode("utf-8", "surrogatepass"), FORMATS[Path(name).suffix.lower()], path=name, today=DAY)


def fixed(source: str, name: str, *, unsafe: bool = True) -> Fixed:
    """Make the edits of a source."""
    return fix(source, LINTER, lambda text: read_text(text, name), unsafe=unsafe)


def findings(source: str, name: str) -> tuple[Diagnostic, ...]:
    """What is found in a source."""
    return LINTER.report([LINTER.check(read_text(source, name))]).diagnostics


def broken(source: str, name: str, result: Fixed) -> Iterator[Broken]:
    """The promises that the edits of a source break."""
    if not explained(source, result):
        yield Broken(name, "something else changed than the words of the edits")
    again = fixed(result.source, name)
    if again.made or again.source != result.source:
        yield Broken(name, f"a second time changes {len(again.made)} more")
    new = Counter((one.rule, one.goal) for one in findings(result.source, name))
    new -= Counter((one.rule, one.goal) for one in findings(source, name))
    for rule, goal in new:
        yield Broken(name, f"{rule} is new on {goal}")


def explained(source: str, result: Fixed) -> bool:
    """Whether the two texts differ by the words of edits, and by nothing else.

    Lines that no edit is about are the same, character for character, and so is what stands around the edits in others.
    """
    before, after = LINES.split(source), LINES.split(result.source)
    edits: dict[int, list[Replacement]] = {}
    for one in result.made:
        for edit in one.edits:
            edits.setdefault(edit.span.line - 1, []).append(edit)
    if len(before) != len(after):
        return False
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        mark = old.startswith("\ufeff")
        if at not in edits:
            if old != new:
                return False
            continue
        start = min(edit.span.column for edit in edits[at]) - 1 + mark
        if len(edits[at]) == 1:
            (edit,) = edits[at]
            end = edit.span.end_column - 1 + mark
            if new != old[:start] + edit.text + old[end:]:
                return False
        elif new[:start] != old[:start] or new[-1:] != old[-1:]:
            return False
    return True


def main(names: list[str]) -> int:
    """Try all files below some paths, and print the sum."""
    counts: Counter[str] = Counter()
    failed = []
    for path in discover(names):
        data = path.read_bytes()
        try:
            source = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        result = fixed(source, path.name)
        counts["files"] += 1
        counts["changed"] += result.source != source
        counts["made"] += len(result.made)
        counts["declined"] += len(result.declined)
        counts.update(one.rule for one in result.made)
        failed += broken(source, path.as_posix(), result)
    print(", ".join(f"{number} {name}" for name, number in counts.most_common()))  # noqa: T201 (a command of its own)
    for one in failed:
        print(f"{one.path}: {one.promise}")  # noqa: T201
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
