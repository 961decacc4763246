"""A folder of goals, a clock that stands still, and an assistant that asks about them."""

from tests.assistant.asked import ask, clock, folder

__all__ = ["ask", "clock", "folder"]
