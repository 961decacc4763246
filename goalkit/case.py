"""Names in two spellings: as people write them in configs and commands, and as Python does."""

from __future__ import annotations

__all__ = ["kebab", "snake"]


def kebab(name: str) -> str:
    """Spell a name as configs, commands and reports do.

    >>> kebab("missing_target")
    'missing-target'
    """
    return name.replace("_", "-")


def snake(name: str) -> str:
    """Spell a name as Python does.

    >>> snake("missing-target")
    'missing_target'
    """
    return name.replace("-", "_")
