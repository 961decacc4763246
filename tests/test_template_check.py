"""What is told of a template that can be filled, and still shouldn't be used as it is."""

from __future__ import annotations

import pytest

import goalkit
from goalkit.template import TemplateError
from goalkit.template.check import check
from goalkit.template.front import parse_template
from goalkit.template.writing import differing
from tests.templates import HEAD, made

FRONT = (
    HEAD
    + """\
no-counter-metric: The shop counts complaints anyway.
slots:
  shop: {type: text, help: Whose customers., sample: Hill Street Bakery}
  target: {type: percent, help: The share then., sample: 31}
---
"""
)
BODY = """\
# Objective: Customers of {{ shop }} come back

- KR: Repeat purchases rise from 24% to {{ target }}%
- KR: Baskets with a friend's voucher rise from 5% to 12%
"""


def told(body: str = BODY, front: str = FRONT) -> list[str]:
    return [one.message for one in check(made(body, front))]


def test_a_whole_template_is_not_spoken_of() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ target }}%", "31%", "slot “target” is never used in the body"),
        (BODY, "Nothing of {{ shop }} and {{ target }}\n", "with its samples, no goal is found in it"),
        (
            BODY,
            "# SMART goals\n\n1. Raise repeat purchases of {{ shop }} from 24% to {{ target }}% by 30 June 2027\n",
            "with its samples, it is read as smart and not as okr",
        ),
        (
            "Customers of {{ shop }} come back\n",
            "Customers come back\n\nWritten in {{ shop }}.\n",
            "slot “shop” stands where lint would not see that it is open",
        ),
        (
            "Repeat purchases rise from 24% to {{ target }}%",
            "Increase repeat purchases from 40% to {{ target }}%",
            (
                "with its samples, “- KR: Increase repeat purchases from 40% to 31%” is told: “repeat purchases” is to "
                "increase from “40%” to “31%”, which is no increase (direction-contradicts-values)"
            ),
        ),
    ],
)
def test_what_a_template_comes_to_is_looked_at(old: str, new: str, said: str) -> None:
    assert said in told(BODY.replace(old, new))


def test_each_set_of_values_is_tried() -> None:
    front = FRONT.removesuffix("---\n") + "values:\n  - {shop: Oslo, target: 20}\n---\n"
    [said] = told(BODY.replace("Repeat purchases rise", "Increase repeat purchases"), front)
    assert "which is no increase" in said


def test_a_set_of_values_that_changes_the_goals_is_told() -> None:
    body = BODY.replace("\n- KR: Rep", "\n{{ shop }}\n\n- KR: Rep", 1)
    front = FRONT.removesuffix("---\n") + 'values:\n  - {shop: "Objective: Take over", target: 20}\n---\n'
    assert any(said.startswith("with values 1, shop can't be “Objective: Take over”; ") for said in told(body, front))


def test_so_many_names_are_listed_and_no_more() -> None:
    for count, end in ((8, "s7"), (9, "s7 …")):
        slots = "".join(f"  s{at}: {{type: text, help: What., sample: Bread}}\n" for at in range(count))
        front = f"{FRONT[: FRONT.index('  shop')]}{slots}---\n"
        with pytest.raises(TemplateError) as error:
            made("# Objective: {{ quartz }}\n", front).parts  # noqa: B018 (the body is read when it is asked for)
        assert str(error.value).endswith(f"no slot is called “quartz”; there are s0, s1, s2, s3, s4, s5, s6, {end}")


def test_a_file_may_begin_with_a_mark_of_its_byte_order() -> None:
    source = f"\ufeff{FRONT}{BODY}".replace("\n", "\r\n")
    assert parse_template(source, "come-back.md.jinja") == made(BODY, FRONT)


def test_goals_that_hang_elsewhere_are_told() -> None:
    text = "id,kind,text,parent\nA,objective,Grow,\nB,objective,Stay,\nC,key_result,Visits rise from 4 to 5,%s\n"
    one, other = (goalkit.read(text % name, "csv") for name in "AB")
    assert differing(one, other) == "“Visits rise from 4 to 5” hangs elsewhere"
    assert differing(one, one) is None


def test_lists_that_differ_are_told() -> None:
    text = "framework: okr\nobjectives: [{objective: Patients are seen on time, supports: [%s]}]\n"
    one, other = (goalkit.read(text % names, "yaml") for names in ("C-1, C-2", "C-1"))
    assert differing(one, other) == "the supports is “C-1, C-2” and not “C-1”"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Speed", "Trust", "the label is “Speed” and not “Trust”"),
        ("Speed", "KR", "the label is “Speed” and not “”"),
        ("Key  Result", "kr", None),
    ],
)
def test_labels_differ_where_they_say_more_than_what_it_is(one: str, other: str, said: str | None) -> None:
    text = "framework: okr\nobjectives: [{objective: Patients are seen on time, label: %s}]\n"
    assert differing(goalkit.read(text % one, "yaml"), goalkit.read(text % other, "yaml")) == said
