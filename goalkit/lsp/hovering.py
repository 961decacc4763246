"""What an editor shows beside a place: how its goal was understood, and what the rules that speak there mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english.metric import registry
from goalkit.lsp.context import context_at
from goalkit.lsp.pointing import goal_at, holds
from goalkit.model.links import links_of
from goalkit.registry import all_rules
from goalkit.report import rule_url
from goalkit.report.markdown import escape as fully_escaped
from goalkit.report.status import details, is_gauge, written
from goalkit.report.terminal import visible
from goalkit.report.understood import facts, period_in_words
from goalkit.report.words import KINDS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic
    from goalkit.lsp.pointing import Place
    from goalkit.lsp.workspace import Opened, Workspace
    from goalkit.model import Document, Goal, Portfolio
    from goalkit.progress import Standing
    from goalkit.text import Span

__all__ = ["escape", "hover", "standing_in_words"]

LONGEST = 300


def hover(workspace: Workspace, one: Opened, place: Place) -> tuple[str, Span | None] | None:
    """Markdown about a place and the stretch that it is about; None where there is nothing to say."""
    seen = workspace.seen(one)
    if seen is None:
        return None
    document = seen.document
    found = [that for that in workspace.told(one) if holds(that.span, place)]
    parts = [_finding(that) for that in found]
    goal = goal_at(document, place)
    key = context_at(document.source, document.format, _end_of_word(document.source, place))
    if key.field is not None and key.on_key:
        parts.append(f"`{key.name}`: {key.field.says}")
    elif goal is not None:
        standing = workspace.standings(seen).get(goal.id)
        facts = list(_goal(goal, document, workspace.portfolio(seen), standing))
        parts.insert(0, "\n".join([f"**{_capital(KINDS[goal.kind])}**", "", *(f"- {fact}" for fact in facts)]))
        parts += _metrics(goal)
    if not parts:
        return None
    span = found[0].span if found else goal.statement.span if goal and holds(goal.statement.span, place) else None
    return "\n\n---\n\n".join(parts), span


def _goal(goal: Goal, document: Document, portfolio: Portfolio, standing: Standing | None) -> Iterator[str]:
    """What was understood of it and what it inherits, in words."""
    said = list(facts(goal, document))
    owner, period = document.owner_of(goal), document.period_of(goal)
    inherited = (f"owner {owner}" if owner else "", period_in_words(period))
    yield from (escape(fact) for fact in (*said, *(one for one in inherited if one not in said)) if fact)
    above = document.parent_of(goal)
    if above is not None:
        yield f"below the {KINDS[above.kind]} “{_quoted(above.statement)}”"
    here = portfolio.by_place.get((document.path, goal.id))
    for link in links_of(here, portfolio) if here is not None else ():
        if (link.to.path, link.to.id) != (document.path, goal.parent):
            where = "" if link.to.path == document.path else f" ({escape(link.to.path)})"
            yield f"{RELATIONS[link.relation]} “{_quoted(link.to.statement)}”{where}"
    if standing is not None and (stands := standing_in_words(standing)):
        yield escape(stands)


def standing_in_words(standing: Standing) -> str:
    """How a goal stands, in one line; empty where nobody said."""
    if is_gauge(standing):
        last = standing.points[-1]
        since = f" since {standing.breach.since.isoformat()}" if standing.breach is not None else ""
        return visible(f"{last.value or ''} {last.colour or ''}{since}").strip()
    facts = list(details(standing))
    if standing.progress is not None:
        facts.insert(0, f"{written(standing.progress, 'percent')} of the way")
        if standing.expected is not None:
            facts.insert(1, f"{written(standing.expected, 'percent')} of the time gone")
    elif not standing.known and not any((standing.status, standing.confidence, standing.latest)):
        return ""
    return visible(" · ".join(facts))


def _metrics(goal: Goal) -> Iterator[str]:
    """What is known of the metrics that it names."""
    for name in dict.fromkeys(one.metric for one in goal.reading.measures if one.metric):
        metric = registry().get(name)
        if metric is not None:
            formula = f"\n\n= {escape(metric.formula)}" if metric.formula else ""
            yield f"**{escape(metric.name)}**: {escape(metric.meaning or '')}{formula}"


def _finding(one: Diagnostic) -> str:
    """The rule in a few sentences, and the way to its page; what it says here the editor shows itself."""
    rule = all_rules().get(one.rule)
    if rule is None:
        return ""
    opening = rule.page.split("```", 1)[0].strip()
    return f"**{rule.name}** ({one.level}): {opening}\n\n[Why, and what to write instead]({rule_url(rule.name)})"


def escape(text: str) -> str:
    """A text that Markdown shows letter by letter; colons stay bare, for not every editor takes the backslash away."""
    return fully_escaped(text).replace("\\:", ":")


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return escape(words if len(words) <= LONGEST else words[: LONGEST - 1] + "…")


def _end_of_word(source: str, place: Place) -> Place:
    """A key is known by all of its letters, not by those before the pointer."""
    line = source.split("\n")[place.line - 1 : place.line]
    rest = line[0][place.column - 1 :] if line else ""
    word = re.match(r"[\w-]*", rest)
    return place._replace(column=place.column + (word.end() if word else 0))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
