"""Files are rewritten whole or not at all, and stay what they were but for the words of edits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from goalkit.fix.files import Changed, original
from goalkit.read.source import LIMIT
from tests.killing import torn
from tests.test_cli import goalkit_says

DRAFT = "# Ferry, Q1 2030\n\n## Objective: Islanders rely on us\n- KR: Aim to raise crossings on time to 90%\n"
MENDED = DRAFT.replace("Aim to raise", "Raise").replace("to 90%", r"from \<baseline>% to 90%")
FIX = ("lint", "--no-config", "--fix", "--unsafe-fixes", "--today", "2029-12-01")

ENCODINGS = {
    "plain": ("utf-8", "\n"),
    "windows": ("utf-8-sig", "\r\n"),
    "old mac": ("utf-8", "\r"),
    "wide": ("utf-16", "\r\n"),
}


@pytest.mark.parametrize(("encoding", "end"), ENCODINGS.values(), ids=ENCODINGS)
def test_bytes_stay_but_for_the_words(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "okrs.md"
    file.write_bytes(DRAFT.replace("\n", end).encode(encoding))
    assert goalkit_says(*FIX, str(file)).code == 1  # the slot waits
    assert file.read_bytes() == MENDED.replace("\n", end).encode(encoding)
    before = file.stat()
    goalkit_says(*FIX, str(file))
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_mixed_line_ends_stay(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_bytes(DRAFT.replace("\n", "\r\n", 2).encode() + b"\r\rNotes \t\r\n\n")
    goalkit_says(*FIX, str(file))
    assert file.read_bytes() == MENDED.replace("\n", "\r\n", 2).encode() + b"\r\rNotes \t\r\n\n"


def test_what_is_piped_in_comes_out_as_bytes() -> None:
    source = DRAFT.replace("\n", "\r\n").encode("utf-16")
    ran = goalkit_says(*FIX, "--quiet", "--output", "concise", "-", stdin=source, encoding="utf-16")
    assert ran.out == MENDED.replace("\n", "\r\n")


def test_mode_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "okrs.md", tmp_path / "here" / "link.md"
    file.write_text(DRAFT)
    file.chmod(0o640)
    link.parent.mkdir()
    link.symlink_to(file)
    goalkit_says(*FIX, str(link))
    assert link.is_symlink()
    assert file.read_text() == MENDED
    assert file.stat().st_mode & 0o777 == 0o640


def test_one_file_under_two_names_is_written_once(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(DRAFT)
    (tmp_path / "same.md").symlink_to(file)
    ran = goalkit_says(*FIX, str(file), str(tmp_path / "same.md"))
    assert "left as it is" not in ran.err
    assert file.read_text() == MENDED


def test_what_somebody_wrote_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(DRAFT)
    fsync = os.fsync

    def slow(handle: int) -> None:
        file.write_text("# Somebody saved this just now\n")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    ran = goalkit_says(*FIX, str(file))
    assert ran.code == 2
    assert "was changed while goalkit looked at it" in " ".join(ran.err.split())
    assert file.read_text() == "# Somebody saved this just now\n"
    assert [one.name for one in tmp_path.iterdir()] == ["okrs.md"]


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / "a.md", tmp_path / "b.md"]
    for file in files:
        file.write_text(DRAFT)
    calls = []

    def full(_handle: int) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = goalkit_says(*FIX, *map(str, files))
    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert [file.read_text() for file in files] == [DRAFT, MENDED]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(DRAFT)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    ran = goalkit_says(*FIX, str(file))
    assert ran.code == 2
    assert "write-protected" in ran.err
    assert file.read_text() == DRAFT


def test_a_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_text("one")
    read = original(file, LIMIT)
    file.write_text("two")
    with pytest.raises(Changed):
        read.write("three")
    assert file.read_text() == "two"


def test_nothing_is_written_where_a_difference_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(DRAFT.rstrip("\n"))
    ran = goalkit_says("lint", "--no-config", "--diff", "--unsafe-fixes", "--today", "2029-12-01", str(file))
    assert ran.code == 1
    assert ran.out.count("\\ No newline at end of file\n") == 2
    assert file.read_text() == DRAFT.rstrip("\n")
    assert goalkit_says("lint", "--no-config", "--diff", "--today", "2029-12-01", str(file)).code == 0


def test_agreed_findings_are_neither_mended_nor_woken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("okrs.md").write_text(DRAFT)
    goalkit_says("baseline", "--today", "2029-12-01", "okrs.md")
    ran = goalkit_says("lint", "--fix", "--unsafe-fixes", "--today", "2029-12-01", "okrs.md")
    assert ran.code == 0
    assert Path("okrs.md").read_text() == DRAFT
    # One rule more speaks now; to reword its goal would bring back what was agreed to.
    Path("goalkit-baseline.json").write_text(
        "\n".join(line for line in Path("goalkit-baseline.json").read_text().split("\n") if "weak" not in line).replace(
            "},\n    ]", "}\n    ]"
        )
    )
    ran = goalkit_says("lint", "--fix", "--unsafe-fixes", "--today", "2029-12-01", "okrs.md")
    assert Path("okrs.md").read_text() == DRAFT
    assert "missing-baseline would then speak" in ran.err


def test_a_run_that_is_killed_leaves_each_file_old_or_new() -> None:
    broken, _ = torn(rounds=4)
    assert broken == []
