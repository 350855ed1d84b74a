"""Foundation, home lock: one window or server a home, said plainly to the second."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from engine.foundation.errors import KnownError
from engine.foundation.paths import not_writable


class HomeInUse(KnownError):
    """Another window or server already works on this home."""

    code = "service_unavailable"


class HomeLock:
    """Held by the operating system for as long as the process lives; a crash frees it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self, what: str) -> HomeLock:
        """Take it for `what` (a window, a server). Raises `HomeInUse` naming who has it, `ServiceUnavailable`, `DiskFull`."""
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as problem:
            raise not_writable(self._path.parent, problem) from problem
        try:
            self._sign(file, what)
        except BaseException:
            with suppress(OSError):
                file.close()
            raise
        self._file = file
        return self

    def _sign(self, file: IO[str], what: str) -> None:
        if not _locked(file):
            file.seek(0)
            holder = file.read().strip() or "another process"
            hint = "Use that one, or set STUDIO_HOME to another folder."
            raise HomeInUse(f"The studio is already open on this home ({holder}).", hint=hint)
        try:
            file.truncate(0)
            file.write(f"{what}, process {os.getpid()}")
            file.flush()
        except OSError as problem:
            raise not_writable(self._path.parent, problem) from problem

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
