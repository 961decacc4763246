"""Goal templates: goals with holes that have names and types, kept in a gallery, filled safely, checked as goals."""

from __future__ import annotations

from goalkit.template.check import check
from goalkit.template.filling import render
from goalkit.template.gallery import Gallery, find_template, gallery, search, templates
from goalkit.template.mistakes import SlotError, TemplateError
from goalkit.template.model import Slot, Template
from goalkit.template.study import learn

__all__ = [
    "Gallery",
    "Slot",
    "SlotError",
    "Template",
    "TemplateError",
    "check",
    "find_template",
    "gallery",
    "learn",
    "render",
    "search",
    "templates",
]
