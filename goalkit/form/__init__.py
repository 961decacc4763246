"""The documented form of goal files: one set of names for all frameworks, in YAML, TOML, JSON, Markdown and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.model import Document, Format

__all__ = ["write"]


def write(document: Document, format: Format) -> str:  # noqa: A002 (named as in `read`)
    r"""Write a document in the documented form; reading it again gives the same document.

    Comments, prose, keys that the form doesn't have and the order of goals of different kinds are not kept. What
    follows no framework is written without one, and read again as any other file. Characters that are none (lone
    surrogates) become U+FFFD. Raises `ValueError` for a format that can't be written, and for words that it can't hold.

    >>> import goalkit
    >>> document = goalkit.read("kpis:\n  - {kpi: Beds free at noon, green: ≥ 4}\n", format="yaml")
    >>> print(write(document, "yaml"), end="")
    framework: kpi
    kpis:
      - kpi: Beds free at noon
        green: ≥ 4
    """
    # Each format's module is imported only by those who write it.
    if format == "markdown":
        from goalkit.form.markdown_text import markdown_of

        return markdown_of(document)
    if format == "csv":
        from goalkit.form.csv_text import csv_of

        return csv_of(document)
    if format == "yaml":
        from goalkit.form.yaml_text import yaml_of

        return yaml_of(document)
    if format == "toml":
        from goalkit.form.toml_text import toml_of

        return toml_of(document)
    if format == "json":
        from goalkit.form.json_text import json_of

        return json_of(document)
    raise ValueError(f"goalkit doesn't write {format}")
