"""Which tests a change has to survive: those that run its lines, the most likely to notice first."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.mutants import ROOT, Mutant, mutated_tree
from tests.mutation.record import ALIKE, Record, bits

if TYPE_CHECKING:
    from collections.abc import Iterator

BROAD = "test_what_was_read_rightly_still_is"
"""What looks at hundreds of labelled sentences and goals at once; a few particular tests come before it."""
TELLING = "test_an_example_flags_exactly_what_it_marks"
"""Of the tests of one example, the one that mostly notices."""
REGISTERED = "tests/test_rule_frameworks.py"
"""Looks at what is said of all rules as they are registered, and runs none of them."""
FEW = 15
QUICK = 0.25
"""Seconds; tests that take less come first, and most mutants need no other."""


class Functions:
    """Where functions of a module begin and end, in a version of its source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.of: dict[str, tuple[int, int, int]] = {}
        """Of each function: its first line, that of its body, and its last."""
        self.uses: dict[str, set[str]] = defaultdict(set)
        """By name: the functions that use it; the empty one stands for the module itself."""
        self._walk(ast.parse(source), "")

    def _walk(self, parent: ast.AST, prefix: str) -> None:
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.FunctionDef):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                body = [one for one in node.body if not _is_docstring(one)] or node.body
                self.of[prefix + node.name] = (first, body[0].lineno, node.end_lineno or first)
                self._names(node, prefix + node.name)
                for one in _made_with(node):
                    self._names(one, "")
            elif isinstance(node, ast.ClassDef):
                self._walk(node, f"{prefix}{node.name}.")
            else:
                self._names(node, "")

    def _names(self, node: ast.AST, scope: str) -> None:
        for one in ast.walk(node):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
                self.uses[one.id].add(scope)
            elif isinstance(one, ast.Attribute):
                self.uses[one.attr].add(scope)

    def lines(self, scope: str) -> tuple[str, ...]:
        """The source of a function, line by line."""
        first, _, last = self.of[scope]
        return tuple(self.source.splitlines()[first - 1 : last])


def _made_with(node: ast.FunctionDef) -> list[ast.expr]:
    """What is worked out once, when a function is made."""
    late = [one for one in node.args.kw_defaults if one is not None]
    return [*node.decorator_list, *node.args.defaults, *late]


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@cache
def functions(source: str) -> Functions:
    """The functions of a source."""
    return Functions(source)


class Planner:
    """Which tests a mutant has to survive, the most likely killers first."""

    def __init__(self, record: Record, most: int, budget: float) -> None:
        self.record = record
        self.most = most
        self.budget = budget
        self.weight = {name: sum(one.bit_count() for one in seen.lines.values()) for name, seen in record.tests.items()}
        self.siblings: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.lucky: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for name in record.tests:
            if name.startswith(ALIKE):
                self.siblings[name.partition("::")[0], name[max(name.find("["), 0) :]].append(name)
        self.sources = {
            str(one.relative_to(ROOT)): one.read_text(encoding="utf-8") for one in (ROOT / "goalkit").rglob("*.py")
        }

    def eager(self, mutant: Mutant) -> bool:
        """Whether the mutated code runs as modules are imported and tests collected."""
        now = functions(self.sources[mutant.path])
        if mutant.scope in now.of:
            return self._imported(mutant.path, mutant.scope)
        remade = remake(mutated_tree(mutant.path, mutant.number), mutant.line)
        if remade is None:
            return True
        for path, source in self.sources.items():
            there = functions(source)
            for name in remade[1]:
                users = there.uses.get(name, set())
                if (
                    path != mutant.path
                    and "" in users
                    and f"import {name}" in source.replace("(", " ").replace(",", " import ")
                ):
                    return True
                if any(scope and self._imported(path, scope) for scope in users):
                    return True
        return False

    def _imported(self, path: str, scope: str) -> bool:
        """Whether a function ran before any test did."""
        then = functions(self.record.versions[-1].get(path, ""))
        if scope not in then.of:
            return False
        _, body, last = then.of[scope]
        return bool(self.record.imported.get(path, 0) & bits(range(body, last + 1)))

    def lines(self, mutant: Mutant) -> list[dict[str, int]]:
        """The lines that show a mutant in the sources as they are now, and those around them."""
        if self.sources not in self.record.versions:
            return []
        version = self.record.versions.index(self.sources)
        return [one[version] for one in self._masks(mutant)]

    def in_turn(self, mutant: Mutant, names: set[str]) -> list[str]:
        """Tests of which each may notice, the cheapest and most particular first, within the budget."""
        return self._afforded(self._taking_turns(names, Path(mutant.path).stem.replace("_", "-")))

    def plan(self, mutant: Mutant, killer: str = "") -> list[str]:
        """The tests to try, within the budget."""
        masks = self._masks(mutant)
        near = self._running(masks[0])
        far = self._running(masks[1]) if len(near) < 40 and len(masks) > 1 else set()
        near |= {other for name in near for other in self._with(name)}
        asking = self._asking(mutant)
        near |= {name for name in self.record.tests if name.partition("[")[0] in asking}
        if mutant.path.startswith("goalkit/rules/") and not mutant.scope:
            own = f"[{Path(mutant.path).stem.replace('_', '-')}-"
            near |= {name for name in self.record.tests if name.startswith(REGISTERED) or own in name}
        lucky = self.lucky[mutant.path, mutant.scope]
        order = [
            *sorted(near & lucky.keys(), key=lambda name: -lucky[name]),
            *self._taking_turns(near - lucky.keys(), Path(mutant.path).stem.replace("_", "-")),
            *self._taking_turns(far - near, "")[:40],
        ]
        if killer in self.record.tests:
            order = [killer, *(name for name in order if name != killer)]
        afforded = self._afforded(order)
        return [killer, *(name for name in afforded if name != killer)] if killer in afforded else afforded

    def _afforded(self, order: list[str]) -> list[str]:
        """The first quick ones, and slow ones for as long as the budget lasts."""
        quick = [name for name in order if self.record.tests[name].seconds < QUICK][: self.most]
        broad = [name for name in order if BROAD in name]
        quick = list(dict.fromkeys([*quick[:FEW], *broad, *quick[FEW:]]))
        spent = 0.0
        slow = []
        for name in order:
            seconds = self.record.tests[name].seconds
            if seconds >= QUICK and BROAD not in name and spent + seconds <= self.budget:
                spent += seconds
                slow.append(name)
        return [*quick, *slow]

    def _asking(self, mutant: Mutant) -> set[str]:
        """The tests that name what a mutant of a module makes, and so need to run no line of it."""
        made = set(_made_at(ast.parse(self.sources[mutant.path]), mutant.line))
        if not made or mutant.scope in functions(self.sources[mutant.path]).of:
            return set()
        return {
            f"tests/{path.name}::{scope}"
            for path in (ROOT / "tests").glob("test_*.py")
            for name in made
            for scope in functions(path.read_text(encoding="utf-8")).uses.get(name, ())
            if scope.startswith("test_")
        }

    def _taking_turns(self, names: set[str], topic: str) -> list[str]:
        """The cheapest and most particular tests first; of many examples of one test, others come in between.

        Those of a topic come before all others: the examples of a rule where it is the rule that was changed.
        """
        cost = {name: self.record.tests[name].seconds * 40 + self.weight[name] / 1000 for name in names}
        for name in names:
            if name.startswith(ALIKE) and TELLING not in name:
                cost[name] *= 4
        turns: dict[str, int] = defaultdict(int)
        placed = []
        for name in sorted(names, key=lambda name: cost[name]):
            test = name.partition("[")[0]
            of_topic = f"[{topic}-" in name or name.endswith((f"[{topic}]", f"-{topic}]"))
            placed.append((not of_topic, cost[name] * (1 + turns[test] / 4), name))
            turns[test] += 1
        return [name for *_, name in sorted(placed)]

    def _with(self, name: str) -> list[str]:
        return (
            self.siblings[name.partition("::")[0], name[name.index("[") :]]
            if name.startswith(ALIKE) and "[" in name
            else []
        )

    def _running(self, masks: list[dict[str, int]]) -> set[str]:
        return {
            name
            for name, seen in self.record.tests.items()
            if any(seen.lines.get(path, 0) & mask for path, mask in masks[seen.version].items())
        }

    def _masks(self, mutant: Mutant) -> list[list[dict[str, int]]]:
        """For each version of the sources: the lines that show the mutant, and those around it."""
        now = functions(self.sources[mutant.path])
        close, around = [], []
        for version in self.record.versions:
            if mutant.scope in now.of:
                then = functions(version.get(mutant.path, ""))
                spans = then.of.get(mutant.scope)
                if spans is None:
                    close.append({mutant.path: ~0})
                    around.append({})
                    continue
                first, body, last = spans
                whole = bits(range(body, last + 1))
                same = then.lines(mutant.scope) == now.lines(mutant.scope)
                line = mutant.line - now.of[mutant.scope][0] + first
                close.append({mutant.path: 1 << line if same else whole})
                around.append({mutant.path: whole})
            else:
                close.append(self._users(mutant, version))
                around.append({mutant.path: ~0})
        if mutant.scope in now.of and not any(self._running_any(one, at) for at, one in enumerate(close)):
            close = around
        return [close, around]

    def _running_any(self, mask: dict[str, int], version: int) -> bool:
        return any(
            seen.version == version and any(seen.lines.get(path, 0) & lines for path, lines in mask.items())
            for seen in self.record.tests.values()
        )

    def _users(self, mutant: Mutant, version: dict[str, str]) -> dict[str, int]:
        """The lines of all functions that use what a mutant of a module makes, directly or by way of other names."""
        tree = ast.parse(self.sources[mutant.path])
        waiting = set(_made_at(tree, mutant.line))
        found: dict[str, int] = defaultdict(int)
        known: set[str] = set()
        for path, source in version.items():
            there = functions(source)
            for name in waiting & there.of.keys() if path == mutant.path else ():
                _, body, last = there.of[name]  # a default or a decorator of a function
                found[path] |= bits(range(body, last + 1))
        while waiting:
            name = waiting.pop()
            known.add(name)
            for path, source in version.items():
                there = functions(source)
                for scope in there.uses.get(name.rpartition(".")[2], ()):
                    if scope:
                        _, body, last = there.of[scope]
                        found[path] |= bits(range(body, last + 1))
                    elif path == mutant.path:
                        waiting |= _users_at(source, name) - known
        return dict(found) or {mutant.path: ~0}


def _made_at(tree: ast.Module, line: int) -> Iterator[str]:
    """What the statement of a module at a line makes."""
    for node in tree.body:
        if not (_first(node) <= line <= (node.end_lineno or 0)):
            continue
        if isinstance(node, ast.ClassDef):
            yield node.name
            for one in node.body:
                if isinstance(one, ast.FunctionDef) and _first(one) <= line <= (one.end_lineno or 0):
                    yield f"{node.name}.{one.name}"
                elif isinstance(one, ast.AnnAssign) and one.lineno <= line <= (one.end_lineno or 0):
                    yield ast.unparse(one.target)
        else:
            yield from _names_made(node)


def remake(tree: ast.Module, line: int) -> tuple[list[ast.stmt], set[str]] | None:
    """The statements of a module that have to run again for a change in a line, and the names that they make.

    None where functions or classes are made with them, which are handed on and can't be made anew.
    """
    changed = set()
    for node in tree.body:
        if _first(node) <= line <= (node.end_lineno or 0):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.If)):
                return None
            changed |= _targets(node)
    if not changed:
        return None
    again: list[ast.stmt] = []
    while True:
        found = [one for one in tree.body if _touches(one, changed)]
        if any(isinstance(one, (ast.FunctionDef, ast.ClassDef, ast.If)) for one in found):
            return None
        changed |= {name for one in found for name in _targets(one)}
        if len(found) == len(again):
            return found, changed
        again = found


def _touches(node: ast.stmt, names: set[str]) -> bool:
    """Whether what a statement of a module makes depends on names."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return False
    parts: list[ast.AST] = [node]
    if isinstance(node, ast.FunctionDef):
        parts = list(_made_with(node))
    elif isinstance(node, ast.ClassDef):
        parts = [*node.decorator_list, *node.bases]
        for one in node.body:
            parts += _made_with(one) if isinstance(one, ast.FunctionDef) else [one]
    return any(isinstance(one, ast.Name) and one.id in names for part in parts for one in ast.walk(part))


def _targets(node: ast.stmt) -> set[str]:
    """The names that a statement makes or changes."""
    match node:
        case ast.Assign(targets=targets):
            parts: list[ast.AST] = list(targets)
        case ast.AnnAssign(target=target) | ast.AugAssign(target=target):
            parts = [target]
        case ast.For(target=target, body=body):
            return set().union(
                *(_targets(one) for one in body), *({one.id} for one in ast.walk(target) if isinstance(one, ast.Name))
            )
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return {name}
        case _:
            return set()
    return {one.id for part in parts for one in ast.walk(part) if isinstance(one, ast.Name)}


def _first(node: ast.stmt) -> int:
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])


def _names_made(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    made = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    changed = {
        one.value.id
        for one in ast.walk(node)
        if isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Store) and isinstance(one.value, ast.Name)
    }
    return made | changed


@cache
def _users_at(source: str, name: str) -> frozenset[str]:
    """What statements of a module make of a name."""
    return frozenset(
        made
        for node in ast.parse(source).body
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(node))
        for made in _names_made(node)
    )
