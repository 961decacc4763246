"""A rule's page, for a terminal, as Markdown and for programs."""

from __future__ import annotations

import re
from json import dumps
from typing import TYPE_CHECKING

from goalkit.bibliography import bibliography
from goalkit.report import rule_url
from goalkit.report.catalogue import PROMISES, facts
from goalkit.report.catalogue import options as options_of
from goalkit.report.excerpt import excerpt
from goalkit.report.profiles import changes_of
from goalkit.report.terminal import Paint, cells, visible, wrap
from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.report import Look
    from goalkit.rule import Rule

FENCE = re.compile(r"(`{3,}|~{3,})")
CARETS = re.compile(r" *\^[\^ ]*$")
ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+")
INLINE = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)")
FLAGGED = (1, 33, 4)
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


def markdown(source: str, paint: Paint, width: int) -> Iterator[str]:
    """The Markdown that rule pages are written in, for a terminal.

    Paragraphs are wrapped, headings bold, and in fenced blocks the words over a line of `^` are underlined.
    """
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if fence := FENCE.match(line):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith(fence[1])), len(lines))
            yield from _block(lines[at + 1 : end], paint, width)
            at = end + 1
        elif not line.strip():
            yield "\n"
            at += 1
        elif line.startswith("#"):
            yield paint.bold(visible(line.lstrip("# "))) + "\n"
            at += 1
        elif line.startswith("|"):
            yield visible(line) + "\n"
            at += 1
        else:
            end = at + 1
            while end < len(lines) and lines[end].strip() and not _begins(lines[end]):
                end += 1
            yield from _prose(lines[at:end], paint, width)
            at = end


def _begins(line: str) -> bool:
    return bool(FENCE.match(line) or ITEM.match(line)) or line.startswith(("#", "|"))


def _prose(lines: list[str], paint: Paint, width: int) -> Iterator[str]:
    """A paragraph or an item of a list."""
    text = " ".join(line.strip() for line in lines)
    hang = ""
    if item := ITEM.match(lines[0]):
        hang = " " * len(item[0])
    for number, line in enumerate(wrap(visible(text), width, width - len(hang))):
        yield (hang if number else "") + INLINE.sub(lambda found: _inline(found, paint), line) + "\n"


def _inline(found: re.Match[str], paint: Paint) -> str:
    code, strong, words, address = found.groups()
    if code is not None:
        return paint.code(code) if paint.on else f"`{code}`"
    if strong is not None:
        return paint.bold(strong)
    return f"{words} ({address})"


def _block(lines: list[str], paint: Paint, width: int) -> Iterator[str]:
    """An example: indented, the flagged words underlined or, without colour, with their carets below."""
    bar = f"  {paint.dim('│')} "
    room = width - 4
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if CARETS.match(line) and line.strip():
            continue
        marks = list(re.finditer(r"\^+", below)) if CARETS.match(below) else []
        if not marks or not paint.on:
            yield (bar + visible(line)).rstrip() + "\n"
            if marks:
                yield bar + _shifted(line, marks) + "\n"
            continue
        shown, last = "", 0
        for mark in marks:
            piece = excerpt(line, Span(1, mark.start() + 1, 1, mark.end() + 1), max(room, len(line) + 2))
            shown += visible(line[last : mark.start()]) + paint(piece.words, *FLAGGED)
            last = mark.end()
        yield bar + shown + visible(line[last:]) + "\n"


def _shifted(line: str, marks: list[re.Match[str]]) -> str:
    """The carets of a line, moved to the cells in which its characters stand."""
    out, used = "", 0
    for mark in marks:
        start = cells(visible(line[: mark.start()]))
        length = max(cells(visible(line[mark.start() : mark.end()])), 1)
        out += " " * (start - used) + "^" * length
        used = start + length
    return out
