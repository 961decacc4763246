"""`goalkit lint --watch`: a report after each change, whatever becomes of the files, and Ctrl-C is no failure."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING

import pytest

from goalkit.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there"),
    pytest.mark.usefixtures("signals_end"),
]

WEAK = "# Objective: New customers feel at home\n- KR: Improve trust in our reports\n"
GOOD = "# Objective: New customers feel at home\n- KR: Raise NPS from 45 to 60 by March 2027\n"
FOUND = "goals/okrs.md:2:7: warning missing-target: “Improve” says neither how much nor what would prove it\n"
PATIENCE = 60


class Watching:
    """A run that watches, and what it printed so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line)

    def until(self, words: str) -> str:
        """What was printed up to a line with these words."""
        seen = ""
        while words not in seen:
            try:
                seen += self.lines.get(timeout=PATIENCE)
            except Empty:
                self.process.kill()
                pytest.fail(f"{words} was not printed, but: {seen}{self.process.communicate()[1]}")
        return seen

    def stopped(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def watching(folder: Path, *words: str) -> Iterator[Watching]:
    """Watch in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "goalkit", "lint", "--watch", "--select", "missing-target,invalid-syntax", *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent), "PYTHONIOENCODING": "utf-8"},
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.communicate()


def save(path: Path, text: str) -> None:
    """Save as editors do: a new file takes the place of the old one."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_what_was_saved_is_reported_until_ctrl_c(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    goals = tmp_path / "goals"
    goals.mkdir()
    file = goals / "okrs.md"
    file.write_text(WEAK, encoding="utf-8")
    with watching(tmp_path, "goals", "--output", "concise", "--output", "json:report.json") as run:
        assert run.until("Watching") == f"{FOUND}Watching goals. Ctrl-C ends it.\n"
        save(file, GOOD)
        assert run.until("Watching") == "Watching goals. Ctrl-C ends it.\n"
        assert '"findings": []' in (tmp_path / "report.json").read_text(encoding="utf-8")
        # A file that breaks, goes and comes back; then the settings break, and are mended.
        (goals / "new.yaml").write_text("objectives: [", encoding="utf-8")
        assert "error invalid-syntax" in run.until("Watching")
        (goals / "new.yaml").unlink()
        assert run.until("Watching") == "Watching goals. Ctrl-C ends it.\n"
        save(file, WEAK)
        assert FOUND in run.until("Watching")
        (tmp_path / "goalkit.toml").write_text("[rules]\nmissing-trget = 'off'\n", encoding="utf-8")
        assert "did you mean “missing-target”?" in run.until("Watching")
        save(tmp_path / "goalkit.toml", "[rules]\nmissing-target = 'error'\n")
        assert run.until("Watching") == f"{FOUND.replace('warning', 'error')}Watching goals. Ctrl-C ends it.\n"
        assert run.stopped() == 0
        assert run.process.stderr is not None
        assert run.process.stderr.read() == ""


def test_a_folder_may_go_and_come_back(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    goals = tmp_path / "goals"
    goals.mkdir()
    (goals / "okrs.md").write_text(GOOD, encoding="utf-8")
    with watching(tmp_path, "goals", "--output", "concise") as run:
        run.until("Watching")
        goals.rename(tmp_path / "elsewhere")
        assert "goalkit: there is no file or folder “goals”" in run.until("Watching")
        (tmp_path / "elsewhere").rename(goals)
        assert run.until("Watching") == "Watching goals. Ctrl-C ends it.\n"
        save(goals / "okrs.md", WEAK)
        assert FOUND in run.until("Watching")
        assert run.stopped() == 0


def test_a_single_file_is_watched_whoever_replaces_it(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    file = tmp_path / "okrs.md"
    file.write_text(GOOD, encoding="utf-8")
    with watching(tmp_path, "okrs.md", "--output", "concise") as run:
        run.until("Watching")
        for verb in ("Improve", "Enhance"):
            save(file, WEAK.replace("Improve", verb))
            assert f"“{verb}” says neither" in run.until("Watching")
        assert run.stopped() == 0


def test_what_cannot_be_watched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words, told in (
        (["-"], "standard input can't change"),
        (["--output", "json"], "give what programs read a file"),
        (["nowhere"], "there is no file or folder “nowhere”"),
    ):
        assert main(["lint", "--watch", *words]) == 2
        assert told in " ".join(capsys.readouterr().err.split())
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["lint", "--watch"]) == 2
    told = "--watch needs watchfiles, which is not installed: pip install 'watchfiles>=1.0', or goalkit's extra “watch”"
    assert " ".join(capsys.readouterr().err.split()) == f"goalkit: {told}"
