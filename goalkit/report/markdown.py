"""A summary for a pull request or a step summary: Markdown in which a goal's words stay words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from goalkit.report import rule_url
from goalkit.report.excerpt import excerpt
from goalkit.report.summary import in_words
from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look

# GitHub refuses comments of more than 65,536 characters; a step summary holds more.
LIMIT = 60_000
QUOTE_WIDTH = 160

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$:])|(?<=www)(\.)|^([-+=])|^(\d+)(?=[.)])", re.IGNORECASE)
MENTION = re.compile(r"(@)(?=\w)|([#!&%])(?=\d)")
WORD_JOINER = "\u2060"


def render(report: Report, _look: Look) -> Iterator[str]:
    """The sum, how often each rule spoke, then the findings by file as far as a comment can hold them."""
    yield f"### goalkit\n\n{in_words(report)}\n"
    yield from findings(report)


def findings(report: Report) -> Iterator[str]:
    """How often each rule spoke, then what was found, by file."""
    if not report.diagnostics:
        return
    yield "\n| Rule | Level | Findings |\n|---|---|---:|\n"
    for (rule, level), count in sorted(
        Counter((one.rule, one.level) for one in report.diagnostics).items(), key=lambda item: (-item[1], item[0])
    ):
        yield f"| {_link(rule)} | {level} | {count} |\n"
    used = shown = 0
    for path, diagnostics in groupby(report.diagnostics, key=lambda one: one.path):
        head = f"\n#### {escape(path)}\n\n"
        for one in diagnostics:
            text = head + _item(one)
            used += len(text)
            if used > LIMIT:
                left = len(report.diagnostics) - shown
                yield f"\n… and {left} more: run `goalkit lint` to see them all.\n"
                return
            yield text
            shown += 1
            head = ""


def _item(one: Diagnostic) -> str:
    lines = [f"- **{one.level}**, line {one.span.line}: {escape(one.message)} ({_link(one.rule)})"]
    if one.quote.strip():
        before, words, after = excerpt(one.quote, one.span, QUOTE_WIDTH)
        marked = f"<ins>{escape(words)}</ins>" if words.strip() else escape(words)
        lines.append(f"  > {escape(before)}{marked}{escape(after)}")
        lines.append("")
    if one.ask:
        lines.append(f"  → {escape(one.ask)}")
    return "\n".join(lines).rstrip("\n") + "\n"


def _link(rule: str) -> str:
    return f"[{rule}]({rule_url(rule)})"


def escape(text: str) -> str:
    """A text that Markdown shows letter by letter: no markup, no HTML, no links, and nobody is notified.

    A name after `@` or a number after `#` gets an invisible joiner between, since hosts look for those
    in the rendered page, where no backslash helps.
    """
    return SPECIAL.sub(_escaped, MENTION.sub(rf"\g<0>{WORD_JOINER}", visible(text)))


def _escaped(found: re.Match[str]) -> str:
    number = found[4]
    return f"{number}\\" if number else f"\\{found[0]}"
