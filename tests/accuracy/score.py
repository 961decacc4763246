"""How well goalkit reads, and how often its rules are right, against goals that were labelled by hand.

`python tests/accuracy/score.py` prints the table and every mistake; `--floors` prints what floors.yaml would
hold, a little under the figures measured; `--mistakes` prints what mistakes.txt would; `--json` prints the
counts, of which the guide makes a page.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

import goalkit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.english import Reading
    from goalkit.model import Document, Goal

HERE = Path(__file__).resolve().parent
PARTS = {
    "first": HERE,
    "drafts": HERE / "drafts",
    "fresh": HERE / "fresh",
    "pages": HERE / "pages",
    "later": HERE / "later",
    "plain": HERE / "plain",
    "public": HERE / "public",
    "everyday": HERE / "everyday",
    "mixed": HERE / "mixed",
    "common": HERE / "common",
    "varied": HERE / "varied",
    "ordinary": HERE / "ordinary",
    "wide": HERE / "wide",
    "natural": HERE / "natural",
    "further": HERE / "further",
    "technical": HERE / "technical",
}
"""Where the parts of the benchmark lie: statements.yaml, expected.yaml and documents/ in each."""
CHOICES = {
    "key_results": {"measured": ("quantity", "event", "none"), "focus": ("outcome", "output")},
    "objectives": {"aim": ("aim", "task", "topic")},
}
FLAGS = {
    "key_results": ("change_without_baseline", "compound", "vague", "own_deadline"),
    "objectives": ("states_number", "compound"),
}
READ = ("statements", "documents")
"""What each part has."""
BETTER = "Raise the share of customers who renew from 61% to 75%"
"""A result that no rule speaks of, to stand below an objective that is looked at."""
ALIKE = 0.7
"""Share of words that an expected and a found statement must have in common to be the same goal."""
SLACK = 0.03
"""How far under the measured figure a floor stands at least; in small classes, by one mistake."""


class Mistake(NamedTuple):
    """One thing that goalkit got wrong: the figure it counts in, where it is, and what was said instead."""

    figure: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one figure: claims that are right and wrong, and of what is so, what was noticed and missed.

    Of a class, what is rightly claimed is what is noticed. A rule's fault may also be noticed by another rule.
    """

    right: int
    wrong: int
    noticed: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what goalkit claims that is so; 1 where it claims nothing and nothing was there."""
        return self.right / self.claimed if self.claimed else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of what is so that goalkit notices."""
        return self.noticed / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def claimed(self) -> int:
        """How often goalkit says so."""
        return self.right + self.wrong

    @property
    def expected(self) -> int:
        """How many there are by the labels."""
        return self.noticed + self.missed


class Tally:
    """Collects claims and labels, and the mistakes among them."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.counts: dict[str, Counter[str]] = {}
        self.mistakes: list[Mistake] = []

    def claim(self, figure: str, *, right: bool) -> None:
        """Count something that goalkit said."""
        self.counts.setdefault(figure, Counter())["right" if right else "wrong"] += 1

    def truth(self, figure: str, *, noticed: bool) -> None:
        """Count something that is so by the labels."""
        self.counts.setdefault(figure, Counter())["noticed" if noticed else "missed"] += 1

    def add(self, figure: str, *, expected: bool, claimed: bool) -> None:
        """Count one answer to one yes-or-no question."""
        if claimed:
            self.claim(figure, right=expected)
        if expected:
            self.truth(figure, noticed=claimed)

    def choice(self, figure: str, *, right: bool) -> None:
        """Count one answer to a question that has always an answer: what is wrongly said is missed, too."""
        self.claim(figure, right=right)
        self.truth(figure, noticed=right)

    def scores(self) -> dict[str, Score]:
        """Every figure by its name."""
        fields = ("right", "wrong", "noticed", "missed")
        return {name: Score(*(self.counts[name][one] for one in fields)) for name in sorted(self.counts)}


def load(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """One of the data files beside this one."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def claims(reading: Reading) -> dict[str, str | bool]:
    """Say what a reading claims, in the words of the labels."""
    return {
        "measured": reading.measured,
        "focus": reading.focus,
        "aim": reading.aim,
        "change_without_baseline": reading.change_without_baseline,
        "compound": reading.compound,
        "vague": bool(reading.vague_words),
        "own_deadline": reading.deadline is not None,
        "states_number": reading.states_number,
    }


def statements(part: str) -> dict[str, Any]:
    """What the file of labelled statements holds in a part of the benchmark."""
    content: dict[str, Any] = load(str(PARTS[part] / "statements.yaml"))
    return content


def labelled(parts: Iterable[str] = PARTS) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every labelled English statement with the group it is in."""
    for part in parts:
        content = statements(part)
        for group in CHOICES:
            for voice in content[group].values():
                for entry in voice:
                    yield group, entry


def documents(parts: Iterable[str] = PARTS) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every document with what a reader must find in it."""
    for part in parts:
        for name, content in load(str(PARTS[part] / "expected.yaml")).items():
            yield PARTS[part] / "documents" / name, content


def score_statements(tally: Tally, parts: Iterable[str]) -> None:
    """Ask goalkit what each statement says, and compare."""
    for group, entry in labelled(parts):
        text, says, left_open = entry["text"], entry["says"], entry.get("open", ())
        said = claims(goalkit.understand(text))
        for field, classes in CHOICES[group].items():
            if field in left_open:
                continue
            wanted = next(one for one in classes if one in says)
            for one in classes:
                tally.add(f"{group}.{field}={one}", expected=wanted == one, claimed=said[field] == one)
            if said[field] != wanted:
                message = f"is {wanted}, read as {said[field]}"
                tally.mistakes.append(Mistake(f"{group}.{field}", text, message))
        for field in FLAGS[group]:
            if field in left_open:
                continue
            tally.add(f"{group}.{field}", expected=field in says, claimed=bool(said[field]))
            if said[field] != (field in says):
                message = "not noticed" if field in says else "claimed, but isn't so"
                tally.mistakes.append(Mistake(f"{group}.{field}", text, message))


def holds(condition: dict[str, list[str | bool]], group: str, entry: dict[str, Any]) -> bool | None:
    """Say whether the labels of a statement are as a condition has them; None where a field was left open."""
    answer: bool | None = True
    for field, wanted in condition.items():
        if field in entry.get("open", ()):
            answer = None
            continue
        classes = CHOICES[group].get(field)
        said = next(one for one in classes if one in entry["says"]) if classes else field in entry["says"]
        if said not in wanted:
            return False
    return answer


def found_on(group: str, text: str) -> set[str]:
    """Names of the rules with a finding on a statement, which stands alone with what its kind needs beside it."""
    aim, result = ("Customers stay with us", text) if group == "key_results" else (text, BETTER)
    document = goalkit.read(f"# Objective: {aim}\n\n- Key result: {result}\n", "markdown")
    line = 3 if group == "key_results" else 1
    return {one.rule for one in goalkit.lint([document]).diagnostics if one.span.line == line}


def score_rules(tally: Tally, parts: Iterable[str]) -> None:
    """Lint each statement, and compare what rules say of it with its labels."""
    known, promises = goalkit.all_rules(), load("rules.yaml")
    for group, entry in labelled(parts):
        text = entry["text"]
        found = found_on(group, text)
        about = {name: promise for name, promise in promises.items() if group in promise["of"]}
        rightly = {name: holds(promise["claims"], group, entry) for name, promise in about.items()}
        for name, promise in about.items():
            figure, right = f"rules.{name}", rightly[name]
            if not right and "undecided" in promise and holds(promise["undecided"], group, entry) is not False:
                right = None
            if name in found and right is not None:
                tally.claim(figure, right=right)
                if not right:
                    tally.mistakes.append(Mistake(figure, text, "found, but isn't so"))
            if holds(promise["faults"], group, entry):
                louder = {other for other in found if name in known[other].silences and rightly.get(other)}
                tally.truth(figure, noticed=bool(louder) or name in found)
                if not louder and name not in found:
                    tally.mistakes.append(Mistake(figure, text, "no finding"))


def score_language(tally: Tally, parts: Iterable[str]) -> None:
    """Ask goalkit which statements are English, each alone in a document."""
    foreign = [(text, False) for part in parts for text in statements(part)["other_languages"]]
    for text, english in [*((entry["text"], True) for _, entry in labelled(parts)), *foreign]:
        claimed = all(goal.reading.english for goal in goalkit.read(f"# Objective: {text}\n", "markdown").goals)
        tally.add("language.other", expected=not english, claimed=not claimed)
        if claimed != english:
            message = "taken for English" if claimed else "not taken for English"
            tally.mistakes.append(Mistake("language", text, message))


class Expected(NamedTuple):
    """A goal that a reader must find in a document."""

    number: int
    kind: str
    line: int
    parent: int | None
    text: str


def alike(one: str, other: str) -> float:
    """Share of the longer text's words that both have, as bags."""
    bags = [Counter(re.findall(r"\w+", text.lower())) for text in (one, other)]
    longest = max(bag.total() for bag in bags)
    return (bags[0] & bags[1]).total() / longest if longest else 0.0


def pair(expected: Iterable[Expected], document: Document) -> dict[int, Goal]:
    """Match each expected goal with at most one that was found: same words, at most a line away, best first."""
    candidates = sorted(
        (
            (alike(want.text, goal.statement), -abs(goal.statement.span.line - want.line), want.number, at)
            for want in expected
            for at, goal in enumerate(document.goals)
            if abs(goal.statement.span.line - want.line) <= 1
        ),
        reverse=True,
    )
    found: dict[int, Goal] = {}
    taken: set[int] = set()
    for likeness, _, number, at in candidates:
        if likeness >= ALIKE and number not in found and at not in taken:
            found[number] = document.goals[at]
            taken.add(at)
    return found


def score_documents(tally: Tally, parts: Iterable[str]) -> None:
    """Let goalkit read each document, and compare the goals it finds."""
    for path, content in documents(parts):
        name = path.name
        expected = list(starmap(Expected, content["goals"]))
        document = goalkit.read(path)
        found = pair(expected, document)
        for want in expected:
            goal = found.get(want.number)
            where = f"{name}:{want.line}"
            tally.add("documents.found", expected=True, claimed=goal is not None)
            if goal is None:
                tally.mistakes.append(Mistake("documents.found", where, f"{want.kind} not found: {want.text}"))
                continue
            tally.choice("documents.kind", right=goal.kind == want.kind)
            if goal.kind != want.kind:
                message = f"is {want.kind}, read as {goal.kind}: {want.text}"
                tally.mistakes.append(Mistake("documents.kind", where, message))
            above = found.get(want.parent) if want.parent is not None else None
            rightly = goal.parent == (above.id if above else None)
            tally.choice("documents.parent", right=rightly)
            if not rightly:
                tally.mistakes.append(Mistake("documents.parent", where, f"wrong parent: {want.text}"))
        known = {id(goal) for goal in found.values()}
        for goal in document.goals:
            line = goal.statement.span.line
            if id(goal) not in known and line not in content.get("may", ()):
                tally.add("documents.found", expected=False, claimed=True)
                message = f"{goal.kind} where none is: {goal.statement}"
                tally.mistakes.append(Mistake("documents.found", f"{name}:{line}", message))


@cache
def measure(parts: tuple[str, ...] = tuple(PARTS)) -> tuple[dict[str, Score], tuple[Mistake, ...]]:
    """All figures and all mistakes of these parts."""
    tally = Tally()
    score_statements(tally, parts)
    score_language(tally, parts)
    score_documents(tally, parts)
    score_rules(tally, parts)
    return tally.scores(), tuple(tally.mistakes)


@cache
def mistaken(part: str, what: str) -> frozenset[str]:
    """The mistakes made in the statements or the documents of a part, a line each."""
    tally = Tally()
    {"statements": score_statements, "documents": score_documents}[what](tally, (part,))
    return frozenset(f"{one.figure} | {one.message} | {one.where}" for one in tally.mistakes)


def known_mistakes() -> frozenset[str]:
    """The mistakes that were known when mistakes.txt was written."""
    return frozenset((HERE / "mistakes.txt").read_text(encoding="utf-8").splitlines())


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Lay the figures out as lines of text."""
    yield f"{'':40} precision  recall      F1    n"
    for name, score in scores.items():
        yield f"{name:40} {score.precision:9.3f} {score.recall:7.3f} {score.f1:7.3f} {score.expected:4}"


def floors(parts: Iterable[str]) -> Iterator[str]:
    """Lay the figures of each part out as floors, each a little lower."""
    for part in parts:
        yield f"\n{part}:"
        for name, score in measure((part,))[0].items():
            slack = max(SLACK, 1 / min(score.expected, score.claimed or score.expected))
            low = (max(0.0, math.floor(100 * (one - slack)) / 100) for one in (score.precision, score.recall))
            yield "  {}: {{precision: {}, recall: {}}}".format(name, *low)


def told(parts: Iterable[str]) -> dict[str, Any]:
    """Counts of each figure over some parts, how much was read, and the figures of the first meetings."""
    goals = [content["goals"] for _, content in documents(parts)]
    foreign = sum(len(statements(part)["other_languages"]) for part in parts)
    return {
        "statements": sum(1 for _ in labelled(parts)) + foreign,
        "documents": len(goals),
        "goals": sum(map(len, goals)),
        "figures": {
            name: {"right": one.right, "claimed": one.claimed, "noticed": one.noticed, "expected": one.expected}
            for name, one in measure(tuple(parts))[0].items()
        },
        "first_met": load("first-met.yaml"),
    }


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floors", action="store_true", help="print floors.yaml anew")
    parser.add_argument("--mistakes", action="store_true", help="print mistakes.txt anew")
    parser.add_argument("--json", action="store_true", help="print the counts for a program")
    parser.add_argument("--part", choices=PARTS, help="only this part (default: all)")
    arguments = parser.parse_args()
    parts = (arguments.part,) if arguments.part else tuple(PARTS)
    if arguments.floors:
        print(*floors(parts), sep="\n")
        return
    if arguments.mistakes:
        print(*sorted(one for part in parts for what in READ for one in mistaken(part, what)), sep="\n")
        return
    if arguments.json:
        print(json.dumps(told(parts)))
        return
    scores, mistakes = measure(parts)
    print(*table(scores), sep="\n")
    print(f"\n{len(mistakes)} mistakes")
    for mistake in mistakes:
        print(f"  {mistake.figure:36} {mistake.message:38} {mistake.where}")


if __name__ == "__main__":
    main()
