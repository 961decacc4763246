"""Finds the goals in a Markdown document by evidence: labels, headings, structure, wording and neighbours.

Real documents follow no convention, so nothing here knows a layout. Each section is judged by what its
heading says, by the labels in it, by how its lists nest and by what its siblings turned out to be:
`outline` gives the neutral structure, `annotation` cuts labels, owners and scores off, `evidence` weighs
words, `verdict` decides about sections, and `sections`, `lists` and `grid` read them.
`unmarked` sees the lists in text that lost its markup, `smart` puts the letters of a SMART goal together,
`people` tells owners in brackets from other words, and `promise` finds the measure in a paragraph below a goal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.period import find_period
from goalkit.pattern import pattern
from goalkit.read.annotated import Annotated
from goalkit.read.annotation import annotate
from goalkit.read.blocks import BOLD, LEAD, Block, Section
from goalkit.read.cells import words
from goalkit.read.context import Context, Scope
from goalkit.read.draft import CheckInDraft, Draft, Found, IgnoreComment
from goalkit.read.evidence import about_goals, is_aside, names_goals, only_time, role_of
from goalkit.read.fields import field_rank, plain_name
from goalkit.read.front_matter import front_matter_of
from goalkit.read.outline import blank_comments, outline
from goalkit.read.promise import told_aims
from goalkit.read.sections import SectionReader
from goalkit.read.survey import field_line
from goalkit.read.unnamed import aims_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.english import Calendar, Period
    from goalkit.model import Framework
    from goalkit.model.stream import ValueStream
    from goalkit.read.blocks import Comment
    from goalkit.read.front_matter import FrontMatter
    from goalkit.text import Text

__all__ = ["read_markdown"]

IGNORE = pattern(r"\s*goalkit:\s*ignore\[(?P<rules>[^\[\]]*)\]\s*(?P<reason>.*?)\s*$", re.DOTALL)
NAME = pattern(r"[^\s,]+")
CHECK_IN_HEADING = pattern(r"\bcheck ?ins?( log)?$|^check ?ins?\b")
VALUE_STREAM = pattern(r"value[ -]stream", re.IGNORECASE)
PIECES = pattern(r"\s[|·•]\s")
LONGEST_TITLE = 100
LONGEST_OWNER = 60
MOST_OPENING = 8
"""How many lines below the title may tell owner and period."""
UNSURE = 1000


class Log(NamedTuple):
    """A table of check-ins, and the lines of the headings above it."""

    table: Block
    above: tuple[int, ...]


@dataclass(slots=True)
class Facts:
    """What the front matter says of the whole document."""

    title: Text | None = None
    owner: Text | None = None
    period: Period | None = None
    framework: Framework | None = None


def read_markdown(source: str, *, calendar: Calendar) -> Found:
    """Find the goals of a Markdown document; it is never an error, a text without goals yields none."""
    front = front_matter_of(source)
    if front.framework is None:
        return _by_evidence(front, calendar)
    from goalkit.read.labelled import read_labelled  # only documents that name their framework may have this form

    lines = front.body.split("\n")
    comments = blank_comments(lines, front.first_line)
    labelled = read_labelled(front, lines, calendar)
    if labelled is None:
        return _by_evidence(front, calendar)
    if not labelled.is_sure:
        found = _by_evidence(front, calendar)
        if any(draft.statement.span.line not in labelled.lines for draft in found.drafts):
            return found
    drafts = labelled.found.drafts
    found = replace(labelled.found, ignores=tuple(_ignores(comments, drafts)))
    if "|" not in front.body:
        return found
    root = outline(front.body, front.first_line).root
    return replace(
        found,
        check_ins=(*found.check_ins, *_check_ins(_logs(root), drafts)),
        streams=(*found.streams, *_streams(front.body, root)),
    )


def _by_evidence(front: FrontMatter, calendar: Calendar) -> Found:
    document = outline(front.body, front.first_line)
    facts = _facts(front, calendar)
    logs = _logs(document.root)
    streams = _streams(front.body, document.root)
    reader = SectionReader(calendar)
    reader.look(document.root)
    title = facts.title or _first_title(document.root)
    _opening(document.root, facts, reader)
    context = Context(zone=title is not None and _opens(str(title)), period=facts.period)
    if title is not None and role_of(str(title)) == "goals":
        context = context._replace(flat="goal")
    period = facts.period or (find_period(str(title), calendar) if title is not None else None)
    reader.parts(document.root, context, Scope())
    if not reader.drafts and reader.promises(document.root, dated=period is not None):
        reader.parts(document.root, context._replace(zone=True), Scope())
    if not reader.drafts and period is not None and (sections := aims_unnamed(reader, document.root)):
        reader.parts(Section(0, None, [*sections]), context._replace(zone=True), Scope())
    if not reader.drafts:
        _told(document.root, reader)
    drafts = sorted(reader.drafts, key=_place)
    if period is None and len({draft.period for draft in drafts}) == 1:
        period = drafts[0].period
    return Found(
        drafts=tuple(drafts),
        framework=facts.framework,
        title=title,
        period=period,
        owner=facts.owner,
        ignores=tuple(_ignores(document.comments, drafts)),
        check_ins=tuple(_check_ins(logs, drafts)),
        streams=streams,
    )


def _told(root: Section, reader: SectionReader) -> None:
    """Find goals in the paragraphs of a page that has none elsewhere: “Our goal for 2027 is to …”."""
    waiting: list[Section] = [root]
    while waiting:
        section = waiting.pop()
        if section.heading is not None and is_aside(str(section.heading.text)):
            continue
        for block in section.blocks:
            if block.form == "line" and not block.quoted:
                for said in told_aims(block.text):
                    reader.make(Annotated(said), "goal", Context(), Scope())
        waiting += section.sections


def _streams(source: str, root: Section) -> tuple[ValueStream, ...]:
    """The value streams of a document that speaks of any; few do, and the others needn't load what reads them."""
    if VALUE_STREAM.search(source) is None:
        return ()
    from goalkit.read.steps import streams_of

    return streams_of(root)


def _logs(root: Section) -> list[Log]:
    """Take the tables below “Check-ins” headings out of the outline: what they hold are no goals."""
    logs: list[Log] = []
    waiting: list[tuple[Section, tuple[int, ...]]] = [(root, ())]
    while waiting:
        section, above = waiting.pop()
        if section.heading is not None:
            if CHECK_IN_HEADING.search(plain_name(section.heading.text)):
                tables = {block for block in section.blocks if block.form == "table" and _is_log(block)}
                logs += [Log(table, above) for table in tables]
                section.parts = [part for part in section.parts if part not in tables]
            above = (*above, section.heading.line)
        waiting += [(part, above) for part in section.sections]
    return sorted(logs, key=lambda log: log.table.line)


def _is_log(table: Block) -> bool:
    from goalkit.read.check_ins import is_check_in_table  # few documents have any

    return bool(table.rows) and is_check_in_table(str(words(cell)) for cell in table.rows[0].cells)


def _check_ins(logs: Iterable[Log], drafts: Sequence[Draft]) -> Iterator[CheckInDraft]:
    """The rows of tables of check-ins; where none names a goal, they are about the one of the heading above."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.statement.span.line, []).append(draft)
    for log in logs:
        from goalkit.read.check_ins import check_in_of

        headings = [str(words(cell)) for cell in log.table.rows[0].cells]
        above = next((by_line[line] for line in reversed(log.above) if line in by_line), [])
        for row in log.table.rows[1:]:
            within = above[0] if len(above) == 1 else None
            entry = check_in_of(zip(headings, map(words, row.cells), strict=False), within)
            if entry.fields:
                yield entry


def _place(draft: Draft) -> tuple[int, int]:
    return draft.statement.place(0)


def _first_title(root: Section) -> Text | None:
    """The first heading of the highest level, as a title; without headings, a first line that announces goals."""
    for section in root.sections:
        if section.level == 1 and section.heading is not None:
            return section.heading.text
    if not root.parts or any(section.level < BOLD for section in root.sections):
        return None
    first = root.parts[0]
    block = first.heading if isinstance(first, Section) else first
    if block is None or block.form != "line":
        return None
    text = block.text
    line = text[: text.marks[1].offset].trim() if len(text.marks) > 1 and not text.marks[1].joined else text
    if len(line) > LONGEST_TITLE or line.endswith((".", ":")) or not _opens(str(line)):
        return None
    return line if annotate(block.rich).hint is None or only_time(str(annotate(block.rich).statement)) else None


def _opening(root: Section, facts: Facts, reader: SectionReader) -> None:
    """Read owner and period from the lines below the title: “Owner: Ana”, “Q1 2027”."""
    rank = 0 if facts.owner is not None else UNSURE
    for block in _opening_blocks(root, reader):
        for piece in PIECES.split(str(block.text)):
            start = str(block.text).find(piece)
            text = block.text[start : start + len(piece)].trim("*_ ")
            found = field_line(text, loose=True)
            if found is not None and found[0] == "owner" and len(found[1]) < LONGEST_OWNER:
                if (own := field_rank(str(text).partition(":")[0])) < rank:
                    facts.owner, rank = found[1], own
            elif facts.period is None and ((found and found[0] == "period") or only_time(str(text))):
                facts.period = reader.period(str(found[1] if found is not None else text))


def _opening_blocks(root: Section, reader: SectionReader) -> Iterator[Block]:
    """The lines and items between the title and what comes next."""
    first = next((part for part in root.parts if not isinstance(part, Block) or part.form != "line"), None)
    titled = isinstance(first, Section) and first.level == 1 and first.heading is not None
    for part in root.parts[:MOST_OPENING]:
        if not isinstance(part, Block):
            break
        yield part
    if titled and isinstance(first, Section) and first.heading is not None and not reader.note(first.heading).hint:
        for part in first.parts[:MOST_OPENING]:
            if isinstance(part, Section):
                if part.level == LEAD and part.heading is not None:
                    yield part.heading
                break
            yield part


def _opens(title: str) -> bool:
    """Whether a title opens a document of goals."""
    role = role_of(title)
    return role not in {None, "aside", "initiatives", "measures", "vision"} or (
        role is None and names_goals(title) and not about_goals(title)
    )


def _facts(front: FrontMatter, calendar: Calendar) -> Facts:
    """Take title, period and owner from front matter."""
    facts = Facts(framework=front.framework)
    for name, text in front.values:
        key = name.lower()
        if key == "title":
            facts.title = text
        elif key in {"owner", "team"}:
            facts.owner = text
        elif key in {"period", "quarter", "cycle"}:
            facts.period = find_period(str(text), calendar)
    return facts


def _ignores(comments: Iterable[Comment], drafts: Sequence[Draft]) -> Iterable[IgnoreComment]:
    """Attach each ignore comment to the goal on its line, else to the next one."""
    starts = [draft.statement.span.line for draft in drafts]
    for comment in comments:
        found = IGNORE.match(comment.text)
        if not found:
            continue
        rules = comment.text[found.start("rules") : found.end("rules")]
        names = tuple(rules[name.start() : name.end()] for name in NAME.finditer(rules))
        line = comment.text.span.end_line
        after = bisect_right(starts, line)
        before = drafts[after - 1] if after else None
        goal = before if before is not None and before.statement.span.end_line >= line else None
        if goal is None and after < len(drafts):
            goal = drafts[after]
        yield IgnoreComment(comment.text.trim(), names, found["reason"], goal)
