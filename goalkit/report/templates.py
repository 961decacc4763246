"""Goal templates, for people and for programs: a list by function, a page for each, and what is wrong with some."""

from __future__ import annotations

from itertools import groupby
from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.bibliography import bibliography
from goalkit.english.metric import registry
from goalkit.report.terminal import Paint, cells, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.report import Look
    from goalkit.template import Slot, Template
    from goalkit.template.mistakes import Mistake

__all__ = ["as_data", "as_json", "check_json", "check_text", "limits", "listed", "matched", "page"]

FRAMEWORKS = {
    "okr": "OKR",
    "smart": "SMART",
    "balanced_scorecard": "Scorecard",
    "lean": "Lean",
    "north_star": "North Star",
    "kpi": "KPI",
}


def listed(templates: Iterable[Template], look: Look) -> Iterator[str]:
    """Templates by function: name, title, framework, and when each is the right one."""
    paint = Paint(on=look.color)
    between = ""
    for function, group in groupby(templates, key=lambda one: one.function):
        yield f"{between}{paint.bold(function.replace('-', ' ').capitalize())}\n"
        between = "\n"
        for one in group:
            yield from _entry(one, paint, look.width)


def matched(templates: Iterable[Template], look: Look) -> Iterator[str]:
    """Templates that a search found, the best first."""
    paint = Paint(on=look.color)
    for one in templates:
        yield from _entry(one, paint, look.width)


def _entry(one: Template, paint: Paint, width: int) -> Iterator[str]:
    facts = FRAMEWORKS[one.framework] + (" · your team's" if one.own else "")
    yield f"  {paint.code(one.name)}  {visible(one.title)}  {paint.dim(facts)}\n"
    yield from (f"      {paint.dim(line)}\n" for line in wrap(visible(one.purpose), width - 6, width - 6))


def page(one: Template, result: str, look: Look) -> Iterator[str]:
    """What a template is for and not for, its slots, and what it gives with its samples."""
    paint = Paint(on=look.color)
    yield f"{paint.bold(visible(one.title))}\n"
    kind = (one.kind or "").replace("_", " ")
    facts = [one.name, FRAMEWORKS[one.framework], one.function.replace("-", " "), one.level or "", kind]
    yield f"{paint.dim(' · '.join(filter(None, facts)))}\n\n"
    yield from _labelled("For", one.purpose, paint, look.width)
    if one.not_for:
        yield from _labelled("Not for", one.not_for, paint, look.width)
    if one.counter_metric:
        metric = registry()[one.counter_metric]
        yield from _labelled("Watch", f"{metric.name}: it shows when this goal does harm.", paint, look.width)
    if one.no_counter_metric:
        yield from _labelled("Watch", one.no_counter_metric, paint, look.width)
    if one.serves:
        yield from _labelled("Serves", ", ".join(one.serves), paint, look.width)
    yield f"\n{paint.bold('Slots')}\n"
    column = max((cells(slot.name) for slot in one.slots), default=0) + 4
    for slot in one.slots:
        room = look.width - column
        first, *rest = wrap(f"{limits(slot)}. {visible(slot.help)} Such as {visible(slot.sample)}", room, room)
        yield f"  {paint.code(slot.name)}{' ' * (column - 2 - cells(slot.name))}{first}\n"
        yield from (f"{' ' * column}{line}\n" for line in rest)
    yield f"\n{paint.bold('With these samples')}\n"
    yield from (f"  {paint.dim('│')} {visible(line)}".rstrip() + "\n" for line in result.rstrip("\n").split("\n"))
    if one.sources:
        yield f"\n{paint.bold('Sources')}\n"
        known = bibliography()
        for key in one.sources:
            first, *rest = wrap(visible(str(known.get(key, key))), look.width - 4, look.width - 4)
            yield f"  - {first}\n"
            yield from (f"    {line}\n" for line in rest)
    yield f"\n{paint.dim('Fill it in:')} {paint.code(f'goalkit new {one.name}')}\n"


def limits(slot: Slot) -> str:
    """What a slot takes: its type, unit and bounds, in a few words.

    >>> from goalkit.template import Slot
    >>> limits(Slot("target", "percent", "The share then.", "31", max=100, above="baseline"))
    'Percent, at most 100, more than baseline'
    """
    said = [slot.type.capitalize()]
    if slot.unit:
        said.append(f"in {slot.unit}")
    if slot.min is not None and slot.max is not None:
        said.append(f"{slot.min:g} to {slot.max:g}")
    elif slot.min is not None:
        said.append(f"at least {slot.min:g}")
    elif slot.max is not None:
        said.append(f"at most {slot.max:g}")
    later = slot.type in ("date", "period")
    if slot.above:
        said.append(f"{'after' if later else 'more than'} {slot.above}")
    if slot.below:
        said.append(f"{'before' if later else 'less than'} {slot.below}")
    if slot.optional:
        said.append("may be left out")
    return visible(", ".join(said))


def as_json(templates: Iterable[Template], results: dict[str, str] | None = None) -> Iterator[str]:
    """Everything that is known of templates; with `results`, what each gives with its samples."""
    known = []
    for one in templates:
        facts = as_data(one)
        if results is not None:
            facts["result"] = results[one.name]
        known.append(facts)
    yield dumps({"version": 1, "templates": known}, indent=2, ensure_ascii=False) + "\n"


def as_data(one: Template) -> dict[str, Any]:
    """Everything that is known of a template, as plain data."""
    return {
        "name": one.name,
        "title": one.title,
        "framework": one.framework,
        "function": one.function,
        "level": one.level,
        "kind": one.kind,
        "for": one.purpose,
        "not_for": one.not_for,
        "serves": list(one.serves),
        "counter_metric": one.counter_metric,
        "no_counter_metric": one.no_counter_metric,
        "sources": list(one.sources),
        "format": one.format,
        "formats": list(one.formats),
        "own": one.own,
        "path": one.path,
        "slots": [_slot(slot) for slot in one.slots],
        "values": [dict(values) for values in one.values],
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "name": slot.name,
        "type": slot.type,
        "help": slot.help,
        "sample": slot.sample,
        "unit": slot.unit,
        "min": slot.min,
        "max": slot.max,
        "above": slot.above,
        "below": slot.below,
        "optional": slot.optional,
    }


def check_text(checked: int, mistakes: Sequence[Mistake], look: Look) -> Iterator[str]:
    """What is wrong with templates, a line each, and the sum of it."""
    paint = Paint(on=look.color)
    for one in mistakes:
        place = f"{visible(one.path)}:{one.line}:{one.column}:"
        yield f"{paint.bold(place)} {visible(one.message)}\n"
    files = f"{checked} template{'' if checked == 1 else 's'}"
    found = f"{len(mistakes)} thing{'' if len(mistakes) == 1 else 's'} to mend" if mistakes else "nothing to mend"
    yield f"{files}: {found}\n"


def check_json(checked: int, mistakes: Sequence[Mistake]) -> Iterator[str]:
    """The same for programs."""
    told = [one._asdict() for one in mistakes]
    yield dumps({"version": 1, "templates": checked, "problems": told}, indent=2, ensure_ascii=False) + "\n"


def _labelled(label: str, text: str, paint: Paint, width: int) -> Iterator[str]:
    column = 9
    first, *rest = wrap(visible(text), width - column, width - column)
    yield f"{paint.dim(label)}{' ' * (column - len(label))}{first}\n"
    yield from (f"{' ' * column}{line}\n" for line in rest)
