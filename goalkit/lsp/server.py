"""The Language Server Protocol, spoken with pygls: messages in and out, and when what is typed is checked.

Everything runs in one thread: a message is answered before the next one is looked at, and the checks of a document that
is typed into wait until all that was typed has arrived.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from typing import Protocol as Shape

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from goalkit import __version__
from goalkit.lint import Linter
from goalkit.lsp.answering import register
from goalkit.lsp.stdio import Frames, Garbled
from goalkit.lsp.translating import diagnostic_of, mistake_of, path_of, range_from
from goalkit.lsp.workspace import Workspace
from goalkit.read import read

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from typing import BinaryIO

    from goalkit.diagnostic import Diagnostic
    from goalkit.lsp.home import Home

__all__ = ["GoalServer", "serve"]

AT_ONCE = 0.005
"""Seconds from a key to the checks: no pause, only time for keys that have arrived already."""
AT_REST = 0.4
"""Seconds without a key after which rules that look across many documents speak."""
CHUNK = 65_536
SAMPLE = b"# Objective: Patients are seen on time\n- KR: Raise on-time starts from 58% to 85% by June 2027\n"


class Protocol(LanguageServerProtocol):
    """pygls's side of the protocol, with texts kept by `Workspace`.

    pygls cuts texts into lines at more characters than the protocol has as line ends, and remembers every
    notification that it was sent.
    """

    _server: GoalServer

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document that was opened."""
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take what was typed."""
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document."""
        self._server.closed(params.text_document.uri)

    def receive(self, message: object) -> None:
        """Handle a message as it came, and answer one that can't be understood. Raises `SystemExit` at the end."""
        if isinstance(message, Garbled):
            self._refuse(None, JsonRpcParseError(message.reason))
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != self.VERSION:
            self._refuse(None, JsonRpcInvalidRequest("a message is an object with jsonrpc 2.0"))
            return
        number = message.get("id")
        asks = isinstance(number, (str, int)) and "method" in message
        try:
            structured = self.structure_message(message)
        except JsonRpcException as error:
            said = JsonRpcInvalidParams(f"these are no parameters of {str(message.get('method'))[:80]}")
            self._refuse(number if asks else None, said, error, answer=asks)
            return
        try:
            self.handle_message(structured)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 whatever comes, the next message is heard
            self._refuse(number if asks else None, JsonRpcInvalidRequest(type(error).__name__), error, answer=asks)

    def _refuse(
        self, number: str | int | None, why: JsonRpcException, error: Exception | None = None, *, answer: bool = True
    ) -> None:
        logging.getLogger("pygls").warning("refused: %s", error or why)
        if answer:
            self._send_response(number, error=why.to_response_error())  # type: ignore[arg-type]  # null, as JSON-RPC has it


class GoalServer(LanguageServer):
    """A server for one editor."""

    protocol: Protocol

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        super().__init__("goalkit", __version__, protocol_cls=Protocol)
        self.today = today
        self.goals = Workspace(today)
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._at_rest: asyncio.TimerHandle | None = None
        self._sent: dict[str, tuple[Diagnostic, ...]] = {}
        self._scans: dict[int, asyncio.Task[None]] = {}
        self._failure = ""
        register(self)

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 (pygls's signature)
        """Note what went wrong where nobody is disturbed by it."""
        logging.getLogger("pygls").warning("%s", error)

    def warm_up(self) -> None:
        """Load rules, words and patterns while the editor is still busy with itself."""
        Linter(today=self.today()).check(read(SAMPLE, "markdown"))
        gc.freeze()  # what was loaded so far stays, and need not be looked at again

    # Documents

    def opened(self, item: types.TextDocumentItem) -> None:
        """A document was opened."""
        self.goals.open(item.uri, path_of(item.uri), item.text, language=item.language_id, version=item.version)
        self.check_soon(item.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Something was typed into a document."""
        one = self.goals.opened.get(params.text_document.uri)
        if one is None:
            return
        for change in params.content_changes:
            where = getattr(change, "range", None)
            if where is None:
                one.buffer.replace(change.text)
            else:
                one.buffer.change(range_from(where), change.text)
        one.version = params.text_document.version
        one.changes += 1
        self.check_soon(one.uri)

    def closed(self, uri: str) -> None:
        """A document was closed: nothing more is said of it."""
        if (timer := self._timers.pop(uri, None)) is not None:
            timer.cancel()
        self.goals.close(uri)
        if self._sent.pop(uri, None):
            self.publish(uri, None, [])
        self.check_all_soon()

    def check_soon(self, uri: str) -> None:
        """Check a document once everything that was typed has arrived."""
        if uri not in self._timers:
            self._timers[uri] = asyncio.get_running_loop().call_later(AT_ONCE, self._check, uri)

    def check_all_soon(self) -> None:
        """Check everything that is open."""
        for uri in self.goals.opened:
            self.check_soon(uri)

    def _check(self, uri: str) -> None:
        self._timers.pop(uri, None)
        one = self.goals.opened.get(uri)
        if one is None:
            return
        if one.name == "goalkit.toml":
            self.publish(uri, one.version, [mistake_of(one, mistake) for mistake in self.goals.mistakes(one)])
            return
        self._tell(self.goals.check(one), always=uri)
        if one.seen is not None:
            home = one.seen.home
            self._scan(home)
            if not self.goals.is_quick(home):
                self._look_across_later(home)
            if home.failure and home.failure != self._failure:  # a rule of another package: its owner must hear of it
                self._failure = home.failure
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, home.failure))

    def _look_across_later(self, home: Home) -> None:
        if self._at_rest is not None:
            self._at_rest.cancel()
        self._at_rest = asyncio.get_running_loop().call_later(AT_REST, self._look_across, home)

    def _look_across(self, home: Home) -> None:
        self._at_rest = None
        self._tell(self.goals.check_across(home))

    def _tell(self, told: dict[str, tuple[Diagnostic, ...]], always: str = "") -> None:
        """Publish what changed; of the document that was typed into, always, for its editor waits for this version."""
        for uri, diagnostics in told.items():
            one = self.goals.opened[uri]
            if uri == always or self._sent.get(uri) != diagnostics:
                self._sent[uri] = diagnostics
                self.publish(uri, one.version, [diagnostic_of(self.goals, one, that) for that in diagnostics])

    def publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        """Send what is to be said of a document."""
        params = types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=version)
        self.text_document_publish_diagnostics(params)

    # Files beside what is open

    def look_around(self) -> None:
        """Read files beside what is open again, where they changed: an editor that doesn't watch them has saved one."""
        for home in self.goals.homes.values():
            self._scan(home, again=True)

    def _scan(self, home: Home, *, again: bool = False) -> None:
        """Read the files of a folder, a file at a time, so that what is typed meanwhile is heard."""
        if home.walks and (again or not home.whole) and id(home) not in self._scans:
            self._scans[id(home)] = asyncio.ensure_future(self._read_all(home))

    async def _read_all(self, home: Home) -> None:
        try:
            files = await asyncio.get_running_loop().run_in_executor(None, home.files)
            for _ in home.scan(files):
                await asyncio.sleep(0)
                if self.goals.homes.get(home.key) is not home:
                    return
            if home.whole:
                self._tell(self.goals.check_across(home))
                self._refresh_lenses()
            home.walks = home.whole  # else there is too much of it, and it isn't tried again
        finally:
            self._scans.pop(id(home), None)

    def _refresh_lenses(self) -> None:
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)


class Incoming(Shape):
    """A stream that gives what has arrived, as standard input does."""

    def read1(self, size: int, /) -> bytes:
        """Wait for bytes and give at most so many; none at the end."""


def serve(today: Callable[[], datetime.date], stdin: Incoming, stdout: BinaryIO) -> int:
    """Serve one editor over two pipes until it ends; the exit code is 0 where it said that it would."""
    log = logging.getLogger("pygls")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
        log.propagate = False
    return asyncio.run(_serve(today, stdin, stdout))


class _Writer:
    """Standard output as pygls wants it. It stays open to the end, for whoever started us closes it."""

    def __init__(self, stdout: BinaryIO) -> None:
        self.stdout = stdout

    def write(self, data: bytes) -> None:
        self.stdout.write(data)
        self.stdout.flush()

    def close(self) -> None:
        self.stdout.flush()


async def _serve(today: Callable[[], datetime.date], stdin: Incoming, stdout: BinaryIO) -> int:
    server = GoalServer(today)
    server.protocol.set_writer(_Writer(stdout))
    frames = Frames()
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1, "stdin") as reader:
        while chunk := await loop.run_in_executor(reader, stdin.read1, CHUNK):
            for message in frames.feed(chunk):
                try:
                    server.protocol.receive(message)
                except SystemExit as end:
                    return int(end.code or 0)
    return 0
