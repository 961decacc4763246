"""A rule's page, for a terminal, as Markdown and for programs."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from goalkit.bibliography import bibliography
from goalkit.report import rule_url
from goalkit.report.catalogue import PROMISES, facts
from goalkit.report.catalogue import options as options_of
from goalkit.report.profiles import changes_of
from goalkit.report.prose import markdown
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.report import Look
    from goalkit.rule import Rule

LOUDER = ("advice", "warning", "error")


def as_text(rule: Rule, look: Look) -> Iterator[str]:
    """The page for a terminal: examples with the flagged words underlined, options, sources, how to ignore it."""
    paint = Paint(on=look.color)
    standing = f"{rule.category} ({rule.level}): {PROMISES[rule.category]}"
    yield f"{paint.bold(rule.name)}\n{paint.dim(standing)}\n\n"
    yield from markdown(rule.page, paint, look.width)
    if found := options_of(rule):
        yield f"\n{paint.bold('Options')} {paint.dim(f'under [rules.{rule.name}] in goalkit.toml')}\n"
        for one in found:
            setting = f"{one['name']} = {dumps(one['default'], ensure_ascii=False)}"
            yield f"  {paint.code(setting)}  {paint.dim(one['type'])}\n"
    if schools := changes_of(rule.name):
        yield f"\n{paint.bold('Profiles')}\n"
        for name, change in schools.items():
            first, *rest = wrap(f"{name}: {change}", look.width - 2, look.width - 4)
            yield f"  {first}\n" + "".join(f"    {part}\n" for part in rest)
    if rule.of_changes:
        yield "\n" + _paragraph(
            "It compares two versions of the goals: goalkit diff runs it, and lint doesn't.", look.width
        )
    if rule.english:
        yield "\n" + _paragraph("It reads English sentences and is silent on goals in other languages.", look.width)
    if rule.silences:
        names = ", ".join(rule.silences)
        yield "\n" + _paragraph(f"Where it speaks, these add nothing on the same goal: {names}.", look.width)
    if rule.sources:
        yield f"\n{paint.bold('Sources')}\n"
        for line in sources(rule):
            first, *rest = wrap(visible(line), look.width - 2, look.width - 4)
            yield f"  {first}\n" + "".join(f"    {part}\n" for part in rest)
    comment = f"goalkit: ignore[{rule.name}] your reason"
    yield f"\n{paint.bold('To ignore it on one goal')}\n"
    yield f"  <!-- {comment} -->  {paint.dim('in Markdown')}\n  # {comment}  {paint.dim('in YAML and TOML')}\n"
    yield from _how_loud(rule, paint)
    yield f"\n{paint.dim(f'Since {rule.since}. {rule_url(rule.name)}')}\n"


def _how_loud(rule: Rule, paint: Paint) -> Iterator[str]:
    """What to write into the config to hear more or less of it everywhere."""
    is_off = rule.level == "off"
    said = "advice" if is_off else "off"
    others = " or ".join(f'"{one}"' for one in LOUDER if one not in {rule.level, said})
    yield f"\n{paint.bold('To turn it on' if is_off else 'To turn it off everywhere, or change how loud it is')}\n"
    setting = f'{rule.name} = "{said}"'
    yield f"  {paint.code(setting)}  {paint.dim(f'under [rules] in goalkit.toml; or {others}')}\n"


def as_markdown(rule: Rule, _look: Look) -> Iterator[str]:
    """The page as Markdown."""
    yield f"# {rule.name}\n\n*{rule.category.capitalize()}* ({rule.level}): {PROMISES[rule.category]}.\n\n{rule.page}"
    if found := options_of(rule):
        yield "\n## Options\n\n| Option | Default | Takes |\n|---|---|---|\n"
        for one in found:
            default = dumps(one["default"], ensure_ascii=False).replace("|", "\\|")
            yield f"| `{one['name']}` | `{default}` | {one['type'].replace('|', '&#124;')} |\n"
    if schools := changes_of(rule.name):
        yield "\n## Profiles\n\n" + "".join(f"- `{name}`: {change}\n" for name, change in schools.items())
    if rule.sources:
        yield "\n## Sources\n\n" + "".join(f"- {line}\n" for line in sources(rule))


def as_json(rule: Rule, _look: Look) -> Iterator[str]:
    """The page and everything else that is known of the rule."""
    yield dumps({"version": 1, "rule": {**facts(rule), "page": rule.page}}, indent=2) + "\n"


def sources(rule: Rule) -> list[str]:
    """Who said so, one line each; a key that the bibliography doesn't have stands for itself."""
    known = bibliography()
    return [str(known.get(key, key)) for key in rule.sources]


def _paragraph(text: str, width: int) -> str:
    return "".join(f"{line}\n" for line in wrap(text, width, width))
