"""The guide: its generated pages as plain Markdown, and building it with MkDocs; needs a checkout."""

from __future__ import annotations

from goalkit.site.building import build, serve
from goalkit.site.checkout import SiteError, checkout
from goalkit.site.playground import add_runtime
from goalkit.site.reference import Command, Option
from goalkit.site.writer import KINDS, Written, all_pages, write_pages

__all__ = [
    "KINDS",
    "Command",
    "Option",
    "SiteError",
    "Written",
    "add_runtime",
    "all_pages",
    "build",
    "checkout",
    "serve",
    "write_pages",
]
