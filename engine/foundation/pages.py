"""Foundation, pages: a stretch of a list and where the next one begins."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from engine.foundation.errors import ValidationFailed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Items, newest first, and an opaque cursor to go on with, None on the last page."""

    items: tuple[T, ...]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The key of the last item seen: its creation time and id."""

    created_at: datetime
    id: str

    def encode(self) -> str:
        """Opaque text for clients."""
        raw = json.dumps([round(self.created_at.timestamp() * 1000), self.id]).encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """Read an opaque text. Raises `ValidationFailed` when it is not one of ours."""
        try:
            milliseconds, name = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            return cls(datetime.fromtimestamp(int(milliseconds) / 1000, UTC), str(name))
        except (ValueError, TypeError, binascii.Error, OverflowError, OSError):
            raise ValidationFailed([("cursor", "Invalid input: expected a cursor of an earlier page", None)]) from None
