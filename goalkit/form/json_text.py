"""Writes the documented form as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from goalkit.form.data import data_of

if TYPE_CHECKING:
    from goalkit.model import Document

__all__ = ["json_of"]


def json_of(document: Document) -> str:
    """Write a document as JSON, indented for people."""
    return json.dumps(data_of(document, dates=False), indent=2, ensure_ascii=False) + "\n"
