"""What a finding is known by from run to run, wherever its line has moved to."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report

LENGTH = 32


def fingerprinted(report: Report) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a fingerprint that no other finding of the report has.

    It is made of the rule, the file, the goal's words and the words in question, and hangs neither
    on line numbers nor on how goalkit words its message. Of findings that are alike in all of these
    the first, the second and so on are told apart by their order.
    """
    from hashlib import sha256

    for _, diagnostics in groupby(report.diagnostics, key=lambda one: one.path):
        seen: Counter[str] = Counter()
        for one in diagnostics:
            end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(one.quote)
            words = one.quote[one.span.column - 1 : end]
            about = "\x00".join([one.rule, one.path, " ".join((one.statement or one.quote).split()), words])
            seen[about] += 1
            exact = f"{about}\x00{seen[about]}".encode("utf-8", "surrogatepass")
            yield one, sha256(exact).hexdigest()[:LENGTH]
