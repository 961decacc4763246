"""The gallery of templates that comes with goalkit, a team's own folder beside it, and finding one among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.data import data_folder
from goalkit.english.words.near import nearest
from goalkit.template.mistakes import Mistake, TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.template.model import Template

__all__ = ["Gallery", "corrected", "files_in", "find_template", "gallery", "search", "template_named", "templates"]

MOST = 2000
"""Template files that a team's folder may hold: more are hardly templates."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Templates by function and name, and what is wrong with files that hold none."""

    templates: tuple[Template, ...]
    mistakes: tuple[Mistake, ...] = ()


def templates(folder: Path | str | None = None) -> tuple[Template, ...]:
    """All templates of the gallery, and those of a team's folder, by function and name.

    A template of the team takes the place of one of the gallery that has its name. Raises `TemplateError` for a file
    of the folder that holds none, and `OSError` for a folder that isn't there.

    >>> "smart-goal" in [template.name for template in templates()]
    True
    """
    found = gallery(folder)
    if found.mistakes:
        raise TemplateError(found.mistakes)
    return found.templates


def gallery(folder: Path | str | None = None) -> Gallery:
    """All templates that can be read, of the gallery and of a team's folder, and what is wrong with the others."""
    ours = _ours()
    if folder is None:
        return ours
    theirs, mistakes = _read(Path(folder), own=True)
    by_name = {template.name: template for template in (*ours.templates, *theirs)}
    return Gallery(_sorted(by_name.values()), (*ours.mistakes, *mistakes))


@cache
def _ours() -> Gallery:
    found, mistakes = _read(data_folder("templates"), own=False)
    return Gallery(_sorted(found), tuple(mistakes))


def _sorted(found: Iterable[Template]) -> tuple[Template, ...]:
    return tuple(sorted(found, key=lambda template: (template.function, template.name)))


def _read(folder: Path, *, own: bool) -> tuple[list[Template], list[Mistake]]:
    from goalkit.template.front import load  # imports pydantic and yaml

    found: dict[str, Template] = {}
    mistakes: list[Mistake] = []
    for file in files_in(folder):
        name = _called(file, folder, own=own)
        try:
            template = load(file, name, own=own)
        except TemplateError as error:
            mistakes += error.mistakes
            continue
        if (other := found.get(template.name)) is not None:
            mistakes.append(Mistake(name, 1, 1, f"{other.path} has this name too; names are unique in a folder"))
        found.setdefault(template.name, template)
    return list(found.values()), mistakes


def files_in(folder: Path) -> list[Path]:
    """The template files in a folder and those below it, the same list on every machine; links aren't followed.

    Raises `NotADirectoryError` where there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder.as_posix()}")
    found = [file for file in folder.rglob("*.jinja") if file.is_file() and not file.is_symlink()]
    return sorted(found)[:MOST]


def template_named(name: str, folder: Path | str | None = None) -> Template | None:
    """The template of exactly this name, a team's before the gallery's, without a look at the others; else None.

    Raises `TemplateError` where its file holds none.
    """
    from goalkit.template.front import load

    wanted = _spelled(name)
    for place, own in ((folder, True), (data_folder("templates"), False)):
        if place is not None and wanted:
            for file in files_in(Path(place)):
                if file.name.partition(".")[0] == wanted:
                    return load(file, _called(file, Path(place), own=own), own=own)
    return None


def _spelled(name: str) -> str:
    """A name as files have it: “SMART goal” is smart-goal."""
    return "-".join(_words(name))


def _called(file: Path, folder: Path, *, own: bool) -> str:
    return file.as_posix() if own else f"templates/{file.relative_to(folder).as_posix()}"


def find_template(name: str, among: Iterable[Template] | None = None) -> Template:
    """The template of a name. Raises `LookupError` with the names that were probably meant for any other.

    >>> find_template("smart-gaol")
    Traceback (most recent call last):
    LookupError: there is no template “smart-gaol”; did you mean “smart-goal”?
    """
    known = {template.name: template for template in (_ours().templates if among is None else among)}
    wanted = _spelled(name)
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    raise LookupError(f"there is no template “{name[:60]}”" + (f"; did you mean “{near}”?" if near else ""))


def search(words: Iterable[str], among: Iterable[Template], *, some: bool = False) -> list[Template]:
    """Templates that speak of all the words, the best first; with `some`, those that speak of most of them.

    A word is found where one begins with it: “retain” finds “retained” too.
    """
    wanted = [word for text in words for word in _words(text)]
    ranked = []
    for at, template in enumerate(among):
        weights = _weights(wanted, template)
        found = len(weights) - weights.count(0)
        if found and (some or found == len(wanted)):
            ranked.append((-found, -sum(weights), at, template))
    ranked.sort(key=lambda one: one[:3])
    return [template for found, _, _, template in ranked if found == ranked[0][0]]


def corrected(words: Iterable[str], among: Iterable[Template]) -> str | None:
    """The words that somebody probably meant to search for; None where nothing is like them."""
    known = sorted({word for template in among for _, said in _said(template) for word in said})
    near = [nearest(word, known, alike=0.7) for text in words for word in _words(text)]
    return " ".join(filter(None, near)) if near and all(near) else None


def _weights(wanted: list[str], template: Template) -> list[int]:
    """How telling the place is in which each word stands; 0 for a word that stands nowhere."""
    said = list(_said(template))
    return [
        max((weight for weight, words in said if any(one.startswith(_stem(word)) for one in words)), default=0)
        for word in wanted
    ]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _said(template: Template) -> Iterator[tuple[int, list[str]]]:
    """What a template says of itself, the most telling first."""
    from goalkit.english.metric import registry

    yield 8, _words(f"{template.name} {template.title}")
    yield 4, _words(f"{template.function} {template.framework} {template.kind or ''} {template.level or ''}")
    names: list[str] = []
    try:
        metrics = [registry()[metric] for metric in template.metrics]
    except TemplateError:  # its body is broken, which is told elsewhere
        metrics = []
    for metric in metrics:
        names += [metric.id, metric.name, *metric.aliases, *metric.common]
    yield 3, _words(" ".join(names))
    yield 2, _words(template.purpose)
    yield 1, _words(" ".join([*(slot.help for slot in template.slots), *template.samples.values()]))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
