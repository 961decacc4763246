"""Figures that were measured, with the machine they are of: a page of the guide is made of them."""

from __future__ import annotations

import datetime
import json
import os
import platform
from pathlib import Path
from typing import Any

from tests.benchmarks.tools import installed, version_of

FIGURES = Path(__file__).with_name("figures.json")


def machine() -> dict[str, Any]:
    """What the figures were measured on, as far as the system tells."""
    model = ""
    if (info := Path("/proc/cpuinfo")).exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "processor": model or platform.processor() or platform.machine(),
        "processors": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "day": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "versions": {tool.name: version_of(tool, found) for tool, found in installed()},
    }


def record(figures: dict[str, Any]) -> None:
    """Write figures for the guide; parts that weren't measured stay as they were."""
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    FIGURES.write_text(json.dumps(known | figures, indent=2) + "\n", encoding="utf-8")
