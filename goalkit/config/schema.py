"""The shape of a config file, rule options included: pydantic validates by it and writes the JSON Schema from it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_type_hints

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, ConfigDict, Field, create_model

from goalkit.case import kebab
from goalkit.config.profile import all_profiles
from goalkit.model import Goal
from goalkit.registry import all_rules
from goalkit.rule import Category, Level, Rule, RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["file_model", "schema_of_file"]

NOT_FOR_AUTHORS = {"statement", "reading", "named", "parent_named"}
REQUIRED = (*sorted({one.name for one in fields(Goal)} - NOT_FOR_AUTHORS), "check_in", "initiative")
"""What a team may insist on, by the names that documents use for the fields they have."""


class _Table(BaseModel):
    """A table with fixed keys, written kebab-case or snake_case."""

    model_config = ConfigDict(
        alias_generator=kebab, validate_by_name=True, validate_by_alias=True, extra="forbid", frozen=True, strict=True
    )


class _OrLevelAlone:
    """Says in the schema that the level may stand alone in place of the table; the reader makes a table of it."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"enum": list(get_args(Level)), "type": "string"}, handler(core)]}


def _options_model(rule: Rule) -> type[BaseModel]:
    """Make the table of one rule from its keyword-only parameters: annotations, limits and defaults."""
    hints = get_type_hints(rule.check, include_extras=True)
    options: dict[str, Any] = {}
    for name, default in rule.defaults.items():
        if name == "level" or name not in hints:
            why = "is taken by the config itself" if name == "level" else "needs a type annotation"
            raise RuleError(f"rule {rule.name}: the option {name} {why}")
        options[name] = (hints[name], default)
    return create_model(
        f"{rule.name}-options",
        __base__=_Table,
        __doc__=f"{rule.summary}. Level: {rule.level} unless set ({rule.category}).",
        level=(Level, None),
        **options,
    )


def _rules_model(rules: Iterable[Rule]) -> type[BaseModel]:
    tables: dict[str, Any] = {}
    for rule in rules:
        table: Any = _options_model(rule)
        tables[rule.check.__name__] = (
            Annotated[table, _OrLevelAlone()],
            Field(default=None, description=f"{rule.summary}."),
        )
    return create_model("Rules", __base__=_Table, __doc__="Levels and options, rule by rule.", **tables)


def _categories_model() -> type[BaseModel]:
    levels: dict[str, Any] = dict.fromkeys(get_args(Category), (Level, None))
    return create_model("Categories", __base__=_Table, __doc__="Levels of whole categories of rules.", **levels)


def file_model(rules: Iterable[Rule]) -> type[BaseModel]:
    """Make the model of a config file that may speak of these rules."""
    tables = _rules_model(rules)
    categories = _categories_model()
    override = create_model(
        "Override",
        __base__=_Table,
        __doc__="Other levels and options for some files; of two overrides, the later one wins.",
        paths=(
            Annotated[list[str], MinLen(1)],
            Field(description="Patterns as in .gitignore, counted from the folder of the config."),
        ),
        rules=(tables, None),
        categories=(categories, None),
    )
    profiles = Literal[tuple(all_profiles())]  # type: ignore[valid-type]
    required = Literal[tuple(dict.fromkeys([*map(kebab, REQUIRED), *REQUIRED]))]  # type: ignore[valid-type]
    return create_model(
        "goalkit-config",
        __base__=_Table,
        __doc__="goalkit.toml, or the table [tool.goalkit] of pyproject.toml.",
        edition=_said(
            Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$")],
            "The release whose rules apply, as “0.1”; newer rules stay off unless named.",
        ),
        profile=_said(profiles, "The school whose levels and options hold where this file doesn't say otherwise."),
        rules=_said(tables, "Levels and options, rule by rule."),
        categories=_said(categories, "Levels of whole categories."),
        overrides=_said(list[override], "Levels and options for some files."),  # type: ignore[valid-type]
        exclude=_said(list[str], "Patterns of files and folders to leave out."),
        require=_said(list[required], "Fields that every goal should have; rules about absent fields then speak."),  # type: ignore[valid-type]
        glossary=_said(list[str], "Names that rules should not take for vague words, acronyms or hype."),
        templates=_said(
            Annotated[str, MinLen(1)], "The folder of the team's own templates, counted from the folder of this file."
        ),
        max_file_size=_said(Annotated[int, Ge(1)], "Larger files are not read; in bytes."),
        fiscal_year_start=_said(Annotated[int, Ge(1), Le(12)], "The month in which the fiscal year starts."),
        date_order=_said(Literal["dmy", "mdy", "ymd"], "What 3/4/2027 means."),
        decimal_mark=_said(Literal[".", ","], "What 1,5 means."),
        week_start=_said(Literal["monday", "sunday"], "The first day of a week."),
    )


def _said(kind: Any, description: str) -> tuple[Any, Any]:  # noqa: ANN401 (types made at run time)
    return kind, Field(default=None, description=description)


def schema_of_file(rules: Iterable[Rule] | None = None) -> dict[str, Any]:
    """Give the JSON Schema of a config file, with every rule that is found and its options."""
    model = file_model(all_rules().values() if rules is None else rules)
    schema: dict[str, Any] = _plain(model.model_json_schema(mode="validation"))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _plain(schema: Any) -> Any:  # noqa: ANN401 (JSON)
    """Drop what pydantic adds for Python's sake: nulls, which TOML doesn't have, and titles made of names."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _plain(value)
        for key, value in schema.items()
        if not (key == "default" and value is None) and not (key == "title" and isinstance(value, str))
    }
