"""What a reader of a further format needs: it takes a `Source` and gives the goals in it as drafts."""

from __future__ import annotations

from goalkit.read.draft import CheckInDraft, Draft, Found
from goalkit.read.plugged import Source

__all__ = ["CheckInDraft", "Draft", "Found", "Source"]
