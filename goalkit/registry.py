"""How rules are found: ours in their folder, those of other packages by the entry point that they name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from goalkit.plugins import fault, plugins
from goalkit.rule import Rule, RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from goalkit.plugins import Plugin

__all__ = ["HOME", "OF_CHANGES", "all_rules", "rules_of_files"]

HOME = "goalkit.rules"
"""Where rules about one state of the goals are, a file each."""

OF_CHANGES = "goalkit.rules.changes"
"""Where those are that compare two versions: lint has no use for them, and need not load them."""


@cache
def all_rules() -> dict[str, Rule]:
    """Find every rule, by name: ours by folder, other packages' by the entry point `goalkit.rules`.

    Those that compare two versions are among them. A rule of another package that can't be loaded, has a name that is
    taken or doesn't say what it looks at is left out, with a `PluginWarning`. Raises `RuleError` for one of ours.

    >>> print(all_rules()["missing-baseline"].summary)
    A goal asks for a change and doesn't say from where
    """
    return _found(HOME, OF_CHANGES)


@cache
def rules_of_files() -> dict[str, Rule]:
    """The rules that look at goals as they are now: those that lint runs. Raises `RuleError`, as `all_rules` does."""
    return {name: one for name, one in _found(HOME).items() if not one.of_changes}


def _found(*homes: str) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for home in homes:
        for one in _rules_in(home):
            _add(one, found)
    _check_silences(found, found)
    for plugin in plugins("goalkit.rules"):
        found |= _plugged(plugin, found)
    return dict(sorted(found.items()))


def _plugged(plugin: Plugin, known: Mapping[str, Rule]) -> dict[str, Rule]:
    """The rules of another package, those left out that can't run."""
    try:
        rules = list(_rules_in(plugin.module().__name__))
    except Exception as error:  # noqa: BLE001 whatever another package does, ours goes on
        fault(f"the rules of {plugin.package} are left out: {_said(error)}")
        return {}
    if not rules:
        fault(f"{plugin.package} names {plugin.value} for its rules, and there is none in it")
    found: dict[str, Rule] = {}
    for one in rules:
        try:
            _add(one, {**known, **found})
        except Exception as error:  # noqa: BLE001 annotations are looked up here, and may name what isn't there
            fault(f"the rule {one.name} of {plugin.package} is left out: {_said(error)}")
        else:
            found[one.name] = one
    for one in list(found.values()):
        try:
            _check_silences([one.name], {**known, **found})
        except RuleError as error:
            fault(f"the rule {one.name} of {plugin.package} is left out: {error}")
            del found[one.name]
    return found


def _said(error: Exception) -> str:
    """What an error says; ours need not say their type."""
    return str(error) if isinstance(error, RuleError) else f"{type(error).__name__}: {error}"


def _add(one: Rule, found: dict[str, Rule]) -> None:
    """Take a rule up. Raises `RuleError` for a name that is taken, and for parameters that nobody could fill."""
    if one.name in found:
        raise RuleError(f"{found[one.name].check.__module__} has a rule of the name {one.name} too")
    _ = one.looks_at, one.context
    found[one.name] = one


def _check_silences(names: Iterable[str], known: Mapping[str, Rule]) -> None:
    for name in names:
        for silenced in known[name].silences:
            if silenced not in known:
                raise RuleError(f"rule {name} silences {silenced}, which doesn't exist")


def _rules_in(home: str) -> Iterator[Rule]:
    """The rules in a module, or in those of a package."""
    package = import_module(home)
    names = [f"{home}.{module.name}" for module in iter_modules(getattr(package, "__path__", []))]
    for module in [package, *(import_module(name) for name in sorted(names))]:
        for value in vars(module).values():
            if isinstance(value, Rule) and value.check.__module__ == module.__name__:
                yield value
