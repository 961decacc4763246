"""Runs so large that what is kept of them lies on disk: the same report, whatever fits into memory."""

from __future__ import annotations

import datetime
import os
import pickle
import random
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalkit
from goalkit import pile
from goalkit.baseline import Baseline
from goalkit.config import Config, Override, RuleSetting
from goalkit.lint import Linter
from goalkit.lookup import Alike, First
from goalkit.pile import Packed, Pile, Row, laid
from goalkit.registry import rules_of_files
from goalkit.report import FORMATS, render

if TYPE_CHECKING:
    from pathlib import Path

    from goalkit.diagnostic import Report
    from goalkit.lint import Checked

TODAY = datetime.date(2027, 2, 15)
IDS = [f"{letter}-{number}" for letter in "ABC" for number in range(1, 9)] + ["a1", "A-01"]
AIMS = ["Guests sleep well", "Nobody waits at the front desk", "Patients are seen on time", "Trams leave on time"]
METRICS = ["NPS", "churn", "revenue", "headcount", "inventory turnover", "no-show rate"]
WATCHED = ["Loaves sold by noon", "Lamps that burn", "Beds free at night"]
WHERE = ["", " in the north", " of new users"]


def team(number: int) -> str:
    """Goals of a team that repeats, contradicts and misnames what others say."""
    pick = random.Random(number)  # noqa: S311 (makes drafts, hides nothing)

    def result() -> str:
        start, end = pick.sample(range(1, 5), 2)
        needs = pick.choice(["", "", " with help from Front desk"])
        return (
            f"{pick.choice(['Raise', 'Cut'])} {pick.choice(METRICS)}{pick.choice(WHERE)} from {start} to {end}{needs}"
        )

    lines = [f"period: {pick.choice(['Q1 2027', 'Q4 2026', '2027'])}", "objectives:"]
    lines[:0] = [f"owner: {pick.choice(['Ana', 'Front desk'])}"] * pick.randint(0, 1)
    for _ in range(pick.randint(1, 4)):
        lines += [f"  - objective: {pick.choice(AIMS)}", f"    id: {pick.choice(IDS)}"]
        lines += [f"    supports: [{', '.join(pick.sample([*IDS, 'Z-9', 'B_2'], 2))}]"] * pick.randint(0, 1)
        lines += ["    # goalkit: ignore[duplicate-goal, duplicate-id] they know"] * (pick.random() < 0.2)
        lines += ["    key_results:", *(f"      - key_result: {result()}" for _ in range(pick.randint(1, 3)))]
    formula = pick.choice(["lost / all", "kept / all", "missed slots / slots"])
    values = ", ".join(f"{{date: 2027-02-{day:02}, value: {pick.randint(80, 89)}%}}" for day in range(1, 15, 2))
    lines += ["kpis:", f"  - kpi: {pick.choice(WATCHED)}", f"    formula: {formula}", f"    check_ins: [{values}]"]
    lines += ['    green: "≥ 95%"', "    red: below 90%"] * pick.randint(0, 1)
    return "\n".join(lines) + "\n"


CONFIG = Config(
    rules={name: RuleSetting("advice") for name in rules_of_files()},
    overrides=(Override(("team-00*",), {"duplicate-id": RuleSetting("off")}),),
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(CONFIG, TODAY, cases=True)


@pytest.fixture(scope="module")
def checked(linter: Linter) -> list[Checked]:
    documents = [goalkit.read(team(one), "yaml", path=f"team-{one:03}.yaml", today=TODAY) for one in range(60)]
    return [linter.check(one) for one in documents]


@pytest.fixture(scope="module")
def expected(linter: Linter, checked: list[Checked]) -> Report:
    return linter.report(checked)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which hardly anything fits into memory."""
    monkeypatch.setattr(pile, "ROOM", 20)
    monkeypatch.setattr(pile, "WARM", 1000)
    monkeypatch.setattr(pile, "PIECE", 7)


def test_these_goals_have_something_to_do_with_each_other(expected: Report) -> None:
    assert {
        "alignment-cycle",
        "breach-without-response",
        "conflicting-goals",
        "copied-from-last-cycle",
        "dangling-parent",
        "duplicate-goal",
        "duplicate-id",
        "metric-definition-disagreement",
        "unagreed-dependency",
    } <= {one.rule for one in expected.diagnostics}
    assert isinstance(expected.diagnostics, tuple)
    assert expected.ignored > 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(3))
def test_what_lies_on_disk_gives_the_same_report_in_any_order(
    linter: Linter, checked: list[Checked], expected: Report, seed: int
) -> None:
    shuffled = pickle.loads(pickle.dumps(checked))  # noqa: S301 (as they come from another process)
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    report = linter.report(iter(shuffled))
    assert isinstance(report.diagnostics, Row)
    assert replace(report, diagnostics=tuple(report.diagnostics), cases=tuple(report.cases)) == expected
    assert report == expected
    for form in FORMATS:
        assert "".join(render(report, form)) == "".join(render(expected, form))


@pytest.mark.usefixtures("small")
def test_a_baseline_hides_findings_that_lie_on_disk(linter: Linter, checked: list[Checked], expected: Report) -> None:
    report = linter.report(checked)
    baseline = Baseline.of(replace(expected, diagnostics=expected.diagnostics[::2]))
    kept = baseline.apply(report).report
    assert isinstance(kept.diagnostics, Row)
    assert kept == baseline.apply(expected).report


@pytest.mark.usefixtures("small")
@given(st.lists(st.lists(st.text(max_size=3), max_size=9), max_size=12), st.randoms())
def test_a_row_is_like_a_tuple(lists: list[list[str]], shuffled: random.Random) -> None:
    heap: Pile[list[str]] = Pile()
    for number, one in enumerate(lists):
        assert heap.add(one, len(one)) == number
    order = list(range(len(lists)))
    shuffled.shuffle(order)
    row = Row(heap, order)
    plain = tuple(word for number in order for word in lists[number])
    assert tuple(row) == plain
    assert [row[at] for at in range(-len(plain), len(plain))] == [*plain, *plain]
    assert row[1:-1] == plain[1:-1]
    assert row == plain
    assert row != (*plain, "more")
    for at in (len(plain), -len(plain) - 1):
        with pytest.raises(IndexError):
            row[at]


@pytest.mark.usefixtures("small")
@given(st.lists(st.integers()))
def test_things_are_laid_down_in_their_order(numbers: list[int]) -> None:
    found = laid(iter(numbers))
    assert tuple(found) == tuple(numbers)
    assert isinstance(found, tuple) == (len(numbers) < 20)


class Word(str):
    """A word whose hash says next to nothing."""

    __slots__ = ()

    def __hash__(self) -> int:
        return len(self)


WORDS = st.lists(st.text("ab", max_size=3).map(Word))


@pytest.mark.usefixtures("small")
@given(WORDS)
def test_things_with_a_key_in_common_are_found_though_hashes_clash(words: list[Word]) -> None:
    groups: dict[Word, list[tuple[int, Word]]] = defaultdict(list)
    things = list(enumerate(words))
    for at, word in things:
        if word:
            groups[word].append((at, word))
    expected = [group for group in groups.values() if len(group) > 1]
    found = [list(group) for group in Alike(things, lambda one: len(one[1]) or None, lambda one: one[1] or None)]
    assert sorted(found) == sorted(expected)


@given(WORDS)
def test_the_first_thing_with_a_key_is_found_though_hashes_clash(words: list[Word]) -> None:
    things = list(enumerate(words))
    plain: dict[Word, tuple[int, Word]] = {}
    for at, word in things:
        if word:
            plain.setdefault(word, (at, word))
    first = First(things, lambda one: one[1] or None)
    assert dict(first) == plain
    assert len(first) == len(plain)
    assert list(first) == list(plain)
    assert first.get(Word("c")) is None


def test_a_disk_that_is_full_is_named(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    (tmp_path / "team.yaml").write_text(team(1) + team(2), encoding="utf-8")
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n"
        "from goalkit import pile; pile.ROOM = 2\n"
        "from goalkit.cli import main; raise SystemExit(main(['lint', 'team.yaml']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    told = " ".join(done.stderr.split())  # a long path has its message broken into lines
    assert (done.returncode, done.stdout, told) == (2, "", f"goalkit: {tmp_path}: File too large")


@given(st.lists(st.integers()))
def test_what_is_packed_is_as_good_as_a_tuple(numbers: list[int]) -> None:
    packed = Packed(tuple(numbers))
    sent = pickle.loads(pickle.dumps(packed))  # noqa: S301 (packed right here)
    again = pickle.loads(pickle.dumps(sent))  # noqa: S301
    assert len(again) == len(numbers)
    assert again == packed == tuple(numbers)
    assert (hash(again), repr(again), again[:2]) == (hash(packed), repr(tuple(numbers)), tuple(numbers[:2]))
