"""From what a reader found to a document: ids and parents settled, every sentence read once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from goalkit.english import understand
from goalkit.english.comparing.gauge import read_as_name
from goalkit.english.times.period import find_period
from goalkit.english.words.language import evidence_of_english
from goalkit.model import Document, Gauge, Ignore
from goalkit.model.kinds import CLASSES
from goalkit.read.references import ids_of, known_by, named_by, names_of, parents_of, references_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from goalkit.english import Calendar, Period
    from goalkit.english.memory import Memory
    from goalkit.model import CheckIn, Format, Framework, Kind
    from goalkit.read.draft import Draft, Found

__all__ = ["finish"]

FRAMEWORKS: dict[Kind, Framework] = {
    "scorecard_objective": "balanced_scorecard",
    "objective": "okr",
    "key_result": "okr",
    "smart_goal": "smart",
    "north_star": "north_star",
    "input_metric": "north_star",
    "lean_metric": "lean",
    "kpi": "kpi",
    "measure": "kpi",
}

NOT_A_WORD = re.compile(r"(?!(?<=\d)-\d)[\W_]+")
"""What parts words in a file's name; the hyphen of “2027-03” doesn't."""
SHORTEST_PERIOD = 27
"""A shorter stretch in a file's name is a date, not a period; in days."""
TEXT, TEXTS = "Text | None", "tuple[Text, ...]"
SURE = 2
"""How much evidence a single statement needs to speak for its own language, against that of its document."""


def finish(  # noqa: PLR0913 (all but the first are keywords)
    found: Found,
    *,
    path: str,
    format: Format,  # noqa: A002 (named as in `read`)
    source: str,
    calendar: Calendar,
    today: datetime.date | None,
    memory: Memory | None = None,
) -> Document:
    """Make the document: give ids, find the parents that were named, understand each statement in its period."""
    read = understand if memory is None else memory.understand
    drafts = found.drafts
    whole = found.period or (None if any(draft.period for draft in drafts) else _period_of_name(path, calendar))
    names = names_of(drafts)
    ids = ids_of(drafts, names, path)
    parents = parents_of(drafts, names)
    english = _english(drafts)
    periods: dict[Draft, Period | None] = {}
    used: set[str] = set()
    goals = []
    for draft in drafts:
        shapes = _shapes(draft.kind)
        fields: dict[str, Any] = {
            key: text if shapes[key] == TEXT else references_in(text)
            for key, text in draft.fields.items()
            if text and key in shapes
        }
        fields.update((key, texts) for key, texts in draft.lists.items() if texts and key in shapes)
        if (parent := parents[draft]) is not None:
            fields["parent"] = ids[parent]
        if draft.period is not None:
            fields["period"] = draft.period
        used.update(fields)
        if draft in names:
            fields["named"] = True
            used.add("id")
        period = _period(draft, parents, periods) or whole
        reading = read(draft.statement, fields=draft.fields, period=period, today=today, calendar=calendar)
        if not english[draft]:
            reading = replace(reading, english=False)
        if issubclass(CLASSES[draft.kind], Gauge) and "target" not in draft.fields:
            reading = read_as_name(draft.statement, reading)
        goal = CLASSES[draft.kind](id=ids[draft], statement=draft.statement, reading=reading, **fields)
        goals.append(_with_thresholds(goal, calendar) if isinstance(goal, Gauge) else goal)
    check_ins: Iterable[CheckIn] = ()
    if found.check_ins:
        used.add("check_in")
        check_ins = _check_ins(found, names, ids, lambda draft: _period(draft, parents, periods) or whole, calendar)
    return Document(
        path=path,
        format=format,
        goals=tuple(goals),
        framework=found.framework or _framework(drafts),
        title=found.title,
        period=whole if drafts else found.period,
        owner=found.owner,
        ignores=tuple(
            Ignore(one.at, one.rules, one.reason, ids.get(one.draft) if one.draft else None) for one in found.ignores
        ),
        problems=found.problems,
        check_ins=tuple(check_ins),
        streams=found.streams,
        perspectives=found.perspectives,
        unknown=found.unknown,
        fields=frozenset(used),
        source=source,
    )


def _with_thresholds(goal: Gauge, calendar: Calendar) -> Gauge:
    if not (goal.green or goal.amber or goal.red or goal.kind == "kpi"):
        return goal
    from goalkit.model.thresholds import read_thresholds  # few goals are gauges

    thresholds = read_thresholds(goal, calendar)
    return goal if thresholds is None else replace(goal, thresholds=thresholds)


@cache
def _shapes(kind: Kind) -> dict[str, str]:
    """The fields of a kind that hold what authors wrote: a text, or a list of them."""
    return {one.name: str(one.type) for one in fields_of(CLASSES[kind]) if one.type in {TEXT, TEXTS}}


def _check_ins(
    found: Found,
    names: dict[Draft, str],
    ids: dict[Draft, str],
    period_of: Callable[[Draft], Period | None],
    calendar: Calendar,
) -> Iterator[CheckIn]:
    """Say which goal each check-in is about, and read its fields."""
    from goalkit.read.check_ins import settled  # few documents have any
    from goalkit.read.words.fields import plain_name

    known = known_by(found.drafts, names)
    below: dict[tuple[Draft, str], Draft] = {}
    close: defaultdict[str, list[Draft]] = defaultdict(list)  # “KR12” and “KR 12” are one label
    for draft in found.drafts:
        # Labels start again below each objective: “O1 KR1” tells them apart, and so does standing in its section.
        if (above := draft.parent) is not None and "label" in draft.fields:
            label = draft.fields["label"]
            below.setdefault((above, plain_name(label)), draft)
            close["".join(plain_name(label).split())].append(draft)
            if "label" in above.fields:
                known.setdefault(plain_name(f"{above.fields['label']} {label}"), draft)
    for one in found.check_ins:
        about = one.within
        if (written := one.fields.get("goal_named")) is not None:
            plain = plain_name(written)
            near = below.get((one.within, plain)) if one.within else None
            about = near or named_by(written, known) or known.get(plain)
            if about is None and len(alike := close.get("".join(plain.split()), [])) == 1:
                about = alike[0]
        unit = about.fields.get("unit") if about else None
        period = period_of(about) if about else found.period
        yield settled(one, goal=ids.get(about) if about else None, unit=unit, period=period, calendar=calendar)


def _period_of_name(path: str, calendar: Calendar) -> Period | None:
    """Find the period that the file's name tells, or the name of its folder: `2027/q1-okrs.yaml`."""
    *folders, name = path.replace("\\", "/").rsplit("/", 2)[-2:]
    stem = NOT_A_WORD.sub(" ", name.rsplit(".", 1)[0])
    period = find_period(stem, calendar)
    if folders and (period is None or period.start is None):
        folder = NOT_A_WORD.sub(" ", folders[0])
        both = find_period(f"{period.text} {folder}", calendar) if period else find_period(folder, calendar)
        period = both or period
    if period is None or not any(map(str.isdigit, period.text)):
        return None
    if period.start is None or period.end is None:
        return period
    # “2027-03-01-goals.md” says when it was written.
    return period if (period.end - period.start).days >= SHORTEST_PERIOD else None


def _period(
    draft: Draft,
    parents: dict[Draft, Draft | None],
    periods: dict[Draft, Period | None],
) -> Period | None:
    """Find the goal's own period, else that of the nearest goal above it; remember all that were passed."""
    climb: list[Draft] = []
    one: Draft | None = draft
    period = None
    while one is not None:
        if one in periods:
            period = periods[one]
            break
        climb.append(one)
        periods[one] = None  # so that a chain that bites its tail ends
        if (period := one.period) is not None:
            break
        one = parents[one]
    for passed in climb:
        periods[passed] = period
    return period


def _english(drafts: tuple[Draft, ...]) -> dict[Draft, bool]:
    """Tell for each statement whether it is English; a short one goes with its document."""
    evidence = {draft: evidence_of_english(draft.statement) for draft in drafts}
    whole = sum(evidence.values()) >= 0
    return {draft: whole if abs(own) < SURE else own > 0 for draft, own in evidence.items()}


def _framework(drafts: tuple[Draft, ...]) -> Framework | None:
    """Say which framework a document follows by the kinds of its goals; None where no kind tells."""
    kinds = {draft.kind for draft in drafts}
    return next((framework for kind, framework in FRAMEWORKS.items() if kind in kinds), None)
