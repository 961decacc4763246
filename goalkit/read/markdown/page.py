"""Finds the goals in a Markdown document by evidence: labels, headings, structure, wording and neighbours.

Real documents follow no convention, so nothing here knows a layout. Each section is judged by what its
heading says, by the labels in it, by how its lists nest and by what its siblings turned out to be:
`outline` gives the neutral structure, `annotation` cuts labels, owners and scores off, `evidence` weighs
words, `verdict` decides about sections, and `sections`, `lists` and `markdown_table` read them.
`unmarked` sees the lists in text that lost its markup, `smart` puts the letters of a SMART goal together,
`people` tells owners in brackets from other words, and `promise` finds the measure in a paragraph below a goal.
What is said beside the goals is taken by `opening` (the whole document), `logged` (check-ins) and `ignoring`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.english.times.period import find_period
from goalkit.pattern import pattern
from goalkit.read.draft import Draft, Found
from goalkit.read.ignoring import comments_in_markdown
from goalkit.read.markdown.logged import check_ins_in, take_logs
from goalkit.read.markdown.nested import nests_goals
from goalkit.read.markdown.opening import facts_of, opens
from goalkit.read.markdown.sections import SectionReader
from goalkit.read.markdown.unnamed import aims_unnamed, boxed, is_of_time, promises
from goalkit.read.markup.blocks import Section
from goalkit.read.markup.front_matter import front_matter_of
from goalkit.read.outline.making import blank_comments, outline
from goalkit.read.statement.annotated import Annotated
from goalkit.read.statement.promise import told_aims
from goalkit.read.words.context import Context, Scope
from goalkit.read.words.evidence import is_aside, role_of
from goalkit.read.words.spoken import is_about_tools

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model.stream import ValueStream
    from goalkit.read.markup.front_matter import FrontMatter

__all__ = ["read_markdown"]

VALUE_STREAM = pattern(r"value[ -]stream")


def read_markdown(source: str, *, calendar: Calendar) -> Found:
    """Find the goals of a Markdown document; it is never an error, a text without goals yields none."""
    front = front_matter_of(source)
    if front.framework is None:
        return _by_evidence(front, calendar)
    from goalkit.read.documented.labelled import (
        read_labelled,  # only documents that name their framework may have this form
    )

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
    found = replace(labelled.found, ignores=tuple(comments_in_markdown(comments, drafts)))
    if "|" not in front.body:
        return found
    root = outline(front.body, front.first_line).root
    return replace(
        found,
        check_ins=(*found.check_ins, *check_ins_in(take_logs(root), drafts)),
        streams=(*found.streams, *_streams(front.body, root)),
    )


def _by_evidence(front: FrontMatter, calendar: Calendar) -> Found:
    """Find goals in a document of any layout."""
    document = outline(front.body, front.first_line)
    logs = take_logs(document.root)
    streams = _streams(front.body, document.root)
    reader = SectionReader(calendar)
    reader.look(document.root)
    facts = facts_of(front, document.root, reader)
    title = facts.title
    reader.software = reader.software or is_about_tools(str(title or ""))
    context = Context(zone=title is not None and opens(str(title)), period=facts.period)
    reader.goals |= context.zone and bool(front.values)  # a title beside the text is no heading in it
    if title is not None and role_of(str(title)) == "goals":
        context = context._replace(flat="goal")
    period = facts.period or (find_period(str(title), calendar) if title is not None else None)
    reader.parts(document.root, context, Scope())
    if not reader.drafts and (
        promises(reader, document.root, dated=period is not None) or nests_goals(reader, document.root)
    ):
        reader.parts(document.root, context._replace(zone=True), Scope())
    if not reader.drafts and title is not None and is_of_time(str(title)) and boxed(reader, document.root):
        reader.parts(document.root, context._replace(zone=True, flat="goal"), Scope())
    timed = period is not None or reader.dated
    if not reader.drafts and timed and (sections := aims_unnamed(reader, document.root)):
        reader.parts(Section(0, None, [*sections]), context._replace(zone=True, expect="objective"), Scope())
    if not reader.drafts and reader.dated:
        reader.by_numbers = True
        reader.parts(document.root, context, Scope())
    if not reader.drafts:
        _told(document.root, reader)
    drafts = sorted(reader.drafts, key=_place)
    for draft in drafts:
        if draft.statement.endswith(":"):
            draft.statement = draft.statement.trim(" :")  # the list below it was announced, and is no part of it
    if period is None and len({draft.period for draft in drafts}) == 1:
        period = drafts[0].period
    return Found(
        drafts=tuple(drafts),
        framework=facts.framework,
        title=title,
        period=period,
        owner=facts.owner,
        ignores=tuple(comments_in_markdown(document.comments, drafts)),
        check_ins=tuple(check_ins_in(logs, drafts)),
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
    if VALUE_STREAM.search(source.lower()) is None:
        return ()
    from goalkit.read.markdown.steps import streams_of

    return streams_of(root)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.statement.place(0)
