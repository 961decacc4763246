"""What goalkit found, in the words of the Language Server Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from goalkit.lsp.buffer import Position, Range
from goalkit.report import SITE_URL, rule_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.config import Mistake
    from goalkit.diagnostic import Diagnostic, Replacement
    from goalkit.lsp.buffer import Buffer
    from goalkit.lsp.completing import Completion, Sort
    from goalkit.lsp.mending import Mending
    from goalkit.lsp.outlining import Symbol
    from goalkit.lsp.pointing import Place
    from goalkit.lsp.workspace import Opened, Workspace
    from goalkit.model import Kind
    from goalkit.text import Span

__all__ = [
    "action_of",
    "completion_of",
    "diagnostic_of",
    "edit_of",
    "location_of",
    "mistake_of",
    "path_of",
    "range_from",
    "range_of",
    "symbol_of",
]

SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}
UNNECESSARY = frozenset({"unused-ignore"})
"""Rules that speak of words which do nothing: editors show them faded."""
ICONS: dict[Kind, types.SymbolKind] = {
    "objective": types.SymbolKind.Class,
    "scorecard_objective": types.SymbolKind.Class,
    "smart_goal": types.SymbolKind.Class,
    "goal": types.SymbolKind.Class,
    "north_star": types.SymbolKind.Class,
    "initiative": types.SymbolKind.Event,
}
"""What stands for a kind in an outline; everything else is a number."""
SORTS: dict[Sort, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "goal": types.CompletionItemKind.Reference,
    "metric": types.CompletionItemKind.Unit,
    "slot": types.CompletionItemKind.Variable,
    "rule": types.CompletionItemKind.Keyword,
    "person": types.CompletionItemKind.Value,
}


def path_of(uri: str) -> Path | None:
    """The file that an address names; None where it names none."""
    try:
        name = to_fs_path(uri)
        return Path(name) if name and "\0" not in name else None
    except (ValueError, IndexError):
        return None


def range_from(where: types.Range) -> Range:
    """A range as an editor sent it."""
    return Range(Position(where.start.line, where.start.character), Position(where.end.line, where.end.character))


def range_of(buffer: Buffer, span: Span) -> types.Range:
    """A span as the editor counts."""
    start, end = buffer.range_of(span)
    return types.Range(types.Position(*start), types.Position(*end))


def location_of(workspace: Workspace, one: Opened, path: str, span: Span) -> types.Location | None:
    """A place in any document that a report on this one names; None where it can't be read."""
    if one.seen is None:
        return None
    if path == one.seen.document.path:
        return types.Location(one.uri, range_of(one.buffer, span))
    found = workspace.whereabouts(one.seen, path)
    if found is None:
        return None
    where, buffer = found
    uri = where if isinstance(where, str) else from_fs_path(str(where))
    return types.Location(uri, range_of(buffer, span)) if uri else None


def diagnostic_of(workspace: Workspace, one: Opened, that: Diagnostic) -> types.Diagnostic:
    """A finding: what is wrong and what to do, the rule with its page, and the other places that prove it."""
    related = []
    for place in that.related:
        location = location_of(workspace, one, place.path, place.span)
        if location is not None:
            related.append(types.DiagnosticRelatedInformation(location, place.message))
    return types.Diagnostic(
        range=range_of(one.buffer, that.span),
        message=f"{that.message}\n→ {that.ask}" if that.ask else that.message,
        severity=SEVERITY.get(that.level, types.DiagnosticSeverity.Hint),
        code=that.rule,
        code_description=types.CodeDescription(rule_url(that.rule)),
        source="goalkit",
        tags=[types.DiagnosticTag.Unnecessary] if that.rule in UNNECESSARY else None,
        related_information=related or None,
    )


def mistake_of(one: Opened, mistake: Mistake) -> types.Diagnostic:
    """Something wrong in a config that is open."""
    start = types.Position(*one.buffer.position(mistake.line, mistake.column))
    end = types.Position(*one.buffer.position(mistake.line, mistake.column + 1))
    return types.Diagnostic(
        types.Range(start, end),
        mistake.message,
        severity=types.DiagnosticSeverity.Error,
        source="goalkit",
        code="configuration",
        code_description=types.CodeDescription(f"{SITE_URL}reference/configuration/"),
    )


def edit_of(one: Opened, edits: Iterable[Replacement]) -> types.WorkspaceEdit:
    """Replacements in a document."""
    changes = [types.TextEdit(range_of(one.buffer, edit.span), edit.text) for edit in edits]
    return types.WorkspaceEdit(changes={one.uri: changes})


def action_of(workspace: Workspace, one: Opened, mending: Mending) -> types.CodeAction:
    """A mending that an editor offers; one that is safe is what it takes first."""
    return types.CodeAction(
        title=mending.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic_of(workspace, one, mending.about)],
        is_preferred=mending.safe or None,
        edit=edit_of(one, mending.edits),
    )


def symbol_of(one: Opened, symbol: Symbol) -> types.DocumentSymbol:
    """A goal in the outline, with all below it."""
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail,
        kind=ICONS.get(symbol.kind, types.SymbolKind.Number),
        range=range_of(one.buffer, symbol.within),
        selection_range=range_of(one.buffer, symbol.at),
        children=[symbol_of(one, below) for below in symbol.below],
    )


def completion_of(one: Opened, place: Place, found: Completion, rank: int) -> types.CompletionItem:
    """Something to write, in the order in which it was found."""
    start = one.buffer.position(place.line, place.column - found.length)
    end = one.buffer.position(place.line, place.column)
    where = types.Range(types.Position(*start), types.Position(*end))
    return types.CompletionItem(
        label=found.label,
        kind=SORTS[found.sort],
        detail=found.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, found.says) if found.says else None,
        sort_text=f"{rank:04}",
        filter_text=found.text,
        text_edit=types.TextEdit(where, found.text),
    )
