"""Templates from examples give back every example, whatever the order and whatever the words."""

from __future__ import annotations

import json
import random  # noqa: TC003 (Hypothesis reads annotations)
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.template.filling import render
from goalkit.template.front import parse_template
from goalkit.template.gaps import gaps_by_goal, gaps_of
from goalkit.template.learned_page import of_page
from goalkit.template.learned_pattern import of_pattern
from goalkit.template.pieces import items_of
from goalkit.template.shapes import Learned, learned_from
from goalkit.template.whole import carve
from goalkit.text import Text
from tests.learning.__main__ import GOALS, by_goalkit, marked

if TYPE_CHECKING:
    from goalkit.model import Format

PATIENTS = """\
# Objective: Patients are seen on time

- KR: Raise on-time starts from 58% to 85%
- KR: Cut no-shows from 13% to 7% by 30 June
- KR: Raise satisfaction of walk-in patients from 61% to 80%
- KR: Reduce falls by 20%
"""


def learned(text: str) -> tuple[Learned, ...]:
    return learned_from([goalkit.read(text, format="markdown", path="goals.md")])


def written(one: Learned) -> str:
    """The pattern on one line, optional parts in brackets."""
    parts = []
    for part in one.pattern.parts:
        slot = f"<{part.slot.name}>" if part.slot else ""
        said = f"{part.before}{slot}{part.after}"
        parts.append(f"[{said}]" if part.given else said)
    return "".join(parts)


def test_goals_of_one_shape_become_one_template() -> None:
    found = learned(PATIENTS)
    assert written(found[0]) == "<action> <metric> from <baseline>% to <target>%[ by <due>]"
    assert [one.line for one in found[0].examples] == [3, 4, 5]
    assert found[0].examples[1].values == {
        "action": "Cut",
        "metric": "no-shows",
        "baseline": "13",
        "target": "7",
        "due": "30 June",
    }


def test_one_example_is_enough() -> None:
    [one] = learned("- KR: Lift repeat orders from €1,200 to €1,900 a week by 31 March 2027\n")
    assert one.examples[0].values["baseline"] == "1,200"
    assert one.pattern.fill({**one.examples[0].values, "target": "2,500"}) == (
        "Lift repeat orders from €1,200 to €2,500 a week by 31 March 2027"
    )


@pytest.mark.parametrize(
    ("statement", "others", "expected"),
    [
        ("Publish the guide for parents by May", ("parents", "visitors"), "audience"),
        ("Publish the guide through schools by May", ("schools", "libraries"), "means"),
        ("Publish the guide together with schools by May", ("schools", "libraries"), "with_what"),
    ],
)
def test_what_only_some_examples_say_is_called_by_the_word_in_front(
    statement: str, others: tuple[str, str], expected: str
) -> None:
    same = [statement, "Publish the guide by June", statement.replace(*others)]
    assert f"<{expected}>" in written(learned("".join(f"- KR: {one}\n" for one in same))[0])


NAMED_BY = {
    "audience": "for among",
    "where": "in at across within on throughout",
    "with_what": "with without including",
    "means": "via through using",
    "purpose": "to so that",
    "of_what": "of per",
    "also": "and or",
    "when": "after before until during from",
}


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, row in NAMED_BY.items() for word in row.split()])
def test_each_small_word_says_what_stands_behind_it(name: str, word: str) -> None:
    said = (f" {word} schools by May", " by June", f" {word} wards by May")
    one = learned("".join(f"- KR: Publish the guide{rest}\n" for rest in said))[0]
    assert written(one) == f"Publish the guide[ {word} <{name}>] by <due>"


def test_what_the_examples_leave_open_is_called_so() -> None:
    assert (
        written(learned("- KR: Open [x] of the shops\n- KR: Open [y] of the shops\n")[0]) == "Open <open> of the shops"
    )


def test_a_template_is_of_the_framework_of_its_goals_and_asks_for_all_they_say() -> None:
    rises = "- Input metric: Tables booked a week from 20 to 45\n- Input metric: Guests asked a week from 10 to 15\n"
    one = goalkit.learn([goalkit.read(rises)])[0].template
    assert (one.framework, one.kind) == ("north_star", "input_metric")
    assert [(slot.name, slot.optional, slot.gap) for slot in one.slots] == [
        ("metric", False, False),
        ("baseline", False, False),
        ("target", False, False),
    ]


def test_a_page_asks_anew_how_sure_its_authors_are() -> None:
    source = "framework: okr\nobjectives:\n  - objective: Patients are seen on time\n    confidence: 0.7\n"
    page = of_page(goalkit.read(source, "yaml", path="clinic.yaml"))
    assert page.template.by_name["o1_confidence"].sample == "0.7"
    assert "learned:" in page.source


def test_what_all_share_stays() -> None:
    [one] = learned("- KR: Raise NPS from 45 to 60\n- KR: Raise NPS from 30 to 35\n")
    assert written(one) == "Raise NPS from <baseline> to <target>"


def test_a_statement_that_was_never_seen_is_recognised() -> None:
    [one] = learned("- KR: Raise NPS from 45 to 60\n- KR: Cut churn from 5% to 3% by June\n")
    for statement, values in (
        ("Halve waiting time from 40 minutes to 20 minutes", None),
        ("Reduce waste from 12% to 6% by May", {"action": "Reduce", "metric": "waste", "target": "6%", "due": "May"}),
        ("Reduce waste in the kitchen, which everyone hates, from 12% to 6%", None),
    ):
        items = items_of(Text(statement), goalkit.understand(statement))
        got = one.pattern.match(items)
        if values is None:
            assert got is None or one.pattern.fill(got) == statement
        else:
            assert got is not None
            assert {name: got[name] for name in values} == values


WORD = st.sampled_from(
    "staff new weekly orders of in the shop, faster – (beta) 100% 2x and café Q3 *bold* `code` {{x}}".split()
)
AMOUNT = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "€", "under "]),
    st.integers(0, 99_999),
    st.sampled_from(["", "%", " days", "k"]),
)
MEASURED = st.builds(
    "{} {} from {} to {}{}".format,
    st.sampled_from(["Raise", "Cut", "Improve", "Bring"]),
    st.lists(WORD, min_size=1, max_size=4).map(" ".join),
    AMOUNT,
    AMOUNT,
    st.sampled_from(["", " by 30 June 2027", " by the end of March.", " a week"]),
)
STATEMENT = MEASURED | st.lists(WORD, min_size=1, max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENT, min_size=1, max_size=12), st.randoms())
def test_every_example_comes_back_to_the_letter_in_any_order(statements: list[str], chance: random.Random) -> None:
    text = "# Objective: Do better\n\n" + "".join(f"- KR: {one}\n" for one in statements)
    document = goalkit.read(text, format="markdown", path="a.md")
    found = learned_from([document])
    said = {str(goal.statement) for goal in document.goals}
    for one in found:
        for example in one.examples:
            assert example.statement in said
            assert one.pattern.fill(example.values) == example.statement
    chance.shuffle(statements)
    again = learned_from(
        [
            goalkit.read(
                "# Objective: Do better\n\n" + "".join(f"- KR: {one}\n" for one in statements),
                format="markdown",
                path="a.md",
            )
        ]
    )
    assert sorted(map(written, again)) == sorted(map(written, found))


@pytest.mark.parametrize("path", ["draft.md"])
def test_a_page_comes_back_to_the_letter(path: str) -> None:
    carved = carve(goalkit.read(f"site/examples/{path}"))
    body = carved.body()
    for slot, value in carved.values.items():
        body = body.replace(f"{{{{ {slot} }}}}", value)
    assert body == carved.source
    assert {"period", "o1", "owner", "o1_kr3_baseline"} <= carved.values.keys()


@pytest.mark.parametrize("name", ["academy.yaml", "clinic-table.md", "freight.csv", "museum.json", "shelter-pasted.md"])
def test_a_page_learned_and_filled_with_what_stood_there_is_the_page(name: str) -> None:
    document = goalkit.read(f"tests/accuracy/documents/{name}")
    written = of_page(document)
    template = parse_template(written.source, written.template.path)
    assert len(template.slots) > 10
    assert render(template, template.samples) == document.source


@pytest.mark.parametrize("path", sorted(str(one) for one in Path("site/examples").rglob("*.*")))
def test_every_example_of_the_guide_comes_back_when_it_is_learned_and_filled(path: str) -> None:
    document = goalkit.read(path)
    written = of_page(document)
    template = parse_template(written.source, written.template.path)
    gaps = {slot.name: "" for slot in template.slots if slot.gap}
    assert render(template, {**gaps, **template.samples}) == document.source


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("yaml", "# Plan for Q1 2027\nperiod: Q1 2027\nframework: okr\nobjectives: [{objective: Be on time}]\n"),
        ("yaml", "framework: okr\nobjectives:\n- {objective: Care, owner: {{a: 1}: 2}}\n"),
        ("toml", "# Q1 2027\nframework = 'okr'\nperiod = 'Q1 2027'\n[[objectives]]\nobjective = \"Be on time\"\n"),
        ("json", '{"framework":"kpi","kpis":[{"kpi":"Wait","current":86,"target":"9 days"}]}'),
        ("markdown", "# Objective: Be {% raw %} on time {% endraw %} {# a #}\n- KR: Cut {{x}} from {4%} to {1%}\n"),
    ],
)
def test_pages_with_braces_bare_numbers_and_comments_come_back(form: Format, source: str) -> None:
    written = of_page(goalkit.read(source, format=form, path=f"page.{form}"))
    template = parse_template(written.source, written.template.path)
    gaps = {slot.name: "" for slot in template.slots if slot.gap}
    assert template.slots
    assert render(template, {**gaps, **template.samples}) == source


def test_the_series_of_a_gauge_goes_on_and_is_no_slot() -> None:
    written = of_page(goalkit.read("site/examples/kpis.yaml"))
    assert not [slot for slot in written.template.slots if slot.name.startswith("check_in")]


@pytest.mark.parametrize(
    ("said", "name"),
    [("café naïve.md", "cafe-naive"), ("Übersicht Straße.md", "ubersicht-strasse"), ("план.md", "page")],
)
def test_names_of_templates_spell_letters_with_accents_plainly(said: str, name: str) -> None:
    document = goalkit.read("# Objective: Guests come back\n", format="markdown", path=said)
    assert of_page(document).template.name == name


@settings(max_examples=40, deadline=None)
@given(st.lists(STATEMENT, min_size=1, max_size=8), st.sampled_from(["markdown", "yaml", "csv"]))
def test_any_page_comes_back(statements: list[str], form: str) -> None:
    if form == "markdown":
        source = "# Q3 2027\n\n## Objective: Do better\n\n" + "".join(f"- KR: {one} (Ana)\n" for one in statements)
    elif form == "yaml":
        said = "".join(f"      - {json.dumps(one)}\n" for one in statements)
        source = f"period: Q3 2027\nobjectives:\n  - objective: Do better # a note\n    key_results:\n{said}"
    else:
        rows = "".join(f'KR,"{one}",Ana\n' for one in statements)
        source = f"Type,Goal,Owner\nObjective,Do better,Bo\n{rows}"
    document = goalkit.read(source, format=form, path=f"page.{form}")  # type: ignore[arg-type]
    written = of_page(document)
    held = {hole.slot for hole in carve(document).holes} & written.template.by_name.keys()
    values = {name: value for name, value in carve(document).values.items() if name in held}
    assert render(written.template, values) == document.source


def test_what_examples_never_say_is_asked_for() -> None:
    text = "# Objective: Grow\n\n- KR: Raise sign-ups by 10%\n- KR: Raise renewals by 20%\n- KR: Launch the portal\n"
    document = goalkit.read(text, format="markdown", path="goals.md")
    told = gaps_by_goal(goalkit.lint([document]).diagnostics)
    by_gap = {tuple(gap.slot for gap in gaps_of(one, told)): one for one in learned_from([document])}
    assert {("baseline",), ("result",)} <= by_gap.keys()
    raised = by_gap["baseline",]
    written = of_pattern(raised, gaps_of(raised, told))
    assert written is not None
    template = parse_template(written.source, written.template.path)
    assert render(template, {"metric": "visits", "change": "5"}) == "- KR: Raise visits from \\<baseline> by 5%\n"
    assert render(template, {"metric": "visits", "change": "5", "baseline": "200"}) == (
        "- KR: Raise visits from 200 by 5%\n"
    )
    assert render(template, {**raised.examples[0].values, "baseline": ""}) == "- KR: Raise sign-ups by 10%\n"


def test_goals_that_were_left_out_are_covered_by_what_was_learned_from_the_rest() -> None:
    score = by_goalkit(list(marked(GOALS.read_text(encoding="utf-8"))))
    assert score.covered / score.tried > 0.6
    assert score.right / score.slots > 0.95
    assert score.templates < score.goals / 2


def test_a_number_without_quotes_is_no_slot_of_a_page_in_toml() -> None:
    page = """\
owner = "Dana Vale"
[[objectives]]
objective = "Patients are seen on time"
[[objectives.key_results]]
key_result = "On-time starts"
baseline = 45
target = "60"
"""
    [*_, found] = goalkit.learn([goalkit.read(page, "toml", path="clinic.toml")])
    assert found.template.body == (
        page.replace("Dana Vale", "{{ owner }}")
        .replace("Patients are seen on time", "{{ o1 }}")
        .replace("On-time starts", "{{ o1_kr1 }}")
        .replace("60", "{{ o1_kr1_target }}")
    )
    assert {slot.name: slot.type for slot in found.template.slots}["owner"] == "person"


def test_a_template_is_the_same_when_its_file_is_read() -> None:
    for one in goalkit.learn([goalkit.read(PATIENTS, format="markdown", path="goals.md")]):
        again = parse_template(one.source, one.template.path, own=True)
        assert again.formats == one.template.formats
        assert [(slot.name, slot.type, slot.sample, slot.optional) for slot in again.slots] == [
            (slot.name, slot.type, slot.sample, slot.optional) for slot in one.template.slots
        ]
        assert (again.body, again.format, again.kind) == (one.template.body, one.template.format, one.template.kind)


def test_two_goals_of_one_shape_are_a_template_without_a_number() -> None:
    found = goalkit.learn([goalkit.read("- KR: Publish a guide for parents\n- KR: Publish a map for visitors\n")])
    assert "Publish a {{ detail }} for {{ detail_2 }}" in found[0].template.body
    [page] = goalkit.learn([goalkit.read("- KR: Publish a guide for parents\n")])
    assert page.template.kind == "document"
