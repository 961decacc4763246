"""The wheel holds all that goalkit needs: installed alone, it lints; and anyone who builds it gets the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the builder that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    (built,) = folder.iterdir()
    return built


@pytest.mark.slow
def test_wheel_carries_pages_and_data(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("frameworks", "templates"):
        for page in filter(Path.is_file, (ROOT / folder).rglob("*")):
            assert f"goalkit/_data/{page.relative_to(ROOT).as_posix()}" in inside
    for source in (ROOT / "goalkit").rglob("*"):
        if source.is_file() and "__pycache__" not in source.parts:
            assert source.relative_to(ROOT).as_posix() in inside
    assert not [name for name in inside if name.startswith("tests")]


@pytest.mark.slow
def test_wheel_lints_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "environment", with_pip=False)
    scripts = tmp_path / "environment" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([*PIP, "--python", str(scripts / "python"), "install", str(wheel)], check=True)
    draft = tmp_path / "draft.md"
    draft.write_bytes((ROOT / "site" / "examples" / "draft.md").read_bytes())
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    lint = [scripts / "goalkit", "lint", "--output", "json", "draft.md"]
    done = subprocess.run(lint, check=False, cwd=tmp_path, env=clean, capture_output=True, text=True)

    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["findings"]


LEFT_OUT = shutil.ignore_patterns(".*_cache", ".hypothesis", "__pycache__", ".git", "build", "dist", "*.pyc")


@pytest.mark.slow
def test_wheel_and_sources_are_the_same_bytes_wherever_and_whenever_they_are_built(tmp_path: Path) -> None:
    built = []
    for folder, day, mask in (
        (tmp_path / "here", 1_700_000_000, 0o022),
        (tmp_path / "a" / "longer way", 1_800_000_000, 0o077),
    ):
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        for file in folder.rglob("*"):
            if mask & 0o044 and not file.is_dir():
                file.chmod(file.stat().st_mode & ~mask)  # as somebody who keeps files to himself checks them out
            os.utime(file, (day, day))
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")]
        clean = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env={**clean, "TZ": f"UTC{day % 7}"}, umask=mask
        )
        built.append({file.name: file.read_bytes() for file in (folder / "dist").iterdir()})
    assert {Path(name).suffix for name in built[0]} == {".whl", ".gz"}
    assert built[0].keys() == built[1].keys()
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []
