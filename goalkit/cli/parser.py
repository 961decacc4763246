"""Reading a command line, and saying what was probably meant where it can't be read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["CommandError", "OneOf", "Parser", "suggestion"]

FEW_LETTERS = 4  # fewer are part of too many words to tell which was meant


class CommandError(Exception):
    """Goalkit can't do what was asked; the message is written to the person who asked."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Two columns, the left one wide enough for all our options, and a usage of one line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that never exits, takes no abbreviations, and suggests what was meant."""

    def __init__(self, *, prog: str, description: str) -> None:
        """`prog` is what the person typed, `description` what it does in a sentence.

        A verb that sets `takes_rest` finds the words after `--` in `rest`, or None where there is no such sign.
        """
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Help,
        )
        self.takes_rest = False
        self.add_argument("-h", "--help", action="store_true", help="print this")

    def parse(self, words: Sequence[str]) -> argparse.Namespace | None:
        """Read the words after the verb; None where only help was wanted, which `format_help` gives.

        Raises `CommandError` for anything that can't be read.
        """
        if "-h" in words or "--help" in words:
            after = " ".join(_usage(action) for action in self._actions if not action.option_strings)
            self.usage = f"{self.prog} [options] {after}".rstrip()
            return None
        rest: list[str] | None = None
        if self.takes_rest and "--" in words:
            at = list(words).index("--")
            words, rest = words[:at], list(words[at + 1 :])
        arguments, unknown = self.parse_known_intermixed_args(words)
        arguments.rest = rest
        for word in unknown:
            if not word.startswith("-"):
                raise CommandError(f"“{word}” is one word too many. {self._more()}")
            option = word.partition("=")[0]
            near = suggestion(option, self.options())
            hint = f"Did you mean {near}?" if near else self._more()
            raise CommandError(f"{self.prog.removeprefix('goalkit ')} has no option {option}. {hint}")
        return arguments

    def options(self) -> list[str]:
        """The long names of all options."""
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]

    def actions(self) -> list[argparse.Action]:
        """All options and arguments, for those who describe them elsewhere."""
        return list(self._actions)

    def error(self, message: str) -> NoReturn:
        """Turn argparse's complaint into ours, and raise it as a `CommandError`."""
        message = message.removeprefix("argument ").replace("the following arguments are required", "this needs")
        end = "" if message.endswith("?") else "."
        raise CommandError(f"{message}{end} {self._more()}")

    def _more(self) -> str:
        return f"{self.prog} --help says what it takes."


def _usage(action: argparse.Action) -> str:
    many = " ..." if action.nargs == "*" else ""
    return f"[{action.metavar}{many}]" if action.nargs in ("*", "?") else str(action.metavar)


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from goalkit.english.words.near import nearest  # only on the way out: it loads all that reads sentences

    words = sorted(known)
    return nearest(word, words) or next(
        (one for one in words if len(word) >= FEW_LETTERS and word.lower() in one), None
    )


class OneOf:
    """A type of argument that takes one of some words, and suggests one for any other."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = list(choices)

    def __call__(self, word: str) -> str:
        """Let a known word pass. Raises `ArgumentTypeError` for any other."""
        if word in self.choices:
            return word
        near = suggestion(word, self.choices)
        hint = f"did you mean {near}?" if near else f"take one of {', '.join(self.choices)}"
        raise argparse.ArgumentTypeError(f"“{word}” is not known; {hint}")
