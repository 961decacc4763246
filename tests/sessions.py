"""Sessions in documents: their commands are run as a person would, and what they print can be written anew.

A `console` block is a session: lines after `$ ` are run, and what follows them must come out, with a line `…` for
lines left out. A block with `title="…"` is a file that later sessions find. Sessions of one document run in one
folder, which holds the examples, on the day the documents were written.

    python -m tests.sessions site/before-after/*.md

puts what the commands print now into each session that shows it whole. Look at the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from goalkit.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-12-18"
FENCE = re.compile(r'^(`{3,})(\w+)?(?: title="([^"]+)")?\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
DATED = {"lint", "diff", "show", "tree", "status", "suggest", "baseline"}
"""Commands that compare with today."""
SPOKEN = {"CI", "GITHUB_ACTIONS", "FORCE_COLOR", "TERM"}
"""What says where a command runs; documents show what anybody sees."""


class Block(NamedTuple):
    """A fenced block, and the line it stands on."""

    language: str
    title: str | None
    body: str
    line: int


class Ran(NamedTuple):
    """A command of a document, what is shown below it, what it printed, and how it ended."""

    block: Block
    command: str
    shown: str
    printed: str
    code: int


class Output(io.TextIOWrapper):
    """What a command prints, on no terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")

    def text(self) -> str:
        """Everything that was written."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")


def blocks(text: str) -> list[Block]:
    """All fenced blocks of a document."""
    return [
        Block(found[2] or "", found[3], found[4], text.count("\n", 0, found.start()) + 1)
        for found in FENCE.finditer(text)
    ]


def steps(body: str) -> list[tuple[str, str]]:
    """Commands of a console block with the output that is shown below each."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            command, output = found[-1]
            found[-1] = (command, output + line)
    return found


def session(text: str, folder: Path) -> Iterator[Ran]:
    """Run all commands of a document in order, in a folder that gets the files it shows."""
    code = 0
    for block in blocks(text):
        if block.title:
            (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.title).write_text(block.body, encoding="utf-8")
        elif block.language == "console":
            for command, shown in steps(block.body):
                printed, code = run(command, folder, code)
                yield Ran(block, command, shown, printed, code)


def run(command: str, folder: Path, before: int = 0) -> tuple[str, int]:
    """Run one line as a person would, and give what it prints and how it ends; `before` is how the last one ended."""
    words = shlex.split(command)
    if words == ["echo", "$?"]:
        return f"{before}\n", 0
    if words[0] == "cat":
        return "".join((folder / name).read_text(encoding="utf-8") for name in words[1:]), 0
    assert words.pop(0) == "goalkit", f"only goalkit, cat and echo $? are run: {command}"
    if words and words[0] in DATED:
        words[1:1] = ["--today", TODAY]
    out = Output()
    said = {name: value for name, value in os.environ.items() if name not in SPOKEN}
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, said | {"COLUMNS": "100", "NO_COLOR": "1"}, clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", out),
    ):
        code = main(words)
    return out.text(), code


def matches(shown: str, printed: str) -> bool:
    """Whether a document shows what was printed; a line `…` stands for any lines left out."""
    parts = [re.escape(tidy(part)) for part in re.split(r"^…$", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?s:.*)".join(parts), tidy(printed)) is not None


def tidy(text: str) -> str:
    """Drop white space at line ends, and empty lines around."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def furnish(folder: Path) -> None:
    """Put into a folder what the commands of documents may name."""
    shutil.copytree(ROOT / "site" / "examples", folder / "site" / "examples")


def renewed(text: str, folder: Path) -> str:
    """The document with what its commands print now, where it shows that whole."""
    said: dict[Block, list[str]] = {}
    for ran in session(text, folder):
        kept = tidy(ran.shown if "\n…\n" in f"\n{ran.shown}" else ran.printed)
        said.setdefault(ran.block, []).append(f"$ {ran.command}\n{kept}".rstrip() + "\n")
    for block, parts in said.items():
        before, found, after = text.partition(f"```console\n{block.body}```")
        whole = "\n".join(parts)
        text = f"{before}```console\n{whole}```{after}" if found else text
    return text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            furnish(Path(folder))
            written = Path(name).read_text(encoding="utf-8")
            new = renewed(written, Path(folder))
        if new != written:
            Path(name).write_text(new, encoding="utf-8")
            print(name)  # noqa: T201 - a command of its own
