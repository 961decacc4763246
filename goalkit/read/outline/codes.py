"""Codes that alone tell what hangs under what: “COL1 – Every sheet can be found” above “COL1.1 Photograph …”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import understand
from goalkit.pattern import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.read.markup.blocks import Block
    from goalkit.read.statement.label import Hint
    from goalkit.text import Text

__all__ = ["Coded", "coded_in"]

CODE = pattern(
    r"(?P<code>(?P<letters>[A-Z]{1,5})(?:(?P<number>[ .-]?\d{1,3}(?:\.\d{1,3}){0,3})(?:\s*[:–—-]\s+|[.)]\s+|\s+)"
    r"|(?:\s*[:–—]\s+|[.)]\s+|\s-\s+)))(?=\S)"
)
OTHERS = frozenset(
    "REQ FR NFR US UC TC AC SEC RFC ADR ISO FAQ CVE BUG PR FY Q H P PX KR O OKR OBJ KPI G V WP D R T S STEP"
    " NOTE".split()
)
"""Letters that number requirements, tests, times, priorities, risks and the like, or are labels of goals anyway."""
LETTER = pattern(r"(?P<letter>[A-Z])[.)]\s+(?=[A-Z][^.]*$)")
"""What counts a heading: “B. A workforce that stays”."""
FEWEST = 3
"""How many blocks must hang under others by their codes."""


class Coded(NamedTuple):
    """A block that had a code, which was taken off: what kind of goal its place among the codes makes it, if any."""

    block: Block
    hint: Hint | None
    label: Text


def coded_in(blocks: Sequence[Block]) -> list[Coded]:
    """Find the aims and results of a document that their codes tell, and take those off their words.

    There are none unless most results can be checked. Codes that only count a list, “A1 … A2 … A3 …”, tell no kind.
    """
    return _told_in(blocks) or [*_counted(blocks), *_lettered(blocks)]


def _counted(blocks: Iterable[Block]) -> Iterator[Coded]:
    """The items of lists that letters and numbers count from one."""
    run: list[tuple[Block, re.Match[str]]] = []
    for block in [*blocks, None]:
        match = CODE.match(block.text) if block is not None and block.form == "item" else None
        if block is not None and match is not None and _goes_on(run, match):
            run.append((block, match))
            continue
        if len(run) >= FEWEST:
            yield from (_taken(one, found.end(), None) for one, found in run)
        run = [(block, match)] if block is not None and match is not None and _goes_on([], match) else []


def _lettered(blocks: Iterable[Block]) -> list[Coded]:
    """The bold lines and headings that are counted A, B, C."""
    found: list[tuple[Block, re.Match[str]]] = []
    for block in blocks:
        match = LETTER.match(block.text) if block.form == "line" else None
        if match is not None and match["letter"] == chr(ord("A") + len(found)):
            found.append((block, match))
    return [_taken(block, match.end(), None) for block, match in found] if len(found) > 1 else []


def _goes_on(run: Sequence[tuple[Block, re.Match[str]]], match: re.Match[str]) -> bool:
    """Whether a code is the next of a run, or the first of one."""
    if (match["number"] or "").strip(" .-") != str(len(run) + 1):
        return False
    return match["letters"] not in OTHERS and (not run or run[0][1]["letters"] == match["letters"])


def _told_in(blocks: Iterable[Block]) -> list[Coded]:
    found: dict[str, tuple[Block, int]] = {}
    for block in blocks:
        if block.form == "table" or (match := CODE.match(block.text)) is None:
            continue
        code = match["letters"] + (match["number"] or "").lstrip(" .-")
        if match["letters"] not in OTHERS:
            found.setdefault(code, (block, match.end()))
    deepest = max(map(_depth, found), default=0)
    order = {code: at for at, code in enumerate(found)}
    results = [code for code in found if _depth(code) == deepest and order.get(_above(code), len(order)) < order[code]]
    heads = [code for code in found if _depth(code) == deepest - 1]
    if not deepest or len(results) < FEWEST:
        return []
    told = [understand(found[code][0].text[found[code][1] :]) for code in results]
    if sum(one.measured != "none" for one in told) * 2 < len(told) or all(one.measured != "quantity" for one in told):
        return []
    return [_taken(*found[code], "objective") for code in heads] + [
        _taken(*found[code], "key_result") for code in results
    ]


def _taken(block: Block, start: int, hint: Hint | None) -> Coded:
    label = block.text[:start].trim(" :.)–—-")
    block.rich.keep(start)
    return Coded(block, hint, label)


def _depth(code: str) -> int:
    return code.count(".") + any(map(str.isdigit, code))


def _above(code: str) -> str:
    """The code that another hangs under: “A1” under “A”, and “A1.2” under “A1”."""
    head, dot, _ = code.rpartition(".")
    return head if dot else code.rstrip("0123456789")
