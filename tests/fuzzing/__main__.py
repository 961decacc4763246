"""Look for inputs that break a promise, led by which code they reach.

    pip install -e '.[fuzz]'
    python -m tests.fuzzing markdown --seconds 600

plays inputs to one target for so long; --help lists the targets. What breaks a promise is kept below
`build/fuzzing/found/`, the shortest input for each mistake, and why beside it; the command then ends with 1. Mend the
cause, put the input into `tests/regressions/TARGET/`, and `tests/test_regressions.py` plays it from then on.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

from tests.fuzzing.targets import TARGETS

HOME = Path(__file__).resolve().parents[2] / "build" / "fuzzing"


def main() -> int:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzzing", description="Look for inputs that break a promise."
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=HOME, help="where corpus and finds are kept")
    arguments = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("this needs atheris: pip install -e '.[fuzz]'", file=sys.stderr)  # noqa: T201 (a command of its own)
        return 2
    command = [sys.executable, "-m", "tests.fuzzing.running", arguments.target, str(arguments.seconds)]
    ended = subprocess.run([*command, str(arguments.folder)], check=False).returncode
    found = listed(arguments.folder / "found" / arguments.target)
    for one in found:
        print(one)  # noqa: T201 (a command of its own)
    return 1 if found else ended


def listed(folder: Path) -> list[str]:
    """Inputs that were kept, and why; of those that ended the process, the fuzzer's own name for it tells."""
    found = []
    for file in sorted(folder.glob("*")):
        why = file.with_name(f"{file.name}.why")
        if file.suffix != ".why":
            said = why.read_text(encoding="utf-8").strip().splitlines()[-1] if why.exists() else "ended the process"
            found.append(f"{file}: {said}")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
