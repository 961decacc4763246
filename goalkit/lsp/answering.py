"""What an editor may ask of goalkit, and which part of it answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from goalkit.lsp.buffer import Position
from goalkit.lsp.completing import complete
from goalkit.lsp.hovering import hover
from goalkit.lsp.mending import all_safe, fixes, ignoring
from goalkit.lsp.outlining import lenses, outline
from goalkit.lsp.pointing import Place, holds, targets_at
from goalkit.lsp.translating import (
    action_of,
    completion_of,
    edit_of,
    location_of,
    path_of,
    range_from,
    range_of,
    symbol_of,
)
from goalkit.lsp.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.lsp.server import GoalServer
    from goalkit.lsp.workspace import Opened
    from goalkit.text import Span

__all__ = ["register"]

FEW_ACTIONS = 6
"""Findings at one place for which a comment is offered; each is tried out first."""
WATCHED = (
    "**/{goalkit.toml,goalkit-baseline.json,pyproject.toml,*.md,*.markdown,*.mdx,*.yaml,*.yml,*.toml,*.json,*.csv}"
)
WRITES = types.CompletionOptions(trigger_characters=["<", "[", ":", '"', "|"])
ACTS = types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll])


def register(server: GoalServer) -> None:
    """Say what editors may ask, and what answers it."""
    _about_folders(server)
    _about_places(server)
    _about_documents(server)


def _about_folders(server: GoalServer) -> None:
    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        folders = [path for one in params.workspace_folders or [] if (path := path_of(one.uri))]
        root = path_of(params.root_uri) if params.root_uri else Path(params.root_path) if params.root_path else None
        if not folders and root is not None:
            folders = [root]
        server.goals = Workspace(server.today, folders, server.workspace.position_encoding)  # type: ignore[arg-type]  # one of the three

    @server.feature(types.INITIALIZED)
    def _(_params: types.InitializedParams) -> None:
        server.warm_up()
        if _watches(server):
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            registration = types.Registration("goalkit-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        server.goals.changed_on_disk(path for one in params.changes if (path := path_of(one.uri)))
        server.check_all_soon()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _(params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(one.uri) for one in params.event.removed}
        added = [path for one in params.event.added if (path := path_of(one.uri))]
        server.goals.folders = [one for one in server.goals.folders if one not in gone] + added
        server.goals.homes.clear()
        server.check_all_soon()


def _watches(server: GoalServer) -> bool:
    """Whether the editor tells of files that change beside what is open."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    return bool(watching and watching.dynamic_registration)


def _about_places(server: GoalServer) -> None:
    def place(uri: str, position: types.Position) -> tuple[Opened, Place] | None:
        """The document and place that a request is about; None for a document that isn't open."""
        one = server.goals.opened.get(uri)
        if one is None:
            return None
        return one, Place(*one.buffer.place(Position(position.line, position.character)))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def _(params: types.HoverParams) -> types.Hover | None:
        asked = place(params.text_document.uri, params.position)
        found = hover(server.goals, *asked) if asked else None
        if asked is None or found is None:
            return None
        text, span = found
        content = types.MarkupContent(types.MarkupKind.Markdown, text)
        return types.Hover(content, range_of(asked[0].buffer, span) if span else None)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, WRITES)
    def _(params: types.CompletionParams) -> types.CompletionList | None:
        asked = place(params.text_document.uri, params.position)
        if asked is None:
            return None
        items = [completion_of(*asked, found, rank) for rank, found in enumerate(complete(server.goals, *asked))]
        return types.CompletionList(is_incomplete=True, items=items)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def _(params: types.DefinitionParams) -> list[types.Location] | None:
        asked = place(params.text_document.uri, params.position)
        seen = server.goals.seen(asked[0]) if asked else None
        if asked is None or seen is None:
            return None
        targets = targets_at(seen.document, asked[1], server.goals.portfolio(seen))
        found = (location_of(server.goals, asked[0], one.path, one.statement.span) for one in targets)
        return [location for location in found if location is not None] or None


def _about_documents(server: GoalServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))
    def _(_params: types.DidSaveTextDocumentParams) -> None:
        if not _watches(server):
            server.look_around()
        server.check_all_soon()  # it may have been the config, or the baseline

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        one = server.goals.opened.get(params.text_document.uri)
        seen = server.goals.seen(one) if one else None
        if one is None or seen is None:
            return None
        return [symbol_of(one, symbol) for symbol in outline(seen.document)]

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def _(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        one = server.goals.opened.get(params.text_document.uri)
        if one is None:
            return None
        # A lens wants a command; one without a name is shown, and does nothing.
        return [
            types.CodeLens(range_of(one.buffer, lens.at), types.Command(lens.text, ""))
            for lens in lenses(server.goals, one)
        ]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, ACTS)
    def _(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        one = server.goals.opened.get(params.text_document.uri)
        return list(_actions(server, one, params)) if one else None


def _actions(server: GoalServer, one: Opened, params: types.CodeActionParams) -> Iterator[types.CodeAction]:
    """Edits of the findings at a place, then comments that ignore them; where asked for, all safe edits at once."""
    told, seen = server.goals.told(one), server.goals.seen(one)
    if seen is None:
        return
    wanted = params.context.only
    if wanted is None or _covers(wanted, types.CodeActionKind.QuickFix):
        where = one.buffer.span_of(range_from(params.range))
        here = [that for that in told if _touch(that.span, where)]
        for mending in fixes(seen, here):
            yield action_of(server.goals, one, mending)
        for that in here[:FEW_ACTIONS]:
            if (comment := ignoring(server.goals, one, that)) is not None:
                yield action_of(server.goals, one, comment)
    if wanted is not None and _covers(wanted, types.CodeActionKind.SourceFixAll):
        edit = all_safe(seen)
        if edit is not None:
            kind = types.CodeActionKind.SourceFixAll
            yield types.CodeAction("Mend all that is safe", kind, edit=edit_of(one, [edit]))


def _covers(wanted: list[types.CodeActionKind | str] | object, kind: types.CodeActionKind) -> bool:
    """Whether an editor that asks for some kinds of actions asks for this one: “source” is all of “source.fixAll”."""
    names = (str(getattr(one, "value", one)) for one in wanted) if isinstance(wanted, (list, tuple)) else ()
    return any(not name or f"{kind.value}.".startswith(f"{name}.") for name in names)


def _touch(one: Span, other: Span) -> bool:
    return holds(one, Place(other.line, other.column)) or holds(other, Place(one.line, one.column))
