"""Slots of a template that nobody has filled, outside the sentences."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from goalkit.english.words.quoting import quote
from goalkit.english.words.slot import slots_in
from goalkit.model import Document, Goal
from goalkit.rule import Finding, rule
from goalkit.text import Text


@rule(
    category="coaching",
    since="0.1.0",
    sources=("okr-orca", "incose-guide-to-writing-requirements"),
    about_slots=True,
)
def slot_left_open(document: Document) -> Iterator[Finding]:
    r"""A field or a title still holds the name of a slot, such as “<owner>”.

    Templates leave a slot open where nobody has said yet what belongs there. In a field it is easy to overlook: the
    sentence reads well, and only the owner, the source or the target beside it is missing.

    ```md
    # KPIs: Ambulance service

    | KPI | Target | Owner |
    |---|---|---|
    | Emergency calls answered within ten seconds | at least 95% | \<owner> |
                                                                    ^^^^^^^
    ```

    Fill it in, or take the field out until somebody knows.

    ```md
    # KPIs: Ambulance service

    | KPI | Target | Owner |
    |---|---|---|
    | Emergency calls answered within ten seconds | at least 95% | Control room |
    ```
    """
    said = {goal.statement.place(0)[0] for goal in document.goals}
    period = document.period.text if document.period is not None else None
    for name, value in (("title", document.title), ("owner", document.owner), ("period", period)):
        if isinstance(value, Text) and value.place(0)[0] not in said:
            yield from _found(name, value, None)
    seen = {document.owner and document.owner.place(0)}
    names = sorted(document.fields)
    for goal in document.goals:
        for name in names:
            held = getattr(goal, name, None)
            for value in held if isinstance(held, tuple) else (held,):
                if isinstance(value, Text) and "<" in value and value.place(0) not in seen:
                    seen.add(value.place(0))  # what stands above several goals is asked for once
                    yield from _found(name, value, goal)
    for name, value in _beside(document):
        yield from _found(name, value, None)


def _beside(document: Document) -> Iterator[tuple[str, Text]]:
    """Everything that is written of value streams, of their steps, and of check-ins."""
    parts: list[Any] = [*document.check_ins]
    for stream in document.streams:
        parts += [stream, *stream.steps]
    for part in parts:
        for one in fields(part):
            value = getattr(part, one.name)
            if isinstance(value, Text) and one.name != "at":  # where a check-in begins: its date or its value again
                yield one.name.removesuffix("_written"), value


def _found(name: str, value: Text, goal: Goal | None) -> Iterator[Finding]:
    for slot in slots_in(value):
        yield Finding(
            at=slot,
            message=f"{quote(slot)} is still to be filled in",
            ask=f"what belongs there, as the {name.replace('_', ' ')}?",
            slots=(slot,),
            goal=goal.id if goal else None,
        )
