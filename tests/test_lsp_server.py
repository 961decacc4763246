"""The server as an editor meets it: over pipes, with a client of the protocol, and with bytes that are no messages."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tomllib
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

import goalkit
from goalkit.cli import VERBS
from goalkit.lsp.workspace import LANGUAGES
from tests.sessions import blocks as blocks_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "goalkit", "lsp", "--today", "2027-02-15")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
PATIENCE = 60
CLINIC = """\
# Clinic 🏥, Q1 2027

## 🎉 O1: Patients are seen on time (owner: Dana)

- KR1: Raise on-time starts from 58% to 85%
- KR2: 🎉 Reduce waiting time by 20%
"""
HOUSE = "objectives:\n  - {id: C-2, objective: Guests sleep well and come again}\n"
TEAM = "objectives:\n  - objective: Nobody slams a door at night\n    supports: [C-2, C-9]\n"


LOST = "dangling-parent"


class Client(LanguageClient):
    """An editor that remembers what it was told of each document."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.told: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.warned = asyncio.Event()
        self.failures: list[Exception] = []
        self._heard = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.told.setdefault(params.uri, []).append(params)
            self._heard.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def _(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.warned.set()

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _(_params: types.RegistrationParams) -> None:
            pass

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 (pygls asks for it)
        """Note what failed in pygls here, on the editor's side, so that nobody waits for a message that was lost."""
        self.failures.append(error)
        self._heard.set()

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        """Open a document."""
        item = types.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, uri: str, version: int, where: tuple[int, int, int, int] | None, text: str) -> None:
        """Put a text in the place of a range, or of everything."""
        change: Any
        if where is None:
            change = types.TextDocumentContentChangeWholeDocument(text)
        else:
            start, end = types.Position(*where[:2]), types.Position(*where[2:])
            change = types.TextDocumentContentChangePartial(types.Range(start, end), text)
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def hear(
        self, uri: str, version: int | None, *, when: Callable[[list[str]], bool] = lambda _: True
    ) -> list[types.Diagnostic]:
        """Wait for what is said of a version, or until the rules that speak there are as they should be."""

        async def heard() -> list[types.Diagnostic]:
            while True:
                assert self.failures == []
                for params in reversed(self.told.get(uri, [])):
                    if params.version == version and when(rules_of(list(params.diagnostics))):
                        return list(params.diagnostics)
                self._heard.clear()
                await self._heard.wait()

        return await asyncio.wait_for(heard(), PATIENCE)


@asynccontextmanager
async def editor(
    folder: Path | None = None, encodings: list[types.PositionEncodingKind] | None = None
) -> AsyncIterator[Client]:
    """An editor with a server, which ends well."""
    client = Client()
    await client.start_io(*COMMAND, env=ENVIRONMENT)
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    folders = [types.WorkspaceFolder(uri(folder), folder.name)] if folder is not None else None
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    able = types.ClientCapabilities(
        general=general, workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching)
    )
    await client.initialize_async(types.InitializeParams(able, workspace_folders=folders))
    client.initialized(types.InitializedParams())
    yield client
    await client.shutdown_async(None)
    client.exit(None)
    assert client._server is not None  # noqa: SLF001 (pygls has no other way to ask)
    assert await asyncio.wait_for(client._server.wait(), PATIENCE) == 0  # noqa: SLF001
    await client.stop()
    assert client.messages == []
    assert client.failures == []


def uri(path: Path) -> str:
    """The address of a file."""
    address = from_fs_path(str(path))
    assert address is not None
    return address


def rules_of(diagnostics: list[types.Diagnostic]) -> list[str]:
    """The rules that speak."""
    return [str(one.code) for one in diagnostics]


DOCUMENT = types.TextDocumentIdentifier("untitled:Untitled-1")


def test_an_untitled_draft_from_the_first_word_to_the_last() -> None:
    async def session() -> None:
        async with editor() as client:
            client.open(DOCUMENT.uri, CLINIC)
            (finding,) = await client.hear(DOCUMENT.uri, 1)
            assert (finding.code, finding.severity) == ("missing-baseline", types.DiagnosticSeverity.Warning)
            assert finding.code_description is not None
            assert finding.code_description.href.endswith("/rules/missing-baseline/")
            assert "→" in finding.message
            line, character = 5, len("- KR2: 🎉 Reduce waiting time by ") + 1
            assert finding.range == types.Range(types.Position(line, character), types.Position(line, character + 3))

            shown = await client.text_document_hover_async(types.HoverParams(DOCUMENT, types.Position(4, 10)))
            assert shown is not None
            assert "58 → 85%" in shown.contents.value  # type: ignore[union-attr]

            symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
            assert symbols is not None
            (objective,) = symbols
            assert isinstance(objective, types.DocumentSymbol)
            assert objective.children is not None
            assert len(objective.children) == 2

            actions = await client.text_document_code_action_async(
                types.CodeActionParams(DOCUMENT, finding.range, types.CodeActionContext([finding]))
            )
            assert actions is not None
            rewrite, ignore = actions
            assert isinstance(rewrite, types.CodeAction)
            assert isinstance(ignore, types.CodeAction)
            assert rewrite.edit is not None
            assert "<baseline>" in str(rewrite.edit)
            assert ignore.edit is not None
            assert ignore.edit.changes is not None
            (edit,) = ignore.edit.changes[DOCUMENT.uri]
            assert edit.range.start == types.Position(5, character + 3)
            client.type(DOCUMENT.uri, 2, (5, character + 3, 5, character + 3), edit.new_text)
            assert await client.hear(DOCUMENT.uri, 2) == []

            client.type(DOCUMENT.uri, 3, (5, 9, 6, 0), "Raise NP\n")
            await client.hear(DOCUMENT.uri, 3)
            offered = await client.text_document_completion_async(
                types.CompletionParams(DOCUMENT, types.Position(5, 17))
            )
            assert isinstance(offered, types.CompletionList)
            assert "NPS" in [one.label for one in offered.items]

            client.text_document_did_close(types.DidCloseTextDocumentParams(DOCUMENT))
            client.open(DOCUMENT.uri, CLINIC)
            await client.hear(DOCUMENT.uri, 1)

    asyncio.run(session())


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf32])
def test_places_are_counted_as_agreed(encoding: types.PositionEncodingKind) -> None:
    async def session() -> None:
        async with editor(encodings=[encoding]) as client:
            client.open(DOCUMENT.uri, CLINIC)
            (finding,) = await client.hear(DOCUMENT.uri, 1)
            before = "- KR2: 🎉 Reduce waiting time by "
            units = len(before.encode()) if encoding == types.PositionEncodingKind.Utf8 else len(before)
            assert finding.range.start == types.Position(5, units)

    asyncio.run(session())


def test_files_configs_and_folders(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE)
    config, team = tmp_path / "goalkit.toml", tmp_path / "team Ü.yaml"
    team.write_text(TEAM)

    async def session() -> None:
        async with editor(tmp_path) as client:
            client.open(uri(team), TEAM, "yaml")
            found = await client.hear(uri(team), 1, when=lambda rules: LOST in rules)
            (lost,) = [one for one in found if one.code == LOST]
            assert lost.range.start == types.Position(2, 20)

            led = await client.text_document_definition_async(
                types.DefinitionParams(types.TextDocumentIdentifier(uri(team)), types.Position(2, 16))
            )
            assert isinstance(led, list)
            assert [(one.uri, one.range.start.line) for one in led] == [(uri(tmp_path / "house.yaml"), 1)]

            config.write_text('[rules]\ndangling-parent = "off"\n')
            event = types.FileEvent(uri(config), types.FileChangeType.Created)
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await client.hear(uri(team), 1, when=lambda rules: LOST not in rules)
            client.told.clear()

            client.open(uri(config), '[rules]\ndangling-paren = "off"\n', "toml")
            (mistake,) = await client.hear(uri(config), 1)
            assert (mistake.range.start.line, "did you mean" in mistake.message) == (1, True)

            config.unlink()
            (tmp_path / "house.yaml").write_text(HOUSE + "  - {id: C-9, objective: Guests tell their friends of us}\n")
            changes = [types.FileEvent(uri(tmp_path / "house.yaml"), types.FileChangeType.Changed)]
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))
            client.type(uri(team), 2, (0, 0, 0, 0), "period: Q1 2027\n")
            await client.hear(uri(team), 2, when=lambda rules: LOST not in rules)
            client.told.clear()

            folder = types.WorkspaceFolder(uri(tmp_path), tmp_path.name)
            gone = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
            client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(gone))
            await client.hear(uri(team), 2)

    asyncio.run(session())


def test_a_rule_that_fails_is_told_once_and_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "broken-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (folder / "entry_points.txt").write_text("[goalkit.rules]\nbroken = broken_rules\n")
    (tmp_path / "broken_rules.py").write_text(
        "from goalkit.model import Goal\nfrom goalkit.rule import rule\n\n\n"
        "@rule(category='clarity', since='0.1')\ndef breaks(goal: Goal):\n"
        "    '''Breaks.'''\n    if 'break' in goal.statement:\n        raise KeyError(goal)\n    yield from ()\n"
    )

    async def session() -> None:
        client = Client()
        await client.start_io(*COMMAND, env={**ENVIRONMENT, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"})
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        client.initialized(types.InitializedParams())
        client.open(DOCUMENT.uri, CLINIC.replace("waiting", "break"))
        await asyncio.wait_for(client.warned.wait(), PATIENCE)
        client.type(DOCUMENT.uri, 2, (0, 0, 0, 0), "\n")
        assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
        client.type(DOCUMENT.uri, 3, None, CLINIC)
        await client.hear(DOCUMENT.uri, 3)
        assert {message.partition(" at ")[0] for message in client.messages} == {
            "rule breaks failed on goal 'Untitled-1#key_result-1-2'"
        }
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(session())


# Bytes


def framed(message: object) -> bytes:
    """A message as it is sent."""
    body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()  # type: ignore[dict-item]
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = framed({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
OPEN = framed(
    {
        "method": "textDocument/didOpen",
        "params": {"textDocument": {"uri": "untitled:a", "languageId": "markdown", "version": 1, "text": CLINIC}},
    }
)
END = framed({"id": 99, "method": "shutdown"}) + framed({"method": "exit"})


def answers(*parts: bytes) -> tuple[dict[Any, dict[str, Any]], int]:
    """What a server answers to these bytes, by the number of the request, and how it ends."""
    done = subprocess.run(
        COMMAND, input=b"".join(parts), capture_output=True, env=ENVIRONMENT, timeout=120, check=False
    )
    assert b"Traceback" not in done.stderr
    found = {}
    rest = done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        message = json.loads(rest[:length])
        rest = rest[length:]
        found[message.get("id", message.get("method"))] = message
    return found, done.returncode


def about(number: int, method: str, position: object = None, uri: object = "untitled:a", **more: object) -> bytes:
    """A request about a place."""
    params = {"textDocument": {"uri": uri}, "position": position, **more}
    return framed({"id": number, "method": method, "params": params})


def test_nothing_that_is_sent_ends_the_server() -> None:
    far = {"line": 10**9, "character": 10**9}
    odd = {"line": -4, "character": -7}
    change = {
        "textDocument": {"uri": "untitled:a", "version": 2},
        "contentChanges": [{"range": {"start": far, "end": odd}, "text": "\ud800\u2028x"}],
    }
    unopened = {"textDocument": {"uri": "untitled:never", "version": 1}, "contentChanges": [{"text": "a"}]}
    found, code = answers(
        b"\x00\xffnoise, and no header\r\n\r\n",
        about(2, "textDocument/hover", far),
        b"Content-Length: many\r\n\r\n",
        HELLO,
        framed(b"{no json"),
        framed(b"[1, 2]"),
        framed(b"17"),
        framed(b'{"id": 3, "method": "textDocument/hover"}'),
        framed({"id": 4, "method": "no/such/method", "params": {}}),
        framed({"method": "no/such/notification", "params": [1]}),
        framed({"id": {"a": 1}, "method": "textDocument/hover", "params": {}}),
        framed({"id": 5, "method": "textDocument/hover", "params": {"textDocument": 7}}),
        framed({"id": 6, "method": ["textDocument/hover"], "params": None}),
        framed({"id": 7, "result": {"nobody": "asked"}}),
        framed({"id": 8, "error": {"code": "x"}}),
        framed({"method": "$/cancelRequest", "params": {"id": 4711}}),
        framed({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": 5}}}),
        framed({"method": "textDocument/didChange", "params": unopened}),
        OPEN,
        framed({"method": "textDocument/didChange", "params": change}),
        b"Content-Length: 900000000000\r\n\r\n",
        about(10, "textDocument/hover", far),
        about(11, "textDocument/hover", odd),
        about(12, "textDocument/completion", far),
        about(13, "textDocument/completion", odd),
        about(14, "textDocument/definition", far),
        about(15, "textDocument/hover", {"line": "a", "character": None}),
        about(16, "textDocument/hover", far, "file:///c%3A/%00%ZZ/x.md"),
        about(17, "textDocument/codeAction", range={"start": far, "end": odd}, context={"diagnostics": []}),
        about(18, "textDocument/documentSymbol", uri="http://[broken"),
        about(19, "textDocument/codeLens", uri="untitled:a"),
        framed({"id": 20, "method": "workspace/executeCommand", "params": {"command": "rm"}}),
        framed({"method": "workspace/didChangeWatchedFiles", "params": {"changes": [{"uri": "\0", "type": 9}]}}),
        END,
    )
    assert code == 0
    assert found[99]["result"] is None
    assert found[4]["error"]["code"] == -32601
    assert {found[number]["error"]["code"] for number in (5, 11, 13, 15, 17)} == {-32602}
    assert found[None]["error"]["code"] in {-32600, -32700}
    assert all("result" in found[number] for number in (10, 12, 14, 16, 18, 19))
    assert "window/showMessage" not in found


@pytest.mark.parametrize("end", [b"Content-Length: 500\r\n\r\n{", framed({"method": "exit"})])
def test_an_editor_that_is_gone_is_not_waited_for(end: bytes) -> None:
    found, code = answers(HELLO, end)
    assert found[1]["result"]["serverInfo"]["name"] == "goalkit"
    assert code == (1 if b"exit" in end else 0)


@pytest.mark.skipif(os.name == "nt", reason="terminals are something else there")
def test_at_a_terminal_it_says_what_it_is_for() -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(COMMAND, stdin=theirs, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.returncode, done.stdout) == (2, "")
    assert "waits for an editor" in done.stderr


def test_without_pygls_one_sentence_says_what_to_install() -> None:
    program = "import sys; sys.modules['lsprotocol'] = None\nfrom goalkit.cli import main; sys.exit(main(['lsp']))"
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, capture_output=True, text=True, env=ENVIRONMENT, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "goalkit: goalkit lsp needs pygls: pip install 'pygls>=2.1,<3', or goalkit's extra “lsp”\n"


# Editors


def test_every_editor_is_told_the_command_that_there_is() -> None:
    page = blocks_in((ROOT / "site" / "how-to" / "editors.md").read_text(encoding="utf-8"))
    told = {block.language: block.body for block in page if block.title}
    assert "lsp" in VERBS
    assert json.loads(told["json"])["goalkit.command"][1:] == ["lsp"]
    helix = tomllib.loads(told["toml"])["language-server"]["goalkit"]
    assert [helix["command"], *helix["args"]] == ["goalkit", "lsp"]
    assert 'cmd = { "goalkit", "lsp" }' in told["lua"]
    assert '("goalkit" "lsp")' in told["elisp"]


def test_the_extension_starts_what_there_is_for_what_is_read() -> None:
    folder = ROOT / "goalkit" / "lsp" / "vscode"
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    program = (folder / "extension.js").read_text(encoding="utf-8")
    languages = {event.removeprefix("onLanguage:") for event in package["activationEvents"]}
    assert languages == set(LANGUAGES) - {"mdx"}
    assert json.dumps(sorted(languages)) == json.dumps(
        sorted(json.loads(program.split("LANGUAGES = ")[1].split(";")[0]))
    )
    settings = package["contributes"]["configuration"]["properties"]
    assert settings["goalkit.command"]["default"] == ["goalkit", "lsp"]
    assert settings["goalkit.command"]["scope"] == "machine", "a folder may not name a program that is run"
    assert package["version"] == goalkit.__version__.partition("+")[0]
    assert f"{package['name']}-{package['version']}.vsix" in (folder / "README.md").read_text(encoding="utf-8")
