"""From what a reader found to a document: ids and parents settled, every sentence read once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from goalkit.english import understand
from goalkit.english.gauge import read_as_name
from goalkit.english.language import evidence_of_english
from goalkit.english.period import find_period
from goalkit.model import (
    Document,
    Gauge,
    Goal,
    Ignore,
    Initiative,
    InputMetric,
    KeyResult,
    Kpi,
    LeanMetric,
    NorthStar,
    Objective,
    ScorecardMeasure,
    ScorecardObjective,
    SmartGoal,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from goalkit.english import Calendar, Period
    from goalkit.english.memory import Memory
    from goalkit.model import CheckIn, Format, Framework, Kind
    from goalkit.read.draft import Draft, Found
    from goalkit.text import Text

__all__ = ["finish"]

CLASSES: dict[Kind, type[Goal]] = {
    one.kind: one
    for one in (
        Goal,
        Objective,
        KeyResult,
        Initiative,
        SmartGoal,
        ScorecardObjective,
        ScorecardMeasure,
        NorthStar,
        InputMetric,
        Kpi,
        LeanMetric,
    )
}

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
LONGEST_ID = 200
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
    names = _names(drafts)
    ids = _ids(drafts, names, path)
    parents = _parents(drafts, names)
    english = _english(drafts)
    periods: dict[Draft, Period | None] = {}
    used: set[str] = set()
    goals = []
    for draft in drafts:
        shapes = _shapes(draft.kind)
        fields: dict[str, Any] = {
            key: text if shapes[key] == TEXT else _references(text)
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


def _names(drafts: tuple[Draft, ...]) -> dict[Draft, str]:
    """Ids that authors gave. A bare number numbers a list: it is no name by which another document could refer."""
    names = {}
    for draft in drafts:
        if (written := draft.fields.get("id")) is not None:
            name = written.strip()
            if len(name) <= LONGEST_ID and "\n" not in name and any(map(str.isalpha, name)):
                names[draft] = name
    return names


def _ids(drafts: tuple[Draft, ...], names: dict[Draft, str], path: str) -> dict[Draft, str]:
    """Ids by place for those without a name: `path#kind-n-m`, the m-th goal under the n-th at the top."""
    ordinals: dict[Draft, int] = {}
    children: Counter[Draft | None] = Counter()
    for draft in drafts:
        children[draft.parent] += 1
        ordinals[draft] = children[draft.parent]
    trails: dict[Draft, str] = {}
    ids = {}
    for draft in drafts:
        climb: list[Draft] = []
        one: Draft | None = draft
        while one is not None and one not in trails and len(climb) <= len(drafts):
            climb.append(one)
            one = one.parent
        trail = trails[one] if one is not None and one in trails else ""
        for step in reversed(climb):
            trail = trails[step] = f"{trail}-{ordinals.get(step, 0)}"
        ids[draft] = names.get(draft) or f"{path}#{draft.kind}{trails[draft]}"
    return ids


def _parents(
    drafts: tuple[Draft, ...],
    names: dict[Draft, str],
) -> dict[Draft, Draft | None]:
    """Where each goal hangs: by layout, else under the goal of this document that it names as its parent."""
    present = set(drafts)
    parents = {draft: draft.parent if draft.parent in present else None for draft in drafts}
    asking = [draft for draft in drafts if parents[draft] is None and draft.fields.get("parent_named")]
    if not asking:
        return parents
    known = _known(drafts, names)
    for draft in asking:
        parents[draft] = _named(draft.fields["parent_named"], known, but=draft)
    return parents


def _named(written: Text, known: dict[str, Draft], but: Draft | None = None) -> Draft | None:
    """Find the first goal that a reference names, `but` itself."""
    for wanted in (written, *_references(written)):
        found = known.get(wanted.strip()) or known.get(wanted.strip().casefold())
        if found is not None and found is not but:
            return found
    return None


def _known(drafts: tuple[Draft, ...], names: dict[Draft, str]) -> dict[str, Draft]:
    """All by which a goal may be referred to: its id, its statement, and its label where no other goal has it."""
    known: dict[str, Draft] = {}
    by_label: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft in names:
            known.setdefault(names[draft], draft)
            known.setdefault(names[draft].casefold(), draft)
        elif (number := draft.fields.get("id")) is not None:
            known.setdefault(number.strip(), draft)
        if written := draft.fields.get("label"):
            by_label[written.strip().casefold()].append(draft)
    for draft in drafts:
        known.setdefault(draft.statement.strip().casefold(), draft)
    for label, labelled in by_label.items():
        if len(labelled) == 1:
            known.setdefault(label, labelled[0])
    return known


def _check_ins(
    found: Found,
    names: dict[Draft, str],
    ids: dict[Draft, str],
    period_of: Callable[[Draft], Period | None],
    calendar: Calendar,
) -> Iterator[CheckIn]:
    """Say which goal each check-in is about, and read its fields."""
    from goalkit.read.check_ins import settled  # few documents have any
    from goalkit.read.fields import plain_name

    known = _known(found.drafts, names)
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
            about = near or _named(written, known) or known.get(plain)
            if about is None and len(alike := close.get("".join(plain.split()), [])) == 1:
                about = alike[0]
        unit = about.fields.get("unit") if about else None
        period = period_of(about) if about else found.period
        yield settled(one, goal=ids.get(about) if about else None, unit=unit, period=period, calendar=calendar)


def _references(written: Text) -> tuple[Text, ...]:
    """Split “O1, O2; O3” into references that keep their places."""
    references = []
    start = 0
    for at, character in enumerate(written + ","):
        if character in ",;\n":
            if written[start:at].strip():
                references.append(written[start:at].trim())
            start = at + 1
    return tuple(references)


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
