"""What surrounds a goal never changes how it is read, and what says the same is read the same."""

from __future__ import annotations

import functools
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import goalkit

if TYPE_CHECKING:
    from collections.abc import Callable

    from goalkit.english.reading import Quantity

HERE = Path(__file__).parent / "accuracy"
LABELLED = yaml.safe_load((HERE / "statements.yaml").read_text(encoding="utf-8"))
PARAPHRASES = yaml.safe_load((HERE / "paraphrases.yaml").read_text(encoding="utf-8"))
STATEMENTS = [
    one["text"]
    for kind in ("key_results", "objectives")
    for one in chain.from_iterable(LABELLED[kind].values())
    if not one["text"].endswith("…")
]


def amount(value: Quantity | None) -> tuple[float, str | None] | None:
    return value and (value.number, value.unit)


def said(reading: goalkit.Reading) -> dict[str, Any]:
    """All that a reading says, without the places where it says so."""
    return {
        "measured": reading.measured,
        "focus": reading.focus,
        "compound": reading.compound,
        "change_without_baseline": reading.change_without_baseline,
        "vague": bool(reading.vague_words),
        "deadline": reading.deadline and reading.deadline.date,
        "measures": [
            (one.metric, one.direction, amount(one.baseline), amount(one.target), amount(one.change), one.comparator)
            for one in reading.measures
        ],
    }


def read_in(document: str) -> dict[str, Any]:
    """What is said of the one key result of a Markdown document."""
    [goal] = [one for one in goalkit.read(document, format="markdown").goals if one.kind == "key_result"]
    assert goal.reading is not None
    return said(goal.reading)


def bare(text: str) -> str:
    return text.rstrip(".")


ABOVE = "# Team\n\n## Objective: People are happy\n\n"
DRESSED: dict[str, Callable[[str], str]] = {
    "a plus": lambda text: f"+ KR: {text}",
    "a star": lambda text: f"* KR: {text}",
    "a number": lambda text: f"1. KR: {text}",
    "a numbered label": lambda text: f"- KR1: {text}",
    "a label in bold": lambda text: f"- **KR:** {text}",
    "bold": lambda text: f"- **KR: {text}**",
    "slanted": lambda text: f"- KR: *{text}*",
    "a link": lambda text: f"- KR: [{text}](https://example.org/plan)",
    "an owner": lambda text: f"- KR: {bare(text)} (Owner: Dana)",
    "a handle": lambda text: f"- KR: {bare(text)} @dana",
    "a stray quarter": lambda text: f"- KR: {bare(text)} (Q4)",
    "a full stop": lambda text: f"- KR: {bare(text)}.",
    "a pictogram": lambda text: f"- KR: {bare(text)} 🚀",
}


@pytest.mark.parametrize("dress", DRESSED.values(), ids=DRESSED)
def test_what_surrounds_a_key_result_changes_nothing_of_its_reading(dress: Callable[[str], str]) -> None:
    for statement in STATEMENTS:
        plain = read_in(f"{ABOVE}- KR: {statement}\n")
        assert read_in(f"{ABOVE}{dress(statement)}\n") == plain, statement


def test_praise_before_the_verb_changes_no_reading() -> None:
    praised = 0
    for statement in STATEMENTS:
        reading = goalkit.understand(statement)
        if reading.verb is None or reading.measured == "none" or not statement.startswith(reading.verb.text):
            continue  # of an intention without a measure, praise may be all that it turns on
        praised += 1
        lower = statement[0].lower() + statement[1:]
        for praise in ("Successfully", "Proudly"):
            assert said(goalkit.understand(f"{praise} {lower}")) == said(reading), statement
    assert praised > 80


def test_another_number_changes_that_value_alone() -> None:
    swapped = 0
    for statement in STATEMENTS:
        reading = goalkit.understand(statement)
        for role, value in [
            (role, value)
            for one in reading.measures
            for role, value in (("baseline", one.baseline), ("target", one.target), ("change", one.change))
            if value is not None
        ]:
            digits = re.fullmatch(r"\D*(\d{1,3})\D*", value.text)
            if digits is None or statement.count(digits[1]) != 1 or int(digits[1]) <= 1:
                continue
            swapped += 1
            other = goalkit.understand(statement.replace(digits[1], str(int(digits[1]) + 1)))
            before, after = said(reading), said(other)
            assert len(after["measures"]) == len(before["measures"]), statement
            for old, new in zip(before["measures"], after["measures"], strict=True):
                changed = [name for name, a, b in zip(FIELDS, old, new, strict=True) if a != b]
                assert set(changed) <= {role, "direction"}, statement
            del before["measures"], after["measures"]
            assert after == before, statement
    assert swapped > 80


FIELDS = ("metric", "direction", "baseline", "target", "change", "comparator")


def test_what_says_the_same_is_read_the_same() -> None:
    pairs = 0
    for first, *others in PARAPHRASES["same"]:
        for other in others:
            pairs += 1
            assert said(goalkit.understand(other)) == said(goalkit.understand(first)), other
    assert pairs >= 95


def test_an_order_and_a_state_differ_at_most_in_whose_result_it_is() -> None:
    for first, *others in PARAPHRASES["voice"]:
        for other in others:
            order, state = said(goalkit.understand(first)), said(goalkit.understand(other))
            del order["focus"], state["focus"]
            assert state == order, other


PAGES = [
    page for page in sorted(HERE.rglob("documents/*.md")) if not page.read_text(encoding="utf-8").startswith("---")
]
REMARKS = (
    "Why? Because this is what people asked us for.",
    "We talked about this one for a long time and are happy with it.",
    "Note: the numbers are provisional.",
    "Last updated: 3 March 2027",
    "> Everything starts with the people we serve.",
    "![a chart](chart.png)",
)


@functools.cache
def goals_of(source: str) -> list[tuple[str, str, str | None]]:
    """Each goal of a page: its kind, its words, and those of the goal above it."""
    document = goalkit.read(source, format="markdown")
    words = {goal.id: " ".join(goal.statement.split()) for goal in document.goals}
    return [(goal.kind, words[goal.id], words.get(goal.parent or "")) for goal in document.goals]


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_remark_below_a_heading_changes_no_goal(page: Path, remark: str) -> None:
    source = page.read_text(encoding="utf-8")
    heads = [found.end() for found in re.finditer(r"(?m)^#{1,6} .*\n", source)]
    at = heads[len(heads) // 2] if heads else 0
    assert goals_of(f"{source[:at]}\n{remark}\n\n{source[at:]}") == goals_of(source)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_headings_that_end_in_a_colon_head_the_same_goals(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    assert goals_of(re.sub(r"(?m)^(#{1,6} [^\n]*[^\W\d_])$", r"\1:", source)) == goals_of(source)


@pytest.mark.parametrize("sign", ["*", "+", "•"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_sign_of_a_bullet_changes_no_goal(page: Path, sign: str) -> None:
    source = page.read_text(encoding="utf-8")
    assert goals_of(re.sub(r"(?m)^(\s*)- (?=\w)", rf"\1{sign} ", source)) == goals_of(source)
