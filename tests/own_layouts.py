"""Layouts as teams write them, for what no tool that goalkit knows combines: days in every kind of tree, deep lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.interchange import parse_layout

if TYPE_CHECKING:
    from goalkit.interchange import Layout

__all__ = ["own_layouts"]

OWN_NUMBERS = """
name = "own-numbers"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["csv"]
framework = "okr"
dates = "mdy"
[table]
tree = "number"
kinds = ["objective", "key_result"]
becomes = { kpi = "key_result" }
words = { O = "objective", K = "key_result" }
columns = [
  { heading = "No", role = "number" },
  { heading = "Kind", role = "kind" },
  { heading = "Goal", field = "statement" },
  { heading = "Due", field = "due" },
  { heading = "on {date}", of = "check_in", field = "value" },
  { heading = "note {date}", of = "check_in", field = "note" },
]
"""
OWN_LEVELS = """
name = "own-levels"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["csv"]
framework = "okr"
[table]
tree = "levels"
kinds = ["goal"]
takes = ["objective"]
becomes = { kpi = "goal" }
columns = [
  { heading = "A", role = "level" },
  { heading = "B{n}", role = "level" },
  { heading = "Who", field = "owner" },
  { heading = "on {date}", of = "check_in", field = "value" },
  { heading = "note {date}", of = "check_in", field = "note" },
]
"""
OWN_PARENTS = """
name = "own-parents"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["csv"]
framework = "okr"
[table]
tree = "parents"
kinds = ["goal"]
takes = ["objective", "kpi"]
columns = [
  { heading = "R", role = "row" },
  { heading = "P", role = "parents", parts = "," },
  { heading = "Goal", field = "statement" },
  { heading = "Who", field = "owner" },
  { heading = "on {date}", of = "check_in", field = "value" },
  { heading = "note {date}", of = "check_in", field = "note" },
]
"""
OWN_TREE = """
name = "own-tree"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["yaml", "json"]
framework = "okr"
dates = "dmy"
[shape]
kind = "objective"
becomes = { measure = "kpi" }
keys = [
  { key = "meta.title", of = "document", field = "title" },
  { key = "meta.aim", field = "statement" },
  { key = "meta.period", of = "document", field = "period" },
  { key = "due", field = "due" },
]
[[shape.lists]]
key = "data.groups"
kind = "goal"
nameless = true
keys = [{ key = "name", field = "statement" }, { key = "start", field = "start" }]
[[shape.lists.lists]]
key = "gauges"
kind = "kpi"
keys = [{ key = "text", field = "statement" }, { key = "due", field = "due" }]
[[shape.lists.lists.lists]]
key = "log"
kind = "check_in"
keys = [{ key = "on", field = "date" }, { key = "value", field = "value", number = true }]
[[shape.lists]]
key = "data.results"
kind = "key_result"
keys = [{ key = "text", field = "statement" }, { key = "due", field = "due" }]
"""


def own_layouts() -> dict[str, Layout]:
    """All of them, by name."""
    found = [parse_layout(one.lstrip("\n"), "own.toml") for one in (OWN_NUMBERS, OWN_LEVELS, OWN_PARENTS, OWN_TREE)]
    return {one.name: one for one in found}
