"""Foundation, memory: what was let go goes back to the machine."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Hand free memory back, in a few milliseconds; glibc else keeps what a long job has used until the studio ends."""
    _trim()()


@cache
def _trim() -> Callable[[], object]:
    """The C library's own way; nothing where it has none or needs none."""
    if not sys.platform.startswith("linux"):
        return lambda: None
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return lambda: trim(0) if trim is not None else None
