"""Pages that people write: Word documents, and what they paste from one, become goals with nothing dropped silently."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.english import PLAIN
from goalkit.interchange import InterchangeError, import_text
from goalkit.interchange.word import LARGEST, markdown_of_html, markdown_of_word
from goalkit.read import read

if TYPE_CHECKING:
    from goalkit.interchange import Imported

WORDML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LEVELS = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>' for n in range(3))
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORD}.numbering+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="r2" Type="{OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
    "word/numbering.xml": f'<w:numbering {WORDML}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
}


def paragraph(text: str, style: str = "", level: int | None = None, *, bold: str = "") -> str:
    """A paragraph as Word writes it; `bold` stands before its text."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level is not None else ""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    label = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{bold}</w:t></w:r>' if bold else ""
    words = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{look}{numbering}</w:pPr>{label}{words}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in cells)}</w:tbl>"


def word(*blocks: str, head: str = "") -> bytes:
    """A Word document of some blocks."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        body = f"{head}<w:document {WORDML}><w:body>{''.join(blocks)}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
    return file.getvalue()


PLAN = word(
    paragraph("Ward 4, Q1 2027", "Title"),
    paragraph("We agreed on these in January &amp; mean them."),
    paragraph("Objective: Patients sleep through the night", "Heading1"),
    paragraph("Noor", bold="Owner: "),
    paragraph("KR1: Alarms a night fall from 40 to 12", level=0),
    paragraph("Initiative: Check each alarm’s limits at noon", level=1),
    paragraph("KR2: Nights with lights off by 22:30 rise from 9 to 28 a month", level=0),
    paragraph("Objective: New nurses know the ward soon", "Heading1"),
    table(
        ("Key result", "Baseline", "Target", "Owner"),
        ("Questions asked twice | per shift", "14", "5", "Sam"),
        ("Nurses who run a night alone", "2", "8", "Ada"),
    ),
)


def imported(data: bytes, path: str = "plan.docx") -> Imported:
    return import_text(data, path=path, calendar=PLAIN)


def test_headings_lists_tables_and_labels_of_a_word_document_are_read() -> None:
    found = imported(PLAN)
    document = found.document
    told = [
        (one.kind, str(one.statement), one.owner, above.kind if (above := document.parent_of(one)) else None)
        for one in document.goals
    ]
    assert told == [
        ("objective", "Patients sleep through the night", "Noor", None),
        ("key_result", "Alarms a night fall from 40 to 12", None, "objective"),
        ("initiative", "Check each alarm’s limits at noon", None, "key_result"),
        ("key_result", "Nights with lights off by 22:30 rise from 9 to 28 a month", None, "objective"),
        ("objective", "New nurses know the ward soon", None, None),
        ("key_result", "Questions asked twice | per shift", "Sam", "objective"),
        ("key_result", "Nurses who run a night alone", "Ada", "objective"),
    ]
    assert document.goals[5].baseline, document.goals[5].target == ("14", "5")
    assert document.period is not None
    assert [(note.words, note.at) for note in found.notes] == [("We agreed on these in January & mean them.", None)]


def test_what_is_pasted_from_a_word_processor_is_read() -> None:
    pasted = (
        "Clinic goals Q1 2027\n\nObjective 1: Patients are seen on time\n"
        "•\tKR1:\u00a0Raise on-time starts from 58% to 85%\n•\tKR2: Cut the wait from 21 to 10\u00a0days\n\n"
        "Objective 2: Nurses “want” to stay\n● KR1: Raise nurses who renew from 71% to 90%\n"
        "    ○ Initiative: Publish shifts six weeks ahead\n"
    )
    document = imported(pasted.encode(), "plan.txt").document
    assert [one.kind for one in document.goals] == [
        "objective", "key_result", "key_result", "objective", "key_result", "initiative",
    ]  # fmt: skip
    assert document.goals[1].statement == "Raise on-time starts from 58% to 85%"
    assert [measure.unit for measure in document.goals[2].reading.measures] == ["day"]
    assert document.goals[5].parent == document.goals[4].id


def test_documents_that_are_none_or_would_explode_are_refused() -> None:
    with pytest.raises(InterchangeError, match="no Word document"):
        imported(b"PK\x03\x04")
    with pytest.raises(InterchangeError, match="defines entities"):
        imported(word(head='<!DOCTYPE w [<!ENTITY a "aaaa">]>'))
    with pytest.raises(InterchangeError, match="unpacks to more than 50 MB"):
        imported(word("<!-- " + " " * LARGEST + " -->"))


def test_lint_says_how_to_read_an_office_document() -> None:
    (problem,) = read(PLAN, path="plan.docx").problems
    assert "office document" in problem.message
    assert "goalkit import" in problem.ask


WORDS = st.text(st.sampled_from("ab 1.*_|`#<>&\\-+~=[](){}\u00a0“•%é"), min_size=1, max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_words_never_become_markup(texts: list[str]) -> None:
    from html import escape

    from markdown_it import MarkdownIt

    texts = [f"x{text}x" for text in texts]
    html = f"<p>{escape(texts[0])}</p><ul>{''.join(f'<li>{escape(one)}</li>' for one in texts)}</ul>"
    engine = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    inline = [token for token in engine.parse(markdown_of_html(html)) if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "text_special"}
    found = ["".join(child.content for child in token.children or ()) for token in inline]
    assert found == [re.sub(" +", " ", text) for text in (texts[0], *texts)]


def test_marks_stand_where_markdown_knows_them() -> None:
    html = "<p><strong> Bold <em>both</em></strong>, <em></em>plain</p><ol><li>one<p>more</p></li><li>two</li></ol>"
    assert markdown_of_html(html) == "**Bold *both***, plain\n\n1. one\n   more\n2. two\n"
    assert markdown_of_word(word(paragraph("5 * 3"))) == "5 \\* 3\n"
