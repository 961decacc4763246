"""The tools that judge a draft: what is wrong or unclear, what was understood, what it is in another framework."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goalkit.assistant.bounds import ROOM, clipped, fitting, size
from goalkit.assistant.folder import Refusal
from goalkit.english.words.near import nearest
from goalkit.report.json import encodable

if TYPE_CHECKING:
    from goalkit.assistant.arguments import Convert, Lint, Show
    from goalkit.assistant.call import Call

__all__ = ["convert", "lint", "show"]

LOUDNESS = {"advice": 1, "warning": 2, "error": 3}


def lint(call: Call, asked: Lint) -> dict[str, Any]:
    """Check a draft. Raises `Refusal`."""
    from goalkit.lint import Linter
    from goalkit.registry import all_rules
    from goalkit.report.json import finding

    for name in asked.rules:
        if name not in all_rules():
            near = nearest(name, all_rules())
            raise Refusal(f"there is no rule “{name}”" + (f"; did you mean “{near}”?" if near else ""))
    call = call.follow(asked.profile)
    linter = Linter(call.config, call.today)
    report = linter.report([linter.check(document) for document in call.documents(asked)])
    baseline = call.baseline()
    if baseline is not None:
        report = baseline.apply(report).report
    read = report.goals or report.streams
    clean = bool(read) and all(one.level == "advice" for one in report.diagnostics)
    if asked.rules:
        report = replace(report, diagnostics=tuple(one for one in report.diagnostics if one.rule in asked.rules))
    levels = Counter(one.level for one in report.diagnostics)
    loud = [one for one in report.diagnostics if LOUDNESS[one.level] >= LOUDNESS[asked.level]]
    findings, left_out = fitting(map(finding, loud))
    return {
        "clean": clean,
        "documents": report.documents,
        "goals": report.goals,
        "streams": report.streams,
        "errors": levels["error"],
        "warnings": levels["warning"],
        "advice": levels["advice"],
        "ignored": report.ignored,
        "baseline": report.baselined,
        "by_rule": dict(Counter(one.rule for one in report.diagnostics).most_common()),
        "findings": findings,
        "left_out": left_out,
    }


def show(call: Call, asked: Show) -> dict[str, Any]:
    """Say what was understood of each goal of a draft. Raises `Refusal`."""
    from goalkit.report.shown import shown_each

    documents = []
    room, left_out = ROOM, 0
    for document in shown_each(call.documents(asked)):
        call.hurry()
        bare = {name: [] if isinstance(value, list) else clipped(value) for name, value in document.items()}
        listed = {name: value for name, value in document.items() if isinstance(value, list)}
        if left_out or room < size(bare):
            left_out += sum(map(len, listed.values()))
            continue
        room -= size(bare)
        for name, entries in listed.items():
            bare[name], left = fitting(entries, room)
            room -= size(bare[name])
            left_out += left
        documents.append(bare)
    return {"documents": documents, "left_out": left_out}


def convert(call: Call, asked: Convert) -> dict[str, Any]:
    """Write a draft in another framework, and account for its words. Raises `Refusal`."""
    from goalkit.convert import convert as converted
    from goalkit.form import write
    from goalkit.frameworks import UnknownFrameworkError, find_framework
    from goalkit.report.conversion import as_data

    try:
        framework = find_framework(asked.to).framework
    except UnknownFrameworkError as error:
        raise Refusal(str(error)) from None
    document, *others = call.documents(asked)
    if others:
        raise Refusal("one file is converted at a time; name one")
    for problem in document.problems:
        raise Refusal(f"line {problem.at.line}: {problem.message}")
    if not document.goals and not document.streams:
        raise Refusal("nothing in this draft reads as a goal")
    done = converted(document, framework, calendar=call.config.calendar)
    form = asked.written or document.format
    try:
        text = write(done.document, form)
    except ValueError as error:
        raise Refusal(f"{error}; take another format") from None
    if len(text) > ROOM:
        raise Refusal(f"the result has {len(text):,} characters, more than {ROOM:,}; a person can run goalkit convert")
    asking, a = fitting(map(as_data, done.asked), ROOM // 4)
    dropped, b = fitting(map(as_data, done.dropped), ROOM // 4)
    derived, c = fitting(map(as_data, done.derived), ROOM // 4)
    return {
        "text": encodable(text),
        "format": form,
        "framework": done.document.framework,
        "changed": done.changed,
        "kept": len(done.kept),
        "derived": derived,
        "dropped": dropped,
        "asked": asking,
        "left_out": a + b + c,
    }
