"""How fast goalkit is beside linters of text, and whether it stays so as files grow: `python -m tests.benchmarks`.

Peers are measured where they are installed: found beside this Python, on PATH, or by GOALKIT_BENCH_PROSELINT,
GOALKIT_BENCH_MARKDOWNLINT_CLI2 and GOALKIT_BENCH_RUMDL. Figures of one machine say little; the ratios say more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.documents import Author, write_documents, write_large
from tests.benchmarks.process import peak_memory, seconds
from tests.benchmarks.tools import GOALKIT, installed, program

MEGABYTE = 1_000_000
SCALES = (100, 1_000, 10_000)
SIZES = (1, 2, 5, 10)
GROWTH = 1.5
"""How much more a document or a megabyte may cost at the large end than at the small one."""
ATMOST_MEGABYTES = 200


class Verdicts:
    """Promises of speed, and whether they were kept."""

    def __init__(self) -> None:
        """Start with none broken."""
        self.broken: list[str] = []

    def judge(self, promise: str, *, kept: bool) -> None:
        """Print a promise and remember it if it was broken."""
        print(f"  {'ok ' if kept else 'NOT'} {promise}")
        if not kept:
            self.broken.append(promise)


def one_file(folder: Path, runs: int, verdicts: Verdicts) -> None:
    """Time one file of 40 lines, start-up included."""
    path = folder / "one.md"
    path.write_text(Author(1).document(), encoding="utf-8")
    python = seconds([sys.executable, "-c", "pass"], cwd=folder, runs=runs)
    print(f"\nOne file of 40 lines (an empty Python takes {python * 1000:.0f} ms)")
    times = {tool.name: seconds(tool.lint_file(found, path.name), cwd=folder, runs=runs) for tool, found in installed()}
    own = times[GOALKIT.name]
    for name, taken in times.items():
        print(f"  {name:20} {taken * 1000:8.0f} ms {taken / own:8.2f} × goalkit")
    if "proselint" in times:
        verdicts.judge("done before proselint", kept=own < times["proselint"])


def many_files(folder: Path, count: int, runs: int, verdicts: Verdicts) -> None:
    """Time a folder of documents, and look at the memory."""
    write_documents(folder, count)
    print(f"\n{count} documents of 40 lines")
    times, memory = {}, {}
    for tool, found in installed():
        times[tool.name] = seconds(tool.lint_folder(found), cwd=folder, runs=runs, warm=0)
        memory[tool.name] = peak_memory(tool.lint_folder(found), cwd=folder)
    own = times[GOALKIT.name]
    for name, taken in times.items():
        held = memory[name]
        print(f"  {name:20} {taken:8.2f} s  {taken / own:8.2f} × goalkit  {f'{held:6.0f} MB' if held else ''}")
    for peer, factor in (("proselint", 5.0), ("markdownlint-cli2", 2.5)):
        if peer in times:
            verdicts.judge(f"at least {factor} times as fast as {peer}", kept=times[peer] >= factor * own)
    if held := memory[GOALKIT.name]:
        verdicts.judge(f"under {ATMOST_MEGABYTES} MB over all processes", kept=held < ATMOST_MEGABYTES)


def scaling(folder: Path, runs: int, verdicts: Verdicts) -> None:
    """Time goalkit alone on ever more documents, and on an ever larger one."""
    goalkit = program(GOALKIT.name) or sys.exit("goalkit isn't installed beside this Python")
    start = seconds([goalkit, "--version"], cwd=folder, runs=3)
    print("\nMore documents")
    costs = []
    for count in SCALES:
        home = folder / str(count)
        write_documents(home, count)
        taken = seconds(GOALKIT.lint_folder(goalkit), cwd=home, runs=runs, warm=0)
        costs.append((taken - start) / count)
        print(f"  {count:6} {taken:8.2f} s {costs[-1] * 1000:8.2f} ms a document")
    verdicts.judge(f"a document costs at most {GROWTH} times as much among many", kept=costs[-1] <= GROWTH * costs[0])
    print("\nA larger document")
    costs = []
    for size in SIZES:
        path = folder / f"large-{size}.md"
        write_large(path, size * MEGABYTE)
        taken = seconds(GOALKIT.lint_file(goalkit, path.name), cwd=folder, runs=runs, warm=0)
        held = peak_memory(GOALKIT.lint_file(goalkit, path.name), cwd=folder)
        costs.append((taken - start) / size)
        print(f"  {size:3} MB {taken:8.2f} s {costs[-1]:8.2f} s a megabyte  {f'{held:6.0f} MB' if held else ''}")
    verdicts.judge(f"a megabyte costs at most {GROWTH} times as much in ten", kept=costs[-1] <= GROWTH * costs[0])


def main() -> None:
    """Measure what was asked for; exit with 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["one", "many", "scaling", []], help="default: all three")
    parser.add_argument("--documents", type=int, default=2_000, help="how many make a folder (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is taken (%(default)s)")
    arguments = parser.parse_args()
    what = arguments.what or ["one", "many", "scaling"]
    verdicts = Verdicts()
    for name in what:
        with tempfile.TemporaryDirectory(prefix="goalkit-benchmark-") as temporary:
            folder = Path(temporary)
            if name == "one":
                one_file(folder, max(arguments.runs, 7), verdicts)
            elif name == "many":
                many_files(folder, arguments.documents, arguments.runs, verdicts)
            else:
                scaling(folder, 1, verdicts)
    sys.exit(bool(verdicts.broken))


if __name__ == "__main__":
    main()
