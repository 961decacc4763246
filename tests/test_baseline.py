"""A baseline hides what was agreed upon and nothing else; pruning it only ever takes away."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from goalkit.baseline import Baseline, BaselineError
from goalkit.diagnostic import Diagnostic, Report
from goalkit.text import Span


def diagnostic(
    path: str = "q1.md", rule: str = "vague-term", statement: str = "Be better", line: int = 3
) -> Diagnostic:
    return Diagnostic(
        rule=rule,
        category="clarity",
        level="warning",
        message="…",
        ask=None,
        path=path,
        span=Span(line, 1, line, 5),
        goal="id",
        statement=statement,
        quote="",
    )


def report(*diagnostics: Diagnostic) -> Report:
    return Report(diagnostics, documents=1, goals=1)


DIAGNOSTICS = some.lists(
    some.builds(
        diagnostic,
        path=some.sampled_from(["a.md", "teams/b.yaml"]),
        rule=some.sampled_from(["vague-term", "length", "invalid-syntax"]),
        statement=some.sampled_from(["Be better", "be  better.", "Grow", ""]),
        line=some.integers(1, 4),
    ),
    max_size=8,
)


@given(DIAGNOSTICS)
def test_a_baseline_of_a_report_hides_all_of_it_but_unread_files(found: list[Diagnostic]) -> None:
    kept, stale = Baseline.of(report(*found)).apply(report(*found))
    assert {one.rule for one in kept.diagnostics} <= {"invalid-syntax"}
    assert kept.baselined + len(kept.diagnostics) == len(found)
    assert stale == {}


@given(DIAGNOSTICS, DIAGNOSTICS)
def test_pruning_takes_away_what_hid_nothing(before: list[Diagnostic], after: list[Diagnostic]) -> None:
    baseline = Baseline.of(report(*before))
    kept, stale = baseline.apply(report(*after))
    pruned = baseline.without(stale)
    assert pruned.apply(report(*after)) == (kept, {})
    assert all(count <= baseline.counts[agreed] for agreed, count in pruned.counts.items())
    assert sum(pruned.counts.values()) == kept.baselined


@settings(deadline=None)  # the first reading imports what reads JSON
@given(DIAGNOSTICS)
def test_a_baseline_is_written_and_read_without_loss(found: list[Diagnostic]) -> None:
    baseline = Baseline.of(report(*found))
    again = Baseline.parse(baseline.text())
    assert again.counts == baseline.counts
    assert again.text() == baseline.text()
    assert Baseline.of(report(*reversed(found))).counts == baseline.counts


def test_a_baseline_reads_well_in_a_diff() -> None:
    found = [
        diagnostic(statement="Wachse Müller"),
        diagnostic("a.md", "length", "x " * 60),
        diagnostic("a.md"),
        diagnostic("a.md"),
    ]
    text = Baseline.of(report(*found)).text()
    assert text.splitlines()[:4] == ["{", '  "version": 1,', '  "findings": {', '    "a.md": [']
    data = json.loads(text)["findings"]
    assert [(one["rule"], one["count"]) for one in data["a.md"]] == [("length", 1), ("vague-term", 2)]
    assert data["q1.md"][0]["about"] == "Wachse Müller"
    assert "Müller" in text
    assert len(data["a.md"][0]["about"]) == 60
    assert json.loads(Baseline().text()) == {"version": 1, "findings": {}}


def test_a_goal_may_move_and_be_respaced_but_not_reworded() -> None:
    baseline = Baseline.of(report(diagnostic(line=3)))
    moved = report(diagnostic(statement="  be better. ", line=30))
    assert baseline.apply(moved).report.diagnostics == ()
    assert baseline.apply(report(diagnostic(statement="Be much better"))).report.baselined == 0
    assert baseline.apply(report(diagnostic(path="q2.md"))).report.baselined == 0
    assert baseline.apply(report(diagnostic(rule="length"))).report.baselined == 0


def test_more_findings_than_agreed_are_reported() -> None:
    baseline = Baseline.of(report(diagnostic(line=3), diagnostic(line=5)))
    kept, stale = baseline.apply(report(*(diagnostic(line=line) for line in (3, 5, 7))))
    assert [one.span.line for one in kept.diagnostics] == [7]
    assert (kept.baselined, stale) == (2, {})


def test_what_a_run_did_not_look_at_is_not_stale() -> None:
    baseline = Baseline.of(report(diagnostic("a.md"), diagnostic("b.md")))
    stale = baseline.apply(report(), looked_at=lambda path: path == "a.md").stale
    assert [agreed.path for agreed in stale] == ["a.md"]


def test_paths_count_from_the_folder_of_the_baseline() -> None:
    baseline = Baseline.of(report(diagnostic("q1.md")), root="/goals", start="/goals/teams")
    assert [agreed.path for agreed in baseline.counts] == ["teams/q1.md"]
    elsewhere = Baseline.parse(baseline.text(), root="/goals", start="/goals")
    assert elsewhere.apply(report(diagnostic("./teams/q1.md"))).report.baselined == 1
    assert elsewhere.apply(report(diagnostic("/goals/teams/q1.md"))).report.baselined == 1


DAMAGED = {
    "empty": "",
    "list": "[]",
    "no version": "{}",
    "null": "null",
    "no findings": '{"version": 1}',
    "half a line": '{"version": 1, "findings": {"a": [{"rule": "x"}]}}',
    "merge": "<<<<<<< HEAD",
    "deep": "[" * 9999,
}


@pytest.mark.parametrize("source", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_baseline_is_refused(source: str) -> None:
    with pytest.raises(BaselineError, match="this is no baseline"):
        Baseline.parse(source)


def test_a_baseline_of_a_later_version_is_refused() -> None:
    with pytest.raises(BaselineError, match="version 2"):
        Baseline.parse('{"version": 2}')
