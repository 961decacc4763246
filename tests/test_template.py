"""What a template may say: its body, its front matter and its name, and what strangers can't do with any of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.template import SlotError, TemplateError, render
from goalkit.template.front import LARGEST, parse_template
from goalkit.template.values import LONGEST
from tests.templates import BODY, FRONT, made


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
        (
            "framework: okr\n",
            "",
            "1:1 this template has no “framework”, which is one of okr, smart, balanced_scorecard, …",
        ),
        ("type: text, help", "help", "7:3 slot “shop” has no “type”, which is one of text, number, percent, money, …"),
        ("function: any-team", f"function: {'a' * 61}", "4:1 “function” can't be …"),
        ("function: any-team", f"function: {'a' * 60}", ""),
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
        (
            "---\n# Objective",
            "values:\n  - {shop: Oslo, baseline: 40}\n---\n# Objective",
            "19:1 target can't be “31”; it must be more than baseline, which is “40”",
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


@pytest.mark.parametrize(("said", "meant"), [("optional: true, ", True), ("optional: false, ", False), ("", False)])
def test_a_slot_is_optional_where_it_says_so(said: str, meant: bool) -> None:  # noqa: FBT001
    template = parse_template(FRONT.replace("sample: Hill", f"{said}sample: Hill") + BODY, "come-back.md.jinja")
    assert template.by_name["shop"].optional is meant


@pytest.mark.parametrize(
    "name", ["Come-Back.md.jinja", "come_back.md.jinja", "come-back.jinja", "come-back.html.jinja"]
)
def test_the_name_of_a_file_names_the_template_and_its_format(name: str) -> None:
    assert refused(FRONT + BODY, name) == [
        "1:1 a template's file is called like new-habit.md.jinja: small letters, digits and hyphens"
    ]


def test_many_conditions_side_by_side_are_not_deep() -> None:
    body = "{% if shop %}a{% elif partner %}b{% else %}c{% endif %}"
    template = parse_template(FRONT + BODY + body * 25, "come-back.md.jinja")
    assert len(template.parts) > 25


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
