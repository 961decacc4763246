"""The server for assistants as a process: what it speaks, what it survives, and how it ends."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from goalkit.assistant.tools import TOOLS
from goalkit.cli import main
from tests.assistant.asked import PACKAGE, TODAY, data_of, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcp.types import CallToolResult

    Ask = Callable[..., CallToolResult]


def test_over_standard_input_and_output(folder: Path) -> None:
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder), "--today", TODAY.isoformat()]

    async def asked() -> tuple[set[str], CallToolResult, CallToolResult]:
        errors = (folder.parent / "errors.txt").open("w")
        with errors:
            process = StdioServerParameters(command=command[0], args=command[1:])
            async with Client(stdio_client(process, errlog=errors)) as client:
                names = {one.name for one in (await client.list_tools()).tools}
                found = await client.call_tool("lint", {"paths": ["goals/clinic.md"]})
                return names, found, await client.call_tool("lint", {"paths": ["../secret.md"]})

    names, found, refusal = anyio.run(asked)
    assert names == set(TOOLS)
    assert "missing-baseline" in data_of(found)["by_rule"]
    assert "lies outside" in refused(refusal)
    assert (folder.parent / "errors.txt").read_text() == ""


def test_noise_on_standard_input_is_survived_and_its_end_ends_us(folder: Path) -> None:
    ping = '{"jsonrpc": "2.0", "id": 7, "method": "ping"}\n'
    noise = "\n".join(["", "no json", "[" * 5_000, '{"jsonrpc": "2.0"}', "\udcff", "null"])
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(noise.encode("utf-8", "surrogateescape") + b"\n" + ping.encode())
        process.stdin.flush()
        answers = iter(process.stdout.readline, b"")
        assert any(json.loads(line).get("id") == 7 for line in answers)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_it_though_it_waits(folder: Path) -> None:
    ping = '{"jsonrpc": "2.0", "id": 7, "method": "ping"}\n'
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(ping.encode())
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == -signal.SIGINT
        assert process.stderr.read() == b""


def test_without_the_sdk_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "pip install 'mcp>=2.3,<3'" in said


def test_a_named_config_holds_and_is_checked_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "strict.toml").write_text('profil = "wodtke"\n', encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    assert main(["mcp", "team", "--config", "strict.toml"]) == 2
    assert "there is no setting “profil”" in capsys.readouterr().err


def test_only_the_server_knows_the_sdk() -> None:
    knowing = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        if re.search(r"^\s*(?:import|from) mcp\b", module.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing == {"assistant/server.py", "cli/mcp.py"}
