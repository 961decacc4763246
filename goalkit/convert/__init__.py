"""From one framework to another: what goals become there, and what was kept, derived, dropped and must be asked."""

from goalkit.convert.building import convert
from goalkit.convert.conversion import Conversion, Note

__all__ = ["Conversion", "Note", "convert"]
