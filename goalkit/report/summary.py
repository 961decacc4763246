"""What a run amounts to, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from goalkit.report.terminal import Paint

if TYPE_CHECKING:
    from goalkit.diagnostic import Diagnostic, Report

PLAIN = Paint(on=False)


def in_words(report: Report, paint: Paint = PLAIN) -> str:
    """Say what was looked at, what was found, and what was left out and why."""
    seen = f"{counted(report.documents, 'file')}, {counted(report.goals, 'goal')}"
    if report.streams:
        seen += f", {counted(report.streams, 'value stream')}"
    parts = [f"{seen}: {_found(report, paint)}"]
    if report.ignored:
        parts.append(f"{report.ignored} ignored")
    if report.baselined:
        parts.append(f"{report.baselined} in the baseline")
    if report.stale:
        parts.append(f"{report.stale} of the baseline no longer found")
    if report.mended is not None and report.mended.edits:
        edits, waiting, _ = report.mended
        parts.append(f"{counted(edits, 'edit')} made" + (f", {waiting} with slots to fill" if waiting else ""))
    if report.not_english:
        parts.append(f"{counted(report.not_english, 'goal')} not in English: sentence rules skipped")
    return " · ".join(parts)


def by_level(report: Report, paint: Paint = PLAIN) -> str:
    """How many errors, warnings and pieces of advice there are; empty where there are none."""
    many = Counter(one.level for one in report.diagnostics)
    found = [
        paint(counted(many["error"], "error"), 1, 31) if many["error"] else "",
        paint(counted(many["warning"], "warning"), 1, 33) if many["warning"] else "",
        paint(f"{many['advice']} advice", 1, 34) if many["advice"] else "",
    ]
    return ", ".join(part for part in found if part)


def _found(report: Report, paint: Paint) -> str:
    if found := by_level(report, paint):
        return found
    if not report.goals and not report.streams:
        return "nothing here reads as a goal"
    return paint("nothing to mend", 1, 32)


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it needs one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def message_and_ask(one: Diagnostic) -> str:
    """A finding in two sentences, for formats that have one field for both."""
    return f"{one.message}. {one.ask[:1].upper()}{one.ask[1:]}" if one.ask else one.message
