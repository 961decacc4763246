"""Many files give one report, whatever the number of processes and the order of files."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from goalkit import batch
from goalkit.batch import WorkerLost, lint_files
from goalkit.config import Config, Override, RuleSetting
from goalkit.lint import lint
from goalkit.read import read

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = """\
period: Q1 2027
objectives:
  - id: {id}
    objective: Launch the new menu
    parent: {parent}
    key_results:
      - key_result: Improve what guests say about us  # goalkit: ignore[vague-term] they will tell
      - key_result: Raise returning guests from 20% to 130%
      - key_result: Open a second kitchen and raise sales by 10%
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As many drafts as several processes are started for, two that share an id, and some that can't be read."""
    monkeypatch.chdir(tmp_path)
    for number in range(60):
        name = "O-1" if number < 2 else f"O-{number}"
        team = tmp_path / f"team-{number % 7}"
        team.mkdir(exist_ok=True)
        (team / f"draft-{number}.yaml").write_text(DRAFT.format(id=name, parent=f"O-{number * 7 % 90}"))
    (tmp_path / "binary.md").write_bytes(b"\x00\x01")
    (tmp_path / "broken.yaml").write_text("a: [")
    (tmp_path / "large.md").write_text("# Objective: Grow\n" * 2000)
    return tmp_path


@pytest.fixture
def files(folder: Path) -> list[Path]:
    """All of them by the names a person would type, with one that is missing."""
    found = [file.relative_to(folder) for file in sorted(folder.rglob("*.*"))]
    return [*found, found[0].with_name("missing.md")]


CONFIG = Config(
    max_file_size=20_000,
    require=frozenset({"owner"}),
    overrides=(Override(("team-3",), {"compound-goal": RuleSetting("off")}),),
)


def test_the_report_is_the_same_for_any_number_of_processes_and_order_of_files(files: list[Path]) -> None:
    expected = lint([read(file, limit=20_000) for file in files], CONFIG)
    assert {"unreadable-file", "invalid-syntax", "file-too-large", "duplicate-id"} <= {
        one.rule for one in expected.diagnostics
    }
    assert expected.ignored == 60
    shuffled = random.Random(3)  # noqa: S311 (shuffles, hides nothing)
    for processes in (1, 2, 3):
        shuffled.shuffle(files)
        assert lint_files(files, CONFIG, processes=processes) == expected


def test_a_file_that_can_t_be_read_stops_no_other(files: list[Path]) -> None:
    report = lint_files(files, CONFIG, processes=2)
    unread = {one.path: one.rule for one in report.diagnostics if one.category == "correctness" and not one.goal}
    assert unread == {
        "binary.md": "unreadable-file",
        "missing.md": "unreadable-file",
        "broken.yaml": "invalid-syntax",
        "large.md": "file-too-large",
    }
    assert report.documents == len(files)
    assert report.goals == 60 * 4


def test_a_file_given_twice_is_read_once(files: list[Path]) -> None:
    assert lint_files([*files, *files], CONFIG) == lint_files(files, CONFIG)


def test_documents_read_elsewhere_join_the_run(files: list[Path]) -> None:
    document = read(DRAFT.format(id="O-1", parent="O-2"), "yaml", path="<stdin>")
    alone = lint_files(files, CONFIG, processes=2)
    report = lint_files(files, CONFIG, processes=2, documents=[document])
    assert report.documents == alone.documents + 1
    found = [one for one in report.diagnostics if one.rule == "duplicate-id"]
    assert "<stdin>" in {place.path for one in found for place in one.related}


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_counts_up_to_the_number_of_files(files: list[Path], processes: int) -> None:
    seen: list[tuple[int, int]] = []
    lint_files(files, CONFIG, processes=processes, progress=lambda done, total: seen.append((done, total)))
    counts = [done for done, _ in seen]
    assert counts == sorted(set(counts))
    assert {total for _, total in seen} == {counts[-1]} == {len(files)}


def test_few_files_start_no_process(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_in_processes", None)
    assert lint_files(files[:39], CONFIG, processes=8).documents == 39


def test_processes_get_the_heaviest_files_first_and_no_signal_comes_between(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[list[Path]] = []
    submit = ProcessPoolExecutor.submit

    def submitting(pool: ProcessPoolExecutor, work: Any, shard: list[Path]) -> Any:  # noqa: ANN401
        assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} <= signal.pthread_sigmask(signal.SIG_BLOCK, ())
        handed.append(shard)
        return submit(pool, work, shard)

    def sizes(shard: list[Path]) -> list[int]:
        return [file.stat().st_size for file in shard if file.exists()]

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submitting)
    monkeypatch.setattr(batch, "SHARD_BYTES", 5000)
    assert lint_files(files, CONFIG, processes=2) == lint_files(files, CONFIG)
    assert sorted(file for shard in handed for file in shard) == sorted(files)
    weights = [size for shard in handed for size in sizes(shard)]
    assert weights == sorted(weights, reverse=True)
    assert all(sum(sizes(shard)) <= 5000 or len(shard) == 1 for shard in handed)
    assert len(handed) < len(files) / 4
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def test_processes_that_can_t_be_forked_are_started_afresh(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert lint_files(files, CONFIG, processes=2) == lint_files(files, CONFIG)


@pytest.mark.parametrize("processes", [1, 2])
def test_other_programs_files_are_reported_only_where_they_are_named(folder: Path, processes: int) -> None:
    stranger = folder / "tsconfig.json"
    stranger.write_text("{ // not for us\n}\n", encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())

    def about_it(named: list[Path]) -> list[str]:
        report = lint_files(files, CONFIG, processes=processes, named=named)
        return [one.rule for one in report.diagnostics if one.path.endswith("tsconfig.json")]

    assert about_it([]) == []
    assert about_it([stranger]) == ["invalid-syntax"]


def test_a_process_that_dies_is_told(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(batch, "_check", die)
    with pytest.raises(WorkerLost, match="a process died"):
        lint_files(files, CONFIG, processes=2)


def test_a_rule_that_fails_in_a_process_is_named(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from goalkit.lint import Linter
    from goalkit.rule import RuleError

    def fail(*_: object) -> None:
        raise RuleError("rule x failed on goal y")

    monkeypatch.setattr(Linter, "check_each", fail)
    with pytest.raises(RuleError, match="rule x failed on goal y"):
        lint_files(files, CONFIG, processes=2)


PROGRAM = """\
import sys, signal
from pathlib import Path
from goalkit import batch
signal.signal(signal.SIGINT, signal.default_int_handler)
check = batch._check
def slowly(linter, paths, named):
    for one in check(linter, paths, named):
        sum(range(500_000))
        yield one
batch._check = slowly
batch.SHARD_FILES = 2
try:
    batch.lint_files(sorted(Path().rglob("*.yaml")), processes=2, progress=lambda *_: print("working", flush=True))
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_stops_all_processes_without_a_traceback(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "working\n"
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    out, errors = run.communicate(timeout=20)
    assert out.splitlines()[-1] == "stopped"
    assert errors == ""
    assert time.monotonic() - began < 10
