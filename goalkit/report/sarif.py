"""The report as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit import __version__
from goalkit.registry import all_rules
from goalkit.report import SITE_URL, rule_url
from goalkit.report.fingerprint import fingerprinted
from goalkit.report.json import encodable, encode
from goalkit.report.summary import message_and_ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look
    from goalkit.text import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
PRECISION = {
    "correctness": "very-high",
    "suspicious": "high",
    "clarity": "high",
    "coaching": "medium",
    "pedantic": "low",
    "house": "low",
}
# RFC 3986: characters that may stand in a path as they are; a colon could be taken for the end of a scheme.
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@")


def render(report: Report, _look: Look) -> Iterator[str]:
    """One run with the rules that spoke and a result a line."""
    names = sorted({one.rule for one in report.diagnostics})
    index = {name: at for at, name in enumerate(names)}
    driver = {
        "name": "goalkit",
        "version": __version__,
        "informationUri": SITE_URL,
        "rules": [_descriptor(name) for name in names],
    }
    yield (
        f'{{"$schema": {encode(SCHEMA)}, "version": "2.1.0", "runs": [{{"tool": {{"driver": {encode(driver)}}}, '
        '"columnKind": "unicodeCodePoints", "results": ['
    )
    separator = "\n"
    for diagnostic, fingerprint in fingerprinted(report):
        yield separator + encode(_result(diagnostic, fingerprint, index[diagnostic.rule]))
        separator = ",\n"
    yield "\n]}]}\n"


def _descriptor(name: str) -> dict[str, Any]:
    rule = all_rules().get(name)
    if rule is None:
        return {"id": name, "shortDescription": {"text": name}, "helpUri": rule_url(name)}
    off = rule.level == "off"
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _first_paragraphs(rule.page)},
        "help": {"text": rule.page, "markdown": rule.page},
        "helpUri": rule_url(name),
        "defaultConfiguration": {"enabled": not off, "level": "note" if off else LEVELS[rule.level]},
        "properties": {"tags": [rule.category], "precision": PRECISION[rule.category]},
    }


def _first_paragraphs(page: str) -> str:
    """The prose of a page before its first example."""
    return " ".join(page.partition("\n```")[0].split())


def _result(one: Diagnostic, fingerprint: str, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": LEVELS[one.level],
        "message": {"text": _literal(message_and_ask(one))},
        "locations": [{"physicalLocation": _location(one.path, one.span)}],
        "partialFingerprints": {"goalkit/v1": fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(place.path, place.span),
                "message": {"text": _literal(place.message)},
            }
            for number, place in enumerate(one.related)
        ]
    if one.edits:
        safe = all(edit.safe for edit in one.edits)
        changes = [
            {"deletedRegion": _region(edit.span), "insertedContent": {"text": encodable(edit.text)}}
            for edit in one.edits
        ]
        result["fixes"] = [
            {
                "description": {"text": "keeps the meaning" if safe else "a suggestion to look at before taking it"},
                "artifactChanges": [{"artifactLocation": {"uri": uri(one.path)}, "replacements": changes}],
            }
        ]
    return result


def _location(path: str, span: Span) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri(path)}, "region": _region(span)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _literal(text: str) -> str:
    """A message in which nothing is a link: SARIF reads `[words](address)` as one."""
    text = encodable(text)
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def uri(path: str) -> str:
    """A path as a URI, relative where the path is."""
    posix = path.replace("\\", "/") if path[1:3] == ":\\" else path
    try:
        written = posix.encode("utf-8", "surrogateescape")  # the bytes of a file name that is not UTF-8
    except UnicodeEncodeError:
        written = encodable(posix).encode()
    encoded = "".join(chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in written)
    if posix.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{encoded}" if posix[1:3] == ":/" else encoded.removeprefix("./")
