"""Formats that other packages read: which extensions they have, and asking their readers without trusting them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, cast, get_args

from goalkit.model import Framework, Kind, Problem
from goalkit.plugins import fault, plugins
from goalkit.read.draft import CheckInDraft, Draft, Found
from goalkit.read.source import TOP
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from goalkit.english import Calendar

    Reader = Callable[["Source"], Found | Iterable[Draft]]

__all__ = ["Source", "read_plugged", "readers"]


@dataclass(frozen=True)
class Source:
    r"""What a reader is given: the text of a file, what the file is called, and how its team counts time.

    Every line ends with a mere newline. Slices of `lines` know where they were written, and so must every text that a
    reader gives back.

    >>> from goalkit.english import PLAIN
    >>> source = Source("* Guests sleep\n- Night calls fall from 40 to 12\n", "inn.org", PLAIN)
    >>> goal = source.lines[1][2:]
    >>> goal, goal.span.line, goal.span.column
    ('Night calls fall from 40 to 12', 2, 3)
    """

    text: str
    path: str
    calendar: Calendar

    @cached_property
    def lines(self) -> tuple[Text, ...]:
        """The lines without their ends, each with its place."""
        return tuple(Text(line, number) for number, line in enumerate(self.text.split("\n"), 1))


@cache
def readers() -> dict[str, tuple[str, Reader]]:
    """The readers of other packages by the extension that they read (“.org”), each with the name of its package.

    What can't be loaded, or reads files that are read already, is left out and told.
    """
    from goalkit.read import FORMATS

    found: dict[str, tuple[str, Reader]] = {}
    for plugin in plugins("goalkit.readers"):
        extension = f".{plugin.name.lower().lstrip('.')}"
        what = f"the reader of {extension} files of {plugin.package} is left out"
        if extension in FORMATS or extension in found:
            fault(f"{what}: {found[extension][0] if extension in found else 'goalkit'} reads them already")
            continue
        try:
            reader = plugin.load()
        except Exception as error:  # noqa: BLE001 whatever another package does, ours goes on
            fault(f"{what}: {type(error).__name__}: {error}")
            continue
        if callable(reader):
            found[extension] = plugin.package, cast("Reader", reader)
        else:
            fault(f"{what}: {plugin.value} is no function")
    return found


def read_plugged(source: Source, package: str, reader: Reader) -> Found:
    """Ask a reader for the goals of a source; what goes wrong in it is a problem of the file, and ends nothing."""
    try:
        given = reader(source)
        found = given if isinstance(given, Found) else Found(drafts=tuple(given))
        _check(found)
    except Exception as error:  # noqa: BLE001 a reader of another package may fail in any way
        message = f"the reader of {package} failed: {type(error).__name__}: {error}"
        return Found(problems=(Problem("unreadable", TOP, message, f"Tell the authors of {package}, or exclude it."),))
    return found


def _check(found: Found) -> None:
    """Look whether goals hold what they should. Raises `TypeError` that says what is wrong with which of them."""
    for draft in found.drafts:
        if not isinstance(draft, Draft):
            raise TypeError(f"it gave {type(draft).__name__} where a Draft belongs")
        if draft.kind not in get_args(Kind):
            raise TypeError(f"there is no kind of goal “{draft.kind}”; there are {', '.join(get_args(Kind))}")
        for name, text in {"statement": draft.statement, **draft.fields}.items():
            if not isinstance(text, Text):
                raise TypeError(f"its {name} “{text}” is a {type(text).__name__}, not a Text that knows its place")
    above = set(found.drafts)
    if any(draft.parent is not None and draft.parent not in above for draft in found.drafts):
        raise TypeError("it gave a goal whose parent it didn't give")
    if found.framework is not None and found.framework not in get_args(Framework):
        raise TypeError(f"there is no framework “{found.framework}”; there are {', '.join(get_args(Framework))}")
    if not all(isinstance(one, CheckInDraft) for one in found.check_ins):
        raise TypeError("it gave a check-in that is no CheckInDraft")
