"""A config once it is read: plain frozen data, and how its layers decide the level and options of a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.case import kebab
from goalkit.config.globs import matches, under
from goalkit.english import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.config.profile import Profile
    from goalkit.rule import Category, Level, Rule

__all__ = ["CLASSIC", "Config", "Key", "Override", "RuleSetting"]

CLASSIC = "classic"
"""The profile that sets nothing: every rule as its category has it."""

Key = tuple[str | int, ...]
"""The keys of tables and positions in lists that lead to a setting in a config file.

What a profile sets has keys that stand in no file: `profile`, its name, and on as in a file.
"""


@dataclass(frozen=True, slots=True)
class RuleSetting:
    r"""What a config says of one rule: its level, or None to leave it, and the options it changes.

    >>> import goalkit
    >>> config = Config(rules={"vague-term": RuleSetting("off")})
    >>> goalkit.lint([goalkit.read("- KR: Raise robust usage from 3 to 5\n")], config).diagnostics
    ()
    """

    level: Level | None = None
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """Other levels and options for the files that any of the patterns `paths` names."""

    paths: tuple[str, ...]
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    categories: Mapping[Category, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a team can ask for; without arguments, what goalkit does of itself.

    `edition` is the release whose rules apply ("0.1" has those of every 0.1.x): newer rules stay off
    unless named in `rules`. `profile` is the school whose levels and options hold where nothing here says
    otherwise. `require` lists fields of goals (`owner`, `source`, …) that the rules about
    absent fields treat as in use everywhere. `glossary` lists terms that rules with an option of that
    name leave alone. `templates` is the team's folder of templates. It and the patterns `exclude` and
    those of overrides count from the folder `root`; relative paths of documents count from `start`.
    `max_file_size` is in bytes, None for goalkit's own limit. `path` is the file it was read from, and `lines` the
    lines in it by the keys that lead to a setting.

    >>> import goalkit
    >>> Config(edition="0.1").level_of(goalkit.all_rules()["missing-baseline"])
    'warning'
    """

    edition: str | None = None
    profile: str = CLASSIC
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    categories: Mapping[Category, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    exclude: tuple[str, ...] = ()
    max_file_size: int | None = None
    require: frozenset[str] = frozenset()
    glossary: frozenset[str] = frozenset()
    templates: str | None = None
    root: str = ""
    start: str = ""
    path: str | None = None
    lines: Mapping[Key, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def limit(self) -> int:
        """How large a file may be to be read, in bytes."""
        from goalkit.read.source import LIMIT  # who only lists rules reads no files

        return LIMIT if self.max_file_size is None else self.max_file_size

    def overrides_for(self, path: str) -> tuple[Override, ...]:
        """Find the overrides that apply to a document, in their order; later ones win."""
        if not self.overrides:
            return ()
        place = under(path, root=self.root, start=self.start)
        return tuple(one for one in self.overrides if any(matches(place, pattern) for pattern in one.paths))

    def excludes(self, path: str) -> bool:
        """Whether a pattern of `exclude` names this path or a folder that it lies in."""
        if not self.exclude:
            return False
        place = under(path, root=self.root, start=self.start)
        return any(matches(place, pattern) for pattern in self.exclude)

    def level_of(self, rule: Rule, overrides: tuple[Override, ...] = ()) -> Level:
        """How loud a rule is in a document to which these overrides apply."""
        return self.levels_for(rule, overrides)[-1][0]

    def levels_for(self, rule: Rule, overrides: tuple[Override, ...] = ()) -> list[tuple[Level, Key]]:
        """Every level that something gives a rule, the last of which holds, each with the setting that gives it.

        The rule's own level comes first and has no keys.
        """
        decided: list[tuple[Level, Key]] = [(rule.level, ())]
        # Editions are releases of goalkit; the rules of other packages are pinned with those packages.
        ours = rule.check.__module__.startswith("goalkit.rules.")
        too_new = ours and self.edition is not None and is_newer(rule.since, self.edition)
        if too_new:
            decided.append(("off", ("edition",)))
        for keys, layer in self._layers(overrides):
            if not too_new and (level := layer.categories.get(rule.category)) is not None:
                decided.append((level, (*keys, "categories", rule.category)))
            named = layer.rules.get(rule.name)
            # The author of a profile didn't name the rule for this team, so an edition holds against it.
            if named is not None and named.level is not None and not (too_new and keys[:1] == ("profile",)):
                decided.append((named.level, (*keys, "rules", rule.name)))
        return decided

    def options_of(self, rule: Rule, overrides: tuple[Override, ...] = ()) -> dict[str, object]:
        """Gather the keyword arguments that a rule is called with, those left at their defaults aside."""
        return {name: value for name, (value, _) in self.options_for(rule, overrides).items()}

    def options_for(self, rule: Rule, overrides: tuple[Override, ...] = ()) -> dict[str, tuple[object, Key]]:
        """Gather the options of a rule that are set, each with the keys that lead to the setting."""
        options: dict[str, tuple[object, Key]] = {}
        if self.glossary and "glossary" in rule.defaults:
            options["glossary"] = self.glossary, ("glossary",)
        for keys, layer in self._layers(overrides):
            named = layer.rules.get(rule.name)
            if named is not None:
                for name, value in named.options.items():
                    options[name] = value, (*keys, "rules", rule.name, kebab(name))
        return options

    def _layers(self, overrides: tuple[Override, ...]) -> Iterator[tuple[Key, Config | Override | Profile]]:
        """Give what decides on levels and options, weakest first."""
        if self.profile != CLASSIC:
            from goalkit.config.profile import profile_named

            yield ("profile", self.profile), profile_named(self.profile)
        yield (), self
        for override in overrides:
            yield ("overrides", self.overrides.index(override)), override


def is_newer(version: str, edition: str) -> bool:
    """Whether a release came after an edition: "0.2.1" after "0.1" and "0.2.0", not after "0.2".

    >>> is_newer("0.2.1", "0.1"), is_newer("0.2.1", "0.2")
    (True, False)
    """
    pinned = [int(part) for part in edition.split(".")]
    return [int(part) for part in version.split(".")][: len(pinned)] > pinned
