"""Where the guide is made: a checkout, with hand-written pages and the benchmark's figures beside the code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Evidence", "SiteError", "checkout", "evidence"]


class SiteError(Exception):
    """The guide can't be made; the message is written to the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a rule's precision: findings that were judged, or the reason why none need be."""

    read: int = 0
    right: int = 0
    computed: str | None = None


def checkout() -> Path:
    """The folder of the checkout that this package runs from. Raises `SiteError` where it is installed without one."""
    root = Path(__file__).resolve().parents[2]
    if not (root / "mkdocs.yml").is_file() or not (root / "site").is_dir():
        raise SiteError("the guide is made in a checkout of goalkit, and this is an installed package")
    return root


def evidence(root: Path) -> dict[str, Evidence]:
    """What the benchmark says of each rule that it has figures on, by the rule's name."""
    import yaml

    known: dict[str, Any] = yaml.safe_load((root / "tests/accuracy/evidence.yaml").read_text(encoding="utf-8"))
    found = {name: Evidence(**counts) for name, counts in known["judged"].items()}
    return found | {name: Evidence(computed=why) for name, why in known["computed"].items()}
