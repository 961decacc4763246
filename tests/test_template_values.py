"""What a template is filled with: which values fit, and how they stay words of a document whatever they hold."""

from __future__ import annotations

import csv
import datetime
import io
import json
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import goalkit
from goalkit.form.escape import escaped
from goalkit.template import SlotError, TemplateError, render
from goalkit.template.front import parse_template
from goalkit.template.values import DIRECTING
from goalkit.template.writing import differing
from tests.templates import BODY, FRONT, made

if TYPE_CHECKING:
    from markdown_it.token import Token

    from goalkit.model import Format


def shown(body: str, **values: object) -> str:
    """A line of a template, filled."""
    return render(made(f"{BODY}\n{body}\n"), values).split("\n")[4]


@pytest.mark.parametrize(
    ("body", "values", "line"),
    [
        ("From {{ baseline }}% to {{ target }}%", {"baseline": "24%", "target": 31}, "From 24% to 31%"),
        ("From {{ baseline }} to {{ target }}", {"baseline": "24 %", "target": "31 percent"}, "From 24% to 31%"),
        ("From {{ baseline }} percent", {"baseline": "24%"}, "From 24 percent"),
        ("From {{ baseline }} per cent", {"baseline": "24%"}, "From 24 per cent"),
        ("From {{ baseline }} points", {"baseline": "24%"}, "From 24 points"),
        ("From {{ baseline }}%", {}, r"From \<baseline>%"),
        ("Within {{ wait }}", {"wait": "18"}, "Within 18 days"),
        ("Within {{ wait }} days", {"wait": "18"}, "Within 18 days"),
        ("Within {{ wait }} days", {"wait": "18 days"}, "Within 18 days"),
        ("Within {{ wait }}", {"wait": "3 weeks"}, "Within 3 weeks"),
        ("Within {{ wait }}", {"wait": "1"}, "Within 1 day"),
        ("Within {{ wait }}", {"wait": "two weeks"}, "Within two weeks"),
        ("At {{ price }}", {"price": "12.50"}, "At €12.50"),
        ("At €{{ price }}", {"price": "€1,200"}, "At €1,200"),
        ("At {{ price }}", {"price": "1.2m EUR"}, "At 1.2m EUR"),
        ("{{ orders }} orders", {"orders": "1,200"}, "1,200 orders"),
        ("By {{ due }}", {"due": "the end of June 2027"}, "By the end of June 2027"),
        ("By {{ due }}", {"due": datetime.datetime(2027, 6, 30, 12, 0)}, "By 2027-06-30"),  # noqa: DTZ001 (as YAML has)
        ("By {{ due }}", {"due": datetime.date(2027, 6, 30)}, "By 2027-06-30"),
        ("In {{ quarter }}", {"quarter": "Q3 2027"}, "In Q3 2027"),
        ("It is {{ limit }}", {"limit": "≤ 3 a week"}, "It is ≤ 3 a week"),
        ("Less {{ gauge }}", {"gauge": "csat"}, "Less Customer satisfaction score"),
        ("{{ gauge | capital }} fall", {"gauge": "late  parcels"}, "Late parcels fall"),
        ("Raise {{ metric('csat') }}", {}, "Raise customer satisfaction score"),
        ("Raise {{ metric('nps') }}", {}, "Raise Net Promoter Score"),
        ("Raise {{ metric('nps', 'NPS') }}", {}, "Raise NPS"),
        ("- {{ metric('csat') }} rises", {}, "- Customer satisfaction score rises"),
        ("**KR 1:** {{ metric('csat') }} rises", {}, "**KR 1:** Customer satisfaction score rises"),
        ("Yes{% if partner %} with {{ partner }}{% endif %}", {"partner": "Ole"}, "Yes with Ole"),
        ("Yes{% if partner %} with {{ partner }}{% else %} alone{% endif %}", {}, "Yes alone"),
        ("{% if not partner or shop %}Yes{% endif %}{# a note #}", {}, "Yes"),
        ("{% if shop and not partner %}{{ shop }}{% endif %}", {}, r"\<shop>"),
    ],
)
def test_values_are_written_as_they_were_given(body: str, values: dict[str, object], line: str) -> None:
    assert shown(body, **values) == line


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"shp": "x"}, "there is no slot “shp”; did you mean “shop”?"),
        ({"baseline": "lots"}, "baseline can't be “lots”; write a percentage, such as 24 or 24%"),
        ({"baseline": 140}, "baseline can't be “140”; the most is 100%"),
        ({"baseline": -1}, "baseline can't be “-1”; the least is 0%"),
        ({"baseline": 24, "target": 24}, "target can't be “24”; it must be more than baseline, which is “24”"),
        ({"baseline": "18 days"}, "baseline can't be “18 days”; write a percentage, such as 24 or 24%"),
        ({"wait": "soon"}, "wait can't be “soon”; write a length of time, such as 18 days"),
        ({"wait": "9 weeks"}, "wait can't be “9 weeks”; the most is 60 days"),
        ({"price": "cheap"}, "price can't be “cheap”; write an amount of money, such as €1,200"),
        ({"orders": "1.5"}, "orders can't be “1.5”; write a whole number, such as 1,200"),
        ({"orders": "0"}, "orders can't be “0”; the least is 1"),
        ({"due": "2027-02-30"}, "due can't be “2027-02-30”; there is no such day"),
        ({"due": "soon"}, "due can't be “soon”; write a date, such as 2027-06-30"),
        (
            {"due": "2027-06-30", "start": "1 July 2027"},
            "start can't be “1 July 2027”; it must come before due, which is “2027-06-30”",
        ),
        ({"quarter": "some day"}, "quarter can't be “some day”; write a stretch of time, such as Q2 2027"),
        ({"shop": "a\0b"}, "shop holds the character U+0000, which can't be seen; leave it out"),
        ({"shop": "a\u202eb"}, "shop holds the character U+202E, which can't be seen; leave it out"),
        ({"shop": "x" * 100_000}, "shop is 100,000 characters long; 1,000 are the most"),
        ({"shop": ["a"]}, "shop must be one word or number, not a list or a yes or no"),
    ],
)
def test_values_that_do_not_fit_are_told(values: dict[str, object], said: str) -> None:
    with pytest.raises(SlotError) as error:
        render(made(), values)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("baseline", ["24", "24%", "24.5 %", "12,5%", "~12%", "24 percent", "0"]),
        ("wait", ["18", "18 days", "7:30", "2h 10m", "3 weeks", "45 min", "2 working days"]),
        ("price", ["12", "€1,200", "$1.2m", "EUR 500", "500 euros", "£3 million", "10k", "-5"]),
        ("orders", ["1200", "1,200", "1200 orders", "12k"]),
        ("due", ["2027-06-30", "30 June 2027", "June 2027", "Q2 2027", "the end of June", "30/06/2027", "by June"]),
        ("quarter", ["Q2 2027", "2027", "June 2027", "FY27", "2027-04-01 to 2027-06-30", "spring term 2027"]),
        (
            "limit",
            [
                "at least 95%",
                "≤ 3 a week",
                "none",
                "all of them",
                "4.5/5",
                "1 in 20",
                "14:00",
                "3-5 days",
                "a dozen",
                "twice",
            ],
        ),
    ],
)
def test_values_may_be_written_as_people_write_them(slot: str, values: list[str]) -> None:
    for value in values:
        render(made(), {slot: value})


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("baseline", ["half", "12 apples", "24 25"]),
        ("wait", ["18 apples", "%", "a while"]),
        ("price", ["12 apples", "free", "12 days"]),
        ("orders", ["some", "12%", "3 weeks", "-3"]),
        ("due", ["some day", "2027-13-01", "yesterday we met", "30", "the next three weeks"]),
        ("limit", ["low", "as good as possible"]),
    ],
)
def test_values_that_say_nothing_are_refused(slot: str, values: list[str]) -> None:
    for value in values:
        with pytest.raises(SlotError):
            render(made(), {slot: value})


def test_all_that_is_wrong_with_values_is_told_at_once() -> None:
    with pytest.raises(SlotError) as error:
        render(made(), {"baseline": "x", "due": "y", "nobody": "z"})
    assert [name for name, _ in error.value.problems] == ["baseline", "due", "nobody"]


@pytest.mark.parametrize("value", ["x\n# Objective: y\n- KR: z", "x\r\n\r\n- KR: a from 1 to 2", "x\u2028# y"])
def test_line_breaks_become_spaces(value: str) -> None:
    assert render(made(), {"shop": value}).count("\n") == BODY.count("\n")


def test_a_value_that_changes_the_goals_is_named() -> None:
    body = "# Objective: Customers of {{ shop }} come back\n\n{{ gauge }}\n\n- KR: Sales rise from 24% to 31%\n"
    with pytest.raises(
        SlotError, match=r"^gauge can't be “Objective: Take over”; with it, this would be read as 2 obj"
    ):
        render(made(body), {"shop": "Ava", "gauge": "Objective: Take over"})


def test_a_slot_that_is_left_open_is_taken_for_its_sample() -> None:
    body = "# {{ gauge }}: Customers of {{ shop }} come back\n\n- KR: Sales rise from 24% to 31%\n"
    filled = render(made(body, FRONT.replace("Late parcels", "Objective")), {"shop": "Oslo"})
    assert filled.startswith("# \\<gauge>: Customers of Oslo come back\n")


SHEET = "id,{{ gauge }},text,owner\nA,objective,Grow,Bo\n"


@pytest.mark.parametrize(
    ("body", "sample", "value", "said"),
    [
        (
            "# Objective: Guests come\n\n- KR: {{ gauge }}\n  - Initiative: Ask them\n\n- Initiative: Thank them\n",
            "Visits rise from 4 to 5",
            "Visits:",
            "this would be read as 1 objective and 1 initiative instead of 1 objective, 1 key result and 2 initiatives",
        ),
        (SHEET, "kind", "hue", "this would be read as no goal instead of 1 objective"),
        (
            SHEET.replace("owner", "{{ gauge }}").replace("{{ gauge }},text", "kind,text"),
            "note",
            "parent",
            "the objective would be read as having: parent named",
        ),
    ],
)
def test_what_a_value_would_make_of_the_goals_is_told(body: str, sample: str, value: str, said: str) -> None:
    form = "csv" if body.startswith("id") else "md"
    template = made(body, FRONT.replace("Late parcels", f'"{sample}"'), f"come-back.{form}.jinja")
    with pytest.raises(SlotError) as error:
        render(template, {"gauge": value})
    assert str(error.value) == f"gauge can't be “{value}”; with it, {said}"


def test_when_a_goal_starts_is_no_part_of_its_structure() -> None:
    template = made(f"{BODY}  - {{{{ gauge }}}}\n")
    assert render(template, {"gauge": "start: 1 June 2027"}).endswith("\n  - start: 1 June 2027\n")
    with pytest.raises(SlotError, match=r"with it, the key result would be read as having: owner$"):
        render(template, {"gauge": "owner: Bo"})


def test_a_share_and_a_length_of_time_are_not_compared() -> None:
    front = FRONT.replace("above: baseline, max: 100", "above: wait, max: 100")
    assert "5%" in render(made(BODY + "\nBelow {{ target }}% in {{ wait }}\n", front), {"target": 5, "wait": 18})


NOT_SEEN = st.characters(
    exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="".join(DIRECTING), max_codepoint=0xDFFFF
)
VALUES = st.one_of(
    st.text(NOT_SEEN, min_size=1, max_size=40),
    st.text(st.sampled_from("ab1 *_`~[]()<>|#-+=\\&;!{}:.\"',$@%/\n\t"), min_size=1, max_size=25),
).filter(lambda value: value.strip())
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words_in(tokens: list[Token]) -> list[str]:
    """What a reader sees of a block, kinds of blocks aside."""
    return ["".join(one.content if one.type == "text" else f"<{one.type}>" for one in token.children or ())
            for token in tokens if token.type == "inline"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(VALUES)
@example("1. first")
@example("- ")
@example("===")
@example("a\\")
@example("&amp;")
@example("![x](y)")
@example("~~x~~ ~y~")
def test_a_value_is_shown_in_markdown_as_it_was_given(value: str) -> None:
    said = " ".join(value.split())
    for before, after, blocks in (
        ("- KR: ", " end", ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]),
        ("", "", ["paragraph_open", "inline"]),
        ("- ", " end", ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]),
        ("## ", "", ["heading_open", "inline"]),
        ("a", "b", ["paragraph_open", "inline"]),
        ("> 1. ", "", ["blockquote_open", "ordered_list_open", "list_item_open", "paragraph_open", "inline"]),
    ):
        tokens = MARKDOWN.parse(f"{before}{escaped(said, 'markdown', before)}{after}")
        assert [token.type for token in tokens][: len(blocks)] == blocks, (before, said)
        bare = before.lstrip("-#> 1.") if before not in ("- KR: ", "a") else before.removeprefix("- ")
        assert words_in(tokens) == [f"{bare}{said}{after}"]
    table = MARKDOWN.parse(f"| a | b |\n|---|---|\n| {escaped(said, 'markdown', '| ')} | end |\n")
    assert words_in(table) == ["a", "b", said, "end"]


HOLDING = {
    "markdown": "# Objective: Customers of {{ who }} come back\n\n{{ what }}\n\n"
    "- KR: Raise {{ what }} from 24% to 31%\n",
    "yaml": 'framework: okr\nobjectives:\n  - objective: "Customers of {{ who }} come back"\n    key_results:\n'
    '      - key_result: "Raise {{ what }} from 24% to 31%"\n        owner: "{{ what }}"\n',
    "toml": '[[objectives]]\nobjective = "Customers of {{ who }} come back"\n[[objectives.key_results]]\n'
    'key_result = "Raise {{ what }} from 24% to 31%"\n',
    "json": '{"objectives": [{"objective": "Customers of {{ who }} come back", "key_results":\n'
    '[{"key_result": "Raise {{ what }} from 24% to 31%"}]}]}\n',
    "csv": "kind,statement,owner\nobjective,Customers of {{ who }} come back,{{ what }}\n"
    'key_result,"Raise {{ what }} from 24% to 31%",Ann\n',
}
TWO = FRONT.partition("slots:")[0] + (
    "slots:\n  who: {type: text, help: A., sample: Hill Street}\n"
    "  what: {type: text, help: B., sample: repeat sales}\n---\n"
)
ENDINGS = {"markdown": "md"}


@pytest.mark.parametrize("form", HOLDING)
@settings(max_examples=150, deadline=None)
@given(a=VALUES, b=VALUES)
def test_no_value_changes_the_goals(form: str, a: str, b: str) -> None:
    template = parse_template(TWO + HOLDING[form], f"held.{ENDINGS.get(form, form)}.jinja")
    try:
        text = render(template, {"who": a, "what": b})
    except SlotError:
        return  # refused, by the name of the slot
    goals = goalkit.read(text, template.format).goals
    assert [(goal.kind, goal.parent is None) for goal in goals] == [("objective", True), ("key_result", False)]


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "+1+1", "-2+3", "'=1", "＝1", "-3"])
@pytest.mark.parametrize("cell", ["{{ what }}", '"{{ what }}"'])
def test_no_value_becomes_a_formula(value: str, cell: str) -> None:
    body = f"kind,statement,baseline\nobjective,Customers of {{{{ who }}}} come back,{cell}\n"
    text = render(parse_template(TWO + body, "held.csv.jinja"), {"who": "Hill Street", "what": value})
    found = list(csv.reader(io.StringIO(text)))[1][2]
    assert found == (value if value == "-3" else f"'{value}")
    assert goalkit.read(text, "csv").goals[0].baseline == value


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_a_value_is_the_same_to_every_parser(value: str) -> None:
    said = " ".join(value.split())
    whole = f"Customers of {said} come back"

    def filled(form: str) -> str:
        body = HOLDING[form].replace("{{ what }}", "sales")
        front = TWO.replace("  what: {type: text, help: B., sample: repeat sales}\n", "")
        template = parse_template(front + body, f"held.{form}.jinja")
        return render(template, {"who": value})

    try:
        texts = {form: filled(form) for form in ("yaml", "toml", "json", "csv")}
    except SlotError:
        return
    assert yaml.safe_load(texts["yaml"])["objectives"][0]["objective"] == whole
    assert tomllib.loads(texts["toml"])["objectives"][0]["objective"] == whole
    assert json.loads(texts["json"])["objectives"][0]["objective"] == whole
    assert list(csv.reader(io.StringIO(texts["csv"])))[1][1] == whole


@pytest.mark.parametrize("quote", ["", "'"])
def test_a_value_without_double_quotes_around_it_is_taken_only_if_it_is_read_as_it_is(quote: str) -> None:
    body = f"objectives:\n  - objective: {quote}Customers of {{{{ who }}}} and {{{{ what }}}}{quote}\n"
    template = parse_template(TWO + body, "held.yaml.jinja")
    [goal] = goalkit.read(render(template, {"who": "Oslo", "what": "3 towns"}), "yaml").goals
    assert goal.statement == "Customers of Oslo and 3 towns"
    for value in ("x: y", "it's\n- objective: Two", "a # b", "'"):
        try:
            text = render(template, {"who": "Oslo", "what": value})
        except SlotError:
            continue
        assert [one.statement for one in goalkit.read(text, "yaml").goals] == [
            f"Customers of Oslo and {' '.join(value.split())}"
        ]
    with pytest.raises(SlotError, match="no quotes"):
        render(template, {"who": "Oslo", "what": "' # x: y" if quote else "x: y"})


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("yaml", 'objectives:\n  - objective: "Customers"\n    # {{ who }} {{ what }}\n'),
        ("toml", "[[objectives]]\nobjective = 'Customers of {{ who }} and {{ what }}'\n"),
    ],
)
def test_values_stand_inside_double_quotes(form: str, body: str) -> None:
    with pytest.raises(TemplateError, match="“who” must stand inside double quotes"):
        render(parse_template(TWO + body, f"held.{form}.jinja"), {})


@pytest.mark.parametrize("body", HOLDING)
@pytest.mark.parametrize("form", HOLDING)
@pytest.mark.parametrize("values", [{"who": "Ava's | [shop]", "what": 'sales "of" <tea>'}, {"who": "Hill"}, {}])
def test_goals_are_the_same_in_each_format(body: str, form: Format, values: dict[str, str]) -> None:
    template = parse_template(TWO + HOLDING[body], f"held.{ENDINGS.get(body, body)}.jinja")
    whole = goalkit.read(render(template, values), template.format)
    again = goalkit.read(render(template, values, form), form)
    assert differing(again, whole) is None
    assert [goal.kind for goal in again.goals] == ["objective", "key_result"]
    for slot in {"who", "what"} - {*values}:
        assert f"<{slot}>" in " ".join(goal.statement for goal in again.goals)


def test_how_goals_differ_is_told() -> None:
    one = goalkit.read(BODY)
    assert differing(one, one) is None
    for body, said in (
        (BODY + "- KR: Complaints fall from 9 to 4\n", "2 goals and not 3"),
        (BODY.replace("Repeat", "New"), "the statement is “Repeat purchases rise from 24% to 31%” and not “New…"),
        (BODY.replace("31%", "31% (Nadia)"), "the owner is “” and not “Nadia”"),
        (
            BODY.replace("KR:", "Initiative:"),
            "“Repeat purchases rise from 24% to 31%” is a key_result and no initiative",
        ),
    ):
        start, dots, _ = said.partition("…")
        told = differing(one, goalkit.read(body)) or ""
        assert told.startswith(start) if dots else told == said
