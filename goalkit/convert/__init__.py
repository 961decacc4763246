"""From one framework to another: what goals become there, and what was kept, derived, dropped and must be asked."""

from goalkit.convert.conversion import Conversion, Note, convert

__all__ = ["Conversion", "Note", "convert"]
