"""Configs are found, read and validated; every mistake has a place, and every setting an origin."""

from __future__ import annotations

import json
import pickle
import tomllib
from collections.abc import Iterator  # noqa: TC003 (rules are read at run time)
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from annotated_types import Le
from hypothesis import given
from hypothesis import strategies as some

from goalkit.config import (
    Config,
    ConfigError,
    Override,
    RuleSetting,
    config_schema,
    find_config,
    load_config,
    parse_config,
)
from goalkit.config.globs import matches, under
from goalkit.config.places import places
from goalkit.config.profile import all_profiles
from goalkit.english import Calendar
from goalkit.model import Goal  # noqa: TC001 (rules are read at run time)
from goalkit.registry import all_rules
from goalkit.rule import AtLeast, Finding, Rule, rule

if TYPE_CHECKING:
    from pathlib import Path


@rule(category="coaching", since="0.1.0")
def counted_words(
    goal: Goal,
    *,
    at_most: Annotated[int, AtLeast(3)] = 25,
    words: frozenset[str] = frozenset(),
    share: Annotated[float, Le(1)] = 0.5,
) -> Iterator[Finding]:
    """Count words."""
    yield Finding(goal.statement, f"{at_most} {words} {share}")


@rule(category="clarity", since="0.1.0")
def plain(goal: Goal) -> Iterator[Finding]:
    """Take no options."""
    yield Finding(goal.statement, "plain")


RULES = {one.name: one for one in (counted_words, plain)}


def parsed(source: str, path: str = "goalkit.toml", **others: str) -> Config:
    return parse_config(source, path, rules=RULES, **others)


def mistakes(source: str, path: str = "goalkit.toml") -> list[str]:
    with pytest.raises(ConfigError) as error:
        parsed(source, path)
    return str(error.value).splitlines()


@pytest.mark.parametrize(("end", "line"), [("\n", 4), ("\r\n", 4), ("\r", 4), ("\r\r\n", 7), ("\n\r\r\n", 10)])
def test_lines_end_as_any_editor_ends_them(end: str, line: int, tmp_path: Path) -> None:
    lines = ["[rules.counted-words]", 'words = ["robust",', '  "seamless"]', "at-most = 2", ""]
    file = tmp_path / "goalkit.toml"
    file.write_bytes(end.join(lines).encode())
    with pytest.raises(ConfigError, match=rf"goalkit\.toml:{line}:1: .*at-most.*greater than or equal to 3"):
        load_config(file, rules=RULES)
    file.write_bytes(end.join(lines).replace("2", "4").encode())
    assert load_config(file, rules=RULES).rules["counted-words"].options["words"] == {"robust", "seamless"}


def test_a_config_says_everything_a_team_can_ask_for() -> None:
    config = parsed("""\
edition = "0.1"
profile = "classic"
exclude = ["archive/", "*.draft.md"]
require = ["owner", "check-in"]
glossary = ["Robust"]
templates = "our-templates"
max-file-size = 1000
fiscal-year-start = 4
date-order = "dmy"
decimal-mark = ","
week-start = "sunday"

[rules]
plain = "error"
counted-words = { level = "warning", at-most = 5, words = ["a"], share = 1 }

[categories]
coaching = "off"

[[overrides]]
paths = ["teams/sales/**"]
rules = { plain = "off" }
categories = { clarity = "advice" }
""")
    assert config == Config(
        edition="0.1",
        exclude=("archive/", "*.draft.md"),
        require=frozenset({"owner", "check_in"}),
        glossary=frozenset({"Robust"}),
        templates="our-templates",
        max_file_size=1000,
        calendar=Calendar(4, "dmy", "sunday", ","),
        rules={
            "plain": RuleSetting("error"),
            "counted-words": RuleSetting("warning", {"at_most": 5, "words": frozenset({"a"}), "share": 1.0}),
        },
        categories={"coaching": "off"},
        overrides=(Override(("teams/sales/**",), {"plain": RuleSetting("off")}, {"clarity": "advice"}),),
        path="goalkit.toml",
    )
    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301 (its own)


def test_names_may_be_spelled_as_in_python() -> None:
    config = parsed('max_file_size = 5\n[rules]\ncounted_words = { at_most = 7 }\nplain.level = "off"\n')
    assert config.rules == {"counted-words": RuleSetting(None, {"at_most": 7}), "plain": RuleSetting("off")}
    assert config.max_file_size == 5


def test_an_empty_config_changes_nothing() -> None:
    assert parsed("") == Config(path="goalkit.toml")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('exlude = ["a"]', "1:1: there is no setting “exlude”; did you mean “exclude”?"),
        ('[rules]\nplian = "off"', "2:1: there is no rule “plian”; expected one of {NAMES}; did you mean “plain”?"),
        (
            '[rules]\n  plain = "warn"',
            "2:3: “plain” can't be “warn”; expected one of {LEVELS}; did you mean “warning”?",
        ),
        ("rules.plain = 3", "1:7: “plain” can't be 3; expected a table"),
        ("[rules.counted-words]\n\nat-most = 2", "3:1: “at-most” can't be 2; expected greater than or equal to 3"),
        ("[rules.counted-words]\nshare = 2", "2:1: “share” can't be 2; expected less than or equal to 1"),
        ('[rules.counted-words]\nat_most = "5"', "2:1: “at-most” can't be “5”; expected a valid integer"),
        ("[rules.counted-words]\nat-most = true", "2:1: “at-most” can't be true; expected a valid integer"),
        (
            "rules = { counted-words = { atmost = 5 } }",
            "1:29: there is no option of counted-words “atmost”; expected one of {OPTIONS}; did you mean “at-most”?",
        ),
        ("[rules.plain]\nlimit = 5", "2:1: there is no option of plain “limit”; expected one of level"),
        (
            'categories.couching = "off"',
            "1:12: there is no category “couching”; expected one of {CATEGORIES}; did you mean “coaching”?",
        ),
        (
            'profile = "clasic"',
            f"1:1: “profile” can't be “clasic”; expected one of {', '.join(all_profiles())}; did you mean “classic”?",
        ),
        ('edition = "newest"', "1:1: “edition” can't be “newest”; expected a release such as “0.1”"),
        ('edition = "99.1"', "1:1: edition 99.1 is newer than this goalkit, which is 0.1.0"),
        ("edition = 0.1", "1:1: “edition” can't be 0.1; expected a valid string"),
        ("fiscal-year-start = 13", "1:1: “fiscal-year-start” can't be 13; expected less than or equal to 12"),
        ('require = ["owner",\n  "sorce"]', "2:4: “require” can't be “sorce”; did you mean “source”?"),
        ('[[overrides]]\nrules.plain = "off"', "2:1: each of [[overrides]] needs “paths”"),
        (
            '[[overrides]]\npath = ["a"]\npaths = ["a"]',
            "2:1: there is no setting of overrides “path”; expected one of {OF_OVERRIDES}; did you mean “paths”?",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[overrides.rules]\nplane = "off"',
            "4:1: there is no rule “plane”; expected one of {NAMES}; did you mean “plain”?",
        ),
        ("overrides = 1", "1:1: “overrides” can't be 1; expected a list"),
        ('exclude = "archive"', "1:1: “exclude” can't be “archive”; expected a list"),
        ("a = ", "1:5: this is not valid TOML: invalid value"),
        ("a = 1\na = 2\n", "2:6: this is not valid TOML: cannot overwrite a value"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_meant(source: str, said: str) -> None:
    lists = {
        "OPTIONS": "level, at-most, words, share",
        "OF_OVERRIDES": "paths, rules, categories",
        "NAMES": "counted-words, plain",
        "LEVELS": "error, warning, advice, off",
        "CATEGORIES": "correctness, suspicious, clarity, coaching, pedantic, house",
    }
    assert mistakes(source) == [f"goalkit.toml:{said.format(**lists)}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = mistakes('b = 1\n[rules]\nplain = "of"\nnone = "off"\n[categories]\nclarity = 1\n')
    assert [line.split(": ")[0] for line in found] == [f"goalkit.toml:{at}:1" for at in (1, 3, 4, 6)]


def test_a_table_of_pyproject_is_a_config_with_places_of_its_own() -> None:
    source = '[project]\nname = "x"\n[tool.goalkit]\nedition = "0.1"\n[tool.goalkit.rules]\nplan = "off"\n'
    assert mistakes(source, "sub/pyproject.toml")[0].startswith("sub/pyproject.toml:6:1: there is no rule “plan”")
    assert parsed(source.replace("plan", "plain"), "pyproject.toml").edition == "0.1"
    assert mistakes("[project]\n", "pyproject.toml") == [
        "pyproject.toml:1:1: there is no table [tool.goalkit] in this file"
    ]


def test_the_nearest_config_is_found_up_to_the_repository(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    deep = repository / "teams" / "sales"
    deep.mkdir(parents=True)
    (repository / ".git").mkdir()
    (tmp_path / "goalkit.toml").write_text("")
    assert find_config(deep) is None
    (repository / "pyproject.toml").write_text('[tool.goalkit]\nedition = "0.1"\n')
    assert find_config(deep) == repository / "pyproject.toml"
    (repository / "goalkit.toml").write_text("")
    assert find_config(deep) == repository / "goalkit.toml"
    (repository / "teams" / "pyproject.toml").write_text('[project]\nname = "goalkit-user"\n')
    assert find_config(deep / "q1.md") == repository / "goalkit.toml"
    (deep / "goalkit.toml").write_text("")
    assert find_config(deep / "q1.md") == deep / "goalkit.toml"


def test_patterns_count_from_the_folder_of_the_config(tmp_path: Path) -> None:
    file = tmp_path / "goalkit.toml"
    file.write_text('exclude = ["teams/old/**"]\n[[overrides]]\npaths = ["teams/sales/*.md"]\n')
    config = load_config(file, start=tmp_path / "teams")
    assert config.excludes("old/q1.md")
    assert not config.excludes("new/old/q1.md")
    assert config.excludes((tmp_path / "teams/old/x/q1.md").as_posix())
    assert config.overrides_for("sales/q1.md") == config.overrides_for("./sales/../sales/q1.md") == config.overrides
    assert config.overrides_for("q1.md") == ()


def test_a_config_that_can_t_be_read_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="this can't be read: No such file"):
        load_config(tmp_path / "goalkit.toml")
    (tmp_path / "goalkit.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "goalkit.toml")


@pytest.mark.parametrize(
    ("path", "pattern", "wanted"),
    [
        ("teams/sales/q1.md", "teams/sales/**", True),
        ("teams/sales/deep/q1.md", "teams/sales/**", True),
        ("teams/sales", "teams/sales/**", False),
        ("teams/sales/q1.md", "teams/sales", True),
        ("teams/sales/q1.md", "sales", True),
        ("teams/sales/q1.md", "sales/", True),
        ("teams/sales/q1.md", "/sales", False),
        ("teams/sales/q1.md", "*.md", True),
        ("teams/sales/q1.md", "teams/*.md", False),
        ("teams/sales/q1.md", "**/q1.md", True),
        ("q1.md", "**/q1.md", True),
        ("teams/sales/q1.md", "teams/**/q?.md", True),
        ("teams/q1.md", "teams/**/q[12].md", True),
        ("teams/q3.md", "teams/**/q[12].md", False),
        ("Teams/q1.md", "teams/*", False),
        ("a/b/c/d", "a/**/c/**", True),
        ("../elsewhere/q1.md", "q1.md", True),
        ("../elsewhere/q1.md", "elsewhere/q1.md", False),
    ],
)
def test_globs_mean_what_they_mean_in_gitignore(path: str, pattern: str, wanted: bool) -> None:  # noqa: FBT001
    assert matches(path, pattern) is wanted


def test_a_hostile_glob_takes_no_time() -> None:
    assert not matches("/".join(["a" * 60] * 60), "/".join(["**", "*a" * 20, "**"] * 20) + "/b")


@given(some.lists(some.sampled_from(["a", "b", "..", "."]), min_size=1, max_size=8))
def test_a_path_under_a_folder_is_named_from_there(steps: list[str]) -> None:
    path = "/".join(steps)
    assert under(f"/root/{path}", root="/root", start="/") == under(path, root="/root", start="/root")


KEYS = some.text("ab-_", min_size=1, max_size=3)
VALUES = some.recursive(
    some.one_of(some.integers(), some.booleans(), some.text("ab \"'\\#[]{}=,.é\n", max_size=6), some.dates()),
    lambda inner: some.one_of(some.lists(inner, max_size=3), some.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def toml(value: Any) -> str:  # noqa: ANN401 (anything TOML can say)
    """Write a value in one line of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value) if isinstance(value, (str, int)) else value.isoformat()


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:  # noqa: ANN401
    """Every key, and every element of a list that has a place."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = set()
    for key, inner in pairs:
        below = paths_of(inner, (*path, key))
        if isinstance(value, dict) or below or not isinstance(inner, (dict, list)):
            found.add((*path, key))
        found |= below
    return found


@given(some.dictionaries(KEYS, VALUES, max_size=4))
def test_every_key_of_a_toml_file_has_a_place(table: dict[str, Any]) -> None:
    source = "\n".join(f"{json.dumps(key)} = {toml(value)} # …" for key, value in table.items())
    assert tomllib.loads(source) == table
    found = places(source)
    assert set(found) == paths_of(table)
    lines = source.split("\n")
    for path, (line, column, _, _) in found.items():
        if isinstance(path[-1], str):
            assert lines[line - 1].startswith(path[-1], column - 1)


def test_the_schema_describes_every_rule_with_its_options() -> None:
    schema = config_schema(RULES.values())
    assert schema["additionalProperties"] is False
    text = json.dumps(schema)
    assert "null" not in text
    options = schema["$defs"]["counted-words-options"]["properties"]
    assert options["at-most"] == {"default": 25, "minimum": 3, "type": "integer"}
    assert options["level"]["enum"] == ["error", "warning", "advice", "off"]
    assert {"type": "string", "enum": ["error", "warning", "advice", "off"]} in schema["$defs"]["Rules"]["properties"][
        "plain"
    ]["anyOf"]
    named = set(config_schema()["$defs"]["Rules"]["properties"])
    assert named == set(all_rules())


def test_every_rule_s_options_can_be_set_to_their_defaults() -> None:
    for one in all_rules().values():
        schema = config_schema([one])["$defs"][f"{one.name}-options"]["properties"]
        assert set(schema) == {"level", *(name.replace("_", "-") for name in one.defaults)}


def test_a_config_knows_the_line_that_decides() -> None:
    config = parsed("""\
edition = "0.1"
[rules]
counted-words = { at-most = 5 }
[categories]
coaching = "warning"
[[overrides]]
paths = ["old/**"]
rules.plain = "off"
""")
    level, keys = config.levels_for(counted_words)[-1]
    assert (level, config.lines[keys]) == ("warning", 5)
    value, keys = config.options_for(counted_words)["at_most"]
    assert (value, config.lines[keys]) == (5, 3)
    assert config.levels_for(plain)[-1] == ("warning", ())
    level, keys = config.levels_for(plain, config.overrides_for("old/q1.md"))[-1]
    assert (level, config.lines[keys]) == ("off", 8)
    level, keys = config.levels_for(released_in("0.2.0"))[-1]
    assert (level, config.lines[keys]) == ("off", 1)


def released_in(version: str, *, ours: bool = True) -> Rule:
    def check(goal: Goal) -> Iterator[Finding]:
        """Speak."""
        yield Finding(goal.statement, "new")

    check.__module__ = "goalkit.rules.check" if ours else "another.rules"
    return Rule(check, "clarity", version)


@pytest.mark.parametrize(
    ("edition", "since", "level"),
    [
        (None, "9.0.0", "warning"),
        ("0.1", "0.1.9", "warning"),
        ("0.1", "0.2.0", "off"),
        ("0.2.0", "0.2.1", "off"),
        ("1", "0.12.0", "warning"),
        ("0.9", "0.12.0", "off"),
    ],
)
def test_a_rule_newer_than_the_edition_stays_off(edition: str | None, since: str, level: str) -> None:
    assert Config(edition=edition).level_of(released_in(since)) == level
    louder = Config(edition=edition, categories={"clarity": "error"})
    assert louder.level_of(released_in(since)) == ("off" if level == "off" else "error")
    assert Config(edition=edition, rules={"check": RuleSetting("advice")}).level_of(released_in(since)) == "advice"
    assert Config(edition=edition).level_of(released_in(since, ours=False)) == "warning"
