"""The list of all rules, for people and for programs."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.report import rule_url
from goalkit.report.terminal import Paint, wrap
from goalkit.rule import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.report import Look
    from goalkit.rule import Category, Rule

PROMISES: dict[Category, str] = {
    "correctness": "the document contradicts itself, arithmetic or its framework",
    "suspicious": "almost never meant",
    "clarity": "a stranger could not act on it or measure it",
    "coaching": "worth a thought",
    "pedantic": "strict, sometimes wrong; off until chosen",
    "house": "a team's own policy; off until chosen, one by one",
}
"""What a category means, in the words of the guide."""

OF_CHANGES = "only these compare two versions, and lint runs none of them"
"""What sets apart the rules that `goalkit diff` runs."""

IN_WORDS = {"int": "whole number", "float": "number", "str": "text", "bool": "true or false", "NoneType": "nothing"}
"""Types of options as a person writes them in a config."""


def by_category(rules: Iterable[Rule]) -> Iterator[tuple[Category, list[Rule]]]:
    """Rules grouped by category, the surest first; empty categories are left out."""
    known = list(rules)
    for category in PROMISES:
        if found := [one for one in known if one.category == category]:
            yield category, found


def as_text(rules: Iterable[Rule], look: Look) -> Iterator[str]:
    """Names and summaries in two columns."""
    paint = Paint(on=look.color)
    known = list(rules)
    column = min(max((len(one.name) for one in known), default=0), look.width // 2) + 4
    of_changes = [one for one in known if one.of_changes]
    for category, found in by_category(one for one in known if not one.of_changes):
        first, *rest = wrap(
            f"({LEVELS[category]}): {PROMISES[category]}", look.width - len(category) - 1, look.width - 2
        )
        yield f"{paint.bold(category)} {paint.dim(first)}\n"
        yield from (f"  {paint.dim(line)}\n" for line in rest)
        yield from _rows(found, paint, column, look.width)
        yield "\n"
    if of_changes:
        levels = " and ".join(dict.fromkeys(f"{one.category} ({one.level})" for one in of_changes))
        first, *rest = wrap(f"{OF_CHANGES}; {levels}", look.width - len("goalkit diff: "), look.width - 2)
        yield f"{paint.bold('goalkit diff:')} {paint.dim(first)}\n"
        yield from (f"  {paint.dim(line)}\n" for line in rest)
        yield from _rows(of_changes, paint, column, look.width)
        yield "\n"
    yield f"{len(known)} rules. {paint.dim('More on one of them:')} {paint.code('goalkit explain <rule>')}\n"


def _rows(rules: Iterable[Rule], paint: Paint, column: int, width: int) -> Iterator[str]:
    """Names and summaries; in a narrow window a long name has a line of its own."""
    room = width - column
    for one in rules:
        first, *rest = wrap(one.summary, room, room)
        if len(one.name) > column - 4:
            yield f"  {paint.code(one.name)}\n{' ' * column}{first}\n"
        else:
            yield f"  {paint.code(one.name)}{' ' * (column - 2 - len(one.name))}{first}\n"
        yield from (f"{' ' * column}{line}\n" for line in rest)


def beside(general: int, look: Look) -> Iterator[str]:
    """What to know where only the rules about one framework are listed."""
    paint = Paint(on=look.color)
    for line in wrap(
        f"{general} more are about goals of any framework; goalkit rules lists all.", look.width, look.width
    ):
        yield f"{paint.dim(line)}\n"


def as_markdown(rules: Iterable[Rule], _look: Look) -> Iterator[str]:
    """A table a category, with links to the guide."""
    known = list(rules)
    for category, found in by_category(one for one in known if not one.of_changes):
        yield f"## {category.capitalize()}\n\n{PROMISES[category].capitalize()}. Level: {LEVELS[category]}.\n\n"
        yield "| Rule | What it says |\n|---|---|\n"
        yield from map(_row, found)
        yield "\n"
    if of_changes := [one for one in known if one.of_changes]:
        yield "## goalkit diff\n\nOnly these compare two versions, and lint runs none of them.\n\n"
        yield "| Rule | What it says |\n|---|---|\n"
        yield from map(_row, of_changes)
        yield "\n"


def _row(one: Rule) -> str:
    return f"| [{one.name}]({rule_url(one.name)}) | {one.summary.replace('|', '&#124;')} |\n"


def as_json(rules: Iterable[Rule], _look: Look) -> Iterator[str]:
    """Everything that is known of each rule, except its page."""
    yield dumps({"version": 1, "rules": [facts(one) for one in rules]}, indent=2) + "\n"


def facts(rule: Rule) -> dict[str, Any]:
    """What a program may want to know of a rule."""
    return {
        "name": rule.name,
        "category": rule.category,
        "level": rule.level,
        "since": rule.since,
        "summary": rule.summary,
        "looks_at": rule.looks_at.__name__,
        "run_by": "diff" if rule.of_changes else "lint",
        "frameworks": list(rule.frameworks),
        "english": rule.english,
        "options": options(rule),
        "silences": list(rule.silences),
        "sources": list(rule.sources),
        "url": rule_url(rule.name),
    }


def options(rule: Rule) -> list[dict[str, Any]]:
    """A rule's options: name, default value, type and limits in words."""
    if not rule.defaults:
        return []
    from typing import get_type_hints

    hints = get_type_hints(rule.check, include_extras=True)
    return [
        {"name": kebab(name), "default": plain(default), "type": _kind(hints.get(name, type(default)))}
        for name, default in rule.defaults.items()
    ]


def plain(value: Any) -> Any:  # noqa: ANN401 a default may be anything that a config can hold
    """A value as JSON has it: sets become sorted lists."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return [plain(one) for one in items]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return str(value)


def _kind(hint: Any) -> str:  # noqa: ANN401 an annotation may be anything
    """An annotation in words: `whole number, at least 1`."""
    from typing import Annotated, Literal, get_args, get_origin

    if get_origin(hint) is Annotated:
        inner, *limits = get_args(hint)
        return ", ".join([_kind(inner), *filter(None, map(_limit, limits))])
    if get_origin(hint) is Literal:
        return " or ".join(map(str, get_args(hint)))
    if get_origin(hint) is not None:
        inside = [_kind(one) for one in get_args(hint) if one is not Ellipsis]
        name = getattr(get_origin(hint), "__name__", "")
        return " or ".join(inside) if name in ("Union", "UnionType") else f"list of {'s, '.join(inside)}s"
    name = getattr(hint, "__name__", str(hint))
    return IN_WORDS.get(name, name)


def _limit(limit: object) -> str:
    """A limit of `annotated_types`, told by its attributes so that nothing need be imported."""
    says = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than", "min_length": "at least"}
    words = [f"{word} {value}" for name, word in says.items() if (value := getattr(limit, name, None)) is not None]
    return ", ".join(words)
