"""Conversions for tests: every pair of frameworks, and a text that is read and converted at once."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import goalkit
from goalkit.form.fields import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit import Conversion
    from goalkit.convert import Note


PAIRS = list(itertools.permutations(FRAMEWORKS, 2))


def notes(done: Conversion) -> tuple[Note, ...]:
    """All notes but those on what was kept."""
    return (*done.derived, *done.dropped, *done.asked)


def converted(text: str, to: str, format: str = "yaml") -> Conversion:  # noqa: A002 (as in `read`)
    """Read and convert."""
    return goalkit.convert(goalkit.read(text, format, path="goals.yaml"), to)  # type: ignore[arg-type]


ACCOUNTS = Path(__file__).parent / "conversions"
"""Documents, and what becomes of every word of them; `python -m tests.converting` writes it anew, to be read over."""


def account(done: Conversion) -> str:
    """What became of everything, a line each: where it stood, where it went and what stands there now."""
    lines = []
    for kind in ("kept", "derived", "dropped", "asked"):
        for one in getattr(done, kind):
            place = f"{one.at.line}:{one.at.column}" if one.at is not None else "-"
            into = f" -> {one.into}" if one.into not in (None, one.field) else ""
            becomes = f": {one.becomes}" if one.becomes not in (None, one.words) else ""
            lines.append(f"{kind:7} {place:>6} {one.goal or '-'} {one.field} “{one.words}”{into}{becomes}")
    return "\n".join(lines) + "\n"


def accounts(path: Path) -> Iterator[tuple[str, str, str]]:
    """The document of a file, the frameworks that it is converted to, and the account that it gives of each."""
    block = re.compile(r"(?:^## (\w+)\n\n)?^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    (_, document), *others = block.findall(path.read_text(encoding="utf-8"))
    for to, told in others:
        yield document, to, told


if __name__ == "__main__":
    for path in sorted(ACCOUNTS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for document, to, told in accounts(path):
            now = account(converted(document, to))
            text = text.replace(f"## {to}\n\n```\n{told}```\n", f"## {to}\n\n```\n{now}```\n")
        path.write_text(text, encoding="utf-8")
