"""What stands beside a statement in a structured file: the fields of a goal, its period, the rules it ignores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.times.period import find_period
from goalkit.read.ignoring import ignore_of
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.fields import field_named, field_rank, plain_name, told_apart
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.english import Calendar
    from goalkit.english.calendar import Period
    from goalkit.read.draft import Draft, IgnoreComment

__all__ = ["fields_of", "ignores_of", "name_of", "period_among", "period_below"]

WITHIN = frozenset({"baseline", "target", "unit", "due", "start", "direction", "window", "current"})
"""Fields that may stand within another: `metric: {name: NPS, target: 60}`."""
YES = frozenset({"true", "True", "TRUE"})


def fields_of(mapping: Mapping, statement: Text | None = None) -> dict[str, Text]:
    """Give the fields that a mapping holds, by their names in the model; the statement itself is none.

    Of two keys for one field the better name wins, whatever their order: `owner` over `team`.
    """
    found: dict[str, tuple[int, Text]] = {}
    for key, value in mapping.pairs:
        name = field_named(key)
        if name is None or name in {"ignore", "check_ins"}:
            continue
        for field, rank, text in _values(name, key, value):
            if text is not statement and text.strip() and (field not in found or rank < found[field][0]):
                found[field] = (rank, text.trim())
    fields = {name: text for name, (_, text) in found.items()}
    told_apart(fields)
    return fields


def _values(name: str, key: Text, value: Node) -> Iterable[tuple[str, int, Text]]:  # noqa: C901 (a branch a shape)
    rank = field_rank(key)
    if isinstance(value, Scalar):
        if value.kind == "other" and value.text in YES:
            # `done: true` says “done”.
            if name == "status":
                yield name, rank, key
        elif value.kind != "other" or any(map(str.isdigit, value.text)):
            yield name, rank, value.text
    elif isinstance(value, Sequence):
        parts = [name_of(one) for one in value.items]
        texts = [text for text in parts if text is not None]
        if texts and len(texts) == len(parts):
            yield name, rank, Text.join(texts, ", ")
    else:
        inner = name_of(value)
        if inner is not None:
            yield name, rank, inner
        for below, node in value.pairs:
            field = field_named(below)
            if not isinstance(node, Scalar) or field is None or field == name or node.text is inner:
                continue
            if field == "current" and name in {"target", "baseline"}:
                yield name, rank, node.text
            elif field in WITHIN:
                yield field, 100 + field_rank(below), node.text


def name_of(node: Node) -> Text | None:
    """Give the text of a scalar, or the name in a mapping such as `{name: Dana, email: …}`."""
    if isinstance(node, Scalar):
        return node.text if node.text.strip() else None
    if isinstance(node, Mapping):
        for wanted in ("name", "id", "title", "label", "text", "email"):
            for key, value in node.pairs:
                if isinstance(value, Scalar) and plain_name(key) == wanted and value.text.strip():
                    return value.text
    return None


def period_among(mapping: Mapping, calendar: Calendar) -> Period | None:
    """Find the period that a mapping names, also in pieces: `year: 2027` beside `quarter: Q1`."""
    written: list[Text] = []
    for key, value in mapping.pairs:
        if field_named(key) != "period":
            continue
        if isinstance(value, Scalar):
            written += [value.text.trim()] if value.text.strip() else []
        elif isinstance(value, Mapping):
            if (name := name_of(value)) is not None:
                written.append(name.trim())
            elif (within := period_among(value, calendar)) is not None:
                return within
    best: Period | None = None
    for text in (*written, *([Text.join(written), Text.join(reversed(written))] if len(written) > 1 else [])):
        period = find_period(text, calendar)
        if period is not None and (best is None or _length(period) < _length(best)):
            best = period
    return best


def period_below(name: Text, above: Period | None, calendar: Calendar) -> Period | None:
    """Find the period that a key such as “Q4” names, in the year that stands above it."""
    period = find_period(name, calendar)
    if period is None or period.start is not None or above is None:
        return period
    return find_period(f"{name} {above.text}", calendar) or period


def _length(period: Period) -> int:
    """How long a period is in days; one without dates counts as endless."""
    return (period.end - period.start).days if period.start and period.end else 100_000


def ignores_of(mapping: Mapping, draft: Draft | None) -> Iterable[IgnoreComment]:
    """Read the `goalkit-ignore` keys of a mapping: “rule reason”, a list of those, or rules with reasons."""
    for key, value in mapping.pairs:
        if plain_name(key) == "goalkit ignore":
            yield from _ignores(value, draft)


def _ignores(value: Node, draft: Draft | None) -> Iterable[IgnoreComment]:
    if isinstance(value, Scalar):
        yield ignore_of(value.text, draft)
    elif isinstance(value, Sequence):
        for one in value.items:
            yield from _ignores(one, draft)
    else:
        said = {plain_name(key): node for key, node in value.pairs}
        rules = said.get("rule") or said.get("rules")
        if rules is None:
            for key, node in value.pairs:
                yield ignore_of(key, draft, node.text if isinstance(node, Scalar) else None)
            return
        reason = said.get("reason")
        for one in rules.items if isinstance(rules, Sequence) else [rules]:
            if isinstance(one, Scalar):
                yield ignore_of(one.text, draft, reason.text if isinstance(reason, Scalar) else None)
