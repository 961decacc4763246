"""Drafts of objectives that gauges ask for, as files to be filled in: Markdown and YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from goalkit.form.escape import escaped, opened
from goalkit.model.series import with_unit
from goalkit.report.sparkline import values_line
from goalkit.report.suggestions import because, day_in_words, notes, reason
from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.suggest import Guardrail, Suggestion, Suggestions

__all__ = ["as_markdown", "as_yaml"]

OBJECTIVE = "what should become true for whom"
PERIOD = "period"
GUARD = "what must not get worse"
TRIED = "what was tried so far"
FILLED = "What stands in angle brackets only people can say."


def as_markdown(found: Suggestions) -> Iterator[str]:
    """A Markdown file with an objective for each breach; what was seen stands as a quotation above its goals."""
    if not found.drafts:
        return
    yield f"# Objectives that gauges ask for, {opened(PERIOD, 'markdown')}\n\n{_quoted(_words(drafted(found)), FILLED)}"
    for one in found.drafts:
        yield f"\n## Objective: {opened(OBJECTIVE, 'markdown')}\n"
        if one.owner is not None:
            yield f"\nOwner: {_words(one.owner, 'Owner: ')}\n"
        yield f"\n{_quoted(f'**{_words(one.name)}** {_words(reason(one))}.', *map(_words, lines(one)))}"
        yield f"\n- KR: {_words(key_result(one, 'markdown'), '- KR: ', slots=True)}\n"
        yield f"  - Why: {_words(because(one), '  - Why: ')}\n"
        yield f"- KR: {_words(guard(one.guardrail, 'markdown'), '- KR: ', slots=True)}\n"
        yield "\n### Initiatives\n\n"
        yield "".join(f"- {opened(slot, 'markdown')}\n" for slot in questions(one))
    rest = list(notes(found))
    if rest:
        yield f"\n{_quoted('Seen beside it:')}>\n" + "".join(f"> - {_words(line, '> - ')}\n" for line in rest)


def as_yaml(found: Suggestions) -> Iterator[str]:
    """The same as a file of the documented form."""
    if not found.drafts:
        return
    yield f"# {visible(drafted(found))}\n# {FILLED}\n"
    yield "framework: okr\ntitle: Objectives that gauges ask for\n"
    yield f"period: {_scalar(opened(PERIOD, 'yaml'))}\nobjectives:\n"
    for one in found.drafts:
        yield f"  # {visible(f'{one.name} {reason(one)}.')}\n"
        yield "".join(f"  # {visible(line)}\n" for line in lines(one))
        yield f"  - objective: {_scalar(opened(OBJECTIVE, 'yaml'))}\n"
        if one.owner is not None:
            yield f"    owner: {_scalar(one.owner)}\n"
        yield "    key_results:\n"
        yield f"      - key_result: {_scalar(key_result(one, 'yaml'))}\n        rationale: {_scalar(because(one))}\n"
        if one.gauge.source is not None:
            yield f"        source: {_scalar(str(one.gauge.source))}\n"
        yield f"      - key_result: {_scalar(guard(one.guardrail, 'yaml'))}\n"
        if one.gauge.source is not None:
            yield f"        source: {_scalar(opened('source', 'yaml'))}\n"
        yield "    initiatives:\n"
        yield "".join(f"      - initiative: {_scalar(opened(slot, 'yaml'))}\n" for slot in questions(one))
    rest = list(notes(found))
    if rest:
        yield "# Seen beside it:\n" + "".join(f"# - {visible(line)}\n" for line in rest)


def drafted(found: Suggestions) -> str:
    """From what it was drafted, and when."""
    paths = list(dict.fromkeys(one.path for one in found.drafts))
    day = f" on {day_in_words(found.today)}" if found.today is not None else ""
    return f"Drafted by goalkit suggest{day} from {', '.join(paths)}."


def lines(one: Suggestion) -> Iterator[str]:
    """What else is known of a gauge: its way, the ranges, and the same time a year ago."""
    told = [point for point in one.points if point.number is not None]
    if len(told) > 1:
        first = next((point for point in told if point.date >= one.breach.since), told[0])
        before = told[max(told.index(first) - 1, 0)]
        way = ", ".join(
            f"{with_unit(str(point.value), one.gauge)} on {day_in_words(point.date)}" for point in (before, told[-1])
        )
        yield f"{values_line([point.number for point in told if point.number is not None])} {way}"
    year = one.breach.before
    if year is not None:
        value = with_unit(str(year.value), one.gauge)
        yield f"A year ago, on {day_in_words(year.date)}, it was {value}: is it the season?"


def key_result(one: Suggestion, form: str) -> str:
    """From the last value to the limit of the green range; a slot for what isn't written."""
    baseline = one.baseline or _slot("baseline", form)
    target = one.target or _slot("target", form)
    beyond = {"increase": "above ", "decrease": "below "}.get(one.direction or "", "") if one.strict else ""
    return f"{one.name}: from {baseline} to {beyond}{target}"


def guard(one: Guardrail | None, form: str) -> str:
    """A second key result for what must not get worse."""
    if one is None:
        return f"{_slot(GUARD, form)} stays at {_slot('limit', form)}"
    if one.limit is not None:
        return f"{one.name} stays {one.limit}"
    if one.better == "range":
        return f"{one.name} stays between {_slot('low limit', form)} and {_slot('high limit', form)}"
    return f"{one.name} stays at or {'above' if one.better == 'up' else 'below'} {_slot('limit', form)}"


def questions(one: Suggestion) -> Iterator[str]:
    """What to find out before work is chosen, as slots."""
    yield TRIED
    yield f"what changed before {day_in_words(one.breach.since)}"
    yield "what to change first"


# How it is written


def _slot(name: str, form: str) -> str:
    return opened(name, "yaml" if form == "yaml" else "markdown")


def _scalar(value: str) -> str:
    """A text in double quotes, which YAML takes from JSON; what a terminal would obey is escaped."""
    return json.dumps(visible(value), ensure_ascii=False)


def _words(text: str, before: str = "", *, slots: bool = False) -> str:
    r"""Words that stay words in Markdown; slots were opened for it already, as `\<limit>`."""
    if not slots:
        return escaped(visible(text), "markdown", before)
    pieces = text.split("\\<")
    kept = [escaped(visible(pieces[0]), "markdown", before)]
    for piece in pieces[1:]:
        name, closing, rest = piece.partition(">")
        kept.append(f"\\<{name}{closing}{escaped(visible(rest), 'markdown', 'x')}")
    return "".join(kept)


def _quoted(*said: str) -> str:
    return "".join(f"> {line}\n" for line in said)
