"""The door to all formats: what it takes, what it says of what it can't read, and the ids it gives."""

from __future__ import annotations

import datetime
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goalkit.english import Calendar
from goalkit.read import FORMATS, read
from goalkit.read.draft import Draft
from goalkit.read.source import ISSUES, stumbled
from goalkit.report.shown import shown
from tests.placed import assert_inside, outline, texts_of_document

if TYPE_CHECKING:
    from goalkit.model import Format
    from goalkit.read.plugged import Source

FORMATS_READ: list[Format] = ["markdown", "yaml", "toml", "json", "csv"]
OKR = "objectives:\n  - title: Customers love us\n    krs: [Raise NPS from 45 to 60]\n"


def test_a_path_a_name_a_text_and_bytes_read_the_same(tmp_path: Path) -> None:
    file = tmp_path / "okrs.yaml"
    file.write_text(OKR, encoding="utf-8")
    name = file.as_posix()
    ways = [read(file), read(name), read(OKR, path=name), read(OKR.encode(), path=name), read(OKR, "yaml", path=name)]
    assert len(set(map(outline, ways))) == 1
    assert {one.path for one in ways} == {name}
    assert all(one == ways[0] for one in ways)
    assert ways[0].source == OKR


def test_a_one_line_text_is_no_path() -> None:
    assert outline(read("- KR: Raise NPS from 45 to 60")) == outline(
        read("- KR: Raise NPS from 45 to 60\n", "markdown")
    )
    assert read("").goals == ()
    assert read("Objectives").problems == read("see goals.md").problems == ()
    assert read("x" * 5000).problems == ()


@pytest.mark.parametrize("extension", FORMATS)
def test_the_extension_tells_the_format_whatever_its_case(tmp_path: Path, extension: str) -> None:
    file = tmp_path / f"x{extension.upper()}"
    file.write_text("", encoding="utf-8")
    assert read(file).format == FORMATS[extension]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (OKR, "yaml"),
        ("# ours\n---\nobjectives:\n- title: x\n", "yaml"),
        ('{"objectives": []}', "json"),
        ('[\n {"objective": "x"}]', "json"),
        ('[[objectives]]\ntitle = "x"\n', "toml"),
        ('title = "x"\n', "toml"),
        ("# Objective: Customers love us\n- KR: NPS\n", "markdown"),
        ("Objective: Customers love us\n\n- Raise NPS\n", "markdown"),
        ("[Our OKRs](okrs.md) are here\n", "markdown"),
        ("- Raise NPS: twice\n- Cut churn\n", "markdown"),
        ("---\ntitle: x\n---\n\n# Objective: y\n", "markdown"),
        ("{{Infobox team|name=Growth}}\n== O1: Grow ==\n", "markdown"),
        ('{| class="wikitable"\n! Objective\n|-\n| Grow\n|}\n', "markdown"),
    ],
)
def test_a_text_of_which_nothing_tells_the_format_is_looked_at(text: str, format: str) -> None:  # noqa: A002
    assert read(text + "\n").format == format


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_marked_utf_16_are_text(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    text = "objectives:\r\n  - “Kunden” 💥 lieben uns\r\n"
    document = read(mark + text.encode(encoding), path="x.yaml")
    assert document.problems == ()
    assert document.goals[0].statement.span == (2, 5, 2, 26)


def test_half_a_pair_of_surrogates_is_mended() -> None:
    assert read("Objective: Beds are ready \ud83d\n", "markdown").goals[0].statement == "Beds are ready ?"


@pytest.mark.parametrize(
    ("data", "place", "clause"),
    [
        (b"# a\n\xe4b\n", (2, 1), "byte 0xE4 is not UTF-8 text"),
        (b"# a\r\nabc\xff\n", (2, 4), "byte 0xFF is not UTF-8 text"),
        (b"\xff\xfea\0\n\0b", (2, 1), "byte 0x62 is not UTF-16 text"),
        (b"PK\x03\x04\0\0\x08", (1, 1), "this is an office document, not text"),
        (b"\0\xff\0\xff", (1, 1), "this file holds NUL characters, so it is not text"),
    ],
)
def test_what_is_not_text_is_told_with_its_place(data: bytes, place: tuple[int, int], clause: str) -> None:
    document = read(data, path="x.md")
    (problem,) = document.problems
    assert (problem.kind, problem.message) == ("unreadable", clause)
    assert (problem.at.line, problem.at.column) == place
    assert document.goals == ()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    told = [
        read(tmp_path / "no.md"),
        read("no-such-file.yaml"),
        read(tmp_path),
        read(tmp_path / "loop.md"),
        read(Path("a\0.md")),
    ]
    assert [problem.kind for document in told for problem in document.problems] == ["unreadable"] * 5
    assert told[0].problems[0].message == "there is no such file"
    assert told[2].problems[0].message == "this is a folder, not a file"


def test_a_mistake_of_goalkits_own_is_told_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_: object, **__: object) -> NoReturn:
        raise KeyError("reopen")

    door = import_module("goalkit.read")  # beside it, the package has the function of this name
    monkeypatch.setattr(door, "finish", slip)
    monkeypatch.setattr(door, "stumbled", stumbled)
    (problem,) = read("# Objective: Delight new customers\n", "markdown").problems
    assert problem.kind == "unreadable"
    assert "no fault of its author: KeyError: 'reopen' (tests/test_read.py:" in problem.message
    assert ISSUES in problem.ask


def test_the_reader_of_another_package_is_asked_for_its_format(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_line(source: Source) -> list[Draft]:
        return [Draft("goal", source.lines[0])]

    monkeypatch.setattr(import_module("goalkit.read.plugged"), "readers", lambda: {".org": ("bakery", first_line)})
    assert outline(read("Nobody leaves without bread\n", cast("Format", "org"))) == "goal: Nobody leaves without bread"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    file = tmp_path / "secret.md"
    file.write_text("x", encoding="utf-8")
    file.chmod(0)
    assert read(file).problems[0].message == "there is no permission to read this file"


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "big.md"
    file.write_text("- KR: x\n" * 100, encoding="utf-8")
    told = [read(file, limit=799), read(file.read_text(), limit=799), read(file.read_bytes(), limit=799)]
    assert [problem.kind for document in told for problem in document.problems] == ["too_large"] * 3
    assert told[0].problems[0].message == "this file is larger than 799 bytes"
    assert read(file, limit=800).problems == ()


def test_ids_are_the_authors_or_tell_the_place() -> None:
    document = read(
        "objectives:\n"
        "  - {id: GROW, title: Customers love us, krs: [Raise NPS now, {id: 2, title: Cut churn now}]}\n"
        "  - {title: Releases are boring, krs: [{title: No rollbacks at all, initiatives: [Test more often]}]}\n",
        path="a/b.yaml",
    )
    assert [(goal.id, goal.named, goal.parent) for goal in document.goals] == [
        ("GROW", True, None),
        ("a/b.yaml#key_result-1-1", False, "GROW"),
        ("a/b.yaml#key_result-1-2", False, "GROW"),
        ("a/b.yaml#objective-2", False, None),
        ("a/b.yaml#key_result-2-1", False, "a/b.yaml#objective-2"),
        ("a/b.yaml#initiative-2-1-1", False, "a/b.yaml#key_result-2-1"),
    ]


def test_a_parent_may_be_named_by_id_number_label_or_words() -> None:
    document = read(
        """[
        {"type": "objective", "id": "Grow-1", "title": "Customers love us"},
        {"type": "objective", "id": 7, "title": "Objective 3: Releases are boring"},
        {"type": "key result", "title": "First of all results", "parent": "grow-1"},
        {"type": "key result", "title": "Second of all results", "parent": 7},
        {"type": "key result", "title": "Third of all results", "parent": "Releases are boring"},
        {"type": "key result", "title": "Fourth of all results", "parent": "objective 3"},
        {"type": "key result", "title": "Fifth of all results", "parents": ["X-9", "Grow-1"]},
        {"type": "key result", "title": "Sixth of all results", "parent": "X-9"}]""",
        "json",
    )
    one, two = "Grow-1", "<text>#objective-2"
    assert [goal.parent for goal in document.goals[2:]] == [one, two, two, two, one, None]
    assert document.goals[-1].parent_named == "X-9"


def test_parents_that_name_each_other_end() -> None:
    document = read(
        '[{"type": "kr", "id": "A-1", "title": "One of two results", "parent": "A-2"},'
        ' {"type": "kr", "id": "A-2", "title": "Two of two results", "parent": "A-1"},'
        ' {"type": "kr", "id": "A-3", "title": "Its own parent", "parent": "A-3"}]',
        "json",
    )
    assert [goal.parent for goal in document.goals] == ["A-2", "A-1", None]
    assert document.period_of(document.goals[0]) is None


def test_fields_name_what_the_document_uses() -> None:
    document = read('{"key_results": [{"id": "A-1", "title": "Raise NPS now", "owner": "Dana", "target": ""}]}', "json")
    assert document.fields == {"id", "owner"}


def test_fields_count_as_part_of_the_statement() -> None:
    document = read('{"key_results": [{"title": "NPS of new customers", "baseline": 45, "target": 60}]}', "json")
    (measure,) = document.goals[0].reading.measures
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.number, measure.target.number) == (45, 60)


def test_the_period_and_calendar_settle_deadlines() -> None:
    source = "quarter: FY27 Q1\nkey_results: [Publish the annual report by the end of the quarter]\n"
    document = read(source, "yaml", calendar=Calendar(fiscal_year_start=4))
    assert document.period is not None
    assert document.period.end == datetime.date(2026, 6, 30)
    deadline = document.goals[0].reading.deadline
    assert deadline is not None
    assert deadline.date == datetime.date(2026, 6, 30)


def test_goals_in_other_languages_are_not_read_as_english() -> None:
    source = "objectives:\n  - title: Die Kunden sind mit uns zufrieden\n    krs: [NPS auf 60 steigern, Churn 2%]\n"
    assert [goal.reading.english for goal in read(source, "yaml").goals] == [False, False, False]
    assert all(goal.reading.english for goal in read(OKR, "yaml").goals)


def test_shown_is_the_contract_of_show() -> None:
    document = read(
        "title: Growth OKRs\nquarter: Q1 2027\nteam: Growth\nobjectives:\n"
        "  - title: Customers love us\n    krs:\n      - {title: Raise NPS from 45 to 60 by March, owner: Dana}\n",
        path="okrs.yaml",
    )
    data = shown([document])
    assert list(data) == ["version", "documents"]
    (one,) = data["documents"]
    assert list(one) == [
        "path",
        "format",
        "framework",
        "title",
        "period",
        "owner",
        "goals",
        "check_ins",
        "value_streams",
    ]
    assert one["period"] == {"text": "Q1 2027", "start": "2027-01-01", "end": "2027-03-31"}
    assert (one["title"], one["owner"], one["framework"], one["format"]) == ("Growth OKRs", "Growth", "okr", "yaml")
    objective, result = one["goals"]
    assert list(result) == [
        "id", "kind", "parent", "text", "line", "column", "end_line", "end_column", "owner", "period", "links",
        "reading",
    ]  # fmt: skip
    assert (result["parent"], result["owner"], result["period"]) == (objective["id"], "Dana", None)
    assert (result["line"], result["column"], result["end_line"], result["end_column"]) == (7, 17, 7, 49)
    assert list(result["reading"])[:7] == [
        "measured", "focus", "change_without_baseline", "compound", "vague_words", "deadline", "measures",
    ]  # fmt: skip
    assert {"states_number", "aim"} <= set(objective["reading"])
    (measure,) = result["reading"]["measures"]
    assert list(measure) == [
        "metric", "text", "direction", "baseline", "target", "change", "change_kind", "comparator", "upper", "unit",
        "window",
    ]  # fmt: skip
    assert (measure["metric"], measure["baseline"], measure["target"]) == ("nps", 45, 60)
    assert result["reading"]["deadline"] == {"text": "by March", "date": "2027-03-31"}
    assert type(result["text"]) is str


SEEDS = {
    "markdown": "# Objective: Customers love us\n\n| KR | Owner |\n|---|---|\n| Raise NPS &amp; more | Dana |\n\n"
    "- [ ] KR: Cut *churn*\n",
    "yaml": "okrs:\n  - &a {objective: Customers love us, krs: ['it''s', \"\\x41\\\n b c\"]}\n"
    "  - |\n    Raise NPS\n  - <<: *a\n",
    "toml": '[[objectives]]\ntitle = """\nCustomers \\\n  love us"""\nkrs = ["Raise NPS", {title = \'Cut it all\'}]\n',
    "json": '{"objectives": [{"title": "Customers \\u00e9\\ud83d\\ude00", "krs": ["Raise NPS now", null, 1.5e3]}]}',
    "csv": 'Objective;Key Result;Owner\n"Customers ""love""\nus";Raise NPS now;Dana\n;Cut churn now;\n',
}


@settings(deadline=None)
@pytest.mark.parametrize("format", FORMATS_READ)
@given(data=st.data())
def test_any_bytes_are_read_or_told(format: Format, data: st.DataObject) -> None:  # noqa: A002
    seed = SEEDS[format].encode()
    at = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(at, min(len(seed), at + 12)))
    source = seed[:at] + data.draw(st.binary(max_size=12)) + seed[end:]
    document = read(source, format)
    for text in texts_of_document(document):
        assert_inside(text, document.source)
    lines = document.source.split("\n")
    for problem in document.problems:
        assert problem.at.line <= len(lines) or not document.source
        assert problem.message[0].islower() or not problem.message[0].isalpha()
        assert problem.ask
    assert len({goal.id for goal in document.goals if not goal.named}) == sum(not goal.named for goal in document.goals)


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(FORMATS_READ))
@example(b"\xff\xfe", "markdown")
@example(b"\xff\xfe\x00", "yaml")
def test_noise_is_read_or_told(source: bytes, format: Format) -> None:  # noqa: A002
    document = read(source, format)
    assert document.format == format


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    assert read(text).path


def test_a_broken_file_that_nobody_named_is_told_where_it_speaks_of_goals() -> None:
    other, ours = "compilerOptions: [a\n", "objectives: [a\n"
    assert [len(read(text, path="x.yaml", named=False).problems) for text in (other, ours)] == [0, 1]
    assert [len(read(other, path=path, named=False).problems) for path in ("okrs.yaml", "x.yaml")] == [1, 0]
    assert len(read(other, path="x.yaml").problems) == 1


def test_a_period_among_several_fields_on_a_line_is_that_of_the_goal() -> None:
    below = "Owner: Bo. Period: Q4 2027. Baseline: 7."
    document = read(f"# O: Shops trust us\n\n## KR: Cut complaints to two\n\n{below}\n", path="okrs.md")
    result = document.goals[-1]
    assert result.period is not None
    assert (result.period.text, result.owner, result.baseline) == ("Q4 2027", "Bo", "7")


def test_rows_of_a_table_have_periods_of_their_own() -> None:
    rows = "| Guests come back | Rate to 45% | Q2 2027 |\n| Guests pay in time | Days to 12 | Q3 2027 |"
    document = read(f"| Objective | Key result | Quarter |\n|---|---|---|\n{rows}\n".encode(), path="okrs.md")
    periods = {str(goal.statement): goal.period.text if goal.period else "" for goal in document.goals}
    assert (periods["Rate to 45%"], periods["Days to 12"]) == ("Q2 2027", "Q3 2027")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_ends_its_lines_as_its_author_does(end: str) -> None:
    lines = ["---", "title: Spring", "period: Q2 2027", "---", "", "# Plan", "", "- Objective: The pool opens", ""]
    document = read(end.join(lines).encode(), path="okrs.md")
    assert document.period is not None
    assert (document.title, document.period.text) == ("Spring", "Q2 2027")
    assert document.goals[0].statement.place(0) == (8, 14)


def test_steps_of_a_value_stream_list_their_waste() -> None:
    rows = "| Pick | 2 h | waiting, walking | one scanner |\n| Pack | 1 d | rework | |\n"
    head = "# Value stream: Order to delivery\n\n| Step | Wait time | Waste | Bottleneck |\n|---|---|---|---|\n"
    (stream,) = read(head + rows).streams
    assert [step.waste for step in stream.steps] == [("waiting", "walking"), ("rework",)]
    assert [step.constraint for step in stream.steps] == ["one scanner", None]


def test_steps_of_a_value_stream_have_a_throughput() -> None:
    steps = "| Step | Process time | Throughput |\n|---|---|---|\n| Pack | 12 minutes | 40 a day |\n"
    (stream,) = read(f"# Value stream: order to delivery\n\n{steps}".encode(), path="flow.md").streams
    assert [(step.name, step.throughput) for step in stream.steps] == [("Pack", "40 a day")]
