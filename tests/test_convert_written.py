"""What converting gives is written in every format and read again, whatever words it holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import pytest

import goalkit
from goalkit.convert.account import written
from goalkit.form import write
from goalkit.form.fields import FRAMEWORKS
from goalkit.model import Format
from goalkit.report import Look, conversion
from tests.converting import PAIRS, converted

if TYPE_CHECKING:
    from goalkit import Document, Goal
    from goalkit.model import Framework


EXAMPLES: dict[Framework, str] = {
    "okr": """
objectives:
  - id: O1
    objective: Patients are seen on time
    key_results:
      - {id: KR1, key_result: Raise on-time starts from 58% to 85%, check_ins: [{date: 2027-02-01, value: 66%}]}
      - {key_result: Open the walk-in desk, initiatives: [{initiative: Train two nurses}]}
kpis: [{kpi: Hand hygiene audits passed}]
""",
    "smart": """
goals:
  - {id: bread, goal: Cut bread thrown away from 9% to 5%, specific: Loaves and rolls, relevant: Flour costs more}
  - {goal: Pass the food safety audit by May 2027}
""",
    "balanced_scorecard": """
perspectives: [Riders, Depot]
objectives:
  - id: C1
    objective: Passengers trust the timetable
    perspective: Riders
    leads_to: [F1]
    measures: [{measure: Trams within two minutes of plan, baseline: 81%, target: 92%, scale: [late, fine]}]
  - {id: F1, objective: Each kilometre costs less, perspective: Depot}
""",
    "lean": """
value_streams: [{value_stream: Order to delivery, lead_time: 18 days, steps: [{step: Pack, wait_time: 2 days}]}]
lean_metrics:
  - {id: LT, lean_metric: Lead time, stream: Order to delivery, baseline: 18 days, target: 10 days}
  - {lean_metric: Work in progress, step: Pack, green: ≤ 40, series: {2027-01-04: 38}}
""",
    "north_star": """
north_stars:
  - id: NS
    north_star: Households that cook three planned dinners a week
    value: Families eat together
    inputs:
      - {id: plan, input: Households with a plan for the week, dimension: breadth}
    kpis: [{kpi: Refunds for spoiled boxes, green: ≤ 1.5%}]
""",
    "kpi": """
kpis:
  - {id: late, kpi: On-time deliveries, green: ≥ 95%, red: below 90%, series: {2027-01-04: 88%}}
  - {kpi: Nights with a queue at the door}
""",
}


def can_write(form: Format) -> bool:
    """Whether goalkit writes a format."""
    try:
        write(goalkit.read(f"framework: okr\n{EXAMPLES['okr']}", "yaml"), form)
    except ValueError:
        return False
    return True


WRITABLE: list[Format] = [form for form in get_args(Format) if can_write(form)]


def shape(document: Document) -> list[tuple[Any, ...]]:
    """What a document says, whatever ids its goals were given and in whatever order they stand."""
    at = document.by_id
    return sorted(
        (
            goal.kind,
            goal.statement,
            at[goal.parent].statement if goal.parent else "",
            sorted((name, words) for name, words in written(goal).items() if name != "period"),
            sorted(str(one.value) for one in document.check_ins_of(goal)),
        )
        for goal in document.goals
    )


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_what_is_written_is_read_again(before: Framework, after: Framework, format: Format) -> None:  # noqa: A002
    done = converted(f"framework: {before}\n{EXAMPLES[before]}", after)
    again = goalkit.read(write(done.document, format), format, path="goals.yaml")
    assert not again.problems
    assert not again.unknown
    assert again.framework == after
    assert shape(again) == shape(done.document)
    assert [one.name for one in again.streams] == [one.name for one in done.document.streams]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_lint_finds_every_slot(before: Framework, after: Framework) -> None:
    done = converted(f"framework: {before}\n{EXAMPLES[before]}", after)
    again = goalkit.read(write(done.document, "markdown"), "markdown", path="goals.md")
    rules = {"placeholder-left-in", "slot-left-open"}
    found = [one for one in goalkit.lint([again]).diagnostics if one.rule in rules]
    assert len(found) == len(done.asked)


def test_hostile_words_stay_words() -> None:
    words = "Cut \x1b[31mwaits <script>alert(1)</script> & `x` | y {{ z }} - ’\u202e from 9 to 5"
    text = json.dumps({"framework": "smart", "goals": [{"goal": words, "specific": words, "relevant": "# x: y\n- z"}]})
    for after in FRAMEWORKS:
        done = converted(text, after, "json")
        for form in WRITABLE:
            again = goalkit.read(write(done.document, form), form)
            assert not again.problems
            assert any("<script>" in value for goal in again.goals for value in (goal.statement, *texts(goal)))
        for report in (conversion.as_text([done], Look(80, color=False)), conversion.as_markdown([done])):
            printed = "".join(report)
            assert "\x1b" not in printed
            assert "\u202e" not in printed
        assert "<script>" not in "".join(conversion.as_markdown([done]))
        assert json.loads("".join(conversion.as_json([done])))["documents"][0]["to"] == done.document.framework


def texts(goal: Goal) -> list[str]:
    """All that is written beside a statement."""
    return [str(value) for value in written(goal).values()]
