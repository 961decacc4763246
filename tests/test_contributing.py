"""CONTRIBUTING is true to the letter: whoever copies its rule has a rule, and its package is the one that is tested."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.sessions import ROOT, Block, blocks

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TITLED = [block for block in blocks(TEXT) if block.title]
COPIED = ("goalkit", "tests", "frameworks", "templates", "pyproject.toml")


@pytest.mark.parametrize("block", [one for one in TITLED if (ROOT / one.title).exists()], ids=lambda one: one.title)
def test_files_that_are_shown_stand_there(block: Block) -> None:
    assert (ROOT / block.title).read_text(encoding="utf-8") == block.body


def test_all_of_the_package_is_reached_from_the_text() -> None:
    shown = {block.title for block in TITLED}
    assert {f"tests/plugins/goalkit-bakery/{name}" for name in ("pyproject.toml", "goalkit_bakery/org.py")} <= shown
    assert "](tests/plugins/goalkit-bakery)" in TEXT


@pytest.mark.slow
def test_a_newcomer_has_a_rule_by_following_the_steps(tmp_path: Path) -> None:
    """In a copy of the repository: the file, the near-misses, and the command, as they stand in the text."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (source,) = (block.body for block in blocks(TEXT) if "@rule(" in block.body)
    (near_misses,) = (block for block in TITLED if block.title.startswith("tests/rules/"))
    (tmp_path / "goalkit" / "rules" / "shouted_goal.py").write_text(source, encoding="utf-8")
    (tmp_path / near_misses.title).write_text(near_misses.body, encoding="utf-8")
    (command,) = (
        line.split() for line in TEXT.splitlines() if line.startswith("    python -m pytest tests/test_rules")
    )

    done = subprocess.run([sys.executable, *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "deselected" in done.stdout or "100%" in done.stdout
