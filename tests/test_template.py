"""Templates: what they may say, how values become words of a document, and what strangers can't do with either."""

from __future__ import annotations

import csv
import io
import json
import time
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import goalkit
from goalkit.form.escape import escaped
from goalkit.template import SlotError, Template, TemplateError, render
from goalkit.template.front import LARGEST, parse_template
from goalkit.template.values import DIRECTING, LONGEST
from goalkit.template.writing import differing

if TYPE_CHECKING:
    from markdown_it.token import Token

    from goalkit.model import Format

FRONT = """\
---
title: Come back
framework: okr
function: any-team
for: A shop wants its customers back.
slots:
  shop: {type: text, help: Whose customers., sample: Hill Street Bakery}
  baseline: {type: percent, min: 0, max: 100, help: The share today., sample: 24}
  target: {type: percent, above: baseline, max: 100, help: The share then., sample: 31}
  wait: {type: duration, unit: days, max: 60, help: How long., sample: 18}
  price: {type: money, unit: €, help: How much., sample: 12}
  orders: {type: count, min: 1, help: How many., sample: 1200}
  due: {type: date, help: By when., sample: 2027-06-30}
  start: {type: date, before: due, help: From when., sample: 2027-04-01}
  quarter: {type: period, help: When., sample: Q2 2027}
  limit: {type: quantity, help: How far., sample: at most 3}
  gauge: {type: metric, help: What., sample: Late parcels}
  partner: {type: person, optional: true, help: With whom., sample: Nadia}
---
"""
BODY = "# Objective: Customers of {{ shop }} come back\n\n- KR: Repeat purchases rise from 24% to 31%\n"


def made(body: str = BODY, front: str = FRONT, name: str = "come-back.md.jinja") -> Template:
    """A template of this body."""
    return parse_template(front + body, name)


def refused(source: str, name: str = "come-back.md.jinja") -> list[str]:
    """What is said of a template that is wrong, in the front matter or the body."""
    with pytest.raises(TemplateError) as error:
        _ = parse_template(source, name).parts
    return [f"{one.line}:{one.column} {one.message}" for one in error.value.mistakes]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{% for x in shop %}x{% endfor %}", "1:4 a template can't repeat parts: write out what should stand there…"),
        ("a {{ range(10) }}", '1:11 a template can\'t call functions: the only one is metric("id")'),
        ("{{ shop.__class__.__mro__ }}", "1:18 a template can't reach into values: a slot is a name alone"),
        ("{{ shop['x'] }}", "1:8 a template can't reach into values: a slot is a name alone"),
        ("{% include '/etc/passwd' %}", "1:4 a template can't read other files"),
        ("{% import 'x' as y %}", "1:4 a template can't read other files"),
        ("{% from 'x' import y %}", "1:4 a template can't read other files"),
        ("{% extends 'x' %}", "1:4 a template can't read other files"),
        ("{% macro x() %}{% endmacro %}", "1:4 a template can't define anything: it has slots alone"),
        ("{% set shop = 1 %}", "1:4 a template can't define anything: it has slots alone"),
        ("{% with %}{% endwith %}", "1:4 a template can't define anything: it has slots alone"),
        ("{% block x %}{% endblock %}", "1:4 a template can't be extended, so it has no blocks"),
        ('{{ "a" * 10**9 }}', "1:4 a template can't calculate"),
        ("{{ 9**9**9**9 }}", "1:11 a template can't calculate"),
        ("{{ shop ~ shop }}", '1:4 a template has {{ slot }}, {{ metric("id") }} and {% if slot %}…'),
        ("{% if shop == 'x' %}{% endif %}", "1:19 a template can't compare: {% if slot %} asks…"),
        ("{{ shop if shop else shop }}", "1:4 write {% if slot %} … {% else %} … {% endif %} instead"),
        ("{{ shop is defined }}", "1:9 a template can't test values: {% if slot %} asks whether a slot is filled"),
        ("{{ 'words' }}", "1:4 a template writes words as they are, without braces"),
        ("{{ [shop] }}", '1:4 a template has {{ slot }}, {{ metric("id") }} and {% if slot %}…'),
        ("{{ shop | upper }}", "1:11 there is no filter “upper”; there is capital"),
        ("{{ shop | capitl }}", "1:11 there is no filter “capitl”; did you mean “capital”?"),
        ("{{ shop | capital(shop) }}", "1:11 “capital” takes nothing in brackets"),
        ("{{ metric(shop) }}", "1:10 metric takes an id in quotes, and perhaps the alias to write"),
        ("{{ metric('csta') }}", "1:10 no metric has the id “csta”; did you mean “csat”?"),
        ("{{ metric('csat', 'NPS') }}", "1:10 “NPS” is no name of csat; there are Customer satisfaction score…"),
        ("{{ shp }}", "1:4 no slot is called “shp”; did you mean “shop”?"),
        ("# A\n\n- {{ shop }} {{ bsline }}", "3:17 no slot is called “bsline”; did you mean “baseline”?"),
        ("x\n{% if shop and\n  no %}{% endif %}", "3:3 no slot is called “no”; there are shop, baseline…"),
        ("{{ shop", "1:4 unexpected end of template, expected “}}”"),
        ("{{ }}", "1:4 expected an expression, got “}}”"),
        ("{% if shop %}", "1:12 {% if %} has no {% endif %}"),
        ("{% shout %}", "1:4 nothing fits the tag “shout”"),
        ("<!-- {{ shop }} -->", "1:9 a slot can't stand in a comment: nobody would see it"),
        ("{% if shop %}" * 30, "1:264 this nests more than 20 levels deep"),
        ("{{ " + "(" * 5000 + "shop" + ")" * 5000 + " }}", "1:44 this condition is longer than anybody can follow"),
        ("{% if " + "not " * 5000 + "shop %}{% endif %}", "1:163 this condition is longer than anybody can follow"),
        ("{% if " + "shop or " * 5000 + "shop %}{% endif %}", "1:164 this condition is longer than anybody can follow"),
        ("{{ " + "9" * 50_000 + " }}", "1:1 a template has {{ slot }}, …"),
        ("{{ '" + "\\x" * 50 + "' }}", "1:4 truncated …"),
        ("{% if shop %}x{% else %}y", "1:25 {% if %} has no {% endif %}"),
        ("x {% endif %}", "1:6 nothing fits the tag “endif”"),
    ],
)
def test_a_template_can_only_fill_in(body: str, said: str) -> None:
    started = time.perf_counter()
    (told,) = refused(FRONT + body)
    assert time.perf_counter() - started < 2
    line, _, rest = told.partition(":")
    placed = f"{int(line) - FRONT.count(chr(10))}:{rest}"
    start, dots, _ = said.partition("…")
    assert placed.startswith(start) if dots and said.endswith("…") else placed == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Come back\n", "", "1:1 this template has no “title”, which is what it is called"),
        ("title: Come", "titel: x\ntitle: Come", "2:1 a template has no “titel”; did you mean “title”?"),
        ("title: Come", "title: x\ntitle: Come", "3:1 “title” stands here twice"),
        ("title: Come back", "title: [a]", "2:1 “title” can't be a list; expected words"),
        ("title: Come back", "title:", "2:1 “title” can't be empty; expected words"),
        ("framework: okr", "framework: scorecard", "3:1 “framework” can't be “scorecard”; did you mean…"),
        ("function: any-team", "function: Any Team", "4:1 “function” can't be “Any Team”; take small letters, digits…"),
        ("for: A", "level: boss\nfor: A", "5:1 “level” can't be “boss”; expected one of person, team, department…"),
        ("for: A", "counter-metric: csta\nfor: A", "5:1 no metric has the id “csta”; did you mean “csat”?"),
        ("for: A", "sources: [doer-measure]\nfor: A", "5:11 no source in the bibliography has the key…"),
        ("  shop: {type: text", "  Shop: {type: text", "7:3 a slot can't be called “Shop”; take small letters…"),
        ("  shop: {type: text", "  b: {type: text", "7:3 a slot can't be called “b”, which is a tag of HTML"),
        ("type: text", "type: txt", "7:10 “type” can't be “txt”; did you mean “text”?"),
        ("type: text, help: Whose customers.", "type: text", "7:3 slot “shop” has no “help”, which is what somebody…"),
        ("type: text,", "type: text, min: 3,", "7:22 a text has no “min”"),
        ("type: text,", "type: text, hlep: 3,", "7:22 a slot has no “hlep”; did you mean “help”?"),
        ("min: 0,", "min: zero,", "8:29 “min” can't be “zero”; expected a valid number…"),
        ("sample: 24", "sample: 240", "8:71 the sample can't be “240”; the most is 100%"),
        ("sample: 31", "sample: 21", "9:77 target can't be “21”; it must be more than baseline, which is “24”"),
        ("above: baseline", "above: basline", "9:27 there is no other slot “basline”; did you mean “baseline”?"),
        ("above: baseline", "above: due", ""),
        ("above: baseline", "above: shop", "9:27 a percent and a text can't be compared"),
        ("---\n# Ob", "values:\n  - {shop: x, target: 3}\n---\n# Ob", "20:15 target can't be “3”; it must be more…"),
        ("---\n# Ob", "values:\n  - {shp: x}\n---\n# Ob", "20:6 there is no slot “shp”; did you mean “shop”?"),
        ("title: Come", "title: {{ x }}\nx: Come", "2:1 “title” can't be keys and values; expected words"),
        ("title: Come", "title: a: b", "2:9 this is not valid YAML…"),
        ("  shop: {", "  shop: 3\n  shap: {", "7:3 “shop” can't be “3”; expected keys and values"),
        ("title: Come", "\ttitle: Come", "2:1 a tab stands where YAML allows only spaces"),
        (
            "title: Come",
            "title: \x1b[31mCome",
            "2:8 this holds the character U+001B, which can't be seen; leave it out",
        ),
        ("---\ntitle", "title", "1:1 a template starts with front matter between two lines of ---"),
    ],
)
def test_what_is_wrong_in_the_front_matter_is_told_with_its_place(old: str, new: str, said: str) -> None:
    source = FRONT + BODY
    assert old in source
    source = source.replace(old, new, 1)
    if not said:
        parse_template(source, "come-back.md.jinja")
        return
    told = refused(source)[0]
    start, dots, _ = said.partition("…")
    assert told.startswith(start) if dots else told == said


@pytest.mark.parametrize(
    "name", ["Come-Back.md.jinja", "come_back.md.jinja", "come-back.jinja", "come-back.html.jinja"]
)
def test_the_name_of_a_file_names_the_template_and_its_format(name: str) -> None:
    assert refused(FRONT + BODY, name) == [
        "1:1 a template's file is called like new-habit.md.jinja: small letters, digits and hyphens"
    ]


def test_a_long_template_is_read_in_time() -> None:
    started = time.perf_counter()
    parts = made("{{ shop }}\n" * 15_000).parts
    assert len(parts) >= 15_000
    assert time.perf_counter() - started < 10
    (told,) = refused(FRONT + "x" * 5_000_000)
    assert told == f"1:1 a template has at most {LARGEST:,} characters"


def test_what_is_filled_in_has_an_end() -> None:
    with pytest.raises(SlotError, match="more than 1,000,000 characters"):
        render(made("{{ shop }}\n" * 2_000 + BODY), {"shop": "x" * LONGEST})


def shown(body: str, **values: object) -> str:
    """A line of a template, filled."""
    return render(made(f"{BODY}\n{body}\n"), values).split("\n")[4]


@pytest.mark.parametrize(
    ("body", "values", "line"),
    [
        ("From {{ baseline }}% to {{ target }}%", {"baseline": "24%", "target": 31}, "From 24% to 31%"),
        ("From {{ baseline }} to {{ target }}", {"baseline": "24 %", "target": "31 percent"}, "From 24% to 31%"),
        ("From {{ baseline }} percent", {"baseline": "24%"}, "From 24 percent"),
        ("From {{ baseline }}%", {}, r"From \<baseline>%"),
        ("Within {{ wait }}", {"wait": "18"}, "Within 18 days"),
        ("Within {{ wait }} days", {"wait": "18"}, "Within 18 days"),
        ("Within {{ wait }} days", {"wait": "18 days"}, "Within 18 days"),
        ("Within {{ wait }}", {"wait": "3 weeks"}, "Within 3 weeks"),
        ("Within {{ wait }}", {"wait": "1"}, "Within 1 day"),
        ("At {{ price }}", {"price": "12.50"}, "At €12.50"),
        ("At €{{ price }}", {"price": "€1,200"}, "At €1,200"),
        ("At {{ price }}", {"price": "1.2m EUR"}, "At 1.2m EUR"),
        ("{{ orders }} orders", {"orders": "1,200"}, "1,200 orders"),
        ("By {{ due }}", {"due": "the end of June 2027"}, "By the end of June 2027"),
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
            ["at least 95%", "≤ 3 a week", "none", "all of them", "4.5/5", "1 in 20", "14:00", "3-5 days", "zero"],
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
        ("due", ["some day", "2027-13-01", "yesterday we met", "30"]),
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


PIECES = st.sampled_from(
    "{{ }} {% %} {# #} {{- -}} {%- -%} if endif else elif not and or shop partner metric ('csat') ( ) [ ] | capital "
    "raw endraw for in set ' \" x 9 * . ~ , : = # - <!-- --> is include".split()
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"])), max_size=30))
def test_whatever_a_body_holds_it_is_filled_or_refused(pieces: list[tuple[str, str]]) -> None:
    body = "".join(piece + space for piece, space in pieces)
    try:
        text = render(made(f"{BODY}\n{body}"), {"shop": "Ava's"})
    except TemplateError as error:
        lines = (FRONT + BODY + "\n" + body).split("\n")
        for one in error.mistakes:
            assert 1 <= one.line <= len(lines)
            assert 1 <= one.column <= len(lines[one.line - 1]) + 1
    except SlotError:
        pass
    else:
        assert text.startswith("# Objective: Customers of Ava's come back")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("title", "framework", "slots", "values", "sources", "for", "x", "  shop", "  - a")),
            st.sampled_from(("okr", "{}", "[]", "{shop: {type: text}}", "24", "", "*a", "&a x", "{a: b}", "true", "|")),
        ),
        max_size=8,
    )
)
def test_whatever_a_front_matter_holds_it_is_taken_or_refused(lines: list[tuple[str, str]]) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in lines)
    mistakes = refused(f"---\n{head}---\n{BODY}")  # no set of these lines is whole
    assert all(1 <= int(one.partition(":")[0]) <= len(lines) + 4 for one in mistakes)
