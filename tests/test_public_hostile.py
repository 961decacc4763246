"""Public functions with hostile arguments: what is documented happens, or a documented error, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.config import parse_config
from goalkit.english import Calendar
from goalkit.frameworks import UnknownFrameworkError
from goalkit.interchange import InterchangeError, find_layout, parse_layout
from goalkit.template.front import parse_template

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = "# Objective: Patients are seen on time\n- KR: Raise on-time starts from 58% to 85% by March 2027\n"
TEMPLATE = next(one for one in goalkit.templates() if one.name == "smart-goal")

NASTY = st.sampled_from(
    [
        "\0",
        "a\0b.md",
        "\ud800",
        "x\ud83d",
        "\x1b[31mred\x1b]8;;http://x\x07",
        "9" * 3_000,
        "-" + "9" * 400 + "%",
        "1e999999",
        "٣٤٪ ²³ Ⅷ",
        "\u202eevil\u2066",
        "# " * 2_000,
        "> " * 1_500,
        "- " * 1_500,
        "[" * 4_000,
        "{" * 4_000,
        "&a *a " * 500,
        "\r\n\x0b\x0c\x85\u2028" * 50,
        "\ufeff\ufeff# x",
        "nul",
        "../../../etc/passwd",
        "/dev/null",
        "~root",
        "a" * 300 + ".md",
        "é" * 200 + ".yaml",
        "{{ x.__class__ }}",
        "=HYPERLINK(1)",
        "<script>alert(1)</script>",
    ]
)
TEXTS = NASTY | st.text(max_size=40) | st.builds(str.__add__, NASTY, st.text(max_size=5))
NUMBERS = st.integers() | st.floats() | st.just(10**400)
OTHERS = st.none() | st.booleans() | NUMBERS | st.binary(max_size=9) | st.lists(TEXTS, max_size=2) | st.dates()

TAKES_TEXT: dict[str, tuple[Callable[[str], object], tuple[type[Exception], ...]]] = {
    "read": (goalkit.read, ()),
    "read as yaml": (lambda text: goalkit.read(text, "yaml", path="x"), ()),
    "read, named": (lambda text: goalkit.read(DRAFT, path=text), ()),
    "understand": (goalkit.understand, ()),
    "explain": (goalkit.explain, (KeyError,)),
    "convert to": (lambda text: goalkit.convert(goalkit.read(DRAFT), text), (UnknownFrameworkError,)),
    "find_config": (lambda text: goalkit.find_config(Path("nowhere", text.replace("/", ""))), (ValueError,)),
    "load_config": (lambda text: goalkit.load_config(Path("nowhere", text.replace("/", ""))), (goalkit.ConfigError,)),
    "parse_config": (lambda text: parse_config(text, "goalkit.toml"), (goalkit.ConfigError,)),
    "Baseline.parse": (goalkit.Baseline.parse, (goalkit.BaselineError,)),
    "render": (lambda text: goalkit.render(text, {}), (LookupError,)),
    "render, value": (lambda text: goalkit.render(TEMPLATE, {"owner": text}), (goalkit.SlotError,)),
    "render, slot": (lambda text: goalkit.render(TEMPLATE, {text: "a"}), (goalkit.SlotError,)),
    "render, format": (lambda text: goalkit.render(TEMPLATE, {}, text), (ValueError,)),  # type: ignore[arg-type]
    "templates": (lambda text: goalkit.templates(f"nowhere/{text}"), (OSError,)),
    "parse_template": (lambda text: parse_template(text, "a.md.jinja"), (goalkit.TemplateError,)),
    "find_layout": (find_layout, (InterchangeError,)),
    "parse_layout": (lambda text: parse_layout(text, "a.toml"), (InterchangeError,)),
    "lint, several times": (lambda text: goalkit.lint([goalkit.read(text, "markdown", path=text or "x")] * 2), ()),
    "diff": (lambda text: goalkit.diff([goalkit.read(DRAFT)], [goalkit.read(f"{DRAFT}{text}")]), ()),
    "learn": (lambda text: goalkit.learn([goalkit.read(f"{DRAFT}- KR: {text}\n")]), ()),
    "suggest": (lambda text: goalkit.suggest([goalkit.read(f"kpis:\n  - kpi: {text}\n    series: {text}\n")]), ()),
    "lint_files": (lambda text: goalkit.lint_files([Path(text)]), ()),
}
"""Public functions that take words, and the errors that are documented for words that don't fit."""

WRONG: dict[str, Callable[[Any], object]] = {
    "read": goalkit.read,
    "understand": goalkit.understand,
    "lint": goalkit.lint,
    "suggest": goalkit.suggest,
    "learn": goalkit.learn,
    "convert": lambda given: goalkit.convert(given, "okr"),
    "diff": lambda given: goalkit.diff(given, []),
}
"""Public functions that say at their door what they take."""


@pytest.mark.parametrize("name", TAKES_TEXT)
@settings(max_examples=25)
@given(text=TEXTS)
@example(text="")
@example(text="2" * 200 + "x")
def test_hostile_words_do_what_is_documented(name: str, text: str) -> None:
    function, documented = TAKES_TEXT[name]
    try:
        function(text)
    except documented as error:
        assert type(error) in documented or isinstance(error, documented)  # noqa: PT017 (which ones is the question)


@pytest.mark.parametrize("name", WRONG)
@settings(max_examples=20)
@given(given=OTHERS)
@example(given=None)
@example(given=[None])
def test_what_is_no_text_and_no_document_is_told_at_the_door(name: str, given: object) -> None:
    if isinstance(given, bytes) and name == "read":
        return
    if given == [] and name not in {"read", "understand", "convert"}:
        return
    with pytest.raises(TypeError, match=r"wanted.*and this is"):
        WRONG[name](given)


@pytest.mark.parametrize("name", ["lint", "suggest", "learn", "diff"])
def test_one_document_or_its_path_is_no_list_of_documents(name: str) -> None:
    for alone in (goalkit.read(DRAFT), "goals.md"):
        with pytest.raises(TypeError, match="documents are wanted, in a list or the like"):
            WRONG[name](alone)


@settings(max_examples=40)
@given(
    text=TEXTS,
    today=st.dates(),
    month=st.integers(1, 12),
    order=st.sampled_from(["dmy", "mdy", "ymd", None]),
)
@example(text=DRAFT, today=datetime.date.max, month=12, order="dmy")
@example(text=DRAFT, today=datetime.date.min, month=1, order="mdy")
def test_any_day_and_calendar_will_do(text: str, today: datetime.date, month: int, order: Any) -> None:  # noqa: ANN401
    calendar = Calendar(fiscal_year_start=month, date_order=order)
    source = f"# Goals FY9999 {text}\n- KR: Raise visits from 1 to 2 by the end of next quarter\n"
    document = goalkit.read(source, calendar=calendar, today=today)
    goalkit.lint([document], today=today)
    assert [one.message for one in document.problems if "stumbled" in one.message] == []


@pytest.mark.parametrize(
    "opening", ["[", "{", '{"a":', "- ", "> ", "* ", "(", "a:\n ", "[[", "&a [*a,", "<b>", "**", "1. "]
)
@pytest.mark.parametrize("form", ["markdown", "yaml", "toml", "json", "csv"])
def test_depth_is_borne(opening: str, form: Any) -> None:  # noqa: ANN401
    for depth in (100, 5_000):
        document = goalkit.read(opening * depth, form)
        assert not any("stumbled" in problem.message for problem in document.problems)
