"""Check-ins are read in every format, find their goal, keep their words, and are no goals themselves."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.read import read
from goalkit.report.contract import Shown
from goalkit.report.shown import shown
from tests.placed import assert_in_place

if TYPE_CHECKING:
    from goalkit.model import CheckIn, Document, Format

MARKDOWN = """\
# Clinic, Q1 2027

## O1: Patients are seen on time

- KR1: Raise on-time starts from 58% to 85%
- KR2: Cut the wait for a first visit from 21 to 10 days

### Check-ins

| Goal | Date | Value | Confidence | Status | Note | Reason |
|---|---|---|---|---|---|---|
| KR1 | 2027-02-01 | 66% | 70% | on track | slow start | new rota |
| KR2 | Feb 3 | 18 days | 4/10 | 🟡 | | |

## O2: Nurses stay

- KR1: Raise the share of nurses who stay a year from 70% to 85%

## Check-in log

| Key result | Date | Value |
|---|---|---|
| O2 KR1 | 1 March 2027 | 72% |
| Cut the wait for a first visit from 21 to 10 days | 2027-03-01 | 15 days |
| KR9 | 2027-02-30 | 3 |
"""
YAML = """\
period: Q1 2027
objectives:
  - objective: Patients are seen on time
    key_results:
      - id: KR-1
        key_result: Raise on-time starts from 58% to 85%
        check_ins:
          - date: 2027-02-01
            value: 66%
            confidence: 0.7
            status: on_track
            note: slow start
            change_reason: new rota
"""
TOML = """\
period = "Q1 2027"
[[objectives]]
objective = "Patients are seen on time"
[[objectives.key_results]]
id = "KR-1"
key_result = "Raise on-time starts from 58% to 85%"
[[check_ins]]
goal = "KR-1"
date = 2027-02-01
value = "66%"
confidence = "7/10"
status = "on track"
note = "slow start"
change_reason = "new rota"
"""
JSON = """\
{"objectives": [{"objective": "Patients are seen on time", "key_results": [
  {"id": "KR-1", "key_result": "Raise on-time starts from 58% to 85%", "checkIns": [
    {"date": "2027-02-01", "value": "66%", "confidence": 0.7, "status": "green", "note": "slow start",
     "changeReason": "new rota"}]}]}]}
"""
CSV = """\
id,kind,parent,title,date,value,confidence,status,note,reason
O1,objective,,Patients are seen on time,,,,,,
KR-1,key result,O1,Raise on-time starts from 58% to 85%,,,,,,
,check_in,KR-1,,2027-02-01,66%,70%,on track,slow start,new rota
"""


def told(one: CheckIn) -> tuple[object, ...]:
    """What was understood of a check-in."""
    number = one.amount.number if one.amount else None
    return one.date and one.date.isoformat(), number, one.confidence, one.status, one.note, one.change_reason


def about(document: Document, one: CheckIn) -> str | None:
    """The statement of the goal that a check-in is about."""
    return str(document.by_id[one.goal].statement) if one.goal else None


@pytest.mark.parametrize(
    ("source", "format"), [(MARKDOWN, "markdown"), (YAML, "yaml"), (TOML, "toml"), (JSON, "json"), (CSV, "csv")]
)
def test_every_format_has_check_ins(source: str, format: Format) -> None:  # noqa: A002 (named as in `read`)
    document = read(source, format)
    first = document.check_ins[0]
    assert told(first) == ("2027-02-01", 66.0, 0.7, "on_track", "slow start", "new rota")
    assert about(document, first) == "Raise on-time starts from 58% to 85%"
    assert [goal.kind for goal in document.goals][:2] == ["objective", "key_result"]
    assert not any("66" in goal.statement for goal in document.goals)
    assert document.check_ins_of(document.goals[1])[0] is first
    assert "check_in" in document.fields
    for text in (first.at, first.date_written, first.value, first.note, first.change_reason):
        assert text is not None
        assert_in_place(text, source)


def test_a_reference_is_a_label_a_statement_or_an_id() -> None:
    document = read(MARKDOWN, "markdown")
    assert [about(document, one) for one in document.check_ins] == [
        "Raise on-time starts from 58% to 85%",
        "Cut the wait for a first visit from 21 to 10 days",
        "Raise the share of nurses who stay a year from 70% to 85%",
        "Cut the wait for a first visit from 21 to 10 days",
        None,
    ]


def test_a_day_without_a_year_falls_into_the_period() -> None:
    assert read(MARKDOWN, "markdown").check_ins[1].date == datetime.date(2027, 2, 3)


def test_what_cannot_be_read_keeps_its_words() -> None:
    last = read(MARKDOWN, "markdown").check_ins[-1]
    assert (last.goal, last.goal_named, last.date, last.date_written) == (None, "KR9", None, "2027-02-30")


def test_a_table_may_hold_nothing_but_check_ins() -> None:
    source = "Key result,Week of,Value,Confidence\nKR-1,2027-02-01,66%,0.7\n,2027-02-08,67%,\nKR-2,2027-02-08,12,5/10\n"
    document = read(source, "csv")
    assert document.goals == ()
    noted = [(one.goal_named, str(one.date), one.value, one.confidence) for one in document.check_ins]
    assert noted == [("KR-1", "2027-02-01", "66%", 0.7), ("KR-2", "2027-02-08", "12", 0.5)]
    for one in document.check_ins:
        assert one.value is not None
        assert_in_place(one.value, source)


@pytest.mark.parametrize("header", ["name,date,value", "id,date,status", "goal,value", "goal,date"])
def test_other_tables_with_dates_hold_no_check_ins(header: str) -> None:
    assert read(f"{header}\nLisbon,2027-02-01,12\n", "csv").check_ins == ()


def test_a_table_below_a_key_result_is_about_it() -> None:
    source = """\
# Objective: Nurses stay
## KR: Raise the share of nurses who stay a year from 70% to 85%
### Check-ins
| Date | Value | Status |
|---|---|---|
| 2027-02-01 | 72% | behind |
"""
    document = read(source, "markdown")
    assert [goal.kind for goal in document.goals] == ["objective", "key_result"]
    assert [(one.goal, one.status) for one in document.check_ins] == [(document.goals[1].id, "off_track")]


def test_the_same_label_below_two_objectives_is_no_reference() -> None:
    source = """\
# O1: Nurses stay
- KR1: Raise the share of nurses who stay a year from 70% to 85%
# O2: Patients are seen on time
- KR1: Raise on-time starts from 58% to 85%
# Check-ins
| Goal | Date | Value |
|---|---|---|
| KR1 | 2027-02-01 | 72% |
"""
    assert read(source, "markdown").check_ins[0].goal is None


def test_other_histories_are_left_alone() -> None:
    source = "goals:\n  - goal: Raise on-time starts from 58% to 85%\n    history:\n      - {author: Ana, version: 2}\n"
    document = read(source, "yaml")
    assert len(document.goals) == 1
    assert document.check_ins == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0.35", 0.35), ("35%", 0.35), ("4/10", 0.4), ("4", 0.4), ("40", 0.4), ("1", 1.0), ("120%", None), ("high", None)],
)
def test_confidence_lies_between_none_and_all(written: str, meant: float | None) -> None:
    source = YAML.replace("confidence: 0.7", f"confidence: {written}")
    assert read(source, "yaml").check_ins[0].confidence == (None if meant is None else pytest.approx(meant))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r|"), max_size=12), max_size=7))
def test_no_cell_breaks_a_check_in(cells: list[str]) -> None:
    source = f"{MARKDOWN}| {' | '.join(cells)} |\n"
    for one in read(source, "markdown").check_ins:
        assert one.confidence is None or 0 <= one.confidence <= 1


def test_show_lists_check_ins_for_programs() -> None:
    document = read(
        "objectives:\n  - objective: Patients are seen on time\n    key_results:\n"
        "      - id: KR-1\n        key_result: Raise on-time starts from 60% to 80%\n"
        "        check_ins: [{date: 2027-02-10, value: 70%, confidence: 0.6, status: at risk}]\n",
        "yaml",
    )
    [shown_document] = shown([document])["documents"]
    [entry] = shown_document["check_ins"]
    assert (entry["goal"], entry["date"], entry["value"]) == ("KR-1", "2027-02-10", "70%")
    assert (entry["confidence"], entry["status"]) == (0.6, "at_risk")
    assert Shown.model_validate(shown([document])).documents[0].check_ins[0].goal == "KR-1"
