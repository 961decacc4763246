"""Converts a document: builds the new one by a plan, and understands goals anew where their words changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.convert.account import Account, written
from goalkit.convert.plan import Plan
from goalkit.convert.saying import Sayer
from goalkit.convert.table import PERIOD
from goalkit.english import Calendar, Period, understand
from goalkit.form.fields import FRAMEWORKS
from goalkit.model import Gauge
from goalkit.model.given import given_document
from goalkit.model.kinds import CLASSES
from goalkit.model.thresholds import read_thresholds
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.convert.conversion import Conversion
    from goalkit.convert.plan import Part
    from goalkit.model import Document, Framework, Goal

__all__ = ["convert"]


def convert(document: Document, to: str, *, calendar: Calendar | None = None) -> Conversion:
    r"""Convert a document to another framework, by any of its names. Invents nothing: what only people know is asked.

    Raises `UnknownFrameworkError` for a framework that nobody knows, `TypeError` for what is no document. A document
    that follows the framework already comes back as it is, but for goals of other frameworks in it. `calendar` settles
    dates and numbers, as in `read`.

    >>> from goalkit.read import read
    >>> document = read("# Objective: Patients are seen on time\n- KR: Cut no-shows from 14% to 9%\n")
    >>> done = convert(document, "kpi")
    >>> [(goal.kind, goal.statement, goal.baseline, goal.target) for goal in done.document.goals]
    [('kpi', 'No-shows', '14%', '9%')]
    >>> [note.ask for note in done.asked]
    ['from where to where is all well?']
    """
    return _built(given_document(document), _framework_of(to), calendar or Calendar())


def _framework_of(name: str) -> Framework:
    """The framework that somebody calls so. Raises `UnknownFrameworkError`."""
    for framework in FRAMEWORKS:
        if name == framework:  # so that no page of a framework has to be read
            return framework
    from goalkit.frameworks import find_framework

    return find_framework(name).framework


def _built(document: Document, to: Framework, calendar: Calendar) -> Conversion:
    account = Account()
    plan = Plan(document, to, account)
    if not plan.changes():
        return account.conversion(document, document)
    plan.arrange()
    Sayer(plan, account).say()
    gone = {part.id for part in plan.parts if part.kind is None}
    account.document(document, to, gone)
    period = _period(plan, account)
    whole = replace(document, framework=to, period=period, source="")
    goals = tuple(_goal(part, whole, plan, calendar) for part in plan.ordered())
    check_ins = tuple(one for one in document.check_ins if one.goal not in gone)
    used = {name for goal in goals for name in written(goal)} | ({"check_in"} if check_ins else set())
    return account.conversion(
        document,
        replace(
            whole,
            goals=goals,
            check_ins=check_ins,
            perspectives=document.perspectives if to == "balanced_scorecard" else (),
            ignores=(),
            unknown=(),
            fields=frozenset(used),
        ),
    )


def _period(plan: Plan, account: Account) -> Period | None:
    """The period of the whole, which key results need and gauges do without."""
    period = plan.document.period
    results = [part for part in plan.parts if part.kind == "key_result" and not part.stays]
    if plan.to != "okr" or period is not None or not results:
        return period
    if all(part.values.get("period") or part.values.get("due") for part in results):
        return period
    account.asked(None, "period", PERIOD, "OKRs are set for a time, and nothing here says for which")
    return Period(Text(PERIOD.words))


def _goal(part: Part, document: Document, plan: Plan, calendar: Calendar) -> Goal:
    assert part.kind is not None  # noqa: S101 (only those that are there)
    old = part.old
    if old is not None and part.stays and part.statement is old.statement and part.values == written(old):
        above = part.above.id if part.above is not None else None
        return old if old.parent == above else replace(old, parent=above)
    values = {name: value for name, value in part.values.items() if name != "id"}
    texts = {name: value for name, value in values.items() if isinstance(value, Text)}
    period = values.get("period") or (plan.document.period_of(old) if old is not None else None) or document.period
    reading = understand(part.statement, fields=texts, period=period, calendar=calendar)
    if old is not None and not old.reading.english:
        reading = replace(reading, english=False)
    goal = CLASSES[part.kind](
        id=part.id,
        statement=part.statement,
        reading=reading,
        named=old is not None and old.named,
        parent=part.above.id if part.above is not None else None,
        **values,
    )
    return replace(goal, thresholds=read_thresholds(goal, calendar)) if isinstance(goal, Gauge) else goal
