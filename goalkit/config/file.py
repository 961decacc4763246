"""From a file to a config: found, read, validated, and every mistake in it told with its place."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING, Any

import goalkit
from goalkit.case import kebab, snake
from goalkit.config.mistakes import Mistake, MistakesError, hint, read_source, shown
from goalkit.config.settings import CLASSIC, Config, Override, RuleSetting, is_newer
from goalkit.english import Calendar
from goalkit.registry import all_rules
from goalkit.rule import LEVELS
from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as File

    from goalkit.config.places import Path
    from goalkit.rule import Category, Level, Rule

__all__ = ["ConfigError", "find_config", "load_config", "parse_config"]

NAME = "goalkit.toml"
SHARED = "pyproject.toml"
CALENDAR = ("fiscal_year_start", "date_order", "decimal_mark", "week_start")
TOP = Span(1, 1, 1, 1)
FEW = 8  # so many names may be listed beside a suggestion


class ConfigError(MistakesError):
    """A config that can't be followed; `mistakes` has everything that is wrong with it, in the order of the file.

    >>> from pathlib import Path
    >>> try:
    ...     config = goalkit.load_config(Path("no-such.toml"))
    ... except ConfigError as error:
    ...     print(error)
    no-such.toml:1:1: this can't be read: No such file or directory
    """


def find_config(start: File) -> File | None:
    """Find the config for a file or folder: in its folder, else in the nearest one above.

    In one folder, `goalkit.toml` wins over a `pyproject.toml` that has a table `[tool.goalkit]`. The
    search ends with the folder that holds `.git`: what lies above differs from machine to machine.

    >>> from pathlib import Path
    >>> find_config(Path("/no/such/folder")) is None
    True
    """
    folder = start.absolute()
    for one in [folder, *folder.parents]:
        if os.path.isfile(one / NAME):  # noqa: PTH113 (a folder that nobody may look into holds none)
            return one / NAME
        if _speaks_of_goalkit(one / SHARED):
            return one / SHARED
        if os.path.exists(one / ".git"):  # noqa: PTH110
            return None
    return None


def _speaks_of_goalkit(file: File) -> bool:
    try:
        source = file.read_bytes()
    except OSError:
        return False
    if b"goalkit" not in source:
        return False
    import tomllib

    try:
        return "goalkit" in tomllib.loads(source.decode()).get("tool", {})
    except (ValueError, AttributeError, TypeError, RecursionError):
        # Broken, but this line can only be meant for goalkit: loading it will say what is wrong.
        return b"[tool.goalkit" in source


def load_config(file: File, *, start: File | None = None, rules: Mapping[str, Rule] | None = None) -> Config:
    """Read a config file; relative paths of documents will count from the folder `start`.

    Patterns in it count from its own folder. `rules` are those that it may set, all that are found unless given. Raises
    `ConfigError`.

    >>> from pathlib import Path
    >>> load_config(Path("no-such.toml"))
    Traceback (most recent call last):
    goalkit.config.file.ConfigError: no-such.toml:1:1: this can't be read: No such file or directory
    """
    name = file.as_posix()
    source = read_source(file, name, ConfigError)
    root = file.absolute().parent
    return parse_config(
        source.removeprefix("\ufeff"),
        name,
        root=root.as_posix(),
        start=(start.absolute() if start else root).as_posix(),
        rules=rules,
    )


def parse_config(
    source: str,
    path: str = NAME,
    *,
    root: str = "",
    start: str = "",
    rules: Mapping[str, Rule] | None = None,
) -> Config:
    """Read a config from its text; `path` names it and tells a `pyproject.toml` from others. Raises `ConfigError`."""
    import tomllib

    from goalkit.config.places import places
    from goalkit.read.source import same_ends
    from goalkit.read.trees.nodes import Malformed

    source = same_ends(source)
    try:
        found = places(source)
    except Malformed as error:
        line, column, _, _ = error.problem.at
        raise ConfigError([Mistake(path, line, column, error.problem.message)]) from None
    data: Any = tomllib.loads(source)
    steps: Path = ("tool", "goalkit") if posixpath.basename(path) == SHARED else ()
    for step in steps:
        data = data.get(step) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        raise ConfigError([Mistake(path, 1, 1, "there is no table [tool.goalkit] in this file")])
    return _Reader(found, path, steps, all_rules() if rules is None else rules).config(data, root, start)


class _Reader:
    """Validates one file and knows where everything in it stands."""

    def __init__(self, found: Mapping[Path, Span], path: str, steps: Path, rules: Mapping[str, Rule]) -> None:
        self.path = path
        self.rules = rules
        self.places: dict[Path, Span] = {}
        for place, span in found.items():
            if place[: len(steps)] == steps:
                key = tuple(kebab(step) if isinstance(step, str) else step for step in place[len(steps) :])
                self.places.setdefault(key, span)

    def config(self, data: dict[str, Any], root: str, start: str) -> Config:
        """Validate the data and make a config of it."""
        import json

        from pydantic import ValidationError

        from goalkit.config.schema import file_model

        # Only rules that are spoken of get a model: each costs milliseconds, and there are many rules.
        named: set[str] = set()
        for table in _rule_tables(data):
            named.update(map(kebab, table))
            table.update({name: {"level": level} for name, level in table.items() if isinstance(level, str)})
        model = file_model(rule for name, rule in self.rules.items() if name in named)
        try:
            # As JSON, lists may become tuples and sets, while numbers in quotes are refused.
            valid: Any = model.model_validate_json(json.dumps(data, default=str))
        except ValidationError as error:
            raise ConfigError(map(self._mistake, error.errors(include_url=False))) from None
        if valid.edition is not None and is_newer(valid.edition, goalkit.__version__):
            message = f"edition {valid.edition} is newer than this goalkit, which is {goalkit.__version__}"
            raise ConfigError([self._at(("edition",), message)])
        given = {name: value for name in CALENDAR if (value := getattr(valid, name)) is not None}
        return Config(
            edition=valid.edition,
            profile=valid.profile or CLASSIC,
            rules=self._settings(valid.rules),
            categories=_levels(valid.categories),
            overrides=tuple(
                Override(tuple(one.paths), self._settings(one.rules), _levels(one.categories))
                for one in valid.overrides or ()
            ),
            calendar=Calendar(**given),
            exclude=tuple(valid.exclude or ()),
            max_file_size=valid.max_file_size,
            require=frozenset(snake(name) for name in valid.require or ()),
            glossary=frozenset(valid.glossary or ()),
            templates=valid.templates,
            root=root,
            start=start,
            path=self.path,
            lines={path: span.line for path, span in self.places.items()},
        )

    def _settings(self, tables: Any) -> dict[str, RuleSetting]:  # noqa: ANN401 (a model made of the rules)
        """Turn the tables of rules that were given into settings."""
        settings = {}
        for field in sorted(tables.model_fields_set) if tables is not None else ():
            table = getattr(tables, field)
            if table is not None:
                options = {name: getattr(table, name) for name in table.model_fields_set - {"level"}}
                settings[kebab(field)] = RuleSetting(table.level, options)
        return settings

    def _at(self, path: Path, message: str) -> Mistake:
        """Place a message at a key."""
        line, column, _, _ = self.places.get(path, TOP)
        return Mistake(self.path, line, column, message)

    def _mistake(self, error: Any) -> Mistake:  # noqa: ANN401 (pydantic's error details)
        """Say what is wrong to a person."""
        path: Path = tuple(kebab(step) if isinstance(step, str) else step for step in error["loc"])
        if error["type"] == "extra_forbidden":
            what, known = self._known(path)
            return self._at(path, f"there is no {what} “{error['loc'][-1]}”{hint(path[-1], known, few=FEW)}")
        while path and path not in self.places:  # a level may stand alone, without its key
            path = path[:-1]
        if error["type"] == "missing":
            return self._at(path, f"each of [[{path[0]}]] needs “{error['loc'][-1]}”")
        match error["type"]:
            case "literal_error":
                # Names of fields are taken in two spellings; one is enough to list.
                known = [one for one in re.findall(r"'([^']*)'", error["ctx"]["expected"]) if "_" not in one]
                expected = hint(error["input"], known, few=FEW).removeprefix("; ")
            case "string_pattern_mismatch":
                expected = "expected a release such as “0.1”"
            case _:
                expected = "expected " + error["msg"].removeprefix("Input should be ").replace("an object", "a table")
                expected = expected.replace("a valid array", "a list").replace("a valid list", "a list")
        name = next((step for step in reversed(path) if isinstance(step, str)), "this")
        return self._at(path, f"“{name}” can't be {shown(error['input'])}; {expected}")

    def _known(self, path: Path) -> tuple[str, list[str]]:
        """What stands at a path, in a word, and the names that may stand there."""
        from goalkit.config.schema import file_model

        if len(path) > 1 and path[0] == "overrides":
            path = path[2:]
            if len(path) == 1:
                return "setting of overrides", ["paths", "rules", "categories"]
        match path:
            case ("categories", _):
                return "category", list(LEVELS)
            case ("rules", _):
                return "rule", list(self.rules)
            case ("rules", str(rule), _):
                return f"option of {rule}", ["level", *map(kebab, self.rules[rule].defaults)]
        return "setting", [kebab(name) for name in file_model(()).model_fields]


def _rule_tables(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Find the tables of rules in data of which nothing is known yet."""
    overrides = data.get("overrides")
    for table in (data, *(overrides if isinstance(overrides, list) else ())):
        rules = table.get("rules") if isinstance(table, dict) else None
        if isinstance(rules, dict):
            yield rules


def _levels(table: Any) -> dict[Category, Level]:  # noqa: ANN401 (a model made of the categories)
    return {} if table is None else {name: level for name, level in table if level is not None}
