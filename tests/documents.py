"""Documents of the documented form, made up by Hypothesis: all frameworks, kinds and fields, streams and check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from goalkit.english import PLAIN
from goalkit.form.entry import Entry, EntryKind, fields_of, statement_of
from goalkit.form.fields import FRAMEWORKS, KINDS
from goalkit.read.documented.declared import declared
from goalkit.read.finish import finish
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from goalkit.model import Document

PATH = "goals/file"
"""What documents are called, so that ids that derive from it are the same for those that are read."""

PHRASES = st.sampled_from(
    [
        "Raise on-time starts from 58% to 85%",
        "Patients are seen on time",
        "the booking system",
        "≥ 90%",
        "0.7",
        "58",
        "-3",
        "1e3",
        "007",
        "yes",
        "null",
        "~",
        "on_track",
        "2027-02-01",
        "2027-02-30",
        "- a list",
        "key: value",
        "# no comment",
        "C-1, C-2",
        'it\'s “quoted” "twice"',
        "[a], {b}",
        "@ops & *friends",
        "!tag | > fold",
        "<b>bold</b> | `code` **strong** _soft_ $1",
        "💥 café",
        "back\\slash",
    ]
)
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WORDS = PHRASES | HOSTILE
"""Any words that a text of the model may hold, also those that nobody would write."""
PERIODS = st.sampled_from(["Q1 2027", "2027", "Spring term", "March 2027", "FY27", "Sprint 14"])
DAYS = st.dates().map(str)


def kept(words: SearchStrategy[str]) -> SearchStrategy[str]:
    """Words as readers keep them: not blank, without white space around."""
    return words.map(str.strip).filter(bool)


@st.composite
def entries(draw: DrawFn, words: SearchStrategy[str] = WORDS) -> Entry:
    """A whole document as a tree, in the order in which it is written."""
    framework = draw(st.sampled_from(list(FRAMEWORKS)))
    names = draw(st.lists(st.from_regex(r"[A-Z]{1,3}-[0-9]{1,3}", fullmatch=True), unique=True, max_size=8))
    free = list(names)
    root = _filled(draw, "document", words)
    root.fields["framework"] = Text(framework)

    def goal(kind: EntryKind, depth: int) -> Entry:
        entry = _filled(draw, kind, words)
        for key in ("id", "parent"):
            entry.fields.pop(key, None)
        if free and draw(st.booleans()):
            entry.fields["id"] = Text(free.pop())
        if depth == 0 and names and draw(st.integers(0, 4)) == 0:
            entry.fields["parent"] = Text(draw(st.sampled_from(names)))
        elif draw(st.integers(0, 4)) == 0:
            entry.fields["parent"] = Text("goal ⌂ elsewhere")
        if depth < 3:
            entry.below = _grouped(draw, lambda below: goal(below, depth + 1), most=2)
        entry.below += _check_ins(draw, words, {})
        return entry

    root.below = _grouped(draw, lambda kind: goal(kind, 0), most=3)
    for _ in range(draw(st.integers(0, 1))):
        stream = _filled(draw, "value_stream", words)
        stream.below = [_filled(draw, "step", words) for _ in range(draw(st.integers(0, 2)))]
        root.below.append(stream)
    used = [name for name in names if name not in free]
    about = draw(st.sampled_from([*used, "goal ⌂ elsewhere"]))
    root.below += _check_ins(draw, words, {"goal": Text(about)})
    return root


def documents(words: SearchStrategy[str] = WORDS) -> SearchStrategy[Document]:
    """Whole documents, as they come out of a reader."""
    return entries(words).map(document_of)


def document_of(root: Entry) -> Document:
    """The document that a tree says."""
    return finish(declared(root, PLAIN), path=PATH, format="yaml", source="", calendar=PLAIN, today=None)


def _grouped(draw: DrawFn, make: Callable[[EntryKind], Entry], most: int) -> list[Entry]:
    kinds = draw(st.lists(st.sampled_from(list(KINDS)), max_size=most))
    return [make(kind) for kind in sorted(kinds, key=list(KINDS).index)]


def _check_ins(draw: DrawFn, words: SearchStrategy[str], about: dict[str, Text]) -> list[Entry]:
    if draw(st.integers(0, 3)):
        return []
    if not about and draw(st.booleans()):
        days = draw(st.lists(DAYS, min_size=1, max_size=3, unique=True))
        return [Entry("check_in", Text(day), {"date": Text(day), "value": Text(draw(kept(words)))}) for day in days]
    entry = _filled(draw, "check_in", words)
    entry.fields.pop("goal", None)
    entry.fields = about | entry.fields
    return [entry] if entry.fields else []


def _filled(draw: DrawFn, kind: EntryKind, words: SearchStrategy[str]) -> Entry:
    """An entry with some of its fields."""
    known = fields_of(kind)
    statement = statement_of(kind)
    some = draw(st.sets(st.sampled_from(list(known)), max_size=5)) | ({statement} if statement else set())
    entry = Entry(kind, Text())
    for key, said in known.items():
        if key not in some or key == "framework":
            continue
        if said.shape == "list":
            texts = draw(st.lists(kept(words), min_size=1, max_size=3))
            entry.lists[key] = tuple(map(Text, texts))
        elif key == "period":
            entry.fields[key] = Text(draw(PERIODS | kept(words)))
        elif key in {"date", "due", "start"}:
            entry.fields[key] = Text(draw(DAYS | kept(words)))
        elif key == statement:
            entry.fields[key] = Text(draw(kept(words.map(lambda text: text.replace("\n", " ").replace("\t", " ")))))
        else:
            entry.fields[key] = Text(draw(kept(words)))
    return entry
