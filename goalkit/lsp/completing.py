"""What may be written at a place: names of metrics, slots, goals to refer to, keys of the documented form, values."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.metric import registry
from goalkit.form.entry import fields_of, statement_of
from goalkit.form.fields import CHECK_IN, DOCUMENT, KINDS, STEP, STREAM, TITLES
from goalkit.lsp.context import context_at
from goalkit.lsp.hovering import escape
from goalkit.registry import all_rules
from goalkit.report.words import KINDS as KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english.metric import Metric
    from goalkit.form.fields import Field
    from goalkit.lsp.context import Context
    from goalkit.lsp.pointing import Place
    from goalkit.lsp.workspace import Opened, Seen, Workspace
    from goalkit.model import Document

__all__ = ["Completion", "complete"]

MOST = 60
FEWEST_LETTERS = 2
"""Letters from which on a word may be the start of a metric's name: after one, half of all names would be offered."""
REFERENCES = frozenset(
    {
        "parent",
        "supports",
        "leads_to",
        "goal",
        "parent_goal",
        "parents",
        "aligned_to",
        "contributes_to",
        "supported_goal",
    }
)
"""Keys, columns and labels whose value names goals."""
IGNORE = re.compile(r"goalkit:[ \t]*ignore\[[^\]\n]*$")
SLOT = re.compile(r"\\?<\w*$")
WORDS = re.compile(r"[^\s\"'|,;:()\[\]{}<>]+(?: [^\s\"'|,;:()\[\]{}<>]+){0,2} ?$")
SLOTS = {
    "baseline": "the value at the start",
    "target": "the value to be reached",
    "date": "the day by which it is reached",
    "metric": "what is measured",
    "owner": "who answers for it",
    "source": "where the value comes from",
}
"""Holes that authors leave in a goal until they know, and what belongs there; lint tells of each that is still open."""

Sort = Literal["key", "value", "goal", "metric", "slot", "rule", "person"]


class Completion(NamedTuple):
    """Something to write: `text` in the place of the `length` characters before the caret.

    `says` is Markdown.
    """

    label: str
    sort: Sort
    text: str
    length: int
    detail: str = ""
    says: str = ""


def complete(workspace: Workspace, one: Opened, place: Place) -> list[Completion]:
    """What may stand at a place, the most likely first."""
    seen = workspace.seen(one)
    if seen is None:
        return []
    document = seen.document
    line = document.source.split("\n")[place.line - 1] if document.source else ""
    before = line[: place.column - 1]
    if IGNORE.search(before):
        return list(_rules(before))
    if slot := SLOT.search(before):
        return list(_slots(slot[0], document))
    context = context_at(document.source, document.format, place)
    if context.on_key and context.kind is not None:
        return list(_keys(context, document, line[place.column - 1 :]))
    if context.name in REFERENCES:
        return list(_goals(workspace, seen, re.split(r"[,;\[]\s*", context.typed)[-1].lstrip(" \"'")))
    found = [*_values(context, workspace, seen)]
    if not found and _is_text(context, document):
        found += _metrics(before)
    return found[:MOST]


def _rules(before: str) -> Iterator[Completion]:
    typed = re.split(r"[\[,\s]", before)[-1]
    for name, rule in all_rules().items():
        yield Completion(name, "rule", name, len(typed), rule.level, rule.summary)


def _slots(typed: str, document: Document) -> Iterator[Completion]:
    escaped = "\\" if document.format == "markdown" else ""  # else it would be HTML, which pages don't show
    for name, says in SLOTS.items():
        yield Completion(
            f"<{name}>", "slot", f"{escaped}<{name}>", len(typed), says, "Lint tells of it until it is filled."
        )


def _keys(context: Context, document: Document, after: str) -> Iterator[Completion]:
    assert context.kind is not None  # noqa: S101 (whoever calls has looked)
    if context.framework is None:
        # The file may be any program's: only that it could be one of goals is offered, and only where nothing stands.
        if context.kind == "document" and not document.goals and not context.present - {"title", "period", "owner"}:
            yield _key("framework", DOCUMENT["framework"].says, context, document, after)
        return
    statement = statement_of(context.kind)
    names = {name: field.says for name, field in fields_of(context.kind).items()}
    names |= {name: f"A list: each item a {kind.replace('_', ' ')}." for name, kind in context.lists.items()}
    if context.kind == "document" and document.format == "markdown":
        names = {name: field.says for name, field in DOCUMENT.items()}
    if context.kind in KINDS:
        names["series"] = "Values by date, where check-ins say nothing else."
        if document.format == "markdown":
            names = {name: says for name, says in names.items() if name not in context.lists and name != statement}
    for name, says in names.items():
        if name not in context.present or name == context.name:
            yield _key(name, says, context, document, after)


def _key(name: str, says: str, context: Context, document: Document, after: str) -> Completion:
    is_list = name in context.lists or name == "series"
    match document.format:
        case "yaml" | "markdown":
            text = name if after.lstrip().startswith(":") else f"{name}:" if is_list else f"{name}: "
            text = text.replace("_", " ") if document.format == "markdown" and context.kind != "document" else text
        case "toml":
            text = name if is_list or after.lstrip().startswith("=") else f"{name} = "
        case _:
            text = name
    return Completion(name, "key", text, len(context.typed), "a list" if is_list else "", escape(says))


def _values(context: Context, workspace: Workspace, seen: Seen) -> Iterator[Completion]:
    typed = re.split(r"[,\[]\s*", context.typed)[-1].lstrip(" \"'")
    field = context.field or (_any_field(context.name) if seen.document.framework is not None else None)
    if context.name in {"owner", "who"}:
        portfolio = workspace.portfolio(seen)
        for owner in sorted({entry.owner for entry in portfolio.entries if entry.owner}):
            yield Completion(owner, "person", owner, len(typed))
    elif field is not None:
        for choice in field.choices:
            detail = TITLES.get(choice, "") if context.name == "framework" else ""
            yield Completion(choice, "value", choice, len(typed), detail)


@cache
def _any_field(name: str) -> Field | None:
    everywhere = (DOCUMENT, CHECK_IN, STEP, STREAM, *(form.fields for form in KINDS.values()))
    return next((fields[name] for fields in everywhere if name in fields and fields[name].choices), None)


def _goals(workspace: Workspace, seen: Seen, typed: str) -> Iterator[Completion]:
    """Goals that have an id, those of this document first."""
    entries = [entry for entry in workspace.portfolio(seen).entries if entry.named]
    for entry in sorted(entries, key=lambda entry: entry.path != seen.document.path)[: MOST * 5]:
        where = "" if entry.path == seen.document.path else f" · {entry.path}"
        says = escape(" ".join(entry.statement.split()))
        yield Completion(entry.id, "goal", entry.id, len(typed), f"{KIND_NAMES[entry.kind]}{where}", says)


def _is_text(context: Context, document: Document) -> bool:
    """Whether words of a goal are written here."""
    if context.kind is not None:
        return context.name in {statement_of(context.kind), "metric"}
    if document.format in {"markdown", "csv"}:
        return not context.name or not (field := _field_named(context.name)) or field in {"metric", "statement"}
    return context.framework is None and bool(document.goals)


def _field_named(name: str) -> str | None:
    return name if name in {*DOCUMENT, *CHECK_IN} else None


def _metrics(before: str) -> Iterator[Completion]:
    """Metrics whose names begin with the last words, the longest run of words that begins any."""
    found = WORDS.search(before)
    words = found[0].split(" ") if found else []  # the last one is empty where a space was typed
    for start in range(len(words)):
        typed = " ".join(words[start:])
        known = _names().get(typed[:FEWEST_LETTERS].casefold(), ()) if len(typed) >= FEWEST_LETTERS else ()
        fits = [(name, metric) for name, metric in known if name.casefold().startswith(typed.casefold())]
        if not fits:
            continue
        seen = set()
        for name, metric in fits:
            if metric.id in seen:
                continue
            seen.add(metric.id)
            text = name[:1].lower() + name[1:] if typed[:1].islower() and not name[1:2].isupper() else name
            says = "\n\n".join(
                filter(None, [escape(metric.meaning or ""), metric.formula and f"= {escape(metric.formula)}"])
            )
            yield Completion(text, "metric", text, len(typed), metric.name if name != metric.name else "", says)
        return


@cache
def _names() -> dict[str, tuple[tuple[str, Metric], ...]]:
    """Every name of every metric, by its first letters; shorter names first."""
    found: dict[str, list[tuple[str, Metric]]] = {}
    for metric in registry().values():
        for name in dict.fromkeys((metric.name, *metric.aliases)):
            found.setdefault(name[:FEWEST_LETTERS].casefold(), []).append((name, metric))
    return {start: tuple(sorted(those, key=lambda one: (len(one[0]), one[0]))) for start, those in found.items()}
