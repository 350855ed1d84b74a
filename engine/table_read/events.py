"""Table read, events: words written, voices changed."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class ScriptWritten(Event):
    """A revision of a table read has its words and its cast."""

    artifact_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class CastChanged(Event):
    """Some characters of a revision speak in another voice."""

    artifact_id: str
    revision: int
    characters: tuple[str, ...]
