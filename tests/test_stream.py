"""Value streams in what `goalkit show` draws: what follows from the figures is worked out, and marked as such."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from goalkit.lint import lint
from goalkit.model import Document, Step, ValueStream
from goalkit.read import read
from goalkit.report.stream import worked_out
from goalkit.report.terminal import UNSEEN, Paint, cells
from goalkit.report.tree import tree
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


@given(st.text(min_size=1), st.text(), st.integers(20, 120))
def test_no_stream_acts_or_overflows(name: str, figure: str, width: int) -> None:
    placed, said = Text(name), Text(figure)
    step = Step(name=placed, process_time=said, wait_time=Text("3 days"), waste=(said,), constraint=said)
    stream = ValueStream(name=placed, owner=said, lead_time=said, wip=said, steps=(step, step))
    out = "".join(tree(Document("a.yaml", "yaml", streams=(stream,)), Paint(on=False), width))
    assert not UNSEEN.search(out)
    for line in out.split("\n")[1:]:
        assert cells(line) <= max(width, 48) or max(map(cells, line.split(" "))) > 20
