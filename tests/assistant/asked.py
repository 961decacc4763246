"""A client that asks a server for assistants, and what its answers hold."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client
from mcp.types import CallToolResult, TextContent

from goalkit.assistant.folder import Folder
from goalkit.assistant.server import World, server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcp.types import Tool as Told

    Ask = Callable[..., CallToolResult]


PACKAGE = Path(__file__).resolve().parents[2] / "goalkit"
TODAY = datetime.date(2026, 12, 18)
SECRET = "Raise the xylophone budget from 1 to 2 by March"  # noqa: S105 (no password, but nobody's business)
DRAFT = """\
# Clinic, Q1 2027

## Objective: Patients are seen on time

- KR: Raise on-time starts from 58% to 85%
- KR: Cut the wait for a first visit by 10%
"""


class Asked:
    """A client that asks one server, from code that doesn't wait."""

    def __init__(self, client: Client, portal: Any, failures: list[Exception]) -> None:  # noqa: ANN401
        self.client = client
        self.portal = portal
        self.failures = failures

    def __call__(self, tool: str, /, **arguments: Any) -> CallToolResult:  # noqa: ANN401
        """Use a tool."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert isinstance(result, CallToolResult)
        return result

    def tools(self) -> dict[str, Told]:
        """What is told of each tool."""
        return {one.name: one for one in self.portal.call(self.client.list_tools).tools}


class Clock:
    """Seconds that pass as a test wants, a step for each look at it."""

    def __init__(self) -> None:
        self.now = self.step = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        self.now += self.step
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a team, and beside it what nobody may see."""
    (tmp_path / "secret.md").write_text(f"# Objective: Music\n- KR: {SECRET}\n", encoding="utf-8")
    team = tmp_path / "team"
    (team / "goals").mkdir(parents=True)
    (team / "goals" / "clinic.md").write_text(DRAFT, encoding="utf-8")
    return team


@pytest.fixture
def ask(folder: Path, clock: Clock) -> Iterator[Asked]:
    failures: list[Exception] = []
    ours = server(Folder(folder), World(lambda: TODAY, clock, failures.append))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(ours)) as client:
        yield Asked(client, portal, failures)


def text_of(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def data_of(result: CallToolResult) -> dict[str, Any]:
    """What a tool gives back, which is the same as text."""
    assert not result.is_error, text_of(result)
    assert json.loads(text_of(result)) == result.structured_content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def refused(result: CallToolResult) -> str:
    assert result.is_error
    assert result.structured_content is None
    return text_of(result)


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("lint", {"text": DRAFT}),
    ("lint", {"paths": ["goals/clinic.md"], "level": "warning", "rules": ["missing-baseline"], "profile": "wodtke"}),
    ("lint", {"paths": ["."]}),
    ("lint", {"text": "", "name": "goals/empty.yaml"}),
    ("show", {"text": "framework: kpi\nkpis:\n  - kpi: On-time starts\n    green: ≥ 90%\n", "format": "yaml"}),
    ("show", {"paths": ["goals"]}),
    ("explain", {"rule": "missing-baseline"}),
    ("compare", {}),
    ("compare", {"frameworks": ["okr", "kpi"], "only": ["horizon", "pay"]}),
    ("choose", {}),
    ("choose", {"answers": {"purpose": "finish", "who": "person"}}),
    ("template_list", {}),
    ("template_list", {"words": ["late deliveries"], "framework": "okr"}),
    ("template_list", {"function": "Customer retention"}),
    ("template_show", {"name": "smart-goal"}),
    ("template_fill", {"name": "SMART goal", "values": {"owner": "Amal", "baseline": "12%"}}),
    ("template_fill", {"name": "smart-goal", "values": {}, "format": "yaml"}),
    ("convert", {"paths": ["goals/clinic.md"], "to": "kpi"}),
    ("convert", {"text": DRAFT, "to": "okr", "written": "json"}),
]
