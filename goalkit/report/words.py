"""What kinds of goals and links between goals are called where people read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.form.entry import NAMES
from goalkit.form.fields import KINDS as FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model import Kind
    from goalkit.model.links import Relation

__all__ = ["KINDS", "RELATIONS"]

KINDS: Mapping[Kind, str] = {kind: NAMES[kind] for kind in FORMS}
RELATIONS: Mapping[Relation, str] = {
    "serves": "serves",
    "moves": "moves",
    "watches": "watches",
    "measures": "measures",
    "sharpens": "sharpens",
    "leads_to": "leads to",
}
