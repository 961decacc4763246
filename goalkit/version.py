"""Which goalkit this is, as its installation says."""

from __future__ import annotations


def version() -> str:
    """The version of the installed distribution."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("goalkit-lint")
    except PackageNotFoundError:
        return "(not installed)"
