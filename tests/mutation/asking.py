"""What tests ask of an area, asked again after a change: the tests whose answers differ are the ones that may notice.

Nearly all that tests see of `goalkit/english` they see through what `understand` says of a sentence, and nearly all of
`goalkit/read` through the document that is made of a source. So both are noted for each test, once. For a change all
of it is asked again, which takes seconds; where every answer stays what it was, few tests need to run.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
import sys
from functools import _lru_cache_wrapper, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.mutation.mutants import ROOT
from tests.mutation.planning import BROAD
from tests.mutation.record import ALIKE, HOME, apart, apart_loud, bits, files_of_tests, passes, quiet_pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import CodeType, FrameType

    import pytest

    from tests.mutation.record import Record

    Trace = Callable[[FrameType, str, object], Any]

Lines = dict[str, int]
"""For each file lines, as the bits of a number."""
FILE = HOME / "asked.pickle"
LONGEST = 20_000
"""Characters of a source that is read again; what tests read that is longer only costs time."""
MANY = 1000
"""What asks more than this tries what occurs to it, or measures how long it takes."""
SLOW = 0.6
"""Seconds of a test that isn't listened to."""


class Question(NamedTuple):
    """What a test asks: of a sentence, or of a whole source."""

    area: str
    words: str
    rest: tuple[Any, ...]


class Asked:
    """What each test asks: questions, each once, and by their numbers those of a test."""

    def __init__(self) -> None:
        self.questions: dict[Question, int] = {}
        self.of: dict[str, frozenset[int]] = {}
        self.ran: dict[int, Lines] = {}
        """For each question the lines of its area that it runs; others are seen in other ways."""
        self.sources = ""
        """The state of goalkit in which it ran them."""

    @classmethod
    def load(cls) -> Asked:
        """What was noted before, if anything was."""
        found = cls()
        if FILE.exists():
            found.__dict__ |= pickle.loads(FILE.read_bytes())  # noqa: S301 (we wrote it)
        return found

    def save(self) -> None:
        """Keep it for the next run."""
        FILE.write_bytes(pickle.dumps(self.__dict__))


def note(record: Record) -> None:
    """Note what all tests ask that were recorded; in a process of its own, for ours may not import goalkit."""

    def work() -> None:
        known = Asked.load()
        if record.tests.keys() - known.of.keys() or known.sources != state():
            quiet_pytest(Noting(known, record), files_of_tests())

    apart_loud(work)


KEEPING = ("goalkit.english", "goalkit.read", "goalkit.form", "tests.accuracy")
"""What keeps, between calls, answers to what is asked here; not the rules, of which each is there once."""


def kept_calls(*packages: str) -> list[Any]:
    """The functions of packages that keep what they answered."""
    return [
        one
        for name, module in list(sys.modules.items())
        if name.startswith(packages)
        for one in vars(module).values()
        if isinstance(one, _lru_cache_wrapper)
    ]


def forget(*packages: str) -> None:
    """Let everything that packages keep between calls be worked out anew."""
    for one in kept_calls(*packages):
        one.cache_clear()


def state() -> str:
    """What tells one state of goalkit from all others."""
    found = hashlib.sha256()
    for path in sorted((ROOT / "goalkit").rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


class Noting:
    """A plugin for pytest: runs tests of which it isn't known what they ask, and notes it."""

    def __init__(self, known: Asked, record: Record) -> None:
        self.known = known
        self.record = record
        self.heard: dict[Question, None] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them in place of pytest's own loop, those of a file in a process of their own."""
        self._listen()
        homes: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            if item.nodeid in self.record.tests and item.nodeid not in self.known.of:
                homes.setdefault(item.nodeid.partition("::")[0], []).append(item)
        for home, items in homes.items():
            found: dict[str, list[Question]] = apart(partial(self._run, items)) or {}
            for name in (one.nodeid for one in items):
                numbers = [
                    self.known.questions.setdefault(one, len(self.known.questions)) for one in found.get(name, ())
                ]
                self.known.of[name] = frozenset(numbers)
            print(f"{home}: {len(self.known.questions)} questions", flush=True)
            self.known.save()
        if self.known.sources != state():
            self.known.ran.clear()
        for area in DOORS:
            self.known.ran |= apart(partial(self._ran, area)) or {}
        self.known.sources = state()
        self.known.save()
        return True

    def _ran(self, area: str) -> dict[int, Lines]:
        ask = DOORS[area]()
        home = str(ROOT / "goalkit" / area)
        found: dict[int, Lines] = {}
        ran: dict[CodeType, set[int]] = {}
        listeners: dict[CodeType, Trace | None] = {}

        def listener(code: CodeType) -> Trace | None:
            if not code.co_filename.startswith(home):
                return None
            add = ran.setdefault(code, set()).add

            def line(frame: FrameType, event: str, _: object) -> Trace:
                add(frame.f_lineno)
                return line

            return line

        def call(frame: FrameType, event: str, _: object) -> Trace | None:
            code = frame.f_code
            if code not in listeners:
                listeners[code] = listener(code)
            line = listeners[code]
            return line and line(frame, event, None)

        forget("goalkit.english", "goalkit.read")
        keeping = [one for one in kept_calls("goalkit.english", "goalkit.read") if one.__wrapped__.__code__.co_argcount]
        for one, number in self.known.questions.items():
            if one.area == area and number not in self.known.ran:
                for cache in keeping:
                    cache.cache_clear()
                for numbers in ran.values():
                    numbers.clear()
                sys.settrace(call)
                _answer(ask, one)
                sys.settrace(None)
                lines: dict[str, set[int]] = {}
                for code, numbers in ran.items():
                    if numbers:
                        lines.setdefault(str(Path(code.co_filename).relative_to(ROOT)), set()).update(numbers)
                found[number] = {path: bits(numbers) for path, numbers in lines.items()}
        return found

    def _run(self, items: list[pytest.Item]) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        of_example: dict[str, list[Question]] = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            example = item.nodeid.partition("[")[2] if item.nodeid.startswith(ALIKE) else ""
            broad = BROAD in item.nodeid
            if self.record.tests[item.nodeid].seconds > SLOW and not broad:
                continue
            if broad:
                forget("tests.accuracy")  # else the first of them asks all that the others look at
            if example not in of_example:
                self.heard.clear()
                passes(item, following)
                of_example[example] = list(self.heard) if len(self.heard) <= MANY or broad else []
            found[item.nodeid] = of_example[example] if example else of_example.pop("")
        return found

    def _listen(self) -> None:
        statement, reading = import_module("goalkit.english.statement"), sys.modules["goalkit.read"]
        understand, finish = statement.understand, import_module("goalkit.read.finish").finish
        page = import_module("goalkit.read.markdown.page").read_markdown

        def hear(area: str, words: str, rest: tuple[Any, ...]) -> None:
            if len(words) <= LONGEST:
                self.heard[Question(area, str(words), rest)] = None

        def understanding(statement: Any, **given: Any) -> Any:  # noqa: ANN401
            fields = given.get("fields")
            rest = {**given, "fields": tuple((name, str(one)) for name, one in fields.items()) if fields else None}
            hear("english", statement, tuple(sorted(rest.items())))
            return understand(statement, **given)

        def finishing(found: Any, **given: Any) -> Any:  # noqa: ANN401
            hear("read", given["source"], tuple(given[one] for one in ("format", "path", "calendar", "today")))
            return finish(found, **given)

        def drafting(source: str, **given: Any) -> Any:  # noqa: ANN401
            hear("read", source, ("markdown", "<text>", given["calendar"], None))
            return page(source, **given)

        for module in [one for name, one in sys.modules.items() if name.startswith(("goalkit", "test"))]:
            for name, value in list(vars(module).items()):
                if value is understand:
                    setattr(module, name, understanding)
                elif value is finish and module is reading:
                    setattr(module, name, finishing)
                elif value is page and module.__name__.startswith("test"):
                    setattr(module, name, drafting)


class Answers:
    """What is answered now to all that tests ask of an area; asked once more in the process of a mutant."""

    def __init__(self, area: str, known: Asked) -> None:
        self.known = known
        self.area = area
        self.words = [""] * len(known.questions)
        self.kept: dict[int, tuple[Callable[[], bytes], bytes]] = {}
        if area not in DOORS:
            return
        ask = DOORS[area]()
        for one, number in known.questions.items():
            self.words[number] = one.words
            if one.area == area:
                again = partial(_answer, ask, one)
                again()
                if (answer := again()) == again():
                    self.kept[number] = again, answer

    def asking(self, lines: Lines) -> list[int]:
        """The questions that run one of some lines."""
        ran = self.known.ran
        return [
            number
            for number in self.kept
            if number in ran and any(ran[number].get(path, 0) & mask for path, mask in lines.items())
        ]

    def changed(self, numbers: Iterable[int], before_each: Callable[[], None]) -> Iterator[int]:
        """Those of some questions that are answered otherwise now."""
        for number in numbers:
            before_each()
            again, before = self.kept[number]
            if again() != before:
                yield number


def _answer(ask: Callable[[Question], object], question: Question) -> bytes:
    try:
        found = ask(question)
    except Exception as error:  # noqa: BLE001 (whatever goes wrong is an answer, too)
        return type(error).__name__.encode()
    return found if isinstance(found, bytes) else pickle.dumps(found)


def _of_sentence() -> Callable[[Question], object]:
    """What is understood of a sentence."""
    from goalkit.english import understand
    from goalkit.text import Text

    def reading(question: Question) -> object:
        given = dict(question.rest)
        if given.get("fields"):
            given["fields"] = {name: Text(words) for name, words in given["fields"]}
        return understand(Text(question.words), **given)

    return reading


def _of_source() -> Callable[[Question], bytes]:
    """What is made of a source, but for what is understood of its sentences, which reads nothing else."""
    from goalkit.english import Reading, understand

    reading, finish = sys.modules["goalkit.read"], import_module("goalkit.read.finish")
    memory: dict[object, object] = {}

    def remembered(statement: Any, **given: Any) -> Any:  # noqa: ANN401
        key = (str(statement), repr(given))
        if key not in memory:
            memory[key] = understand(statement, **given)
        return memory[key]

    def document(question: Question) -> bytes:
        kind, path, calendar, today = question.rest
        there, finish.understand = finish.understand, remembered  # type: ignore[attr-defined]
        try:
            found = reading._find(question.words, kind, path, calendar)  # type: ignore[attr-defined] # noqa: SLF001
            made = finish.finish(found, path=path, format=kind, source=question.words, calendar=calendar, today=today)
        finally:
            finish.understand = there  # type: ignore[attr-defined]
        written = io.BytesIO()
        pickler = pickle.Pickler(written)
        pickler.dispatch_table = copyreg.dispatch_table | {Reading: lambda _: (str, ("a reading",))}
        pickler.dump(made)
        return written.getvalue()

    return document


DOORS: dict[str, Callable[[], Callable[[Question], object]]] = {"english": _of_sentence, "read": _of_source}
"""How a question of an area is answered."""
