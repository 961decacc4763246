"""What other packages add to goalkit: found by entry points, at no cost where there are none, and told where broken."""

from __future__ import annotations

import os
import sys
import warnings
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["Group", "Plugin", "PluginWarning", "fault", "faults", "plugins"]

Group = Literal["goalkit.rules", "goalkit.readers", "goalkit.frameworks"]
"""The entry points under which packages name what they add."""

SIGN = b"[goalkit."
"""What stands in the list of entry points of a package that adds something."""


class PluginWarning(UserWarning):
    """Something that another package adds is left out; the message says what, and why.

    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always", PluginWarning)
    ...     warnings.warn("the rules of goalkit-bakery are left out", PluginWarning)
    >>> str(told[0].message)
    'the rules of goalkit-bakery are left out'
    """


class Plugin(NamedTuple):
    """An entry point of another package: its name, what it names, and the package, for messages."""

    name: str
    value: str
    package: str

    def module(self) -> ModuleType:
        """The module that it names."""
        return import_module(self.value.partition(":")[0].strip())

    def load(self) -> object:
        """What it names: a module, or something in one."""
        value: object = self.module()
        for part in filter(None, self.value.partition(":")[2].strip().split(".")):
            value = getattr(value, part)
        return value


_FAULTS: dict[str, None] = {}


def fault(message: str) -> None:
    """Tell that something is left out: to whoever listens to warnings, and once more to who asks for `faults`."""
    if message not in _FAULTS:
        _FAULTS[message] = None
        warnings.warn(message, PluginWarning, stacklevel=3)


def faults() -> tuple[str, ...]:
    """What was left out so far, in the order in which it was tried."""
    return tuple(_FAULTS)


@cache
def plugins(group: Group) -> tuple[Plugin, ...]:
    """What other packages offer under an entry point, in the order of their names, then of the packages'."""
    # importlib.metadata takes longer to import than most runs take, so it is asked only where it has an answer.
    if not _any_offered():
        return ()
    from importlib.metadata import entry_points

    found = {
        Plugin(point.name, point.value, point.dist.name if point.dist is not None else point.value)
        for point in entry_points(group=group)
    }
    return tuple(sorted(found, key=lambda one: (one.name, one.package, one.value)))


@cache
def _any_offered() -> bool:
    return any(map(_offers, sys.path))


def _offers(folder: str) -> bool:
    """Whether a package installed in a folder of the import path adds something."""
    try:
        with os.scandir(folder or ".") as entries:
            installed = [one.path for one in entries if one.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    for package in installed:
        try:
            with open(f"{package}/entry_points.txt", "rb") as file:  # noqa: PTH123 (pathlib is slower, and these are many)
                if SIGN in file.read():
                    return True
        except OSError:
            continue
    return False
