"""Foundation, loading: a start that is not interrupted by looking for garbage there cannot be yet, and threads that take short turns."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


SWITCH_S = 0.001


def take_short_turns() -> None:
    """Windows and listeners get their turn sooner beside threads that think: a fifth of Python's own patience."""
    sys.setswitchinterval(SWITCH_S)


def begin_loading() -> None:
    """Let the garbage collector rest; `loaded` must follow."""
    gc.disable()


def loaded() -> None:
    """What stands now is here to stay: the collector starts again and never looks through it."""
    gc.freeze()
    gc.enable()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Load and build in one go: a quarter of the time would go into looking through modules for garbage."""
    begin_loading()
    try:
        yield
    finally:
        loaded()
