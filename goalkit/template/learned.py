"""What was learned, written as template files: a pattern with its evidence, or a whole page with slots."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.form.escape import escaped
from goalkit.form.fields import KINDS, groups_of
from goalkit.template.filling import filled_document, render
from goalkit.template.mistakes import SlotError, TemplateError
from goalkit.template.model import Slot, SlotType, Template
from goalkit.template.values import check_values, read_value
from goalkit.template.whole import Carved, carve, literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from goalkit.model import Document, Format, Framework, Kind
    from goalkit.template.gaps import Gap
    from goalkit.template.pieces import Role
    from goalkit.template.shapes import Example, Learned

__all__ = ["Written", "of_page", "of_pattern"]

FRAMEWORK: dict[Kind, Framework] = {
    "objective": "okr",
    "key_result": "okr",
    "initiative": "okr",
    "goal": "okr",
    "smart_goal": "smart",
    "scorecard_objective": "balanced_scorecard",
    "measure": "balanced_scorecard",
    "north_star": "north_star",
    "input_metric": "north_star",
    "kpi": "kpi",
    "lean_metric": "lean",
}
MARKDOWN: dict[Kind, str] = {"objective": "# Objective: ", "key_result": "- KR: "}
"""Kinds that Markdown tells by a label; the others are written in the documented form."""
HELP: dict[Role | None, str] = {
    "action": "The verb.",
    "metric": "What is measured.",
    "baseline": "Its value today.",
    "target": "The value to be reached.",
    "upper": "The upper end of the range.",
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
PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that are no letter with an accent, and what stands for them in a file's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A template that was learned, and what the front matter of its file holds.

    `learned` is the pattern and its examples, None for a page as a whole.
    """

    template: Template
    front: Mapping[str, Any]
    learned: Learned | None = None

    @property
    def source(self) -> str:
        """The text of the template's file."""
        import yaml

        head = yaml.safe_dump(dict(self.front), allow_unicode=True, sort_keys=False, width=120)
        return f"---\n{head}---\n{self.template.body}"


# Patterns


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
        "framework": FRAMEWORK[learned.kind],
        "function": "learned",
        "kind": learned.kind,
        "for": f"Goals like the {len(learned.examples)} that it was learned from.",
        "no-counter-metric": "The examples name none; think of one.",
        "slots": slots,
        "learned": _evidence(learned),
    }
    name = _file_name(learned)
    return _written(name, form, front, body)


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
    framework = FRAMEWORK[kind]
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
    if role in ("baseline", "target", "upper", "change"):
        tried = AMOUNTS if after.startswith("%") else ("quantity",)
    elif role == "due":
        tried = ("date",)
    for kind in tried:
        if all(_takes(kind, value) for value in values):
            return kind
    return "text"


def _takes(kind: SlotType, value: str) -> bool:
    try:
        return read_value(Slot("value", kind, "", value), value).text == value
    except ValueError:
        return False


def plain_letters(text: str) -> str:
    """A text in small letters as a file's name can hold them: “Café” as “cafe”; a word of another script goes whole.

    >>> plain_letters("Smörgåsbord for Straße 9, план")
    'smorgasbord for strasse 9, '
    """
    bare = unicodedata.normalize("NFKD", text.lower().translate(PLAIN))
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"\w*[^\W\x00-\x7f]\w*", "", bare)


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


# Whole pages


def of_page(document: Document, gaps: Mapping[str, Gap] | None = None) -> Written:
    """Write a page of goals as a template that gives the page back, to the letter, when filled with what stood there.

    A slot whose words could not be put back as they were (they would need escapes that nobody wrote) stays as it is.
    """
    carved = carve(document)
    refused: set[str] = set()
    while True:
        written = _page(document, carved.without(refused), gaps or {})
        bad = _changed(written, carved.without(refused))
        if not bad:
            return written
        refused |= bad


def _changed(written: Written, carved: Carved) -> set[str]:
    """Slots that don't give back what stood in them; nothing where the whole page comes back."""
    try:
        if render(written.template, _all_values(written, carved)) == carved.source:
            return set()
    except SlotError as error:
        named = {name for name, _ in error.problems} & carved.values.keys()
        if named:
            return named
    for slot, value in carved.values.items():
        alone = carved.without(carved.values.keys() - {slot})
        if escaped(value, written.template.format, _line_before(alone)) != value or value != " ".join(value.split()):
            return {slot}
    return set(list(carved.values)[-1:]) if carved.values else set()


def _all_values(written: Written, carved: Carved) -> dict[str, str]:
    gaps = {slot.name: "" for slot in written.template.slots if slot.gap}
    return {**gaps, **carved.values}


def _line_before(carved: Carved) -> str:
    return carved.source[: carved.holes[0].start].rpartition("\n")[2]


def _page(document: Document, carved: Carved, gaps: Mapping[str, Gap]) -> Written:
    slots: dict[str, dict[str, Any]] = {}
    for hole in carved.holes:
        if hole.slot in slots:
            continue
        value = carved.values[hole.slot]
        kind = _type_on_page(hole.what, value)
        goal = hole.goal
        gap = gaps.get(goal.id) if goal is not None and hole.what == goal.kind else None
        slots[hole.slot] = {"type": kind, "help": gap.ask if gap else _help_on_page(hole.what, goal)}
        slots[hole.slot] |= {"gap": True} if gap else {"sample": value}
    front = {
        "title": str(document.title or document.path.rpartition("/")[2])[:200],
        "framework": document.framework or "okr",
        "function": "learned",
        "kind": "document",
        "for": f"The next page like {document.path.rpartition('/')[2]}.",
        "no-counter-metric": "The page names its own.",
        "slots": slots,
        "learned": {"count": 1, "examples": [{"at": f"{document.path}:1", "values": carved.values}]},
    }
    stem = plain_letters(document.path.rpartition("/")[2].rpartition(".")[0])
    name = "-".join(re.findall(r"[a-z0-9]+", stem)) or "page"
    return _written(name, document.format, front, carved.body())


def _type_on_page(what: str, value: str) -> SlotType:
    usual: dict[str, SlotType] = {"period": "period", "owner": "person"}
    tried = usual.get(what, "quantity" if what in {"baseline", "target", "current", "upper", "change"} else "text")
    return tried if tried != "text" and _takes(tried, value) else "text"


def _help_on_page(what: str, goal: object) -> str:
    said = {
        "period": "The time that the page is for.",
        "owner": "Who answers for it.",
        "due": "By when.",
        "objective": "What should become true.",
        "key_result": "The result, with its number.",
        "initiative": "What is to be done.",
    }
    if what in said:
        return said[what]
    statement = str(getattr(goal, "statement", ""))
    return f"{what.replace('_', ' ').capitalize()}{f' of “{statement[:60]}”' if statement else ''}."


def _written(name: str, form: Format, front: Mapping[str, Any], body: str) -> Written:
    ending = {"markdown": "md"}.get(form, form)
    template = Template(
        name=name,
        path=f"{name}.{ending}.jinja",
        title=front["title"],
        framework=front["framework"],
        function=front["function"],
        purpose=front["for"],
        kind=front["kind"],
        no_counter_metric=front["no-counter-metric"],
        slots=tuple(Slot(slot, **facts) for slot, facts in front["slots"].items()),
        body=body,
        format=form,
        own=True,
    )
    return Written(template, front)
