"""Speaking the Model Context Protocol: the tools and the pages of frameworks, over standard input and output."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

import anyio
import anyio.to_thread
from mcp import MCPError, types
from mcp.server import Server
from mcp.server.stdio import stdio_server

from goalkit import __version__
from goalkit.assistant.bounds import clipped
from goalkit.assistant.call import PATIENCE, Call
from goalkit.assistant.folder import Folder, Refusal
from goalkit.assistant.settings import settings_in
from goalkit.assistant.tools import INSTRUCTIONS, TOOLS, use
from goalkit.config import ConfigError
from goalkit.frameworks import frameworks
from goalkit.report import SITE_URL
from goalkit.rule import RuleError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from mcp.server import ServerRequestContext

    from goalkit.config import Config

__all__ = ["World", "serve", "server"]

SCHEME = "goalkit://frameworks/"
READING = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
"""No tool writes anything or talks to anybody."""


class World(NamedTuple):
    """What the server is told of the world, which only the command looks at.

    `config` gives the settings where a person named others than the folder's own; `failed` is told of mistakes of
    ours.
    """

    today: Callable[[], datetime.date]
    clock: Callable[[], float]
    failed: Callable[[Exception], None]
    config: Callable[[], Config] | None = None


def server(folder: Folder, world: World) -> Server[dict[str, Any]]:
    """A server for one folder, on any transport of the SDK."""
    one_at_a_time = anyio.CapacityLimiter(1)

    def answer(name: str, given: dict[str, Any]) -> types.CallToolResult:
        try:
            config = world.config() if world.config is not None else settings_in(folder)
            call = Call(folder, config, world.today(), world.clock, world.clock() + PATIENCE)
            data = use(TOOLS[name], call, given)
        except (Refusal, ConfigError, RuleError) as refusal:
            return _error(str(refusal).replace(f"{folder.root}/", ""))
        except Exception as error:  # noqa: BLE001 one call that fails must not end the server
            world.failed(error)
            return _error(f"this should not have happened in goalkit: {type(error).__name__}. It is not your mistake.")
        text = types.TextContent(text=dumps(data, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=data)

    async def list_tools(_: ServerRequestContext[Any], __: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=_tools())

    async def call_tool(_: ServerRequestContext[Any], asked: types.CallToolRequestParams) -> types.CallToolResult:
        if asked.name not in TOOLS:
            raise MCPError(types.INVALID_PARAMS, f"there is no tool “{asked.name[:60]}”")
        # In a thread, so that the protocol goes on meanwhile; one after the other, so that one processor is enough.
        return await anyio.to_thread.run_sync(answer, asked.name, dict(asked.arguments or {}), limiter=one_at_a_time)

    async def list_resources(_: ServerRequestContext[Any], __: object) -> types.ListResourcesResult:
        pages = [
            types.Resource(
                uri=f"{SCHEME}{page.slug}",
                name=page.slug,
                title=page.name,
                description=page.summary,
                mime_type="text/markdown",
            )
            for page in frameworks().values()
        ]
        return types.ListResourcesResult(resources=pages)

    async def read_resource(
        _: ServerRequestContext[Any], asked: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        page = frameworks().get(str(asked.uri).removeprefix(SCHEME)) if str(asked.uri).startswith(SCHEME) else None
        if page is None:
            raise MCPError(types.INVALID_PARAMS, f"there is no page “{str(asked.uri)[:60]}”")
        text = types.TextResourceContents(uri=asked.uri, mime_type="text/markdown", text=page.body)
        return types.ReadResourceResult(contents=[text])

    return Server(
        "goalkit",
        version=__version__,
        title="goalkit",
        description="Judges goals: what a stranger could not measure, check or act on.",
        instructions=INSTRUCTIONS,
        website_url=SITE_URL,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


def serve(folder: Folder, world: World) -> None:
    """Answer over standard input and output until the input ends."""

    async def run() -> None:
        ours = server(folder, world)
        async with stdio_server() as (reading, writing):
            await ours.run(reading, writing, ours.create_initialization_options())

    anyio.run(run)


def _tools() -> list[types.Tool]:
    return [
        types.Tool(
            name=one.name,
            title=one.title,
            description=one.says,
            input_schema=one.takes.model_json_schema(),
            output_schema=one.gives.model_json_schema(),
            annotations=READING,
        )
        for one in TOOLS.values()
    ]


def _error(message: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=clipped(message))], is_error=True)
