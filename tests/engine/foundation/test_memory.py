"""What was let go goes back to the machine."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from engine.foundation.memory import give_back

PIECES, BYTES = 1600, 64_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc keeps what was let go")
def test_what_a_thread_has_let_go_goes_back_to_the_machine() -> None:
    kept: list[bytearray] = []
    worker = threading.Thread(target=lambda: kept.append(_used()))
    worker.start()
    worker.join()
    before = _resident()
    give_back()
    assert before - _resident() > PIECES * BYTES / 2, "the last piece is still there, all before it are not"


def _used() -> bytearray:
    """The last of many pieces: behind it the C library cannot shrink its heap by itself."""
    return [bytearray(b"x" * BYTES) for _ in range(PIECES)][-1]


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
