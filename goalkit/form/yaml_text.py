"""Writes the documented form as YAML as people write it: blocks, short things on one line, no needless quotes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import yaml

from goalkit.form.data import ENTRIES, data_of

if TYPE_CHECKING:
    from goalkit.form.data import Table, Value
    from goalkit.model import Document

__all__ = ["dump", "yaml_of"]

LONGEST = 100
"""How many characters a check-in or a step may take on one line; a longer one goes over several."""
LINE_ENDS = "\r\x85\u2028\u2029"
"""Characters that YAML reads as the end of a line, whatever else they were."""


def yaml_of(document: Document) -> str:
    """Write a document as YAML."""
    return _dumped(_shaped(data_of(document, dates=True)), width=float("inf"))


def dump(data: object) -> str:
    """Write plain data as YAML in which every character comes back as it was."""
    return _dumped(data, width=float("inf"))


class _OnOneLine(dict[Any, Any]):
    """A mapping that is written in braces."""


class _Listed(list[Any]):
    """A list that is written in brackets."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Indent lists below their key."""
        super().increase_indent(flow, False)  # noqa: FBT003

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write out everything in its place."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # What the dumper can't write as a block it puts in quotes by itself; other line ends than \n only survive escaped.
    style = "|" if "\n" in text.strip() and not text[:1].isspace() else None
    if any(end in text for end in LINE_ENDS):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _OnOneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)
_Dumper.add_representer(
    _Listed, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def _dumped(data: object, width: float) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, default_flow_style=False, sort_keys=False, width=width)


def _shaped(table: Table) -> Table:
    """Say what goes on one line: check-ins and steps, series and lists of short texts, where there is room."""
    return {key: _shaped_value(key, value) for key, value in table.items()}


def _shaped_value(key: str, value: Value) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        days = {_day(day): one for day, one in value.items()}
        return _short(_OnOneLine(days)) or days
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], str):
        return _short(_Listed(value)) or value
    tables: Any = [_shaped(one) for one in value if isinstance(one, dict)]
    if key in {ENTRIES["check_in"], ENTRIES["step"]}:
        return [_short(_OnOneLine(one)) or one for one in tables]
    return tables


def _day(written: str) -> datetime.date | str:
    """A date as a key, which YAML writes without quotes."""
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:  # 2027-02-30
        return written


def _short(data: _OnOneLine | _Listed) -> _OnOneLine | _Listed | None:
    """The data if it fits on a line, else None."""
    texts = str(data)
    if len(texts) > 2 * LONGEST or "\\n" in texts:
        return None
    line = _dumped(data, width=float("inf"))
    return data if len(line) <= LONGEST and line.count("\n") == 1 else None
