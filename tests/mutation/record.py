"""Which test runs which lines: recorded once with coverage, and added to when there are new tests.

Each file of tests runs in a process of its own, so that what is worked out once and kept is worked out again for each.
"""

from __future__ import annotations

import os
import pickle
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.mutation.mutants import AREAS, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = ROOT / "build" / "mutation"
FILE = HOME / "record.pickle"
APART = frozenset(
    "ci contributing diff fix_files guide guide_in_browser house import_text interchange interchange_files language "
    "lsp lsp_buffer lsp_completion lsp_outline lsp_server pages playground plugins public python_pages schema "
    "site stream team_site team_site_in_browser watch wheel".split()
)
"""Tests that look at other processes, browsers, the words of the source or floors above: they would see little here."""
FIRST = "rules understand understand_measures understand_properties read template learn lint".split()
ALIKE = "tests/test_rules.py"
"""Tests of one example look at one run over it, which is kept: what the first of them ran, the others show too."""


class Seen(NamedTuple):
    """A test: how long it takes, and what it runs: for each file the lines, as the bits of a number."""

    seconds: float
    version: int
    lines: dict[str, int]


class Record:
    """All that was recorded: tests, and the sources as they were then."""

    def __init__(self) -> None:
        self.versions: list[dict[str, str]] = []
        self.imported: dict[str, int] = {}
        """Lines that run while modules are imported."""
        self.tests: dict[str, Seen] = {}

    @classmethod
    def load(cls) -> Record:
        """What was recorded before, if anything was."""
        found = cls()
        if FILE.exists():
            found.__dict__ = pickle.loads(FILE.read_bytes())  # noqa: S301 (we wrote it)
        return found

    def save(self) -> None:
        """Keep it for the next run."""
        HOME.mkdir(parents=True, exist_ok=True)
        FILE.write_bytes(pickle.dumps(self.__dict__))


def files_of_tests() -> list[str]:
    """The files whose tests are tried."""
    every = {one.stem.removeprefix("test_"): str(one) for one in sorted((ROOT / "tests").glob("test_*.py"))}
    return [every[name] for name in dict.fromkeys([*FIRST, *every]) if name in every and name not in APART]


def bits(lines: Iterable[int]) -> int:
    """Numbers as the bits of one."""
    found = bytearray(1)
    for line in lines:
        while line >= len(found) * 8:
            found.extend(bytes(len(found)))
        found[line // 8] |= 1 << line % 8
    return int.from_bytes(found, "little")


class Recording:
    """A plugin for pytest: runs what isn't recorded yet, and records it."""

    def __init__(self, record: Record) -> None:
        import coverage

        self.record = record
        self.coverage = coverage.Coverage(data_file=None, source_pkgs=["goalkit"], messages=False)
        self.coverage.set_option(
            "run:disable_warnings", ["already-imported", "module-not-measured", "no-data-collected"]
        )

    def lines(self) -> dict[str, int]:
        """What ran since the last question."""
        data = self.coverage.get_data()
        found = {str(Path(one).relative_to(ROOT)): bits(data.lines(one) or ()) for one in data.measured_files()}
        self.coverage.erase()
        return {name: lines for name, lines in found.items() if lines}

    def import_all(self) -> None:
        """Import everything, also what goalkit imports late, and record what that runs.

        What tests run while they are collected is not among it: they run it again.
        """
        self.coverage.start()
        for area in AREAS:
            for path in modules(area):
                import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        self.coverage.stop()
        self.record.imported = self.lines()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run tests in place of pytest's own loop."""
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined] # noqa: SLF001
        sources = {str(one.relative_to(ROOT)): one.read_text() for one in (ROOT / "goalkit").rglob("*.py")}
        if sources not in self.record.versions:
            self.record.versions.append(sources)
        self.version = self.record.versions.index(sources)
        homes: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            if item.nodeid not in self.record.tests and not item.get_closest_marker("slow"):
                homes.setdefault(item.nodeid.partition("::")[0], []).append(item)
        kept = {item.nodeid for item in session.items}
        self.record.tests = {name: one for name, one in self.record.tests.items() if name in kept}
        for home, items in homes.items():
            begun = time.monotonic()
            found = apart(lambda items=items: self._run(items))
            self.record.tests |= found or {}
            print(f"{home}: {len(items)} tests, {time.monotonic() - begun:.0f} s", flush=True)
            self.record.save()
        return True

    def _run(self, items: list[pytest.Item]) -> dict[str, Seen]:
        found: dict[str, Seen] = {}
        of_example: dict[str, Seen] = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            example = item.nodeid.partition("[")[2] if item.nodeid.startswith(ALIKE) else ""
            if example in of_example:
                found[item.nodeid] = of_example[example]
                continue
            begun = time.process_time()
            self.coverage.start()
            passed = passes(item, following)
            self.coverage.stop()
            lines = self.lines()
            if passed:
                if example:
                    of_example[example] = Seen(0.03, self.version, lines)
                found[item.nodeid] = Seen(time.process_time() - begun, self.version, lines)
        return found


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run one test, and say whether it holds."""
    from _pytest.runner import runtestprotocol

    return all(not one.failed for one in runtestprotocol(item, log=False, nextitem=following))


def apart(work: Any) -> Any:  # noqa: ANN401
    """Do a piece of work in a process of its own, and give what it finds; None where it breaks."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            hush()
            data = pickle.dumps(work())
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(data)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(data) if data else None  # noqa: S301 (our own child wrote it)


def hush() -> None:
    """Let nothing that this process prints be seen."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in (0, 1, 2):
        os.dup2(nowhere, one)


def quiet_pytest(plugin: object, files: list[str]) -> int:
    """Let pytest collect files with a plugin that says what is run."""
    from hypothesis import Phase, settings

    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
    )
    settings.load_profile("mutation")  # the profile of conftest.py builds on what is loaded
    options = [
        "-q",
        "--no-header",
        "--no-summary",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--tb=native",
        "--assert=plain",
    ]
    return pytest.main([*options, *files], plugins=[plugin])


def recorded(*, fresh: bool) -> Record:
    """The record, with what is new."""
    record = Record() if fresh else Record.load()

    def add() -> bool:
        plugin = Recording(record)
        plugin.import_all()
        quiet_pytest(plugin, files_of_tests())
        record.save()
        return True

    apart_loud(add)
    return Record.load()


def apart_loud(work: Any) -> None:  # noqa: ANN401
    """Do a piece of work in a process of its own that may print."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001
            import traceback

            traceback.print_exc()
        finally:
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("the tests could not be recorded")
