"""How far a long run has come, on a terminal only and gone at the end."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0  # seconds before anyone wonders
PAUSE = 0.1  # seconds between two drawings
LENGTH = 24


class Progress:
    """A bar on standard error; call it with the number of things done and their total."""

    def __init__(self, *, wanted: bool, of: str = "files") -> None:
        self.of = of
        self.on = wanted and sys.stderr.isatty()
        self.next = time.monotonic() + PATIENCE
        self.drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, if it is time to."""
        now = time.monotonic()
        if not self.on or now < self.next:
            return
        self.next = now + PAUSE
        self.drawn = True
        filled = LENGTH * done // max(total, 1)
        sys.stderr.write(f"\r{'━' * filled}{'─' * (LENGTH - filled)} {done:,} of {total:,} {self.of} ")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.drawn = False
