"""The command `goalkit`: the one place that prints, exits, and reads the clock and the environment."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn
from warnings import simplefilter

from goalkit import __version__
from goalkit.cli import console
from goalkit.cli.parser import CommandError, Parser, suggestion
from goalkit.cli.stopping import Stopping
from goalkit.plugins import PluginWarning, faults

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["VERBS", "main", "parser_of"]

VERBS = {
    "lint": "find what is wrong or unclear in goals, and say how to mend it",
    "diff": "find how goals were changed between two versions, so that nothing changes in silence",
    "show": "print what goalkit understood of each goal",
    "tree": "draw which goals serve which, across all files, and how each of them stands",
    "status": "print how far goals have come, from the check-ins beside them",
    "suggest": "draft an objective for each KPI that is out of its range",
    "explain": "print a rule's page: why it speaks and what to write instead",
    "rules": "list all rules",
    "config": "print the settings in force and where each comes from",
    "baseline": "accept today's findings, so that only new ones are reported",
    "frameworks": "list the frameworks that goalkit knows, or show one",
    "compare": "lay frameworks side by side, with sources",
    "choose": "find the framework that fits, by a few questions",
    "convert": "write goals in another framework, and account for every word",
    "import": "take goals out of another tool's file, and say what did not fit",
    "export": "write goals as another tool's file, and say what has no place there",
    "new": "write a goal from a template, asked slot by slot",
    "template": "list, show and check goal templates, or learn them from your goals",
    "site": "publish goals as HTML pages; in a checkout, make the guide",
    "mcp": "let an assistant draft goals that goalkit judges, in a folder that it may read",
    "lsp": "serve an editor, which then shows findings while you write",
    "schema": "print the JSON Schema of what goalkit reads and writes",
    "completion": "print a completion script for your shell",
}
"""What goalkit can do; each verb is a module here with `configure(parser)` and `run(arguments) -> exit code`.

What a person asked for and can't be done, `run` raises as a `CommandError`, whose words `main` prints.
"""

WELCOME = """\
goalkit reads the goals you write and says what a stranger could not measure, check or act on.

  goalkit lint okrs.md             find what is wrong or unclear, and how to mend it
  goalkit show okrs.md             see what goalkit understood of each goal
  goalkit explain missing-target   learn why a rule speaks, with examples

It reads Markdown, YAML, TOML, JSON and CSV. All commands: goalkit --help
"""

SERVERS = ("lsp", "mcp")  # they wait for their client in ways of their own, and write no files
FAILED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code: 0 nothing found, 1 something, 2 goalkit couldn't do its job."""
    # What a run makes is kept to its end or falls at once: looking for rings of garbage often would cost it a fifth.
    gc.set_threshold(50_000, 20, 100)
    words = list(sys.argv[1:] if argv is None else argv)
    console.make_safe()
    simplefilter("ignore", PluginWarning)  # they are told below, once and without a place in the code
    if words[:1] and words[0] in SERVERS:
        return _run(words, Stopping())
    with Stopping() as stopping:
        code = _run(words, stopping)
    return stopping.code if stopping.asked else code


def _run(words: list[str], stopping: Stopping) -> int:
    try:
        code = _dispatch(words)
        console.flush()
    except CommandError as refusal:
        _tell_faults()
        console.complain(str(refusal))
        return FAILED
    except KeyboardInterrupt:
        console.complain("stopped")
        return stopping.code
    except BrokenPipeError:
        console.abandon_output()  # whoever read this has read enough
        return 0
    except Exception as error:  # noqa: BLE001 a person must never meet a traceback
        _tell_faults()
        return _failed(error)
    # What a rule that isn't there would have said, nobody knows: the rest was done, and yet not all of the job.
    return FAILED if _tell_faults() else code


def parser_of(verb: str) -> Parser:
    """The parser of one verb, so that only what that verb needs is imported."""
    parser = Parser(prog=f"goalkit {verb}", description=f"{VERBS[verb][0].upper()}{VERBS[verb][1:]}.")
    import_module(f"goalkit.cli.{verb}").configure(parser)
    return parser


def _dispatch(words: list[str]) -> int:
    if not words:
        console.write(WELCOME)
        return 0
    first = words[0]
    if first in ("-h", "--help", "help"):
        if first == "help" and words[1:2] and words[1] in VERBS:
            return _dispatch([words[1], "--help"])
        console.write(_overview())
        return 0
    if first in ("-V", "--version"):
        console.write(f"goalkit {__version__}\n")
        return 0
    if first not in VERBS:
        _refuse_verb(first)
    parser = parser_of(first)
    arguments = parser.parse(words[1:])
    if arguments is None:
        console.write(parser.format_help())
        return 0
    code: int = import_module(f"goalkit.cli.{first}").run(arguments)
    return code


def _overview() -> str:
    verbs = "\n".join(f"  {verb:<12}{what}" for verb, what in VERBS.items())
    return (
        "usage: goalkit COMMAND [options] [paths]\n\n"
        f"{verbs}\n\n"
        "  --version   print the version\n"
        "  --help      print this; after a command, print its options\n\n"
        "Exit codes: 0 nothing at or above --fail-on, 1 something, 2 goalkit could not do its job.\n"
    )


def _refuse_verb(word: str) -> NoReturn:
    from pathlib import Path

    if word.startswith("-"):
        raise CommandError(
            f"“{word}” is no option of goalkit itself; options stand after the command: goalkit lint {word}"
        )
    if near := suggestion(word, VERBS):
        raise CommandError(f"there is no command “{word}”. Did you mean “{near}”?")
    if Path(word).exists():
        raise CommandError(f"there is no command “{word}”, but a file of that name: goalkit lint {word}")
    raise CommandError(f"there is no command “{word}”. goalkit --help lists all.")


def _tell_faults() -> bool:
    """Say what of other packages was left out, if anything was."""
    told = faults()
    for one in told:
        console.complain(f"{one}\nUninstall that package, or tell its authors; the rest goes on without it.")
    return bool(told)


def _failed(error: Exception) -> int:
    """Say what stopped the run: a config or rule that can't be followed, or a mistake of ours."""
    from goalkit.batch import WorkerLost
    from goalkit.config import ConfigError
    from goalkit.interchange.mistakes import InterchangeError
    from goalkit.read.source import ISSUES
    from goalkit.rule import RuleError
    from goalkit.template.mistakes import SlotError, TemplateError

    if console.debugging():
        import traceback

        console.trace("".join(traceback.format_exception(error)))
    if isinstance(error, (ConfigError, InterchangeError, RuleError, SlotError, TemplateError, WorkerLost)):
        console.complain(str(error))
        return FAILED
    if isinstance(error, OSError) and error.strerror:  # no mistake of ours: a file, a disk or the system refuses
        name = error.filename if error.filename is not None else error.filename2
        console.complain(f"{os.fsdecode(name)}: {error.strerror}" if isinstance(name, (str, bytes)) else error.strerror)
        return FAILED
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    console.complain(
        f"this should not have happened: {what}\n"
        f"Please report it at {ISSUES}, with what GOALKIT_DEBUG=1 prints when you run the same command again."
    )
    return FAILED
