"""The settings in force and where each comes from, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.config.settings import CLASSIC
from goalkit.report.catalogue import plain
from goalkit.report.terminal import Paint, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.config import Config
    from goalkit.report import Look
    from goalkit.rule import Rule

__all__ = ["Facts", "RuleFact", "Setting", "as_json", "as_text", "effective"]

CALENDAR = ("fiscal_year_start", "date_order", "decimal_mark", "week_start")
PLAIN = ("edition", "profile", "exclude", "require", "glossary", "templates", "max_file_size")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and the line of the config that says so, None where it is goalkit's own."""

    name: str
    value: Any
    line: int | None


@dataclass(frozen=True, slots=True)
class RuleFact:
    """A rule's level and options in force; `named` says that the line is about it and not about its category.

    `profile` is the school that sets it where no line of the config does.
    """

    name: str
    level: str
    default: str
    options: dict[str, Any]
    line: int | None
    named: bool
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything in force: for all files, or for the one at `about`."""

    path: str | None
    about: str | None
    settings: tuple[Setting, ...]
    categories: tuple[Setting, ...]
    rules: tuple[RuleFact, ...]
    overrides: tuple[tuple[tuple[str, ...], int | None], ...]


def effective(config: Config, rules: Iterable[Rule], about: str | None = None) -> Facts:
    """Work out what a config comes to, with its overrides for one file where that is asked for."""
    lines = config.lines
    chosen = [at for at, one in enumerate(config.overrides) if about and one in config.overrides_for(about)]
    settings = [
        *((name, getattr(config, name)) for name in PLAIN),
        *((name, getattr(config.calendar, name)) for name in CALENDAR),
    ]
    overrides = tuple(config.overrides[at] for at in chosen)
    categories = {
        name: Setting(name, level, lines.get(("categories", name))) for name, level in config.categories.items()
    }
    for at in chosen:
        for name, level in config.overrides[at].categories.items():
            categories[name] = Setting(name, level, lines.get(("overrides", at, "categories", name)))
    found = []
    for rule in rules:
        level, decided = config.levels_for(rule, overrides)[-1]
        # A line that names the rule says more than one that names its category.
        keys = [decided, *(key[:-1] for _, key in config.options_for(rule, overrides).values())]
        profiles = [one for one in keys if one[:1] == ("profile",)]
        keys = [*(one for one in keys if one in lines), *profiles]
        key = next((one for one in keys if one[-1] == rule.name), keys[0] if keys else None)
        options = {**rule.defaults, **config.options_of(rule, overrides)}
        found.append(
            RuleFact(
                name=rule.name,
                level=level,
                default=rule.level,
                options={kebab(name): plain(value) for name, value in options.items()},
                line=lines.get(key) if key else None,
                named=key is not None and key[-1] == rule.name,
                profile=config.profile if key in profiles else None,
            )
        )
    return Facts(
        path=config.path,
        about=about,
        settings=tuple(Setting(kebab(name), plain(value), lines.get((kebab(name),))) for name, value in settings),
        categories=tuple(categories.values()),
        rules=tuple(found),
        overrides=tuple((one.paths, lines.get(("overrides", at))) for at, one in enumerate(config.overrides)),
    )


def as_text(facts: Facts, look: Look) -> Iterator[str]:
    """Settings first, then the rules that differ from what they do of themselves."""
    paint = Paint(on=look.color)
    path = visible(facts.path or "")

    def origin(line: int | None, without: str = "default") -> str:
        return paint.dim(without if line is None else f"{path}:{line}")

    if facts.path is None:
        yield "No goalkit.toml and no [tool.goalkit] here or above: these are goalkit's own settings.\n"
    else:
        yield f"Settings of {paint.bold(path)}\n"
    if facts.about:
        yield f"as they hold for {paint.bold(visible(facts.about))}\n"
    yield "\n"
    column = max(len(one.name) for one in facts.settings) + 2
    for one in facts.settings:
        asked = one.name == "profile" and one.value != CLASSIC
        without = "--profile" if asked else "default"
        yield f"  {one.name:<{column}}{_value(one.value):<24}  {origin(one.line, without)}\n"

    changed = [one for one in facts.rules if one.named]
    on = sum(one.level != "off" for one in facts.rules)
    yield f"\n{on} of {len(facts.rules)} rules are on. {paint.dim('All of them: goalkit rules')}\n"
    names = [*(one.name for one in facts.categories), *(one.name for one in changed)]
    column = max(map(len, names), default=0) + 2
    for category in facts.categories:
        yield f"  {paint.bold(f'{category.name:<{column}}')}{category.value}  {origin(category.line)}\n"
    for rule in changed:
        was = "" if rule.level == rule.default else paint.dim(f" (of itself: {rule.default})")
        options = "".join(f", {name} = {_value(value)}" for name, value in rule.options.items())
        source = origin(rule.line, f"profile {rule.profile}")
        yield f"  {paint.code(f'{rule.name:<{column}}')}{rule.level}{options}{was}  {source}\n"
    if facts.overrides and not facts.about:
        yield "\nOther levels hold for some files; goalkit config PATH says which.\n"
        for paths, line in facts.overrides:
            yield f"  {visible(', '.join(paths))}  {origin(line)}\n"


def as_json(facts: Facts) -> Iterator[str]:
    """The same for programs, with every rule."""

    def origin(line: int | None) -> dict[str, Any] | None:
        return None if line is None else {"path": facts.path, "line": line}

    data = {
        "version": 1,
        "path": facts.path,
        "about": facts.about,
        "settings": {one.name: {"value": one.value, "origin": origin(one.line)} for one in facts.settings},
        "categories": {one.name: {"level": one.value, "origin": origin(one.line)} for one in facts.categories},
        "rules": {
            one.name: {
                "level": one.level,
                "default": one.default,
                "options": one.options,
                "origin": {"profile": one.profile} if one.profile else origin(one.line),
            }
            for one in facts.rules
        },
        "overrides": [{"paths": list(paths), "origin": origin(line)} for paths, line in facts.overrides],
    }
    yield dumps(data, indent=2) + "\n"


def _value(value: Any) -> str:  # noqa: ANN401 a setting may be anything that a config can hold
    if value is None:
        return "not set"
    if isinstance(value, list):
        return visible(", ".join(map(str, value))) or "none"
    return visible(str(value))
