"""The guide as it is published: built once for all tests, read once, and served from here under a strict policy.

Where `GUIDE` names a folder, the guide was built there before the tests, as `.ci/run` does.
"""

from __future__ import annotations

import gzip
import os
import pickle
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from goalkit.report import SITE_URL
from tests.browsing import missing, needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "BASE",
    "ROOT",
    "PageRead",
    "guide",
    "guide_folder",
    "guide_pages",
    "playground_folder",
    "policy",
    "read_page",
    "served",
]

ROOT = Path(__file__).resolve().parent.parent
BASE = urlsplit(SITE_URL).path
"""Where the guide stands on its host; its page for what isn't there counts on it."""
SMALLER = ("text/", "application/json", "application/javascript", "image/svg+xml")
"""What a host sends packed."""


@dataclass(slots=True)
class PageRead:
    """A page as a strict parser of HTML reads it: where it objects, and the elements with their attributes in order."""

    objections: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def policy(path: str) -> str:
    """What a host may forbid, stricter than what the pages ask for themselves; WebAssembly for the playground alone."""
    wasm = " 'wasm-unsafe-eval'" if "/playground/" in path else ""
    return (
        f"default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """What one of all processes that run tests makes, for all of them."""
    import fcntl

    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(made)
            done.touch()
    return made


@pytest.fixture(scope="session")
def guide_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the built guide."""
    if "GUIDE" in os.environ:
        return ROOT / os.environ["GUIDE"]
    needed("mkdocs", "material")

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "goalkit", "site", "build", "--out", str(folder)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "guide", make)


@pytest.fixture(scope="session")
def playground_folder(guide_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the guide, with all that the playground runs on."""
    from goalkit.site import SiteError, add_runtime
    from goalkit.site.playground import ASSETS

    def make(_: Path) -> None:
        if not any((guide_folder / ASSETS).glob("pyodide-*")):
            add_runtime(ROOT, guide_folder)

    needed(programs=("node", "npm"))
    try:
        once(tmp_path_factory, "playground", make)
    except SiteError as error:
        missing(str(error))
    return guide_folder


@pytest.fixture(scope="session")
def guide_pages(guide_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PageRead]:
    """Every page of the guide by its address below the guide's own."""
    needed("html5lib")

    def make(file: Path) -> None:
        read = {}
        for page in sorted(guide_folder.rglob("*.html")):
            address = page.relative_to(guide_folder).as_posix().removesuffix("index.html")
            read[address] = read_page(page.read_text(encoding="utf-8"))
        file.write_bytes(pickle.dumps(read))

    read: dict[str, PageRead] = pickle.loads(once(tmp_path_factory, "guide-pages", make).read_bytes())  # noqa: S301
    return read


def read_page(source: str) -> PageRead:
    """Read HTML as browsers do, and note what they would only put up with."""
    import html5lib

    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(source)
    page = PageRead([f"{place}: {code} {about}" for place, code, about in parser.errors])
    page.tags = [(str(one.tag), dict(one.attrib)) for one in tree.iter() if isinstance(one.tag, str)]
    return page


@pytest.fixture(scope="module")
def guide(guide_folder: Path) -> Iterator[str]:
    """The address of the served guide."""
    with served(guide_folder) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as a careful host would: packed, under a strict policy, with a page for what isn't there."""

    @cache
    def body_of(path: str) -> tuple[int, str, bytes, bool]:
        file = folder / path
        if file.is_dir():
            file /= "index.html"
        found = file.is_file() and file.resolve().is_relative_to(folder.resolve())
        file = file if found else folder / "404.html"
        kind = guess_type(file.name)[0] or "application/octet-stream"
        is_packed = kind.startswith(SMALLER)
        body = file.read_bytes()
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        return status, kind, gzip.compress(body, 6) if is_packed else body, is_packed

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            status, kind, body, is_packed = body_of(path.removeprefix(BASE) if path.startswith(BASE) else "404.html")
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", policy(path))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Cache-Control", "max-age=600")
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with suppress(ConnectionError):  # a browser that goes on to the next page hangs up
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
