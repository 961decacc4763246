"""A pattern of goals as a template file, with its evidence: the examples that it gives back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.form.escape import escaped
from goalkit.form.fields import KINDS, groups_of
from goalkit.model.kinds import CLASSES
from goalkit.template.filling import filled_document
from goalkit.template.learned import Written, plain_letters, takes, written_as
from goalkit.template.mistakes import SlotError, TemplateError
from goalkit.template.values import check_values
from goalkit.template.whole import literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goalkit.model import Format, Framework, Kind
    from goalkit.template.gaps import Gap
    from goalkit.template.model import SlotType, Template
    from goalkit.template.pieces import Role
    from goalkit.template.shapes import Example, Learned

__all__ = ["of_pattern"]

MARKDOWN: dict[Kind, str] = {"objective": "# Objective: ", "key_result": "- KR: "}
"""Kinds that Markdown tells by a label; the others are written in the documented form."""
HELP: dict[Role | None, str] = {
    "action": "The verb.",
    "metric": "What is measured.",
    "baseline": "Its value today.",
    "target": "The value to be reached.",
    "change": "By how much it changes.",
    "due": "By when.",
    "window": "The time over which it is counted.",
    "audience": "Whom it is about.",
    "placeholder": "What the examples leave open.",
    None: "Words that differ from goal to goal.",
}
AMOUNTS: tuple[SlotType, ...] = ("percent", "quantity")
MOST_EXAMPLES = 20
"""Examples that a template file quotes; it counts all of them."""
WORDS_IN_NAME = 6


def of_pattern(learned: Learned, gaps: Sequence[Gap] = ()) -> Written | None:
    """Write a pattern as a template; None where no format gives any of its examples back as they were.

    Markdown is tried first. Where its reader would take a statement apart (an owner in brackets, a score behind it),
    the documented form, which takes it as it is, holds it instead. Examples that don't come back (with two spaces
    between words, say) are no evidence.
    """
    forms: list[Format] = ["markdown", "yaml"] if learned.kind in MARKDOWN else ["yaml"]
    best: Written | None = None
    most = 0
    for form in forms:
        written = _pattern_in(learned, gaps, form)
        good = tuple(one for one in learned.examples if _comes_back(written.template, one, learned.kind))
        if len(good) > most:
            kept = replace(learned, examples=good)
            best, most = replace(_pattern_in(kept, gaps, form), learned=kept), len(good)
    return best


def _comes_back(template: Template, example: Example, kind: Kind) -> bool:
    """Whether the values of an example give the example."""
    gaps = {slot.name: "" for slot in template.slots if slot.gap}
    try:
        _, document = filled_document(template, check_values(template, {**gaps, **example.values}))
    except (SlotError, TemplateError):  # what can't be seen may stand in a goal, and in no template
        return False
    return [str(goal.statement) for goal in document.goals if goal.kind == kind] == [example.statement]


def _pattern_in(learned: Learned, gaps: Sequence[Gap], form: Format) -> Written:
    pattern = learned.pattern
    optional = {part.given for part in pattern.parts if part.given is not None}
    slots: dict[str, dict[str, Any]] = {}
    # What goes together in a sample should have stood together.
    fullest = max(learned.examples, key=lambda one: sum(map(bool, one.values.values())))
    for part in pattern.parts:
        if part.slot is None:
            continue
        there = [value for value in part.slot.values if value]
        kind = _type_of(part.slot.role, there, part.after)
        sample = fullest.values.get(part.slot.name, "").strip() or next(filter(None, map(str.strip, there)), "…")
        slots[part.slot.name] = {"type": kind, "help": HELP[part.slot.role], "sample": sample}
    for name in pattern.flags:
        slots[name] = {"type": "text", "help": f"Write yes for “{_said(learned, name)}”.", "sample": "yes"}
    for name in optional:
        slots[name]["optional"] = True
    for gap in gaps:
        slots[gap.slot] = {"type": "text", "help": gap.ask, "gap": True}
    body = _body(learned, gaps, form)
    front = {
        "title": _title(learned),
        "framework": _framework(learned.kind),
        "function": "learned",
        "kind": learned.kind,
        "for": f"Goals like the {len(learned.examples)} that it was learned from.",
        "no-counter-metric": "The examples name none; think of one.",
        "slots": slots,
        "learned": _evidence(learned),
    }
    name = _file_name(learned)
    return written_as(name, form, front, body)


def _said(learned: Learned, flag: str) -> str:
    return next(part.before for part in learned.pattern.parts if part.slot is None and part.given == flag).strip()


def _body(learned: Learned, gaps: Sequence[Gap], form: Format) -> str:
    opening, closing = _around(learned.kind, form)
    line = opening.rpartition("\n")[2]
    pieces = [opening]
    for part in learned.pattern.parts:
        before = _words(part.before, form, line)
        after = _words(part.after, form, "x")
        hole = f"{{{{ {part.slot.name} }}}}" if part.slot is not None else ""
        said = f"{before}{hole}{after}"
        pieces.append(f"{{%+ if {part.given} %}}{said}{{%+ endif +%}}" if part.given else said)
        line = "x"
    for gap in gaps:
        pieces = gap.put_into(pieces)
    return "".join(pieces) + closing


def _words(text: str, form: Format, line: str) -> str:
    return literal(escaped(text, form, line))


def _around(kind: Kind, form: Format) -> tuple[str, str]:
    """What stands before and behind a statement in a file of its own."""
    if form == "markdown":
        return MARKDOWN[kind], "\n"
    framework = _framework(kind)
    group, key = groups_of(framework)[kind], KINDS[kind].statement
    return f'framework: {framework}\n{group}:\n  - {key}: "', '"\n'


def _evidence(learned: Learned) -> dict[str, Any]:
    shown = learned.examples[:MOST_EXAMPLES]
    return {
        "count": len(learned.examples),
        "examples": [
            {"at": f"{one.path}:{one.line}", "text": one.statement, "values": _filled(one.values)} for one in shown
        ],
    }


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _type_of(role: Role | None, values: Sequence[str], after: str) -> SlotType:
    """The narrowest type that takes every value as it is."""
    tried: tuple[SlotType, ...] = ()
    if role in ("baseline", "target", "change"):
        tried = AMOUNTS if after.startswith("%") else ("quantity",)
    elif role == "due":
        tried = ("date",)
    for kind in tried:
        if all(takes(kind, value) for value in values):
            return kind
    return "text"


def _title(learned: Learned) -> str:
    """The pattern in words: “Raise metric from baseline to target”."""
    said = "".join(
        part.before + (part.slot.name.replace("_", " ") if part.slot is not None else "") + part.after
        for part in learned.pattern.parts
        if part.given is None
    )
    return " ".join(said.split())[:100] or "…"


def _file_name(learned: Learned) -> str:
    roles = [
        part.slot.name if part.slot is not None else "-".join(re.findall(r"[a-z]+", plain_letters(part.before)))
        for part in learned.pattern.parts
        if part.given is None
    ]
    words = re.findall(r"[a-z]+", "-".join(roles))[:WORDS_IN_NAME]
    return "-".join([kebab(learned.kind), *words])


def _framework(kind: Kind) -> Framework:
    """The framework in whose documented form goals of a kind stand; those of none stand among OKRs."""
    return CLASSES[kind].framework or "okr"
