"""What fuzzing once found stays mended: each input is played again, and so are seeds that the search begins with."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest

from tests.fuzzing.__main__ import listed
from tests.fuzzing.running import Search
from tests.fuzzing.targets import TARGETS

HOME = Path(__file__).parent / "regressions"
CASES = sorted(file for file in HOME.rglob("*") if file.is_file() and file.suffix != ".md")
FEW = 3
SECONDS = 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(HOME).as_posix())
def test_what_was_found_stays_mended(case: Path) -> None:
    began = time.process_time()
    TARGETS[case.parent.name].play(case.read_bytes())
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", TARGETS)
def test_what_the_search_begins_with_keeps_its_promises(name: str) -> None:
    seeds = list(islice(TARGETS[name].seeds(), FEW))
    assert seeds
    for seed in seeds:
        TARGETS[name].play(seed)
        TARGETS[name].play(seed[: len(seed) // 2] + b"\xff\x00" + seed[len(seed) // 2 :])


def test_a_broken_promise_is_kept_once_with_its_shortest_input(tmp_path: Path) -> None:
    def play(data: bytes) -> None:
        if data:
            TARGETS["markdown"].play(None)  # type: ignore[arg-type]

    search = Search(play, tmp_path)
    for data in (b"", b"long", b"one", b"longer"):
        search.one(data)
    kept = [file for file in tmp_path.iterdir() if file.suffix != ".why"]
    assert [file.read_bytes() for file in kept] == [b"one"]
    assert "Error" in kept[0].with_name(f"{kept[0].name}.why").read_text()
    (tmp_path / "timeout-0a").write_bytes(b"")
    (error, never) = listed(tmp_path)
    assert "Error: " in error
    assert never == f"{tmp_path / 'timeout-0a'}: ended the process"
