"""What can be wrong with a layout or a file that is imported, said to the person who can mend it."""

from __future__ import annotations

from goalkit.config.mistakes import MistakesError

__all__ = ["InterchangeError", "LayoutError"]


class InterchangeError(Exception):
    """A file can't be imported, or goals can't be exported; the message says why and what to do."""


class LayoutError(MistakesError, InterchangeError):
    """A layout that can't be followed."""
