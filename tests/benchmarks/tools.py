"""The commands that are measured: goalkit, and linters of text that people run on the same files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
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
    version: tuple[str, ...] = ("--version",)

    def lint_file(self, program: str, path: str) -> list[str]:
        """Give the command for one file."""
        return [program, *self.on_file, path]

    def lint_folder(self, program: str) -> list[str]:
        """Give the command for the folder in which it runs."""
        return [program, *self.on_folder]


GOALKIT = Tool("goalkit", ("lint",), ("lint", "."))
PARSING = str(Path(__file__).with_name("parsing.py"))
FLOOR = Tool("MarkdownIt.parse", (PARSING,), (PARSING, "."), (PARSING, "--version"))
"""Markdown made into tokens, and nothing done with them: less no linter of Markdown in Python can take."""
PEERS = (
    Tool("proselint", ("check",), ("check", "."), ("version",)),
    Tool("markdownlint-cli2", (), ("**/*.md",)),
    Tool("rumdl", ("check",), ("check", ".")),
)


def program(name: str) -> str | None:
    """Find a tool by its variable (GOALKIT_BENCH_PROSELINT), beside this Python, or on PATH."""
    variable = f"GOALKIT_BENCH_{name.upper().replace('-', '_')}"
    beside = Path(sys.executable).parent / name
    return os.environ.get(variable) or (str(beside) if beside.exists() else shutil.which(name))


def version_of(tool: Tool, found: str) -> str:
    """What a tool says that its version is."""
    done = subprocess.run([found, *tool.version], check=False, capture_output=True, text=True)
    number = re.search(r"\d+(?:\.\d+)+", done.stdout)
    return number[0] if number else ""


def installed() -> Iterator[tuple[Tool, str]]:
    """Yield goalkit, then the peers that are here."""
    for tool in (GOALKIT, FLOOR, *PEERS):
        found = sys.executable if tool is FLOOR else program(tool.name)
        if found:
            yield tool, found
