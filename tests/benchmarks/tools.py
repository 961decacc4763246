"""The commands that are measured: goalkit, and linters of text that people run on the same files."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Tool:
    """A linter and how to call it on a file and on a folder of Markdown files."""

    name: str
    on_file: tuple[str, ...]
    on_folder: tuple[str, ...]

    def lint_file(self, program: str, path: str) -> list[str]:
        """Give the command for one file."""
        return [program, *self.on_file, path]

    def lint_folder(self, program: str) -> list[str]:
        """Give the command for the folder in which it runs."""
        return [program, *self.on_folder]


GOALKIT = Tool("goalkit", ("lint",), ("lint", "."))
PEERS = (
    Tool("proselint", ("check",), ("check", ".")),
    Tool("markdownlint-cli2", (), ("**/*.md",)),
    Tool("rumdl", ("check",), ("check", ".")),
)


def program(name: str) -> str | None:
    """Find a tool by its variable (GOALKIT_BENCH_PROSELINT), beside this Python, or on PATH."""
    variable = f"GOALKIT_BENCH_{name.upper().replace('-', '_')}"
    beside = Path(sys.executable).parent / name
    return os.environ.get(variable) or (str(beside) if beside.exists() else shutil.which(name))


def installed() -> Iterator[tuple[Tool, str]]:
    """Yield goalkit, then the peers that are here."""
    for tool in (GOALKIT, *PEERS):
        found = program(tool.name)
        if found:
            yield tool, found
