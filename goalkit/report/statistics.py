"""How often each rule spoke: the view for a run with more findings than anyone reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Report
    from goalkit.report.terminal import Paint


def table(report: Report, paint: Paint, width: int) -> Iterator[str]:
    """One line a rule, the most frequent first: how often, how loud, in how many files."""
    found = Counter((one.rule, one.level) for one in report.diagnostics)
    files: dict[tuple[str, str], set[str]] = {}
    for one in report.diagnostics:
        files.setdefault((one.rule, one.level), set()).add(one.path)
    if not found:
        return
    name_width = min(max(len(rule) for rule, _ in found), width - 30)
    yield paint.dim(f"{'findings':>8}  {'files':>5}  {'level':<7}  rule") + "\n"
    for (rule, level), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>8}  {len(files[rule, level]):>5}  {level:<7}  {visible(rule):<{name_width}}".rstrip() + "\n"
