"""Value streams in what `goalkit show` draws: what follows from the figures is worked out, and marked as such."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.lint import lint
from goalkit.model import Document
from goalkit.model.stream import Step, ValueStream
from goalkit.read import read
from goalkit.report.stream import worked_out
from goalkit.report.terminal import UNSEEN, Paint, cells
from goalkit.report.understood import tree
from goalkit.text import Text

EXAMPLE = Path(__file__).parent.parent / "site" / "examples" / "value-stream.yaml"
LOUD = {"error", "warning"}


def stream_of(**fields: str) -> ValueStream:
    """A stream with these figures and no steps."""
    return ValueStream(name=Text("Order to delivery"), **{key: Text(value) for key, value in fields.items()})  # type: ignore[arg-type]


def test_the_third_of_three_follows() -> None:
    assert worked_out(stream_of(wip="30", throughput="10 a week"))["lead_time"].number == 3
    assert worked_out(stream_of(wip="30", lead_time="3 weeks"))["throughput"].number == 10
    assert worked_out(stream_of(throughput="10 a week", lead_time="3 weeks"))["wip"].number == 30


def test_what_the_author_wrote_is_not_worked_out_again() -> None:
    assert worked_out(stream_of(wip="30", throughput="10 a week", lead_time="2 weeks")) == {}
    assert worked_out(stream_of(demand="60 a month", available_time="150 hours a month", takt="3 hours")) == {}


def test_nothing_follows_from_words() -> None:
    assert worked_out(stream_of(wip="plenty", throughput="10 a week", lead_time="p85 20 days")) == {}


def test_a_share_is_as_wide_as_the_working_day() -> None:
    share = worked_out(stream_of(process_time="6 hours", lead_time="3 days"))["flow_efficiency"]
    assert share.number is None
    assert share.low < 6 / (3 * 24) < 6 / (3 * 8) < share.high


def test_the_example_is_of_real_size_and_clean() -> None:
    document = read(EXAMPLE)
    [stream] = document.streams
    assert len(stream.steps) == 6
    assert {one.stream for one in document.goals if hasattr(one, "stream")} == {stream.name}
    said = lint([document], today=datetime.date(2026, 12, 18)).diagnostics
    assert [one for one in said if one.level in LOUD] == []


TABLE = """# Clinic, Q1 2027

## Objective: Patients know their results sooner
- KR: Results given within a day rise from 40% to 75%

## Value stream: Sample to result

| Step | Process time (min) | Wait time | %C&A | WIP | Waste | Room |
|---|---|---|---|---|---|---|
| Register | 4 | 30 minutes | 95% | 12 | waiting, rework | 1.04 |
| Analyse | 20 | 1.5 hours | 98% | 40 | | 1.07 |
| **Total** | 24 | 2 hours | | | | |
"""


def test_a_table_of_steps_is_a_stream_and_no_goals() -> None:
    document = read(TABLE, "markdown")
    assert [goal.kind for goal in document.goals] == ["objective", "key_result"]
    [stream] = document.streams
    assert stream.name == "Sample to result"
    assert [step.name for step in stream.steps] == ["Register", "Analyse"]
    first = stream.steps[0]
    assert (first.process_time, first.wait_time, first.first_pass_yield) == ("4 min", "30 minutes", "95%")
    assert first.waste == ("waiting", "rework")
    assert first.process_time is not None
    line = TABLE.splitlines()[first.process_time.span.line - 1]
    assert line[first.process_time.span.column - 1 : first.process_time.span.end_column - 1] == "4"
    assert first.waste[1].span.line == first.process_time.span.line
    assert worked_out(stream)["flow_efficiency"].number == pytest.approx(24 / 144)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Value stream: Sample to result", "How to take a sample"),
        ("| Step |", "| Objective |"),
        ("Process time (min) | Wait time | %C&A | WIP |", "Tool | Room | Person | Note |"),
    ],
)
def test_other_tables_are_no_streams(old: str, new: str) -> None:
    assert old in TABLE
    assert read(TABLE.replace(old, new), "markdown").streams == ()


@given(st.lists(st.lists(st.text("ab1 %|&-\n", max_size=6), min_size=3, max_size=4), max_size=5))
def test_any_cells_make_steps_with_names(rows: list[list[str]]) -> None:
    lines = "".join(f"| {' | '.join(cells)} |\n" for cells in rows)
    source = f"# Value stream\n\n| Step | Process time (h) | WIP |\n|---|---|---|\n{lines}"
    for stream in read(source, "markdown").streams:
        assert all(step.name.strip() for step in stream.steps)


@given(st.text(min_size=1), st.text(), st.integers(20, 120))
def test_no_stream_acts_or_overflows(name: str, figure: str, width: int) -> None:
    placed, said = Text(name), Text(figure)
    step = Step(name=placed, process_time=said, wait_time=Text("3 days"), waste=(said,), constraint=said)
    stream = ValueStream(name=placed, owner=said, lead_time=said, wip=said, steps=(step, step))
    out = "".join(tree(Document("a.yaml", "yaml", streams=(stream,)), Paint(on=False), width))
    assert not UNSEEN.search(out)
    for line in out.split("\n")[1:]:
        assert cells(line) <= max(width, 48) or max(map(cells, line.split(" "))) > 20
