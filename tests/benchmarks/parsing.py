"""The floor of the benchmark: makes tokens of Markdown files, and does nothing with them."""

from __future__ import annotations

import sys
from pathlib import Path

import markdown_it


def main() -> None:
    """Parse the files that are named, and those below the folders that are."""
    if "--version" in sys.argv:
        print(markdown_it.__version__)
        return
    parser = markdown_it.MarkdownIt("commonmark").enable("table")
    for path in map(Path, sys.argv[1:]):
        for file in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
            parser.parse(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
