"""Full disks, locked folders, files that vanish and runs that are stopped: one clear message, and nothing half done."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goalkit.cli import main
from tests.test_cli import Ran, goalkit_says, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, signals and permissions are others elsewhere")

ROOT = Path(__file__).resolve().parent.parent
DRAFT = "# Ferry, Q1 2030\n\n## Objective: Islanders rely on us\n- KR: Aim to raise crossings on time to 90%\n"
OTHER = DRAFT.replace("Ferry", "Bakery").replace("crossings", "deliveries")
GAUGES = """\
framework: kpi
kpis:
  - kpi: Calls answered at once
    green: "≥ 90%"
    series: {2029-08-01: 58%, 2029-09-01: 57%, 2029-10-01: 55%, 2029-11-01: 54%, 2029-11-30: 51%}
"""
DAY = ("--today", "2029-12-01")
NOBODY = 65534

WRITERS = {
    "lint --fix": ("lint", "--no-config", "--no-baseline", "--fix", "--unsafe-fixes", *DAY, "out/draft.md"),
    **{
        f"lint --output {form}": ("lint", "--no-baseline", "--output", f"{form}:out/report", "goals")
        for form in ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
    },
    "baseline": ("baseline", "--out", "out/baseline.json", "goals"),
    "baseline --prune": ("baseline", "--prune", "--out", "out/agreed.json", "goals"),
    "new": ("new", "check-in", "--sample", "--force", "--out", "out/new.md"),
    "import": ("import", "betterworks.csv", "--force", "--out", "out/in.yaml"),
    "export csv": ("export", "goals/a.md", "--layout", "betterworks", "--force", "--out", "out/ours.csv"),
    "export xlsx": ("export", "goals/a.md", "--layout", "betterworks", "--force", "--out", "out/ours.xlsx"),
    "convert": ("convert", "goals", "--to", "smart", "--force", "--out", "out/"),
    "convert --output": ("convert", "goals/a.md", "--to", "smart", "--output", "json:out/told.json"),
    "suggest": ("suggest", "goals", *DAY, "--force", "--out", "out/draft-of-ours.md"),
    "template learn": ("template", "learn", "goals", "--force", "--out", "out"),
    "site team": ("site", "team", "goals", *DAY, "--out", "out/site"),
    "show --output": ("show", "goals", "--output", "json:out/shown.json"),
    "tree --output": ("tree", "goals", *DAY, "--output", "markdown:out/tree.md"),
    "status --output": ("status", "goals", *DAY, "--output", "markdown:out/status.md"),
    "rules --output": ("rules", "--output", "json:out/rules.json"),
    "compare --output": ("compare", "okr", "smart", "--output", "json:out/compared.json"),
}
"""Every command that writes files; each of them into `out`."""
READERS = {
    "lint": (("lint", "--no-baseline", "--output", "concise", "goals"), 1),
    "lint --fix": (("lint", "--no-baseline", "--fix", "--output", "concise", "goals"), 1),
    "lint --diff": (("lint", "--no-baseline", "--diff", "--unsafe-fixes", *DAY, "goals"), 1),
    "show": (("show", "goals"), 0),
    "tree": (("tree", "goals"), 0),
    "status": (("status", "goals"), 0),
    "suggest": (("suggest", "goals"), 2),
    "convert": (("convert", "goals", "--to", "smart", "--out", "converted/"), 2),
    "export": (("export", "goals", "--layout", "betterworks", "--out", "exported/"), 2),
    "template learn": (("template", "learn", "goals"), 0),
    "site team": (("site", "team", "goals", "--out", "site"), 0),
}
"""Every command that reads many files, and how it ends where one of them can't be read."""
NAMED = {
    "lint": ("lint", "--no-baseline", "--output", "concise", "goals/b.md"),
    "diff": ("diff", "goals/a.md", "goals/b.md"),
    "import": ("import", "goals/b.md"),
    "new --values": ("new", "check-in", "--values", "goals/b.yaml"),
    "lint --config": ("lint", "--config", "goals/b.toml", "goals/a.md"),
    "lint --baseline": ("lint", "--baseline", "goals/b.json", "goals/a.md"),
    "export --layout": ("export", "goals/a.md", "--layout", "goals/b.toml"),
    "template check": ("template", "check", "goals/b.md.jinja"),
}
"""Commands that are given one file that can't be read."""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Some goals, and a folder to write to that holds something; others may look into it, as into any home."""
    home = tmp_path_factory.mktemp("stress")
    # pytest keeps its folders to itself, one deeper in each process; what is tried here is tried as somebody else
    base = tmp_path_factory.getbasetemp()
    for above in (base, *base.parents):
        if above.name.startswith(("pytest-", "popen-")):
            above.chmod(above.stat().st_mode | 0o011)
    home.chmod(0o777)
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in ("NO_COLOR", "FORCE_COLOR", "GOALKIT_DEBUG", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for place in ("goals", "out"):
        Path(place).mkdir()
        Path(place).chmod(0o777)
    Path("goals/a.md").write_text(DRAFT)
    Path("goals/b.md").write_text(OTHER)
    Path("goals/c.yaml").write_text(GAUGES)
    Path("out/draft.md").write_text(DRAFT)
    Path("out/kept.txt").write_text("something else\n")
    Path("out/agreed.json").write_text('{"version": 1, "findings": {}}\n')
    Path("betterworks.csv").write_bytes((ROOT / "tests/interchange/betterworks.csv").read_bytes())
    for file in home.rglob("*"):
        file.chmod(0o777 if file.is_dir() else 0o666)
    goalkit_says("baseline", "--out", "out/agreed.json", "goals")
    yield home
    for locked in ("goals", "out"):
        Path(home, locked).chmod(0o777)


def contents(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody whom permissions hold, where these tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """Let no file grow beyond some bytes, which is how a full disk looks to whoever writes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refuses(ran: Ran, file: str) -> None:
    """Hold that a command said what it could not write, to a person."""
    said = " ".join(ran.err.split())
    assert ran.code == 2, said
    assert file in said
    assert "can't be written" in said
    assert "Traceback" not in said
    assert "should not have happened" not in said


def target(words: tuple[str, ...]) -> str:
    """The beginning of the path that a command writes to."""
    return next(
        word.partition(":")[2] or word
        for word in words
        if word.partition(":")[2].startswith("out") or word.startswith("out")
    ).rstrip("/")


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_leaves_old_files_and_no_half_of_a_new_one(words: tuple[str, ...], folder: Path) -> None:
    empty = contents(Path("out"))
    with little_room(20):
        refuses(goalkit_says(*words), target(words))
    assert contents(Path("out")) == empty
    assert goalkit_says(*words).code in (0, 1)
    Path("out/draft.md").write_text(DRAFT)
    Path("goals/a.md").write_text(DRAFT.replace("90%", "95%"))  # so that pages of a site are to be written anew
    before = contents(Path("out"))
    with little_room(0):
        ran = goalkit_says(*words)
    refuses(ran, target(words))
    assert "File too large" in " ".join(ran.err.split())
    assert contents(Path("out")) == before


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_folder_that_is_locked_is_named(words: tuple[str, ...], folder: Path) -> None:
    goalkit_says(*words)  # what it needs of Python is loaded, which somebody else may not be allowed to
    shutil.rmtree("out/site", ignore_errors=True)
    Path("out/draft.md").write_text(DRAFT)
    before = contents(Path("out"))
    for file in Path("out").rglob("*"):
        file.chmod(0o555 if file.is_dir() else 0o444)
    Path("out").chmod(0o555)
    with as_nobody():
        ran = goalkit_says(*words)
    refuses(ran, target(words))
    assert contents(Path("out")) == before


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_run_that_is_stopped_while_it_writes_tidies_up(
    words: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(Path("out"))

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    ran = goalkit_says(*words)
    assert ran.code == 130
    assert ran.err.endswith("goalkit: stopped\n")
    assert contents(Path("out")) == before


def test_several_files_go_on_where_one_can_not_be_written(folder: Path) -> None:
    Path("out/b.md").mkdir()
    ran = goalkit_says("convert", "goals", "--to", "smart", "--force", "--out", "out/")
    assert ran.code == 2
    assert "out/b.md can't be written" in ran.err
    assert Path("out/a.md").exists()
    assert Path("out/c.yaml").exists()
    ran = goalkit_says(
        "lint", "--output", "json:out/b.md", "--output", "sarif:out/lint.sarif", "--output", "text", "goals"
    )
    assert ran.code == 2
    assert Path("out/lint.sarif").stat().st_size
    assert "missing-baseline" in ran.out


def test_a_report_does_not_replace_a_file_that_is_write_protected(folder: Path) -> None:
    report = Path("out/report.json")
    report.write_text("kept")
    report.chmod(0o444)
    goalkit_says("lint", "goals")
    with as_nobody():
        ran = goalkit_says("lint", "--output", "json:out/report.json", "goals")
    refuses(ran, "out/report.json")
    assert "write-protected" in ran.err
    assert report.read_text() == "kept"


def test_what_a_killed_run_left_stands_in_nobodys_way(folder: Path) -> None:
    left = Path(f"out/.goalkit-{os.getpid()}-0.tmp")
    left.write_text("left")
    assert goalkit_says("show", "goals", "--output", "json:out/shown.json").code == 0
    assert left.read_text() == "left"


def test_a_long_name_is_a_name(folder: Path) -> None:
    file = Path("out") / f"{'é' * 125}.md"  # 253 bytes, and 255 is the most
    file.write_text(DRAFT)
    assert goalkit_says("lint", "--no-config", "--fix", "--unsafe-fixes", *DAY, str(file)).code == 1
    assert file.read_text() != DRAFT
    assert goalkit_says("show", "goals", "--output", f"json:{file}").code == 0


def test_pages_of_the_guide_are_written_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("site", "tests/accuracy"):
        Path("checkout", name).mkdir(parents=True)
    page = Path("checkout/site/index.md")
    page.write_text("old")
    monkeypatch.setattr("goalkit.site.checkout", lambda: Path("checkout"))
    with little_room(20):
        ran = goalkit_says("site", "pages", "home")
    assert ran.code == 2
    assert "checkout/site" in ran.err
    assert "File too large" in ran.err
    assert contents(Path("checkout")) == {"site/index.md": b"old"}


@pytest.mark.parametrize(("words", "code"), READERS.values(), ids=READERS)
def test_a_file_that_vanishes_stops_no_other(
    words: tuple[str, ...], code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = import_module("goalkit.read.discover")
    discover: Callable[..., list[Path]] = there.discover

    def found(*given: object) -> list[Path]:
        files = list(discover(*given))
        Path("goals/b.md").unlink()
        return files

    monkeypatch.setattr(there, "discover", found)
    ran = goalkit_says(*words)
    goes_on(ran, code, "there is no such file")


@pytest.mark.parametrize(("words", "code"), READERS.values(), ids=READERS)
def test_a_file_that_may_not_be_read_stops_no_other(words: tuple[str, ...], code: int, folder: Path) -> None:
    goalkit_says(*words)
    for one in ("converted", "exported", "site"):
        shutil.rmtree(one, ignore_errors=True)
    Path("goals/b.md").chmod(0)
    with as_nobody():
        ran = goalkit_says(*words)
    goes_on(ran, code, "there is no permission to read this file")


def goes_on(ran: Ran, code: int, why: str) -> None:
    """Hold that a command named the file that can't be read, and read the other."""
    said = " ".join((ran.out + ran.err).split())
    assert ran.code == code, said
    assert "goals/b.md" in said
    assert why in said or "can be read: goalkit lint says why" in said
    assert "Traceback" not in said
    assert "should not have happened" not in said
    others = {"converted": "a.md", "exported": "a.csv", "site": "index.html"}
    made = [folder for folder in others if Path(folder).exists()]
    assert all(Path(one, others[one]).exists() for one in made)
    assert (
        made
        or "Islanders" in said
        or "crossings" in said
        or "Nothing to suggest" in said
        or "1 goal" in said
        or "Calls" in said
    )


@pytest.mark.parametrize("words", NAMED.values(), ids=NAMED)
def test_a_named_file_that_may_not_be_read_is_told(words: tuple[str, ...], folder: Path) -> None:
    file = Path(next(word for word in words if word.startswith("goals/b")))
    if not file.exists():
        file.write_text("{}")
    goalkit_says(*words)
    file.chmod(0)
    with as_nobody():
        ran = goalkit_says(*words)
    said = " ".join((ran.out + ran.err).split())
    assert ran.code in (1, 2)
    assert file.name in said
    assert "permission" in said.lower()
    assert "should not have happened" not in said


def test_a_folder_that_may_not_be_listed_is_told(folder: Path) -> None:
    Path("goals/locked").mkdir(mode=0)
    goalkit_says("lint", "goals")
    with as_nobody():
        ran = goalkit_says("lint", "--output", "concise", "goals")
    Path("goals/locked").chmod(0o777)
    assert ran.code == 1
    assert "goals/locked" in ran.out
    assert "goals/a.md" in ran.out


def test_folders_above_that_may_not_be_searched_hold_no_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Path("above/inner")
    inner.mkdir(parents=True)
    inner.chmod(0o777)
    inner.joinpath("a.md").write_text(DRAFT)
    monkeypatch.chdir(inner)
    goalkit_says("lint", "a.md")
    Path("..").chmod(0)
    try:
        with as_nobody():
            ran = goalkit_says("lint", "--output", "concise", "a.md")
    finally:
        (folder / "above").chmod(0o777)
    assert ran.code == 1, ran.err
    assert "a.md:4" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("lint", "--help"),
        ("lint", "goals"),
        ("show", "goals", "--output", "json"),
        ("convert", "goals/a.md", "--to", "smart"),
        ("new", "check-in", "--sample"),
        ("lint", "--diff", "--unsafe-fixes", *DAY, "goals"),
        ("completion", "bash"),
    ],
    ids=" ".join,
)
def test_an_output_that_is_full_is_told(words: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 (a device)
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "stderr", err)
        assert main(words) == 2
        monkeypatch.undo()
    assert err.getvalue() == "goalkit: standard output can't be written: No space left on device\n"


@pytest.mark.parametrize(
    ("words", "code"), [(("lint", "nowhere"), 2), (("lint", "goals"), 1), (("show", "--nosuch"), 2)]
)
def test_where_nobody_can_be_told_the_exit_code_says_it(words: tuple[str, ...], code: int, folder: Path) -> None:
    command = [sys.executable, "-m", "goalkit", *words]
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        assert subprocess.run(command, stdout=subprocess.DEVNULL, stderr=full, check=False).returncode == code
    with started(*words) as process:
        assert process.stderr is not None
        process.stderr.close()
    assert process.returncode == code


@pytest.mark.usefixtures("signals_end")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_the_system_ends_leaves_no_process_and_no_file(number: signal.Signals, folder: Path) -> None:
    for copy in range(300):
        Path(f"goals/{copy}.md").write_text(DRAFT * 3)
    process = started("lint", "--jobs", "2", "--output", "json:out/report.json", "goals")
    workers = children(process.pid)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert err == b"goalkit: stopped\n"
    assert "report.json" not in contents(Path("out"))
    assert ended(workers)


def test_workers_end_with_a_run_that_is_killed(folder: Path) -> None:
    for copy in range(300):
        Path(f"goals/{copy}.md").write_text(DRAFT * 3)
    process = started("lint", "--jobs", "2", "--output", "json:out/report.json", "goals")
    workers = children(process.pid)
    process.kill()
    process.communicate(timeout=30)
    assert ended(workers)


def children(parent: int, wanted: int = 2) -> list[int]:
    """The processes that another has started, once there are so many."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    if not listed.exists():
        time.sleep(1)
        return []
    end = time.monotonic() + 30
    found: list[int] = []
    while len(found) < wanted and time.monotonic() < end:
        time.sleep(0.005)
        found = [int(one) for one in listed.read_text().split()] if listed.exists() else []
    assert len(found) == wanted, "the run was over before it could be stopped"
    return found


def ended(processes: list[int]) -> bool:
    """Whether processes end within some seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        alive = []
        for one in processes:
            try:
                if Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                    alive.append(one)
            except OSError:
                continue
        if not alive:
            return True
        time.sleep(0.05)
    return False
