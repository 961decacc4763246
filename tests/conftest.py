"""What holds for all tests: properties take what time they need, and browser and guide are set up in one place."""

import gc
import signal
from collections.abc import Iterator
from importlib import import_module
from typing import NoReturn

import pytest
from hypothesis import settings

from tests.browsing import browser
from tests.guide import guide, guide_folder, guide_pages, playground_folder

__all__ = ["browser", "guide", "guide_folder", "guide_pages", "playground_folder"]

settings.register_profile("goalkit", deadline=None)
settings.load_profile("goalkit")


@pytest.fixture(autouse=True, scope="session")
def _stumbling_fails() -> Iterator[None]:
    """Let a reader that fails fail its test: only users are told in a problem, so that their other files go on."""

    def raise_again(error: Exception) -> NoReturn:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("goalkit.read"), "stumbled", raise_again)
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_freezes() -> Iterator[None]:
    """Let a command that runs within a test leave the collector alone: it is far from being the last of this process.

    From Python 3.14 on, Hypothesis no longer finds what holds its random numbers among what is frozen.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield


@pytest.fixture
def signals_end() -> Iterator[None]:
    """Let signals end the processes that a test starts, also where the suite itself is to outlive them.

    A shell lets what runs in its background ignore a Ctrl-C, nohup the end of the terminal, and children do as their
    parents did; but what a parent does in a handler is not passed on.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ignored = [number for number in numbers if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, lambda *_: None)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)
