"""Which rules run on which nodes: worked out once for all documents with the same overrides."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from goalkit.model import Document, Goal, Ignore, Portfolio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from goalkit.config import Config, Override
    from goalkit.rule import Finding, Level, Rule

__all__ = ["Bound", "Dispatch"]


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A rule that is on, with its level and its options filled in."""

    rule: Rule
    level: Level
    check: Callable[..., Iterable[Finding]]


class Dispatch:
    """The rules that are on under some overrides, by what they look at.

    Rules that need to know the day are left out where `today` is None: there they are as good as off.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        config: Config,
        overrides: tuple[Override, ...] = (),
        today: datetime.date | None = None,
    ) -> None:
        """Work out levels and options once, so that a document costs none of it."""
        self.on: dict[str, Bound] = {}
        for rule in rules:
            level = config.level_of(rule, overrides)
            if level == "off" or (today is None and datetime.date in rule.context):
                continue
            options = config.options_of(rule, overrides)
            self.on[rule.name] = Bound(rule, level, partial(rule.check, **options) if options else rule.check)
        self.contexts = frozenset(one.rule.context for one in self.on.values())
        """The types of what these rules ask for beside their node: a handful, shared by many rules."""
        self.about_documents = self._looking_at(Document)
        self.about_portfolio = self._looking_at(Portfolio)
        self.about_ignores = self._looking_at(Ignore)
        self._about_goals: dict[tuple[type[Goal], bool], tuple[Bound, ...]] = {}

    def _looking_at(self, node: type) -> tuple[Bound, ...]:
        return tuple(one for one in self.on.values() if one.rule.looks_at is node)

    def about_goals(self, kind: type[Goal], *, english: bool) -> tuple[Bound, ...]:
        """Find the rules that run on goals of a class, without those about sentences if they aren't English."""
        key = kind, english
        found = self._about_goals.get(key)
        if found is None:
            found = tuple(
                one
                for one in self.on.values()
                if issubclass(kind, one.rule.looks_at) and (english or not one.rule.english)
            )
            self._about_goals[key] = found
        return found
