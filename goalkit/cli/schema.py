"""`goalkit schema NAME`: the JSON Schema of a file that goalkit reads or of what it prints."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from goalkit.cli import console
from goalkit.cli.parser import OneOf

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.model import Framework

FRAMEWORKS: dict[str, Framework] = {
    "okr": "okr",
    "smart": "smart",
    "balanced-scorecard": "balanced_scorecard",
    "lean-metrics": "lean",
    "north-star": "north_star",
    "kpi": "kpi",
}
"""The names by which `goalkit frameworks` lists them; with their pages unread, help and completion stay fast."""
REPORTS = {
    "lint-report": "what goalkit lint --output json prints",
    "diff-report": "what goalkit diff --output json prints",
    "show": "what goalkit show --output json prints",
    "config": "goalkit.toml, or [tool.goalkit] in pyproject.toml",
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Name(OneOf):
    """The name of a schema; a framework's also where it is called otherwise, as in “bsc” or “OKRs”."""

    def __call__(self, word: str) -> str:
        """Let a known name pass, and give that of a framework. Raises `ArgumentTypeError` for any other."""
        if word not in self.choices:
            from goalkit.frameworks import UnknownFrameworkError, find_framework

            with suppress(UnknownFrameworkError):
                found = find_framework(word).framework
                return next(name for name, framework in FRAMEWORKS.items() if framework == found)
        return super().__call__(word)


def configure(parser: Parser) -> None:
    """Take the name of a schema."""
    listed = "; ".join(f"{name}: {what}" for name, what in REPORTS.items())
    of_files = f"{', '.join(FRAMEWORKS)}: a file of goals in YAML, TOML or JSON"
    parser.add_argument("schema", type=_Name([*FRAMEWORKS, *REPORTS]), metavar="NAME", help=f"{of_files}; {listed}")


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from json import dumps

    console.write(dumps(schema(arguments.schema), indent=2, ensure_ascii=False) + "\n")
    return 0


def schema(name: str) -> dict[str, Any]:
    """Make a schema by its name."""
    if name in FRAMEWORKS:
        from goalkit.form.schema import schema_of

        return schema_of(FRAMEWORKS[name])
    if name == "config":
        from goalkit.config import config_schema

        return config_schema()
    from goalkit.report.contract import DiffReport, LintReport, Shape, Shown

    shapes: dict[str, type[Shape]] = {"lint-report": LintReport, "diff-report": DiffReport, "show": Shown}
    return {"$schema": DIALECT, **shapes[name].model_json_schema()}
