"""Foundation, errors: what is known to go wrong says so in a sentence; everything else is a bug."""

from __future__ import annotations

import errno
from typing import Any, ClassVar


class StudioError(Exception):
    """Base of every error the studio raises itself: a sentence, a hint for the person, details for a program."""

    code: ClassVar[str] = "internal_error"

    def __init__(self, message: str, *, hint: str = "", **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details

    def sentence(self) -> str:
        """The message and, where there is one, the hint: what a person reads."""
        return f"{self.message} {self.hint}".strip()


class KnownError(StudioError):
    """Something the person can act on: a full disk, a wrong state, a missing scope."""


class BugError(StudioError):
    """Something we must mend: it is logged and shown as an internal error."""


class DiskFull(KnownError):
    """There is no room left where the studio keeps its files."""

    code = "service_unavailable"


class NotFound(KnownError):
    """No such thing, or not for this caller; each room names its own kind."""

    code = "not_found"


class ValidationFailed(KnownError):
    """What was sent does not fit; `issues` lists every problem as (path, message, limit)."""

    code = "validation_failed"

    def __init__(self, issues: list[tuple[str, str, int | float | None]]) -> None:
        path, message, _ = issues[0]
        container, _, field = path.rpartition(".")
        text = f"`{container}` is invalid: {field} - {message}" if container else f"`{path}` is invalid: {message}"
        super().__init__(text)
        self.issues = issues


class ServiceUnavailable(KnownError):
    """The studio is starting, stopping, or another one holds this home."""

    code = "service_unavailable"


def is_disk_full(problem: BaseException) -> bool:
    """Whether the system refused because there is no room left."""
    return isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT)


def disk_full() -> DiskFull:
    """There was no room for what was being made."""
    return DiskFull("The disk is full; what was being made was not kept.", hint="Free some space and try again.")


def said_plainly(problem: Exception) -> StudioError:
    """What a person is told of any failure: a studio's error as it is, a full disk as such, anything else as a bug."""
    if isinstance(problem, StudioError):
        return problem
    if is_disk_full(problem):
        return disk_full()
    return BugError("Something went wrong inside the studio.", hint="The log has the details.")
