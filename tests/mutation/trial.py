"""Trying mutants: a process that has imported and collected everything forks for each, and its child makes the change.

A change inside a function is made in the function that is there: its code is replaced, which takes no time. What ran
while modules were imported has had its effect by then, so those changes are made in a process that has not imported
goalkit yet; it then collects only the files of the tests that it tries.
"""

from __future__ import annotations
import __future__

import ast
import gc
import importlib.abc
import importlib.util
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from importlib import import_module
from itertools import islice
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, NamedTuple

from tests.mutation.asking import KEEPING, Answers, Asked, forget
from tests.mutation.mutants import ROOT, Mutant, mutated, mutated_tree
from tests.mutation.planning import QUICK, Planner, remake
from tests.mutation.record import Record, hush, passes, quiet_pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    import pytest

SURVIVED, KILLED, HUNG, LOST = 0, 1, 2, 3
"""How the child of a mutant ends; `LOST` where it could not make the change in place."""
MOST = 3_000_000_000
"""Bytes of memory for a mutant that never stops to collect."""


SPARE = 40
"""Quick tests for a change that no test sees in any answer."""
PATIENCE = 4
"""Seconds for one answer; nothing that is asked takes as long."""
SOME = 5
"""After so many other answers the quickest tests that ask for them are tried; most changes are noticed by one."""
FIRST = 16
"""So many tests then."""
MANY = 200
"""So many other answers are enough: some test will notice one of them."""
NONE: frozenset[int] = frozenset()


class Result(NamedTuple):
    """What became of a mutant, and the test that killed it."""

    mutant: Mutant
    how: str
    by: str = ""
    tried: int = 0
    seconds: float = 0.0


class Asking(NamedTuple):
    """For which area tests are asked what they ask, who plans with it, and whom to tell where answers change."""

    area: str
    planner: Planner
    tell: Callable[[Mutant, Sequence[str]], None]


class Child(NamedTuple):
    """A mutant that is being tried."""

    pid: int
    mutant: Mutant
    pipe: int
    begun: float
    until: float
    tests: Sequence[str]


def trials(
    mutants: Iterable[tuple[Mutant, list[str]]],
    jobs: int,
    work: Callable[[Mutant, Sequence[str], Callable[[str], None]], int],
    seconds: Callable[[str], float],
) -> Iterator[Result]:
    """Try mutants, each in a child of its own, so many at a time."""
    running: list[Child] = []
    waiting = iter(mutants)
    more = True
    while more or running:
        while more and len(running) < jobs:
            task = next(waiting, None)
            if task is None:
                more = False
                break
            mutant, tests = task
            running.append(_start(mutant, tests, work, 60 + 20 * sum(map(seconds, tests))))
        for child in list(running):
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if not pid and time.monotonic() > child.until:
                os.kill(child.pid, signal.SIGKILL)
                pid, status = os.waitpid(child.pid, 0)
            if pid:
                running.remove(child)
                yield _ended(child, status)
        time.sleep(0.002)


def _start(
    mutant: Mutant,
    tests: Sequence[str],
    work: Callable[[Mutant, Sequence[str], Callable[[str], None]], int],
    limit: float,
) -> Child:
    reading, writing = os.pipe()
    now = time.monotonic()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, mutant, reading, now, now + limit, tests)
    code = KILLED
    try:
        os.setpgid(0, 0)
        os.close(reading)
        hush()
        resource.setrlimit(resource.RLIMIT_DATA, (MOST, MOST))
        code = work(mutant, tests, lambda name: os.write(writing, f"{name}\n".encode()) and None)
    finally:
        os._exit(code)


def _ended(child: Child, status: int) -> Result:
    with os.fdopen(child.pipe) as pipe:
        said = pipe.read().splitlines()
    how = "hung" if os.WIFSIGNALED(status) else ("survived", "killed", "hung", "lost")[os.WEXITSTATUS(status)]
    by = said[-1] if said and how in ("killed", "hung") else ""
    return Result(child.mutant, how, by, len(said), time.monotonic() - child.begun)


def limited(seconds: float) -> None:
    """Be killed after so many seconds of work; 0 for never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


# Changes in place


class Trying:
    """A plugin for pytest: collects, and instead of running the tests tries mutants on them."""

    def __init__(
        self,
        record: Record,
        mutants: Sequence[Mutant],
        tasks: Callable[[], Iterator[tuple[Mutant, list[str]]]],
        jobs: int,
        report: Callable[[Result], None],
        asking: Asking,
    ) -> None:
        self.asking = asking
        self.record = record
        self.mutants = mutants
        self.tasks = tasks
        self.jobs = jobs
        self.report = report

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try them all."""
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined] # noqa: SLF001
        for path in sorted({mutant.path for mutant in self.mutants}):
            import_module(_module(path))
        self.items = {item.nodeid: item for item in session.items}
        self.there: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(ROOT)):
                self.there[_key(one.__code__)].append(one)
        self.answers = Answers(self.asking.area, Asked.load())
        gc.freeze()
        for result in trials(self.tasks(), self.jobs, self._work, lambda name: self.record.tests[name].seconds):
            self.report(result)
        return True

    def _work(self, mutant: Mutant, tests: Sequence[str], say: Callable[[str], None]) -> int:
        if not mutant.scope or "<" in mutant.scope:
            return self._remade(mutant, tests, say)
        wanted = {
            _key(code): code for code in _codes(mutated(mutant.path, mutant.number)) if _key(code)[1] == mutant.scope
        }
        if not any(self.there.get(key) for key in wanted):
            return LOST
        for key, code in wanted.items():
            for one in self.there.get(key, ()):
                if len(code.co_freevars) != len(one.__code__.co_freevars):
                    return LOST
                one.__code__ = code
        return self._tried(mutant, tests, say)

    def _remade(self, mutant: Mutant, tests: Sequence[str], say: Callable[[str], None]) -> int:
        """Run the statements of a module that a change concerns again, and hand on what they make."""
        tree = mutated_tree(mutant.path, mutant.number)
        remade = remake(tree, mutant.line)
        if remade is None:
            return LOST
        there = sys.modules[_module(mutant.path)].__dict__
        before = {name: there[name] for name in remade[1] if name in there}
        say("import")
        code = ast.fix_missing_locations(ast.Module(remade[0], []))
        exec(compile(code, str(ROOT / mutant.path), "exec", __future__.annotations.compiler_flag), there)  # noqa: S102
        for module in list(sys.modules.values()):
            known = getattr(module, "__dict__", {})
            if not str(known.get("__name__", "")).startswith(("goalkit", "test")):
                continue
            for name, value in before.items():
                if name in known and known[name] is value:
                    known[name] = there[name]
        return self._tried(mutant, tests, say)

    def _tried(self, mutant: Mutant, tests: Sequence[str], say: Callable[[str], None]) -> int:
        """Ask all that tests ask, and run those that are answered otherwise; without any, only a few."""
        forget(*KEEPING)
        known, planner = self.answers.known, self.asking.planner
        questions = next(filter(None, map(self.answers.asking, planner.lines(mutant))), [])
        if not questions:
            return self._run(tests, say)
        say("asking")
        changes = self.answers.changed(questions, lambda: limited(PATIENCE))
        changed: list[int] = []
        done: dict[str, None] = {}
        for many in (SOME, MANY):
            changed += islice(changes, many)
            limited(0)
            forget(*KEEPING)
            asked = {name for name in self.items if not known.of.get(name, NONE).isdisjoint(changed)} - done.keys()
            turns = planner.in_turn(mutant, asked)
            if many == SOME:
                turns = [*tests[:1], *(name for name in turns if self.record.tests[name].seconds < QUICK)][:FIRST]
            elif changed:
                turns = [name for name in dict.fromkeys([*turns, *tests]) if name not in done]
            else:
                turns = [name for name in tests if self.record.tests[name].seconds < QUICK][:SPARE]
            if many == MANY and changed:
                self.asking.tell(mutant, [self.answers.words[one] for one in changed])
            if (how := self._run(turns, say)) != SURVIVED:
                return how
            forget(*KEEPING)
            done |= dict.fromkeys(turns)
        return SURVIVED

    def _run(self, tests: Iterable[str], say: Callable[[str], None]) -> int:
        return tried([self.items[name] for name in tests if name in self.items], self.record, say)


def tried(items: Sequence[pytest.Item], record: Record, say: Callable[[str], None]) -> int:
    """Run tests until one fails."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        say(item.nodeid)
        limited(3 + 15 * record.tests[item.nodeid].seconds)
        if not passes(item, following):
            limited(0)
            return KILLED
    limited(0)
    return SURVIVED


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


# Changes before the import


class Serving(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives a mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = _module(mutant.path)
        self.path = ROOT / mutant.path
        self.code = mutated(mutant.path, mutant.number)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The mutant, where its module is asked for."""
        if name != self.name:
            return None
        package = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, self.path, loader=self, submodule_search_locations=package)

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        exec(self.code, module.__dict__)  # noqa: S102 (our own code, but for one change)


class Running:
    """A plugin for pytest: collects, and runs tests in the order in which they are wanted."""

    def __init__(self, record: Record, tests: Sequence[str], say: Callable[[str], None]) -> None:
        self.record = record
        self.tests = tests
        self.say = say
        self.how = KILLED

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them."""
        limited(0)
        items = {item.nodeid: item for item in session.items}
        if not items:
            return True  # not even collected
        self.how = tried([items[name] for name in self.tests if name in items], self.record, self.say)
        return True


def run_before_import(record: Record) -> Callable[[Mutant, Sequence[str], Callable[[str], None]], int]:
    """Try a mutant in a process that has not imported goalkit."""

    def work(mutant: Mutant, tests: Sequence[str], say: Callable[[str], None]) -> int:
        assert "goalkit" not in sys.modules
        say("import")
        limited(60)
        sys.meta_path.insert(0, Serving(mutant))
        plugin = Running(record, tests, say)
        quiet_pytest(plugin, list(dict.fromkeys(str(ROOT / name.partition("::")[0]) for name in tests)))
        return plugin.how

    return work
