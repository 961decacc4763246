"""Reports say what was found, in every format, and nothing in a goal's words can break out of them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.diagnostic import Place, Replacement, Report
from goalkit.report import FORMATS, rule_url
from goalkit.report.contract import LintReport
from goalkit.report.markdown import WORD_JOINER
from goalkit.report.terminal import UNSEEN, cells
from goalkit.text import Span
from tests.reports import FOR_EYES, HOSTILE, diagnostic, hostile, report, written


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_format_lets_hostile_text_act(form: str, text: str) -> None:
    out = written(form, hostile(text))
    assert not UNSEEN.search(out.replace(WORD_JOINER, ""))
    assert "\r" not in out
    assert "\t" not in out
    out.encode()


@given(st.text(), st.integers(40, 200), st.booleans())
def test_any_text_can_be_reported_for_eyes(text: str, width: int, color: bool) -> None:  # noqa: FBT001
    for form in FOR_EYES:
        out = written(form, hostile(text), width=width, color=color)
        ours = re.sub(r"\x1b\[[\d;]+m", "", out) if form == "text" and color else out
        assert not UNSEEN.search(ours.replace(WORD_JOINER, ""))


@given(st.text())
def test_any_text_can_be_reported_to_programs(text: str) -> None:
    for form in ("json", "sarif", "gitlab"):
        assert written(form, hostile(text)).isascii()
    found = json.loads(written("json", hostile(text)))["findings"]
    assert found[0]["message"] == text


def test_a_chat_is_told_what_to_mend_first_and_whose_it_is() -> None:
    error = diagnostic(rule="date-contradiction", category="correctness", level="error", goal="b", owner="Ada")
    sure = diagnostic(category="suspicious", goal="c", path="b.md", owner="bo  Berg", message="that is off")
    many = [diagnostic(goal=f"d{at}", path="c.md", owner=f"Person {at:02}") for at in range(9)]
    nobody = diagnostic(level="advice", category="coaching", goal=None, path="d.md")
    what = report(
        error, sure, diagnostic(goal="b", owner="ada "), diagnostic(level="advice", owner="Bo Berg"), *many, nobody
    )
    lines = written("chat", what).split("\n")
    assert lines[:8] == [
        "goalkit: 1 file, 3 goals: 1 error, 11 warnings, 2 advice",
        "",
        "Mend first:",
        "1. “Improve” says a direction and no value [Ada] – goals/q1.md, line 4",
        "   → which value would you accept?",
        "2. that is off [bo Berg] – b.md, line 4",
        "   → which value would you accept?",
        "3. “Improve” says a direction and no value [Person 00] – c.md, line 4",
    ]
    assert lines[10:14] == [
        "By owner:",
        "• Ada: 1 error, 1 warning",
        "• bo Berg: 1 warning, 1 advice",
        "• Person 00: 1 warning",
    ]
    assert lines[-4:] == [
        "• 4 more: 3 warnings, 1 advice",
        "",
        "Why, and what to write instead: goalkit explain date-contradiction",
        "",
    ]
    assert written("chat", report(*reversed(what.diagnostics))).count("\n") == len(lines) - 1
    assert written("chat", report()) == "goalkit: 1 file, 3 goals: nothing to mend\n"
    assert "By file" not in written("chat", report(diagnostic()))
    assert "By file:\n• b.md: 2 warnings\n• a.md: 1 warning\n" in written(
        "chat", report(diagnostic(path="a.md"), diagnostic(path="b.md"), diagnostic(path="b.md"))
    )


@pytest.mark.parametrize(
    "text", ["@here look", "<!channel>", "*bold* _it_ `code` ~no~", ":smile: <http://evil.example|ok>"]
)
def test_a_chat_finds_no_markup_in_words(text: str) -> None:
    out = written("chat", hostile(text))
    assert not re.search(r"[@<*_`~:|!](?=\w)", out.split("Mend first:")[1].split("Why,")[0])


def test_json_keeps_the_contract() -> None:
    related = Place("goals/company.md", Span(2, 1, 2, 9), "the goal that it supports")
    edit = Replacement(Span(4, 7, 4, 14), "Raise", safe=True)
    out = written(
        "json",
        report(diagnostic(related=(related,), edits=(edit,)), diagnostic(ask=None, goal=None), ignored=1, baselined=2),
    )
    data = json.loads(out)
    assert LintReport.model_validate_json(out).model_dump(exclude_unset=True) == data
    assert data["findings"][0] == {
        "rule": "missing-target",
        "category": "clarity",
        "level": "warning",
        "message": "“Improve” says a direction and no value",
        "ask": "which value would you accept?",
        "url": rule_url("missing-target"),
        "path": "goals/q1.md",
        "line": 4,
        "column": 7,
        "end_line": 4,
        "end_column": 14,
        "goal": "goals/q1.md#key-result-1",
        "related": [
            {
                "path": "goals/company.md",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 9,
                "message": "the goal that it supports",
            }
        ],
        "edits": [{"safe": True, "line": 4, "column": 7, "end_line": 4, "end_column": 14, "text": "Raise"}],
    }
    counts = {key: data[key] for key in ("version", "documents", "goals", "ignored", "baseline")}
    assert counts == {"version": 1, "documents": 1, "goals": 3, "ignored": 1, "baseline": 2}


def test_an_empty_report_is_whole_in_every_format() -> None:
    empty = Report((), 0, 0)
    assert json.loads(written("json", empty))["findings"] == []
    assert json.loads(written("sarif", empty))["runs"][0]["results"] == []
    assert json.loads(written("gitlab", empty)) == []
    assert written("concise", empty) == ""


def test_text_underlines_the_words_and_ends_with_the_question() -> None:
    assert written("text", report(diagnostic())) == (
        "goals/q1.md\n"
        "  warning  4:7  “Improve” says a direction and no value  missing-target\n"
        "    4 │ - KR: Improve onboarding\n"
        "      │       ^^^^^^^\n"
        "      → which value would you accept?\n"
        "\n"
        "1 file, 3 goals: 1 warning\n"
        "Why, and what to write instead: goalkit explain missing-target\n"
    )


def test_text_underlines_by_colour_in_a_terminal() -> None:
    out = written("text", report(diagnostic()), color=True)
    assert "- KR: \x1b[1;33;4mImprove\x1b[0m onboarding\n" in out
    assert "^" not in out


def test_text_quotes_the_second_place() -> None:
    related = Place("goals/q1.md", Span(2, 3, 2, 6), "the objective that it should prove", "# New customers stay")
    elsewhere = Place("company.md", Span(12, 1, 12, 4), "what it supports", "Grow in the north")
    out = written("text", report(diagnostic(related=(related, elsewhere))))
    assert "     2 │ # New customers stay\n       │   ^^^ the objective that it should prove\n" in out
    assert "    12 │ Grow in the north\n       │ ^^^ what it supports (company.md:12)\n" in out


def test_text_shows_two_places_of_one_line_in_one_quote() -> None:
    quote = "- KR: Raise NPS from 60 to 45"
    start = Place("goals/q1.md", Span(4, 22, 4, 24), "the start is here", quote)
    what = report(diagnostic(quote=quote, span=Span(4, 28, 4, 30), related=(start,)))
    assert written("text", what).split("\n")[2:6] == [
        "    4 │ - KR: Raise NPS from 60 to 45",
        "      │                            ^^",
        "      │                      -- the start is here",
        "      → which value would you accept?",
    ]
    assert "from \x1b[36;4m60\x1b[0m to \x1b[1;33;4m45\x1b[0m\n" in written("text", what, color=True)
    overlapping = Place("goals/q1.md", Span(4, 22, 4, 30), "the change is here", quote)
    again = written("text", report(diagnostic(quote=quote, span=Span(4, 28, 4, 30), related=(overlapping,))))
    assert again.count(quote) == 2


def test_text_shows_the_line_as_an_edit_would_have_it() -> None:
    quote = "  - KR: Aim to raise NPS from 45 to 60"
    edit = Replacement(Span(4, 9, 4, 17), "R", safe=False)
    out = written("text", report(diagnostic(quote=quote, span=Span(4, 9, 4, 15), edits=(edit,))))
    assert "    4 │ - KR: Aim to raise NPS from 45 to 60\n      │       ^^^^^^\n" in out
    assert "   or │ - KR: Raise NPS from 45 to 60\n      → which" in out
    elsewhere = Replacement(Span(3, 9, 4, 17), "R", safe=False)
    assert " or │" not in written("text", report(diagnostic(quote=quote, edits=(elsewhere,))))


def test_wide_characters_are_underlined_where_they_stand() -> None:
    quote = "- 顧客 ☕ café\u0301 Improve"
    out = written("text", report(diagnostic(quote=quote, span=Span(4, 14, 4, 21))))
    line, carets = out.split("\n")[2:4]
    before = line.split("Improve")[0]
    assert cells(before) == len(carets) - len("^^^^^^^")
    assert len(before) != cells(before)


def test_summary_counts_what_was_left_out() -> None:
    out = written("text", report(documents=2, goals=1, ignored=1, baselined=3, not_english=4))
    assert " ".join(out.split()) == (
        "2 files, 1 goal: nothing to mend · 1 ignored · 3 in the baseline · "
        "4 goals not in English: sentence rules skipped"
    )


def test_statistics_count_by_rule() -> None:
    out = written(
        "text",
        report(diagnostic(), diagnostic(path="b.md"), diagnostic(rule="vague-term", level="advice")),
        statistics=True,
    )
    assert out.split("\n")[:3] == [
        "findings  files  level    rule",
        "       2      2  warning  missing-target",
        "       1      1  advice   vague-term",
    ]


def test_quiet_leaves_findings_alone() -> None:
    assert written("text", report(), quiet=True) == ""
    assert "goalkit explain" not in written("text", report(diagnostic()), quiet=True)


def test_concise_is_one_line_a_finding() -> None:
    out = written("concise", report(diagnostic(), diagnostic(message="two\nlines")))
    assert out.split("\n") == [
        "goals/q1.md:4:7: warning missing-target: “Improve” says a direction and no value",
        "goals/q1.md:4:7: warning missing-target: two lines",
        "",
    ]
