"""Storage, pulse: whether anything was committed since somebody looked, by whichever process; asked in microseconds, without a thread."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

Beat = tuple[int, int]


class Pulse:
    """A connection of its own that never writes and holds nothing, so that SQLite tells it of every commit but its own.

    The number means something beside another one from the same connection only; `Beat` carries which one that was.
    """

    def __init__(self, file: Path) -> None:
        self._address = f"file:{quote(file.as_posix())}?mode=rw"
        self._lock, self._opened = threading.Lock(), 0
        self._connection: sqlite3.Connection | None = None

    def beat(self) -> Beat | None:
        """The same as long as nothing was committed; None where that cannot be told at once. Blocks on nothing."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            # To its end: a statement left half read would hold the database's old pages.
            found = self._open().execute("PRAGMA data_version").fetchall()
        except sqlite3.Error:
            # Whoever reads now finds out what is wrong, and says so.
            self._close()
            return None
        else:
            return self._opened, int(found[0][0])
        finally:
            self._lock.release()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._close()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._opened += 1
            self._connection = sqlite3.connect(
                self._address, uri=True, timeout=0, isolation_level=None, check_same_thread=False
            )
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
