"""Reference pages that are read off the code: commands and their options, settings, and the names in Python."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import goalkit
from goalkit.site.markdown import fenced, page, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Command", "Option", "pages"]


PROMPT = ">" * 3 + " "
"""What an example in a docstring begins with; spelled so that this isn't taken for one."""


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
    """One page each for the command line, the settings and Python."""
    listed = list(commands)
    yield "reference/command-line.md", page("command-line", {"commands": listed})
    yield "reference/configuration.md", page("configuration", {"settings": list(_settings())})
    yield "reference/python.md", page("python", {"names": list(_names())})


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


def _names() -> Iterator[dict[str, Any]]:
    """Every public name: how it is called, and what its docstring says, examples apart."""
    for name in goalkit.__all__:
        value = getattr(goalkit, name)
        said = inspect.getdoc(value) or ""
        words, _, examples = said.partition(f"\n{PROMPT}")
        signature = "" if isinstance(value, type) else str(inspect.signature(value)).replace("'", "")
        yield {
            "name": name,
            "is_type": isinstance(value, type),
            "signature": fenced(_readable(f"{name}{signature}"), "python") if signature else None,
            "paragraphs": [prose(part) for part in words.strip().split("\n\n")],
            "example": fenced(PROMPT + examples, "python") if examples else None,
        }


def _readable(signature: str) -> str:
    """A signature on several lines where one is too long."""
    if len(signature) <= 88:
        return signature
    head, _, rest = signature.partition("(")
    inside, _, result = rest.rpartition(")")
    parts = re.split(r", (?=[*\w]+(?::|,|$| =))", inside)
    return f"{head}(\n" + "".join(f"    {part},\n" for part in parts) + f"){result}"
