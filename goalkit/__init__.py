r"""goalkit reads the goals that teams write, understands each sentence, and lints them.

>>> import goalkit
>>> document = goalkit.read("# Objective: Patients feel at home\n- KR: Raise NPS from 45 to 60 by March 2027\n")
>>> [goal.kind for goal in document.goals]
['objective', 'key_result']
>>> goalkit.lint([document]).goals
2
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from goalkit.baseline import Baseline, BaselineError
    from goalkit.batch import WorkerLost, lint_files
    from goalkit.config import Config, ConfigError, config_schema, find_config, load_config
    from goalkit.convert import Conversion, convert
    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.diff import Comparison, diff
    from goalkit.english import Calendar, Period, Reading
    from goalkit.frameworks import FrameworkPage, UnknownFrameworkError, frameworks
    from goalkit.lint import lint
    from goalkit.model import Document, Goal
    from goalkit.plugins import PluginWarning
    from goalkit.read import read
    from goalkit.registry import all_rules
    from goalkit.rule import Rule, RuleError
    from goalkit.suggest import Suggestions, suggest
    from goalkit.template import SlotError, Template, TemplateError, render, templates
    from goalkit.template.study import learn
    from goalkit.text import Span, Text

__all__ = [
    "Baseline",
    "BaselineError",
    "Calendar",
    "Comparison",
    "Config",
    "ConfigError",
    "Conversion",
    "Diagnostic",
    "Document",
    "FrameworkPage",
    "Goal",
    "Period",
    "PluginWarning",
    "Reading",
    "Report",
    "Rule",
    "RuleError",
    "SlotError",
    "Span",
    "Suggestions",
    "Template",
    "TemplateError",
    "Text",
    "UnknownFrameworkError",
    "WorkerLost",
    "all_rules",
    "config_schema",
    "convert",
    "diff",
    "explain",
    "find_config",
    "frameworks",
    "learn",
    "lint",
    "lint_files",
    "load_config",
    "read",
    "render",
    "suggest",
    "templates",
    "understand",
]

__version__ = "0.1.0"

_HOMES = {
    "Baseline": "baseline",
    "BaselineError": "baseline",
    "Calendar": "english",
    "Comparison": "diff",
    "Config": "config",
    "ConfigError": "config",
    "Conversion": "convert",
    "Diagnostic": "diagnostic",
    "Document": "model",
    "FrameworkPage": "frameworks",
    "Goal": "model",
    "Period": "english",
    "PluginWarning": "plugins",
    "Reading": "english",
    "Report": "diagnostic",
    "Rule": "rule",
    "RuleError": "rule",
    "SlotError": "template",
    "Span": "text",
    "Suggestions": "suggest",
    "Template": "template",
    "TemplateError": "template",
    "Text": "text",
    "UnknownFrameworkError": "frameworks",
    "WorkerLost": "batch",
    "all_rules": "registry",
    "config_schema": "config",
    "convert": "convert",
    "diff": "diff",
    "find_config": "config",
    "frameworks": "frameworks",
    "learn": "template.study",
    "lint": "lint",
    "lint_files": "batch",
    "load_config": "config",
    "read": "read",
    "render": "template",
    "suggest": "suggest",
    "templates": "template",
}
"""The modules in which public names live; each is imported when it is first asked for, so that none costs start-up."""


def understand(
    sentence: str,
    *,
    period: Period | None = None,
    today: datetime.date | None = None,
    calendar: Calendar | None = None,
) -> Reading:
    """Read one goal sentence; `period` is that of its document and settles “by March” and “end of the quarter”.

    `today` settles a month without a year where no period does, `calendar` what dates and numbers leave open. Raises
    `TypeError` for what is no text.

    >>> reading = understand("Raise NPS from 45 to 60")
    >>> reading.measures[0].baseline.number, reading.measures[0].target.number
    (45.0, 60.0)
    """
    from goalkit import english
    from goalkit.text import Text

    if not isinstance(sentence, str):
        raise TypeError(f"a sentence is wanted, and this is {type(sentence).__name__}")
    statement = sentence if isinstance(sentence, Text) else Text(sentence)
    return english.understand(statement, period=period, today=today, calendar=calendar or english.Calendar())


def explain(name: str) -> str:
    """Give a rule's page in Markdown: why it speaks, and examples. Raises `KeyError` where there is no such rule.

    >>> explain("vague-term").splitlines()[0]
    'Whether a result is met turns on a word that nobody has defined.'
    """
    from goalkit.registry import all_rules

    return all_rules()[name].page


class _Package(ModuleType):
    """Some functions have the name of their module; the function is what `goalkit.lint` and the like mean."""

    def __setattr__(self, name: str, value: object) -> None:
        # Importing goalkit.lint makes Python put the module here, where the function belongs.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module 'goalkit' has no attribute {name!r}")
        value = getattr(import_module(f"goalkit.{_HOMES[name]}"), name)
        super().__setattr__(name, value)
        return value

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
