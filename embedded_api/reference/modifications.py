"""Reference, voice modifications: effects on the voices of a range of lines as they are answered."""

from __future__ import annotations

from typing import Literal

from embedded_api.reference.base import Anything, Shape


class Modification(Shape):
    """An effect on the voices of a range of lines."""

    id: str
    start_entry_index: int
    end_entry_index: int
    effect: Literal["autotune", "telephone", "hall", "robot", "pitch", "speed"]
    params: Anything
    status: Literal["queued", "rendering", "ready", "failed"]
    error: str | None
    created_at: str
    updated_at: str


class ModificationAsked(Shape):
    """An effect that was asked for."""

    modification_id: str
    status: Literal["queued", "rendering", "ready", "failed"]


class ModificationRemoved(Shape):
    """An effect that was taken away."""

    removed: Literal[True]
