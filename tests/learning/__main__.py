"""How well templates are learned: leave one goal out, learn from the rest, and see whether it is covered, and rightly.

    python -m tests.learning              # our own goals, marked by hand
    python -m tests.learning FILES…       # any goals: coverage alone, for nobody marked them

In the same run: a miner of log templates, and the idea that every number is a slot.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import goalkit
from goalkit.template.pieces import items_of
from goalkit.template.shapes import learned_from, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from goalkit.model import Document, Goal

GOALS = Path(__file__).parent / "goals.txt"
MARK = re.compile(r"\[(\w+):([^\[\]]*)\]")
ENOUGH = 3
NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
ROLES = frozenset({"metric", "baseline", "target", "change", "due", "audience"})


class Case(NamedTuple):
    """A goal, and where in it each marked piece stands; None where nobody marked it."""

    document: Document
    goal: Goal
    gold: tuple[tuple[str, int, int], ...] | None


class Score(NamedTuple):
    """What became of the goals that were left out."""

    templates: int
    goals: int
    tried: int
    covered: int
    slots: int
    right: int
    seconds: float

    def __str__(self) -> str:
        covered = self.covered / self.tried if self.tried else 0
        right = f"{self.right / self.slots:.3f} of {self.slots} slots" if self.slots else "not marked"
        return (
            f"{self.templates:4} templates of {self.goals} goals   covered {covered:.3f} of {self.tried}   "
            f"right {right}   {self.seconds:.1f} s"
        )


def marked(source: str) -> Iterator[Case]:
    """Our own goals, each as a document of its own."""
    kind = "key_result"
    for number, line in enumerate(source.splitlines(), start=1):
        if line.startswith("= "):
            kind = line[2:].strip()
        elif line and not line.startswith("#"):
            gold: list[tuple[str, int, int]] = []
            text = ""
            at = 0
            for found in MARK.finditer(line):
                text += line[at : found.start()]
                gold.append((found[1], len(text), len(text) + len(found[2])))
                text += found[2]
                at = found.end()
            text += line[at:]
            source = json.dumps({"framework": "okr", f"{kind}s": [{kind: text}]})
            document = goalkit.read(source, format="json", path=f"goal-{number}.json")
            [goal] = document.goals
            assert str(goal.statement) == text, (text, goal.statement)
            yield Case(document, goal, tuple(gold))


def of_files(paths: Iterable[str]) -> Iterator[Case]:
    """Goals that nobody marked."""
    for path in paths:
        document = goalkit.read(Path(path))
        for goal in document.goals:
            if goal.reading.english:
                yield Case(document, goal, None)


def by_shape(cases: Iterable[Case]) -> list[list[Case]]:
    """Goals that goalkit takes for one shape, where there are enough of them to leave one out."""
    shapes: dict[object, dict[str, Case]] = defaultdict(dict)
    for case in cases:
        shape = shape_of(case.goal)
        if shape is not None:
            shapes[shape._replace(lemma="")].setdefault(str(case.goal.statement), case)
    return [list(group.values()) for group in shapes.values() if len(group) >= ENOUGH]


def alone(case: Case) -> Document:
    """The document with this goal only."""
    from dataclasses import replace

    return replace(case.document, goals=(case.goal,))


def by_goalkit(cases: Sequence[Case]) -> Score:
    """Learn from all but one, try that one, and so for each."""
    start = time.perf_counter()
    templates = len(learned_from(map(alone, cases)))
    tried = covered = slots = right = 0
    for group in by_shape(cases):
        for out in group:
            tried += 1
            items = items_of(out.goal.statement, out.goal.reading)
            for learned in learned_from(alone(one) for one in group if one is not out):
                spans = learned.pattern.spans(items)
                if spans is None:
                    continue
                covered += 1
                if out.gold is not None:
                    found, good = judged(spans, out.gold)
                    slots, right = slots + found, right + good
                break
    return Score(templates, len(cases), tried, covered, slots, right, time.perf_counter() - start)


def judged(spans: Sequence[tuple[str, int, int]], gold: Sequence[tuple[str, int, int]]) -> tuple[int, int]:
    """How many pieces are marked, and how many of them one slot of that name holds, but for fixed words around it."""
    right = 0
    for role, start, end in gold:
        over = [(name, first, last) for name, first, last in spans if first < end and start < last]
        if len(over) == 1:
            name, first, last = over[0]
            right += name.rstrip("_0123456789") == role and start <= first and last <= end
    return len(gold), right


def by_numbers(cases: Sequence[Case]) -> Score:
    """Every number is a slot, every other word stays."""
    start = time.perf_counter()
    known: dict[str, int] = defaultdict(int)
    for case in cases:
        known[NUMBER.sub("#", str(case.goal.statement))] += 1
    tried = covered = slots = right = 0
    for group in by_shape(cases):
        for out in group:
            tried += 1
            if known[NUMBER.sub("#", str(out.goal.statement))] > 1:
                covered += 1
    return Score(len(known), len(cases), tried, covered, slots, right, time.perf_counter() - start)


def by_miner(cases: Sequence[Case]) -> Score | None:
    """Drain3, which mines templates from logs: words of one length and one beginning go together."""
    try:
        from drain3 import TemplateMiner
        from drain3.template_miner_config import TemplateMinerConfig
    except ImportError:
        return None
    start = time.perf_counter()

    def mined(statements: Iterable[str]) -> TemplateMiner:
        miner = TemplateMiner(config=TemplateMinerConfig())
        for statement in statements:
            miner.add_log_message(statement)
        return miner

    templates = len(mined(str(case.goal.statement) for case in cases).drain.clusters)
    tried = covered = slots = right = 0
    for group in by_shape(cases):
        for out in group:
            tried += 1
            miner = mined(str(one.goal.statement) for one in group if one is not out)
            cluster = miner.match(str(out.goal.statement))
            if cluster is None:
                continue
            covered += 1
            if out.gold is not None:
                given = miner.extract_parameters(cluster.get_template(), str(out.goal.statement)) or []
                values = [one.value for one in given]
                slots += len(out.gold)
                text = str(out.goal.statement)
                right += sum(text[first:last] in values for _, first, last in out.gold)
    return Score(templates, len(cases), tried, covered, slots, right, time.perf_counter() - start)


def main(paths: Sequence[str]) -> None:
    """Print a line for each way of learning."""
    cases = list(of_files(paths) if paths else marked(GOALS.read_text(encoding="utf-8")))
    ways: tuple[tuple[str, Callable[[Sequence[Case]], Score | None]], ...] = (
        ("goalkit", by_goalkit),
        ("every number is a slot", by_numbers),
        ("Drain3", by_miner),
    )
    for name, way in ways:
        score = way(cases)
        print(f"{name:24}{score if score is not None else 'not installed: pip install drain3'}")


if __name__ == "__main__":
    main(sys.argv[1:])
