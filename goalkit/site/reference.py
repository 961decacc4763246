"""Reference pages that are read off the code: commands and their options, settings, and what Python offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.site import python
from goalkit.site.markdown import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Command", "Option", "pages"]


class Option(NamedTuple):
    """An option or argument of a command: how it is written, and what it does."""

    written: str
    says: str


class Command(NamedTuple):
    """A command: what it does, its arguments and options, and what else its help says."""

    name: str
    says: str
    arguments: tuple[Option, ...]
    options: tuple[Option, ...]
    more: str = ""


def pages(commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    """One page each for the command line and the settings, and those about Python."""
    listed = list(commands)
    yield "reference/command-line.md", page("command-line", {"commands": listed})
    yield "reference/configuration.md", page("configuration", {"settings": list(_settings())})
    yield from python.pages()


def _settings() -> Iterator[dict[str, Any]]:
    """Every key of a config file but those of rules, with what it takes."""
    from goalkit.config import config_schema

    schema = config_schema()
    for name, told in schema["properties"].items():
        yield {"name": name, "says": told.get("description", ""), "takes": _takes(told)}


def _takes(told: dict[str, Any]) -> str:
    """What a key may hold, in words."""
    if "enum" in told:
        return " or ".join(map(str, told["enum"]))
    kind = told.get("type")
    if kind == "array":
        return f"list of {_takes(told['items'])}"
    if kind == "integer":
        low, high = told.get("minimum"), told.get("maximum")
        return "whole number" + (f", {low} to {high}" if high is not None else f", at least {low}" if low else "")
    return {"string": "text"}.get(str(kind), "table")
