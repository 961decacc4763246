"""Lists and headings written as HTML in Markdown, `<li>` and `<h2>`: brought to Markdown, as wide as before."""

from __future__ import annotations

import re

__all__ = ["lists_as_markdown"]

ITEM = re.compile(r"(?P<indent>\s*)(?:</?[uo]l\b[^<>]*>\s*)*(?P<tag><li\b[^<>]*>)(?=\s*\S)", re.IGNORECASE)
HEADING = re.compile(r"\s*(?P<tag><h(?P<level>[1-6])\b[^<>]*>)(?P<words>.+)</h(?P=level)>$", re.IGNORECASE)
CLOSING = re.compile(r"\s*(?:</(?:ul|ol|div|section)>\s*)*</[uo]l>(?:\s*</\w{1,10}>)*\s*$", re.IGNORECASE)
"""A line that ends a list: what stands on the next one is no part of its last item."""
FENCE = re.compile(r"\s*(?:```|~~~)")


def lists_as_markdown(lines: list[str]) -> None:
    """Rewrite each line that is one item or one heading; what shares its line with others stays as it is."""
    fenced = False
    for at, line in enumerate(lines):
        if FENCE.match(line):
            fenced = not fenced
        elif fenced or "<" not in line:
            continue
        elif (item := ITEM.match(line)) is not None:
            if "<li" in line[item.end() :].lower():
                continue
            start = item.end("indent")
            lines[at] = line[:start] + "-" + " " * (item.end() - start - 1) + line[item.end() :]
        elif CLOSING.match(line):
            lines[at] = ""
        elif (heading := HEADING.match(line.rstrip())) is not None and heading["words"].strip():
            signs = "#" * min(int(heading["level"]), len(heading["tag"]) - 1)
            lines[at] = signs + " " * (heading.start("words") - len(signs)) + heading["words"]
