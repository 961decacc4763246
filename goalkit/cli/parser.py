"""Reading a command line, and saying what was probably meant where it can't be read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["CommandError", "Parser", "one_of", "suggestion"]


class CommandError(Exception):
    """Goalkit can't do what was asked; the message is written to the person who asked."""


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that never exits, takes no abbreviations, and suggests what was meant."""

    def __init__(self, *, prog: str, description: str) -> None:
        """`prog` is what the person typed, `description` what it does in a sentence."""
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="store_true", help="print this")

    def parse(self, words: Sequence[str]) -> argparse.Namespace | None:
        """Read the words after the verb; None where only help was wanted and printed.

        Raises `CommandError` for anything that can't be read.
        """
        if "-h" in words or "--help" in words:
            self.print_help()
            return None
        arguments, unknown = self.parse_known_args(words)
        for word in unknown:
            if not word.startswith("-"):
                raise CommandError(f"{self.prog}: “{word}” is one word too many. {self._more()}")
            option = word.partition("=")[0]
            near = suggestion(option, self.options())
            hint = f"Did you mean {near}?" if near else self._more()
            raise CommandError(f"{self.prog} has no option {option}. {hint}")
        return arguments

    def options(self) -> list[str]:
        """The long names of all options."""
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]

    def actions(self) -> list[argparse.Action]:
        """All options and arguments, for those who describe them elsewhere."""
        return list(self._actions)

    def error(self, message: str) -> NoReturn:
        """Turn argparse's complaint into ours."""
        message = message.removeprefix("argument ").replace("the following arguments are required", "this needs")
        raise CommandError(f"{self.prog}: {message}. {self._more()}")

    def _more(self) -> str:
        return f"{self.prog} --help lists what it takes."


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches  # only ever needed on the way out

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """A type of argument that takes one of some words, and suggests one for any other."""
    words = list(known)

    def read(word: str) -> str:
        if word in words:
            return word
        near = suggestion(word, words)
        hint = f"did you mean {near}?" if near else f"take one of {', '.join(words)}"
        raise argparse.ArgumentTypeError(f"“{word}” is not known; {hint}")

    return read
