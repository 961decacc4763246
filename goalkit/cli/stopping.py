"""Being told to stop, by Ctrl-C or by the system: a run goes out by its own doors, and leaves nothing half done."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType

FROM_OUTSIDE = ("SIGTERM", "SIGHUP")
"""What the system sends to end a program, and what a terminal sends when it is closed."""
BY_SIGNAL = 128  # what shells add to the number of a signal that ended a program


AT_ONCE = 1.0
"""Seconds within which to be told twice is to be told once, so that tidying up isn't disturbed."""


class Stopped(KeyboardInterrupt):
    """The system wants this process to end."""


class Stopping:
    """While this holds, what would end the process at once raises `Stopped`, which goes the way of a Ctrl-C.

    What somebody else wants to happen stays as it is, as for a program that is to outlive its terminal.
    """

    def __init__(self) -> None:
        self.number = int(signal.SIGINT)
        self.told = 0.0
        self.ours: list[int] = []

    @property
    def asked(self) -> bool:
        """Whether the system wanted it, even if somebody kept the exception to himself."""
        return self.told > 0

    @property
    def code(self) -> int:
        """The exit code by which a shell knows what ended a program."""
        return BY_SIGNAL + self.number

    def __enter__(self) -> Self:
        with suppress(ValueError):  # in another thread than the first, nobody may listen
            for number in (getattr(signal, name) for name in FROM_OUTSIDE if hasattr(signal, name)):
                if signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._stop)
                    self.ours.append(number)
        return self

    def __exit__(self, *_: object) -> None:
        for number in self.ours:
            signal.signal(number, signal.SIG_DFL)

    def _stop(self, number: int, _: FrameType | None) -> None:
        now = time.monotonic()
        if not self.told or now - self.told > AT_ONCE:
            self.told, self.number = now, number
            raise Stopped
