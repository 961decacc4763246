"""From goals to template files: patterns of goals that are alike, and each page as a page to be filled anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.lint import Linter
from goalkit.model.given import given_documents
from goalkit.template.gaps import GAPS, gaps_by_goal, gaps_of
from goalkit.template.learned_page import of_page
from goalkit.template.learned_pattern import of_pattern
from goalkit.template.shapes import learned_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from goalkit.config import Config
    from goalkit.model import Document
    from goalkit.template.gaps import Gap
    from goalkit.template.learned import Written
    from goalkit.template.shapes import Learned

__all__ = ["learn"]

TELLING = frozenset({"baseline", "target", "change"})
"""Pieces that make even a single goal worth a template."""


def learn(
    documents: Iterable[Document],
    config: Config | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Written, ...]:
    r"""Learn templates from goals: one for each shape that goals have, then one for each page as a whole.

    Filled with what was taken from an example, a template gives that example back to the letter. What most examples of
    a shape fail to say, by the rules that `config` leaves on, the template asks for. A shape of which there is one
    example alone becomes a template only if it has a number to reach. Pages without goals teach nothing. Names are
    unique. `progress` is told how many of how many goals are done. Raises `RuleError` if a rule fails, and `TypeError`
    for what are no documents.

    >>> import goalkit
    >>> pattern, page = goalkit.learn([goalkit.read("- KR: Raise NPS from 45 to 60\n", path="goals.md")])
    >>> print(pattern.template.body)
    - KR: {{ action }} {{ metric }} from {{ baseline }} to {{ target }}
    <BLANKLINE>
    """
    pages = [document for document in given_documents(documents) if document.goals]
    linter = Linter(config)
    told = gaps_by_goal(linter.report([linter.check(page) for page in pages]).diagnostics)
    written: list[Written] = []
    for one in learned_from(pages, progress=progress):
        if len(one.examples) > 1 or _is_telling(one):
            found = of_pattern(one, gaps_of(one, told))
            written += [found] if found is not None else []
    for page in pages:
        gaps: dict[str, Gap] = {}
        for (path, goal), rules in told.items():
            if path == page.path:
                gaps[goal] = GAPS[rules[0]]
        written.append(of_page(page, gaps))
    return tuple(_named_apart(written))


def _is_telling(learned: Learned) -> bool:
    return any(slot.role in TELLING for slot in learned.pattern.slots)


def _named_apart(written: Iterable[Written]) -> Iterable[Written]:
    """Number templates of one name: the second becomes `name-2`."""
    used: Counter[str] = Counter()
    for one in written:
        name = one.template.name
        used[name] += 1
        if used[name] > 1:
            apart = f"{name}-{used[name]}"
            path = one.template.path.replace(name, apart, 1)
            yield replace(one, template=replace(one.template, name=apart, path=path))
        else:
            yield one
