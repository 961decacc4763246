"""The one door for goals of every format: a path or a text in, a `Document` out."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from goalkit.english import PLAIN, Calendar
from goalkit.model import Document
from goalkit.read.finish import finish
from goalkit.read.source import LIMIT, Unreadable, decode, load, stumbled, tidy, too_large

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator

    from goalkit.english.memory import Memory
    from goalkit.model import Format
    from goalkit.read.draft import Found

__all__ = ["FORMATS", "extensions", "read", "read_each"]

FORMATS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
    ".json": "json",
    ".csv": "csv",
}
"""Which format a file name's extension, in lower case, stands for."""


TOGETHER = 10
"""So many files are looked through at most before their sentences are understood."""
MOST_TOGETHER = 200_000
"""So many characters are."""


class _Begun(NamedTuple):
    """What was found in a source, before its sentences are understood."""

    found: Found
    path: str
    format: Format
    source: str


def extensions() -> frozenset[str]:
    """The extensions of files that are read: ours, and those of other packages' readers."""
    from goalkit.plugins import plugins

    if not plugins("goalkit.readers"):
        return frozenset(FORMATS)
    from goalkit.read.plugged import readers

    return frozenset(FORMATS) | readers().keys()


def read(  # noqa: PLR0913 (the rest are keywords)
    path_or_text: str | bytes | Path,
    format: Format | None = None,  # noqa: A002 (the name is a promise to callers)
    *,
    path: str | None = None,
    calendar: Calendar = PLAIN,
    today: datetime.date | None = None,
    limit: int = LIMIT,
    named: bool = True,
    memory: Memory | None = None,
) -> Document:
    r"""Read goals from a file or from text, and understand each sentence.

    A `Path` is a file; so is a string that names an existing file or looks like the name of one
    (“goals.yaml”). Any other string, and bytes, are the text itself; `path` then says what to call it.
    The format comes from the file's extension where `format` doesn't say; text of which nothing tells
    the format is looked at. `calendar` settles dates that need a fiscal year or an order of day and
    month; `limit` is the largest size in bytes (characters, for text). `named` is False for a file that
    nobody named and a walk through a folder found: if that is not valid in its format and speaks of no
    goals, it is some other program's file, and no one is told. `memory` keeps readings from one call to the
    next, for a text that is read again after each change.

    What can't be read is told in the document's `problems`; no error is raised for it. Raises `TypeError` for what is
    neither a path nor text nor bytes.

    >>> read("# Objective: Delight new customers\n- KR: Raise NPS from 45 to 60\n").goals[1].parent
    '<text>#objective-1'
    """
    begun = _begun(path_or_text, format, path, calendar, limit, named=named)
    return begun if isinstance(begun, Document) else _understood(begun, calendar, today, memory)


def read_each(
    paths: Iterable[Path],
    *,
    calendar: Calendar = PLAIN,
    today: datetime.date | None = None,
    limit: int = LIMIT,
    named: Collection[Path] | None = None,
) -> Iterator[Document]:
    """Read files one after the other as `read` does; `named` are those that somebody named, None for all.

    Goals are looked for in several files before their sentences are understood: the code of each step stays at hand.
    """
    waiting: list[Document | _Begun] = []
    size = 0
    for path in paths:
        begun = _begun(path, None, None, calendar, limit, named=named is None or path in named)
        waiting.append(begun)
        size += len(begun.source)
        if size >= MOST_TOGETHER or len(waiting) == TOGETHER:
            together, waiting, size = waiting, [], 0
            yield from _all_understood(together, calendar, today)
    yield from _all_understood(waiting, calendar, today)


def _all_understood(
    begun: Iterable[Document | _Begun], calendar: Calendar, today: datetime.date | None
) -> Iterator[Document]:
    for one in begun:
        yield one if isinstance(one, Document) else _understood(one, calendar, today, None)


def _begun(  # noqa: PLR0913 (as many as `read` has)
    path_or_text: str | bytes | Path,
    format: Format | None,  # noqa: A002
    path: str | None,
    calendar: Calendar,
    limit: int,
    *,
    named: bool,
) -> Document | _Begun:
    """Look for goals; a document without any, where it can't be read."""
    try:
        if isinstance(path_or_text, bytes):
            path = path or "<text>"
            if len(path_or_text) > limit:
                raise Unreadable(too_large(limit))  # noqa: TRY301 (one way out for all that is unreadable)
            source = decode(path_or_text)
        elif isinstance(path_or_text, Path) or _names_a_file(path_or_text):
            file = Path(path_or_text)
            path = path or file.as_posix()
            source = decode(load(file, limit))
        else:
            path = path or "<text>"
            if len(path_or_text) > limit:
                raise Unreadable(too_large(limit))  # noqa: TRY301
            source = tidy(path_or_text)
    except Unreadable as error:
        path = path or "<text>"
        return Document(path=path, format=format or _format_of(path) or "markdown", problems=(error.problem,))
    chosen = format or _format_of(path)
    if chosen is None:
        from goalkit.read.sniff import sniff

        chosen = sniff(source)
    try:
        found = _find(source, chosen, path, calendar)
        ours = chosen in FORMATS.values()  # where another package reads them, its mistakes are worth telling
        if ours and found.problems and not named and not found.drafts and not _speaks_of_goals(source, path):
            found = replace(found, problems=())
    except ModuleNotFoundError:
        raise  # whoever runs goalkit without what a format takes, as a browser does, fetches it and asks again
    except Exception as error:  # noqa: BLE001 one line that goalkit stumbles over must not end a run over 500 files
        return Document(path=path, format=chosen, problems=(stumbled(error),))
    return _Begun(found, path, chosen, source)


def _understood(begun: _Begun, calendar: Calendar, today: datetime.date | None, memory: Memory | None) -> Document:
    """Make the document of what was found."""
    found, path, chosen, source = begun
    try:
        return finish(found, path=path, format=chosen, source=source, calendar=calendar, today=today, memory=memory)
    except ModuleNotFoundError:
        raise  # as above
    except Exception as error:  # noqa: BLE001 nor must one sentence
        return Document(path=path, format=chosen, problems=(stumbled(error),))


def _find(source: str, format: Format, path: str, calendar: Calendar) -> Found:  # noqa: A002
    # A run over Markdown must not pay for the readers of the other formats.
    if format == "markdown":
        from goalkit.read.markdown.page import read_markdown

        found = read_markdown(source, calendar=calendar)
        return found if found.drafts or not source.startswith("---") else _in_front(source, found, path, calendar)
    if format == "csv":
        from goalkit.read.structured.csv_table import read_csv

        return read_csv(source, path=path, calendar=calendar)
    if format in {"yaml", "toml", "json"}:
        from goalkit.read.structured.tree import read_structured

        return read_structured(source, format, path=path, calendar=calendar)
    from goalkit.read.plugged import Source, read_plugged, readers

    return read_plugged(Source(source, path, calendar), *readers()[f".{format}"])


def _in_front(source: str, found: Found, path: str, calendar: Calendar) -> Found:
    """Find the goals in the front matter of a page that has none below it, if that holds key results."""
    import re

    from goalkit.read.markup.front_matter import front_matter_of

    last = front_matter_of(source).first_line - 2
    header = "\n".join(source.replace("\r\n", "\n").replace("\r", "\n").split("\n")[1 : max(last, 1)])
    if not re.search(r"^[ \t-]*[\"']?(?:key[ _-]?results?|krs?)[\"']?[ \t]*:", header, re.IGNORECASE | re.MULTILINE):
        return found
    from goalkit.read.structured.tree import read_structured

    # The lines of the front matter are those of the file.
    told = read_structured(f"\n{header}\n", "yaml", path=path, calendar=calendar)
    if not told.drafts:
        return found
    return replace(found, drafts=told.drafts, framework=told.framework, ignores=told.ignores, check_ins=told.check_ins)


def _speaks_of_goals(source: str, path: str) -> bool:
    import re

    words = r"objective|key[-_ ]?result|\bokrs?\b|\bgoals?\b|\bkpis?\b|\bkrs?\b|north[-_ ]?star|initiative"
    return re.search(words, f"{path}\n{source}", re.IGNORECASE) is not None


def _format_of(path: str) -> Format | None:
    extension = os.path.splitext(path)[1].lower()  # noqa: PTH122 (a text's made-up path is no Path)
    if extension in FORMATS or extension not in extensions():
        return FORMATS.get(extension)
    return cast("Format", extension[1:])  # a format of another package goes by its extension


def _names_a_file(text: str) -> bool:
    if not isinstance(text, str):
        raise TypeError(f"a path, text or bytes are wanted, and this is {type(text).__name__}")
    if "\n" in text or len(text) > 4096 or not text.strip():
        return False
    try:
        if os.path.lexists(text):
            return True
    except (OSError, ValueError):
        return False
    return " " not in text and _format_of(text) is not None
