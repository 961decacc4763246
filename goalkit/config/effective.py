"""The settings in force and where each comes from, so that nobody has to guess why a rule speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.config.settings import Config, Key
    from goalkit.rule import Rule

__all__ = ["Setting", "settings_in_force"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting by its name in a config (`rules.length.level`), its value, and where that was decided.

    `origin` is a place in the config (`goalkit.toml:12`), `edition 0.1` or `default`.
    """

    name: str
    value: object
    origin: str


def settings_in_force(config: Config, rules: Iterable[Rule], path: str | None = None) -> Iterator[Setting]:
    """Yield every setting; those of rules as they are for the document `path`, overrides included."""
    calendar = config.calendar
    general: dict[str, object] = {
        "edition": config.edition,
        "profile": config.profile,
        "exclude": config.exclude,
        "max-file-size": config.max_file_size,
        "require": tuple(sorted(name.replace("_", "-") for name in config.require)),
        "glossary": tuple(sorted(config.glossary)),
        "fiscal-year-start": calendar.fiscal_year_start,
        "date-order": calendar.date_order,
        "decimal-mark": calendar.decimal_mark,
        "week-start": calendar.week_start,
    }
    for name, value in general.items():
        yield Setting(name, value, _place(config, (name,)) or "default")
    overrides = config.overrides_for(path) if path is not None else ()
    for rule in rules:
        level, decided = config.levels_for(rule, overrides)[-1]
        origin = decided if isinstance(decided, str) else _place(config, decided) or "the config"
        yield Setting(f"rules.{rule.name}.level", level, origin)
        options = config.options_for(rule, overrides)
        for name, default in rule.defaults.items():
            value, keys = options.get(name, (default, None))
            origin = "default" if keys is None else _place(config, keys) or "the config"
            yield Setting(f"rules.{rule.name}.{name.replace('_', '-')}", value, origin)


def _place(config: Config, keys: Key) -> str | None:
    """Name the line of a setting, or that of the nearest key around it; None where no file has it."""
    for length in range(len(keys), 0, -1):
        line = config.lines.get(keys[:length])
        if line is not None:
            return f"{config.path}:{line}"
    return None
