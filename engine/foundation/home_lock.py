"""Foundation, home lock: one window or server a home, said plainly to the second."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from engine.foundation.errors import KnownError


class HomeInUse(KnownError):
    """Another window or server already works on this home."""

    code = "service_unavailable"


class HomeLock:
    """Held by the operating system for as long as the process lives; a crash frees it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self, what: str) -> HomeLock:
        """Take it for `what` (a window, a server). Raises `HomeInUse` naming who has it."""
        file = self._path.open("a+", encoding="utf-8")
        if not _locked(file):
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            hint = "Use that one, or set STUDIO_HOME to another folder."
            raise HomeInUse(f"The studio is already open on this home ({holder}).", hint=hint)
        file.truncate(0)
        file.write(f"{what}, process {os.getpid()}")
        file.flush()
        self._file = file
        return self

    def release(self) -> None:
        """Give it back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _locked(file: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
