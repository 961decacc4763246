"""How fast goalkit is beside linters of text, and whether it stays so as files grow: `python -m tests.benchmarks`.

Peers are measured where they are installed: found beside this Python, on PATH, or by GOALKIT_BENCH_PROSELINT,
GOALKIT_BENCH_MARKDOWNLINT_CLI2 and GOALKIT_BENCH_RUMDL. What counts is the time of processors, of all processes of a
run together, which other programs on the machine change less than the clock. Figures of one machine say little; the
ratios say more.

`--record` writes the figures into tests/benchmarks/figures.json, from which a page of the guide is made.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.documents import Author, write_documents, write_large
from tests.benchmarks.figures import FIGURES, machine, record
from tests.benchmarks.process import Cost, cost, peak_memory
from tests.benchmarks.tools import FLOOR, GOALKIT, installed, program

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


def one_file(folder: Path, runs: int, verdicts: Verdicts) -> dict[str, Any]:
    """Time one file of 40 lines, start-up included."""
    path = folder / "one.md"
    path.write_text(Author(1).document(), encoding="utf-8")
    python = cost([sys.executable, "-c", "pass"], cwd=folder, runs=runs)
    print(f"\nOne file of 40 lines (an empty Python takes {python.cpu * 1000:.0f} ms)")
    costs = {tool.name: cost(tool.lint_file(found, path.name), cwd=folder, runs=runs) for tool, found in installed()}
    own = costs[GOALKIT.name]
    for name, taken in costs.items():
        print(f"  {name:20} {taken.cpu * 1000:8.0f} ms  {taken.cpu / own.cpu:8.2f} × goalkit")
    if "proselint" in costs:
        verdicts.judge("done before proselint", kept=own.cpu < costs["proselint"].cpu)
    return {"python": python.cpu, "tools": {name: taken._asdict() for name, taken in costs.items()}}


def many_files(folder: Path, count: int, runs: int, verdicts: Verdicts) -> dict[str, Any]:
    """Time a folder of documents, and look at the memory."""
    write_documents(folder, count)
    size = sum(path.stat().st_size for path in folder.rglob("*.md"))
    print(f"\n{count} documents of 40 lines, {size / MEGABYTE:.1f} MB")
    costs: dict[str, Cost] = {}
    memory: dict[str, float | None] = {}
    for tool, found in installed():
        command = tool.lint_folder(found)
        costs[tool.name] = cost(command, cwd=folder, runs=runs)
        memory[tool.name] = peak_memory(command, cwd=folder)
    own = costs[GOALKIT.name].cpu
    for name, taken in costs.items():
        held = memory[name]
        print(
            f"  {name:20} {taken.cpu:8.2f} s of processors {taken.clock:8.2f} s on the clock"
            f" {taken.cpu / own:8.2f} × goalkit  {f'{held:6.0f} MB' if held else ''}"
        )
    print(f"  goalkit takes {own / costs[FLOOR.name].cpu:.1f} times as long as {FLOOR.name}")
    for peer, factor in (("proselint", 5.0), ("markdownlint-cli2", 2.5)):
        if peer in costs:
            verdicts.judge(f"at least {factor} times as fast as {peer}", kept=costs[peer].cpu >= factor * own)
    if held := memory[GOALKIT.name]:
        verdicts.judge(f"under {ATMOST_MEGABYTES} MB over all processes", kept=held < ATMOST_MEGABYTES)
    tools = {name: {**taken._asdict(), "megabytes": memory[name]} for name, taken in costs.items()}
    return {"documents": count, "bytes": size, "tools": tools}


def scaling(folder: Path, verdicts: Verdicts) -> dict[str, Any]:
    """Time goalkit alone on ever more documents, and on an ever larger one."""
    goalkit = program(GOALKIT.name) or sys.exit("goalkit isn't installed beside this Python")
    start = cost([goalkit, "--version"], cwd=folder, runs=3).cpu
    print("\nMore documents")
    more = []
    for count in SCALES:
        home = folder / str(count)
        write_documents(home, count)
        taken = cost(GOALKIT.lint_folder(goalkit), cwd=home, runs=1).cpu
        held = peak_memory(GOALKIT.lint_folder(goalkit), cwd=home)
        each = (taken - start) / count
        more.append({"documents": count, "cpu": taken, "each": each, "megabytes": held})
        print(f"  {count:6} {taken:8.2f} s {each * 1000:8.2f} ms a document  {f'{held:6.0f} MB' if held else ''}")
    kept = more[-1]["each"] <= GROWTH * more[0]["each"]
    verdicts.judge(f"a document costs at most {GROWTH} times as much among many", kept=kept)
    print("\nA larger document")
    larger = []
    for size in SIZES:
        path = folder / f"large-{size}.md"
        write_large(path, size * MEGABYTE)
        taken = cost(GOALKIT.lint_file(goalkit, path.name), cwd=folder, runs=1).cpu
        held = peak_memory(GOALKIT.lint_file(goalkit, path.name), cwd=folder)
        each = (taken - start) / size
        larger.append({"megabytes": size, "cpu": taken, "each": each, "held": held})
        print(f"  {size:3} MB {taken:8.2f} s {each:8.2f} s a megabyte  {f'{held:6.0f} MB' if held else ''}")
    kept = larger[-1]["each"] <= GROWTH * larger[0]["each"]
    verdicts.judge(f"a megabyte costs at most {GROWTH} times as much in ten", kept=kept)
    return {"more": more, "larger": larger}


def main() -> None:
    """Measure what was asked for; exit with 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=["one", "many", "scaling", []], help="default: all three")
    parser.add_argument("--documents", type=int, default=2_000, help="how many make a folder (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the least is taken (%(default)s)")
    parser.add_argument("--record", action="store_true", help=f"write the figures into {FIGURES.name}, for the guide")
    arguments = parser.parse_args()
    verdicts = Verdicts()
    figures: dict[str, Any] = {}
    for name in arguments.what or ["one", "many", "scaling"]:
        with tempfile.TemporaryDirectory(prefix="goalkit-benchmark-") as temporary:
            folder = Path(temporary)
            if name == "one":
                told = one_file(folder, max(arguments.runs, 7), verdicts)
            elif name == "many":
                told = many_files(folder, arguments.documents, arguments.runs, verdicts)
            else:
                told = scaling(folder, verdicts)
        figures[name] = told | {"on": machine()}
    if arguments.record:
        record(figures)
    sys.exit(bool(verdicts.broken))


if __name__ == "__main__":
    main()
