"""What a team asks of goalkit: which rules speak, how loudly, with which limits, and how dates are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.config.file import ConfigError, find_config, load_config, parse_config
from goalkit.config.mistakes import Mistake, MistakesError
from goalkit.config.settings import Config, Override, RuleSetting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.rule import Rule

__all__ = [
    "Config",
    "ConfigError",
    "Mistake",
    "MistakesError",
    "Override",
    "RuleSetting",
    "config_schema",
    "find_config",
    "load_config",
    "parse_config",
]


def config_schema(rules: Iterable[Rule] | None = None) -> dict[str, Any]:
    """Give the JSON Schema of a config file, with the options of these rules, all that are found unless given.

    >>> "edition" in config_schema()["properties"]
    True
    """
    from goalkit.config.schema import schema_of_file  # imports pydantic

    return schema_of_file(rules)
