"""The playground: its page, and goalkit with a Python that runs in browsers, put beside the built guide."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import zipfile
from base64 import b64encode
from importlib.metadata import distribution
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from goalkit import __version__
from goalkit.config.profile import all_profiles
from goalkit.live import Live
from goalkit.read import FORMATS
from goalkit.site.checkout import SiteError
from goalkit.site.markdown import Markup, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ASSETS", "add_runtime", "goalkit_archive", "pages", "yaml_archive"]

PYODIDE = "314.0.7"
"""The release of Pyodide whose files the guide carries; PROOF is what the npm registry says of its package."""
PROOF = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
AS_IT_IS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
ASSETS = "assets/playground"
"""Where the page's files lie in the built guide."""
PATIENCE = 180
"""How many seconds the registry and the compiler each have."""

NOT_NEEDED = frozenset(
    """
    _pydatetime _pyio _pyrepl _sysconfigdata__emscripten_wasm32-emscripten argparse bdb cProfile cmd code compileall
    configparser ctypes curses doctest email ensurepip filecmp fileinput ftplib gettext http idlelib imaplib lib2to3
    mailbox mimetypes modulefinder multiprocessing netrc optparse pdb pickletools plistlib poplib profile pstats
    pyclbr pydoc pydoc_data sched shelve smtplib socketserver sqlite3 statistics symtable tarfile test timeit
    tkinter trace tracemalloc turtle unittest uuid venv wave webbrowser wsgiref xml xmlrpc zoneinfo
    """.split()
)
"""Parts of the standard library that neither goalkit nor Pyodide asks for, and visitors need not wait for."""
ENCODINGS = re.compile(r"encodings/(?!(?:__init__|aliases|ascii|cp437|cp1252|latin_1|utf_\w+)\.py$)")
"""Ways of writing text that the text of a page, which is always Unicode, has no use for."""
BESIDE_LINTING = frozenset(
    """
    __main__.py assistant batch.py choosing.py cli convert diff.py interchange lsp report/alignment.py
    report/conversion.py report/diff.py report/status.py report/suggestions.py site suggest.py template
    """.split()
)
"""Parts of goalkit that no draft needs to be linted."""


# The page


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """The one page, with the profiles that there are, and drafts to start from."""
    drafts: list[dict[str, Any]] = [
        {"name": name, "format": form, "text": text} for name, form, text in _drafts(root / "site")
    ]
    # What is said of the first stands there before anything was fetched.
    drafts[0]["found"] = json.loads(Live().check(drafts[0]["text"], drafts[0]["format"]))
    data = {
        "drafts": [one["name"] for one in drafts],
        "formats": sorted(set(FORMATS.values()), key=list(FORMATS.values()).index),
        "profiles": all_profiles().values(),
        # Nothing in it may end the element that it stands in.
        "data": Markup(re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(drafts))),
    }
    yield "playground/index.md", page("playground", data)


def _drafts(site: Path) -> Iterator[tuple[str, str, str]]:
    """Drafts by name, with their format: the first example, one of each further format, and those before and after."""
    for file, name in (
        ("draft.md", "Customer care: a first draft"),
        ("kpis.yaml", "KPIs of a clinic, in YAML"),
        ("balanced-scorecard.csv", "A scorecard as a spreadsheet"),
    ):
        path = site / "examples" / file
        if path.is_file():
            yield name, FORMATS[path.suffix], path.read_text(encoding="utf-8")
    for path in sorted((site / "before-after").glob("*.md")):
        found = re.search(r"^## The draft$.*?^```(\w+)[^\n]*\n(.*?)^```$", _read(path), re.MULTILINE | re.DOTALL)
        title = re.search(r"^# (.+)$", _read(path), re.MULTILINE)
        if found and title and (form := FORMATS.get(f".{found[1]}")):
            yield title[1], form, found[2]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# What runs in the browser


def add_runtime(root: Path, guide: Path) -> None:
    """Put the files that the playground runs on into a built guide, and a list of them with sizes and hashes.

    What was fetched and compiled is kept in `build/playground` of the checkout for the next time. Raises `SiteError`
    where they can't be had; the guide's own list then still says so, and the page tells its readers.
    """
    home = guide / ASSETS
    manifest = _put(root.resolve() / "build" / "playground", home)
    (home / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _put(kept: Path, home: Path) -> dict[str, Any]:
    kept.mkdir(parents=True, exist_ok=True)
    pyodide = _unpacked(kept)
    library = _library((pyodide / LIBRARY).read_bytes())
    library, goalkit, yaml = _all_compiled(kept, pyodide, [library, goalkit_archive(), yaml_archive()])
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    contents = {name: (pyodide / name).read_bytes() for name in AS_IT_IS} | {LIBRARY: library}
    # A folder or file is named after what is in it, so that a browser may keep it for good.
    folder = f"pyodide-{_digest(b''.join(contents.values()))[:12]}"
    files = {f"{folder}/{name}": data for name, data in contents.items()}
    packs = {"goalkit": goalkit, "yaml": yaml}
    names = {name: f"{name}-{_digest(data)[:12]}.zip" for name, data in packs.items()}
    files |= {names[name]: data for name, data in packs.items()}
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    return {
        "built": True,
        "goalkit": __version__,
        "pyodide": PYODIDE,
        "runtime": folder,
        "packs": names,
        "lock": {"info": lock["info"], "packages": {}},
        "files": {
            name: {"bytes": len(data), "gzip": len(gzip.compress(data, 9, mtime=0)), "sha256": _digest(data)}
            for name, data in files.items()
        },
    }


def _unpacked(kept: Path) -> Path:
    """Pyodide's package, from the npm registry where it isn't here yet."""
    archive = kept / f"pyodide-{PYODIDE}.tgz"
    if not archive.is_file():
        if shutil.which("npm") is None:
            raise SiteError("npm isn't here, which fetches Pyodide")
        command = ["npm", "pack", f"pyodide@{PYODIDE}", "--loglevel=error", "--fetch-retries=1"]
        _run(command, kept, f"npm couldn't fetch pyodide {PYODIDE}")
    data = archive.read_bytes()
    if f"sha512-{b64encode(hashlib.sha512(data).digest()).decode()}" != PROOF:
        archive.unlink()
        raise SiteError(f"the package pyodide {PYODIDE} isn't the one that goalkit knows")
    folder = kept / f"pyodide-{PYODIDE}"
    if not folder.is_dir():
        with TemporaryDirectory(dir=kept) as place, tarfile.open(archive) as package:
            package.extractall(place, filter="data")
            Path(place, "package").rename(folder)
    return folder


def _library(archive: bytes) -> bytes:
    """The standard library without what is not needed."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(written, "w") as out:
        for one in source.infolist():
            top = one.filename.split("/")[0].removesuffix(".py")
            if not one.is_dir() and top not in NOT_NEEDED and not ENCODINGS.match(one.filename):
                out.writestr(one.filename, source.read(one))
    return written.getvalue()


def goalkit_archive() -> bytes:
    """The modules and data of goalkit that lint, and the packages that reading Markdown takes."""
    home = Path(__file__).resolve().parents[1]
    files = {
        f"goalkit/{path.relative_to(home).as_posix()}": path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and _is_kept(path) and BESIDE_LINTING.isdisjoint(_folders(path.relative_to(home)))
    }
    return _zipped([files, _package("markdown_it", "markdown-it-py"), _package("mdurl", "mdurl")])


def yaml_archive() -> bytes:
    """The package that reads YAML, which most drafts don't need."""
    return _zipped([_package("yaml", "PyYAML")])


def _package(name: str, project: str) -> dict[str, bytes]:
    """A package's Python, as it is installed here, with its licence."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SiteError(f"{project} isn't installed here")
    home = Path(spec.origin).parent
    files = {f"{name}/{path.relative_to(home).as_posix()}": path.read_bytes() for path in home.rglob("*.py")}
    for path in distribution(project).files or ():
        if "LICEN" in path.name.upper():
            files[f"{name}/{path.name}"] = path.read_binary()
    return files


def _folders(path: Path) -> Iterator[str]:
    """A path, and the folders that it lies in."""
    yield path.as_posix()
    yield from map(Path.as_posix, path.parents)


def _is_kept(path: Path) -> bool:
    return path.suffix in {".py", ".toml", ".json"}


def _zipped(parts: Iterable[dict[str, bytes]]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as out:
        for name, data in sorted(item for files in parts for item in files.items()):
            out.writestr(zipfile.ZipInfo(name), data)
    return written.getvalue()


def _all_compiled(kept: Path, pyodide: Path, archives: list[bytes]) -> list[bytes]:
    """Archives with their modules compiled; what was compiled before, by the same program, is not compiled again."""
    runtime = Path(__file__).with_name("runtime")
    program = runtime / "compiling.py"
    told = program.read_bytes() + PYODIDE.encode()
    done = [kept / f"{_digest(told + archive)[:24]}.zip" for archive in archives]
    with TemporaryDirectory(dir=kept) as place:
        work: list[tuple[Path, Path]] = []
        for archive, result in zip(archives, done, strict=True):
            if not result.is_file():
                source = Path(place, result.stem)
                source.write_bytes(archive)
                work.append((source, source.with_suffix(".zip")))
        if work:
            if shutil.which("node") is None:
                raise SiteError("node isn't here, which compiles for the browser")
            command: list[str | Path] = ["node", runtime / "compile.mjs", pyodide, program, *chain.from_iterable(work)]
            _run(command, kept, "goalkit couldn't be compiled for the browser")
        for _, written in work:
            written.replace(kept / written.name)
    for old in set(kept.glob("*.zip")).difference(done):
        old.unlink(missing_ok=True)
    return [result.read_bytes() for result in done]


def _run(command: Sequence[str | Path], folder: Path, failure: str) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"{failure} within {PATIENCE} s") from error
    if done.returncode:
        said = [
            line.strip() for line in (done.stderr or done.stdout).splitlines() if "rror" in line and len(line) < 300
        ]
        raise SiteError(f"{failure}: {said[0] if said else f'it ended with {done.returncode}'}")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
