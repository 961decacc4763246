"""Edits that findings offer, made: only the words they name change, nothing else does, and no finding comes of it.

`changed` puts texts into a source. `Fixing` makes the edits of many documents at once, `fix` those of one: round by
round until nothing is left that may be done. Each round is read and linted again before it counts, so that an edit
that would touch anything else, or bring a finding that wasn't there, is left out, with the reason.
"""

from goalkit.fix.changing import Outside, changed
from goalkit.fix.planning import Declined, Fixed, Fixing, fix

__all__ = ["Declined", "Fixed", "Fixing", "Outside", "changed", "fix"]
