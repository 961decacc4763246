"""What is fuzzed: for each kind of input, what goalkit does with it, and what must hold whatever the bytes are.

A target is a function of bytes that returns how large its input was and raises where a promise is broken: an error
that isn't documented, a text that stands outside its source. `tests/test_regressions.py` plays what was once found.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.baseline import Baseline, BaselineError
from goalkit.config import ConfigError, parse_config
from goalkit.english import PLAIN, Period, understand
from goalkit.interchange import (
    InterchangeError,
    LayoutError,
    detect,
    import_goals,
    import_text,
    layouts,
    parse_layout,
)
from goalkit.lint import Linter
from goalkit.lsp.buffer import Position, Range
from goalkit.lsp.completing import complete
from goalkit.lsp.hovering import hover
from goalkit.lsp.pointing import Place
from goalkit.lsp.stdio import Frames
from goalkit.lsp.workspace import Workspace
from goalkit.read import read
from goalkit.report import FORMATS, render
from goalkit.report.shown import shown
from goalkit.template import SlotError, TemplateError
from goalkit.template import render as filled
from goalkit.template.front import parse_template
from goalkit.text import Text
from tests.placed import assert_inside, texts_of_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from goalkit.english import Reading
    from goalkit.model import Document, Format

__all__ = ["TARGETS", "Target"]

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2027, 2, 15)
LINTER = Linter(today=TODAY)
STUMBLED = "goalkit stumbled over"
PERIOD = Period(Text("Q1 2027"), datetime.date(2027, 1, 1), datetime.date(2027, 3, 31))


class Target(NamedTuple):
    """Something to fuzz: what to do with an input, where examples are, and words that such inputs hold."""

    play: Callable[[bytes], object]
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[str, ...] = ()


def sound(document: Document) -> None:
    """Hold that a document was read without a slip, each of its texts stands in the source, and all can be reported."""
    for problem in document.problems:
        assert STUMBLED not in problem.message, problem.message
        assert problem.at.line <= document.source.count("\n") + 1 or not document.source
    for text in texts_of_document(document):
        assert_inside(text, document.source)
    report = LINTER.report([LINTER.check(document)])
    lines = document.source.split("\n")
    for one in report.diagnostics if document.source else ():  # what is no text has places, and no source
        assert 1 <= one.span.line <= one.span.end_line <= max(len(lines), 1), one
        assert one.span.end_column <= len(lines[one.span.end_line - 1]) + 2, one
    for form in FORMATS:
        said = "".join(render(report, form))
        assert "\x1b" not in said
        if form in {"json", "sarif", "gitlab"}:
            json.loads(said)
    shown([document])


def source_of(form: Format) -> Callable[[bytes], object]:
    """Read and lint bytes in a format."""

    def play(data: bytes) -> object:
        document = read(data, form, path=f"goals.{form}", today=TODAY)
        sound(document)
        return document

    return play


def sentence(data: bytes) -> object:
    """Read one sentence: all that was found in it is a piece of it."""
    statement = Text(data.decode("utf-8", "replace").replace("\n", " ").replace("\r", " "), line=7, column=3)
    reading = understand(statement, period=PERIOD, today=TODAY)
    for piece in pieces_of(reading):
        span = piece.span
        assert (span.line, span.end_line) == (7, 7), piece
        assert statement[span.column - 3 : span.end_column - 3] == piece, piece
    return reading


def pieces_of(reading: Reading) -> Iterator[Text]:
    """Every piece of the statement that a reading holds."""
    yield from (*reading.vague_words, *reading.parts, *reading.placeholders)
    yield from (one.text for one in (*reading.quantities, *reading.deadlines))
    for one in reading.measures:
        yield from (text for text in (one.text, one.window) if text is not None)


def config(data: bytes) -> object:
    """Read a config: it holds, or every mistake has a place."""
    try:
        return parse_config(data.decode("utf-8", "replace"), "goalkit.toml")
    except ConfigError as error:
        assert str(error).startswith("goalkit.toml:"), error  # noqa: PT017 (no test function)
        return None


def template(data: bytes) -> object:
    """Read a template and fill it with its own samples."""
    try:
        known = parse_template(data.decode("utf-8", "replace"), "ours/new-habit.md.jinja")
        return filled(known, known.samples)
    except (TemplateError, SlotError):
        return None


def layout(data: bytes) -> object:
    """Read a layout."""
    try:
        return parse_layout(data.decode("utf-8", "replace"), "ours.toml")
    except LayoutError as error:
        assert str(error).startswith("ours.toml:"), error  # noqa: PT017
        return None


def baseline(data: bytes) -> object:
    """Read a baseline, and write what was read."""
    try:
        known = Baseline.parse(data.decode("utf-8", "replace"))
    except BaselineError:
        return None
    return known.text()


def imported(data: bytes) -> object:
    """Import bytes: the first of them says in which format, and which part of an archive they are."""
    if not data:
        return None
    way, rest = IMPORTS[data[0] % len(IMPORTS)], data[1:]
    try:
        return way(rest)
    except InterchangeError:
        return None


def tool(form: str) -> Callable[[bytes], object]:
    """Import a file of a tool, by the layout that it seems to have, or the first that fits its format."""

    def take(data: bytes) -> object:
        try:
            known = detect(data, form)
        except InterchangeError:
            known = next(one for one in layouts().values() if form in one.formats)
        found = import_goals(data, form, known, path=f"theirs.{form}", calendar=PLAIN)
        unbroken(found.document)
        return found

    return take


def text(suffix: str) -> Callable[[bytes], object]:
    """Import a page."""

    def take(data: bytes) -> object:
        found = import_text(data, path=f"theirs{suffix}", calendar=PLAIN)
        unbroken(found.document)
        return found

    return take


def unbroken(document: Document) -> None:
    """Hold that an imported document was read without a slip, and can be linted."""
    assert not any(STUMBLED in problem.message for problem in document.problems), document.problems
    LINTER.report([LINTER.check(document)])


def inside(suffix: str, part: str, take: Callable[[bytes], object]) -> Callable[[bytes], object]:
    """Put bytes into an archive as one of its parts, for a changed byte of a packed file is caught at its door."""

    def put(data: bytes) -> object:
        whole = io.BytesIO()
        with zipfile.ZipFile(office(suffix)) as known, zipfile.ZipFile(whole, "w") as made:
            for name in known.namelist():
                made.writestr(name, data if name == part else known.read(name))
        return take(whole.getvalue())

    return put


def office(suffix: str) -> io.BytesIO:
    """A small document of Word, or a workbook."""
    made = io.BytesIO()
    if suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook()
        for row in (["Level", "Name", "Owner"], ["Objective", "Patients are seen on time", "Dana"]):
            book.active.append(row)
        book.save(made)
        return io.BytesIO(made.getvalue())
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in WORD.items():
            archive.writestr(name, content)
    return io.BytesIO(made.getvalue())


WORD = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Objective: Patients are seen on time</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>KR1: Raise on-time starts from 58% to 85%</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Key result</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
}
SHEET = "xl/worksheets/sheet1.xml"
IMPORTS: tuple[Callable[[bytes], object], ...] = (
    tool("csv"),
    tool("json"),
    tool("yaml"),
    text(".md"),
    text(".txt"),
    tool("xlsx"),
    text(".docx"),
    inside(".xlsx", SHEET, tool("xlsx")),
    inside(".docx", "word/document.xml", text(".docx")),
)


def messages(data: bytes) -> object:
    """Speak with the editor's side: noise on the line first, then a text that is opened, changed and asked about."""
    frames = Frames()
    for one in frames.feed(data):
        assert one is not None
    numbers, _, rest = data.partition(b"\n")
    try:
        written = rest.decode("utf-8", "surrogatepass")  # half a pair is a character too, where an editor sends one
    except UnicodeDecodeError:
        written = rest.decode("utf-8", "replace")
    desk = Workspace(lambda: TODAY, (), "utf-16")
    language = ("markdown", "yaml", "toml", "json", "csv")[len(numbers) % 5]
    one = desk.open("untitled:1", None, written, language=language)
    for at in range(0, min(len(numbers), 24) - 3, 4):
        line, character, end, words = numbers[at : at + 4]
        start = Position(line % 40, character % 120)
        one.buffer.change(Range(start, Position(start.line + end % 3, end)), written[words : words + 9])
        one.changes += 1
        place = Place(*one.buffer.place(start))
        for found in complete(desk, one, place):
            assert found.length >= 0
        hover(desk, one, place)
    return desk.seen(one)


def examples(*suffixes: str) -> Callable[[], Iterator[bytes]]:
    """Goals that come with goalkit, by the suffix of their files."""

    def found() -> Iterator[bytes]:
        for folder in ("site/examples", "tests/good-goals", "tests/poor-goals", "tests/accuracy/documents"):
            for file in sorted((ROOT / folder).rglob("*")):
                if file.is_file() and file.suffix in suffixes and file.stat().st_size < LARGEST:
                    yield file.read_bytes()

    return found


LARGEST = 4_000
"""Bytes that a seed may have: a small input is tried more often."""


def sentences() -> Iterator[bytes]:
    """Statements of the benchmark."""
    source = (ROOT / "tests/accuracy/statements.yaml").read_text(encoding="utf-8")
    for line in source.splitlines():
        name, _, words = line.strip().removeprefix("- ").partition(": ")
        if name in {"text", "statement", "sentence"} and words:
            yield words.strip("\"'").encode()


def settings() -> Iterator[bytes]:
    """Configs, as the guide shows them."""
    yield b'edition = "0.1"\nprofile = "agile-tools"\nexclude = ["old/**"]\n[rules]\nvague-term = "off"\n'
    yield b'[calendar]\nfiscal-year-start = 4\n[[overrides]]\npaths = ["a/*"]\n[overrides.rules]\nlength = "error"\n'
    yield b'[rules.length]\nlevel = "warning"\nlongest = 30\n[words]\nknown = ["ARR", "churn"]\n'
    for file in sorted((ROOT / "site").rglob("goalkit.toml")):
        yield file.read_bytes()


def gallery() -> Iterator[bytes]:
    """Templates of the gallery."""
    for file in sorted((ROOT / "templates").rglob("*.md.jinja"))[:60]:
        yield file.read_bytes()


def known_layouts() -> Iterator[bytes]:
    """Layouts that come with goalkit."""
    for file in sorted((ROOT / "goalkit/interchange/layouts").glob("*.toml")):
        yield file.read_bytes()


def theirs() -> Iterator[bytes]:
    """Files of other tools, with the number of the way in which they are imported in front."""
    ways = {".csv": 0, ".json": 1, ".yaml": 2}
    for file in sorted((ROOT / "tests/interchange").iterdir()):
        if file.suffix in ways:
            yield bytes([ways[file.suffix]]) + file.read_bytes()[:LARGEST]
    for data in list(examples(".md")())[:20]:
        yield bytes([3]) + data
    book, page = office(".xlsx").getvalue(), office(".docx").getvalue()
    yield from (bytes([5]) + book, bytes([6]) + page)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        yield bytes([7]) + archive.read(SHEET)
    yield bytes([8]) + WORD["word/document.xml"].encode()


def spoken() -> Iterator[bytes]:
    """Texts in an editor, with places in front; and messages with their headers."""
    body = b'{"jsonrpc": "2.0", "method": "initialized", "params": {}}'
    yield b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    for number, suffix in enumerate((".md", ".yaml", ".toml", ".json", ".csv")):
        for data in list(examples(suffix)())[:8]:
            yield b"\x02\x05\x01\x07" * 5 + b"\x03" * number + b"\n" + data


def agreed() -> Iterator[bytes]:
    """Baselines."""
    draft = read(ROOT / "site/examples/draft.md", path="draft.md", today=TODAY)
    yield Baseline.of(LINTER.report([LINTER.check(draft)])).text().encode()


TARGETS: dict[str, Target] = {
    "markdown": Target(
        source_of("markdown"), examples(".md"), ("Objective:", "KR1:", "| --- |", "<!-- goalkit: ignore[")
    ),
    "yaml": Target(
        source_of("yaml"), examples(".yaml"), ("objectives:", "key_results:", "<<: *a", "&a ", "!!str ", "|-")
    ),
    "toml": Target(source_of("toml"), examples(".toml"), ("[[objectives]]", '"""', "key_results = [")),
    "json": Target(source_of("json"), examples(".json"), ('"objectives": [', "\\ud83d", "goalkit-ignore")),
    "csv": Target(source_of("csv"), examples(".csv"), ("Objective,Key Result", '""', "check_in")),
    "config": Target(config, settings, ("[rules]", "[[overrides]]", "fiscal-year-start", "profile")),
    "template": Target(template, gallery, ("{{ ", " }}", "{% if ", "{% for ", "slots:", "type: ")),
    "layout": Target(layout, known_layouts, ("[[table.columns]]", "heading = ", "field = ", "role = ", "[shape]")),
    "baseline": Target(baseline, agreed, ('"version"', '"findings"', '"count"')),
    "import": Target(imported, theirs, ("Objective", "Key Result", "<w:p>", "<row>", "<c t='inlineStr'>")),
    "lsp": Target(messages, spoken, ("Content-Length: ", '"method"', "textDocument/didOpen")),
    "sentence": Target(sentence, sentences, (" from ", " to ", "%", " by March 2027", "NPS", "≥", "$1.2M", "→")),
}
"""All targets by name."""
