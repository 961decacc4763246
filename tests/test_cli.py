"""The command as a person meets it: sessions with their output and exit code, and what happens when things go wrong."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import goalkit
from goalkit.cli import VERBS, console, main, parser_of
from goalkit.lint import Linter
from goalkit.report.contract import LintReport, Shown

SESSIONS = sorted((Path(__file__).parent / "cli").glob("*.md"))
FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FREE = ("NO_COLOR", "FORCE_COLOR", "GOALKIT_DEBUG", "COLUMNS", "TERM")
DRAFT = """\
# Objective: New customers feel at home
- KR: Improve trust in our reports
"""


class Ran(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """Standard output as a terminal or a pipe."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        """Say what the test wants."""
        return self.terminal

    def text(self) -> str:
        """Everything that was written."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, in an environment that says nothing about colour."""
    monkeypatch.chdir(tmp_path)
    for name in FREE:
        monkeypatch.delenv(name, raising=False)


def goalkit_says(*words: str, stdin: bytes = b"", terminal: bool = False, encoding: str = "utf-8") -> Ran:
    """Run a command line in this process."""
    out, err = Stream(terminal=terminal, encoding=encoding), Stream(terminal=terminal, encoding=encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(words)
        return Ran(code, out.text(), err.text())


def expected_from(session: Path) -> list[tuple[str, str, int]]:
    """The commands of a session: what is typed, what is printed, and the line it stands in."""
    found = []
    source = session.read_text(encoding="utf-8")
    for fence in FENCE.finditer(source):
        _, language, file, body = fence.groups()
        line = source.count("\n", 0, fence.start()) + 2
        if language != "console":
            found.append((f"> {file}", body, line))
            continue
        for command in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            typed, _, printed = command.partition("\n")
            found.append((typed, printed.rstrip("\n"), line))
    return found


def run_typed(typed: str, patch: pytest.MonkeyPatch) -> str:
    """Run what a session types: `NAME=value goalkit … < file`, or `cat file`."""
    words = shlex.split(typed)
    stdin = b""
    if "<" in words:
        stdin = Path(words.pop()).read_bytes()
        words.pop()
    while "=" in words[0]:
        patch.setenv(*words.pop(0).split("=", 1))
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8").rstrip("\n")
    assert words.pop(0) == "goalkit"
    ran = goalkit_says(*words, stdin=stdin)
    return "\n".join(filter(None, [ran.out.rstrip("\n"), ran.err.rstrip("\n"), f"[{ran.code}]" if ran.code else ""]))


def matches(printed: str, expected: str) -> bool:
    """Whether it is what was expected; `…` stands for anything within a line, `...` alone for any lines."""
    pattern = re.escape(expected).replace("…", ".*").replace(re.escape("\n...\n"), r"\n(?:.*\n)*?")
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.stem)
def test_session(session: Path) -> None:
    commands = expected_from(session)
    assert any(not typed.startswith("> ") for typed, _, _ in commands)
    for typed, expected, line in commands:
        if typed.startswith("> "):
            file = Path(typed.removeprefix("> "))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(expected, encoding="utf-8")
            continue
        with pytest.MonkeyPatch.context() as patch:
            printed = run_typed(typed, patch)
        if not matches(printed, expected):
            assert printed == expected, f"{session.name}:{line}: $ {typed}"


def test_every_verb_has_help_that_names_its_options() -> None:
    for verb in VERBS:
        ran = goalkit_says(verb, "--help")
        assert ran.code == 0
        assert all(option in ran.out for option in parser_of(verb).options())
    overview = goalkit_says("--help").out
    assert all(f"  {verb} " in overview for verb in VERBS)


@pytest.mark.parametrize("verb", ["lint", "show"])
def test_json_is_the_contract(verb: str) -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    ran = goalkit_says(verb, "okrs.md", "--output", "json")
    shape = LintReport if verb == "lint" else Shown
    assert shape.model_validate_json(ran.out).model_dump(exclude_unset=True) == json.loads(ran.out)
    schema = json.loads(goalkit_says("schema", "lint-report" if verb == "lint" else "show").out)
    assert schema["properties"]["version"]["const"] == 1


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_exit_code_hangs_on_findings_not_on_their_format(form: str) -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    codes = [goalkit_says("lint", "--output", form, "--fail-on", level).code for level in ("error", "warning", "never")]
    assert codes == [0, 1, 0]


def test_files_are_replaced_whole_and_keep_their_mode() -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    report = Path("out/report.json")
    report.parent.mkdir()
    report.write_text("old", encoding="utf-8")
    report.chmod(0o640)
    link = Path("latest.json")
    link.symlink_to(report)
    assert goalkit_says("lint", "--output", "json:latest.json").code == 1
    assert link.is_symlink()
    assert json.loads(report.read_text(encoding="utf-8"))["version"] == 1
    assert report.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in report.parent.iterdir()] == ["report.json"]


def test_a_file_that_cannot_be_written_is_said() -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    ran = goalkit_says("lint", "--output", "json:okrs.md/report.json")
    assert ran.code == 2
    assert "okrs.md/report.json can't be written" in ran.err


def test_several_reports_from_one_run() -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    ran = goalkit_says("lint", "--output", "concise", "--output", "sarif:a.sarif", "--output", "junit:b.xml")
    assert "missing-target" in ran.out
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert 'tests="2"' in Path("b.xml").read_text(encoding="utf-8")
    assert goalkit_says("lint", "--output", "json", "--output", "text").code == 2


@pytest.mark.parametrize(
    ("environment", "option", "terminal", "expected"),
    [
        ({}, "auto", True, True),
        ({}, "auto", False, False),
        ({"TERM": "dumb"}, "auto", True, False),
        ({"NO_COLOR": "1"}, "auto", True, False),
        ({"FORCE_COLOR": "1"}, "auto", False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", True, False),
        ({"NO_COLOR": "1"}, "always", False, True),
        ({"FORCE_COLOR": "1"}, "never", True, False),
    ],
)
def test_colour_is_a_persons_choice(
    environment: dict[str, str],
    option: str,
    terminal: bool,  # noqa: FBT001 (a parameter of the test)
    expected: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = goalkit_says("rules", "--color", option, terminal=terminal)
    assert ("\x1b[" in ran.out) is expected


def test_an_output_that_knows_few_characters_gets_all_of_them() -> None:
    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    assert "\\u2192" in goalkit_says("lint", encoding="ascii").out


def test_file_names_cannot_write_to_the_terminal() -> None:
    name = "evil\x1b[31m.md"
    Path(name).write_text(DRAFT, encoding="utf-8")
    for words in (
        ["lint"],
        ["lint", "--output", "concise"],
        ["lint", "--output", "github"],
        ["show"],
        ["lint", name + "x"],
    ):
        ran = goalkit_says(*words)
        assert "\x1b" not in ran.out + ran.err
        assert "evil\\x1b[31m.md" in ran.out + ran.err


def test_unexpected_errors_are_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the sky fell")

    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.setattr(Linter, "report", broken)
    ran = goalkit_says("lint")
    assert ran.code == 2
    assert "RuntimeError: the sky fell" in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("GOALKIT_DEBUG", "1")
    assert "Traceback" in goalkit_says("lint").err


def test_ctrl_c_is_no_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    Path("okrs.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.setattr(Linter, "report", stop)
    assert goalkit_says("lint") == Ran(130, "", "goalkit: stopped\n")


def started(*words: str) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    command = [sys.executable, "-m", "goalkit", *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_reader_who_leaves_is_no_error() -> None:
    Path("okrs.md").write_text("# Objective: X\n" + "- KR: Improve trust in our reports\n" * 3_000, encoding="utf-8")
    with started("lint", "--output", "concise") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.usefixtures("signals_end")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_leaves_no_traceback() -> None:
    process = started("lint", "-")
    # More than a pipe holds: once it is written, goalkit has been loaded and is reading.
    assert process.stdin is not None
    process.stdin.write(b"- nothing to see here\n" * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"goalkit: stopped\n")


def test_python_m_goalkit_is_the_command() -> None:
    process = started("--version")
    out, err = process.communicate(timeout=60)
    assert (out.decode(), err) == (f"goalkit {goalkit.__version__}{os.linesep}", b"")


def test_progress_is_for_terminals_and_long_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        Path(f"{number}.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.setattr("goalkit.cli.progress.PAUSE", 0)
    assert goalkit_says("lint", terminal=True).err == ""
    monkeypatch.setattr("goalkit.cli.progress.PATIENCE", 0)
    bars = goalkit_says("lint", terminal=True).err
    assert "3 of 3 files" in bars
    assert bars.endswith("\r\x1b[K")
    assert goalkit_says("lint", "--quiet", terminal=True).err == ""
    assert goalkit_says("lint").err == ""


def test_width_is_the_terminals_own_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, goalkit_says("rules", "--color", "never", terminal=True).out.split("\n"))) <= 60
    monkeypatch.setenv("COLUMNS", "400")
    assert max(map(len, goalkit_says("rules", "--color", "never", terminal=True).out.split("\n"))) <= console.WIDEST


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_know_every_verb_and_rule(shell: str) -> None:
    script = goalkit_says("completion", shell).out
    assert all(re.search(rf"\b{verb}\b", script) for verb in VERBS)
    assert all(rule in script for rule in goalkit.all_rules())
    Path("script").write_text(script, encoding="utf-8")
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed, so its syntax was not checked")
    assert subprocess.run([program, "-n", "script"], check=True, capture_output=True).stderr == b""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("goalkit li", {"lint"}),
        ("goalkit lint --fail-on ", {"error", "warning", "advice", "never"}),
        ("goalkit lint --out", {"--output"}),
        ("goalkit explain missing-t", {"missing-target"}),
        ("goalkit lint --profile ag", {"agile-tools"}),
        ("goalkit lint --select missing-t", {"missing-target"}),
        ("goalkit rules --framework no", {"north-star"}),
        ("goalkit compare okr sm", {"smart"}),
        ("goalkit completion ", {"bash", "zsh", "fish"}),
        ("goalkit schema s", {"smart", "show"}),
    ],
)
def test_bash_completes(typed: str, offered: set[str]) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    words = typed.split(" ")
    listed = " ".join(shlex.quote(word) for word in words)
    ask = f"COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; _goalkit; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    script = goalkit_says("completion", "bash").out + ask
    done = subprocess.run([bash, "-c", script], check=True, capture_output=True, text=True)
    assert set(done.stdout.split()) == offered
