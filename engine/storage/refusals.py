"""Storage, refusals: what a database says when it cannot, as sentences a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from engine.foundation.errors import DiskFull, KnownError, ServiceUnavailable

FULL = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_WRITE")
DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
CLOSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR_SHMOPEN")


class DatabaseDamaged(KnownError):
    """The file is no database, or only part of one."""

    code = "service_unavailable"


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns a full disk, a damaged or closed file and a lock that is never given back into known errors; others pass."""
    try:
        yield
    except (exc.DatabaseError, sqlite3.DatabaseError) as problem:
        known = _known(getattr(getattr(problem, "orig", problem), "sqlite_errorname", ""))
        if known is None:
            raise
        raise known from problem


def _known(name: str) -> KnownError | None:
    if name.startswith(FULL):
        return DiskFull("The disk is full; nothing was changed.", hint="Free some space and try again.")
    if name.startswith(DAMAGED):
        hint = "Move studio.sqlite3 away and put a copy from the backups folder in its place."
        return DatabaseDamaged("The studio's database is damaged.", hint=hint)
    if name.startswith(CLOSED):
        hint = "Give yourself the right to write in it, or set STUDIO_HOME to another folder."
        return ServiceUnavailable("The studio's home cannot be written; nothing was changed.", hint=hint)
    if name.startswith("SQLITE_BUSY"):
        hint = "Close what else uses it, and try again."
        return ServiceUnavailable("Another program holds the studio's database; nothing was changed.", hint=hint)
    return None
