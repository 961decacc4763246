"""`goalkit schema NAME`: the JSON Schema of a file that goalkit reads or of what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.cli import console
from goalkit.cli.parser import OneOf

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser

SCHEMAS = {
    "lint-report": "what goalkit lint --output json prints",
    "show": "what goalkit show --output json prints",
    "config": "goalkit.toml, or [tool.goalkit] in pyproject.toml",
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def configure(parser: Parser) -> None:
    """Take the name of a schema."""
    listed = "; ".join(f"{name}: {what}" for name, what in SCHEMAS.items())
    parser.add_argument("schema", type=OneOf(SCHEMAS), metavar="NAME", help=listed)


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from json import dumps

    console.write(dumps(schema(arguments.schema), indent=2) + "\n")
    return 0


def schema(name: str) -> dict[str, Any]:
    """Make a schema by its name."""
    if name == "config":
        from goalkit.config import config_schema

        return config_schema()
    from goalkit.report.contract import LintReport, Shown

    shape = LintReport if name == "lint-report" else Shown
    return {"$schema": DIALECT, **shape.model_json_schema()}
