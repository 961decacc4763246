"""Whatever a file looks like: edits change their words alone, once, and bring nothing new."""

from __future__ import annotations

import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goalkit.diagnostic import Replacement
from goalkit.english.words.slot import is_said, open_slots, slots_in, without_open
from goalkit.fix import changed
from goalkit.text import Span, Text
from tests.fixing import broken, fixed
from tests.placed import assert_in_place

STATEMENTS = st.sampled_from(
    [
        "Raise repeat-purchase rate",
        "Raise the share of calls answered to 90%",
        "Aim to cut late parcels from 9% to 5%",
        "Improve trust in our reports, if possible",
        "CSAT up 10%",
        "Try to lift course completion by 20% by June",
        "Reduce the median wait to 3 days as soon as possible",
        "Improve the welcome for newcomers.",
        "Launch the new portal",
        "Raise on-time starts from 58% to 85%",
        "Raise NPS from <baseline> to 60",
        "Improve our menus (<metric> from <baseline> to <target>)",
        "Double sign-ups",
        'Cut "no-shows" by half, if feasible',
    ]
)
MARKUP = st.sampled_from(
    ["{}", "**{}**", "{} (Ben)", "[{}](https://a.example)", "{} `now`", "*{}* <!-- so -->", "{}  "]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """A draft in lists, with markup, line ends and notes of all sorts."""
    lines = ["# Team, Q1 2027", "", "## Objective: People come back", ""]
    for _ in range(draw(st.integers(1, 5))):
        lines.append(f"- KR: {draw(MARKUP).format(draw(STATEMENTS))}")
        if draw(st.booleans()):
            lines.append(
                draw(st.sampled_from(["", "  Owner: Ana", "  - Launch a list", "<!-- note -->", "Words\twide "]))
            )
    end = draw(ENDS)
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))


@st.composite
def structured(draw: st.DrawFn) -> tuple[str, str]:
    """A draft in YAML, JSON, TOML or CSV, its scalars in all styles; and what its file is called."""
    said = draw(st.lists(STATEMENTS, min_size=1, max_size=4))
    end = draw(ENDS)
    form = draw(st.sampled_from(["yaml", "json", "toml", "csv"]))
    if form == "json":
        results = [{"key_result": one} for one in said]
        data = {"framework": "okr", "period": "Q1 2027", "objectives": [{"objective": "A", "key_results": results}]}
        return json.dumps(data, indent=draw(st.sampled_from([None, 2]))), "goals.json"
    if form == "toml":
        head = 'framework = "okr"\nperiod = "Q1 2027"\n[[objectives]]\nobjective = "People come back"\n'
        tables = "".join(f"[[objectives.key_results]] # so\nkey_result = {json.dumps(one)}\n" for one in said)
        return (head + tables).replace("\n", end), "goals.toml"
    if form == "csv":
        rows = "".join('key result,1.{},"{}"\n'.format(at, one.replace('"', '""')) for at, one in enumerate(said, 1))
        head = "kind,number,statement\nokr,,\nobjective,1,People come back\n"
        return (head + rows).replace("\n", end), "goals.csv"
    styles = st.sampled_from([str, "'{}'".format, ">\n          {}".format, json.dumps])
    lines = [
        "framework: okr # so",
        "period: Q1 2027",
        "objectives:",
        "  - objective: People come back",
        "    key_results:",
    ]
    lines += [f"      - key_result: {draw(styles)(one)}" for one in said]
    return end.join(lines) + end, "goals.yaml"


@given(markdown())
@settings(max_examples=40)
def test_markdown_keeps_every_promise(source: str) -> None:
    assert list(broken(source, "goals.md", fixed(source, "goals.md"))) == []


@given(structured())
@settings(max_examples=40)
def test_other_formats_keep_every_promise(draft: tuple[str, str]) -> None:
    assert list(broken(*draft, fixed(*draft))) == []


@given(st.data())
def test_what_stands_around_a_change_is_left(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.text(st.sampled_from("ab \t🙂\u2028"), max_size=6), min_size=1, max_size=4))
    ends = [data.draw(ENDS) for _ in lines[1:]]
    line = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[line])))
    end = data.draw(st.integers(start, len(lines[line])))
    words = data.draw(st.text(max_size=5))
    source = "".join(one + after for one, after in zip(lines, [*ends, ""], strict=True))
    pairs = zip(ends, lines[1:], ends[1:], strict=False)
    assume(not any(one == "\r" and not between and other == "\n" for one, between, other in pairs))  # one line end
    wanted = [*lines]
    wanted[line] = lines[line][:start] + words + lines[line][end:]
    span = Span(line + 1, start + 1, line + 1, end + 1)
    made = changed(source, [Replacement(span, words, safe=True)])
    assert made == "".join(one + after for one, after in zip(wanted, [*ends, ""], strict=True))


PIECES = st.sampled_from([*"<>()% ,.", "from ", "to ", "by ", "<a>", "<b c>", "90", "Raise "])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_an_author_said_keeps_its_place(words: str) -> None:
    statement = Text(words, 3, 5)
    said = without_open(statement)
    assert_in_place(said, "\n\n" + " " * 4 + words)
    assert {one.text.span for one in open_slots(statement)} <= {one.span for one in slots_in(statement)}
    assert is_said(statement) or not words.strip() or "<" in words
